//! The editor's settings, and that it tells when they or a file of choices change.

use std::io::Write;

use serde_json::{Value, json};

use super::{choices::Telling, client::Wishes, server::Server};
use crate::settings::NAME;

/// What the editor's settings are asked for by.
const SETTINGS_REQUEST: &str = "yomikai-settings";

impl<W: Write> Server<W> {
    pub(super) fn initialized(&mut self) {
        let mut registrations = Vec::new();
        if self.client.tells.files {
            let watchers = json!([{ "globPattern": format!("**/{NAME}") }]);
            registrations.push(json!({
                "id": "yomikai-files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": { "watchers": watchers },
            }));
        }
        if self.client.tells.new_settings {
            registrations.push(json!({
                "id": "yomikai-settings",
                "method": "workspace/didChangeConfiguration",
                "registerOptions": { "section": "yomikai" },
            }));
        }
        if !registrations.is_empty() {
            self.ask(
                "yomikai-register",
                "client/registerCapability",
                &json!({ "registrations": registrations }),
            );
        }
        self.ask_for_settings();
    }

    fn ask_for_settings(&mut self) {
        if self.client.tells.settings {
            let items = json!({ "items": [{ "section": "yomikai" }] });
            self.ask(SETTINGS_REQUEST, "workspace/configuration", &items);
        }
    }

    /// The editor's answer to [`Self::ask_for_settings`]; its other answers need no action.
    pub(super) fn settings(&mut self, id: &Value, result: Option<Value>) {
        if id == SETTINGS_REQUEST
            && let Some(Value::Array(items)) = result
            && let Some(settings) = items.first().filter(|settings| settings.is_object())
        {
            self.wish(settings);
        }
    }

    pub(super) fn settings_changed(&mut self, params: &Value) {
        match params.get("settings").and_then(|settings| settings.get("yomikai")) {
            Some(settings) if !self.client.tells.settings => self.wish(settings),
            _ => self.ask_for_settings(),
        }
    }

    pub(super) fn wish(&mut self, settings: &Value) {
        let (wishes, wrong) = Wishes::of(settings, self.client.root.as_deref(), self.l);
        self.wishes = wishes;
        self.tell(Telling { words: wrong, ..Telling::default() });
        self.look_again();
    }
}
