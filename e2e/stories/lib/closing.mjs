// Wrapping up: who leads may change, thanks are said, and the meeting is closed.

import assert from "node:assert/strict";

import { allAt, allLookRight, press, shows, showsNoMore, unfold } from "./room.mjs";

/** The next one is the leader's own: somebody else leads for a while. Then it is left for another day. */
export async function handOn(story) {
  const { colleague: lead, phone: reader, late, cast } = story;
  await press(lead, "steer-next-item");
  await allAt([lead, reader, late], cast.effort.title);
  await shows(lead, lead.t("steer-own"));
  await lead.looksRight();
  await lead.page.locator("#heir").selectOption({ label: cast.phone.name });
  await press(lead, "steer-hand-over-do");
  await shows(reader, reader.t("steer"), ".steer");
  for (const somebody of [lead, reader, late]) {
    await shows(somebody, somebody.t("room-led-by", { name: cast.phone.name }), "#room-head");
  }
  await showsNoMore(lead, lead.t("steer"), ".steer");
  await reader.looksRight();

  await unfold(reader, "steer-more");
  await reader.page.locator("#heir").selectOption({ label: cast.colleague.name });
  await press(reader, "steer-hand-over-do");
  await shows(lead, lead.t("steer"), ".steer");
  await press(lead, "steer-skip");
  await allAt([lead, reader, late], cast.lates.title);
  await showsNoMore(reader, reader.t("steer"), ".steer");
}

export async function wrapUp(story) {
  const { colleague: lead, phone: reader, late, plain, cast } = story;
  const { thanks } = cast.said;
  await press(lead, "steer-wrap-up");
  await allAt([lead, reader, late], lead.t("room-wrap-up-title"));
  for (const somebody of [lead, reader, late]) await shows(somebody, somebody.t("wrap-up-preview"));
  await allLookRight([lead, reader]);

  const form = "#kudos form";
  const hosts = await reader.page.locator(`${form} [name="item"] option`, { hasText: cast.hosts.title }).getAttribute("value");
  await press(reader, "kudos-do", form);
  await shows(reader, reader.t("problem-required"), form);
  await reader.fill({ item: hosts, kind: "clear-telling", reason: thanks.reader }, form);
  await reader.page.locator(`${form} textarea`).press("Control+Enter");
  await reader.page.locator(`${form} .error`).waitFor({ state: "detached" });
  await plain.open(plain.path);
  await plain.page.locator(`${form} [name="item"]`).selectOption({ label: cast.phones.title });
  await plain.fill({ kind: "brave-sharing", reason: thanks.plain }, form);
  await press(plain, "kudos-do", form);
  assert.equal(await plain.page.locator(`${form} textarea`).inputValue(), "");
}

export async function close(story) {
  const { colleague: lead, phone: reader, late, plain, meeting } = story;
  await lead.follow("steer-close");
  await lead.sees("close-title");
  await lead.looksRight();
  await lead.follow("close-keep");
  await lead.sees("room-wrap-up-title");
  await lead.follow("steer-close");
  await lead.press("close-do");
  await plain.open(plain.path);
  for (const somebody of [lead, reader, late, plain]) {
    await somebody.sees("room-closed-title");
    const link = somebody.page.getByRole("link", { name: somebody.t("closed-minutes"), exact: true });
    assert.equal(await link.getAttribute("href"), `${meeting}/minutes`);
  }
  await allLookRight([lead, reader]);
  const other = await reader.window();
  await other.open(meeting);
  await other.hasNot(reader.t("room-enter"));
  await other.looksRight();
  await other.page.close();
}
