// The club, its meeting and the call.

import assert from "node:assert/strict";

export async function found(story) {
  const { host, colleague, cast, lang } = story;
  await host.open("/clubs");
  await host.follow("club-new");
  await host.fill({ name: "", language: lang });
  await host.press("club-new-do");
  assert.equal(await host.error("name"), host.t("problem-required"));
  await host.looksRight();
  await host.fill({ name: cast.club });
  await host.settle("club-new-do", "done-club-founded");
  story.club = host.path;
  await host.has(host.t("promise-1"));
  await host.looksRight();

  assert.equal(await colleague.open(story.club), 404, "a club is for its members");
  await takeIn(story, cast.colleague);
  await takeIn(story, cast.phone);
  await host.has(host.t("club-members-all"));
  assert.equal(await colleague.open(story.club), 200);

  for (const act of ["edit", "leaving", "meetings/new"]) {
    await host.open(`${story.club}/${act}`);
    await host.looksRight();
  }
}

/** A member of the club adds somebody. */
export async function takeIn({ host, club }, { name }) {
  await host.open(club);
  await host.page.getByLabel(host.t("club-member-choose")).selectOption({ label: name });
  await host.settle("club-member-add", "done-club-member");
  await host.has(name);
}

/** A day from now, as a field for date and time wants it. */
export function inDays(days, time) {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;
}

/** So many minutes from now, as the clock of a zone shows it. */
export function inMinutes(minutes, timeZone) {
  const shown = new Date(Date.now() + minutes * 60_000).toLocaleString("sv-SE", { timeZone });
  return shown.slice(0, 16).replace(" ", "T");
}

export async function askEveryone(story) {
  const { host, cast, phone } = story;
  await host.open(story.club);
  await host.follow("meeting-plan");
  await host.press("meeting-plan-do");
  await host.has(host.t("problem-required"));
  await host.looksRight();
  await host.fill({ starts: inDays(7, "17:00"), zone: cast.zone, place: cast.place, snack: cast.snack });
  await host.settle("meeting-plan-do", "done-meeting-arranged");
  story.meeting = host.path;
  await host.looksRight();
  await phone.open("/");
  await phone.has(phone.t("home-no-call"));

  // From three days before the deadline on, whoever opened the call sees who may need help.
  await host.fill({ deadline: inDays(2, "12:00") });
  await host.settle("call-open-do", "done-call-open");
  const text = await host.page.getByLabel(host.t("call-text")).inputValue();
  assert.ok(text.includes(`${story.server.address}${story.meeting}`), text);
  await host.page.getByRole("button", { name: host.t("call-copy") }).click();
  await host.page.getByText(host.t("call-copied"), { exact: true }).waitFor();
  assert.equal(await host.page.evaluate(() => navigator.clipboard.readText()), text);
  await host.looksRight();

  await phone.open("/");
  await phone.has(cast.club);
  await phone.has(phone.t("home-sit-out"));
  await phone.looksRight();

  await host.open(`${story.meeting}/edit`);
  await host.looksRight();
  await host.open(`${story.meeting}/cancellation`);
  await host.looksRight();
}
