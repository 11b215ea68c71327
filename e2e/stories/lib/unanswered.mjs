// Saving while nobody answers: what was typed stays, and is saved once somebody does.

import assert from "node:assert/strict";

import { kept } from "./growing.mjs";

/** What the browser says of a server that is gone. */
const GONE = /Failed to fetch|ERR_CONNECTION|NetworkError/;

export async function saveUnanswered(story) {
  const { server, phone, host, cast } = story;
  await phone.open("/postmortems/new");
  await phone.fill({ ...cast.lates, language: story.lang });
  await host.open(`${story.hosts}/edit`);
  await host.fill({ summary: cast.hosts.case });
  const wide = wideTable(cast.hosts.cause);
  await host.fill({ root_causes: wide });
  await inBetween(host);
  await server.kill9();
  await isTold(phone, ".form-end", "write-save");
  await isTold(host, ".sheet-bar", "sheet-save");
  assert.equal(await phone.value("case"), cast.lates.case);
  phone.trouble.forgive(GONE);
  await phone.looksRight();
  for (const somebody of [phone, host]) await asksBeforeLeaving(somebody);
  assert.equal(await host.value("root_causes"), wide);

  await server.restart();
  // What is typed is kept as soon as somebody answers, and saved once somebody asks for it.
  for (const somebody of [phone, host]) {
    await kept(somebody);
    somebody.trouble.forgive(GONE);
  }
  await phone.passing(() => button(phone, ".form-end", "write-save").click());
  await phone.has(phone.t("done-saved"));
  await phone.has(cast.lates.improvement);
  await phone.open(`${phone.path}/trash`);
  await phone.settle("trash-button", "done-in-trash");

  await host.open(story.hosts);
  await host.has(host.t("copy-unsaved-link"));
  await host.looksRight();
  await host.open(`${story.hosts}/publication`);
  await host.count(`.kept-note a[href="${story.hosts}/edit"]`, 1);
  await host.looksRight();
  await host.open(`${story.hosts}/edit`);
  await host.settle("sheet-save", "done-saved");
  await host.count(".prose table", 1);
  await host.looksRight();
  await host.open(`${story.hosts}/edit`);
  await host.fill({ root_causes: cast.edits.mine });
  await host.settle("sheet-save", "done-saved");
}

/** What stands before the server answers in its place, and its page does not take the place of the words. */
async function inBetween(somebody) {
  const { page } = somebody;
  const isForm = (url) => url.pathname.endsWith("/edit");
  await page.route(isForm, (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<!doctype html><title>502</title>" }));
  await button(somebody, ".sheet .form-end", "sheet-save").click();
  await page.locator(".form-end [data-unsent]").filter({ hasText: somebody.t("copy-unsent") }).waitFor();
  await page.unroute(isForm);
  somebody.trouble.forgive(/502/);
  await kept(somebody);
  // What is typed from here on is kept nowhere yet.
  await somebody.page.locator('[name="summary"]').press("End");
  await somebody.page.keyboard.type("…");
}

/** A table as it is pasted, with an address in it that has no place to break. */
function wideTable(words) {
  return `${words}\n\n| a | b |\n| --- | --- |\n| c | https://example.com/${"0123456789".repeat(24)} |`;
}

function button(somebody, place, key) {
  return somebody.page.locator(place).getByRole("button", { name: somebody.t(key), exact: true });
}

/** Beside the button that was pressed, and nowhere else. */
async function isTold(somebody, place, key) {
  await button(somebody, place, key).click();
  await somebody.page.locator(`${place} [data-unsent]`).filter({ hasText: somebody.t("copy-unsent") }).waitFor();
  await somebody.count("[data-unsent] > *", 1);
  assert.ok(await somebody.page.locator("[data-unsent] > *").evaluate(isUncovered), "it is in sight");
  await somebody.page.locator("[data-kept-words]").filter({ hasText: somebody.t("copy-offline") }).waitFor();
}

function isUncovered(words) {
  const { left, right, top, bottom } = words.getBoundingClientRect();
  return [top + 1, bottom - 1].every((y) => words.parentElement.contains(document.elementFromPoint((left + right) / 2, y)));
}

async function asksBeforeLeaving(somebody) {
  const asked = somebody.page.waitForEvent("dialog");
  const clicked = somebody.page.evaluate(() => document.querySelector('a[href="/clubs"]').click());
  const dialog = await asked;
  assert.equal(dialog.message(), somebody.t("write-unsaved"));
  await dialog.dismiss();
  await clicked;
}
