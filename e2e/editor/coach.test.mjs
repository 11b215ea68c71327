// The coach in an editor, by the client library that VS Code is made of.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openEditor } from "./lib/editor.mjs";

const effort = (marks) => marks.filter(({ code }) => code === "effort");
const hasEffort = (marks) => effort(marks).length > 0;
const hasNone = (marks) => effort(marks).length === 0;

/** What a range of the text says, counted as JavaScript counts: in UTF-16. */
function said(text, { start, end }) {
  assert.equal(start.line, end.line);
  return text.split("\n")[start.line].slice(start.character, end.character);
}

test("while somebody types, the passage is marked where it stands", async () => {
  const editor = await openEditor();
  assert.equal(editor.capabilities.positionEncoding, "utf-16");
  await editor.open("障害 1.md", "# 🍕\n\n- CIで検査する\n");
  await editor.marks("障害 1.md", hasNone);

  await editor.type("障害 1.md", { start: { line: 2, character: 9 }, end: { line: 2, character: 9 } }, "\n- 🍕👩‍👩‍👧 今後は気をつける");
  const [mark] = effort(await editor.marks("障害 1.md", hasEffort));
  assert.match(said(editor.text("障害 1.md"), mark.range), /^(今後は)?気をつける$/);
  assert.equal(mark.severity, 3, "information");
  assert.equal(mark.source, "yomikai");
  assert.equal(mark.codeDescription, undefined);
  assert.match(mark.message, /\n.*。$/, "it asks in the sentence's language");

  const from = { line: 3, character: 11 };
  await editor.type("障害 1.md", { start: from, end: { line: 3, character: editor.text("障害 1.md").split("\n")[3].length } }, "CIで検査する");
  await editor.marks("障害 1.md", hasNone);
  await editor.type("障害 1.md", { start: { line: 3, character: 2 }, end: { line: 3, character: 2 } }, "気をつける。");
  await editor.marks("障害 1.md", hasEffort);
  await editor.close("障害 1.md");
  await editor.marks("障害 1.md", (marks) => marks.length === 0);
  await editor.quit();
});

test("an editor that counts bytes is told bytes", async () => {
  const editor = await openEditor({ encodings: ["utf-8", "utf-16"] });
  assert.equal(editor.capabilities.positionEncoding, "utf-8");
  const text = "🍕家 Be more careful.\n";
  await editor.open("a.md", text);
  const [{ range }] = effort(await editor.marks("a.md", hasEffort));
  const words = Buffer.from(text).subarray(range.start.character, range.end.character).toString();
  assert.equal(words, "Be more careful");
  await editor.quit();
});

test("over the passage stands the rule's page", async () => {
  const editor = await openEditor();
  await editor.open("a.md", "🍕 Be more careful.\n\n今後は気をつける。\n");
  const { contents, range } = await editor.hover("a.md", { line: 0, character: 5 });
  assert.equal(contents.kind, "markdown");
  assert.match(contents.value, /\*\*Why:\*\* .+/);
  assert.match(contents.value, /`effort`/);
  assert.match(contents.value, /\*\*Source:\*\* .+/);
  assert.deepEqual(range.start, { line: 0, character: 3 });
  const japanese = await editor.hover("a.md", { line: 2, character: 5 });
  assert.match(japanese.contents.value, /\*\*なぜ:\*\* /);
  assert.equal(await editor.hover("a.md", { line: 1, character: 0 }), null);
  assert.equal(await editor.hover("gone.md", { line: 0, character: 0 }), null);
  await editor.quit();
});

test("a passage can be left alone with a reason, and is asked again when the words change", async () => {
  const editor = await openEditor();
  await editor.open("a.md", "- CI checks.\n  - 🍕 今後は気をつける。\n");
  const [{ range }] = effort(await editor.marks("a.md", hasEffort));
  const actions = await editor.actions("a.md", range);
  assert.ok(actions.every(({ kind }) => kind === "quickfix"));
  const leave = actions.find(({ title }) => title.includes("このまま") && title.includes("effort"));
  assert.equal(effort(leave.diagnostics).length, 1);
  const text = await editor.apply("a.md", leave);
  assert.match(text, /^- CI checks\.\n  <!-- yomikai-ignore effort#[0-9a-f]{8}: ここに理由 -->\n  - 🍕 今後は気をつける。\n$/u);
  await editor.marks("a.md", hasNone);
  await editor.type("a.md", { start: { line: 2, character: 7 }, end: { line: 2, character: 7 } }, "もっと");
  await editor.marks("a.md", hasEffort);
  await editor.quit();
});

test("words to start from come behind what was written", async () => {
  const editor = await openEditor();
  await editor.open("a.md", "Be more careful.\n");
  const [{ range }] = effort(await editor.marks("a.md", hasEffort));
  const start = (await editor.actions("a.md", range)).find(({ title }) => title.startsWith("Words to start from"));
  assert.match(await editor.apply("a.md", start), /^Be more careful\. \S.+\n$/);
  assert.deepEqual(await editor.actions("a.md", range, ["source.organizeImports"]), []);
  assert.deepEqual(await editor.actions("gone.md", range), []);
  await editor.quit();
});

test("a team's choices hold as soon as their file changes", async () => {
  const editor = await openEditor({ files: { ".yomikai.toml": '[coach.rules]\neffort = "off"\n' } });
  await editor.until("the registrations", () => editor.registered.length === 2);
  assert.ok(editor.registered.includes("workspace/didChangeWatchedFiles"));
  await editor.open("a.md", "Be more careful.\n");
  await editor.marks("a.md", hasNone);

  await editor.put(".yomikai.toml", '[coach.rules]\neffort = "warning"\n');
  await editor.fileChanged(".yomikai.toml");
  const [mark] = effort(await editor.marks("a.md", hasEffort));
  assert.equal(mark.severity, 2, "warning");

  await editor.put(".yomikai.toml", '# 🍕\n[coach.rules]\nefort = "off"\n');
  await editor.fileChanged(".yomikai.toml");
  const [wrong] = await editor.marks(".yomikai.toml");
  assert.deepEqual(wrong.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } });
  assert.match(wrong.message, /effort/);
  await editor.until("a word about it", () => editor.messages.some((message) => message.includes(":3:1: no rule is named efort")));
  await editor.marks("a.md", hasEffort);

  await editor.put(".yomikai.toml", "");
  await editor.fileChanged(".yomikai.toml");
  await editor.marks(".yomikai.toml", (marks) => marks.length === 0);
  await editor.quit();
});

test("the editor's settings decide what a text is", async () => {
  const editor = await openEditor({ settings: { kind: "timeline", sharing: "perhaps" } });
  await editor.until("a word about the setting", () => editor.messages.some((message) => message.includes("yomikai.sharing")));
  await editor.open("a.md", "エラー率に注意する\n");
  await editor.marks("a.md", hasNone);
  editor.settings = { kind: "improvement" };
  await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await editor.marks("a.md", hasEffort);
  await editor.quit();
});
