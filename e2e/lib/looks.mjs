// How a page must look to everybody: accessible in both themes and on both devices, never wider than a phone, and on
// one in the order in which the keyboard walks.

import assert from "node:assert/strict";

import { axe } from "./axe.mjs";
import { VIEWPORTS } from "./browser.mjs";

/**
 * Fails with what axe finds in any theme or width, and with what sticks out to the side on a phone. The page is left
 * as it was found.
 *
 * @param {import("playwright-core").Page} page
 */
export async function looksRight(page) {
  const before = page.viewportSize();
  const theme = await page.evaluate(() => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  for (const device of ["phone", "laptop"]) {
    await page.setViewportSize(VIEWPORTS[device]);
    if (device === "phone") {
      await fitsItsWidth(page);
      await keepsItsOrder(page);
    }
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      // The themes differ in their colours and in nothing else.
      await axe(page, { colours: colorScheme === "dark" });
    }
  }
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize(before);
}

/** Fails with the elements that make the page scroll to the side. */
async function fitsItsWidth(page) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    return [`${scrollWidth} px of ${clientWidth} px`, ...beyond.map((element) => element.outerHTML.slice(0, 120))];
  });
  assert.deepEqual(wide, [], `${page.url()} is wider than a phone`);
}

/** Fails where, in one column, the next stop of the keyboard stands above the one before it. */
async function keepsItsOrder(page) {
  const backwards = await page.evaluate(() => {
    const floats = (element) => element !== document.body && (/fixed|sticky|absolute/.test(getComputedStyle(element).position) || floats(element.parentElement));
    const stops = [...document.querySelectorAll("main :is(a[href], button, summary, input, select, textarea)")];
    const seen = stops.filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && !floats(stop));
    const boxes = seen.map((stop) => ({ stop, ...stop.getBoundingClientRect().toJSON() }));
    const up = boxes.filter(({ bottom }, at) => at > 0 && bottom <= boxes[at - 1].top);
    return up.map(({ stop }) => stop.outerHTML.slice(0, 120));
  });
  assert.deepEqual(backwards, [], `${page.url()} jumps up on a phone`);
}
