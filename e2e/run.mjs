// Runs the browser stories and the tests of their harness: `node e2e/run.mjs [WORD]` (only files with WORD in their path).

import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

import { ROOT } from "./lib/paths.mjs";

const FILE_TIMEOUT_MS = 300_000;

const word = process.argv[2] ?? "";
const files = readdirSync(join(ROOT, "e2e"), { recursive: true })
  .map((name) => join(ROOT, "e2e", name))
  .filter((path) => path.endsWith(".test.mjs") && relative(ROOT, path).includes(word))
  .sort();
if (files.length === 0) {
  console.error(`no story has "${word}" in its path`);
  process.exit(1);
}

let passed = 0;
let failed = 0;
// One file after another: a meeting in several browsers takes the machine as it is.
const stream = run({ files, concurrency: 1, timeout: FILE_TIMEOUT_MS });
stream.on("test:pass", ({ skip, todo, name, file }) => {
  passed += 1;
  if (skip !== undefined || todo !== undefined) {
    failed += 1;
    console.error(`${file}: "${name}" is skipped: mend it or remove it`);
  }
});
stream.on("test:fail", () => {
  failed += 1;
});
stream.on("end", () => {
  if (passed === 0 || failed > 0) process.exitCode = 1;
});
stream.compose(new spec()).pipe(process.stdout);
