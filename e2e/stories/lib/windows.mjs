// One draft in two windows.

import assert from "node:assert/strict";

export async function twoWindows(story) {
  const { colleague, cast } = story;
  const { edits } = cast;
  const other = await colleague.window();
  const both = async () => {
    for (const window of [colleague, other]) await window.open(`${story.effort}/edit`);
  };

  // Different lines: both are kept.
  await both();
  await colleague.fill({ summary: edits.case });
  await other.fill({ root_causes: edits.cause });
  await colleague.settle("sheet-save", "done-saved");
  await other.settle("sheet-save", "done-saved");
  await other.has(edits.case);
  await other.has(edits.cause);

  // The same line: nothing is decided for anybody.
  await both();
  await colleague.fill({ root_causes: edits.theirs });
  await other.fill({ root_causes: edits.mine });
  await colleague.settle("sheet-save", "done-saved");
  await other.press("sheet-save");
  await other.has(other.t("clash-title"));
  assert.deepEqual(await other.page.locator(".versions dd").allInnerTexts(), [edits.cause, edits.theirs, edits.mine]);
  assert.equal(await other.value("root_causes"), edits.mine, "the form holds what was typed");
  await other.looksRight();
  await other.fill({ root_causes: edits.both });
  await other.settle("sheet-save", "done-saved");
  await colleague.open(story.effort);
  await colleague.has(edits.both);
  await colleague.has(edits.case);

  // The history has what was written over, too.
  await colleague.open(`${story.effort}/history`);
  await colleague.count(".entries li", 5);
  await colleague.open(`${story.effort}/history/5`);
  assert.ok((await colleague.page.locator(".changes ins").count()) > 0);
  assert.ok((await colleague.page.locator(".changes del").count()) > 0);
  await colleague.looksRight();
  await other.page.close();
}
