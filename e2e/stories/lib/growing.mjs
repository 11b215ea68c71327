// Three lines grow into the whole template, and nothing that was typed is lost on the way.

import assert from "node:assert/strict";

/** What is typed is kept for its writer alone, through a closed window and a power cut. */
export async function keepTyping(story) {
  const { host, colleague, server } = story;
  const { grown } = story.cast;
  await host.open(`${story.hosts}/edit`);
  await host.looksRight();
  await unfold(host);
  await host.looksRight();
  await host.fill({ impact: grown.impact, affected: "1,204", services: grown.service });
  await kept(host);
  assert.equal(await host.page.locator('[name="kept"]').inputValue().then(Boolean), true);

  // The window is closed without saving, and the power goes.
  await host.page.goto("about:blank");
  await server.kill9();
  await server.restart();
  await host.open("/postmortems");
  await host.count('[aria-labelledby="unsaved"]', 0);
  await host.count(`.entry .unsaved a[href="${story.hosts}/edit"]`, 1);
  await host.looksRight();
  await host.open(`${story.hosts}/edit`);
  assert.equal(await host.value("impact"), grown.impact, "what was typed is there");
  await host.looksRight();
  await host.open(story.hosts);
  await host.hasNot(grown.impact);
  assert.equal(await colleague.open(`${story.hosts}/edit`), 404);
  await colleague.hasNot(grown.impact);
}

/** Lines of the timeline and actions grow in the page, and all is saved as one revision. */
export async function grow(story) {
  const { host } = story;
  const { grown } = story.cast;
  await host.open(`${story.hosts}/edit`);
  await unfold(host);
  await host.fill({ severity: "near-miss", "found-by": "colleague" });
  await host.page.locator('[name="factors"][value="missing-signal"]').check();
  for (const [at, what, marker] of grown.timeline) await addRow(host, at, what, marker);
  await host.page.locator('growing-lines button[value="action"]').click();
  const action = host.page.locator("[data-line]").filter({ has: host.page.locator('[name="action"]') }).last();
  await action.locator("textarea").fill(grown.action);
  await action.locator('[name$=".strength"]').selectOption("reveals");
  await action.locator('[name$=".due"]').fill("2030-01-31");
  await kept(host);
  await host.looksRight();
  await host.settle("sheet-save", "done-saved");
  for (const text of [grown.impact, grown.action, ...grown.timeline.map(([, what]) => what)]) await host.has(text);
  await host.looksRight();

  await host.open(`${story.hosts}/edit`);
  assert.equal(await host.value("affected"), "1204");
  assert.equal(await host.page.locator('.line [name$=".marker"]').first().inputValue(), grown.timeline[1][2], "rows stand in the order of time");
  await host.hasNot('class="kept-note');
}

/** Everything that waits folded, unfolded. */
async function unfold(somebody) {
  await somebody.page.evaluate(() => {
    for (const details of document.querySelectorAll("main details")) details.open = true;
  });
}

/** Waits until what was typed is kept. */
export async function kept(somebody) {
  const words = somebody.t("copy-kept", { time: "" }).replace(/[()（）]/g, "").trim();
  await somebody.page.locator("[data-kept-words]").filter({ hasText: words }).waitFor();
}

async function addRow(somebody, at, what, marker) {
  const rows = somebody.page.locator("#timeline [data-line]");
  if ((await rows.last().locator("textarea").inputValue()) !== "") {
    await somebody.page.locator('growing-lines button[value="timeline"]').click();
  }
  await rows.last().locator('[name$=".at"]').fill(at);
  await rows.last().locator("textarea").fill(what);
  if (marker) await rows.last().locator('[name$=".marker"]').selectOption(marker);
}
