//! Who can be asked to see to an action: everybody who can sign in, may see it by more than being its owner, and is known to
//! whoever asks to be one who may. One rule, for an action's own page and for the form of its document.

use yomikai_domain::id::{ActionItemId, MemberId, PostmortemId};

use crate::{Connection, Result, club::Named, row::Columns};

/// The rule for a document's text: `member` is who could be asked, `$2` asks. A document's authors are known to its authors
/// and its audience, the people whom an audience names to its authors alone.
macro_rules! knows_the_document {
    () => {
        "EXISTS (SELECT 1 FROM postmortem_author AS me WHERE me.postmortem_id = postmortem.id AND me.member_id = $2)
        AND (
            EXISTS (
                SELECT 1 FROM postmortem_author AS a
                WHERE a.postmortem_id = postmortem.id AND a.member_id = member.id
            )
            OR (
                postmortem.published_at IS NOT NULL AND postmortem.withdrawn_at IS NULL
                AND postmortem.trashed_at IS NULL AND postmortem.audience <> 'everyone'
                AND EXISTS (
                    SELECT 1 FROM postmortem_reader AS r
                    WHERE r.postmortem_id = postmortem.id AND r.member_id = member.id
                )
            )
        )"
    };
}
/// The rule for what everybody reads.
macro_rules! is_for_everyone {
    () => {
        "postmortem.published_at IS NOT NULL AND postmortem.audience = 'everyone' AND postmortem.trashed_at IS NULL
        AND postmortem.withdrawn_at IS NULL"
    };
}
const LIST_OF_ACTION: &str = concat!(
    "SELECT member.id, member.name FROM member
    JOIN action_item ON action_item.id = $1
    JOIN postmortem ON postmortem.id = action_item.postmortem_id
    LEFT JOIN meeting ON meeting.id = action_item.meeting_id
    WHERE member.deactivated_at IS NULL AND ((",
    knows_the_document!(),
    ") OR (action_item.dropped_at IS NULL AND ",
    is_for_everyone!(),
    // What a meeting made is its club's, for as long as the document is in sight.
    ") OR (
        action_item.dropped_at IS NULL AND postmortem.trashed_at IS NULL AND postmortem.withdrawn_at IS NULL
        AND EXISTS (SELECT 1 FROM club_member AS me WHERE me.club_id = meeting.club_id AND me.member_id = $2)
        AND EXISTS (
            SELECT 1 FROM club_member AS m WHERE m.club_id = meeting.club_id AND m.member_id = member.id
        )
    ))
    ORDER BY member.name, member.id"
);
const LIST_OF_DOCUMENT: &str = concat!(
    "SELECT member.id, member.name FROM member JOIN postmortem ON postmortem.id = $1
    WHERE member.deactivated_at IS NULL AND ((",
    knows_the_document!(),
    ") OR (",
    is_for_everyone!(),
    ")) ORDER BY member.name, member.id LIMIT $3"
);

/// Whom `viewer` can ask to see to an action, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn list_of_action(
    db: &mut Connection,
    action: ActionItemId,
    viewer: MemberId,
) -> Result<Vec<Named>> {
    let query = sqlx::query(LIST_OF_ACTION).bind(action.to_string()).bind(viewer.to_string());
    query.fetch_all(db).await?.iter().map(named).collect()
}

/// Whom `viewer`, who may write the document, can ask to see to an action that its text words; by name, at most `most`.
///
/// # Errors
/// When the database does not answer.
pub async fn list_of_document(
    db: &mut Connection,
    postmortem: PostmortemId,
    viewer: MemberId,
    most: i64,
) -> Result<Vec<Named>> {
    let query =
        sqlx::query(LIST_OF_DOCUMENT).bind(postmortem.to_string()).bind(viewer.to_string()).bind(most);
    query.fetch_all(db).await?.iter().map(named).collect()
}

fn named(row: &sqlx::any::AnyRow) -> Result<Named> {
    let row = Columns::of(row, "member");
    Ok(Named { id: row.parsed("id")?, name: row.text("name")? })
}
