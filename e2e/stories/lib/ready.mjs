// Ready or not: what each says of their own part, and what the room sees of it.

import assert from "node:assert/strict";

import { join } from "./arriving.mjs";
import { takeIn } from "./gathering.mjs";

/** The number for the room, the same for everybody and on every page that shows it. */
async function readiness(story, settled) {
  const { people, host, meeting, club } = story;
  for (const somebody of people) {
    const caption = somebody.t("pizza-caption", { members: 4, settled });
    for (const path of somebody === host ? [meeting, club, "/"] : [meeting]) {
      await somebody.open(path);
      assert.equal(await somebody.page.locator(".pizza figcaption").innerText(), caption, `${path} for the room`);
      await somebody.count(".pizza .pizza-cheese", settled);
      await somebody.count(".pizza .pizza-empty", 4 - settled);
    }
  }
}

async function nothingIsCounted({ people, meeting, club }) {
  for (const somebody of people) {
    for (const path of [meeting, club, "/"]) {
      assert.equal(await somebody.open(path), 200);
      await somebody.count(".pizza", 0);
    }
  }
}

/** Who may need help is for the organiser: nobody else's page says so, not even in its source. */
async function helpIsPrivate({ host, people, meeting }, names) {
  await host.open(meeting);
  assert.deepEqual((await host.page.locator("#may-need-help .people li").allInnerTexts()).map(last), names);
  for (const somebody of people.filter((other) => other !== host)) {
    await somebody.open(meeting);
    await somebody.hasNot("may-need-help");
    await somebody.hasNot(host.t("help-title"));
  }
}

/** An avatar stands before a name. */
const last = (text) => text.split("\n").at(-1);

export async function getReady(story) {
  const { host, colleague, phone, cast } = story;
  await nothingIsCounted(story);
  await helpIsPrivate(story, [cast.colleague.name, cast.phone.name]);

  await colleague.open(story.meeting);
  await colleague.settle("assignment-ready", "done-assignment-ready");
  await colleague.has(colleague.t("standing-ready"));
  await colleague.looksRight();
  await helpIsPrivate(story, [cast.phone.name]);
  await colleague.open(story.meeting);
  await colleague.settle("assignment-take-back", "done-assignment-taken-back");
  await helpIsPrivate(story, [cast.colleague.name, cast.phone.name]);
  await colleague.open(story.effort);
  await colleague.settle("ready-button", "done-assignment-ready");
  await colleague.has(colleague.t("bring-ready"));
  await colleague.looksRight();

  await phone.open(story.meeting);
  await phone.page.getByText(phone.t("assignment-bring"), { exact: true }).click();
  await phone.looksRight();
  await phone.settle("assignment-bring-do", "done-assignment-brought");
  await phone.has(cast.phones.title);
  await phone.settle("assignment-ready", "done-assignment-ready");

  await host.open(story.meeting);
  await host.settle("assignment-sit-out", "done-assignment-sitting-out");
  await host.has(host.t("help-nobody"));
  await host.looksRight();
  await nothingIsCounted(story);
  await host.open(story.meeting);
  await host.settle("assignment-join-in", "done-assignment-joined-in");
  for (const somebody of [colleague, phone]) {
    assert.equal(await somebody.open(story.hosts), 404, "ready or not, before the day a draft is its author's");
  }
}

export async function joinLate(story) {
  const { host, colleague, cast } = story;
  const late = (story.late = await join(story, cast.late, { viewport: "phone", theme: "dark" }));
  assert.equal(await late.open(story.meeting), 404);
  await takeIn(story, cast.late);
  await late.open("/");
  await late.has(cast.club);
  await readiness(story, 2);
  await late.looksRight();
  await helpIsPrivate(story, [cast.late.name]);

  await late.open(story.meeting);
  await late.looksRight();
  await late.settle("assignment-sit-out", "done-assignment-sitting-out");
  await readiness(story, 3);
  await host.open(story.meeting);
  await host.settle("assignment-ready", "done-assignment-ready");
  await readiness(story, 4);
  await host.looksRight();
  await late.open(story.meeting);
  await late.settle("assignment-join-in", "done-assignment-joined-in");
  await colleague.open(story.effort);
  await colleague.settle("take-back-button", "done-assignment-taken-back");
  await readiness(story, 2);
  await colleague.open(story.effort);
  await colleague.settle("ready-button", "done-assignment-ready");
  await readiness(story, 3);
  await late.open(story.link);
  await late.has(late.t("join-inside-title"));
  await late.looksRight();
}

export async function handOver(story) {
  const { host, colleague, cast } = story;
  await host.open(story.meeting);
  await host.page.getByText(host.t("meeting-hand-over"), { exact: true }).click();
  await host.page.locator("#facilitator").selectOption({ label: cast.colleague.name });
  await host.settle("meeting-hand-over-do", "done-meeting-facilitator");
  await helpIsPrivate(story, [cast.late.name]);
  await colleague.open(story.meeting);
  await colleague.has(cast.colleague.name);
}

/** The server is gone in the middle of everything, and comes back to the same data. */
export async function survive(story) {
  const { server, people, cast } = story;
  const { late, colleague, host } = story;
  await late.open(story.meeting);
  await late.settle("assignment-sit-out", "done-assignment-sitting-out");
  // Words that stand in a form while the power goes are still there when it is back.
  await host.open(`${story.hosts}/edit`);
  await host.fill({ root_causes: story.cast.edits.mine });
  await server.kill9();
  await server.restart();
  await host.settle("sheet-save", "done-saved");
  await host.has(story.cast.edits.mine);

  await readiness(story, 4);
  for (const somebody of people) {
    assert.equal(await somebody.open("/account"), 200);
    assert.equal(somebody.path, "/account", "still signed in");
  }
  const kept = [
    [host, story.hosts, Object.values({ ...cast.hosts, cause: cast.edits.mine })],
    [colleague, story.effort, [cast.effort.title, cast.edits.case, cast.edits.both]],
    [story.phone, story.phones, Object.values(cast.phones)],
  ];
  for (const [writer, path, lines] of kept) {
    await writer.open(path);
    for (const line of lines) await writer.has(line);
  }
  await host.open("/members");
  for (const { email } of [cast.colleague, cast.phone, cast.late]) await host.has(email);
}
