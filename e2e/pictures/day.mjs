// A meeting's day in the demonstration, from the door to the minutes: what whoever leads sees, and what a reader does.

import { press as pressIn, unfold } from "../stories/lib/room.mjs";
import { from, into, open } from "./ways.mjs";

/** What is said in the room. */
const WORDS = {
  ja: {
    thanks: "気づくまでの19時間を、隠さず書いてくれてありがとうございます。",
    remark: "差分の大きさが、見つけられない大きさだったのですね。私たちの管理画面の変更も、先週1,800行ありました。",
    question: "支払い方法ごとの注文数は、いまどこかで見られますか。",
    blame: "レビュアーの怠慢により、誤りが残ったのだと思います。",
    instead: "頑張って大きな差分を読み込む",
    we: "支払い方法ごとに、注文が0件の時間が続いたら当番に知らせる。",
    other: "支払いに触れる変更は、支払い方法ごとの自動テストを通らないと本番に出せないようにする。",
    third: "差分が400行を超えたら、CIが分け方を提案する。",
    effort: "次回からは気をつけて、しっかり確認する。",
    changed: "支払い方法ごとの見張りが動きはじめました。先週の土曜日、1件の取りこぼしに17分で気づきました。",
    reason: "別の変更で、もう要らなくなりました。",
    tracker: "ftp://tracker.example/42",
    kudos: "41件という数字の一つひとつに、お客様がいることを思い出させてくれました。",
  },
  en: {
    thanks: "Thank you for writing down how long it took, and for how many.",
    remark: "Nobody could have seen it in a diff of that size. Our own change of last week had 1,800 lines, too.",
    question: "Can we see orders by currency anywhere today?",
    blame: "The reviewer was careless.",
    instead: "trying hard to read large diffs",
    we: "let an alert open a ticket after an hour without any order in one currency.",
    other: "release a change that touches payment only after the tests of every currency have passed.",
    third: "let CI propose how to split a change of more than 400 lines.",
    effort: "Be more careful and double-check next time.",
    changed: "An alert per currency is running. Last Saturday it told us of one lost order within 17 minutes.",
    reason: "Another change has made it needless.",
    tracker: "ftp://tracker.example/42",
    kudos: "It reminded me that there was somebody behind each of those orders.",
  },
};

const NOTE = "#own-notes #new-note > form";
const CARD = "#own-cards > form";
const PROMOTE = "#promote details[open] form";
const ABSENT_MS = 60_000;

/** A day that is certainly to come. */
const LATER = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

const all = (...acts) => async (at) => {
  for (const act of acts) await act(at);
};
/** Waits until the room is there, as far as it has come. */
const sees = (selector, timeout) => ({ page }) => page.locator(selector).first().waitFor({ timeout });
const seesWords = (word, selector) => ({ page, lang }) =>
  page.locator(selector, { hasText: WORDS[lang][word] }).first().waitFor();
/** What somebody else does first. */
const by = (who, act) => async (at) => act(await at.as(who));

/** Presses a button, and waits until the room has answered. */
const press = (key, within) => async (at) => {
  const isAnswer = (answer) => answer.request().method() === "POST" && !answer.url().endsWith("/pencil");
  await Promise.all([at.page.waitForResponse(isAnswer), pressIn({ ...at, hasScripts: true }, key, within)]);
};
/** Presses a button beside a note or on a card. */
const on = (word, key) => async (at) => press(key, `#room-main :is(.note, .idea):has-text("${WORDS[at.lang][word]}")`)(at);
const more = (at) => unfold(at, "steer-more");

/** Fills in one of several forms; what is to be typed is named. */
const fill = (form, fields) => async ({ page, lang }) => {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`${form} [name="${name}"]`);
    const kind = await field.first().evaluate((field) => field.type);
    if (kind === "radio") await page.locator(`${form} [name="${name}"][value="${value}"]`).check();
    else if (kind === "select-one") await field.selectOption(value);
    else await field.fill(WORDS[lang][value] ?? value);
  }
};
/** Keeps a note or a card; the last of the fields says which it is. */
const keep = (form, fields) => async (at) => {
  await fill(form, fields)(at);
  await press(form === NOTE ? "note-keep" : "card-keep", form)(at);
  await seesWords(Object.values(fields).at(-1), `${form.split(" ")[0]} .own`)(at);
};

const enter = async (at) => {
  await from("/", into("/meetings/"))(at);
  at.shared.meeting = new URL(at.page.url()).pathname;
  await at.page.getByRole("button", { name: at.t("room-enter"), exact: true }).click();
  await sees("#room-head")(at);
};
const at = (path) => ({ page, shared }) => page.goto(shared.meeting + path);

/** The author's own is read first, and then that of whoever leads. */
async function order(at) {
  const { page, t } = at;
  await more(at);
  for (const [place, who] of ["author", "host"].entries()) {
    const title = await titleOf(await at.as(who));
    const listed = () => page.locator("#steer-more .agenda li > span:first-child").allInnerTexts();
    for (let is = (await listed()).indexOf(title); is > place; is -= 1) {
      await page.getByRole("button", { name: t("steer-up", { title }), exact: true }).click();
      await page.locator(`#steer-more .agenda li:nth-child(${is}) > span`, { hasText: title }).waitFor();
    }
  }
}

async function titleOf({ page }) {
  const other = await page.context().newPage();
  await other.goto("/postmortems");
  const title = await other.locator(".entries a").first().innerText();
  await other.close();
  return title;
}

/** Opens the first action of a kind that the page lists and whoever looks may do something about. */
const kept = (kind) => async ({ page, shared }) => {
  const links = page.locator(`main .actions ${kind} .entry > a`);
  for (const link of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))) {
    await page.goto(link);
    shared.action = link;
    if ((await page.locator("#plan").count()) > 0) return;
  }
  throw new Error(`nothing on ${page.url()} is theirs`);
};

const handOver = (who) => async (at) => {
  const { page } = await at.as(who);
  const name = await page.locator(".menu-who strong").textContent();
  await more(at);
  await at.page.locator("#heir").selectOption({ label: name });
  await press("steer-hand-over-do")(at);
  await page.locator(".steer").waitFor();
};

/** Name of the picture, who looks, and the way there. Each stands on what was done before. */
export const DAY = [
  ["room-lobby-reader", "author", enter],
  ["room-lobby-lead", "host", enter],
  ["room-lobby-order", "host", order],

  ["room-reading-lead", "host", all(press("steer-start"), sees("#own-notes"))],
  ["room-reading-note", "author", all(sees("#own-notes"), keep(NOTE, { kind: "thanks", passage: "2", text: "thanks" }), open('.reading [data-passage="1"]'), fill(NOTE, { text: "blame" }), sees(`${NOTE} .pencil`))],
  ["room-reading-refused", "author", all(fill(NOTE, { text: "" }), press("note-keep", NOTE), sees(`${NOTE} .error`))],
  ["room-reading-finished", "author", all(keep(NOTE, { kind: "question", passage: "1", text: "question" }), press("mine-finish"), sees(".saved"))],
  ["room-paused", "host", all(keep(NOTE, { passage: "0", text: "remark" }), press("mine-finish"), sees(".saved"), press("steer-pause"), sees('room-timer[until=""]'))],

  ["room-discussing-lead", "host", all(press("steer-resume"), press("steer-next-discussing"), seesWords("thanks", "#room-main .note"), more)],
  ["room-discussing-author", "author", all(seesWords("thanks", "#room-main .note"), on("remark", "reaction-learnt"), on("question", "note-aside-ask"))],
  ["room-discussing-spotlight", "host", all(sees(".private"), on("remark", "note-spotlight"), sees("#room-spotlight"))],
  ["room-discussing-late", "beginning", all(enter, sees("#room-spotlight"))],
  ["room-discussing-aside", "author", all(by("host", press("note-aside", ".private")), sees("#room-aside"), (at) => unfold(at, "notes-aside"))],

  ["room-writing-lead", "host", all(press("steer-next-improving"), sees("#own-cards"), keep(CARD, { instead_of: "instead", we: "we" }))],
  ["room-writing-pencil", "author", all(sees("#own-cards"), keep(CARD, { we: "other" }), fill(CARD, { we: "effort" }), sees(`${CARD} .pencil`))],
  ["room-writing-refused", "beginning", all(sees("#own-cards"), fill(CARD, { instead_of: "instead" }), press("card-keep", CARD), sees(`${CARD} .error`))],
  ["room-revealed-lead", "host", all(press("steer-next-revealed"), seesWords("we", "#room-main .idea"))],
  ["room-revealed-reader", "author", all(seesWords("we", "#room-main .idea"), fill(CARD, { we: "third" }), press("card-show", CARD), seesWords("third", "#room-main .idea"))],
  ["room-voting-reader", "author", all(by("host", press("steer-next-voting")), sees("[data-vote]"), on("we", "vote-put"), on("other", "vote-put"), sees(".idea.chosen"))],
  ["room-voting-all-dots", "author", all(on("third", "vote-put"), sees(".idea.chosen ~ .idea.chosen ~ .idea.chosen"))],
  ["room-voting-lead", "host", all(sees("[data-vote]"), on("we", "vote-put"), sees(".idea.chosen"))],
  ["room-decided-lead", "host", all(press("steer-next-decided"), sees("#promote"))],
  ["room-decided-refused", "author", all(sees("#promote"), open("#promote summary"), press("promote-do", PROMOTE), sees("#promote .error"))],
  ["room-decided-action", "author", all(fill(PROMOTE, { due: LATER, strength: "prevents" }), press("promote-do", PROMOTE), sees("#room-main .chip.strong"))],

  ["room-own-lead", "host", all(press("steer-next-item"), sees("#own-notes"))],
  ["room-handed-over", "author", all(by("host", handOver("author")))],
  ["room-taking-over", "beginning", at("/room/taking-over")],
  ["room-absent", "beginning", all(by("author", ({ page }) => page.goto("/clubs")), at("/room"), sees(".live-absent", ABSENT_MS))],
  ["room-taken-over", "beginning", all(at("/room/taking-over"), press("take-over-do"), sees(".steer"))],
  ["room-displaced", "author", at("/room")],

  ["room-wrap-up-lead", "host", all(by("author", press("steer-take-back")), by("author", sees(".steer")), by("author", handOver("host")), press("steer-wrap-up"), sees("#kudos"))],
  ["room-wrap-up-refused", "author", all(sees("#kudos"), press("kudos-do"), sees("#kudos .error"))],
  ["room-wrap-up-thanked", "beginning", all(sees("#kudos"), fill("#kudos form", { kind: "clear-telling", reason: "kudos" }), press("kudos-do"), seesWords("kudos", "#room-main"))],
  ["minutes-edit", "host", at("/minutes/edit")],
  ["room-closing", "host", at("/room/closing")],
  ["room-closed-lead", "host", all(press("close-do"), sees(".lobby"))],
  ["room-closed-reader", "author", sees(".lobby")],
  ["minutes", "author", at("/minutes")],
  ["meeting-closed", "author", at("")],
  ["home-after-the-day", "author", "/"],
  ["club-after-the-day", "host", from("/clubs", into("/clubs/"))],

  ["actions", "author", "/action-items"],
  ["actions-chosen", "author", "/action-items?strength=prevents&due=later"],
  ["actions-none-chosen", "author", "/action-items?strength=reveals&mine=on"],
  ["actions-ideas", "author", "/action-items?state=ideas"],
  ["action-idea", "author", kept("li")],
  ["action-plan-refused", "author", all(fill("#plan form", { tracker: "tracker" }), press("action-plan-do"), sees("#plan .error"))],
  ["action", "host", from("/action-items", kept("li:has(.instead)"))],
  ["action-refused", "host", all(open('.closing [value="wont-do"]'), press("action-close-do", ".closing"), sees(".closing .error"))],
  ["action-closed-meanwhile", "author", all(({ page, shared }) => page.goto(shared.action), by("host", all(fill(".closing", { outcome: "done", words: "changed" }), press("action-close-do", ".closing"), sees("#ending"))), fill(".closing", { outcome: "wont-do", words: "reason" }), press("action-close-do", ".closing"), sees(".problems"))],
  ["action-closed", "host", sees("#ending")],
  ["actions-ended", "host", "/action-items?state=ended"],
];
