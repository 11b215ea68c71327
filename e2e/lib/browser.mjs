// The real browser, and the people who sit before it.

import { chromium } from "playwright-core";

import { CHROMIUM } from "./paths.mjs";
import { watch } from "./watch.mjs";

export const VIEWPORTS = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1280, height: 860 },
};

const LOCALES = {
  ja: { locale: "ja-JP", timezoneId: "Asia/Tokyo" },
  en: { locale: "en-GB", timezoneId: "Europe/London" },
};

/** Starts Chromium, which stays on this machine: nothing is fetched in the background. */
export function browser() {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
    ],
  });
}

/**
 * Somebody with a browser profile of their own: nothing is shared between two people but the server.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {object} [options]
 * @param {"ja" | "en"} [options.lang] what the browser asks for
 * @param {"light" | "dark"} [options.theme]
 * @param {"phone" | "laptop"} [options.viewport]
 * @param {string} [options.address] the server's address, so that pages open by their path
 * @param {boolean} [options.scripts] whether scripts run
 */
export async function person(browser, options = {}) {
  const { lang = "ja", theme = "light", viewport = "laptop", address, scripts = true } = options;
  const context = await browser.newContext({
    ...LOCALES[lang],
    baseURL: address,
    colorScheme: theme,
    hasTouch: viewport === "phone",
    javaScriptEnabled: scripts,
    // Pictures and contrasts are of what is there in the end, not of what is on its way.
    reducedMotion: "reduce",
    viewport: VIEWPORTS[viewport],
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  context.setDefaultTimeout(10_000);
  const trouble = watch(context);
  const page = await context.newPage();
  return { context, page, trouble, close: () => context.close() };
}
