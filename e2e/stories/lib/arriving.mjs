// The first day: setting up, what the empty places say, and the invitation.

import assert from "node:assert/strict";

import { visitor } from "./visitor.mjs";

/** The browser asks for the language of the story; the address is the server's. */
export async function arriving(story, options = {}) {
  const { lang, server, chromium, people } = story;
  const somebody = await visitor(chromium, { lang, address: server.address, ...options });
  people.push(somebody);
  return somebody;
}

export async function arrive(story) {
  const { server, cast, lang } = story;
  const host = (story.host = await arriving(story));
  const label = host.t("cli-set-up-code", { code: "(\\S+)" });
  const [, code] = await server.said(new RegExp(label));
  await host.open("/");
  await host.sees("set-up-title");
  assert.equal(await host.value("zone"), cast.zone, "the browser's own zone is offered");
  await host.looksRight();

  await host.press("set-up-begin");
  await host.has(host.t("form-almost"));
  await host.looksRight();

  await host.fill({ code: "AAAA-AAAA", organisation: cast.organisation, ...cast.host, language: lang });
  await host.press("set-up-begin");
  assert.match(await host.error("code"), /9/, "an empty code was no try");
  assert.equal(await host.value("organisation"), cast.organisation, "what was typed stays");

  await host.fill({ code, password: cast.host.password });
  await host.press("set-up-begin");
  await host.sees("home-first", { name: cast.host.name });
  await host.open("/set-up");
  await host.sees("home-first", { name: cast.host.name });
  assert.equal(await host.page.locator("[name=code]").count(), 0, "there is one first visitor");
}

export async function teach({ host }) {
  await host.open("/");
  for (const key of ["home-step-write", "home-step-club", "home-step-invite"]) await host.has(host.t(key));
  await host.looksRight();

  const places = {
    "/postmortems": "write-empty-title",
    "/postmortems/trash": "trash-empty",
    "/clubs": "clubs-empty-title",
    "/invitations": "invitation-why-title",
    "/members": "member-active",
    "/account": "account-devices",
    "/nowhere": "error-not-found-title",
  };
  for (const [path, key] of Object.entries(places)) {
    await host.open(path);
    await host.has(host.t(key));
    await host.looksRight();
  }
}

export async function invite(story) {
  const { host, cast } = story;
  await host.open("/");
  await host.follow("home-step-invite-button");
  await host.fill({ role: "member", uses: "3", days: "7" });
  await host.press("invitation-make");
  await host.has(host.t("invitation-once"));
  story.link = await host.page.getByLabel(host.t("invitation-pass-on")).inputValue();
  await host.looksRight();
  await host.open("/invitations");
  await host.hasNot(story.link);

  story.colleague = await join(story, cast.colleague, {});
  story.phone = await join(story, cast.phone, { viewport: "phone" });
  await host.open("/members");
  await host.has(cast.phone.email);
}

/** Somebody follows the link, makes an account, and is home. */
export async function join(story, who, options) {
  const somebody = await arriving(story, options);
  await somebody.open(story.link);
  await somebody.sees("join-title", { organisation: story.cast.organisation });
  if (who === story.cast.colleague) {
    await somebody.looksRight();
    await somebody.press("join");
    await somebody.has(somebody.t("problem-required"));
    await somebody.looksRight();
  }
  await somebody.fill({ ...who, zone: story.cast.zone });
  await somebody.press("join");
  await somebody.sees("home-first", { name: who.name });
  assert.equal(await somebody.open("/members"), 403, "the members are for admins");
  return somebody;
}
