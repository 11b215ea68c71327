//! The library: what is published and may be read, the newest first, a page at a time.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sqlx::{Any, any::AnyRow};
use yomikai_domain::{
    Language,
    factor::Factor,
    id::{MemberId, PostmortemId},
    severity::Severity,
};

use crate::{
    Connection, Error, Result,
    row::{Columns, micros},
};

/// How many of the newest are looked through for one's own before all of one's own are asked for: whoever writes much
/// finds a page among them, and whoever writes little has little to sort.
const NEAR: i64 = 500;

/// A page out of `$from` as far as `$which`, in the order of `$at` and `$id`: `$1` reads, `$2` and `$3` are where the
/// page before it ended, `$4` is the most. What somebody may read here is what the policy lets them read of what is
/// published: `ReadPostmortem`.
macro_rules! page {
    ($from:literal, $which:literal, $at:literal, $id:literal) => {
        concat!(
            "
    WITH page AS (
        SELECT p.id, p.title, p.language, p.published_at, p.severity, p.services,
            COALESCE(p.reading_minutes, 0) AS reading_minutes
        FROM ",
            $from,
            "
        WHERE ",
            $at,
            " IS NOT NULL AND (",
            $at,
            ", ",
            $id,
            ") < ($2, $3)
        AND p.published_at IS NOT NULL AND p.withdrawn_at IS NULL AND p.trashed_at IS NULL AND (
            p.audience = 'everyone'
            OR EXISTS (SELECT 1 FROM postmortem_reader AS r WHERE r.postmortem_id = p.id AND r.member_id = $1)
            OR EXISTS (SELECT 1 FROM postmortem_author AS a WHERE a.postmortem_id = p.id AND a.member_id = $1)
        ) ",
            $which,
            "
        ORDER BY ",
            $at,
            " DESC, ",
            $id,
            " DESC LIMIT $4 + 0
    )
    SELECT page.*, f.factor FROM page LEFT JOIN postmortem_factor AS f ON f.postmortem_id = page.id
    ORDER BY page.published_at DESC, page.id DESC, f.factor"
        )
    };
    ($from:literal, $which:literal) => {
        page!($from, $which, "p.published_at", "p.id")
    };
}

const LIST: &str = page!("postmortem AS p", "");
const LIST_BY_SEVERITY: &str = page!("postmortem AS p", "AND p.severity = $5");
const LIST_BY_FACTOR: &str = page!(
    "postmortem_factor AS c JOIN postmortem AS p ON p.id = c.postmortem_id",
    "AND c.factor = $5",
    "c.published_at",
    "c.postmortem_id"
);
const LIST_BY_FACTOR_AND_SEVERITY: &str = page!(
    "postmortem_factor AS c JOIN postmortem AS p ON p.id = c.postmortem_id",
    "AND c.factor = $5 AND c.severity = $6",
    "c.published_at",
    "c.postmortem_id"
);
// Of one's own, a factor or a severity that is not asked for is NULL.
const LIST_OWN: &str = page!(
    "postmortem_author AS o JOIN postmortem AS p ON p.id = o.postmortem_id",
    "
        AND o.member_id = $1 AND (CAST($6 AS TEXT) IS NULL OR p.severity = $6)
        AND (CAST($5 AS TEXT) IS NULL OR EXISTS (
            SELECT 1 FROM postmortem_factor AS c WHERE c.postmortem_id = p.id AND c.factor = $5
        ))"
);
const LIST_OWN_NEAR: &str = page!(
    "(
            SELECT * FROM postmortem AS near
            WHERE near.published_at IS NOT NULL AND (near.published_at, near.id) < ($2, $3)
            ORDER BY near.published_at DESC, near.id DESC LIMIT $7 + 0
        ) AS p",
    "
        AND (CAST($6 AS TEXT) IS NULL OR p.severity = $6)
        AND (CAST($5 AS TEXT) IS NULL OR EXISTS (
            SELECT 1 FROM postmortem_factor AS c WHERE c.postmortem_id = p.id AND c.factor = $5
        ))
        AND EXISTS (SELECT 1 FROM postmortem_author AS o WHERE o.postmortem_id = p.id AND o.member_id = $1)"
);
const SHELVE: &str = "
    UPDATE postmortem_factor SET
        published_at = (SELECT p.published_at FROM postmortem AS p WHERE p.id = postmortem_factor.postmortem_id),
        severity = (SELECT p.severity FROM postmortem AS p WHERE p.id = postmortem_factor.postmortem_id)
    WHERE postmortem_id = $1";

/// What is looked for; what is not set leaves everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Documents that have this factor.
    pub factor: Option<Factor>,
    /// Documents of this severity.
    pub severity: Option<Severity>,
    /// Documents that the reader writes. There is no asking for what somebody else writes.
    pub mine: bool,
}

/// Where a page ended: whatever is published meanwhile moves nothing behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When the page's last document was published.
    pub published_at: Timestamp,
    /// Which it was: several may be published at one instant.
    pub id: PostmortemId,
}

/// A document on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Which.
    pub id: PostmortemId,
    /// What lists show; may be empty.
    pub title: String,
    /// The language it is written in.
    pub language: Language,
    /// Since when its audience reads it.
    pub published_at: Timestamp,
    /// How much it affected people, where that is said.
    pub severity: Option<Severity>,
    /// What was behind it.
    pub factors: BTreeSet<Factor>,
    /// Which services it is about.
    pub services: Vec<String>,
    /// How long it takes to read, where that is known.
    pub reading_minutes: Option<i64>,
}

impl Shelved {
    /// Where a page ends whose last document this is.
    pub const fn cursor(&self) -> Cursor {
        Cursor { published_at: self.published_at, id: self.id }
    }
}

/// What `reader` may read of what is published, the newest first, at most `most` of it, behind `before`.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    db: &mut Connection,
    reader: MemberId,
    filter: &Filter,
    before: Option<Cursor>,
    most: i64,
) -> Result<Vec<Shelved>> {
    let reader = reader.to_string();
    let (at, id) =
        before.map_or((i64::MAX, String::new()), |it| (micros(it.published_at), it.id.to_string()));
    let factor = filter.factor.as_ref().map(Factor::as_str);
    let severity = filter.severity.map(Severity::as_str);
    let ask = |statement: &'static str| {
        sqlx::query::<Any>(statement).bind(reader.as_str()).bind(at).bind(id.as_str()).bind(most)
    };
    let query = match (factor, severity) {
        _ if filter.mine => {
            let near = ask(LIST_OWN_NEAR).bind(factor).bind(severity).bind(NEAR);
            let near = shelved(&near.fetch_all(&mut *db).await?)?;
            if i64::try_from(near.len()).is_ok_and(|found| found >= most) {
                return Ok(near);
            }
            ask(LIST_OWN).bind(factor).bind(severity)
        }
        (None, None) => ask(LIST),
        (None, Some(severity)) => ask(LIST_BY_SEVERITY).bind(severity),
        (Some(factor), None) => ask(LIST_BY_FACTOR).bind(factor),
        (Some(factor), Some(severity)) => ask(LIST_BY_FACTOR_AND_SEVERITY).bind(factor).bind(severity),
    };
    shelved(&query.fetch_all(db).await?)
}

/// Copies to a document's factors what the library finds them by: whatever changes its factors, its severity, or when it
/// was published, calls this.
///
/// # Errors
/// When the database does not answer.
pub async fn shelve(db: &mut Connection, id: PostmortemId) -> Result<()> {
    sqlx::query(SHELVE).bind(id.to_string()).execute(db).await?;
    Ok(())
}

/// One document from each run of rows, which has a row for each of its factors.
fn shelved(rows: &[AnyRow]) -> Result<Vec<Shelved>> {
    let mut all: Vec<Shelved> = Vec::new();
    for row in rows {
        let row = Columns::of(row, "postmortem");
        let id = row.parsed("id")?;
        if all.last().is_none_or(|last| last.id != id) {
            all.push(document(&row, id)?);
        }
        let factor: Option<String> = row.maybe_parsed("factor")?;
        let factor = factor.and_then(|key| Factor::parse(&key));
        if let Some(last) = all.last_mut() {
            last.factors.extend(factor);
        }
    }
    Ok(all)
}

fn document(row: &Columns<'_>, id: PostmortemId) -> Result<Shelved> {
    let severity: Option<String> = row.maybe_parsed("severity")?;
    let severity =
        severity.map(|name| Severity::from_name(&name).ok_or(Error::Unreadable("postmortem"))).transpose()?;
    Ok(Shelved {
        id,
        title: row.text("title")?,
        language: row.read("language", Language::from_tag)?,
        published_at: row.instant("published_at")?,
        severity,
        factors: BTreeSet::new(),
        services: row.text("services")?.lines().map(str::to_owned).collect(),
        reading_minutes: Some(row.number("reading_minutes")?).filter(|minutes| *minutes > 0),
    })
}
