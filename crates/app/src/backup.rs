//! A copy of everything, for whoever holds the machine: made while others go on writing, restored into an empty house.
//!
//! There is no actor: who runs this can read the database's file anyway, and no page leads here.

use std::io::{BufRead, Write};

use yomikai_domain::Problem;
use yomikai_store::backup::Failure;

use crate::{App, Error, Result};

pub use yomikai_store::backup::Summary;

/// Writes everything but sign-ins, reset links and wrong guesses.
///
/// # Errors
/// [`Error::Internal`] with the [`std::io::Error`] when `out` refuses; [`Error::Unavailable`].
pub async fn write(app: &App, out: &mut (impl Write + Send)) -> Result<Summary> {
    yomikai_store::backup::write(&app.db, app.now(), out).await.map_err(error)
}

/// Fills an empty house with a backup of either database: all of it, or nothing when anything is wrong.
///
/// # Errors
/// `problem-restore-not-empty`, `problem-restore-damaged`, `problem-restore-newer`, `problem-restore-older`;
/// [`Error::Internal`] with the [`std::io::Error`] when `input` cannot be read; [`Error::Unavailable`].
pub async fn restore(app: &App, input: impl BufRead + Send) -> Result<Summary> {
    yomikai_store::backup::restore(&app.db, input).await.map_err(error)
}

fn error(failure: Failure) -> Error {
    let invalid = |key| Error::from(Problem::of_form(key));
    match failure {
        Failure::NotEmpty => Error::Conflict(Problem::of_form("problem-restore-not-empty")),
        Failure::Damaged => invalid("problem-restore-damaged"),
        Failure::Newer => invalid("problem-restore-newer"),
        Failure::Older => invalid("problem-restore-older"),
        Failure::Io(error) => Error::Internal(Box::new(error)),
        Failure::Store(error) => error.into(),
    }
}
