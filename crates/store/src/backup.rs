//! Everything in one file that either database reads: for safe keeping, and for moving from one database to the other.
//!
//! Each line is a JSON value: a header, then for each table its name and columns followed by its rows, and at the end the
//! number of rows and a checksum of all that came before, by which a file that lost its tail or a letter is recognised.

use std::io::{self, BufRead, Read as _, Write};

use futures_util::TryStreamExt as _;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{
    AssertSqlSafe, Column as _, Executor as _, Row as _, SqlSafeStr as _, Statement as _,
    any::{AnyRow, AnyTypeInfoKind},
};

use crate::{Connection, Db, Error, row::hex};

/// The tables of a backup, each after those that it refers to.
pub const KEPT: [&str; 25] = [
    "organisation",
    "member",
    "invitation",
    "postmortem",
    "postmortem_author",
    "postmortem_reader",
    "postmortem_factor",
    "factor",
    "life_change",
    "revision",
    "working_copy",
    "coach_ignore",
    "club",
    "club_member",
    "meeting",
    "action_item",
    "closure",
    "call",
    "call_total",
    "assignment",
    "meeting_event",
    "unrevealed_note",
    "unrevealed_card",
    "pinned_revision",
    "carried_over",
];

/// The tables that no backup holds. Restoring an old one must not sign in again whoever was signed out since, nor revive
/// a reset link that was used; and wrong guesses are about the present. So everybody signs in anew after a restore.
/// Marks know who voted, and are deleted once they are counted: a backup would keep them for ever. Who restores one that
/// was made in the middle of a meeting reads or votes once more.
pub const LEFT_OUT: [&str; 5] = ["session", "password_reset", "throttle", "mark", "facilitator_seen"];

const FORMAT: &str = "yomikai-backup";
/// The way in which the lines are written.
const VERSION: i64 = 1;
/// The oldest schema whose rows are complete in today's tables. A migration that computes a column from others, rather
/// than giving it a default, raises this to its own number.
const OLDEST_SCHEMA: i64 = 1;
/// Far more than the longest revision; what is longer is no backup.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// When it was made.
    pub created_at: Timestamp,
    /// How many rows are in it.
    pub rows: u64,
}

/// Why a backup was not written or not restored.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is something in the database already.
    #[error("the database is not empty")]
    NotEmpty,
    /// The file is not a whole and untouched backup.
    #[error("the backup is damaged")]
    Damaged,
    /// A newer version of this program wrote it.
    #[error("the backup is newer than this program")]
    Newer,
    /// It is so old that an older version has to restore it.
    #[error("the backup is too old for this program")]
    Older,
    /// The file could not be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: i64,
    schema: i64,
    created_at: Timestamp,
}

/// Any line but the first.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Row(Vec<Value>),
    Table { table: String, columns: Vec<String> },
    End { rows: u64, sha256: String },
}

/// Writes everything as it is at one instant. Nobody has to stop writing meanwhile.
///
/// # Errors
/// [`Failure::Io`] and [`Failure::Store`].
pub async fn write(db: &Db, now: Timestamp, out: &mut (impl Write + Send)) -> Result<Summary, Failure> {
    let mut lines = Written { out, hash: Sha256::new() };
    lines.write(&Header { format: FORMAT.into(), version: VERSION, schema: db.schema(), created_at: now })?;
    let mut snapshot = db.snapshot().await?;
    let mut rows = 0;
    for table in KEPT {
        let columns = columns(&mut snapshot, table).await?;
        let names = columns.iter().map(|column| column.name.clone()).collect();
        lines.write(&Line::Table { table: table.into(), columns: names })?;
        // Sorted by what begins every primary key, so that the same content gives the same file on both databases.
        let select = AssertSqlSafe(format!("SELECT * FROM {table} ORDER BY 1, 2"));
        let mut found = sqlx::query(select).fetch(&mut *snapshot);
        while let Some(row) = found.try_next().await? {
            lines.write(&Line::Row(values(&row, &columns)?))?;
            rows += 1;
        }
    }
    snapshot.rollback().await?;
    let sha256 = hex(&lines.hash.clone().finalize());
    lines.write(&Line::End { rows, sha256 })?;
    lines.out.flush()?;
    Ok(Summary { created_at: now, rows })
}

/// Fills an empty database with a backup: all of it, or nothing when anything is wrong.
///
/// # Errors
/// Every [`Failure`].
pub async fn restore(db: &Db, input: impl BufRead + Send) -> Result<Summary, Failure> {
    let mut tx = db.begin().await?;
    for table in KEPT {
        let any = AssertSqlSafe(format!("SELECT 1 FROM {table} LIMIT 1"));
        if sqlx::query(any).fetch_optional(&mut *tx).await?.is_some() {
            return Err(Failure::NotEmpty);
        }
    }
    let mut lines = Lines { input, hash: Sha256::new() };
    let header: Header = parse(&lines.next()?)?;
    check(&header, db)?;
    let mut seen = Vec::new();
    let mut target = None;
    let mut rows = 0;
    loop {
        let before = lines.hash.clone();
        match parse(&lines.next()?)? {
            Line::Table { table, columns } => {
                let next = Target::find(&mut tx, &table, &columns).await?;
                if seen.contains(&table) {
                    return Err(Failure::Damaged);
                }
                seen.push(table);
                target = Some(next);
            }
            Line::Row(values) => {
                target.as_ref().ok_or(Failure::Damaged)?.insert(&mut tx, values).await?;
                rows += 1;
            }
            Line::End { rows: all, sha256 } => {
                if all != rows || sha256 != hex(&before.finalize()) || !lines.is_at_end()? {
                    return Err(Failure::Damaged);
                }
                tx.commit().await?;
                return Ok(Summary { created_at: header.created_at, rows });
            }
        }
    }
}

fn check(header: &Header, db: &Db) -> Result<(), Failure> {
    if header.format != FORMAT {
        return Err(Failure::Damaged);
    }
    if header.version > VERSION || header.schema > db.schema() {
        return Err(Failure::Newer);
    }
    if header.schema < OLDEST_SCHEMA { Err(Failure::Older) } else { Ok(()) }
}

/// A column as the database describes it.
struct Column {
    name: String,
    is_number: bool,
}

/// The columns of a table. Its name comes from [`KEPT`].
async fn columns(db: &mut Connection, table: &str) -> Result<Vec<Column>, Failure> {
    let select = AssertSqlSafe(format!("SELECT * FROM {table}")).into_sql_str();
    let statement = db.prepare(select).await?;
    let described = statement.columns().iter().map(|column| {
        let is_number = match column.type_info().kind() {
            AnyTypeInfoKind::BigInt => true,
            AnyTypeInfoKind::Text => false,
            // Another kind needs a way to be written that both databases read back; a test says so.
            _ => return Err(Failure::Store(Error::Unreadable("a table of another kind"))),
        };
        Ok(Column { name: column.name().to_owned(), is_number })
    });
    described.collect()
}

fn values(row: &AnyRow, columns: &[Column]) -> Result<Vec<Value>, Failure> {
    let value = |(at, column): (usize, &Column)| -> sqlx::Result<Value> {
        Ok(if column.is_number {
            row.try_get::<Option<i64>, _>(at)?.map_or(Value::Null, Value::from)
        } else {
            row.try_get::<Option<String>, _>(at)?.map_or(Value::Null, Value::from)
        })
    };
    Ok(columns.iter().enumerate().map(value).collect::<sqlx::Result<_>>()?)
}

/// Where the rows of a backup go.
struct Target {
    statement: String,
    columns: Vec<Column>,
}

impl Target {
    /// The table and those of its columns that the backup has. Only the database's own names become part of a statement.
    async fn find(db: &mut Connection, table: &str, named: &[String]) -> Result<Self, Failure> {
        let table = KEPT.into_iter().find(|kept| *kept == table).ok_or(Failure::Damaged)?;
        let mut known = columns(db, table).await?;
        if named.is_empty() {
            return Err(Failure::Damaged);
        }
        let mut columns = Vec::with_capacity(named.len());
        for name in named {
            let at = known.iter().position(|column| column.name == *name).ok_or(Failure::Damaged)?;
            columns.push(known.swap_remove(at));
        }
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let places: Vec<_> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let statement = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), places.join(", "));
        Ok(Self { statement, columns })
    }

    async fn insert(&self, db: &mut Connection, values: Vec<Value>) -> Result<(), Failure> {
        if values.len() != self.columns.len() {
            return Err(Failure::Damaged);
        }
        let mut query = sqlx::query(AssertSqlSafe(self.statement.clone()));
        for (value, column) in values.into_iter().zip(&self.columns) {
            query = match (value, column.is_number) {
                (Value::Number(number), true) => query.bind(number.as_i64().ok_or(Failure::Damaged)?),
                // PostgreSQL keeps no NUL, and nothing that people type has one.
                (Value::String(text), false) if !text.contains('\0') => query.bind(text),
                (Value::Null, true) => query.bind(None::<i64>),
                (Value::Null, false) => query.bind(None::<String>),
                _ => return Err(Failure::Damaged),
            };
        }
        match query.execute(db).await {
            Ok(_) => Ok(()),
            // A row that breaks a rule of the schema was not in the database that the backup was made of.
            Err(sqlx::Error::Database(error)) if breaks_a_rule(&error.kind()) => Err(Failure::Damaged),
            Err(error) => Err(error.into()),
        }
    }
}

fn breaks_a_rule(kind: &sqlx::error::ErrorKind) -> bool {
    !matches!(kind, sqlx::error::ErrorKind::Other)
}

/// Writes lines and remembers their hash.
struct Written<'a, W> {
    out: &'a mut W,
    hash: Sha256,
}

impl<W: Write> Written<'_, W> {
    fn write(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.hash.update(&bytes);
        self.out.write_all(&bytes)
    }
}

/// Reads lines and remembers their hash.
struct Lines<R> {
    input: R,
    hash: Sha256,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
        if bytes.last() != Some(&b'\n') {
            return Err(Failure::Damaged);
        }
        self.hash.update(&bytes);
        Ok(bytes)
    }

    fn is_at_end(&mut self) -> io::Result<bool> {
        Ok(self.input.fill_buf()?.is_empty())
    }
}

fn parse<'a, T: Deserialize<'a>>(line: &'a [u8]) -> Result<T, Failure> {
    serde_json::from_slice(line).map_err(|_| Failure::Damaged)
}
