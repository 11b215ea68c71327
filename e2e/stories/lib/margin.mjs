// The margin: a question of the coach is left alone, asked again, and read about; with scripts and without.

import assert from "node:assert/strict";

import { arriving } from "./arriving.mjs";
import { kept } from "./growing.mjs";
import { signIn } from "./leaving.mjs";

const NOTE = "[data-kept-notes] .pencil:not(.left)";

/** Beside what is being written, which stays as it is. */
export async function leaveAlone(story) {
  const { colleague: writer, cast } = story;
  const { page, t } = writer;
  await writer.open(`${story.effort}/edit`);
  const asked = await page.locator(NOTE).count();
  assert.ok(asked > 0);
  await writer.fill({ summary: cast.edits.case });
  await kept(writer);
  const path = writer.path;
  await openLeave(page);
  await page.locator('.pencil-leave[open] [name="why"]:focus').waitFor();
  await page.keyboard.type(cast.said.reason);
  await writer.looksRight();

  // What is typed meanwhile brings new notes, and takes no reason away.
  await writer.fill({ summary: `${cast.edits.case} ` });
  const read = page.waitForResponse((answer) => answer.url().endsWith("/working-copy") && answer.ok());
  await read;
  assert.equal(await page.locator('.pencil-leave[open] [name="why"]').inputValue(), cast.said.reason);
  await page.locator(".pencil-leave[open] button").click();
  await page.locator(NOTE).nth(asked - 1).waitFor({ state: "detached" });
  await page.locator(".sheet-notes a[href$='#left']").waitFor();
  assert.equal(writer.path, path, "nobody was taken elsewhere");
  assert.equal((await writer.value("summary")).trim(), cast.edits.case, "what is not saved is still there");
  await writer.looksRight();

  // What is asked about the whole of it waits behind its heading.
  const whole = page.locator(".whole-notes .pencil");
  await writer.count(".whole-notes .pencil:visible", 0);
  await page.locator(".whole-notes > summary").click();
  await whole.first().waitFor();
  await writer.looksRight();

  await writer.open(story.effort);
  await writer.has(t("left-title"));
  await writer.has(cast.said.reason);
  await writer.count(".pencil", asked - 1);
  await writer.looksRight();
  await askAgain(writer);
  await writer.count(".pencil", asked);

  // In place, and back in place: the page does not move on, and the focus follows.
  await openLeave(page, ".pencil");
  await page.locator(".pencil-leave[open] button").click();
  await page.locator("[data-left]:focus").waitFor();
  await writer.looksRight();
  await page.locator("[data-left] button").click();
  await page.locator(".pencil-leave summary:focus").waitFor();
  await writer.count(".pencil", asked);
  await writer.open(`${story.effort}/working-copy/end`);
  await writer.settle("copy-end-button", "done-copy-ended");
}

async function openLeave(page, note = NOTE) {
  await page.locator(`${note} .pencil-leave > summary`).first().click();
}

async function askAgain(writer) {
  await writer.passing(() => writer.page.locator(".left-alone button").first().click());
  assert.equal(await writer.page.locator(".flash").innerText(), writer.t("done-asked-again"));
  const { top, height } = await writer.page.locator("pencil-note:target").evaluate((note) => ({ top: note.getBoundingClientRect().top, height: innerHeight }));
  assert.ok(top >= 0 && top < height, "one is led back to the note");
}

/** A list with forms, on the document's page. */
export async function leaveAloneWithoutScripts(story) {
  const { cast, colleague } = story;
  const plain = await arriving(story, { scripts: false, viewport: "phone" });
  await plain.open(story.effort);
  await signIn(plain, cast.colleague);
  const asked = await plain.page.locator(".pencil").count();
  await openLeave(plain.page, ".pencil");
  await plain.fill({ why: cast.said.reason }, ".pencil-leave[open]");
  await plain.passing(() => plain.page.locator(".pencil-leave[open] button").click());
  assert.equal(await plain.page.locator(".flash").innerText(), plain.t("done-ignored"));
  await plain.has(cast.said.reason);
  await plain.count(".pencil", asked - 1);
  await plain.looksRight();
  await plain.open(`${story.effort}/edit`);
  await plain.count(".pencil-leave:visible", 0);
  await plain.looksRight();
  await plain.open(story.effort);
  await askAgain(plain);
  await plain.count(".pencil", asked);
  await colleague.open(story.effort);
}

/** Each note leads to the page of its rule, in a window of its own; all rules are listed there. */
export async function readAboutTheCoach(story) {
  const { colleague, lang } = story;
  await colleague.open(story.effort);
  const opened = colleague.page.waitForEvent("popup");
  await colleague.page.locator(".pencil-more a").first().click();
  await (await opened).close();
  const to = await colleague.page.locator(".pencil-more a").first().getAttribute("href");
  await colleague.open("/coach");
  await colleague.sees("coach");
  await colleague.looksRight();
  await colleague.passing(() => colleague.page.locator(`.entries a[href="${to}"]`).click());
  await colleague.has(colleague.t("coach-silent"));
  assert.equal(await colleague.page.locator("h1").getAttribute("lang"), lang);
  await colleague.looksRight();
  const other = lang === "ja" ? "en" : "ja";
  await colleague.passing(() => colleague.page.locator(`.tabs a[hreflang="${other}"]`).click());
  assert.equal(await colleague.page.locator("h1").getAttribute("lang"), other);
  await colleague.page.locator(".said-more > summary").first().click();
  await colleague.looksRight();
}
