//! Assignments: one member's part in a call.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use sqlx::any::AnyRow;
use yomikai_domain::{
    Language,
    assignment::{Assignment, Readiness},
    id::{ClubId, MeetingId, MemberId, PostmortemId},
    postmortem::Body,
};

use crate::{
    Connection, Error, Result,
    row::{Columns, micros},
};

// Whoever joins the club while its call is open gets an assignment, too; nobody's existing one is touched.
const ASSIGN_CLUB: &str = "
    INSERT INTO assignment (meeting_id, member_id)
    SELECT CAST($1 AS TEXT), m.member_id FROM club_member AS m WHERE m.club_id = $2
    ON CONFLICT (meeting_id, member_id) DO NOTHING";
const ASSIGN_OPEN_CALLS: &str = "
    INSERT INTO assignment (meeting_id, member_id)
    SELECT c.meeting_id, CAST($1 AS TEXT) FROM call AS c JOIN meeting ON meeting.id = c.meeting_id
    WHERE meeting.club_id = $2 AND meeting.starts_at > $3 AND meeting.cancelled_at IS NULL
    ON CONFLICT (meeting_id, member_id) DO NOTHING";
const REMOVE_COMING: &str = "
    DELETE FROM assignment WHERE member_id = $1 AND meeting_id IN (
        SELECT id FROM meeting WHERE club_id = $2 AND starts_at > $3
    )";
const FIND: &str = "SELECT * FROM assignment WHERE meeting_id = $1 AND member_id = $2";
const LIST: &str = "
    SELECT assignment.*, member.name, member.deactivated_at
    FROM assignment JOIN member ON member.id = assignment.member_id
    WHERE meeting_id = $1 ORDER BY member.id";
// As it was when the meeting began, and before that as it is, by the same rule as `Standing::is_settled`.
const READINESS: &str = "
    SELECT COALESCE((SELECT members FROM call_total WHERE meeting_id = $1), COUNT(*)) AS members,
        COALESCE((SELECT settled FROM call_total WHERE meeting_id = $1), COUNT(COALESCE(ready_at, sitting_out_at)))
            AS settled
    FROM assignment WHERE meeting_id = $1";
const LIST_READY_MINUTES: &str = "
    SELECT COALESCE(postmortem.reading_minutes, 0) AS reading_minutes FROM postmortem
    WHERE postmortem.trashed_at IS NULL AND postmortem.withdrawn_at IS NULL AND postmortem.id IN (
        SELECT a.postmortem_id FROM assignment AS a WHERE a.meeting_id = $1 AND a.ready_at IS NOT NULL
    )
    ORDER BY postmortem.id";
const SAVE: &str = "
    UPDATE assignment SET postmortem_id = $3, ready_at = $4, sitting_out_at = $5
    WHERE meeting_id = $1 AND member_id = $2";
const LIST_BRINGING: &str = "
    SELECT assignment.* FROM assignment JOIN meeting ON meeting.id = assignment.meeting_id
    WHERE assignment.postmortem_id = $1 AND meeting.cancelled_at IS NULL ORDER BY meeting.starts_at, meeting.id";

// Which were not started, in progress or sitting out is forgotten; what is ready stays so.
const FORGET_THE_REST: &str = "
    UPDATE assignment SET postmortem_id = NULL, sitting_out_at = NULL WHERE meeting_id = $1 AND ready_at IS NULL";
const LIST_READY: &str = "
    SELECT DISTINCT revision.postmortem_id, postmortem.language, revision.number, revision.body
    FROM assignment JOIN postmortem ON postmortem.id = assignment.postmortem_id
    JOIN revision ON revision.postmortem_id = postmortem.id AND revision.number = postmortem.revision
    WHERE assignment.meeting_id = $1 AND assignment.ready_at IS NOT NULL AND postmortem.trashed_at IS NULL
        AND postmortem.withdrawn_at IS NULL
    ORDER BY revision.postmortem_id";
const LIST_READY_AUTHORS: &str = "
    SELECT DISTINCT a.postmortem_id, a.member_id
    FROM assignment JOIN postmortem_author AS a ON a.postmortem_id = assignment.postmortem_id
    WHERE assignment.meeting_id = $1 AND assignment.ready_at IS NOT NULL";
// What the club's last meeting did not come to is brought to the next one, ready as it was, by whoever has not chosen
// something else for it.
const CARRY_OVER: &str = "
    UPDATE assignment SET ready_at = $2, postmortem_id = (
        SELECT was.postmortem_id FROM assignment AS was JOIN carried_over AS c
            ON c.meeting_id = was.meeting_id AND c.postmortem_id = was.postmortem_id
        WHERE was.meeting_id = $3 AND was.member_id = assignment.member_id AND was.ready_at IS NOT NULL
    )
    WHERE meeting_id = $1 AND postmortem_id IS NULL AND sitting_out_at IS NULL AND EXISTS (
        SELECT 1 FROM assignment AS was JOIN carried_over AS c
            ON c.meeting_id = was.meeting_id AND c.postmortem_id = was.postmortem_id
        WHERE was.meeting_id = $3 AND was.member_id = assignment.member_id AND was.ready_at IS NOT NULL
    )";

/// A document that is ready for a meeting, at its present revision.
#[derive(Debug, Clone)]
pub struct ReadyDocument {
    /// Which.
    pub postmortem: PostmortemId,
    /// Whose.
    pub authors: BTreeSet<MemberId>,
    /// The language it is written in.
    pub language: Language,
    /// The number of its present revision.
    pub revision: i64,
    /// The words of that revision.
    pub body: Body,
}

/// An assignment with its member's name: for the organiser alone.
#[derive(Debug, Clone)]
pub struct Named {
    /// The assignment.
    pub assignment: Assignment,
    /// The member's name.
    pub name: String,
    /// Whether they can sign in.
    pub is_active: bool,
}

/// Makes an assignment for every member of a club who has none.
///
/// # Errors
/// When the database does not answer.
pub async fn assign_club(db: &mut Connection, meeting: MeetingId, club: ClubId) -> Result<()> {
    sqlx::query(ASSIGN_CLUB).bind(meeting.to_string()).bind(club.to_string()).execute(db).await?;
    Ok(())
}

/// Makes an assignment for somebody in every open call of a club whose meeting is after `now`.
///
/// # Errors
/// When the database does not answer.
pub async fn assign_open_calls(
    db: &mut Connection,
    club: ClubId,
    member: MemberId,
    now: Timestamp,
) -> Result<()> {
    let query = sqlx::query(ASSIGN_OPEN_CALLS).bind(member.to_string()).bind(club.to_string());
    query.bind(micros(now)).execute(db).await?;
    Ok(())
}

/// Takes somebody's assignments in a club's coming meetings away: they left it.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_coming(
    db: &mut Connection,
    club: ClubId,
    member: MemberId,
    now: Timestamp,
) -> Result<()> {
    let query = sqlx::query(REMOVE_COMING).bind(member.to_string()).bind(club.to_string());
    query.bind(micros(now)).execute(db).await?;
    Ok(())
}

/// Somebody's assignment in a meeting.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, meeting: MeetingId, member: MemberId) -> Result<Option<Assignment>> {
    let query = sqlx::query(FIND).bind(meeting.to_string()).bind(member.to_string());
    let row = query.fetch_optional(db).await?;
    row.as_ref().map(assignment).transpose()
}

/// All assignments of a meeting, in an order that tells nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection, meeting: MeetingId) -> Result<Vec<Named>> {
    let rows = sqlx::query(LIST).bind(meeting.to_string()).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let columns = Columns::of(row, "assignment");
            Ok(Named {
                assignment: assignment(row)?,
                name: columns.text("name")?,
                is_active: columns.maybe_instant("deactivated_at")?.is_none(),
            })
        })
        .collect()
}

/// How far the room is: as it was when its meeting began, and before that as it is.
///
/// # Errors
/// When the database does not answer.
pub async fn readiness(db: &mut Connection, meeting: MeetingId) -> Result<Readiness> {
    let row = sqlx::query(READINESS).bind(meeting.to_string()).fetch_one(db).await?;
    let row = Columns::of(&row, "assignment");
    let number = |name| usize::try_from(row.number(name)?).map_err(|_| Error::Unreadable("assignment"));
    Ok(Readiness { settled: number("settled")?, members: number("members")? })
}

/// How many minutes each document takes to read that is ready for a meeting and neither withdrawn nor in the trash, in
/// the order of the ids.
///
/// # Errors
/// When the database does not answer.
pub async fn list_ready_minutes(db: &mut Connection, meeting: MeetingId) -> Result<Vec<u16>> {
    let rows = sqlx::query(LIST_READY_MINUTES).bind(meeting.to_string()).fetch_all(db).await?;
    let minutes = |row| {
        let minutes = Columns::of(row, "postmortem").number("reading_minutes")?;
        u16::try_from(minutes).map_err(|_| Error::Unreadable("postmortem"))
    };
    rows.iter().map(minutes).collect()
}

/// Keeps how an assignment stands.
///
/// # Errors
/// When the database does not answer.
pub async fn save(db: &mut Connection, meeting: MeetingId, assignment: &Assignment) -> Result<()> {
    sqlx::query(SAVE)
        .bind(meeting.to_string())
        .bind(assignment.member.to_string())
        .bind(assignment.postmortem.map(|id| id.to_string()))
        .bind(assignment.ready_at.map(micros))
        .bind(assignment.sitting_out_at.map(micros))
        .execute(db)
        .await?;
    Ok(())
}

/// Where a document is brought to: meeting and assignment, the soonest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_bringing(
    db: &mut Connection,
    postmortem: PostmortemId,
) -> Result<Vec<(MeetingId, Assignment)>> {
    let rows = sqlx::query(LIST_BRINGING).bind(postmortem.to_string()).fetch_all(db).await?;
    rows.iter()
        .map(|row| Ok((Columns::of(row, "assignment").parsed("meeting_id")?, assignment(row)?)))
        .collect()
}

/// Forgets who had not started, was in progress or sat out: a meeting has begun. What is ready stays so.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_all_but_ready(db: &mut Connection, meeting: MeetingId) -> Result<()> {
    sqlx::query(FORGET_THE_REST).bind(meeting.to_string()).execute(db).await?;
    Ok(())
}

/// What is ready for a meeting and neither withdrawn nor in the trash, in the order of the ids.
///
/// # Errors
/// When the database does not answer.
pub async fn list_ready(db: &mut Connection, meeting: MeetingId) -> Result<Vec<ReadyDocument>> {
    let mut authors: BTreeMap<PostmortemId, BTreeSet<MemberId>> = BTreeMap::new();
    for row in sqlx::query(LIST_READY_AUTHORS).bind(meeting.to_string()).fetch_all(&mut *db).await? {
        let row = Columns::of(&row, "postmortem_author");
        authors.entry(row.parsed("postmortem_id")?).or_default().insert(row.parsed("member_id")?);
    }
    let rows = sqlx::query(LIST_READY).bind(meeting.to_string()).fetch_all(db).await?;
    let mut document = |row| {
        let row = Columns::of(row, "revision");
        let postmortem = row.parsed("postmortem_id")?;
        Ok(ReadyDocument {
            postmortem,
            authors: authors.remove(&postmortem).unwrap_or_default(),
            language: row.read("language", Language::from_tag)?,
            revision: row.number("number")?,
            body: row.read("body", |json| serde_json::from_str(json).ok())?,
        })
    };
    rows.iter().map(&mut document).collect()
}

/// Brings to `meeting`, ready, what was carried over from `from`, for all who have not chosen anything else for it.
///
/// # Errors
/// When the database does not answer.
pub async fn carry_over(
    db: &mut Connection,
    meeting: MeetingId,
    from: MeetingId,
    at: Timestamp,
) -> Result<()> {
    let query = sqlx::query(CARRY_OVER).bind(meeting.to_string()).bind(micros(at));
    query.bind(from.to_string()).execute(db).await?;
    Ok(())
}

pub(crate) fn assignment(row: &AnyRow) -> Result<Assignment> {
    let row = Columns::of(row, "assignment");
    Ok(Assignment {
        member: row.parsed("member_id")?,
        postmortem: row.maybe_parsed("postmortem_id")?,
        ready_at: row.maybe_instant("ready_at")?,
        sitting_out_at: row.maybe_instant("sitting_out_at")?,
    })
}
