//! Which database to open.

use std::path::PathBuf;

use yomikai_store::Db;

use crate::Result;

/// Where everything is kept.
#[derive(Debug, Clone)]
pub enum Database {
    /// An SQLite file, made where it is missing.
    Sqlite(PathBuf),
    /// A PostgreSQL URL.
    Postgres(String),
}

impl Database {
    pub(crate) async fn open(&self) -> Result<Db> {
        Ok(match self {
            Self::Sqlite(path) => Db::sqlite(path).await?,
            Self::Postgres(url) => Db::postgres(url).await?,
        })
    }
}
