// Reading: everybody by themselves, with notes that nobody else sees yet.

import assert from "node:assert/strict";

import { looksRight } from "../../lib/looks.mjs";
import { allAt, allLookRight, counted, kept, NOTE, press, shows, showsNoMore } from "./room.mjs";
import { leavesConversionsAlone } from "./writing.mjs";

export async function read(story) {
  const { colleague: lead, phone: reader } = story;
  const { notes } = story.cast.said;

  // A tap on a passage chooses it; so does the list.
  await reader.page.locator('.reading [data-passage="2"]').tap();
  await reader.page.locator('.reading .passage.chosen[data-passage="2"]').waitFor();
  assert.equal(await reader.page.locator(`${NOTE} [name="passage"]`).inputValue(), "2");
  await reader.page.locator(`${NOTE} textarea:focus`).waitFor();
  await reader.page.keyboard.type(notes.thanks);
  await choosesAnotherKind(reader);
  await reader.looksRight();
  await liftsTheFormOverTheText(reader, notes.thanks);
  await press(reader, "note-keep", NOTE);
  await kept(reader, NOTE, notes.thanks);
  await reader.page.locator('.reading [data-passage="2"]:focus').waitFor();
  await reader.count("note-sheet:popover-open", 0);

  await lead.fill({ kind: "remark", passage: "0", text: notes.remark }, NOTE);
  await lead.page.locator('.reading .passage.chosen[data-passage="0"]').waitFor();
  const box = lead.page.locator(`${NOTE} textarea`);
  await leavesConversionsAlone(box);
  assert.equal(await box.inputValue(), notes.remark);
  await box.press("Control+Enter");
  await kept(lead, NOTE, notes.remark);
  await lead.hasNot(notes.thanks);
  await reader.hasNot(notes.remark);

  await staysBesideTheText(lead);

  // The pencil speaks to whoever is writing, and to nobody else.
  await lead.fill({ text: notes.blame }, NOTE);
  await lead.page.locator(`${NOTE} .pencil mark`).first().waitFor();
  await allLookRight([lead, reader]);
  await reader.count(".pencil", 0);
  await lead.fill({ text: "" }, NOTE);
  await lead.page.locator(`${NOTE} .pencil`).first().waitFor({ state: "detached" });
}

/** With a finger, after the words: the sheet stays over the text, and what is chosen is chosen. */
async function choosesAnotherKind({ page }) {
  for (const kind of ["question", "thanks"]) {
    await page.locator(`${NOTE} .kinds label:has([value="${kind}"])`).tap();
    assert.ok(await page.locator(`${NOTE} [value="${kind}"]`).isChecked(), kind);
    await page.locator("note-sheet:popover-open").waitFor();
  }
}

/** On a laptop, even where the text and the panel are taller than the window. */
async function staysBesideTheText({ page, t }) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: before.width, height: 420 });
  await page.locator("#room-main").evaluate((text) => text.scrollIntoView({ block: "end" }));
  const finish = page.getByRole("button", { name: t("mine-finish"), exact: true });
  await finish.focus();
  const { y, height } = await finish.boundingBox();
  assert.ok(y > -1 && y + height < 421, `what is mine is in view, and not at ${y}`);
  await page.setViewportSize(before);
  await page.evaluate(() => scrollTo(0, 0));
}

/** On a phone. Closing takes no words away, and leads back to the passage; Enter alone never sends. */
async function liftsTheFormOverTheText(reader, words) {
  const { page } = reader;
  const [sheet, box] = [page.locator("note-sheet:popover-open"), page.locator(`${NOTE} textarea`)];
  await sheet.waitFor();
  const window = page.viewportSize();
  const { x, y, width, height } = await sheet.boundingBox();
  assert.deepEqual([x, width, y + height], [0, window.width, window.height], "from edge to edge, at the bottom");
  const passage = await page.locator('.reading [data-passage="2"]').boundingBox();
  assert.ok(passage.y >= 0 && passage.y + passage.height <= y, "the passage is seen above it");
  await leavesConversionsAlone(box);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await page.locator('.reading [data-passage="2"]:focus').waitFor();
  assert.equal(await box.inputValue(), words, "words that nobody has sent");
  await page.locator('.reading [data-passage="0"]').tap();
  await sheet.locator("[popovertarget]").click();
  await page.locator('.reading [data-passage="0"]:focus').waitFor();
  await page.locator('.reading [data-passage="2"]').tap();
  await page.locator(`${NOTE} textarea:focus`).waitFor();
  assert.equal(await box.inputValue(), words);

  // What was refused is mended where it was typed, though the form came anew from the server.
  await box.fill("");
  await press(reader, "note-keep", NOTE);
  await sheet.locator(".error").waitFor();
  await reader.fill({ text: words }, NOTE);
}

/** The room sees how many have finished. */
export async function finish(story) {
  const { colleague: lead, phone: reader } = story;
  const finished = (somebody, finished) => counted(somebody, somebody.t("count-finished", { finished, people: 2 }));
  await press(reader, "mine-finish");
  await finished(lead, 1);
  await press(reader, "mine-unfinish");
  await finished(lead, 0);
  await press(reader, "mine-finish");
  await press(lead, "mine-finish");
  for (const somebody of [lead, reader]) {
    await shows(somebody, somebody.t("mine-finished"));
    await finished(somebody, 2);
  }
  await allLookRight([lead, reader]);
}

/** The power goes while somebody is writing. The pages catch up by themselves, and nobody's words are lost. */
export async function powerCut(story) {
  const { server, colleague: lead, phone: reader } = story;
  const { notes } = story.cast.said;
  await reader.fill({ kind: "question", passage: "1", text: notes.question }, NOTE);
  await server.kill9();
  for (const somebody of [lead, reader]) await shows(somebody, somebody.t("room-live-lost"));
  await looksRight(reader.page);
  await server.restart();
  for (const somebody of [lead, reader]) {
    await showsNoMore(somebody, somebody.t("room-live-lost"));
    somebody.trouble.forgive(/net::ERR_/);
  }

  // What was acknowledged is there: notes, who has finished, who is in the room.
  for (const somebody of [lead, reader]) {
    await counted(somebody, somebody.t("count-finished", { finished: 2, people: 2 }));
    await shows(somebody, somebody.t("mine-finished"));
  }
  assert.equal(await reader.page.locator(`${NOTE} textarea`).inputValue(), notes.question, "words nobody has sent");
  assert.equal(await reader.page.locator(`${NOTE} [name="passage"]`).inputValue(), "1");
  await reader.page.locator(`${NOTE} textarea`).press("Control+Enter");
  await kept(reader, NOTE, notes.question);

  await lead.open(lead.path);
  await allAt([lead], story.cast.hosts.title);
  await lead.has(notes.remark);
  await reader.has(notes.thanks);
}
