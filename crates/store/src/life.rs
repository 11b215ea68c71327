//! A document's life: where it has got to, and each step that led there.

use jiff::Timestamp;
use yomikai_domain::{
    id::{MemberId, PostmortemId},
    life::{Life, Step},
};

use crate::{
    Connection, Result, library,
    row::{Columns, micros},
};

const SET: &str = "UPDATE postmortem SET published_at = $2, withdrawn_at = $3 WHERE id = $1";
const APPEND: &str = "
    INSERT INTO life_change (postmortem_id, number, kind, member_id, at)
    SELECT CAST($1 AS TEXT), COALESCE(MAX(number), 0) + 1, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT)
    FROM life_change WHERE postmortem_id = $1";
const LIST: &str = "
    SELECT life_change.kind, life_change.at, member.name FROM life_change
    JOIN member ON member.id = life_change.member_id
    WHERE life_change.postmortem_id = $1 ORDER BY life_change.number DESC LIMIT $2 + 0";

/// A step that somebody took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub step: Step,
    /// When.
    pub at: Timestamp,
    /// The name of who took it.
    pub by: String,
}

/// Takes a step: the document is where it leads to, and that somebody took it is kept.
///
/// # Errors
/// When the database does not answer.
pub async fn take(
    db: &mut Connection,
    id: PostmortemId,
    (step, life): (Step, Life),
    by: MemberId,
    at: Timestamp,
) -> Result<()> {
    let (published, withdrawn) = match life {
        Life::Draft => (None, None),
        Life::Published(since) => (Some(since), None),
        Life::Withdrawn(since) => (None, Some(since)),
    };
    // The document's own row comes first: of two who take a step at once, the second waits here, and looks again.
    sqlx::query(SET)
        .bind(id.to_string())
        .bind(published.map(micros))
        .bind(withdrawn.map(micros))
        .execute(&mut *db)
        .await?;
    sqlx::query(APPEND)
        .bind(id.to_string())
        .bind(step.as_str())
        .bind(by.to_string())
        .bind(micros(at))
        .execute(&mut *db)
        .await?;
    library::shelve(db, id).await
}

/// The steps of a document, the newest first, at most `most` of them.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection, id: PostmortemId, most: i64) -> Result<Vec<Change>> {
    let rows = sqlx::query(LIST).bind(id.to_string()).bind(most).fetch_all(db).await?;
    let change = |row| {
        let row = Columns::of(row, "life_change");
        Ok(Change { step: row.read("kind", Step::from_name)?, at: row.instant("at")?, by: row.text("name")? })
    };
    rows.iter().map(change).collect()
}
