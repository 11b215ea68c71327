//! The team's choices as they hold for each open text, and what an editor is told where they are not understood.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use gen_lsp_types::{Diagnostic, DiagnosticSeverity, Message, PublishDiagnosticsParams, Uri};
use yomikai_web::i18n::Words;

use super::{
    address,
    position::{Encoding, Lines},
};
use crate::settings::{self, Finder, Settings, Trouble};

/// How many things that are not understood one message names.
const MOST_SAID: usize = 3;

/// The choices, as they were when somebody last changed one.
pub(super) struct Choices {
    finder: Finder,
    root: Option<PathBuf>,
    /// The files that the editor was told about.
    told: BTreeSet<PathBuf>,
    /// What was said of them, so that it is said once.
    said: BTreeMap<PathBuf, String>,
}

/// What the editor is to be told.
#[derive(Default)]
pub(super) struct Telling {
    pub(super) marks: Vec<PublishDiagnosticsParams>,
    pub(super) words: Vec<String>,
}

impl Choices {
    pub(super) fn new(root: Option<PathBuf>) -> Self {
        Self { finder: Finder::upwards(), root, told: BTreeSet::new(), said: BTreeMap::new() }
    }

    /// Looks again. What was told of a file is taken back; if it is still so, it is told again.
    pub(super) fn refresh(&mut self, config: Option<&Path>) -> Telling {
        self.finder = finder(config);
        let told = std::mem::take(&mut self.told);
        Telling { marks: told.iter().map(|path| marks(path, Vec::new())).collect(), words: Vec::new() }
    }

    /// The choices for a text. One that is no file has those of the folder that is open.
    pub(super) fn of(&mut self, text: &str, encoding: Encoding, l: Words) -> (Arc<Settings>, Telling) {
        let settings = match address::path(text) {
            Some(path) => self.finder.for_text(&path),
            None => self.root.as_deref().map_or_else(Arc::default, |root| self.finder.for_folder(root)),
        };
        let telling = match (&settings.from, &settings.trouble) {
            (Some(path), Some(trouble)) => self.tell(path, &settings, trouble, encoding, l),
            (Some(path), None) => {
                self.said.remove(path);
                Telling::default()
            }
            (None, _) => Telling::default(),
        };
        (settings, telling)
    }

    fn tell(
        &mut self,
        path: &Path,
        settings: &Settings,
        trouble: &Trouble,
        encoding: Encoding,
        l: Words,
    ) -> Telling {
        let mut telling = Telling::default();
        // One message: the marks in the file say the rest.
        let lines: Vec<_> = settings.said_at_most(MOST_SAID, l).iter().map(ToString::to_string).collect();
        let words = lines.join("\n");
        if self.said.get(path) != Some(&words) {
            telling.words.push(words.clone());
            self.said.insert(path.to_owned(), words);
        }
        if let (true, Trouble::Flawed { text, flaws }) = (self.told.insert(path.to_owned()), trouble) {
            let lines = Lines::of(text, encoding);
            let mark = |flaw: &settings::Flaw| Diagnostic {
                range: lines.range(text, &flaw.at),
                severity: Some(DiagnosticSeverity::Warning),
                source: Some("yomikai".to_owned()),
                message: Message::String(flaw.said(l)),
                ..Diagnostic::default()
            };
            telling.marks.push(marks(path, flaws.iter().map(mark).collect()));
        }
        telling
    }
}

fn finder(config: Option<&Path>) -> Finder {
    config.map_or_else(Finder::upwards, |file| Finder::always(Arc::new(Settings::read(file))))
}

fn marks(path: &Path, diagnostics: Vec<Diagnostic>) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams { uri: Uri(address::of(path)), version: None, diagnostics }
}
