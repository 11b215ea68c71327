// Discussing: the notes, shown together, and whoever comes in now.

import assert from "node:assert/strict";

import { enter } from "./lobby.mjs";
import { allAt, allLookRight, allSeeTheSame, listed, NOTE, press, shows, unfold } from "./room.mjs";

/** One letter more than a note may have. */
const TOO_LONG = "w".repeat(1_001);
const HALF_SAID = "…";

/** The place of a note that everybody sees. */
function note({ page }, text) {
  return page.locator("#room-main .note", { hasText: text });
}

export async function discuss(story) {
  const { colleague: lead, phone: reader } = story;
  const { notes } = story.cast.said;
  await press(lead, "steer-next-discussing");
  for (const somebody of [lead, reader]) {
    await shows(somebody, notes.thanks, "#room-main");
    const texts = await listed(somebody, ".note .prose");
    assert.deepEqual(texts, [notes.thanks, notes.remark, notes.question], "thanks first, then by passage");
  }
  await allSeeTheSame([lead, reader]);
  await allLookRight([lead, reader]);

  const learnt = note(reader, notes.remark).getByRole("button", { name: reader.t("reaction-learnt") });
  await learnt.click();
  await note(lead, notes.remark).getByRole("button", { name: `${lead.t("reaction-learnt")} 1`, exact: true }).waitFor();
  await reader.page.locator('.reaction[aria-pressed="true"]').waitFor();

  await note(lead, notes.question).getByRole("button", { name: lead.t("note-spotlight"), exact: true }).click();
  for (const somebody of [lead, reader]) {
    await shows(somebody, notes.question, "#room-spotlight");
    await inSight(somebody.page.locator("#room-spotlight .note"));
  }
  await allLookRight([lead, reader]);

  await note(lead, notes.remark).getByRole("button", { name: lead.t("note-aside"), exact: true }).click();
  await reader.page.locator("#room-aside .note", { hasText: notes.remark }).waitFor({ state: "attached" });
  await unfold(reader, "notes-aside");
  await shows(reader, notes.remark, "#room-aside");
  await allLookRight([reader]);
}

/** Everybody's screen has gone there. */
async function inSight(place) {
  const { y, height } = await place.boundingBox();
  const { height: screen } = place.page().viewportSize();
  assert.ok(y >= 0 && y + height <= screen, `from ${y} to ${y + height} on a screen of ${screen}`);
}

/** Who comes in late sees what everybody sees, and can say something at once. */
export async function comeLate(story) {
  const { colleague: lead, phone: reader, late, cast } = story;
  const { notes } = cast.said;
  await enter(late, story);
  await allAt([late], cast.hosts.title);
  await shows(late, notes.question, "#room-spotlight");
  await shows(lead, cast.late.name, "#room-side .people");
  await shows(reader, cast.late.name, "#room-side .people");
  await allSeeTheSame([lead, reader, late]);
  await late.looksRight();

  // What whoever leads has begun to fill in stays as it is while the panel follows the room.
  await lead.fill({ kind: "thanks", passage: "1" }, NOTE);
  const followed = lead.page.waitForResponse(`**${story.meeting}/room/me`);
  await late.fill({ text: notes.late }, NOTE);
  await press(late, "note-show", NOTE);
  await followed;
  for (const somebody of [lead, reader, late]) await shows(somebody, notes.late, "#room-main");
  await allSeeTheSame([lead, reader, late]);
  assert.ok(await lead.page.locator(`${NOTE} [value="thanks"]`).isChecked());
  assert.equal(await lead.page.locator(`${NOTE} [name="passage"]`).inputValue(), "1");
}

/**
 * What was refused is nowhere but in its form: there it stays while the panel follows the room. When the room goes on,
 * it stands beside what comes next, and so does what was never sent.
 */
export async function keepWhatIsNotSent(story) {
  const { colleague: lead, phone: reader } = story;
  const box = lead.page.locator(`${NOTE} textarea`);
  await lead.fill({ kind: "question", text: TOO_LONG }, NOTE);
  await press(lead, "note-show", NOTE);
  await lead.page.locator(`${NOTE} .error`).waitFor();
  // The answer to another form brings all of the panel.
  for (const [now, next] of [["steer-pause", "steer-resume"], ["steer-resume", "steer-pause"]]) {
    await press(lead, now);
    await shows(lead, lead.t(next), "#room-me");
  }
  assert.equal(await box.inputValue(), TOO_LONG);
  assert.ok(await lead.page.locator(`${NOTE} [value="question"]`).isChecked());
  await reader.fill({ passage: "1", text: HALF_SAID }, NOTE);
}

export async function findWhatWasNotSent({ colleague: lead, phone: reader, cast }) {
  for (const [somebody, words] of [[lead, TOO_LONG], [reader, HALF_SAID]]) {
    const aside = somebody.page.locator("#room-lost copy-text");
    await aside.waitFor();
    assert.equal(await aside.locator("textarea").inputValue(), words);
    await aside.getByText(cast.hosts.title).waitFor();
    await somebody.count(NOTE, 0);
  }
}

/** Time stands still for everybody, and goes on for everybody. */
export async function pause(story) {
  const { colleague: lead, phone: reader, late } = story;
  await press(lead, "steer-pause");
  for (const somebody of [lead, reader, late]) await shows(somebody, somebody.t("room-paused"), "#room-head");
  const times = await Promise.all([lead, reader, late].map(({ page }) => page.locator(".timer").innerText()));
  assert.deepEqual(times, [times[0], times[0], times[0]]);
  await allLookRight([lead, reader]);
  await press(lead, "steer-resume");
  for (const somebody of [lead, reader, late]) await shows(somebody, somebody.t("room-caption-discussing"), "#room-head");
}
