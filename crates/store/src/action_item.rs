//! Actions: what people chose for them, beside the wording that the revisions keep.

mod closing;
mod found;
mod list;
mod shared;

use jiff::{Timestamp, civil::Date};
use sqlx::any::AnyRow;
use yomikai_domain::{
    Language,
    action_item::{Closure, Kind, Outcome, Plan, Priority},
    id::{ActionItemId, MeetingId, PostmortemId},
    meeting::{Promotion, unsigned::Card},
    strength::Strength,
};

use crate::{
    Connection, Error, Result,
    row::{Columns, micros},
};

const EXISTS: &str = "SELECT id FROM action_item WHERE id = $1";
const IS_TAKEN: &str = "
    SELECT id FROM action_item WHERE id = $1 AND (postmortem_id <> $2 OR meeting_id IS NOT NULL)";
const OPEN: &str = "
    INSERT INTO action_item (
        id, postmortem_id, what, instead_of, language, owner_id, due, strength, created_at, opened_at, meeting_id
    ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)";
// An action that is opened for the first time is open from then on; one that is an idea again is open no more.
const SET_PLAN: &str = "
    UPDATE action_item SET kind = $2, owner_id = $3, due = $4, priority = $5, strength = $6, tracker = $7,
        opened_at = CASE WHEN $8 = 0 THEN NULL ELSE COALESCE(opened_at, $9) END
    WHERE id = $1";
/// Everything that [`item`] reads.
macro_rules! columns {
    () => {
        "action_item.id, action_item.postmortem_id, action_item.meeting_id, action_item.what,
        action_item.instead_of, action_item.language, action_item.kind, action_item.owner_id, action_item.due,
        action_item.priority, action_item.strength, action_item.tracker, action_item.opened_at,
        owner.name AS owner_name, closure.outcome, closure.words, closure.member_id AS closed_by,
        closure.at AS closed_at, postmortem.language AS document_language"
    };
}
use columns;
/// What [`columns`] are read from.
macro_rules! sources {
    () => {
        " FROM action_item
        JOIN postmortem ON postmortem.id = action_item.postmortem_id
        LEFT JOIN member AS owner ON owner.id = action_item.owner_id
        LEFT JOIN closure ON closure.action_item_id = action_item.id"
    };
}
use sources;
const LIST_OF: &str = concat!(
    "SELECT ",
    columns!(),
    sources!(),
    " WHERE action_item.postmortem_id = $1 AND action_item.dropped_at IS NULL
    ORDER BY action_item.created_at, action_item.id"
);

pub use closing::{close, reopen};
pub use found::{Found, Origin, find};
pub use list::{Filter, Place, list};
pub use shared::{list_of_meeting, list_open_of_club};

/// An action as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: ActionItemId,
    /// What it follows from.
    pub postmortem: PostmortemId,
    /// The meeting that made it of a card; its wording is then in no revision.
    pub meeting: Option<MeetingId>,
    /// What is to be done.
    pub what: String,
    /// What it replaces; empty where nobody said.
    pub instead_of: String,
    /// The language of its wording.
    pub language: Language,
    /// What people chose for it.
    pub plan: Plan,
    /// The name of whoever will see to it.
    pub owner: Option<String>,
    /// How it ended.
    pub closure: Option<Closure>,
}

/// Whether an id belongs to an action that `postmortem` cannot word: another document's, or one that a meeting made.
///
/// # Errors
/// When the database does not answer.
pub async fn is_taken(db: &mut Connection, id: ActionItemId, postmortem: PostmortemId) -> Result<bool> {
    let query = sqlx::query(IS_TAKEN).bind(id.to_string()).bind(postmortem.to_string());
    Ok(query.fetch_optional(db).await?.is_some())
}

/// Keeps what people chose for an action.
///
/// # Errors
/// [`Error::Conflict`] when the owner is nobody.
pub async fn set_plan(db: &mut Connection, id: ActionItemId, plan: &Plan, at: Timestamp) -> Result<()> {
    sqlx::query(SET_PLAN)
        .bind(id.to_string())
        .bind(plan.kind.map(Kind::as_str))
        .bind(plan.owner.map(|owner| owner.to_string()))
        .bind(plan.due.map(|due| due.to_string()))
        .bind(plan.priority.map(Priority::as_str))
        .bind(plan.strength.map(Strength::as_str))
        .bind(&plan.tracker)
        .bind(i64::from(plan.is_open))
        .bind(micros(at))
        .execute(db)
        .await?;
    Ok(())
}

/// The actions of a document, those that a meeting made of its cards among them, in the order in which they were made.
///
/// # Errors
/// When the database does not answer.
pub async fn list_of(db: &mut Connection, postmortem: PostmortemId) -> Result<Vec<Item>> {
    let rows = sqlx::query(LIST_OF).bind(postmortem.to_string()).fetch_all(db).await?;
    rows.iter().map(item).collect()
}

fn item(row: &AnyRow) -> Result<Item> {
    let columns = Columns::of(row, "action_item");
    let language = match columns.maybe_parsed::<String>("language")? {
        Some(tag) => Language::from_tag(&tag).ok_or(Error::Unreadable("action_item"))?,
        None => columns.read("document_language", Language::from_tag)?,
    };
    Ok(Item {
        id: columns.parsed("id")?,
        postmortem: columns.parsed("postmortem_id")?,
        meeting: columns.maybe_parsed("meeting_id")?,
        what: columns.text("what")?,
        instead_of: columns.text("instead_of")?,
        language,
        plan: plan(&columns)?,
        owner: columns.maybe_parsed("owner_name")?,
        closure: closure(&columns)?,
    })
}

fn plan(columns: &Columns<'_>) -> Result<Plan> {
    Ok(Plan {
        kind: chosen(columns, "kind", Kind::from_name)?,
        owner: columns.maybe_parsed("owner_id")?,
        due: columns.maybe_parsed::<Date>("due")?,
        priority: chosen(columns, "priority", Priority::from_name)?,
        strength: chosen(columns, "strength", Strength::from_name)?,
        tracker: columns.text("tracker")?,
        is_open: columns.maybe_instant("opened_at")?.is_some(),
    })
}

/// A choice by its name; one that a newer version made is none here.
fn chosen<T>(columns: &Columns<'_>, column: &str, from_name: fn(&str) -> Option<T>) -> Result<Option<T>> {
    Ok(columns.maybe_parsed::<String>(column)?.and_then(|name| from_name(&name)))
}

fn closure(columns: &Columns<'_>) -> Result<Option<Closure>> {
    let Some(outcome) = chosen(columns, "outcome", Outcome::from_name)? else { return Ok(None) };
    let (by, at) = (columns.parsed("closed_by")?, columns.instant("closed_at")?);
    Ok(Some(Closure { outcome, words: columns.text("words")?, by, at }))
}

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
