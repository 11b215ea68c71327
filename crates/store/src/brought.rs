//! What a meeting reads: each document at its revision, with the names of its authors. One statement each, however many
//! there are.

use std::collections::BTreeMap;

use jiff::Timestamp;
use yomikai_domain::{
    Language,
    id::{ClubId, MeetingId, PostmortemId},
    postmortem::Body,
};

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

/// What a meeting (`$1`) has begun to read, and what is ready for it. What is out of sight is read by no meeting.
macro_rules! of_meeting {
    () => {
        "postmortem.withdrawn_at IS NULL AND postmortem.trashed_at IS NULL AND postmortem.id IN (
            SELECT pin.postmortem_id FROM pinned_revision AS pin WHERE pin.meeting_id = $1
            UNION SELECT own.postmortem_id FROM assignment AS own WHERE own.meeting_id = $1 AND own.ready_at IS NOT NULL
        )"
    };
}
const LIST: &str = concat!(
    "SELECT postmortem.id, postmortem.language, revision.number, revision.body FROM postmortem
    LEFT JOIN pinned_revision AS p ON p.meeting_id = $1 AND p.postmortem_id = postmortem.id
    JOIN revision ON revision.postmortem_id = postmortem.id
        AND revision.number = COALESCE(p.number, postmortem.revision)
    WHERE ",
    of_meeting!()
);
const LIST_AUTHORS: &str = concat!(
    "SELECT postmortem.id, member.name FROM postmortem JOIN postmortem_author AS a ON a.postmortem_id = postmortem.id
    JOIN member ON member.id = a.member_id WHERE ",
    of_meeting!(),
    " ORDER BY member.created_at, member.id"
);
/// What a meeting (`$1`) of a club (`$2`) left to the next one. Consent is given to one club, and what another one may read
/// is not this one's business; the latest meeting that it is brought to says whether it stands.
macro_rules! left_by_meeting {
    () => {
        "postmortem.withdrawn_at IS NULL AND postmortem.trashed_at IS NULL AND postmortem.id IN (
            SELECT c.postmortem_id FROM carried_over AS c WHERE c.meeting_id = $1
        ) AND (
            SELECT CASE WHEN own.ready_at IS NULL THEN 0 ELSE 1 END
            FROM assignment AS own JOIN meeting AS m ON m.id = own.meeting_id
            WHERE own.postmortem_id = postmortem.id AND m.club_id = $2 AND m.cancelled_at IS NULL
            ORDER BY m.starts_at DESC, m.id DESC, CASE WHEN own.ready_at IS NULL THEN 1 ELSE 0 END LIMIT 1
        ) = 1"
    };
}
const LIST_LEFT: &str = concat!(
    "SELECT postmortem.id, postmortem.language, revision.number, revision.body FROM postmortem
    JOIN revision ON revision.postmortem_id = postmortem.id AND revision.number = (
        SELECT MAX(r.number) FROM revision AS r WHERE r.postmortem_id = postmortem.id AND r.at <= $3
    )
    WHERE ",
    left_by_meeting!()
);
const LIST_LEFT_AUTHORS: &str = concat!(
    "SELECT postmortem.id, member.name FROM postmortem JOIN postmortem_author AS a ON a.postmortem_id = postmortem.id
    JOIN member ON member.id = a.member_id WHERE ",
    left_by_meeting!(),
    " ORDER BY member.created_at, member.id"
);

/// A document as a meeting reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The language it is written in.
    pub language: Language,
    /// The number of the revision.
    pub number: i64,
    /// The words of the revision.
    pub body: Body,
    /// The names of its authors, in the order in which they became members.
    pub authors: Vec<String>,
}

/// What a meeting has begun to read, as it was then, and what is ready for it, as it is now; nothing that was withdrawn or
/// thrown away.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection, meeting: MeetingId) -> Result<BTreeMap<PostmortemId, Brought>> {
    let id = meeting.to_string();
    let documents = sqlx::query(LIST).bind(&id).fetch_all(&mut *db).await?;
    let authors = sqlx::query(LIST_AUTHORS).bind(&id).fetch_all(db).await?;
    brought(&documents, &authors)
}

/// What a meeting left unread that closed at `closed_at`, as it was then: where a meeting of the same club may read it, and
/// nothing that was withdrawn or thrown away.
///
/// # Errors
/// When the database does not answer.
pub async fn list_left(
    db: &mut Connection,
    meeting: MeetingId,
    club: ClubId,
    closed_at: Timestamp,
) -> Result<BTreeMap<PostmortemId, Brought>> {
    let (id, club) = (meeting.to_string(), club.to_string());
    let query = sqlx::query(LIST_LEFT).bind(&id).bind(&club).bind(micros(closed_at));
    let documents = query.fetch_all(&mut *db).await?;
    let authors = sqlx::query(LIST_LEFT_AUTHORS).bind(&id).bind(&club).fetch_all(db).await?;
    brought(&documents, &authors)
}

fn brought(
    documents: &[sqlx::any::AnyRow],
    authors: &[sqlx::any::AnyRow],
) -> Result<BTreeMap<PostmortemId, Brought>> {
    let mut all = BTreeMap::new();
    for row in documents {
        let columns = Columns::of(row, "postmortem");
        let one = Brought {
            language: columns.read("language", Language::from_tag)?,
            number: columns.number("number")?,
            body: columns.read("body", |json| serde_json::from_str(json).ok())?,
            authors: Vec::new(),
        };
        all.insert(columns.parsed("id")?, one);
    }
    for row in authors {
        let columns = Columns::of(row, "member");
        if let Some(one) = all.get_mut(&columns.parsed("id")?) {
            one.authors.push(columns.text("name")?);
        }
    }
    Ok(all)
}
