// Ways to what is taken a picture of. Each is done by whoever looks, with their words.

/** Opens what the first link of that kind leads to. */
export const follow = (selector) => async ({ page }) => {
  await page.goto(await page.locator(selector).first().getAttribute("href"));
};
/** Opens the first thing of a kind that the page lists. */
export const into = (start) => follow(`main a[href^="${start}"]:not([href*="/new"], [href$="/trash"])`);
export const from = (path, ...acts) => async (at) => {
  await at.page.goto(path);
  for (const act of acts) await act(at);
};
/** Goes on below the page at hand. */
export const below = (path) => (at) => at.page.goto(new URL(at.page.url()).pathname + path);
export const fill = (fields) => async ({ page, lang }) => {
  for (const [name, text] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(text[lang] ?? text);
};
/** Presses a button that leads on, by its words. */
export const press = (key) => async ({ page, t }) => {
  const button = page.getByRole("button", { name: t(key), exact: true }).first();
  await Promise.all([page.waitForEvent("response", (answer) => answer.request().method() === "POST"), button.click()]);
  await page.locator('html:not([aria-busy="true"])').waitFor();
  await page.waitForLoadState("networkidle");
};
export const open = (selector) => ({ page }) => page.locator(selector).first().click();
