//! Wrong guesses, remembered across restarts and shared by all nodes.

use jiff::Timestamp;
use yomikai_domain::throttle::{FORGOTTEN_AFTER, Throttle};

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

const FIND: &str = "SELECT failures, last_failure_at FROM throttle WHERE key = $1";
const SET: &str = "
    INSERT INTO throttle (key, failures, last_failure_at) VALUES ($1, $2, $3)
    ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_failure_at = excluded.last_failure_at";
const CLEAR: &str = "DELETE FROM throttle WHERE key = $1";
const SWEEP: &str = "DELETE FROM throttle WHERE last_failure_at < $1";

/// The wrong guesses under a key.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, key: &str) -> Result<Option<Throttle>> {
    let row = sqlx::query(FIND).bind(key).fetch_optional(db).await?;
    row.map(|row| {
        let row = Columns::of(&row, "throttle");
        Ok(Throttle { failures: row.number("failures")?, last_failure_at: row.instant("last_failure_at")? })
    })
    .transpose()
}

/// Remembers wrong guesses under a key.
///
/// # Errors
/// When the database does not answer.
pub async fn set(db: &mut Connection, key: &str, throttle: Throttle) -> Result<()> {
    let query = sqlx::query(SET).bind(key).bind(throttle.failures).bind(micros(throttle.last_failure_at));
    query.execute(db).await?;
    Ok(())
}

/// Forgets the wrong guesses under a key.
///
/// # Errors
/// When the database does not answer.
pub async fn clear(db: &mut Connection, key: &str) -> Result<()> {
    sqlx::query(CLEAR).bind(key).execute(db).await?;
    Ok(())
}

/// Forgets what is old enough.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(db: &mut Connection, now: Timestamp) -> Result<()> {
    let before = now.checked_sub(FORGOTTEN_AFTER).unwrap_or(Timestamp::MIN);
    sqlx::query(SWEEP).bind(micros(before)).execute(db).await?;
    Ok(())
}
