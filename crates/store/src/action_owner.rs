//! Who can be asked to see to an action: people who know the document, or each other.

use yomikai_domain::id::{MemberId, PostmortemId};

use crate::{Connection, Result, row::Columns};

const LIST: &str = "
    SELECT member.id, member.name FROM member
    WHERE member.deactivated_at IS NULL AND member.id IN (
        SELECT member_id FROM postmortem_author WHERE postmortem_id = $1
        UNION SELECT owner_id FROM action_item WHERE postmortem_id = $1 AND owner_id IS NOT NULL
        UNION SELECT other.member_id FROM club_member AS mine
            JOIN club_member AS other ON other.club_id = mine.club_id WHERE mine.member_id = $2
        UNION SELECT CAST($2 AS TEXT)
    )
    ORDER BY member.name, member.id LIMIT $3";

/// The active members whom `viewer` can ask to see to an action of a document: its authors, those who see to its actions
/// already, and the members of the clubs that `viewer` is in; by name, at most `most`.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    db: &mut Connection,
    postmortem: PostmortemId,
    viewer: MemberId,
    most: i64,
) -> Result<Vec<(MemberId, String)>> {
    let query = sqlx::query(LIST).bind(postmortem.to_string()).bind(viewer.to_string()).bind(most);
    let rows = query.fetch_all(db).await?;
    let person = |row| {
        let columns = Columns::of(row, "member");
        Ok((columns.parsed("id")?, columns.text("name")?))
    };
    rows.iter().map(person).collect()
}
