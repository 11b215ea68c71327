// The real program, started on a free port, listened to, killed and started again.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { binary } from "./paths.mjs";

const PATIENCE_MS = 20_000;

/**
 * Starts `yomikai serve` and resolves once it has printed its address.
 *
 * @param {object} [options]
 * @param {boolean} [options.demo] serve the demo organisation
 * @param {string} [options.data] the data folder; without it (and without `demo`) a temporary one, removed by `stop`
 * @param {string[]} [options.args] more arguments of `serve`
 * @param {Record<string, string>} [options.env] more environment
 * @param {{ program: string, args: string[] }} [options.command] what to start instead of `yomikai serve`
 */
export async function startServer(options = {}) {
  const server = new Server(options);
  process.on("exit", () => server.abandon());
  await server.start();
  return server;
}

class Server {
  #options;
  #temporary;
  #child;
  #exit;
  #waiting = new Set();

  /** `http://127.0.0.1:PORT`, without a slash at its end; the same after a restart. */
  address = "";
  /** Everything said so far on stdout and on stderr, over all starts. */
  stdout = "";
  stderr = "";

  constructor(options) {
    this.#options = options;
    this.data = options.data;
  }

  async start() {
    const { demo, args = [], env = {}, command } = this.#options;
    if (!this.data && !demo) this.data = this.#temporary = await mkdtemp(join(tmpdir(), "yomikai-e2e-"));
    // Browsers that are open across a restart come back to the address that they know.
    const listen = this.address ? new URL(this.address).host : "127.0.0.1:0";
    const serve = ["--listen", listen];
    if (demo) serve.push("--demo");
    if (this.data) serve.push("--data", this.data);
    const program = command?.program ?? binary();
    const before = command?.args ?? ["serve"];
    const since = this.stdout.length;
    this.#child = spawn(program, [...before, ...serve, ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    // A story that fails half-way must not be kept waiting by a server that nobody stops: see `abandon`.
    this.#child.unref();
    this.#exit = once(this.#child, "exit");
    this.#listen("stdout");
    this.#listen("stderr");
    this.#exit.then(() => this.#heard(), () => this.#heard());
    const found = await this.said(/http:\/\/[\w.[\]:-]+:\d+/, { stream: "stdout", since });
    this.address = found[0];
  }

  /**
   * Waits until the program says something that matches, and gives the match. The set-up code is said on stderr.
   *
   * @param {RegExp} pattern
   * @param {{ stream?: "stdout" | "stderr", since?: number }} [where] `since` skips what was said before that length
   */
  async said(pattern, { stream = "stderr", since = 0 } = {}) {
    const find = () => this[stream].slice(since).match(pattern);
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = find();
      if (found) return found;
      if (this.#gone() || Date.now() >= deadline) {
        const why = this.#gone() ? "the server ended" : `${PATIENCE_MS / 1000} s passed`;
        throw new Error(`${why} without ${pattern} on ${stream}. stdout:\n${this.stdout}\nstderr:\n${this.stderr}`);
      }
      await this.#next(deadline - Date.now());
    }
  }

  /** The power cut: no farewell, no flush. */
  async kill9() {
    this.#child.ref();
    this.#child.kill("SIGKILL");
    await this.#exit;
  }

  /** Starts again on the same data and the same address, after `kill9` or `stop({ keep: true })`. */
  async restart() {
    await this.start();
  }

  /** The polite end. Fails if the server does not leave with 0. */
  async stop({ keep = false } = {}) {
    if (!this.#gone()) {
      this.#child.ref();
      this.#child.kill("SIGTERM");
      const [code, signal] = await this.#exit;
      if (code !== 0) throw new Error(`the server left with ${signal ?? code}. stderr:\n${this.stderr}`);
    }
    if (this.#temporary && !keep) await rm(this.#temporary, { recursive: true, force: true });
  }

  /** The last thing that this process does: nothing is left behind, whatever went wrong. */
  abandon() {
    this.#child?.kill("SIGKILL");
    if (this.#temporary) rmSync(this.#temporary, { recursive: true, force: true });
  }

  #gone() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #listen(stream) {
    this.#child[stream].unref();
    this.#child[stream].setEncoding("utf8");
    this.#child[stream].on("data", (text) => {
      this[stream] += text;
      this.#heard();
    });
  }

  #heard() {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Resolves when something is said, the server ends, or the time is over. */
  #next(patience) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
