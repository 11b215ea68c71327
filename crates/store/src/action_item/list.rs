//! The actions that somebody may see, as lists show them: a page at a time, in an order that stands still.

use std::{fmt, str::FromStr};

use yomikai_domain::{
    action_list::{Due, Stand, Strengths},
    id::{ActionItemId, ClubId, MemberId, NotAnId},
};

use super::{
    Found, Item, columns,
    found::{found, found_columns, found_sources},
    sources,
};
use crate::{Connection, Result, row::micros};

/// What sorts after all dates: that there is none. The indexes know it, too.
const UNDATED: &str = "9999-99-99";
/// What sorts after everything.
const END: &str = "~";

/// What `$1` may see and chose to see. Cheap answers come first: most documents are for everyone.
macro_rules! chosen {
    () => {
        "action_item.dropped_at IS NULL
        AND COALESCE($2 = '' OR COALESCE(action_item.strength, 'undecided') = $2, FALSE)
        AND (
            (postmortem.trashed_at IS NULL AND postmortem.withdrawn_at IS NULL AND (
                (postmortem.published_at IS NOT NULL AND (
                    postmortem.audience = 'everyone'
                    OR EXISTS (
                        SELECT 1 FROM postmortem_reader AS r
                        WHERE r.postmortem_id = postmortem.id AND r.member_id = $1
                    )
                ))
                OR EXISTS (
                    SELECT 1 FROM meeting AS m JOIN club_member AS c ON c.club_id = m.club_id
                    WHERE m.id = action_item.meeting_id AND c.member_id = $1
                )
            ))
            OR action_item.owner_id = $1
            OR EXISTS (
                SELECT 1 FROM postmortem_author AS a WHERE a.postmortem_id = postmortem.id AND a.member_id = $1
            )
        )"
    };
}
// Each list starts from what is fewest: what somebody sees to, what a club has read, or else the order. What a meeting
// made of cards belongs to what it has read.
macro_rules! of_all {
    () => {
        "COALESCE($3 = '', FALSE)"
    };
}
macro_rules! of_mine {
    () => {
        "COALESCE($3 = '', FALSE) AND action_item.owner_id = $1"
    };
}
macro_rules! of_club {
    () => {
        "action_item.postmortem_id IN (
            SELECT pinned.postmortem_id FROM meeting AS m JOIN pinned_revision AS pinned ON pinned.meeting_id = m.id
            WHERE m.club_id = $3
        )"
    };
}
macro_rules! of_both {
    () => {
        concat!("action_item.owner_id = $1 AND ", of_club!())
    };
}
// `COALESCE(…, FALSE)` keeps PostgreSQL from guessing: it takes whatever depends on a parameter for rare, and would rather
// sort all that is open than follow the index. For the same reason `EXISTS` asks of one row, where `IN` would gather all.
/// The statement around what picks the ids: only what is shown is looked at more closely.
macro_rules! list {
    ($picked:expr, $order:literal, $most:literal) => {
        concat!(
            "SELECT ",
            found_columns!(),
            found_sources!(),
            " JOIN (SELECT action_item.id FROM action_item
                JOIN postmortem ON postmortem.id = action_item.postmortem_id WHERE ",
            $picked,
            " ORDER BY ",
            $order,
            " LIMIT ",
            $most,
            " + 0) AS picked ON picked.id = action_item.id ORDER BY ",
            $order
        )
    };
}
macro_rules! by_due {
    ($whose:ident, $state:literal) => {
        list!(
            concat!(
                "action_item.closed_at IS NULL AND action_item.opened_at ",
                $state,
                " AND COALESCE(action_item.due, '9999-99-99') >= $4
                AND COALESCE(COALESCE(action_item.due, '9999-99-99') < $5, FALSE)
                AND COALESCE(COALESCE(action_item.due, '9999-99-99') > $6 OR action_item.id > $7, FALSE) AND ",
                $whose!(),
                " AND ",
                chosen!()
            ),
            "COALESCE(action_item.due, '9999-99-99'), action_item.id",
            "$8"
        )
    };
}
macro_rules! by_end {
    ($whose:ident) => {
        list!(
            concat!(
                "action_item.closed_at IS NOT NULL AND action_item.closed_at <= $4
                AND (action_item.closed_at < $4 OR action_item.id < $5) AND ",
                $whose!(),
                " AND ",
                chosen!()
            ),
            "action_item.closed_at DESC, action_item.id DESC",
            "$6"
        )
    };
}
const LIST_OPEN: [&str; 4] = [
    by_due!(of_all, "IS NOT NULL"),
    by_due!(of_mine, "IS NOT NULL"),
    by_due!(of_club, "IS NOT NULL"),
    by_due!(of_both, "IS NOT NULL"),
];
const LIST_IDEAS: [&str; 4] = [
    by_due!(of_all, "IS NULL"),
    by_due!(of_mine, "IS NULL"),
    by_due!(of_club, "IS NULL"),
    by_due!(of_both, "IS NULL"),
];
const LIST_ENDED: [&str; 4] = [by_end!(of_all), by_end!(of_mine), by_end!(of_club), by_end!(of_both)];

/// Whose actions a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Whether only those that the viewer sees to.
    pub mine: bool,
    /// Only those whose document a meeting of the club has read: what it made of cards, and what the text words.
    pub club: Option<ClubId>,
    /// By what they lean on.
    pub strengths: Strengths,
    /// By their dates; one that ended is there whatever its date.
    pub due: Due,
}

impl Filter {
    fn pick(self, statements: [&'static str; 4]) -> &'static str {
        statements[usize::from(self.mine) + 2 * usize::from(self.club.is_some())]
    }

    fn club(self) -> String {
        self.club.map(|club| club.to_string()).unwrap_or_default()
    }
}

/// Where in a list an action stands: a page goes on behind it, whatever came or went meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// By what the list is ordered.
    key: String,
    /// Which it is, where several stand at the same.
    id: ActionItemId,
}

impl Place {
    /// The place of an action in a list of those that stand so.
    pub fn of(found: &Found, stand: Stand) -> Self {
        let Item { id, plan, closure, .. } = &found.item;
        let key = match (stand, closure) {
            (Stand::Ended, Some(closure)) => micros(closure.at).to_string(),
            _ => plan.due.map_or_else(|| UNDATED.to_owned(), |due| due.to_string()),
        };
        Self { key, id: *id }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.key, self.id)
    }
}

impl FromStr for Place {
    type Err = NotAnId;

    fn from_str(text: &str) -> std::result::Result<Self, NotAnId> {
        let (key, id) = text.rsplit_once('.').ok_or(NotAnId)?;
        // Dates and instants, and nothing that a database would not take for a text.
        if !key.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(NotAnId);
        }
        Ok(Self { key: key.to_owned(), id: id.parse()? })
    }
}

/// What `viewer` may see of the actions that stand so: the soonest due first and what has no date last, or what ended
/// last first; behind a place or from the beginning, at most `most` of it. What no revision words any more is in no list.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    db: &mut Connection,
    viewer: MemberId,
    (stand, filter): (Stand, Filter),
    after: Option<&Place>,
    most: i64,
) -> Result<Vec<Found>> {
    let statements = match stand {
        Stand::Open => LIST_OPEN,
        Stand::Ideas => LIST_IDEAS,
        Stand::Ended => return list_ended(db, viewer, filter, after, most).await,
    };
    let (start, end) = keys(filter.due);
    let (key, id) = after.map(|place| (place.key.clone(), place.id.to_string())).unwrap_or_default();
    let rows = sqlx::query(filter.pick(statements))
        .bind(viewer.to_string())
        .bind(filter.strengths.as_str())
        .bind(filter.club())
        // One bound for both, so that the index is entered where the page begins.
        .bind(start.max(key.clone()))
        .bind(end)
        .bind(key)
        .bind(id)
        .bind(most)
        .fetch_all(db)
        .await?;
    rows.iter().map(found).collect()
}

/// The first sort key of a span of dates, and the first one behind it.
fn keys(due: Due) -> (String, String) {
    match due {
        Due::Any => (String::new(), END.to_owned()),
        Due::Before(end) => (String::new(), end.to_string()),
        Due::Between(start, end) => (start.to_string(), end.to_string()),
        Due::From(start) => (start.to_string(), UNDATED.to_owned()),
        Due::Undated => (UNDATED.to_owned(), END.to_owned()),
    }
}

async fn list_ended(
    db: &mut Connection,
    viewer: MemberId,
    filter: Filter,
    after: Option<&Place>,
    most: i64,
) -> Result<Vec<Found>> {
    let closed_at = after.and_then(|place| place.key.parse().ok()).unwrap_or(i64::MAX);
    let id = after.map_or_else(|| END.to_owned(), |place| place.id.to_string());
    let rows = sqlx::query(filter.pick(LIST_ENDED))
        .bind(viewer.to_string())
        .bind(filter.strengths.as_str())
        .bind(filter.club())
        .bind(closed_at)
        .bind(id)
        .bind(most)
        .fetch_all(db)
        .await?;
    rows.iter().map(found).collect()
}
