// An editor without a window: VS Code's own client library on one side, `yomikai lsp` on the other.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import {
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

import { binary } from "../../lib/paths.mjs";

const PATIENCE_MS = 20_000;

/**
 * Opens an editor in a temporary folder.
 *
 * @param {object} [options]
 * @param {Record<string, string>} [options.files] what is in the folder
 * @param {object} [options.settings] the section `yomikai` of the editor's settings
 * @param {string[]} [options.encodings] how the editor likes to count
 */
export async function openEditor({ files = {}, settings = { kind: "improvement" }, encodings } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "yomikai-editor-"));
  const editor = new Editor(folder, settings);
  for (const [name, text] of Object.entries(files)) await editor.put(name, text);
  await editor.start(encodings);
  return editor;
}

class Editor {
  #child;
  #exit;
  #waiting = new Set();
  /** The newest diagnostics by address, each with its version. */
  #shown = new Map();
  #texts = new Map();

  /** What the server asked to be told of. */
  registered = [];
  /** What the server showed in a message. */
  messages = [];

  constructor(folder, settings) {
    this.folder = folder;
    this.settings = settings;
  }

  async start(encodings = ["utf-16"]) {
    // A home of its own, so that nobody's own choices are found above the folder.
    const env = { ...process.env, LC_ALL: "en_GB.UTF-8", HOME: this.folder };
    this.#child = spawn(binary(), ["lsp", "--stdio"], { env, stdio: ["pipe", "pipe", "inherit"] });
    this.#exit = once(this.#child, "exit");
    const reader = new StreamMessageReader(this.#child.stdout);
    this.connection = createProtocolConnection(reader, new StreamMessageWriter(this.#child.stdin));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (marks) => {
      this.#shown.set(marks.uri, marks);
      this.#heard();
    });
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
      this.#heard();
    });
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      this.#heard();
    });
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    this.connection.listen();
    const { capabilities } = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: this.address(""),
      workspaceFolders: [{ uri: this.address(""), name: "desk" }],
      capabilities: {
        general: { positionEncodings: encodings },
        textDocument: { hover: { contentFormat: ["markdown"] }, publishDiagnostics: { versionSupport: true } },
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
    });
    this.capabilities = capabilities;
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  address(name) {
    return pathToFileURL(join(this.folder, name)).href;
  }

  put(name, text) {
    return writeFile(join(this.folder, name), text);
  }

  async open(name, text) {
    const uri = this.address(name);
    this.#texts.set(uri, { text, version: 1 });
    const textDocument = { uri, languageId: "markdown", version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Types something in the place of a range, as the library counts: in UTF-16. */
  async type(name, range, text) {
    const uri = this.address(name);
    const open = this.#texts.get(uri);
    open.text = replaced(open.text, range, text);
    open.version += 1;
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: open.version },
      contentChanges: [{ range, text }],
    });
  }

  /** Does what a code action says. */
  async apply(name, action) {
    for (const { range, newText } of action.edit.changes[this.address(name)]) await this.type(name, range, newText);
    return this.text(name);
  }

  text(name) {
    return this.#texts.get(this.address(name)).text;
  }

  async close(name) {
    const textDocument = { uri: this.address(name) };
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  async fileChanged(name, type = 2) {
    const changes = [{ uri: this.address(name), type }];
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  hover(name, position) {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri: this.address(name) }, position });
  }

  actions(name, range, only) {
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: this.address(name) },
      range,
      context,
    });
  }

  /** Waits until the marks of a text as it stands are as a person expects them, and gives them. */
  async marks(name, expected = (marks) => marks.length > 0) {
    const uri = this.address(name);
    const current = this.#texts.get(uri)?.version;
    return this.until(`the marks of ${name}`, () => {
      const shown = this.#shown.get(uri);
      const stands = shown && (current === undefined || shown.version === undefined || shown.version === current);
      return stands && expected(shown.diagnostics) ? shown.diagnostics : undefined;
    });
  }

  async until(what, find) {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = find();
      if (found !== undefined && found !== false) return found;
      if (Date.now() >= deadline) {
        throw new Error(`${what} did not come: ${JSON.stringify([...this.#shown.values()])} ${this.messages}`);
      }
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now());
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Ends as the protocol says, and fails if the server does not. */
  async quit() {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [code, signal] = await this.#exit;
    await rm(this.folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the server left with ${signal ?? code}`);
  }

  #heard() {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

function replaced(text, { start, end }, put) {
  const lines = text.split("\n");
  const offset = ({ line, character }) =>
    lines.slice(0, line).reduce((sum, before) => sum + before.length + 1, 0) + character;
  return text.slice(0, offset(start)) + put + text.slice(offset(end));
}
