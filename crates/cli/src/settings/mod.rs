//! A team's choices for the coach: the nearest `.yomikai.toml`.

mod find;
mod read;
mod show;

use std::{
    fmt,
    fs::File,
    ops::Range,
    path::{Path, PathBuf},
};

use serde::Serialize;
use yomikai_coach::{Config, LineIndex};
use yomikai_domain::Arg;
use yomikai_web::i18n::Words;

use crate::{
    plain::visible,
    text::{self, Unread},
};
pub(crate) use find::{Finder, NAME};
pub(crate) use show::{show, voice};

/// The largest file of choices that is read.
const SETTINGS_BYTES: usize = 1024 * 1024;

/// How many things that are not understood are told of one file.
const MOST_TOLD: usize = 10;

/// What was chosen, and where that stands. A slip in one choice is no reason to forget the others.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// The choices as the coach takes them, as far as they are understood.
    pub(crate) coach: Config,
    /// The file, if there is one.
    pub(crate) from: Option<PathBuf>,
    /// What of it is not understood.
    pub(crate) trouble: Option<Trouble>,
}

/// A place of a file that cannot be understood, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// The bytes of the file that are meant.
    pub(crate) at: Range<usize>,
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

impl Flaw {
    fn new(at: Range<usize>, key: &'static str) -> Self {
        Self { at, key, args: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.args.push((name, Arg::Text(visible(value.as_ref()))));
        self
    }

    /// What is wrong and what could stand there instead.
    pub(crate) fn said(&self, l: Words) -> String {
        l.with(self.key, &self.args)
    }

    /// The same to somebody who has just read what is known, which may be a long list.
    fn said_again(&self, l: Words) -> String {
        if self.key == "cli-settings-rule-unknown" {
            l.with("cli-settings-rule-unknown-too", &self.args)
        } else {
            self.said(l)
        }
    }
}

/// What is told of something that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Refused {
    /// Its path.
    pub(crate) path: String,
    /// The line and column of it, counted from 1.
    #[serde(rename = "at", skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<(usize, usize)>,
    /// Why.
    pub(crate) message: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", visible(&self.path))?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Why a file of choices is not used, or not all of it.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// It cannot be read.
    Unread(Unread),
    /// It holds what is not understood.
    Flawed {
        /// What it says.
        text: String,
        /// What of it is not understood, in its order.
        flaws: Vec<Flaw>,
    },
}

impl Trouble {
    /// What is wrong with the file: the first things, and how many more there are.
    fn said(&self, path: &str, most: usize, l: Words) -> Vec<Refused> {
        let refused = |place, message| Refused { path: path.to_owned(), place, message };
        match self {
            Self::Unread(why) => vec![refused(None, why.said(l))],
            Self::Flawed { text, flaws } => {
                let index = LineIndex::new(text);
                let mut known = false;
                let mut told = Vec::new();
                for flaw in flaws.iter().take(most) {
                    let at = index.position(flaw.at.start);
                    let said = if known { flaw.said_again(l) } else { flaw.said(l) };
                    known |= flaw.key == "cli-settings-rule-unknown";
                    told.push(refused(Some((at.line, at.column)), said));
                }
                if let Some(more) = flaws.len().checked_sub(most).filter(|more| *more > 0) {
                    told.push(refused(None, l.t1("cli-settings-more", "more", more)));
                }
                told
            }
        }
    }
}

/// As somebody would type it: below the present folder without the way there.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_string_lossy().into_owned()
}

impl Settings {
    /// Reads one file of choices.
    pub(crate) fn read(path: &Path) -> Self {
        let text = File::open(path).map_err(Unread::System);
        let text = text.and_then(|file| text::read_at_most(file, SETTINGS_BYTES));
        let (coach, trouble) = match text {
            Err(why) => (Config::default(), Some(Trouble::Unread(why))),
            Ok(text) => {
                let (coach, flaws) = read::read(&text);
                (coach, (!flaws.is_empty()).then_some(Trouble::Flawed { text, flaws }))
            }
        };
        Self { coach, from: Some(path.to_owned()), trouble }
    }

    /// What is where a file of choices would be, and is none.
    fn none(path: &Path) -> Self {
        let trouble = Some(Trouble::Unread(Unread::NoFile));
        Self { coach: Config::default(), from: Some(path.to_owned()), trouble }
    }

    /// What is told of its file on a terminal.
    pub(crate) fn said(&self, l: Words) -> Vec<Refused> {
        self.said_at_most(MOST_TOLD, l)
    }

    /// The same with so many places of the file at most, and how many more there are.
    pub(crate) fn said_at_most(&self, most: usize, l: Words) -> Vec<Refused> {
        let path = self.from.as_deref().map(shown).unwrap_or_default();
        self.trouble.as_ref().map(|trouble| trouble.said(&path, most, l)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use yomikai_domain::Language;

    use super::*;

    fn said(text: &str) -> Vec<String> {
        let (coach, flaws) = read::read(text);
        let trouble = Some(Trouble::Flawed { text: text.to_owned(), flaws });
        let settings = Settings { coach, from: Some("a.toml".into()), trouble };
        settings.said(Words::of(Language::En)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_list_of_rules_is_told_once() {
        let told = said("[coach.rules]\npizza = \"off\"\npasta = \"off\"\nefort = \"off\"\n");
        assert!(told[0].starts_with("a.toml:2:1: ") && told[0].contains("blame"), "{told:?}");
        assert_eq!(told[1], "a.toml:3:1: no rule is named pasta, either.");
        assert!(told[2].contains("Perhaps you mean: effort"), "{told:?}");
    }

    #[test]
    fn of_many_slips_the_first_are_told() {
        let names = (0..500).map(|number| format!("pizza{number} = \"off\"\n"));
        let told = said(&format!("[coach.rules]\n{}", names.collect::<String>()));
        assert_eq!(told.len(), MOST_TOLD + 1);
        assert_eq!(told.last().map(String::as_str), Some("a.toml: and 490 more places like these."));
    }

    #[test]
    fn nothing_that_a_file_says_is_obeyed() {
        let told = said("[coach.rules]\n\"a\\n::warning::b\\u001b[2J\" = \"off\"\n").concat();
        assert!(!told.contains(['\n', '\u{1b}']) && told.contains("::warning::b"), "{told:?}");
        let refused = Refused { path: "a\n::error::b".to_owned(), place: None, message: String::new() };
        assert_eq!(refused.to_string(), "a\u{fffd}::error::b: ");
    }

    #[test]
    fn a_file_without_an_end_is_not_read_to_it() {
        let settings = Settings::read(Path::new("/dev/zero"));
        assert!(matches!(settings.trouble, Some(Trouble::Unread(Unread::TooLarge(SETTINGS_BYTES)))));
        let told = settings.said(Words::of(Language::En));
        assert!(told[0].message.contains("1 MiB"), "{told:?}");
    }
}
