// Signing out and in, with scripts and without.

import assert from "node:assert/strict";

import { arriving } from "./arriving.mjs";

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
