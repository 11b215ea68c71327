//! Questions of the coach that a document's writers left alone.

use yomikai_domain::{
    id::PostmortemId,
    ignore::{Asked, Ignore},
};

use crate::{
    Connection, Error, Result,
    row::{Columns, micros},
};

const LIST: &str = "
    SELECT place, rule, wording, reason, created_at FROM coach_ignore WHERE postmortem_id = $1
    ORDER BY created_at, place, rule, wording";
const KEEP: &str = "
    INSERT INTO coach_ignore (postmortem_id, place, rule, wording, reason, created_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (postmortem_id, place, rule, wording) DO UPDATE SET reason = excluded.reason";
const END: &str = "
    DELETE FROM coach_ignore WHERE postmortem_id = $1 AND place = $2 AND rule = $3 AND wording = $4";

/// What a document leaves alone, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection, postmortem: PostmortemId) -> Result<Vec<Ignore>> {
    let rows = sqlx::query(LIST).bind(postmortem.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| ignore(&Columns::of(row, "coach_ignore"))).collect()
}

/// Leaves a question alone. What is left alone already gets the new reason.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(db: &mut Connection, postmortem: PostmortemId, ignore: &Ignore) -> Result<()> {
    sqlx::query(KEEP)
        .bind(postmortem.to_string())
        .bind(ignore.asked.place.to_string())
        .bind(&ignore.asked.rule)
        .bind(&ignore.asked.wording)
        .bind(&ignore.reason)
        .bind(micros(ignore.at))
        .execute(db)
        .await?;
    Ok(())
}

/// Has a question asked again.
///
/// # Errors
/// When the database does not answer.
pub async fn end(db: &mut Connection, postmortem: PostmortemId, asked: &Asked) -> Result<()> {
    sqlx::query(END)
        .bind(postmortem.to_string())
        .bind(asked.place.to_string())
        .bind(&asked.rule)
        .bind(&asked.wording)
        .execute(db)
        .await?;
    Ok(())
}

fn ignore(row: &Columns<'_>) -> Result<Ignore> {
    let (place, rule, wording) = (row.text("place")?, row.text("rule")?, row.text("wording")?);
    let asked = Asked::parse(&place, &rule, &wording).ok_or(Error::Unreadable("coach_ignore"))?;
    Ok(Ignore { asked, reason: row.text("reason")?, at: row.instant("created_at")? })
}
