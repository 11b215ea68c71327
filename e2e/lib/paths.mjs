// Where things are: the checkout, the built program, the browser.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const CHROMIUM = "/usr/bin/chromium";

/** The program under test: the debug build, or what YOMIKAI_BINARY names. */
export function binary() {
  const path = process.env.YOMIKAI_BINARY ?? join(targetFolder(), "debug", "yomikai");
  if (!existsSync(path)) throw new Error(`${path} is not built: run \`cargo build\``);
  return path;
}

function targetFolder() {
  if (process.env.CARGO_TARGET_DIR) return process.env.CARGO_TARGET_DIR;
  const args = ["metadata", "--format-version=1", "--no-deps", "--offline"];
  const metadata = execFileSync("cargo", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 });
  return JSON.parse(metadata).target_directory;
}
