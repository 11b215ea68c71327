// Signing out and in, with scripts and without.

import assert from "node:assert/strict";

import { arriving } from "./arriving.mjs";
import { kept } from "./growing.mjs";

export async function signIn(somebody, { email, password }) {
  await somebody.fill({ email, password });
  await somebody.press("sign-in");
}

/** The menu is a plain element that opens. */
async function signOut(somebody) {
  await somebody.page.locator("details.menu > summary").click();
  await somebody.press("frame-sign-out");
  await somebody.sees("sign-in-title");
}

export async function withoutScripts(story) {
  const { cast, lang } = story;
  const plain = await arriving(story, { scripts: false, viewport: "phone" });
  await plain.open(story.meeting);
  await plain.sees("sign-in-title");
  await signIn(plain, cast.late);
  assert.equal(plain.path, story.meeting, "where one wanted to go");
  await plain.press("assignment-join-in");
  await plain.follow("assignment-begin");
  await plain.fill({ ...cast.lates, language: lang });
  await plain.settle("write-save", "done-saved");
  await plain.has(cast.lates.improvement);
  await plain.settle("ready-button", "done-assignment-ready");
  await plain.open(story.meeting);
  await plain.has(plain.t("standing-ready"));
  assert.equal(await plain.page.locator(".pizza figcaption").innerText(), plain.t("pizza-caption", { members: 4, settled: 4 }));
  await plain.count('button:text-is("' + plain.t("call-copy") + '")', 0);
  await signOut(plain);
  await plain.open(story.meeting);
  await plain.sees("sign-in-title");
}

export async function comeAndGo(story) {
  const { phone, cast } = story;
  await phone.open("/");
  await phone.page.locator("details.menu > summary").click();
  await phone.looksRight();
  await phone.page.locator("details.menu > summary").click();
  await signOut(phone);
  await phone.looksRight();
  assert.deepEqual((await phone.cookies()).map((cookie) => cookie.value), [], "nothing stays in the browser");

  await signIn(phone, { email: cast.phone.email, password: cast.wrong });
  await phone.has(phone.t("problem-sign-in"));
  assert.equal(await phone.value("email"), cast.phone.email);
  assert.equal(await phone.value("password"), "");
  await phone.looksRight();
  await signIn(phone, cast.phone);
  await phone.sees("home-welcome", { name: cast.phone.name });
}

/** Whoever signs out in another window goes on there, and what is typed here is told of truly. */
export async function typeWhileSignedOut(story) {
  const { host, cast } = story;
  const other = await host.window();
  const told = (key) => host.page.locator("[data-kept-words]").filter({ hasText: host.t(key) }).waitFor();
  const comeBack = () => host.page.evaluate(() => dispatchEvent(new Event("focus")));
  await host.open(`${story.hosts}/edit`);
  await other.open("/");
  await signOut(other);
  await host.fill({ impact: cast.grown.action });
  await told("copy-signed-out");
  await host.looksRight();
  await signIn(other, cast.host);
  await comeBack();
  await kept(host);

  // It is no more the writer's: the words stay in the form, and are sent no more.
  const elsewhere = `${story.effort}/working-copy`;
  await host.page.locator("working-copy").evaluate((copy, to) => copy.setAttribute("to", to), elsewhere);
  await host.fill({ impact: cast.grown.impact });
  await told("copy-gone");
  await host.looksRight();
  const sent = [];
  host.page.on("request", (request) => sent.push(request.url()));
  await host.fill({ impact: cast.grown.action });
  await comeBack();
  await other.open("/");
  assert.deepEqual(sent, []);
  await told("copy-gone");
  assert.equal(await host.value("impact"), cast.grown.action);
  await host.open(`${story.hosts}/working-copy/end`);
  await host.settle("copy-end-button", "done-copy-ended");
  await other.page.close();
}
