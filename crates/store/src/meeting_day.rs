//! What a meeting's day leaves beside its log: since when, which revisions, what is carried over, who leads and was there.

use std::collections::BTreeSet;

use jiff::Timestamp;
use yomikai_domain::{
    Language,
    id::{ClubId, MeetingId, MemberId, PostmortemId, SessionId},
};

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

const BEGIN: &str = "UPDATE meeting SET begun_at = $2 WHERE id = $1 AND begun_at IS NULL";
const CLOSE: &str = "UPDATE meeting SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
const SEE_FACILITATOR: &str = "
    INSERT INTO facilitator_seen (meeting_id, at) VALUES ($1, $2)
    ON CONFLICT (meeting_id) DO UPDATE SET at = excluded.at";
const FACILITATOR_SEEN: &str = "SELECT at FROM facilitator_seen WHERE meeting_id = $1";
const PIN: &str = "
    INSERT INTO pinned_revision (meeting_id, postmortem_id, number) VALUES ($1, $2, $3)
    ON CONFLICT (meeting_id, postmortem_id) DO NOTHING";
const IS_PINNED: &str = "SELECT number FROM pinned_revision WHERE meeting_id = $1 AND postmortem_id = $2";
const KEEP_CARRIED_OVER: &str = "
    INSERT INTO carried_over (meeting_id, postmortem_id, place) VALUES ($1, $2, $3)
    ON CONFLICT (meeting_id, postmortem_id) DO NOTHING";
const LIST_CARRIED_OVER: &str =
    "SELECT postmortem_id FROM carried_over WHERE meeting_id = $1 ORDER BY place, postmortem_id";
const LAST_CLOSED: &str = "
    SELECT id FROM meeting WHERE club_id = $1 AND number < $2 AND closed_at IS NOT NULL
    ORDER BY number DESC LIMIT 1";
const NEXT_CALLED: &str = "
    SELECT meeting.id FROM meeting JOIN call AS c ON c.meeting_id = meeting.id
    WHERE meeting.club_id = $1 AND meeting.number > $2 AND meeting.cancelled_at IS NULL AND meeting.begun_at IS NULL
    ORDER BY meeting.number LIMIT 1";
const LIST_CLOSED: &str = "
    SELECT meeting.id, meeting.number, meeting.closed_at, club.name, club.language
    FROM club_member AS m JOIN club ON club.id = m.club_id JOIN meeting ON meeting.club_id = club.id
    WHERE m.member_id = $1 AND meeting.closed_at > $2
    ORDER BY meeting.closed_at DESC, meeting.id LIMIT $3 + 0";
const LIST_LISTENERS: &str = "
    SELECT session.id FROM session JOIN member ON member.id = session.member_id
    JOIN club_member AS m ON m.member_id = member.id
    WHERE m.club_id = $1 AND member.deactivated_at IS NULL AND session.expires_at > $2";

/// A meeting that is over, in the list of somebody who was asked to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Which.
    pub id: MeetingId,
    /// The club's first is 1, without gaps.
    pub number: i64,
    /// Since when it is over.
    pub closed_at: Timestamp,
    /// What its club is called.
    pub club: String,
    /// The language of the club.
    pub language: Language,
}

/// Remembers since when the room has left the lobby; the first time counts.
///
/// # Errors
/// When the database does not answer.
pub async fn begin(db: &mut Connection, meeting: MeetingId, at: Timestamp) -> Result<()> {
    sqlx::query(BEGIN).bind(meeting.to_string()).bind(micros(at)).execute(db).await?;
    Ok(())
}

/// Remembers since when a meeting is over.
///
/// # Errors
/// When the database does not answer.
pub async fn close(db: &mut Connection, meeting: MeetingId, at: Timestamp) -> Result<()> {
    sqlx::query(CLOSE).bind(meeting.to_string()).bind(micros(at)).execute(db).await?;
    Ok(())
}

/// Remembers that whoever leads is there.
///
/// # Errors
/// When the database does not answer.
pub async fn see_facilitator(db: &mut Connection, meeting: MeetingId, at: Timestamp) -> Result<()> {
    sqlx::query(SEE_FACILITATOR).bind(meeting.to_string()).bind(micros(at)).execute(db).await?;
    Ok(())
}

/// When whoever leads was last there.
///
/// # Errors
/// When the database does not answer.
pub async fn facilitator_seen(db: &mut Connection, meeting: MeetingId) -> Result<Option<Timestamp>> {
    let row = sqlx::query(FACILITATOR_SEEN).bind(meeting.to_string()).fetch_optional(db).await?;
    row.map(|row| Columns::of(&row, "facilitator_seen").instant("at")).transpose()
}

/// Remembers which revision a meeting reads; the first one stays.
///
/// # Errors
/// When the database does not answer.
pub async fn pin(db: &mut Connection, meeting: MeetingId, item: PostmortemId, number: i64) -> Result<()> {
    let query = sqlx::query(PIN).bind(meeting.to_string()).bind(item.to_string());
    query.bind(number).execute(db).await?;
    Ok(())
}

/// Whether a meeting has begun to read a document.
///
/// # Errors
/// When the database does not answer.
pub async fn is_pinned(db: &mut Connection, meeting: MeetingId, item: PostmortemId) -> Result<bool> {
    let query = sqlx::query(IS_PINNED).bind(meeting.to_string()).bind(item.to_string());
    Ok(query.fetch_optional(db).await?.is_some())
}

/// Keeps what a meeting did not read, in order.
///
/// # Errors
/// When the database does not answer.
pub async fn keep_carried_over(
    db: &mut Connection,
    meeting: MeetingId,
    items: &[PostmortemId],
) -> Result<()> {
    for (place, item) in (1_i64..).zip(items) {
        let query = sqlx::query(KEEP_CARRIED_OVER).bind(meeting.to_string()).bind(item.to_string());
        query.bind(place).execute(&mut *db).await?;
    }
    Ok(())
}

/// What a meeting did not read, in order.
///
/// # Errors
/// When the database does not answer.
pub async fn list_carried_over(db: &mut Connection, meeting: MeetingId) -> Result<Vec<PostmortemId>> {
    let rows = sqlx::query(LIST_CARRIED_OVER).bind(meeting.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| Columns::of(row, "carried_over").parsed("postmortem_id")).collect()
}

/// The last meeting of a club before its number `number` that is over.
///
/// # Errors
/// When the database does not answer.
pub async fn last_closed(db: &mut Connection, club: ClubId, number: i64) -> Result<Option<MeetingId>> {
    one_of_club(db, LAST_CLOSED, club, number).await
}

/// The first meeting of a club after its number `number` whose call is open and which has not begun.
///
/// # Errors
/// When the database does not answer.
pub async fn next_called(db: &mut Connection, club: ClubId, number: i64) -> Result<Option<MeetingId>> {
    one_of_club(db, NEXT_CALLED, club, number).await
}

async fn one_of_club(
    db: &mut Connection,
    statement: &'static str,
    club: ClubId,
    number: i64,
) -> Result<Option<MeetingId>> {
    let row = sqlx::query(statement).bind(club.to_string()).bind(number).fetch_optional(db).await?;
    row.map(|row| Columns::of(&row, "meeting").parsed("id")).transpose()
}

/// The sessions through which a club's meetings may be listened to: signed in, active, in the club.
///
/// # Errors
/// When the database does not answer.
pub async fn list_listeners(
    db: &mut Connection,
    club: ClubId,
    now: Timestamp,
) -> Result<BTreeSet<SessionId>> {
    let rows = sqlx::query(LIST_LISTENERS).bind(club.to_string()).bind(micros(now)).fetch_all(db).await?;
    rows.iter().map(|row| Columns::of(row, "session").parsed("id")).collect()
}

/// What was held in a member's clubs and closed after `since`, the latest first, at most `most` of it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_closed(
    db: &mut Connection,
    member: MemberId,
    since: Timestamp,
    most: i64,
) -> Result<Vec<Closed>> {
    let query = sqlx::query(LIST_CLOSED).bind(member.to_string()).bind(micros(since)).bind(most);
    let rows = query.fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let row = Columns::of(row, "meeting");
            Ok(Closed {
                id: row.parsed("id")?,
                number: row.number("number")?,
                closed_at: row.instant("closed_at")?,
                club: row.text("name")?,
                language: row.read("language", Language::from_tag)?,
            })
        })
        .collect()
}
