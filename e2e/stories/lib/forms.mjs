// A whole postmortem in the room without scripts, as a reader and leading: every action is a form.

import assert from "node:assert/strict";

import { arriving } from "./arriving.mjs";
import { inDays } from "./gathering.mjs";
import { signIn } from "./leaving.mjs";
import { enter } from "./lobby.mjs";
import { allAt, CARD, kept, NOTE, press, shows, showsNoMore, unfold } from "./room.mjs";

/** The host comes by an old telephone. */
export async function comeWithoutScripts(story) {
  const { colleague: lead, phone: reader, late, cast } = story;
  const plain = (story.plain = await arriving(story, { scripts: false, viewport: "phone" }));
  await plain.open(story.meeting);
  await signIn(plain, cast.host);
  await enter(plain, story);
  await plain.has(plain.t("room-live-off"));
  await shows(lead, cast.host.name, "#room-side .people");
  await press(lead, "steer-next-item");
  await allAt([lead, reader, late], cast.phones.title);
}

export async function readWithoutScripts(story) {
  const { plain, colleague: lead, cast } = story;
  const said = cast.said.plain;
  await plain.open(plain.path);
  await allAt([plain], cast.phones.title);
  await press(plain, "note-keep", NOTE);
  await plain.has(plain.t("problem-required"));
  await plain.fill({ kind: "remark", passage: "1", text: said.note }, NOTE);
  await press(plain, "note-keep", NOTE);
  await kept(plain, NOTE, said.note);
  await plain.fill({ text: said.dropped }, NOTE);
  await press(plain, "note-keep", NOTE);

  const own = (text) => plain.page.locator("#own-notes .own", { hasText: text });
  const [reworded, dropped] = await Promise.all([said.note, said.dropped].map((text) => own(text).getAttribute("id")));
  await plain.page.locator(`#${reworded} summary`, { hasText: plain.t("note-reword") }).click();
  await plain.fill({ kind: "question", text: said.reworded }, `#${reworded} details form`);
  await press(plain, "note-keep", `#${reworded}`);
  await kept(plain, NOTE, said.reworded);
  await press(plain, "note-drop", `#${dropped}`);
  await plain.hasNot(said.dropped);
  await plain.hasNot(said.note);

  await press(plain, "mine-finish");
  await plain.has(plain.t("count-finished", { finished: 1, people: 4 }));
  await press(plain, "mine-unfinish");
  await press(plain, "mine-finish");
  await plain.has(plain.t("mine-finished"));
  await plain.looksRight();
  await press(lead, "steer-next-discussing");
  await shows(lead, said.reworded, "#room-main");
}

/** Whoever leads hands over to somebody without scripts. */
export async function leadWithoutScripts(story) {
  const { plain, colleague: lead, phone: reader, cast } = story;
  await unfold(lead, "steer-more");
  await lead.page.locator("#heir").selectOption({ label: cast.host.name });
  await press(lead, "steer-hand-over-do");
  await showsNoMore(lead, lead.t("steer"), ".steer");
  await shows(plain, plain.t("steer"), ".steer");
  await press(plain, "steer-pause");
  await shows(reader, reader.t("room-paused"));
  await press(plain, "steer-resume");
  await shows(reader, reader.t("room-caption-discussing"));
}

export async function discussWithoutScripts(story) {
  const { plain, phone: reader, late, cast } = story;
  const said = cast.said.plain;
  const note = `#room-main .note:has-text("${said.reworded}")`;
  await press(plain, "reaction-learnt", note);
  await late.page.locator(note).getByRole("button", { name: `${late.t("reaction-learnt")} 1`, exact: true }).waitFor();
  const taken = plain.t("reaction-take", { reaction: plain.t("reaction-learnt") });
  await plain.passing(() => plain.page.getByRole("button", { name: taken, exact: true }).click());
  await late.page.locator(note).getByRole("button", { name: late.t("reaction-learnt"), exact: true }).waitFor();

  await plain.fill({ kind: "question", text: said.question }, NOTE);
  await press(plain, "note-show", NOTE);
  await shows(reader, said.question, "#room-main");
  await press(plain, "note-spotlight", note);
  await shows(reader, said.reworded, "#room-spotlight");
  await press(plain, "note-spotlight-end", "#room-spotlight");
  await reader.page.locator("#room-spotlight").waitFor({ state: "detached" });

  // The author asks in one tap; whoever leads decides.
  await press(reader, "note-aside-ask", `#room-main .note:has-text("${said.question}")`);
  await shows(reader, reader.t("asked-passed-on"));
  await shows(plain, plain.t("asked-title"));
  await plain.looksRight();
  await press(plain, "note-aside", ".private");
  await reader.page.locator("#room-aside .note", { hasText: said.question }).waitFor({ state: "attached" });
  await unfold(plain, "notes-aside");
  await press(plain, "note-aside-undo", "#room-aside");
  await reader.page.locator("#room-aside").waitFor({ state: "detached" });
}

export async function improveWithoutScripts(story) {
  const { plain, late, cast } = story;
  const said = cast.said.plain;
  await press(plain, "steer-next-improving");
  await press(plain, "steer-back");
  await plain.has(plain.t("notes-title"));
  await press(plain, "steer-next-improving");
  await plain.fill({ instead_of: said.card.instead_of }, CARD);
  await press(plain, "card-keep", CARD);
  await plain.has(plain.t("problem-required"));
  assert.equal(await plain.page.locator(`${CARD} [name="instead_of"]`).inputValue(), said.card.instead_of);
  await plain.fill(said.card, CARD);
  await press(plain, "card-keep", CARD);
  await kept(plain, CARD, said.card.we);
  await plain.fill(said.drawn, CARD);
  await press(plain, "card-keep", CARD);
  await press(plain, "note-drop", `#own-cards .own:has-text("${said.drawn.we}")`);
  await plain.hasNot(said.drawn.we);
  await plain.looksRight();
  await press(plain, "steer-next-revealed");
  await plain.fill(said.drawn, CARD);
  await press(plain, "card-show", CARD);
  await shows(late, said.drawn.we, "#room-main");

  await press(plain, "steer-next-voting");
  const card = (idea) => `#room-main .idea:has-text("${idea.we}")`;
  await press(plain, "vote-put", card(said.drawn));
  await press(plain, "vote-put", card(said.card));
  await plain.looksRight();
  await press(plain, "vote-take", `#votes li:has-text("${said.drawn.we}")`);
  await press(plain, "steer-next-decided");
  assert.deepEqual(await plain.page.locator("#room-main .votes .dots").allInnerTexts(), ["●", ""]);
  await plain.page.locator("#promote summary", { hasText: said.drawn.we }).click();
  const form = "#promote details[open] form";
  await press(plain, "promote-do", form);
  await plain.has(plain.t("problem-due"));
  await plain.fill({ due: inDays(7, "").slice(0, 10), strength: "reveals" }, form);
  await press(plain, "promote-do", form);
  await shows(late, late.t("card-is-action"), "#room-main");
  await handBack(story);
}

async function handBack({ plain, colleague: lead, cast }) {
  await unfold(plain, "steer-more");
  await plain.page.locator("#heir").selectOption({ label: cast.colleague.name });
  await press(plain, "steer-hand-over-do");
  await plain.hasNot(plain.t("steer-more"));
  await shows(lead, lead.t("steer"), ".steer");
}
