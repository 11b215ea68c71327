//! A text that is open in the editor, as it stands there.

use std::sync::Arc;

use gen_lsp_types::{Diagnostic, Range, VersionedTextDocumentIdentifier};
use serde::Deserialize;
use yomikai_coach::Finding;

use super::position::{Encoding, Lines};
use crate::text::TEXT_BYTES;

/// An open text.
pub(super) struct Document {
    /// The editor's number for this state of it.
    pub(super) version: i32,
    /// The text.
    pub(super) text: Arc<str>,
    /// Its lines.
    pub(super) lines: Lines,
    /// What the coach said of it lately.
    pub(super) notes: Option<Notes>,
    /// Whether it was said that it is too large.
    pub(super) left: bool,
}

/// What has changed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Changed {
    pub(super) text_document: VersionedTextDocumentIdentifier,
    pub(super) content_changes: Vec<Change>,
}

/// One change. A range that is not understood must not be taken for none, which would mean the whole text.
#[derive(Deserialize)]
pub(super) struct Change {
    range: Option<Range>,
    text: String,
}

/// What the coach said of a text.
#[derive(Clone)]
pub(super) struct Notes {
    /// Of which state of the text.
    pub(super) version: i32,
    /// What it noticed.
    pub(super) findings: Arc<[Finding]>,
    /// The same for the editor, one for each finding.
    pub(super) diagnostics: Arc<[Diagnostic]>,
}

impl Document {
    pub(super) fn new(text: String, version: i32, encoding: Encoding) -> Self {
        let lines = Lines::of(&text, encoding);
        Self { version, text: text.into(), lines, notes: None, left: false }
    }

    /// Whether the coach leaves it unread.
    pub(super) fn is_too_large(&self) -> bool {
        self.text.len() > TEXT_BYTES
    }

    /// Changes it, one change after the other, each of which knows the text as the one before left it.
    pub(super) fn change(&mut self, changes: Vec<Change>, version: i32, encoding: Encoding) {
        for change in changes {
            let text = match change.range {
                Some(range) => {
                    let bytes = self.lines.bytes(&self.text, range);
                    [&self.text[..bytes.start], &change.text, &self.text[bytes.end..]].concat()
                }
                None => change.text,
            };
            self.lines = Lines::of(&text, encoding);
            self.text = text.into();
        }
        self.version = version;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn changed(text: &str, changes: serde_json::Value) -> String {
        let mut document = Document::new(text.to_owned(), 1, Encoding::Utf16);
        document.change(serde_json::from_value(changes).unwrap(), 2, Encoding::Utf16);
        assert_eq!(document.version, 2);
        document.text.to_string()
    }

    fn edit(from: (u32, u32), to: (u32, u32), text: &str) -> serde_json::Value {
        json!({
            "range": {
                "start": { "line": from.0, "character": from.1 },
                "end": { "line": to.0, "character": to.1 },
            },
            "text": text,
        })
    }

    #[test]
    fn changes_follow_each_other() {
        assert_eq!(
            changed("🍕を食べる\n", json!([edit((0, 2), (0, 3), "は"), edit((0, 3), (0, 3), "🍕")])),
            "🍕は🍕食べる\n"
        );
        assert_eq!(changed("a\r\nb\r\n", json!([edit((0, 1), (1, 0), " ")])), "a b\r\n");
        assert_eq!(changed("a", json!([{ "text": "whole" }, edit((9, 9), (9, 9), "!")])), "whole!");
    }

    proptest! {
        #[test]
        fn no_change_breaks_a_character(
            text in "[🍕を食a\r\n]{0,20}",
            from in (0_u32..5, 0_u32..9),
            to in (0_u32..5, 0_u32..9),
            put in "[🍕b\n]{0,3}",
        ) {
            for encoding in [Encoding::Utf16, Encoding::Utf8] {
                let mut document = Document::new(text.clone(), 1, encoding);
                let changes = serde_json::from_value(json!([edit(from, to, &put)])).unwrap();
                document.change(changes, 2, encoding);
                prop_assert!(document.text.contains(&put));
            }
        }
    }
}
