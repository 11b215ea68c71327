// Pictures of pages, for people to look at.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { ROOT } from "./paths.mjs";

export const SCREENSHOTS = join(ROOT, "screenshots");

/**
 * Writes `screenshots/NAME.png`, the whole page: the window is made as tall as the page, so that a bar at its bottom is
 * at the bottom of the picture.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
export async function shot(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const before = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: before.width, height: Math.max(height, before.height) });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  await page.setViewportSize(before);
}
