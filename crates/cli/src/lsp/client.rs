//! What the editor can do, and what somebody wishes in its settings.

use std::path::{Path, PathBuf};

use serde_json::Value;
use yomikai_coach::Kind;
use yomikai_web::i18n::Words;

use super::{address, position::Encoding};
use crate::plain::visible;

/// What the editor can do. It is read leniently: an editor that says more, or less, is welcome.
#[derive(Debug, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// It shows Markdown.
    pub(super) markdown: bool,
    /// What it tells of.
    pub(super) tells: Tells,
    /// The folder that is open.
    pub(super) root: Option<PathBuf>,
}

/// What the editor tells of, if it is asked to.
#[derive(Debug, Default)]
pub(super) struct Tells {
    /// Files that change.
    pub(super) files: bool,
    /// Its settings.
    pub(super) settings: bool,
    /// That there are new settings.
    pub(super) new_settings: bool,
}

impl Client {
    /// Reads the parameters of `initialize`.
    pub(super) fn of(params: &Value) -> Self {
        let able = |path: &str| params.pointer(&format!("/capabilities/{path}")).unwrap_or(&Value::Null);
        let is = |path: &str| able(path).as_bool().unwrap_or(false);
        let has = |path: &str, wanted: &str| {
            able(path).as_array().map(|list| list.iter().any(|item| item == wanted))
        };
        let utf8 = has("general/positionEncodings", "utf-8") == Some(true);
        let root = params
            .pointer("/workspaceFolders/0/uri")
            .or_else(|| params.get("rootUri"))
            .and_then(Value::as_str)
            .and_then(address::path)
            .or_else(|| params.get("rootPath").and_then(Value::as_str).map(PathBuf::from));
        Self {
            encoding: if utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            markdown: has("textDocument/hover/contentFormat", "markdown").unwrap_or(true),
            tells: Tells {
                files: is("workspace/didChangeWatchedFiles/dynamicRegistration"),
                settings: is("workspace/configuration"),
                new_settings: is("workspace/didChangeConfiguration/dynamicRegistration"),
            },
            root,
        }
    }
}

/// What somebody wishes for all texts of the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wishes {
    pub(super) kind: Kind,
    pub(super) sharing: bool,
    /// A file of choices instead of the nearest one.
    pub(super) config: Option<PathBuf>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { kind: Kind::Document, sharing: false, config: None }
    }
}

impl Wishes {
    /// Reads settings; what is not understood is said, and the rest holds.
    pub(super) fn of(settings: &Value, root: Option<&Path>, l: Words) -> (Self, Vec<String>) {
        let settings = settings.get("yomikai").unwrap_or(settings);
        let mut wishes = Self::default();
        let mut wrong = Vec::new();
        for (name, value) in settings.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null())
        {
            let understood = match name.as_str() {
                "kind" => value.as_str().and_then(Kind::from_key).map(|kind| wishes.kind = kind),
                "sharing" => value.as_bool().map(|sharing| wishes.sharing = sharing),
                "config" => value.as_str().map(|file| {
                    wishes.config = (!file.is_empty()).then(|| root.unwrap_or(Path::new("")).join(file));
                }),
                // Editors keep their own things beside these, such as where the program is.
                _ => continue,
            };
            if understood.is_none() {
                wrong.push(l.t2("cli-lsp-setting", "name", name, "value", visible(&value.to_string())));
            }
        }
        (wishes, wrong)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use yomikai_domain::Language;

    use super::*;

    #[test]
    fn an_editor_that_says_nothing_is_welcome() {
        let client = Client::of(&Value::Null);
        assert_eq!((client.encoding, client.markdown, client.tells.files), (Encoding::Utf16, true, false));
        assert!(client.root.is_none());
        let client = Client::of(&json!({
            "rootUri": "file:///w",
            "workspaceFolders": [{ "uri": "file:///w%20x", "name": "w" }],
            "capabilities": {
                "general": { "positionEncodings": ["utf-32", "utf-8"] },
                "textDocument": { "hover": { "contentFormat": ["plaintext"] } },
                "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true }, "configuration": true },
            },
        }));
        assert_eq!((client.encoding, client.markdown, client.tells.files), (Encoding::Utf8, false, true));
        assert_eq!(client.root, Some("/w x".into()));
        let odd =
            Client::of(&json!({ "capabilities": { "general": { "positionEncodings": 3 } }, "rootUri": 1 }));
        assert_eq!(odd.encoding, Encoding::Utf16);
    }

    #[test]
    fn wishes_are_read_one_by_one() {
        let l = Words::of(Language::En);
        let root = Path::new("/w");
        let (wishes, wrong) = Wishes::of(
            &json!({ "yomikai": { "kind": "minutes", "sharing": true, "config": "c.toml" } }),
            Some(root),
            l,
        );
        assert_eq!(wishes, Wishes { kind: Kind::Minutes, sharing: true, config: Some("/w/c.toml".into()) });
        assert!(wrong.is_empty());
        let (wishes, wrong) = Wishes::of(&json!({ "kind": "pizza", "sharing": 1, "path": "x" }), None, l);
        assert_eq!((wishes, wrong.len()), (Wishes::default(), 2));
        assert!(wrong[0].contains("kind") && wrong[0].contains("pizza"), "{wrong:?}");
        assert_eq!(Wishes::of(&json!([1]), None, l).0, Wishes::default());
    }
}
