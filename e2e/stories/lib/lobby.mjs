// The meeting's day comes: the door opens, and people gather in the lobby.

import assert from "node:assert/strict";

import { inMinutes } from "./gathering.mjs";
import { allLookRight, allSeeTheSame, press, shows, unfold } from "./room.mjs";

/** The meeting is moved to today, so that its room is open. */
export async function openTheDoor(story) {
  const { host, colleague, phone, cast, meeting } = story;
  const [before] = phone.t("room-door-at", { time: "\n" }).split("\n");
  await phone.open(meeting);
  await phone.hasNot(phone.t("room-enter"));
  await phone.has(before);
  await phone.open(`${meeting}/room`);
  assert.equal(phone.path, meeting, "who has not entered is at the door");

  await host.open(`${meeting}/edit`);
  await host.fill({ starts: inMinutes(40, cast.zone) });
  await host.settle("form-save", "done-meeting-moved");
  for (const somebody of [colleague, phone]) {
    await somebody.open(meeting);
    await somebody.has(somebody.t("room-is-open"));
    await somebody.looksRight();
  }
}

/** Somebody comes in by the door on the meeting's page. */
export async function enter(somebody, { meeting }) {
  await somebody.open(meeting);
  await somebody.press("room-enter");
  assert.equal(somebody.path, `${meeting}/room`);
}

export async function gather(story) {
  const { colleague: lead, phone: reader, cast } = story;
  await enter(reader, story);
  await reader.sees("room-lobby-title");
  await reader.count(".promises.large li", 3);
  await reader.count("#room-side .agenda li", 4);
  await reader.has(reader.t("lobby-wait", { name: cast.colleague.name }));
  await reader.hasNot(reader.t("steer-start"));

  await enter(lead, story);
  await lead.has(lead.t("steer-start"));
  await shows(reader, cast.colleague.name, "#room-side .people");
  for (const somebody of [lead, reader]) await somebody.page.locator("#room-side .people li").nth(1).waitFor();

  // What is to be read first is for whoever leads to say.
  await unfold(lead, "steer-more");
  const wanted = [cast.hosts, cast.phones, cast.effort, cast.lates].map(({ title }) => title);
  for (const [place, title] of wanted.entries()) {
    for (;;) {
      const titles = await lead.page.locator("#steer-more .agenda li > span:first-child").allInnerTexts();
      const at = titles.indexOf(title);
      if (at === place) break;
      await lead.page.getByRole("button", { name: lead.t("steer-up", { title }), exact: true }).click();
      await lead.page.locator(`#steer-more .agenda li:nth-child(${at}) > span`, { hasText: title }).waitFor();
    }
  }
  await reader.page.locator("#room-side .agenda li:nth-child(4) > span", { hasText: cast.lates.title }).waitFor();
  await movesAsOftenAsPressed(lead, cast.lates.title);
  await allSeeTheSame([lead, reader]);
  await allLookRight([lead, reader]);
}

/** Presses that follow each other quickly all count, and the focus stays with what moves, to the ends of the list. */
async function movesAsOftenAsPressed({ page, t }, title) {
  const order = () => page.locator("#steer-more .agenda li > span:first-child").allInnerTexts();
  const press = (key) => page.getByRole("button", { name: t(key, { title }), exact: true });
  const at = (place) => page.locator(`#steer-more .agenda li:nth-child(${place}) > span:first-child`, { hasText: title });
  const before = await order();
  await press("steer-up").focus();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Enter");
  await at(1).waitFor();
  await press("steer-up").waitFor({ state: "detached" });
  await page.locator("#steer-more li:nth-child(1) button:focus").waitFor();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Enter");
  await at(4).waitFor();
  await page.locator("#steer-more li:nth-child(4) button:focus").waitFor();
  assert.deepEqual(await order(), before);
}

export async function start(story) {
  const { colleague: lead, phone: reader, cast } = story;
  await press(lead, "steer-start");
  for (const somebody of [lead, reader]) {
    await somebody.page.getByRole("heading", { level: 1, name: cast.hosts.title, exact: true }).waitFor();
    await shows(somebody, cast.hosts.case, "#room-main");
    await somebody.page.locator(".timer span", { hasText: /^\d+:\d\d$/ }).waitFor();
    await somebody.page.locator('.phases [aria-current="step"]', { hasText: somebody.t("room-step-reading") }).waitFor();
    await shows(somebody, somebody.t("mine-finish"));
  }
}
