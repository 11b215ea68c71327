//! The conversation: what the editor says, in which state, and what is answered.

use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, mpsc::Sender},
    time::{Duration, Instant},
};

use gen_lsp_types::{
    CodeActionKind, DidCloseTextDocumentParams, DidOpenTextDocumentParams, PublishDiagnosticsParams, Uri,
};
use lsp_server::{ErrorCode, ResponseError};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use yomikai_domain::Language;
use yomikai_web::i18n::Words;

use super::{
    choices::{Choices, Telling},
    client::{Client, Wishes},
    document::{Changed, Document},
    reader::{Job, Read},
    wire::{self, Message},
};
use crate::{
    plain::visible,
    settings::NAME,
    text::{TEXT_BYTES, Unread},
};

/// How long after the last keystroke the coach reads.
const PAUSE: Duration = Duration::from_millis(150);

/// What comes after an event.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The next one.
    Go,
    /// The end, with this exit code.
    Stop(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Before,
    Open,
    Shut,
}

/// What is known in this conversation.
pub(super) struct Server<W> {
    state: State,
    coach: Sender<Job>,
    out: W,
    pub(super) l: Words,
    pub(super) client: Client,
    pub(super) wishes: Wishes,
    choices: Choices,
    pub(super) documents: HashMap<String, Document>,
    /// The texts that are to be read, and when.
    due: HashMap<String, Instant>,
    /// Whether the editor is still there to be told something.
    heard: bool,
}

pub(super) type Answer = Result<Value, ResponseError>;

impl<W: Write> Server<W> {
    pub(super) fn new(coach: Sender<Job>, out: W, l: Words) -> Self {
        Self {
            state: State::Before,
            coach,
            out,
            l,
            client: Client::default(),
            wishes: Wishes::default(),
            choices: Choices::new(None),
            documents: HashMap::new(),
            due: HashMap::new(),
            heard: true,
        }
    }

    /// When the next text is to be read.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due.values().min().copied()
    }

    /// Takes in what the editor says.
    pub(super) fn hear(&mut self, message: Message) -> Next {
        match message {
            Message::Request { id, method, params } => {
                let answer = self.answer(&method, params);
                self.say(&wire::answer(&id, answer));
            }
            Message::Notification { method, .. } if method == "exit" => return self.gone(),
            Message::Notification { method, params } => {
                if self.state == State::Open {
                    self.note(&method, params);
                }
            }
            Message::Response { id, result } => self.settings(&id, result),
        }
        self.next()
    }

    /// Answers what is no message.
    pub(super) fn refuse(&mut self, id: &Value, error: &ResponseError) -> Next {
        self.say(&wire::answer(id, Err(error.clone())));
        self.next()
    }

    /// The editor has ended the conversation: well, if it had said that it would.
    pub(super) fn gone(&self) -> Next {
        Next::Stop(u8::from(self.state != State::Shut))
    }

    fn next(&self) -> Next {
        if self.heard { Next::Go } else { self.gone() }
    }

    fn answer(&mut self, method: &str, sent: Value) -> Answer {
        match (self.state, method) {
            (State::Before, "initialize") => Ok(self.initialize(&sent)),
            (State::Before, _) => Err(error(ErrorCode::ServerNotInitialized, "initialize comes first")),
            (State::Shut, _) => Err(error(ErrorCode::InvalidRequest, "this has been shut down")),
            (State::Open, "initialize") => Err(error(ErrorCode::InvalidRequest, "initialize comes once")),
            (State::Open, "shutdown") => {
                self.state = State::Shut;
                Ok(Value::Null)
            }
            (State::Open, "textDocument/hover") => self.hover(&params(sent)?),
            (State::Open, "textDocument/codeAction") => self.actions(&params(sent)?),
            (State::Open, _) => Err(error(ErrorCode::MethodNotFound, method)),
        }
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.state = State::Open;
        self.client = Client::of(params);
        // The editor's language goes before that of the terminal from which somebody may have started it.
        let language = params.get("locale").and_then(Value::as_str).and_then(Language::from_tag);
        self.l = language.map_or(self.l, Words::of);
        self.choices = Choices::new(self.client.root.clone());
        let options = params.get("initializationOptions").unwrap_or(&Value::Null);
        self.wish(options);
        let encoding = match self.client.encoding {
            super::position::Encoding::Utf8 => "utf-8",
            super::position::Encoding::Utf16 => "utf-16",
        };
        json!({
            "capabilities": {
                "positionEncoding": encoding,
                "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
                "hoverProvider": true,
                "codeActionProvider": { "codeActionKinds": [CodeActionKind::QuickFix] },
                "workspace": { "workspaceFolders": { "supported": true } },
            },
            "serverInfo": { "name": "yomikai", "version": env!("CARGO_PKG_VERSION") },
        })
    }

    fn note(&mut self, method: &str, params: Value) {
        match method {
            "initialized" => self.initialized(),
            "textDocument/didOpen" => self.with(method, params, Self::open),
            "textDocument/didChange" => self.with(method, params, Self::change),
            "textDocument/didClose" => self.with(method, params, Self::close),
            "workspace/didChangeConfiguration" => self.settings_changed(&params),
            // An editor that cannot watch files says at least when it has saved one.
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.look_again(),
            _ => {}
        }
    }

    /// What has no answer is passed over where it is not understood, and that is written into the editor's log.
    fn with<P: DeserializeOwned>(&mut self, method: &str, params: Value, act: impl FnOnce(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => act(self, params),
            Err(wrong) => {
                let message = format!("{method}: {wrong}");
                self.notify("window/logMessage", &json!({ "type": 2, "message": message }));
            }
        }
    }

    /// Reads the choices anew, and every text.
    pub(super) fn look_again(&mut self) {
        let telling = self.choices.refresh(self.wishes.config.as_deref());
        self.tell(telling);
        let now = Instant::now();
        for (address, document) in &mut self.documents {
            document.notes = None;
            self.due.insert(address.clone(), now);
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let document = Document::new(item.text, item.version, self.client.encoding);
        self.due.insert(item.uri.0.clone(), Instant::now());
        self.documents.insert(item.uri.0, document);
    }

    fn change(&mut self, params: Changed) {
        let address = params.text_document.text_document_identifier.uri.0;
        if let Some(document) = self.documents.get_mut(&address) {
            document.change(params.content_changes, params.text_document.version, self.client.encoding);
            self.due.insert(address, Instant::now() + PAUSE);
        }
    }

    fn close(&mut self, params: DidCloseTextDocumentParams) {
        let address = params.text_document.uri.0;
        self.due.remove(&address);
        if self.documents.remove(&address).is_some() {
            self.show(&PublishDiagnosticsParams {
                uri: Uri(address),
                version: None,
                diagnostics: Vec::new(),
            });
        }
    }

    /// Lets the coach read the texts whose time has come.
    pub(super) fn read_what_is_due(&mut self) -> Next {
        let now = Instant::now();
        let due: Vec<String> =
            self.due.iter().filter(|(_, due)| **due <= now).map(|(address, _)| address.clone()).collect();
        for address in due {
            self.due.remove(&address);
            self.leave_if_too_large(&address);
            if let Some(job) = self.job(&address) {
                // The thread of the coach lives as long as this one.
                let _ = self.coach.send(job);
            }
        }
        self.next()
    }

    /// A text that is, or has become, too large has no marks, and that is said once.
    fn leave_if_too_large(&mut self, address: &str) {
        let Some(document) = self.documents.get_mut(address) else { return };
        let large = document.is_too_large();
        let new = large && !document.left;
        document.left = large;
        if new {
            let why = Unread::TooLarge(TEXT_BYTES).said(self.l);
            let none =
                PublishDiagnosticsParams { uri: Uri(address.to_owned()), version: None, diagnostics: vec![] };
            self.tell(Telling { marks: vec![none], words: vec![format!("{}: {why}", visible(address))] });
        }
    }

    /// What the coach would read. Neither a text beyond the limit nor a team's choices is prose.
    pub(super) fn job(&mut self, address: &str) -> Option<Job> {
        let (settings, telling) = self.choices.of(address, self.client.encoding, self.l);
        self.tell(telling);
        let document = self.documents.get(address)?;
        let is_choices = address.strip_suffix(NAME).is_some_and(|folder| folder.ends_with('/'));
        (!document.is_too_large() && !is_choices).then(|| Job {
            address: address.to_owned(),
            version: document.version,
            text: Arc::clone(&document.text),
            lines: document.lines.clone(),
            settings,
            kind: self.wishes.kind,
            sharing: self.wishes.sharing,
        })
    }

    /// Shows what the coach has noticed, unless the text has gone on meanwhile: then it is read again anyway.
    pub(super) fn publish(&mut self, read: Read) -> Next {
        let current =
            self.documents.get_mut(&read.address).filter(|document| document.version == read.notes.version);
        if let Some(document) = current {
            document.notes = Some(read.notes.clone());
            self.show(&PublishDiagnosticsParams {
                uri: Uri(read.address),
                version: Some(read.notes.version),
                diagnostics: read.notes.diagnostics.to_vec(),
            });
        }
        self.next()
    }

    pub(super) fn tell(&mut self, telling: Telling) {
        for marks in telling.marks {
            self.show(&marks);
        }
        for words in telling.words {
            self.notify("window/showMessage", &json!({ "type": 2, "message": words }));
        }
    }

    fn show(&mut self, marks: &PublishDiagnosticsParams) {
        self.notify("textDocument/publishDiagnostics", marks);
    }

    pub(super) fn notify(&mut self, method: &str, params: &impl Serialize) {
        self.say(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    pub(super) fn ask(&mut self, id: &str, method: &str, params: &Value) {
        self.say(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
    }

    fn say(&mut self, message: &Value) {
        self.heard &= wire::say(&mut self.out, message).is_ok();
    }
}

fn params<P: DeserializeOwned>(params: Value) -> Result<P, ResponseError> {
    serde_json::from_value(params).map_err(|wrong| error(ErrorCode::InvalidParams, &wrong.to_string()))
}

pub(super) fn json(value: &impl Serialize) -> Answer {
    serde_json::to_value(value).map_err(|wrong| error(ErrorCode::InternalError, &wrong.to_string()))
}

fn error(code: ErrorCode, message: &str) -> ResponseError {
    ResponseError { code: code as i32, message: message.to_owned(), data: None }
}
