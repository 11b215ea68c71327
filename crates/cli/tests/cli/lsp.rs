//! The coach in an editor that misbehaves. How it serves one that does not is told in `e2e/editor`.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::{Child, ChildStdin, ChildStdout, Stdio},
};

use serde_json::{Value, json};

use crate::server::yomikai;

/// An editor that says whatever it likes.
struct Editor {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Editor {
    fn start() -> Self {
        let mut child = yomikai(&["lsp"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().unwrap());
        Self { child, to, from }
    }

    /// One that speaks this language, in the folder at this path.
    fn speaking(locale: &str, root: &std::path::Path) -> Self {
        let mut editor = Self::start();
        let root = format!("file://{}", root.display());
        let params = json!({ "capabilities": {}, "locale": locale, "rootUri": root });
        editor.ask(0, "initialize", params);
        editor.tell("initialized", json!({}));
        editor
    }

    /// What the next message to whoever sits there says.
    fn shown(&mut self) -> String {
        let said = self.hear_until(|message| message["method"] == "window/showMessage");
        said["params"]["message"].as_str().unwrap().to_owned()
    }

    /// One that has begun the conversation as it should be begun.
    fn begun() -> Self {
        let mut editor = Self::start();
        let options = json!({ "kind": "improvement" });
        let answer =
            editor.ask(0, "initialize", json!({ "capabilities": {}, "initializationOptions": options }));
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-16");
        editor.tell("initialized", json!({}));
        editor
    }

    fn raw(&mut self, body: &str) {
        let to = self.to.as_mut().unwrap();
        write!(to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        to.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: impl Into<Value>) {
        self.raw(&json!({ "jsonrpc": "2.0", "method": method, "params": params.into() }).to_string());
    }

    fn ask(&mut self, id: i32, method: &str, params: impl Into<Value>) -> Value {
        self.raw(
            &json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params.into() }).to_string(),
        );
        self.hear_until(|message| message["id"] == id)
    }

    fn hear(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert_ne!(self.from.read_line(&mut line).unwrap(), 0, "the server is gone");
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn hear_until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.hear();
            if wanted(&message) {
                return message;
            }
        }
    }

    /// The rules that a text is marked with, in the state of this number.
    fn marks(&mut self, version: i32) -> Vec<String> {
        let marks = self.hear_until(|message| message["params"]["version"] == version);
        let marks = marks["params"]["diagnostics"].as_array().unwrap();
        marks.iter().map(|mark| mark["code"].as_str().unwrap().to_owned()).collect()
    }

    /// The number of the next state that is marked.
    fn marks_version(&mut self) -> i64 {
        let marks = self.hear_until(|message| message["params"]["version"].is_i64());
        marks["params"]["version"].as_i64().unwrap()
    }

    fn open(&mut self, text: &str) {
        let item = json!({ "uri": "untitled:a", "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Says nothing more, and waits; the answer is the exit code and what was said to the terminal.
    fn end(mut self) -> (Option<i32>, String) {
        drop(self.to.take());
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

#[test]
fn it_ends_as_the_protocol_says() {
    let nothing = String::new();
    assert_eq!(Editor::start().end(), (Some(1), nothing.clone()), "gone before a word");
    assert_eq!(Editor::begun().end(), (Some(1), nothing.clone()), "gone without a farewell");
    let mut editor = Editor::begun();
    editor.tell("exit", Value::Null);
    assert_eq!(editor.child.wait().unwrap().code(), Some(1), "exit without shutdown");
    let mut editor = Editor::begun();
    assert_eq!(editor.ask(1, "shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(editor.ask(2, "textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.child.wait().unwrap().code(), Some(0));
    let mut editor = Editor::begun();
    editor.ask(1, "shutdown", Value::Null);
    assert_eq!(editor.end(), (Some(0), nothing), "gone after shutdown");
}

#[test]
fn what_comes_too_early_or_twice_is_refused() {
    let mut editor = Editor::start();
    assert_eq!(editor.ask(1, "textDocument/hover", json!({}))["error"]["code"], -32002);
    editor.open("passed over");
    editor.ask(2, "initialize", json!({ "capabilities": {} }));
    assert_eq!(editor.ask(3, "initialize", json!({ "capabilities": {} }))["error"]["code"], -32600);
}

#[test]
fn nonsense_is_answered_and_the_conversation_goes_on() {
    let mut editor = Editor::begun();
    editor.raw("{");
    assert_eq!(editor.hear()["error"]["code"], -32700);
    editor.raw("[]");
    assert_eq!(editor.hear()["error"]["code"], -32600);
    editor.raw(r#"{"jsonrpc":"2.0","id":"x","result":1,"method":3}"#);
    assert_eq!(editor.ask(1, "textDocument/pizza", json!({}))["error"]["code"], -32601);
    for params in
        [Value::Null, json!([]), json!({ "textDocument": 3 }), json!({ "position": { "line": -1 } })]
    {
        for method in ["textDocument/hover", "textDocument/codeAction"] {
            assert_eq!(editor.ask(2, method, params.clone())["error"]["code"], -32602, "{method} {params}");
        }
        for told in ["didOpen", "didChange", "didClose", "didSave"] {
            editor.tell(&format!("textDocument/{told}"), params.clone());
        }
    }
    editor.tell("workspace/didChangeConfiguration", json!({ "settings": { "yomikai": [1] } }));
    editor.tell("$/pizza", Value::Null);
    editor.open("Be more careful.");
    assert!(editor.marks(1).contains(&"effort".to_owned()));
}

#[test]
fn a_change_beyond_the_text_changes_its_end() {
    let mut editor = Editor::begun();
    editor.open("🍕");
    assert!(!editor.marks(1).contains(&"effort".to_owned()));
    let place = json!({ "line": 4_294_967_295_u32, "character": 4_294_967_295_u32 });
    let change = json!({ "range": { "start": place, "end": { "line": 0, "character": 0 } }, "text": "\nBe more careful" });
    let text = json!({ "uri": "untitled:a", "version": 2 });
    editor.tell("textDocument/didChange", json!({ "textDocument": text, "contentChanges": [change] }));
    assert!(editor.marks(2).contains(&"effort".to_owned()));
    let at = json!({ "textDocument": { "uri": "untitled:a" }, "position": place });
    assert!(editor.ask(1, "textDocument/hover", at)["result"].is_object(), "the end of the text");
}

#[test]
fn of_many_keystrokes_the_last_one_is_read() {
    let mut editor = Editor::begun();
    editor.open("");
    for version in 2..=200 {
        let text = json!({ "uri": "untitled:a", "version": version });
        let end = json!({ "line": 0, "character": 10_000 });
        let words = if version == 200 { "Be more careful." } else { "x" };
        let change = json!({ "range": { "start": end, "end": end }, "text": words });
        editor.tell("textDocument/didChange", json!({ "textDocument": text, "contentChanges": [change] }));
    }
    let mut shown = 0;
    while editor.marks_version() != 200 {
        shown += 1;
    }
    assert!(shown < 20, "typing is not followed letter by letter");
}

#[test]
fn a_text_beyond_the_limit_is_left_and_that_is_said() {
    let mut editor = Editor::begun();
    editor.open(&"a".repeat(8 * 1024 * 1024 + 1));
    let said = editor.hear_until(|message| message["method"] == "window/showMessage");
    assert!(said["params"]["message"].as_str().unwrap().contains("8 MiB"), "{said}");
    let at = json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(editor.ask(1, "textDocument/hover", at)["result"], Value::Null);
}

#[test]
fn the_editor_s_language_goes_before_the_terminal_s() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".yomikai.toml"), "[coach.rules]\nefort = \"off\"\n").unwrap();
    for (locale, expected) in [
        ("ja", "efort というルールはありません"),
        ("ja-JP", "efort というルール"),
        ("en-us", "no rule is named"),
        ("fr", "no rule is named"),
    ] {
        let mut editor = Editor::speaking(locale, folder.path());
        editor.open("");
        let said = editor.shown();
        assert!(said.contains(expected), "{locale}: {said}");
    }
}

#[test]
fn many_slips_are_one_message() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<_> = (0..40).map(|number| format!("efort{number} = \"off\"\n")).collect();
    std::fs::write(
        folder.path().join(".yomikai.toml"),
        format!("[coach.rules]\nblame = \"off\"\n{}", names.concat()),
    )
    .unwrap();
    let mut editor = Editor::speaking("en", folder.path());
    editor.open("Be more careful.\n\nBob broke it.\n");
    let said = editor.shown();
    assert_eq!(said.lines().count(), 4, "{said}");
    assert!(said.ends_with("and 37 more places like these."), "{said}");
    let marks = editor.marks(1);
    assert!(!marks.contains(&"blame".to_owned()), "what is understood holds: {marks:?}");
    editor.raw(&json!({ "jsonrpc": "2.0", "id": 1, "method": "shutdown" }).to_string());
    editor.hear_until(|message| {
        assert_ne!(message["method"], "window/showMessage", "it is said once: {message}");
        message["id"] == 1
    });
}

#[test]
fn a_change_with_a_range_of_no_sense_leaves_the_text_as_it_is() {
    let mut editor = Editor::begun();
    editor.open("Be more careful.");
    assert!(editor.marks(1).contains(&"effort".to_owned()));
    for range in [
        json!("0:0"),
        json!({}),
        json!({ "start": { "line": -1, "character": 0 }, "end": { "line": 0, "character": 1.5 } }),
        json!([1]),
    ] {
        let change = json!({ "range": range, "text": "x" });
        let text = json!({ "uri": "untitled:a", "version": 2 });
        editor.tell("textDocument/didChange", json!({ "textDocument": text, "contentChanges": [change] }));
        let log = editor.hear_until(|message| message["method"] == "window/logMessage");
        assert!(log["params"]["message"].as_str().unwrap().starts_with("textDocument/didChange: "), "{log}");
    }
    let at = json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": 0, "character": 4 } });
    assert!(editor.ask(1, "textDocument/hover", at)["result"].is_object(), "the text is as it was");
}

#[test]
fn every_id_comes_back_as_it_was() {
    let mut editor = Editor::begun();
    for id in ["1.5", "null", "99999999999", "-7", "\"x\""] {
        editor.raw(&format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"textDocument/pizza"}}"#));
        let answer = editor.hear_until(|message| message.get("id").is_some());
        assert_eq!(answer["id"].to_string(), id);
        assert_eq!(answer["error"]["code"], -32601, "{answer}");
    }
    editor.raw(r#"{"jsonrpc":"2.0","id":[1],"method":"shutdown"}"#);
    let answer = editor.hear_until(|message| message.get("id").is_some());
    assert_eq!((&answer["id"], &answer["error"]["code"]), (&Value::Null, &(-32600).into()));
}
