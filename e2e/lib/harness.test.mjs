// The harness itself: what it must notice, it notices, on pages and a server made for this.

import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { axe } from "./axe.mjs";
import { browser, person } from "./browser.mjs";
import { startServer } from "./server.mjs";

const HEAD = '<!doctype html><html lang="en"><head><title>A page</title></head>';
const PAGES = {
  "/clean": `${HEAD}<body><main><h1>A page</h1><p>Words.</p></main></body></html>`,
  "/nameless": `${HEAD}<body><main><h1>A page</h1><input></main></body></html>`,
  "/inline": `${HEAD}<body><main><h1 style="color: red">A page</h1></main></body></html>`,
  "/broken": `${HEAD}<body><main><h1>A page</h1></main><script src="/broken.js"></script></body></html>`,
  "/broken.js": "missing();",
};

let pages;
let chromium;
let address;

before(async () => {
  pages = createServer((request, response) => {
    const type = request.url.endsWith(".js") ? "text/javascript" : "text/html";
    const body = PAGES[request.url];
    response.writeHead(body ? 200 : 404, { "content-security-policy": "default-src 'self'", "content-type": type });
    response.end(request.url === "/language" ? request.headers["accept-language"] : (body ?? "Nothing here."));
  });
  await new Promise((resolve) => pages.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${pages.address().port}`;
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  pages?.close();
});

async function visit(path, options = {}) {
  const visitor = await person(chromium, { address, ...options });
  await visitor.page.goto(path);
  return visitor;
}

test("a clean page passes axe under a strict policy, which notices nothing", async () => {
  const { page, trouble, close } = await visit("/clean");
  await axe(page);
  trouble.assertNone();
  await close();
});

test("axe names what a page lacks", async () => {
  const { page, close } = await visit("/nameless");
  await assert.rejects(axe(page), /label: Form elements must have labels/);
  await close();
});

test("an inline style is trouble", async () => {
  const { trouble, close } = await visit("/inline");
  assert.throws(() => trouble.assertNone(), /Content Security Policy/);
  await close();
});

test("an error in a script is trouble, and can be forgiven", async () => {
  const { trouble, close } = await visit("/broken");
  assert.throws(() => trouble.assertNone(), /missing is not defined/);
  trouble.forgive(/missing is not defined/);
  trouble.assertNone();
  await close();
});

test("a page that does not exist is for the story to look at", async () => {
  const { trouble, close } = await visit("/gone");
  trouble.assertNone();
  await close();
});

test("people ask for their language, see their theme, and hold their device", async () => {
  const { page, close } = await visit("/language", { lang: "en", theme: "dark", viewport: "phone" });
  assert.match(await page.textContent("body"), /^en-GB/);
  assert.ok(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches));
  assert.equal(await page.evaluate(() => innerWidth), 390);
  await close();
});

// Behaves like `yomikai serve` as far as the harness looks at it.
const STAND_IN = { program: process.execPath, args: [fileURLToPath(new URL("stand-in.mjs", import.meta.url))] };

test("a server is killed, starts again at the same address on the same data, and leaves politely", async () => {
  const server = await startServer({ command: STAND_IN });
  const { address, data } = server;
  assert.match((await server.said(/code: (\w+)/))[1], /^first$/);
  await server.kill9();
  await assert.rejects(fetch(address));
  await server.restart();
  assert.equal(server.address, address);
  assert.equal(await (await fetch(address)).text(), data);
  await server.stop();
  await assert.rejects(stat(data), "the temporary folder is gone");
});

test("a server that ends before it serves tells what it said", async () => {
  await assert.rejects(startServer({ command: STAND_IN, args: ["--refuse"] }), /the server ended[^]*will not/);
});
