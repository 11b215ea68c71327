//! Calls, beside the meeting they are for.

use yomikai_domain::{assignment::Readiness, call::Call, id::MeetingId};

use crate::{Connection, Result, row::micros};

const INSERT: &str =
    "INSERT INTO call (meeting_id, organiser_id, opened_at, deadline) VALUES ($1, $2, $3, $4)";
const SET_DEADLINE: &str =
    "UPDATE call SET deadline = $2, asked_deadline = $3, moved_at = $4 WHERE meeting_id = $1";
const KEEP_TOTAL: &str = "
    INSERT INTO call_total (meeting_id, members, settled) VALUES ($1, $2, $3)
    ON CONFLICT (meeting_id) DO NOTHING";

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

/// Keeps the deadline of a call whose meeting has moved.
///
/// # Errors
/// When the database does not answer.
pub async fn set_deadline(db: &mut Connection, meeting: MeetingId, call: &Call) -> Result<()> {
    sqlx::query(SET_DEADLINE)
        .bind(meeting.to_string())
        .bind(micros(call.deadline))
        .bind(call.asked.map(micros))
        .bind(call.moved_at.map(micros))
        .execute(db)
        .await?;
    Ok(())
}

/// Keeps how far the room was when its meeting began; saying it again changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn keep_total(db: &mut Connection, meeting: MeetingId, total: Readiness) -> Result<()> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let query = sqlx::query(KEEP_TOTAL).bind(meeting.to_string());
    query.bind(number(total.members)).bind(number(total.settled)).execute(db).await?;
    Ok(())
}
