//! A team's choices for the coach: the nearest `.yomikai.toml`.

mod find;
mod read;
mod show;

use std::{
    fmt, fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use serde::Serialize;
use yomikai_coach::{Config, LineIndex};
use yomikai_domain::Arg;
use yomikai_web::i18n::Words;

pub(crate) use find::{Finder, NAME, read as read_shared};
pub(crate) use show::{show, voice};

/// The largest file of choices that is read.
const SETTINGS_BYTES: u64 = 1024 * 1024;

/// What was chosen, and where that stands.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// The choices as the coach takes them.
    pub(crate) coach: Config,
    /// The file, if there is one.
    pub(crate) from: Option<PathBuf>,
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

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Text(value.into())));
        self
    }

    /// What is wrong and what could stand there instead.
    pub(crate) fn said(&self, l: Words) -> String {
        l.with(self.key, &self.args)
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
        write!(f, "{}", self.path)?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Why a file of choices is not used.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// It cannot be read.
    Unreadable(PathBuf, io::Error),
    /// It holds what is not understood.
    Flawed {
        /// The file.
        path: PathBuf,
        /// What it says.
        text: String,
        /// What of it is not understood, in its order.
        flaws: Vec<Flaw>,
    },
}

impl Trouble {
    /// The file.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Unreadable(path, _) | Self::Flawed { path, .. } => path,
        }
    }

    /// What is wrong.
    pub(crate) fn said(&self, l: Words) -> Vec<Refused> {
        let path = shown(self.path());
        match self {
            Self::Unreadable(_, error) => {
                let message = format!("{} {error}", l.t("cli-settings-unreadable"));
                vec![Refused { path, place: None, message }]
            }
            Self::Flawed { text, flaws, .. } => {
                let index = LineIndex::new(text);
                let refused = |flaw: &Flaw| {
                    let at = index.position(flaw.at.start);
                    Refused { path: path.clone(), place: Some((at.line, at.column)), message: flaw.said(l) }
                };
                flaws.iter().map(refused).collect()
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
    ///
    /// # Errors
    /// When it cannot be read or understood.
    pub(crate) fn read(path: &Path) -> Result<Self, Trouble> {
        let unreadable = |error| Trouble::Unreadable(path.to_owned(), error);
        if fs::metadata(path).map_err(unreadable)?.len() > SETTINGS_BYTES {
            return Err(unreadable(io::ErrorKind::FileTooLarge.into()));
        }
        let text = fs::read_to_string(path).map_err(unreadable)?;
        let (coach, flaws) = read::read(&text);
        if flaws.is_empty() {
            Ok(Self { coach, from: Some(path.to_owned()) })
        } else {
            Err(Trouble::Flawed { path: path.to_owned(), text, flaws })
        }
    }
}
