//! Databases for tests: a fresh one each, thrown away with the process.

use std::path::Path;

use sqlx::{AnyConnection, Connection as _};

use crate::{Db, Result};

/// The environment variable in which the test runner names its PostgreSQL server.
pub const POSTGRES_VARIABLE: &str = "YOMIKAI_TEST_POSTGRES";

/// A fresh SQLite database in `folder`.
///
/// # Errors
/// When it cannot be made.
pub async fn sqlite(folder: &Path) -> Result<Db> {
    Db::sqlite(&folder.join("test.sqlite")).await
}

/// A fresh database on the server at `server` (an URL whose path is an existing database), named by `name`.
///
/// # Errors
/// When it cannot be made.
pub async fn postgres(server: &str, name: &str) -> Result<Db> {
    crate::db::install_drivers();
    let mut admin = AnyConnection::connect(server).await?;
    // A database's name cannot be a bound parameter; only a test's own id comes here.
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE \"yomikai{name}\""));
    sqlx::query(create).execute(&mut admin).await?;
    admin.close().await?;
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    Db::postgres(&format!("{base}/yomikai{name}")).await
}
