// What one does in a meeting's room, where the page stays and its parts change.

import assert from "node:assert/strict";

/** The forms for something new. */
export const NOTE = "#own-notes #new-note > form";
export const CARD = "#own-cards > form";

/** Presses a button in the room. Without scripts the page is loaded again. */
export async function press(somebody, key, within = "main") {
  const button = somebody.page.locator(within).getByRole("button", { name: somebody.t(key), exact: true }).first();
  if (somebody.hasScripts) await button.click();
  else await somebody.passing(() => button.click());
}

/** Opens what is folded away, unless it is open: what somebody has opened stays so. */
export async function unfold({ page, t }, key) {
  const summary = page.locator(`main summary:text-is("${t(key)}")`);
  if (!(await summary.evaluate(({ parentElement }) => parentElement.open))) await summary.click();
}

const PATIENCE_MS = 10_000;

/** Waits until the room shows these words; without scripts, by asking for it again and again. */
export async function shows(somebody, text, within = "main") {
  const words = visible(somebody, text, within).first();
  const deadline = Date.now() + PATIENCE_MS;
  while (!somebody.hasScripts && !(await words.isVisible()) && Date.now() < deadline) await somebody.open(somebody.path);
  await words.waitFor();
}

/** Waits until what was there is gone. */
export async function showsNoMore(somebody, text, within = "main") {
  await visible(somebody, text, within).first().waitFor({ state: "detached" });
}

function visible(somebody, text, within) {
  return somebody.page.locator(within).getByText(text).filter({ visible: true });
}

/** Waits until everybody's page has this title. */
export async function allAt(people, title) {
  for (const somebody of people) {
    await somebody.page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  }
}

/** Waits until everybody is told so. */
export async function allRead(people, key) {
  for (const somebody of people) await shows(somebody, somebody.t(key));
}

/** Waits until the number for the room is this one. */
export async function counted(somebody, text) {
  await somebody.page.locator("#room-counts .count", { hasText: text }).waitFor();
}

/** Waits until something of one's own is kept, and the form for it is empty. */
export async function kept(somebody, form, words) {
  const [part] = form.split(" ");
  await somebody.page.locator(`${part} .own`, { hasText: words }).first().waitFor();
  assert.equal(await somebody.page.locator(`${form} textarea`).last().inputValue(), "", "the form is empty again");
}

/** What everybody sees, in words: the same for each of them, whoever leads or wrote it. */
async function shared({ page }) {
  const parts = await page.locator("#room-head h1, #room-head .phases, #room-main, #room-side").allTextContents();
  return parts.map((part) => part.replace(/\s+/g, " ").trim());
}

export async function allSeeTheSame([one, ...others]) {
  for (const other of others) assert.deepEqual(await shared(other), await shared(one), "one room for everybody");
}

export async function allLookRight(people) {
  for (const somebody of people) await somebody.looksRight();
}

/** The texts of what a list in the room shows, in its order and as they were written. */
export async function listed({ page }, selector) {
  const texts = await page.locator(`#room-main ${selector}`).allTextContents();
  return texts.map((text) => text.trim());
}
