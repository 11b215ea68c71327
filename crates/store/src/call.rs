//! Calls, beside the meeting they are for.

use yomikai_domain::{call::Call, id::MeetingId};

use crate::{Connection, Result, row::micros};

const INSERT: &str =
    "INSERT INTO call (meeting_id, organiser_id, opened_at, deadline) VALUES ($1, $2, $3, $4)";
const SET_DEADLINE: &str = "UPDATE call SET deadline = $2 WHERE meeting_id = $1";

/// Opens a call.
///
/// # Errors
/// [`crate::Error::Conflict`] when it is open already.
pub async fn insert(db: &mut Connection, meeting: MeetingId, call: &Call) -> Result<()> {
    sqlx::query(INSERT)
        .bind(meeting.to_string())
        .bind(call.organiser.to_string())
        .bind(micros(call.opened_at))
        .bind(micros(call.deadline))
        .execute(db)
        .await?;
    Ok(())
}

/// Moves a call's deadline.
///
/// # Errors
/// When the database does not answer.
pub async fn set_deadline(db: &mut Connection, meeting: MeetingId, deadline: jiff::Timestamp) -> Result<()> {
    sqlx::query(SET_DEADLINE).bind(meeting.to_string()).bind(micros(deadline)).execute(db).await?;
    Ok(())
}
