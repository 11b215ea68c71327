// Pictures of pages, for people to look at.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { ROOT } from "./paths.mjs";

export const SCREENSHOTS = join(ROOT, "screenshots");

/**
 * Writes `screenshots/NAME.png`, the whole page.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
export async function shot(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
