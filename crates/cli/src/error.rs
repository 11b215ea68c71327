//! Why a command did not do what was asked, and how the operator is told.

use std::{io, net::SocketAddr, path::PathBuf};

use yomikai_domain::Problem;
use yomikai_web::i18n::Words;

use crate::{help, plain::visible, reason::known};

/// A command's answer.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("not a command")]
    Typed(#[source] clap::Error),
    #[error("no place was said")]
    NoPlace,
    #[error("not the address of a PostgreSQL database")]
    DatabaseUrl,
    #[error("not a public address")]
    PublicUrl(String),
    #[error("plain http beyond loopback")]
    InTheClear(SocketAddr),
    #[error("a demonstration beyond loopback")]
    DemoBeyondLoopback(SocketAddr),
    #[error("a demonstration's folder")]
    DemoFolder(PathBuf),
    #[error("not a demonstration's folder")]
    NotADemoFolder(PathBuf),
    #[error("a folder that is not empty")]
    FolderNotEmpty(PathBuf),
    #[error("another server uses this folder")]
    InUse(PathBuf),
    #[error("no database here")]
    NothingHere(PathBuf),
    #[error("a file is there already")]
    FileExists(PathBuf),
    #[error("no account has this address")]
    NoAccount(String),
    #[error("no rule has this name")]
    NoRule {
        /// What was typed.
        typed: String,
        /// The names that look like it.
        near: Vec<&'static str>,
    },
    #[error("a name for standard input, which nobody asked to read")]
    StdinNotRead,
    #[error("the answer cannot be written")]
    Unwritten(#[source] io::Error),
    #[error("cannot listen")]
    Listen(SocketAddr, #[source] io::Error),
    #[error("a file or folder cannot be used")]
    File(PathBuf, #[source] io::Error),
    #[error("the system refused")]
    System(#[source] io::Error),
    #[error(transparent)]
    App(#[from] yomikai_app::Error),
}

impl Error {
    /// 2 when something else has to be typed, or the answer did not come through; 1 for everything else.
    pub(crate) const fn exit_code(&self) -> u8 {
        match self {
            Self::Typed(_)
            | Self::NoPlace
            | Self::DatabaseUrl
            | Self::PublicUrl(_)
            | Self::InTheClear(_)
            | Self::DemoBeyondLoopback(_)
            | Self::StdinNotRead
            | Self::NoRule { .. }
            // 1 is an answer of `lint`; an answer that nobody got is none.
            | Self::Unwritten(_) => 2,
            _ => 1,
        }
    }

    /// What the operator reads: what happened and what to do about it.
    pub(crate) fn said(&self, l: Words) -> String {
        let path = |key: &str, path: &PathBuf| l.t1(key, "path", visible(&path.to_string_lossy()));
        let address = |key: &str, address: &SocketAddr| l.t1(key, "address", address.to_string());
        match self {
            Self::Typed(error) => help::refusal(error, l),
            Self::NoPlace => l.t("cli-error-no-place"),
            Self::DatabaseUrl => l.t("cli-error-database-url"),
            Self::PublicUrl(typed) => l.t1("cli-error-public-url", "typed", visible(typed)),
            Self::InTheClear(listen) => address("cli-error-in-the-clear", listen),
            Self::DemoBeyondLoopback(listen) => address("cli-error-demo-beyond-loopback", listen),
            Self::DemoFolder(folder) => path("cli-error-demo-folder", folder),
            Self::NotADemoFolder(folder) => path("cli-error-not-a-demo-folder", folder),
            Self::FolderNotEmpty(folder) => path("cli-error-folder-not-empty", folder),
            Self::InUse(folder) => path("cli-error-in-use", folder),
            Self::NothingHere(folder) => path("cli-error-nothing-here", folder),
            Self::FileExists(file) => path("cli-error-file-exists", file),
            Self::NoAccount(email) => l.t1("cli-error-no-account", "email", visible(email)),
            Self::StdinNotRead => l.t("cli-error-stdin-not-read"),
            Self::NoRule { typed, near } if near.is_empty() => {
                l.t1("cli-rule-unknown", "typed", visible(typed))
            }
            Self::NoRule { typed, near } => {
                l.t2("cli-rule-unknown-near", "typed", visible(typed), "near", near.join(", "))
            }
            Self::Listen(listen, error) => refused(&address("cli-error-listen", listen), error, l),
            Self::File(file, error) => refused(&path("cli-error-file", file), error, l),
            Self::System(error) => refused(&l.t("cli-error-system"), error, l),
            Self::Unwritten(error) => refused(&l.t("cli-error-unwritten"), error, l),
            Self::App(error) => of_app(error, l),
        }
    }
}

fn of_app(error: &yomikai_app::Error, l: Words) -> String {
    use yomikai_app::Error as E;
    let lines = |problems: &[Problem]| {
        problems.iter().map(|problem| l.problem(problem)).collect::<Vec<_>>().join("\n")
    };
    match error {
        E::Invalid(problems) => lines(problems),
        E::Conflict(problem) => l.problem(problem),
        E::NotFound | E::Forbidden => l.t("cli-error-not-possible"),
        E::Unavailable(inner) => because(&l.t("cli-error-unavailable"), inner),
        E::Internal(inner) => because(&l.t("cli-error-internal"), inner.as_ref()),
    }
}

/// The system's reason in the operator's words; beneath them the system's own, which can be searched for.
fn refused(said: &str, error: &io::Error, l: Words) -> String {
    match known(error) {
        Some(key) => because(&format!("{said}\n  {}", l.t(key)), error),
        None => because(said, error),
    }
}

/// The operator alone sees what lies beneath, which no visitor does: it is their machine.
fn because(said: &str, error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = format!("{said}\n  {}", visible(&error.to_string()));
    let mut source = error.source();
    while let Some(deeper) = source {
        let line = visible(&deeper.to_string());
        if !text.contains(&line) {
            text.push_str("\n  ");
            text.push_str(&line);
        }
        source = deeper.source();
    }
    text
}
