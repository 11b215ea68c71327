//! The log of a meeting: what happened, in order and without gaps.

use sqlx::any::AnyRow;
use yomikai_domain::{id::MeetingId, meeting::Entry};

use crate::{Connection, Error, Result, row::Columns};

const APPEND: &str = "INSERT INTO meeting_event (meeting_id, seq, command_id, event) VALUES ($1, $2, $3, $4)";
const LIST_AFTER: &str =
    "SELECT seq, command_id, event FROM meeting_event WHERE meeting_id = $1 AND seq > $2 ORDER BY seq";

const IS_OPEN: &str = "SELECT seq FROM meeting_event WHERE meeting_id = $1 AND seq = 1";

/// Whether anybody has entered the room, which begins its log.
///
/// # Errors
/// When the database does not answer.
pub async fn is_open(db: &mut Connection, meeting: MeetingId) -> Result<bool> {
    Ok(sqlx::query(IS_OPEN).bind(meeting.to_string()).fetch_optional(db).await?.is_some())
}

/// Appends to a log.
///
/// # Errors
/// [`Error::Conflict`] when another node has appended meanwhile, or has answered the same request.
pub async fn append(db: &mut Connection, meeting: MeetingId, entries: &[Entry]) -> Result<()> {
    for entry in entries {
        let event = serde_json::to_string(&entry.event).map_err(|_| Error::Unreadable("meeting_event"))?;
        sqlx::query(APPEND)
            .bind(meeting.to_string())
            .bind(entry.seq)
            .bind(entry.request.map(|id| id.to_string()))
            .bind(event)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// What a log says after `seq`; all of it after 0.
///
/// # Errors
/// [`Error::Unreadable`] when a newer version of the program wrote an event.
pub async fn list_after(db: &mut Connection, meeting: MeetingId, seq: i64) -> Result<Vec<Entry>> {
    let rows = sqlx::query(LIST_AFTER).bind(meeting.to_string()).bind(seq).fetch_all(db).await?;
    rows.iter().map(entry).collect()
}

fn entry(row: &AnyRow) -> Result<Entry> {
    let row = Columns::of(row, "meeting_event");
    Ok(Entry {
        seq: row.number("seq")?,
        request: row.maybe_parsed("command_id")?,
        event: row.read("event", |json| serde_json::from_str(json).ok())?,
    })
}
