// Pictures of every page, in both languages and both themes and on both devices: `cargo xtask screenshots [WORD]`.
//
// The language is that of whoever looks: the demonstration has people of both, and an empty installation is set up once
// in each. One page is opened once, and seen in every look.

import { browser, person, VIEWPORTS } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { SCREENSHOTS, shot } from "./lib/shot.mjs";
import { words } from "./lib/words.mjs";
import { DAY } from "./pictures/day.mjs";
import { below, fill, follow, from, into, open, press } from "./pictures/ways.mjs";

const LOOKS = [
  { theme: "light", device: "laptop" },
  { theme: "dark", device: "laptop" },
  { theme: "dark", device: "phone" },
  { theme: "light", device: "phone" },
];

const LONG = {
  ja: "夜間バッチの設定をtokyo-production-warehouse-reconciliation-2026-11-22から写したとき、一行だけ古いまま残っていたことに翌朝まで気づけなかった",
  en: "Nobody saw that tokyo-production-warehouse-reconciliation-2026-11-22 had kept an older line",
};

/** The same draft, saved in another window. */
async function saveElsewhere({ page, lang, t }) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await fill({ summary: { ja: "これはもう一つの窓で書いた。", en: "This was written in another window." } })({ page: other, lang });
  await press("sheet-save")({ page: other, t });
  await other.close();
  await page.bringToFront();
}

/** Of several notes one is open. */
async function giveReason({ page, lang }) {
  const reason = { ja: "聞き取りのままの言葉です。", en: "These are their own words." };
  await page.locator('.pencil-leave[open] [name="why"]').fill(reason[lang]);
}

const ADMIN = { email: "first@example.com", password: "an evening library is quiet and bright" };

async function setUp({ page, lang, t, server }) {
  const [, code] = await server.said(new RegExp(t("cli-set-up-code", { code: "(\\S+)" })));
  const organisation = { ja: "北風印刷", en: "Northwind Print" };
  const name = { ja: "高梨 千夏", en: "Freya Marsh" };
  await fill({ code, organisation, name, ...ADMIN })({ page, lang });
  await press("set-up-begin")({ page, t });
}

/** The admin makes an invitation once; whoever comes opens its link. */
async function join(at) {
  if (!at.shared.invitation) {
    const admin = await at.as("admin");
    await admin.page.goto("/invitations");
    await press("invitation-make")(admin);
    at.shared.invitation = await admin.page.locator("#link").inputValue();
  }
  await at.page.goto(at.shared.invitation);
}

async function reset(at) {
  const admin = await at.as("admin");
  await from("/members", into("/members/"), press("member-reset-make"))(admin);
  await at.page.goto(await admin.page.locator("#link").inputValue());
}

/** Somebody leans on effort, and writes long lines. */
const LEANING = {
  title: LONG,
  case: LONG,
  cause: LONG,
  improvement: { ja: "次回からは気をつけて、しっかり確認する。", en: "Be more careful and double-check next time." },
};

/** Nicknames of the demonstration's people, who play the same parts in both languages. */
const PEOPLE = {
  ja: { host: "aida", author: "misawa", drafting: "hayami", beginning: "koji" },
  en: { host: "nora", author: "tomas", drafting: "grace", beginning: "owen" },
};

const MEETING = from("/", into("/meetings/"));
const DRAFT = from("/postmortems", into("/postmortems/"));

/** Name of the picture, who looks, and the path or the way there. What changes something comes after what shows it. */
const DEMO = [
  ["demo", null, "/"],
  ["home", "host", "/"],
  ["home-not-started", "beginning", "/"],
  ["home-drafting", "drafting", "/"],
  ["home-ready", "author", "/"],
  ["menu", "host", from("/", open("details.menu > summary"))],
  ["library", "host", "/library"],
  ["library-chosen", "host", "/library?severity=major"],
  ["factors", "host", "/factors"],
  ["factor-refused", "host", from("/factors", fill({ name: "" }), press("factor-add"))],
  ["clubs", "host", "/clubs"],
  ["club", "host", from("/clubs", into("/clubs/"))],
  ["club-new", "host", "/clubs/new"],
  ["club-new-refused", "host", from("/clubs/new", fill({ name: "" }), press("club-new-do"))],
  ["club-edit", "host", from("/clubs", into("/clubs/"), below("/edit"))],
  ["club-leave", "author", from("/clubs", into("/clubs/"), below("/leaving"))],
  ["meeting-new", "host", from("/clubs", into("/clubs/"), below("/meetings/new"))],
  ["meeting-new-refused", "host", from("/clubs", into("/clubs/"), below("/meetings/new"), press("meeting-plan-do"))],
  ["meeting-organiser", "host", MEETING],
  ["meeting-ready", "author", MEETING],
  ["meeting-drafting", "drafting", MEETING],
  ["meeting-not-started", "beginning", MEETING],
  ["meeting-edit", "host", from("/", into("/meetings/"), below("/edit"))],
  ["meeting-cancel", "host", from("/", into("/meetings/"), below("/cancellation"))],
  ["meeting-to-come", "host", from("/clubs", into("/clubs/"), follow('[aria-labelledby="coming"] a'))],
  ["postmortems", "author", "/postmortems"],
  ["postmortem", "author", DRAFT],
  ["postmortem-drafting", "drafting", DRAFT],
  ["postmortem-edit", "drafting", from("/postmortems", into("/postmortems/"), below("/edit"))],
  ["postmortem-history", "author", from("/postmortems", into("/postmortems/"), below("/history"))],
  ["postmortem-revision", "author", from("/postmortems", into("/postmortems/"), below("/history/1"))],
  ["postmortem-publish", "author", from("/postmortems", into("/postmortems/"), below("/publication"))],
  ["postmortem-people", "author", from("/postmortems", into("/postmortems/"), below("/people"))],
  ["postmortem-trash", "author", from("/postmortems", into("/postmortems/"), below("/trash"))],
  ["postmortem-new", "beginning", "/postmortems/new"],
  ["postmortem-new-refused", "beginning", from("/postmortems/new", press("write-save"))],
  ["trash", "author", "/postmortems/trash"],
  ["account", "host", "/account"],
  ["account-refused", "host", from("/account", press("account-password-change"))],
  ["members", "host", "/members"],
  ["member", "host", from("/members", into("/members/"))],
  ["member-reset-link", "host", from("/members", into("/members/"), press("member-reset-make"))],
  ["member-pause", "host", from("/members", into("/members/"), below("/deactivation"))],
  ["invitations", "host", "/invitations"],
  ["invitation-made", "host", from("/invitations", press("invitation-make"))],
  ["invitation-refused", "host", from("/invitations", fill({ uses: "0" }), press("invitation-make"))],
  ["invitation-withdraw", "host", from("/invitations", into("/invitations/"))],
  ["not-found", "host", "/nowhere"],
  ["forbidden", "beginning", "/members"],
  ["meeting-sitting-out", "beginning", from("/", into("/meetings/"), press("assignment-sit-out"))],
  ["home-sitting-out", "beginning", "/"],
  ["pencil", "beginning", from("/", press("home-join-in"), follow('main a[href^="/postmortems/new"]'), fill(LEANING), press("write-save"))],
  ["pencil-leave", "beginning", open(".pencil-leave > summary")],
  ["pencil-left", "beginning", async (at) => { await giveReason(at); await press("ignore-do")(at); }],
  ["coach", "beginning", "/coach"],
  ["coach-rule", "beginning", from("/coach", into("/coach/"))],
  ["postmortems-long-title", "beginning", "/postmortems"],
  ["home-long-title", "beginning", "/"],
  ["meeting-long-title", "beginning", MEETING],
  ["postmortem-clash", "beginning", from("/postmortems", into("/postmortems/"), below("/edit"), saveElsewhere, fill({ summary: { ja: "これは、はじめの窓で書いた。", en: "This was written in the first window." } }), press("sheet-save"))],
  ["trash-long-title", "beginning", from("/postmortems", into("/postmortems/"), below("/trash"), press("trash-button"), from("/postmortems/trash"))],
  ["meeting-cancelled", "host", from("/", into("/meetings/"), below("/cancellation"), press("meeting-cancel-do"))],
  ["club-with-cancelled", "host", from("/clubs", into("/clubs/"))],
  ["postmortem-published", "author", from("/postmortems", into("/postmortems/"), below("/publication"), press("publish-button"))],
  ["postmortem-withdraw", "author", from("/postmortems", into("/postmortems/"), below("/withdrawal"))],
  ["postmortem-withdrawn", "author", press("withdraw-button")],
];

/** A first day in an empty installation: `nobody` has not signed in. */
const EMPTY = [
  ["set-up", "nobody", "/"],
  ["set-up-refused", "nobody", from("/", fill({ code: "AAAA-AAAA" }), press("set-up-begin"))],
  ["home-first", "admin", from("/", setUp)],
  ["home-first-menu", "admin", open("details.menu > summary")],
  ["clubs-empty", "admin", "/clubs"],
  ["postmortems-empty", "admin", "/postmortems"],
  ["trash-empty", "admin", "/postmortems/trash"],
  ["actions-empty", "admin", "/action-items"],
  ["library-empty", "admin", "/library"],
  ["actions-ended-empty", "admin", "/action-items?state=ended"],
  ["members-one", "admin", "/members"],
  ["invitations-empty", "admin", "/invitations"],
  ["club-alone", "admin", from("/clubs/new", fill({ name: LONG }), press("club-new-do"))],
  ["meeting-alone", "admin", from("/clubs", into("/clubs/"), below("/meetings/new"), fill({ starts: "2099-11-27T17:00", place: LONG, snack: LONG }), press("meeting-plan-do"))],
  ["home-no-call", "admin", "/"],
  ["clubs-long-name", "admin", "/clubs"],
  ["join", "nobody", join],
  ["join-refused", "nobody", press("join")],
  ["join-inside", "admin", join],
  ["join-over", "nobody", "/join/no-such-invitation"],
  ["sign-in", "nobody", "/sign-in"],
  ["sign-in-refused", "nobody", from("/sign-in", fill({ email: "first@example.com", password: "not the password" }), press("sign-in"))],
  ["reset", "nobody", reset],
];

/**
 * Walks one list in one language. Every way is gone, since later pages stand on what was done on earlier ones; WORD
 * chooses which are taken a picture of. `as` gives whoever looks, each with one browser profile.
 */
async function walk({ chromium, server, lang, list, addressOf }) {
  const t = words(lang);
  const shared = {};
  const known = new Map();
  const as = async (who) => {
    if (!known.has(who)) known.set(who, await person(chromium, { lang, address: addressOf(who) }));
    return { page: known.get(who).page, lang, t, server, shared, as };
  };
  for (const [name, who, way] of list) {
    const at = await as(who);
    try {
      await (typeof way === "string" ? from(way) : way)(at);
      if (name.includes(WORD)) await pictures(at.page, `${name}-${lang}`);
    } catch (error) {
      throw new Error(`${name} in ${lang}, at ${at.page.url()}: ${error.message}`, { cause: error });
    }
  }
  for (const somebody of known.values()) {
    somebody.trouble.assertNone();
    await somebody.close();
  }
}

async function pictures(page, name) {
  for (const { theme, device } of LOOKS) {
    await page.setViewportSize(VIEWPORTS[device]);
    await page.emulateMedia({ colorScheme: theme });
    await shot(page, `${name}-${device}-${theme}`);
    taken += 1;
  }
  await page.setViewportSize(VIEWPORTS.laptop);
}

/** `http://127.0.0.1:8080` as the persona's own host, `http://aida.localhost:8080`. */
function hostOf(server, nick) {
  const address = new URL(server.address);
  address.hostname = nick ? `${nick}.localhost` : "localhost";
  return address.origin;
}

const WORD = process.argv[2] ?? "";
const LOCALES = { ja: "ja_JP.UTF-8", en: "en_GB.UTF-8" };
let taken = 0;
const chromium = await browser();
try {
  const demo = await startServer({ demo: true });
  const shown = (lang) => walk({ chromium, server: demo, lang, list: DEMO, addressOf: (who) => hostOf(demo, PEOPLE[lang][who]) });
  await Promise.all(["ja", "en"].map(shown));
  await demo.stop();
  const day = await startServer({ demo: true });
  const held = (lang) => walk({ chromium, server: day, lang, list: DAY, addressOf: (who) => hostOf(day, PEOPLE[lang][who]) });
  await Promise.all(["ja", "en"].map(held));
  await day.stop();
  const firstDay = async (lang) => {
    const empty = await startServer({ env: { LC_ALL: LOCALES[lang] } });
    await walk({ chromium, server: empty, lang, list: EMPTY, addressOf: () => empty.address });
    await empty.stop();
  };
  await Promise.all(["ja", "en"].map(firstDay));
  console.log(`${taken} pictures in ${SCREENSHOTS}`);
} finally {
  await chromium.close();
}
