// Improving: cards that nobody signs, dots that nobody sees, and an action that somebody takes on.

import assert from "node:assert/strict";

import { findWhatWasNotSent } from "./discussing.mjs";
import { inDays } from "./gathering.mjs";
import { allLookRight, allRead, allSeeTheSame, CARD, counted, kept, listed, press, shows } from "./room.mjs";
import { leavesConversionsAlone } from "./writing.mjs";

export async function writeCards(story) {
  const { colleague: lead, phone: reader, late } = story;
  const { cards } = story.cast.said;
  await press(lead, "steer-next-improving");
  await allRead([lead, reader, late], "cards-writing-title");
  await findWhatWasNotSent(story);
  await lead.fill(cards.lead, CARD);
  await press(lead, "card-keep", CARD);
  await kept(lead, CARD, cards.lead.we);

  for (const card of [cards.reader, cards.more]) {
    await reader.fill(card, CARD);
    const box = reader.page.locator(`${CARD} [name="we"]`);
    await leavesConversionsAlone(box);
    assert.equal(await box.inputValue(), card.we);
    await box.press("Control+Enter");
    await kept(reader, CARD, card.we);
  }
  await allLookRight([lead, reader]);
  await lead.hasNot(cards.reader.we);
  await reader.hasNot(cards.lead.we);

  await press(lead, "steer-next-revealed");
  await allRead([lead, reader, late], "cards-revealed-title");
  await late.fill(cards.late, CARD);
  await press(late, "card-show", CARD);
  for (const somebody of [lead, reader, late]) {
    for (const { we } of Object.values(cards)) await shows(somebody, we, "#room-main");
  }
  await allSeeTheSame([lead, reader, late]);
  await allLookRight([lead, late]);
}

/** The place of a card that everybody sees. */
function card({ page }, { we }) {
  return page.locator("#room-main .idea", { hasText: we });
}

async function put(somebody, idea) {
  await card(somebody, idea).getByRole("button", { name: somebody.t("vote-put"), exact: true }).click();
  await card(somebody, idea).getByRole("button", { name: somebody.t("vote-take"), exact: true }).waitFor();
}

export async function vote(story) {
  const { colleague: lead, phone: reader, late } = story;
  const { cards } = story.cast.said;
  await press(lead, "steer-next-voting");
  await allRead([lead, reader, late], "cards-voting-title");
  for (const idea of [cards.lead, cards.reader, cards.late]) await put(reader, idea);
  assert.ok(await card(reader, cards.more).getByRole("button").isDisabled(), "three dots, and no more");
  await reader.looksRight();
  await card(reader, cards.reader).getByRole("button", { name: reader.t("vote-take"), exact: true }).click();
  await card(reader, cards.more).getByRole("button", { disabled: false }).waitFor();
  await put(lead, cards.lead);
  await put(late, cards.lead);
  for (const somebody of [lead, reader, late]) {
    await counted(somebody, /3/);
    await somebody.count("#room-main .votes", 0);
  }
  await allLookRight([lead]);

  await press(lead, "steer-next-decided");
  await allRead([lead, reader, late], "cards-decided-title");
  for (const somebody of [lead, reader, late]) {
    assert.deepEqual((await listed(somebody, ".idea .we")).slice(0, 2), [cards.lead.we, cards.late.we]);
    assert.deepEqual(await listed(somebody, ".votes .dots"), ["●●●", "●", "", ""]);
  }
  await allSeeTheSame([lead, reader, late]);
}

/** Any card can become an action, whoever wrote it and whoever makes one of it. */
export async function takeAction(story) {
  const { colleague: lead, phone: reader, late, cast } = story;
  const { we } = cast.said.cards.lead;
  await reader.page.locator("#promote summary", { hasText: we }).click();
  await reader.looksRight();
  const form = "#promote details[open] form";
  await press(reader, "promote-do", form);
  await shows(reader, reader.t("problem-due"), form);
  await reader.looksRight();
  story.action = { what: we, owner: cast.late.name, due: inDays(14, "").slice(0, 10) };
  await reader.fill({ due: story.action.due, strength: "prevents" }, form);
  await reader.page.locator(`${form} [name="owner"]`).selectOption({ label: story.action.owner });
  await press(reader, "promote-do", form);
  for (const somebody of [lead, reader, late]) {
    await card(somebody, { we }).getByText(somebody.t("card-is-action")).waitFor();
    await somebody.page.locator("#promote summary", { hasText: we }).waitFor({ state: "detached" });
  }
  await allLookRight([lead, reader]);
}
