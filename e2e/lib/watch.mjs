// Keeps an eye on what a visitor would not see: errors of scripts, refusals of the content security policy, other hosts.

import assert from "node:assert/strict";

/** The browser says this of every 4xx; the stories look at the page that comes with it. */
const EXPECTED_ANSWER = /^Failed to load resource: the server responded with a status of 4\d\d/;

/**
 * Notes trouble on every page of the context, from now on.
 *
 * @param {import("playwright-core").BrowserContext} context
 */
export function watch(context) {
  const trouble = new Trouble();
  context.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED_ANSWER.test(message.text())) {
      trouble.note(`${message.page()?.url() ?? ""}: ${message.text()}`);
    }
  });
  context.on("weberror", (event) => trouble.note(`${event.page()?.url() ?? ""}: ${event.error()}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    const here = url.hostname === "127.0.0.1" || url.hostname === "localhost" || url.hostname.endsWith(".localhost");
    if (!here && !["data:", "blob:", "about:"].includes(url.protocol)) {
      trouble.note(`${request.frame().url()}: asked another host for ${url}`);
    }
  });
  context.on("response", (response) => {
    if (response.status() >= 500) trouble.note(`${response.url()}: ${response.status()}`);
  });
  return trouble;
}

class Trouble {
  #noted = [];

  note(text) {
    this.#noted.push(text);
  }

  /** Takes out what a story brought about on purpose, such as a lost connection while the server was killed. */
  forgive(pattern) {
    this.#noted = this.#noted.filter((text) => !pattern.test(text));
  }

  /** Fails with everything that was noted. */
  assertNone() {
    assert.deepEqual(this.#noted, [], "the browser noted trouble");
  }
}
