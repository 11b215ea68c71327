//! Databases for tests: a fresh one each, thrown away when the test has passed.

use std::path::Path;

use jiff::Timestamp;
use sqlx::{AnyConnection, Connection as _, Row as _};
use yomikai_domain::id::{MemberId, PostmortemId};

use crate::{
    Connection, Db, Result,
    db::{POSTGRES_MIGRATIONS, install_drivers},
    library,
    row::micros,
};

/// The environment variable in which the test runner names its PostgreSQL server.
pub const POSTGRES_VARIABLE: &str = "YOMIKAI_TEST_POSTGRES";

/// Any number will do, as long as everybody who makes the template takes the same.
const LOCK: &str = "SELECT pg_advisory_lock(7966754769)";
// The server makes the name up, so that no two tests of any process or machine meet in one database.
const NEW_NAME: &str = "SELECT 'yomikai_test_' || replace(CAST(gen_random_uuid() AS TEXT), '-', '') AS name";
const FIND_DATABASE: &str = "SELECT datname::TEXT AS name FROM pg_database WHERE datname = $1";
const PUBLISH: &str =
    "UPDATE postmortem SET published_at = $2, withdrawn_at = NULL, audience = $3 WHERE id = $1";
const WITHDRAW: &str = "UPDATE postmortem SET withdrawn_at = $2 WHERE id = $1";
const NAME_READER: &str = "INSERT INTO postmortem_reader (postmortem_id, member_id) VALUES ($1, $2)";

/// Puts a document on the shelf as it stands, for everyone or for the people named.
///
/// # Errors
/// When the database does not answer.
pub async fn publish(
    db: &mut Connection,
    id: PostmortemId,
    at: Timestamp,
    named: Option<&[MemberId]>,
) -> Result<()> {
    let audience = if named.is_some() { "named" } else { "everyone" };
    sqlx::query(PUBLISH).bind(id.to_string()).bind(micros(at)).bind(audience).execute(&mut *db).await?;
    for reader in named.unwrap_or_default() {
        sqlx::query(NAME_READER).bind(id.to_string()).bind(reader.to_string()).execute(&mut *db).await?;
    }
    library::shelve(db, id).await
}

/// Takes a document from the shelf.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw(db: &mut Connection, id: PostmortemId, at: Timestamp) -> Result<()> {
    sqlx::query(WITHDRAW).bind(id.to_string()).bind(micros(at)).execute(db).await?;
    Ok(())
}

/// A fresh SQLite database in `folder`.
///
/// # Errors
/// When it cannot be made.
pub async fn sqlite(folder: &Path) -> Result<Db> {
    Db::sqlite(&folder.join("test.sqlite")).await
}

/// A PostgreSQL database of one test.
#[derive(Debug)]
pub struct Postgres {
    /// The open database.
    pub db: Db,
    /// Its own URL, for whoever wants to open it as another node would.
    pub url: String,
    server: String,
    name: String,
}

impl Postgres {
    /// Closes the database and removes it.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn throw_away(self) -> Result<()> {
        self.db.close().await;
        let mut admin = AnyConnection::connect(&self.server).await?;
        run(&mut admin, format!("DROP DATABASE \"{}\" WITH (FORCE)", self.name)).await?;
        Ok(admin.close().await?)
    }
}

/// A fresh database on the server at `server`, a URL that names an existing database there.
///
/// Its schema is copied from a template, which the first test makes: migrating each database would take far longer.
///
/// # Errors
/// When it cannot be made.
pub async fn postgres(server: &str) -> Result<Postgres> {
    install_drivers();
    let mut admin = AnyConnection::connect(server).await?;
    let template = template(&mut admin, server).await?;
    let name: String = sqlx::query(NEW_NAME).fetch_one(&mut admin).await?.try_get("name")?;
    run(&mut admin, format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"")).await?;
    admin.close().await?;
    let url = address(server, &name);
    Ok(Postgres { db: Db::postgres(&url).await?, url, server: server.to_owned(), name })
}

/// The name of a database that has the present schema and nobody's connection.
async fn template(admin: &mut AnyConnection, server: &str) -> Result<String> {
    let name = template_name();
    if exists(admin, &name).await? {
        return Ok(name);
    }
    sqlx::query(LOCK).execute(&mut *admin).await?;
    if !exists(admin, &name).await? {
        // It gets its name when it is complete, so that nobody copies half of it. The lock goes with the connection.
        let unfinished = format!("{name}_unfinished");
        run(admin, format!("DROP DATABASE IF EXISTS \"{unfinished}\" WITH (FORCE)")).await?;
        run(admin, format!("CREATE DATABASE \"{unfinished}\"")).await?;
        Db::postgres(&address(server, &unfinished)).await?.close().await;
        run(admin, format!("ALTER DATABASE \"{unfinished}\" RENAME TO \"{name}\"")).await?;
    }
    Ok(name)
}

/// Named after what the migrations say, so that a server which outlives them is no trap.
fn template_name() -> String {
    let checksums = POSTGRES_MIGRATIONS.iter().flat_map(|migration| migration.checksum.iter());
    // FNV-1a: nothing depends on it but a name.
    let digest = checksums.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("yomikai_template_{digest:016x}")
}

async fn exists(admin: &mut AnyConnection, name: &str) -> Result<bool> {
    Ok(sqlx::query(FIND_DATABASE).bind(name).fetch_optional(admin).await?.is_some())
}

/// A database's name cannot be a bound parameter; only names made above come here.
async fn run(admin: &mut AnyConnection, statement: String) -> Result<()> {
    sqlx::query(sqlx::AssertSqlSafe(statement)).execute(admin).await?;
    Ok(())
}

/// `server` with another database in its path; what follows a `?` stays.
fn address(server: &str, name: &str) -> String {
    let (place, options) = server.split_once('?').map_or((server, None), |(at, rest)| (at, Some(rest)));
    let base = place.rsplit_once('/').map_or(place, |(base, _)| base);
    options.map_or_else(|| format!("{base}/{name}"), |options| format!("{base}/{name}?{options}"))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn another_database_on_the_same_server() {
        assert_eq!(address("postgres://p@127.0.0.1:5/postgres", "x"), "postgres://p@127.0.0.1:5/x");
        assert_eq!(address("postgres:///a?host=/tmp/s", "x"), "postgres:///x?host=/tmp/s");
    }
}
