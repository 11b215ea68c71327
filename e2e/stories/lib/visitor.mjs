// Somebody in a story: a browser profile, the words of its language, and what one does on pages.

import assert from "node:assert/strict";

import { person } from "../../lib/browser.mjs";
import { looksRight } from "../../lib/looks.mjs";
import { words } from "../../lib/words.mjs";

let pages = 0;

/**
 * @param {import("playwright-core").Browser} chromium
 * @param {{ lang: "ja" | "en", address: string }} options as of `person`
 */
export async function visitor(chromium, options) {
  return new Visitor(await person(chromium, options), options);
}

export class Visitor {
  #person;

  constructor(somebody, options) {
    this.#person = somebody;
    this.options = options;
    this.page = somebody.page;
    this.trouble = somebody.trouble;
    this.t = words(options.lang);
    this.hasScripts = options.scripts !== false;
  }

  /** A second window of the same browser. */
  async window() {
    return new Visitor({ ...this.#person, page: await this.#person.context.newPage() }, this.options);
  }

  async cookies() {
    return this.#person.context.cookies();
  }

  async close() {
    await this.#person.close();
  }

  /** Opens a page by its path or address; gives the status. */
  async open(path) {
    return (await this.page.goto(path)).status();
  }

  /** The path of the page at hand. */
  get path() {
    return new URL(this.page.url()).pathname;
  }

  /** Does what leads to another page, and waits until that page is there for good: Turbo first shows a stored copy. */
  async passing(act) {
    // A window behind another one is given little time by the browser.
    await this.page.bringToFront();
    const mark = `${(pages += 1)}`;
    await this.page.evaluate((mark) => void (document.body.dataset.passed = mark), mark);
    await act();
    await this.page.locator(`html:not([aria-busy="true"]) > body:not([data-passed="${mark}"])`).waitFor();
    await this.page.waitForLoadState();
  }

  /** Follows a link by what it says. */
  async follow(key, values) {
    const link = this.page.getByRole("link", { name: this.t(key, values), exact: true });
    await this.passing(() => link.first().click());
  }

  /** Presses a button by what it says. */
  async press(key, values) {
    const button = this.page.getByRole("button", { name: this.t(key, values), exact: true });
    await this.passing(() => button.first().click());
  }

  /** Presses a button, and is told in so many words that it is done. */
  async settle(key, done) {
    await this.press(key);
    assert.equal(await this.page.locator(".flash").innerText(), this.t(done));
  }

  /** Types into fields by their names, in one of several forms where there are more. */
  async fill(fields, within = "main") {
    const form = this.page.locator(within);
    for (const [name, text] of Object.entries(fields)) {
      const field = form.locator(`[name="${name}"]`);
      const kind = await field.first().evaluate((field) => field.type);
      if (kind === "radio") await form.locator(`[name="${name}"][value="${text}"]`).check();
      else if (kind === "select-one") await field.selectOption(text);
      else await field.fill(text);
    }
  }

  value(name) {
    return this.page.locator(`main [name="${name}"]`).inputValue();
  }

  /** The page's heading, once it says this. */
  async sees(key, values) {
    await this.page.getByRole("heading", { level: 1, name: this.t(key, values), exact: true }).waitFor();
  }

  text() {
    return this.page.locator("main").innerText();
  }

  html() {
    return this.page.content();
  }

  async has(text) {
    const page = await this.text();
    assert.ok(page.includes(text), `"${text}" on ${this.page.url()}:\n${page}`);
  }

  async hasNot(text) {
    const page = await this.html();
    assert.ok(!page.includes(text), `"${text}" must not be on ${this.page.url()}`);
  }

  /** What a field is told to mend. */
  error(name) {
    return this.page.locator(`#${name}-error`).innerText();
  }

  async count(selector, expected) {
    assert.equal(await this.page.locator(selector).count(), expected, `${selector} on ${this.page.url()}`);
  }

  /** The page is accessible, and no wider than a phone; nothing went wrong behind it. */
  async looksRight() {
    if (this.hasScripts) await looksRight(this.page);
    else await this.#looksRightWithoutScripts();
    this.trouble.assertNone();
  }

  /** axe is a script: it looks at what is on the page in a window where scripts run, and none but axe. */
  async #looksRightWithoutScripts() {
    const html = (await this.page.content()).replace(/<script\b[^]*?<\/script>|<\/?noscript>/g, "");
    const twin = await person(this.page.context().browser(), { ...this.options, scripts: true });
    await twin.page.route(this.page.url(), (route) => route.fulfill({ contentType: "text/html", body: html }));
    await twin.page.goto(this.page.url());
    await looksRight(twin.page);
    twin.trouble.assertNone();
    await twin.close();
  }
}
