//! Connections: one writer and several readers on SQLite, one pool on PostgreSQL.

use std::{
    hash::{BuildHasher as _, RandomState},
    ops::{Deref, DerefMut},
    path::Path,
    sync::Once,
    time::Duration,
};

use sqlx::{
    Any, AnyConnection, AnyPool, Row as _, Transaction, any::AnyPoolOptions, migrate::Migrator,
    pool::PoolConnection,
};
use tokio::sync::{Mutex, MutexGuard};

use crate::{
    Error, Result,
    readers::{Borrowed, Readers},
};

/// A connection inside or outside a transaction: what every function of this crate runs its statements on.
pub type Connection = AnyConnection;
/// A connection to read with.
#[derive(Debug)]
pub struct Reading(Source);

#[derive(Debug)]
enum Source {
    Pool(PoolConnection<Any>),
    Readers(Borrowed),
}

impl Deref for Reading {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match &self.0 {
            Source::Pool(connection) => connection,
            Source::Readers(connection) => connection,
        }
    }
}

impl DerefMut for Reading {
    fn deref_mut(&mut self) -> &mut Connection {
        match &mut self.0 {
            Source::Pool(connection) => connection,
            Source::Readers(connection) => connection,
        }
    }
}
/// A transaction; dropped without a commit it leaves no trace.
pub type Writing = Transaction<'static, Any>;

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
pub(crate) static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// How long a request waits for a connection before it is told to come again.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// Readers on SQLite: WAL lets them read while the one writer writes, and two cores are never short of four.
const SQLITE_READERS: u32 = 4;
/// Long looks at one unchanging state of SQLite at a time: backups, above all.
const SQLITE_SNAPSHOTS: u32 = 2;
/// Connections to PostgreSQL for each node.
const POSTGRES_CONNECTIONS: u32 = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres,
}

/// An open database.
#[derive(Debug, Clone)]
pub struct Db {
    kind: Kind,
    writer: AnyPool,
    /// For transactions that only read, and on PostgreSQL for all reading.
    reader: AnyPool,
    /// For all other reading on SQLite.
    readers: Option<Readers>,
}

impl Db {
    /// Opens (and makes, where it is missing) the SQLite file at `path` and brings its schema up to date.
    ///
    /// # Errors
    /// When the file cannot be opened or the schema not be brought up to date.
    pub async fn sqlite(path: &Path) -> Result<Self> {
        install_drivers();
        let url = sqlite_url(path);
        let writer = sqlite_pool(1).connect(&url).await?;
        SQLITE_MIGRATIONS.run(&writer).await?;
        let reader = sqlite_pool(SQLITE_SNAPSHOTS).connect_lazy(&url)?;
        let readers = Some(Readers::new(url, SQLITE_READERS, ACQUIRE_TIMEOUT));
        Ok(Self { kind: Kind::Sqlite, writer, reader, readers })
    }

    /// Connects to the PostgreSQL database at `url` and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be reached or the schema not be brought up to date.
    pub async fn postgres(url: &str) -> Result<Self> {
        install_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect(url)
            .await?;
        POSTGRES_MIGRATIONS.run(&pool).await?;
        Ok(Self { kind: Kind::Postgres, writer: pool.clone(), reader: pool, readers: None })
    }

    /// Whether other nodes may be writing, too. An SQLite file is one node's.
    pub const fn is_shared(&self) -> bool {
        matches!(self.kind, Kind::Postgres)
    }

    /// A connection to read with. A request holds one and asks it for little.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when none is free in time.
    pub async fn read(&self) -> Result<Reading> {
        Ok(Reading(match &self.readers {
            Some(readers) => Source::Readers(readers.borrow().await?),
            None => Source::Pool(self.reader.acquire().await?),
        }))
    }

    /// Begins a transaction that reads and writes as if it were alone.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when no connection is free in time.
    pub async fn begin(&self) -> Result<Writing> {
        // SQLite serialises its writers when they say so at the start; PostgreSQL has to be asked to.
        let begin = match self.kind {
            Kind::Sqlite => "BEGIN IMMEDIATE",
            Kind::Postgres => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        };
        Ok(self.writer.begin_with(begin).await?)
    }

    /// Begins a transaction that sees one unchanging state of everything, without keeping writers out.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when no connection is free in time.
    pub async fn snapshot(&self) -> Result<Writing> {
        let begin = match self.kind {
            Kind::Sqlite => "BEGIN DEFERRED",
            Kind::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        Ok(self.reader.begin_with(begin).await?)
    }

    /// Takes what was deleted out of SQLite's write-ahead log, too, where it would lie until the log comes round again.
    /// `false` where somebody was reading just then, so that it has to be tried again.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the writer is not free in time.
    pub async fn forget_deleted(&self) -> Result<bool> {
        if self.is_shared() {
            return Ok(true);
        }
        let mut writer = self.writer.acquire().await?;
        sqlx::query("PRAGMA busy_timeout = 0").execute(&mut *writer).await?;
        let outcome = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *writer).await;
        sqlx::query("PRAGMA busy_timeout = 5000").execute(&mut *writer).await?;
        // SQLite tells that it was busy by the first column, and not as an error.
        Ok(outcome?.try_get::<i64, _>(0)? == 0)
    }

    /// Lets commits go on before the disk has them, until [`Db::settle`]: for what is made in one go, and is begun anew
    /// from nothing where that is interrupted. Whoever asks for it is alone in the database. PostgreSQL is left as it is.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the writer is not free in time.
    pub async fn hurry(&self) -> Result<()> {
        self.tell_writer(&["PRAGMA synchronous = OFF"]).await
    }

    /// Ends a [hurry](Db::hurry): all of it is on the disk when this answers, and commits wait for it again.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the writer is not free in time.
    pub async fn settle(&self) -> Result<()> {
        // To vacuum writes every page once more, which leaves none that the disk has only heard of.
        self.tell_writer(&["PRAGMA synchronous = FULL", "VACUUM"]).await
    }

    async fn tell_writer(&self, statements: &[&'static str]) -> Result<()> {
        if self.is_shared() {
            return Ok(());
        }
        let mut writer = self.writer.acquire().await?;
        for statement in statements {
            sqlx::query(*statement).execute(&mut *writer).await?;
        }
        Ok(())
    }

    /// The number of the newest migration, which is that of the schema.
    pub(crate) fn schema(&self) -> i64 {
        let migrations = match self.kind {
            Kind::Sqlite => &SQLITE_MIGRATIONS,
            Kind::Postgres => &POSTGRES_MIGRATIONS,
        };
        migrations.iter().map(|migration| migration.version).max().unwrap_or_default()
    }

    /// Closes all connections; what was committed is on disk.
    pub async fn close(&self) {
        if let Some(readers) = &self.readers {
            readers.close().await;
        }
        self.reader.close().await;
        self.writer.close().await;
    }
}

pub(crate) fn install_drivers() {
    static ONCE: Once = Once::new();
    ONCE.call_once(sqlx::any::install_default_drivers);
}

/// The driver takes an address, in which some letters of a file's name would mean something else.
fn sqlite_url(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut url = "sqlite://".to_owned();
    for letter in path.display().to_string().chars() {
        match letter {
            '%' => url.push_str("%25"),
            '?' => url.push_str("%3F"),
            '#' => url.push_str("%23"),
            letter => url.push(letter),
        }
    }
    url + "?mode=rwc"
}

fn sqlite_pool(connections: u32) -> AnyPoolOptions {
    // A file does not hang up: to ask each time whether it is still there would cost as much as a statement.
    let options = AnyPoolOptions::new().max_connections(connections).test_before_acquire(false);
    options.acquire_timeout(ACQUIRE_TIMEOUT).after_connect(|connection, _| Box::pin(prepare(connection)))
}

/// Tells a new connection to SQLite how we want it.
pub(crate) async fn prepare(connection: &mut Connection) -> sqlx::Result<()> {
    // FULL: what was acknowledged survives the loss of power, not only of the process.
    let pragmas = [
        "PRAGMA busy_timeout = 5000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        // What is deleted is overwritten: a mark that was counted is in no free page of the file either.
        "PRAGMA secure_delete = ON",
    ];
    for pragma in pragmas {
        sqlx::query(pragma).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Lets a contended transaction be tried again; PostgreSQL asks its users to.
#[derive(Debug, Default)]
pub struct Retries {
    tried: u32,
    turn: Option<MutexGuard<'static, ()>>,
}

/// Whoever tries again does so alone on this node: many who meet at one row would otherwise meet there again and again.
static TURN: Mutex<()> = Mutex::const_new(());

impl Retries {
    const MOST: u32 = 5;
    const FIRST_PAUSE: Duration = Duration::from_millis(5);

    /// Whether a transaction that failed with `error` should be tried once more; answers when it is time to.
    pub async fn again(&mut self, error: &Error) -> bool {
        matches!(error, Error::Contended(_)) && self.once_more().await
    }

    /// Whether there is another try; answers when it is time for it.
    pub async fn once_more(&mut self) -> bool {
        self.tried += 1;
        if self.tried > Self::MOST {
            return false;
        }
        if self.turn.is_none() {
            self.turn = Some(TURN.lock().await);
        } else {
            // Another node is in the way; one that waits as long as we do would stay there.
            let longest = Self::FIRST_PAUSE * 2_u32.pow(self.tried);
            let part = RandomState::new().hash_one(self.tried) % 1_000;
            tokio::time::sleep(longest.mul_f64(Duration::from_millis(part).as_secs_f64())).await;
        }
        true
    }
}
