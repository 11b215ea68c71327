// Afterwards: what the room found is followed until it is done, and what it changed is told.

import assert from "node:assert/strict";

const CHANGED = {
  ja: "一覧は、配信のたびに作り直されるようになりました。手で直した行は、もうありません。",
  en: "The list is made anew with each release. Nobody has edited a line of it since.",
};

/** Whoever sees to the action finds it in the minutes, and says what changed; everybody in the club can read it. */
export async function closeAction(story) {
  const { colleague: lead, late: owner, plain, action, lang } = story;
  await owner.passing(() => owner.page.getByRole("link", { name: action.what, exact: true }).click());
  await owner.has(action.what);
  await owner.looksRight();
  await owner.press("action-close-do");
  assert.equal(await owner.error("outcome"), owner.t("problem-outcome"));
  await owner.looksRight();
  await owner.fill({ outcome: "done" }, ".closing");
  await owner.has(owner.t("action-words-done"));
  await owner.press("action-close-do");
  assert.equal(await owner.error("words"), owner.t("problem-what-changed"));
  await owner.fill({ words: CHANGED[lang] }, ".closing");
  await owner.settle("action-close-do", "done-action-done");
  await owner.has(CHANGED[lang]);
  await owner.looksRight();

  await lead.follow("frame-actions");
  await lead.follow("actions-ended");
  await lead.page.getByRole("link", { name: action.what, exact: true }).waitFor();
  await lead.looksRight();
  await plain.open("/action-items?state=ended&strength=prevents");
  await plain.passing(() => plain.page.getByRole("link", { name: action.what, exact: true }).click());
  await plain.has(CHANGED[lang]);
  await plain.looksRight();
}
