// What was read grows up: it is published, found on the shelf, and can be taken out of sight again.

import assert from "node:assert/strict";

/** For one person first, then for everyone; who may not read it does not learn that it exists. */
export async function publish(story) {
  const { host, colleague, phone, cast } = story;
  const { title } = cast.hosts;
  await host.open(story.hosts);
  await host.follow("publish-link");
  await host.sees("publish-title");
  await host.looksRight();
  await host.fill({ audience: "named" });
  await host.page.getByLabel(cast.colleague.name).check();
  await host.settle("publish-button", "done-published");
  await host.looksRight();

  assert.equal(await colleague.open(story.hosts), 200);
  await colleague.has(title);
  await colleague.hasNot(`${story.hosts}/edit`);
  await colleague.looksRight();
  assert.equal(await colleague.open(`${story.hosts}/history`), 404, "earlier revisions are for its authors");
  assert.equal(await phone.open(story.hosts), 404);
  await phone.open("/library");
  await phone.hasNot(title);
  await phone.looksRight();

  await host.open(`${story.hosts}/people`);
  await host.looksRight();
  await host.fill({ audience: "everyone" });
  await host.settle("audience-save", "done-audience");
}

/** Newest first, by severity and factor; and out of sight again. */
export async function findOnTheShelf(story) {
  const { host, phone, cast } = story;
  const { title } = cast.hosts;
  await phone.open("/");
  await phone.has(title);
  await phone.looksRight();
  await phone.open("/library?severity=near-miss&factor=missing-signal");
  await phone.has(title);
  await phone.looksRight();
  await phone.open("/library?severity=critical");
  await phone.has(phone.t("library-none-title"));
  await phone.looksRight();
  await phone.open(story.hosts);
  await phone.has(cast.grown.impact);
  await phone.looksRight();

  await host.open(story.hosts);
  await host.follow("withdraw-link");
  await host.looksRight();
  await host.settle("withdraw-button", "done-withdrawn");
  assert.equal(await phone.open(story.hosts), 404);
  await phone.open("/library");
  await phone.hasNot(title);
  await host.open(`${story.hosts}/history`);
  await host.looksRight();
}
