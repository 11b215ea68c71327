//! What can go wrong with a database, as far as a caller can act on it.

use std::sync::Arc;

/// A store's answer.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique value exists already. SQLite does not say which constraint, so the caller knows it by the statement.
    #[error("a unique value exists already")]
    Conflict,
    /// Two transactions got in each other's way; the same one may succeed when tried again.
    #[error("two transactions got in each other's way")]
    Contended(#[source] sqlx::Error),
    /// More is waiting for this than can be done soon.
    #[error("too much is waiting")]
    Busy,
    /// What several requests asked for together did not succeed.
    #[error(transparent)]
    Together(#[from] Arc<Self>),
    /// The database could not be reached in time.
    #[error("the database could not be reached")]
    Unavailable(#[source] sqlx::Error),
    /// A row holds something that this version cannot read.
    #[error("a row of {0} cannot be read")]
    Unreadable(&'static str),
    /// Anything else.
    #[error(transparent)]
    Database(sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the schema could not be brought up to date")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl Error {
    /// Whether the same may succeed a little later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Contended(_) | Self::Busy | Self::Unavailable(_) => true,
            Self::Together(error) => error.is_passing(),
            Self::Conflict | Self::Unreadable(_) | Self::Database(_) | Self::Migration(_) => false,
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(inner) = &error {
            if inner.is_unique_violation() {
                return Self::Conflict;
            }
            // 40001 and 40P01 are PostgreSQL's serialisation failure and deadlock; 5 and 517 are SQLite's BUSY kinds.
            if matches!(inner.code().as_deref(), Some("40001" | "40P01" | "5" | "517")) {
                return Self::Contended(error);
            }
        }
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                Self::Unavailable(error)
            }
            other => Self::Database(other),
        }
    }
}
