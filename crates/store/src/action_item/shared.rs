//! The actions that every member of a club sees alike: those that its meetings made.

use yomikai_domain::id::{ClubId, MeetingId};

use super::{Item, columns, item, sources};
use crate::{Connection, Result};

/// What more people than the document's authors and the owner may see.
macro_rules! is_shared {
    () => {
        " action_item.dropped_at IS NULL AND postmortem.trashed_at IS NULL AND postmortem.withdrawn_at IS NULL"
    };
}
const LIST_OF_MEETING: &str = concat!(
    "SELECT ",
    columns!(),
    sources!(),
    " WHERE action_item.meeting_id = $1 AND",
    is_shared!(),
    " ORDER BY action_item.created_at, action_item.id"
);
const LIST_OPEN_OF_CLUB: &str = concat!(
    "SELECT ",
    columns!(),
    sources!(),
    " WHERE action_item.meeting_id IN (SELECT meeting.id FROM meeting WHERE meeting.club_id = $1)
    AND action_item.closed_at IS NULL AND action_item.opened_at IS NOT NULL AND",
    is_shared!(),
    " ORDER BY COALESCE(action_item.due, '9999-99-99'), action_item.id LIMIT $2 + 0"
);

/// What a meeting made of cards, in the order in which it did.
///
/// # Errors
/// When the database does not answer.
pub async fn list_of_meeting(db: &mut Connection, meeting: MeetingId) -> Result<Vec<Item>> {
    let rows = sqlx::query(LIST_OF_MEETING).bind(meeting.to_string()).fetch_all(db).await?;
    rows.iter().map(item).collect()
}

/// What meetings of a club made and is open, the soonest due first, at most `most` of it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_open_of_club(db: &mut Connection, club: ClubId, most: i64) -> Result<Vec<Item>> {
    let rows = sqlx::query(LIST_OPEN_OF_CLUB).bind(club.to_string()).bind(most).fetch_all(db).await?;
    rows.iter().map(item).collect()
}
