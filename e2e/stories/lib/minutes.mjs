// What the meeting leaves: everybody in the club reads it.

import assert from "node:assert/strict";

import { listed, shows } from "./room.mjs";

/** What the minutes of the story say. */
function saidInMinutes({ cast, action }) {
  const { thanks, opening, plain } = cast.said;
  const [first, second, ...nextTime] = [cast.hosts, cast.phones, cast.effort, cast.lates].map(({ title }) => title);
  return [opening, first, second, action.what, action.owner, plain.drawn.we, ...Object.values(thanks), ...nextTime];
}

/** Whoever leads says a word before all of it; everybody sees it in the preview. */
export async function wordMinutes(story) {
  const { colleague: lead, phone: reader, late, cast } = story;
  await lead.follow("steer-minutes");
  await lead.sees("minutes-edit");
  await lead.looksRight();
  // The pencil asks whoever words them, while they do.
  const beside = lead.page.locator("pencil-notes", { has: lead.page.locator("#opening") }).locator(".pencil mark");
  await lead.fill({ opening: cast.said.notes.blame });
  await beside.first().waitFor();
  await lead.looksRight();
  await lead.fill({ opening: cast.said.opening });
  await beside.first().waitFor({ state: "detached" });
  await lead.settle("minutes-save", "done-minutes-saved");
  for (const somebody of [lead, reader, late]) {
    for (const text of saidInMinutes(story)) await shows(somebody, text, "#room-main");
  }
  assert.deepEqual(await listed(reader, ".case h4"), [cast.hosts.title, cast.phones.title]);
  await reader.looksRight();
}

/** Everybody follows the link that the closed room gives. */
export async function readMinutes(story) {
  const { colleague: lead, phone: reader, late, plain, meeting } = story;
  for (const somebody of [lead, reader, late, plain]) {
    await somebody.follow("closed-minutes");
    for (const text of saidInMinutes(story)) await somebody.has(text);
  }
  await reader.looksRight();
  await lead.page.locator("summary", { hasText: lead.t("minutes-copy") }).click();
  await lead.page.getByRole("button", { name: lead.t("minutes-copy-do"), exact: true }).click();
  await shows(lead, lead.t("minutes-copied"));
  const copied = await lead.page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes(story.cast.said.opening), copied);
  await lead.looksRight();
  assert.equal(await lead.open(`${meeting}/minutes/edit`), 409, "what is closed stays as it is");
}
