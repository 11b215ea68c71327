//! Meetings before the day: when, how long, where, who steers.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use yomikai_domain::{
    assignment::{Assignment, Readiness},
    call::Call,
    club::Club,
    id::{ClubId, MeetingId, MemberId},
    member::Zone,
    schedule::Schedule,
};

use crate::{
    Connection, Error, Result, assignment, club,
    row::{Columns, micros},
};

const NEXT_NUMBER: &str =
    "SELECT CAST(COALESCE(MAX(number), 0) + 1 AS BIGINT) AS n FROM meeting WHERE club_id = $1";
const INSERT: &str = "
    INSERT INTO meeting (id, club_id, number, starts_at, length, zone, place, snack, facilitator_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const SET_SCHEDULE: &str =
    "UPDATE meeting SET starts_at = $2, length = $3, zone = $4, place = $5, snack = $6 WHERE id = $1";
const SET_FACILITATOR: &str = "UPDATE meeting SET facilitator_id = $2 WHERE id = $1";
const CANCEL: &str = "UPDATE meeting SET cancelled_at = $2 WHERE id = $1 AND cancelled_at IS NULL";
const FIND: &str = "
    SELECT meeting.*, member.name AS facilitator_name, c.organiser_id, c.opened_at, c.deadline, c.asked_deadline, c.moved_at
    FROM meeting JOIN member ON member.id = meeting.facilitator_id
    LEFT JOIN call AS c ON c.meeting_id = meeting.id
    WHERE meeting.id = $1";
const FIND_IN_CLUB: &str = "
    SELECT meeting.*, member.name AS facilitator_name, c.organiser_id, c.opened_at, c.deadline, c.asked_deadline, c.moved_at,
        club.name, club.language, club.promises,
        CASE WHEN EXISTS (
            SELECT 1 FROM club_member AS m WHERE m.club_id = club.id AND m.member_id = $2
        ) THEN 1 ELSE 0 END AS is_member
    FROM meeting JOIN club ON club.id = meeting.club_id
    JOIN member ON member.id = meeting.facilitator_id
    LEFT JOIN call AS c ON c.meeting_id = meeting.id
    WHERE meeting.id = $1";
const LIST_OF_CLUB: &str = "
    SELECT meeting.*, member.name AS facilitator_name, c.organiser_id, c.opened_at, c.deadline, c.asked_deadline, c.moved_at
    FROM meeting JOIN member ON member.id = meeting.facilitator_id
    LEFT JOIN call AS c ON c.meeting_id = meeting.id
    WHERE meeting.club_id = $1 ORDER BY meeting.starts_at DESC, meeting.id LIMIT $2 + 0";
// Who has settled their part is counted for the room as a whole, by the same rule as `Standing::is_settled`.
const LIST_COMING: &str = "
    SELECT meeting.*, member.name AS facilitator_name, c.organiser_id, c.opened_at, c.deadline, c.asked_deadline, c.moved_at,
        club.name, club.language, club.promises,
        own.member_id, own.postmortem_id, own.ready_at, own.sitting_out_at,
        COALESCE(total.members, (
            SELECT COUNT(*) FROM assignment AS a WHERE a.meeting_id = meeting.id
        )) AS members,
        COALESCE(total.settled, (
            SELECT COUNT(*) FROM assignment AS a WHERE a.meeting_id = meeting.id
                AND (a.ready_at IS NOT NULL OR a.sitting_out_at IS NOT NULL)
        )) AS settled
    FROM club_member AS m JOIN meeting ON meeting.club_id = m.club_id
    JOIN club ON club.id = m.club_id
    JOIN member ON member.id = meeting.facilitator_id
    LEFT JOIN call AS c ON c.meeting_id = meeting.id
    LEFT JOIN call_total AS total ON total.meeting_id = meeting.id
    LEFT JOIN assignment AS own ON own.meeting_id = meeting.id AND own.member_id = m.member_id
    WHERE m.member_id = $1 AND meeting.cancelled_at IS NULL AND meeting.starts_at > $2 AND meeting.closed_at IS NULL
    ORDER BY meeting.starts_at, meeting.id LIMIT $3 + 0";
const STEERS_COMING: &str = "
    SELECT CASE WHEN EXISTS (
        SELECT 1 FROM meeting WHERE club_id = $1 AND facilitator_id = $2 AND starts_at > $3 AND cancelled_at IS NULL
    ) THEN 1 ELSE 0 END AS steers";

/// A meeting as it stands before the day.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Which.
    pub id: MeetingId,
    /// Of which club.
    pub club: ClubId,
    /// The club's first is 1, without gaps.
    pub number: i64,
    /// When and where.
    pub schedule: Schedule,
    /// Who steers.
    pub facilitator: MemberId,
    /// Their name.
    pub facilitator_name: String,
    /// Since when it is cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// Since when the room has left the lobby.
    pub begun_at: Option<Timestamp>,
    /// Since when it is over.
    pub closed_at: Option<Timestamp>,
    /// The call, once it is open.
    pub call: Option<Call>,
}

/// A coming meeting as one member of its club finds it.
#[derive(Debug, Clone)]
pub struct Coming {
    /// The meeting.
    pub meeting: Meeting,
    /// Its club.
    pub club: Club,
    /// How far the room is: as it was when the meeting began, and as it is now before that.
    pub readiness: Readiness,
    /// The member's own part, once the call is open.
    pub own: Option<Assignment>,
}

/// A meeting to keep.
#[derive(Debug)]
pub struct NewMeeting<'a> {
    /// Which.
    pub id: MeetingId,
    /// Of which club.
    pub club: ClubId,
    /// When and where.
    pub schedule: &'a Schedule,
    /// Who steers.
    pub facilitator: MemberId,
}

/// Keeps a new meeting under the club's next number, which it returns.
///
/// # Errors
/// [`crate::Error::Conflict`] when another one took the number at the same time.
pub async fn insert(db: &mut Connection, meeting: &NewMeeting<'_>, at: Timestamp) -> Result<i64> {
    let club = meeting.club.to_string();
    let row = sqlx::query(NEXT_NUMBER).bind(&club).fetch_one(&mut *db).await?;
    let number = Columns::of(&row, "meeting").number("n")?;
    sqlx::query(INSERT)
        .bind(meeting.id.to_string())
        .bind(club)
        .bind(number)
        .bind(micros(meeting.schedule.starts_at))
        .bind(i64::from(meeting.schedule.length))
        .bind(meeting.schedule.zone.as_str())
        .bind(&meeting.schedule.place)
        .bind(&meeting.schedule.snack)
        .bind(meeting.facilitator.to_string())
        .bind(micros(at))
        .execute(db)
        .await?;
    Ok(number)
}

/// Moves a meeting.
///
/// # Errors
/// When the database does not answer.
pub async fn set_schedule(db: &mut Connection, id: MeetingId, schedule: &Schedule) -> Result<()> {
    sqlx::query(SET_SCHEDULE)
        .bind(id.to_string())
        .bind(micros(schedule.starts_at))
        .bind(i64::from(schedule.length))
        .bind(schedule.zone.as_str())
        .bind(&schedule.place)
        .bind(&schedule.snack)
        .execute(db)
        .await?;
    Ok(())
}

/// Changes who steers.
///
/// # Errors
/// When the database does not answer.
pub async fn set_facilitator(db: &mut Connection, id: MeetingId, facilitator: MemberId) -> Result<()> {
    sqlx::query(SET_FACILITATOR).bind(id.to_string()).bind(facilitator.to_string()).execute(db).await?;
    Ok(())
}

/// Cancels a meeting; cancelling it twice keeps the first instant.
///
/// # Errors
/// When the database does not answer.
pub async fn cancel(db: &mut Connection, id: MeetingId, at: Timestamp) -> Result<()> {
    sqlx::query(CANCEL).bind(id.to_string()).bind(micros(at)).execute(db).await?;
    Ok(())
}

/// A meeting.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, id: MeetingId) -> Result<Option<Meeting>> {
    let row = sqlx::query(FIND).bind(id.to_string()).fetch_optional(db).await?;
    row.as_ref().map(meeting).transpose()
}

/// A meeting with its club, as `viewer` would find it; whether they may is decided elsewhere.
///
/// # Errors
/// When the database does not answer.
pub async fn find_in_club(
    db: &mut Connection,
    id: MeetingId,
    viewer: MemberId,
) -> Result<Option<(Meeting, club::Found)>> {
    let query = sqlx::query(FIND_IN_CLUB).bind(id.to_string()).bind(viewer.to_string());
    let row = query.fetch_optional(db).await?;
    row.map(|row| {
        let columns = Columns::of(&row, "meeting");
        let is_member = columns.number("is_member")? == 1;
        Ok((meeting(&row)?, club::Found { club: club_of(&columns)?, is_member }))
    })
    .transpose()
}

/// A club's meetings, the latest first, at most `most` of them.
///
/// # Errors
/// When the database does not answer.
pub async fn list_of_club(db: &mut Connection, club: ClubId, most: i64) -> Result<Vec<Meeting>> {
    let rows = sqlx::query(LIST_OF_CLUB).bind(club.to_string()).bind(most).fetch_all(db).await?;
    rows.iter().map(meeting).collect()
}

/// What comes after `since` in all clubs of a member, the soonest first, at most `most` of it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_coming(
    db: &mut Connection,
    member: MemberId,
    since: Timestamp,
    most: i64,
) -> Result<Vec<Coming>> {
    let query = sqlx::query(LIST_COMING).bind(member.to_string()).bind(micros(since)).bind(most);
    query.fetch_all(db).await?.iter().map(coming).collect()
}

/// Whether a member is to steer any meeting of a club after `now`.
///
/// # Errors
/// When the database does not answer.
pub async fn steers_coming(
    db: &mut Connection,
    club: ClubId,
    member: MemberId,
    now: Timestamp,
) -> Result<bool> {
    let query = sqlx::query(STEERS_COMING).bind(club.to_string()).bind(member.to_string());
    let row = query.bind(micros(now)).fetch_one(db).await?;
    Ok(Columns::of(&row, "meeting").number("steers")? == 1)
}

fn coming(row: &AnyRow) -> Result<Coming> {
    let columns = Columns::of(row, "meeting");
    let number = |name| usize::try_from(columns.number(name)?).map_err(|_| Error::Unreadable("call_total"));
    let own = columns.maybe_parsed::<MemberId>("member_id")?.map(|_| assignment::assignment(row));
    Ok(Coming {
        meeting: meeting(row)?,
        club: club_of(&columns)?,
        readiness: Readiness { settled: number("settled")?, members: number("members")? },
        own: own.transpose()?,
    })
}

fn club_of(columns: &Columns<'_>) -> Result<Club> {
    Ok(Club { id: columns.parsed("club_id")?, charter: club::charter(columns)? })
}

fn meeting(row: &AnyRow) -> Result<Meeting> {
    let row = Columns::of(row, "meeting");
    let call = match row.maybe_parsed("organiser_id")? {
        Some(organiser) => {
            let call = Call::new(organiser, row.instant("opened_at")?, row.instant("deadline")?);
            let (asked, moved_at) = (row.maybe_instant("asked_deadline")?, row.maybe_instant("moved_at")?);
            Some(Call { asked, moved_at, ..call })
        }
        None => None,
    };
    Ok(Meeting {
        id: row.parsed("id")?,
        club: row.parsed("club_id")?,
        number: row.number("number")?,
        schedule: Schedule {
            starts_at: row.instant("starts_at")?,
            length: u16::try_from(row.number("length")?).map_err(|_| Error::Unreadable("meeting"))?,
            zone: row.read("zone", |name| Zone::parse(name).ok())?,
            place: row.text("place")?,
            snack: row.text("snack")?,
        },
        facilitator: row.parsed("facilitator_id")?,
        facilitator_name: row.text("facilitator_name")?,
        cancelled_at: row.maybe_instant("cancelled_at")?,
        begun_at: row.maybe_instant("begun_at")?,
        closed_at: row.maybe_instant("closed_at")?,
        call,
    })
}
