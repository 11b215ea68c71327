//! One action, and how somebody is tied to it.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use yomikai_domain::{
    Language,
    id::{ActionItemId, ClubId, MeetingId, MemberId},
};

use super::{Item, columns, item, sources};
use crate::{Connection, Result, row::Columns};

/// Everything that [`found`] reads; `$1` is whoever looks.
macro_rules! found_columns {
    () => {
        concat!(
            columns!(),
            ", postmortem.title, closer.name AS closer_name, meeting.number AS meeting_number,
            club.id AS club_id, club.name AS club_name, club.language AS club_language,
            CASE WHEN EXISTS (
                SELECT 1 FROM postmortem_author AS a WHERE a.postmortem_id = postmortem.id AND a.member_id = $1
            ) THEN 1 ELSE 0 END AS is_author,
            CASE WHEN postmortem.published_at IS NOT NULL AND postmortem.withdrawn_at IS NULL
                AND postmortem.trashed_at IS NULL AND (postmortem.audience = 'everyone' OR EXISTS (
                    SELECT 1 FROM postmortem_reader AS r WHERE r.postmortem_id = postmortem.id AND r.member_id = $1
                )) THEN 1 ELSE 0 END AS is_in_audience,
            CASE WHEN EXISTS (
                SELECT 1 FROM club_member AS m WHERE m.club_id = meeting.club_id AND m.member_id = $1
            ) THEN 1 ELSE 0 END AS is_in_club,
            CASE WHEN action_item.dropped_at IS NULL AND postmortem.withdrawn_at IS NULL
                AND postmortem.trashed_at IS NULL THEN 1 ELSE 0 END AS is_shared,
            postmortem.trashed_at"
        )
    };
}
pub(super) use found_columns;
/// What [`found_columns`] are read from.
macro_rules! found_sources {
    () => {
        concat!(
            sources!(),
            " LEFT JOIN member AS closer ON closer.id = closure.member_id
            LEFT JOIN meeting ON meeting.id = action_item.meeting_id
            LEFT JOIN club ON club.id = meeting.club_id"
        )
    };
}
pub(super) use found_sources;
const FIND: &str = concat!("SELECT ", found_columns!(), found_sources!(), " WHERE action_item.id = $2");

/// An action as one member finds it; what of it they may see is decided elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The action.
    pub item: Item,
    /// The title of its document; may be empty.
    pub title: String,
    /// The language of its document.
    pub document_language: Language,
    /// The meeting that made it.
    pub origin: Option<Origin>,
    /// The name of whoever closed it.
    pub closed_by: Option<String>,
    /// Whether the member is among the document's authors.
    pub is_author: bool,
    /// Whether the document is published, and the member in its audience.
    pub is_in_audience: bool,
    /// Whether more people than the document's authors and its owner may see it: the text still has it, and is neither
    /// in the trash nor withdrawn.
    pub is_shared: bool,
    /// Since when its document is in the trash.
    pub trashed_at: Option<Timestamp>,
}

/// The meeting that made an action of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Which.
    pub meeting: MeetingId,
    /// Its number in the club.
    pub number: i64,
    /// The club.
    pub club: ClubId,
    /// The name of the club.
    pub club_name: String,
    /// The language of the club.
    pub club_language: Language,
    /// Whether the member who looks is in the club.
    pub is_member: bool,
}

impl Found {
    /// Whether the member is in the club whose meeting made it.
    pub fn is_in_club(&self) -> bool {
        self.origin.as_ref().is_some_and(|origin| origin.is_member)
    }
}

/// The action as `viewer` would find it; whether they may is decided elsewhere.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, id: ActionItemId, viewer: MemberId) -> Result<Option<Found>> {
    let row = sqlx::query(FIND).bind(viewer.to_string()).bind(id.to_string()).fetch_optional(db).await?;
    row.as_ref().map(found).transpose()
}

pub(super) fn found(row: &AnyRow) -> Result<Found> {
    let columns = Columns::of(row, "action_item");
    let holds = |column: &str| Ok::<_, crate::Error>(columns.number(column)? == 1);
    Ok(Found {
        item: item(row)?,
        title: columns.text("title")?,
        document_language: columns.read("document_language", Language::from_tag)?,
        origin: origin(&columns)?,
        closed_by: columns.maybe_parsed("closer_name")?,
        is_author: holds("is_author")?,
        is_in_audience: holds("is_in_audience")?,
        is_shared: holds("is_shared")?,
        trashed_at: columns.maybe_instant("trashed_at")?,
    })
}

fn origin(columns: &Columns<'_>) -> Result<Option<Origin>> {
    let Some(meeting) = columns.maybe_parsed("meeting_id")? else { return Ok(None) };
    Ok(Some(Origin {
        meeting,
        number: columns.number("meeting_number")?,
        club: columns.parsed("club_id")?,
        club_name: columns.text("club_name")?,
        club_language: columns.read("club_language", Language::from_tag)?,
        is_member: columns.number("is_in_club")? == 1,
    }))
}
