// The coach's notes beside the words they are about: level with them on a laptop, in a sheet from below on a phone.

import assert from "node:assert/strict";

import { axe } from "../../lib/axe.mjs";
import { arriving } from "./arriving.mjs";
import { kept } from "./growing.mjs";
import { signIn } from "./leaving.mjs";

const AREA = 'textarea[name^="action."]';
const NOTE = 'pencil-note[data-field^="action."]';
/** How many pixels a note and its line may be apart: its padding is above the line. */
const LEVEL = 14;

/** Wherever one types, a note keeps to its line; the keyboard goes from words to note and back. */
export async function staysLevel(story) {
  const { colleague: writer, cast } = story;
  const { page } = writer;
  const { improvement } = cast.effort;
  await writer.open(`${story.effort}/edit`);
  const area = page.locator(AREA).first();
  assert.equal(await area.inputValue(), improvement);
  await isLevel(page, 0);

  // Above it another text grows, and so does its own.
  await page.locator('[name="summary"]').press("End");
  for (let line = 0; line < 4; line += 1) await page.keyboard.press("Enter");
  await page.keyboard.type(cast.said.reason);
  await isLevel(page, 0);
  await area.press("Control+Home");
  await page.keyboard.type(`${cast.said.reason}\n\n`);
  await isLevel(page, 2);
  await kept(writer);
  await isLevel(page, 2);
  await keepApart(page);
  await page.locator('growing-lines button[value="action"]').click();
  await page.setViewportSize({ width: 1000, height: 800 });
  await isLevel(page, 2);
  await page.setViewportSize({ width: 1280, height: 860 });
  await isLevel(page, 2);
  await writer.looksRight();

  await area.focus();
  await page.keyboard.press("Tab");
  await page.locator(".pencil-handle:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(`${NOTE}:focus`).waitFor();
  await page.locator(".pencil-trace").first().waitFor();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.locator(`${AREA}:focus`).waitFor();
  const caret = await area.evaluate(({ value, selectionStart, selectionEnd }) => [value.slice(0, selectionStart), selectionEnd - selectionStart]);
  assert.ok(caret[0].length > cast.said.reason.length && caret[1] === 0, "back at the words, of which none is selected");
  assert.equal(await area.inputValue(), `${cast.said.reason}\n\n${improvement}`);
}

/** Below a text a handle lifts its notes; what is typed stays, and so does the place in the page. */
export async function liftsNotes(story) {
  const { cast, colleague } = story;
  const phone = await arriving(story, { viewport: "phone" });
  await phone.open(`${story.effort}/edit`);
  await signIn(phone, cast.colleague);
  const { page } = phone;
  const area = page.locator(AREA).first();
  const words = `${cast.said.reason}\n\n${cast.effort.improvement}`;
  assert.equal(await area.inputValue(), words, "what was kept on the laptop");
  await phone.count(".to-margin:visible", 0);
  await phone.count(".pencil:visible", 0);
  const handle = page.locator(`.field:has(> ${AREA}) > .pencil-handle`).first();
  assert.ok(!/\d/.test(await handle.innerText()), "nothing is counted");
  await phone.looksRight();

  await area.press("Control+End");
  await page.keyboard.type("…");
  await kept(phone);
  await handle.tap();
  const sheet = page.locator("section:popover-open");
  await sheet.locator(".pencil").first().waitFor();
  await page.locator("section:popover-open:focus").waitFor();
  assert.equal(await sheet.getAttribute("role"), "dialog");
  assert.ok(await sheet.getByText(phone.t("pencil-lead")).isVisible(), "it says that nobody else sees it");
  await axe(page);
  const [place, shown] = [await page.evaluate(() => scrollY), await sheet.boundingBox()];
  const { width, height } = page.viewportSize();
  assert.ok(Math.round(shown.y + shown.height) === height && Math.round(shown.width) === width, "it comes from below");
  await page.keyboard.press("Escape");
  await closed(page, place);
  await handle.tap();
  await sheet.getByRole("button", { name: phone.t("pencil-close") }).tap();
  await closed(page, place);
  assert.equal(await area.inputValue(), `${words}…`);

  // Left alone from there, and asked again.
  await handle.tap();
  await sheet.locator(".pencil-leave > summary").first().tap();
  await sheet.locator('[name="why"]:focus').waitFor();
  await page.keyboard.type(cast.said.reason);
  await page.keyboard.press("Enter");
  await page.locator("section:popover-open [data-left]:focus").waitFor();
  await axe(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("section:popover-open .pencil-leave summary:focus").waitFor();
  // The words of a note lead to where they stand.
  await sheet.locator(".pencil-quote > a").first().tap();
  await page.locator(`${AREA}:focus`).waitFor();
  await sheet.waitFor({ state: "detached" });
  assert.equal(await area.inputValue(), `${words}…`);
  await notesOnTheTitle(phone, cast.effort.improvement);
  await phone.open(`${story.effort}/working-copy/end`);
  await phone.settle("copy-end-button", "done-copy-ended");
  await colleague.open(story.effort);
}

/** A title is read as the texts are, and its notes come up from below it. */
async function notesOnTheTitle(phone, words) {
  const { page } = phone;
  await phone.fill({ title: words });
  await page.locator('.field:has(> [name="title"]) > .pencil-handle').tap();
  const sheet = page.locator("section:popover-open");
  await axe(page);
  await sheet.locator(".pencil-quote > a").first().tap();
  await page.locator('[name="title"]:focus').waitFor();
  await sheet.waitFor({ state: "detached" });
  assert.equal(await phone.value("title"), words);
}

/** Nothing of the sheet is left, and the page is where it was. */
async function closed(page, place) {
  await page.locator("section[popover]").waitFor({ state: "detached" });
  await page.locator(".pencil-handle:focus").waitFor();
  assert.equal(await page.evaluate(() => scrollY), place);
}

/** The note's top is at the line of its text area that has this number; the lines are counted, not measured twice. */
async function isLevel(page, line) {
  const apart = () => page.evaluate(measure, { area: AREA, note: NOTE, line });
  // What is typed is drawn in the next frame, and what grew with it in the one after that.
  let far = await apart();
  for (let frame = 0; Math.abs(far) > LEVEL && frame < 60; frame += 1) far = await apart();
  assert.ok(Math.abs(far) <= LEVEL, `the note is ${far} px from its line`);
}

async function measure({ area, note, line }) {
  await new Promise((drawn) => requestAnimationFrame(drawn));
  const [words, beside] = [area, note].map((selector) => document.querySelector(selector));
  const { lineHeight, paddingTop } = getComputedStyle(words);
  const top = words.getBoundingClientRect().top + words.clientTop + parseFloat(paddingTop) + line * parseFloat(lineHeight);
  return beside.getBoundingClientRect().top - top;
}

async function keepApart(page) {
  const boxes = await page.locator("pencil-note[data-field]").evaluateAll((notes) => notes.map((note) => note.getBoundingClientRect().toJSON()));
  boxes.slice(1).forEach(({ top }, at) => assert.ok(top >= boxes[at].bottom, "notes stand in their order, and none on another"));
}
