//! Actions: what people chose for them, beside the wording that the revisions keep.

use jiff::Timestamp;
use yomikai_domain::{
    id::{ActionItemId, MeetingId},
    meeting::{Promotion, Strength, unsigned::Card},
};

use crate::{Connection, Result, row::micros};

const EXISTS: &str = "SELECT id FROM action_item WHERE id = $1";
const OPEN: &str = "
    INSERT INTO action_item (
        id, postmortem_id, what, instead_of, language, owner_id, due, strength, created_at, opened_at, meeting_id
    ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)";

/// Opens an action that a meeting made of a card.
///
/// # Errors
/// [`crate::Error::Conflict`] when the id is taken.
pub async fn open(
    db: &mut Connection,
    meeting: MeetingId,
    promotion: &Promotion,
    card: &Card,
    at: Timestamp,
) -> Result<()> {
    sqlx::query(OPEN)
        .bind(promotion.action.to_string())
        .bind(promotion.item.to_string())
        .bind(&card.we)
        .bind(&card.instead_of)
        .bind(card.language.tag())
        .bind(promotion.owner.to_string())
        .bind(promotion.due.to_string())
        .bind(promotion.strength.map(Strength::as_str))
        .bind(micros(at))
        .bind(meeting.to_string())
        .execute(db)
        .await?;
    Ok(())
}

/// Whether there is an action with this id.
///
/// # Errors
/// When the database does not answer.
pub async fn exists(db: &mut Connection, id: ActionItemId) -> Result<bool> {
    Ok(sqlx::query(EXISTS).bind(id.to_string()).fetch_optional(db).await?.is_some())
}
