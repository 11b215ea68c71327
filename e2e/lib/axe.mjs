// Accessibility: axe finds nothing on the page as it stands.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules whose answer depends on colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * Fails with a readable list of what axe finds, best practices included.
 *
 * axe comes in through the debugger, which the content security policy does not concern: the page is tested under the
 * same policy that visitors have.
 *
 * @param {import("playwright-core").Page} page
 * @param {{ colours?: boolean }} [options] `colours`: only what depends on colours, for another theme of the same page
 */
export async function axe(page, { colours = false } = {}) {
  const session = await page.context().newCDPSession(page);
  try {
    // A visit without a reload keeps what is there already.
    if (await evaluate(session, "typeof axe === 'undefined'")) await evaluate(session, `${SOURCE}; undefined`);
    const options = { resultTypes: ["violations"], ...(colours && { runOnly: OF_COLOURS }) };
    const found = await evaluate(session, `axe.run(document, ${JSON.stringify(options)}).then((r) => r.violations)`);
    assert.equal(found.map(describe).join("\n"), "", `axe on ${page.url()}`);
  } finally {
    await session.detach();
  }
}

async function evaluate(session, expression) {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

function describe({ id, help, helpUrl, nodes }) {
  const places = nodes.map((node) => `  ${node.target.join(" ")}\n    ${node.failureSummary.replaceAll("\n", "\n    ")}`);
  return [`${id}: ${help} (${helpUrl})`, ...places].join("\n");
}
