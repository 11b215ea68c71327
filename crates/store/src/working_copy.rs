//! Working copies: what somebody is typing, kept for them alone until they save it.

use jiff::Timestamp;
use yomikai_domain::id::{MemberId, PostmortemId};

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

const FIND: &str = "SELECT form, kept_at FROM working_copy WHERE postmortem_id = $1 AND member_id = $2";
const KEEP: &str = "
    INSERT INTO working_copy (postmortem_id, member_id, form, kept_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (postmortem_id, member_id) DO UPDATE SET form = excluded.form, kept_at = excluded.kept_at";
const END: &str = "DELETE FROM working_copy WHERE postmortem_id = $1 AND member_id = $2";
const LIST_OWN: &str = "
    SELECT working_copy.postmortem_id, working_copy.form, working_copy.kept_at,
        CASE WHEN postmortem.id IS NULL THEN 0 ELSE 1 END AS is_begun
    FROM working_copy LEFT JOIN postmortem ON postmortem.id = working_copy.postmortem_id
    WHERE working_copy.member_id = $1 AND postmortem.trashed_at IS NULL AND (
        postmortem.id IS NULL OR EXISTS (
            SELECT 1 FROM postmortem_author AS a WHERE a.postmortem_id = postmortem.id AND a.member_id = $1
        )
    )
    ORDER BY working_copy.kept_at DESC, working_copy.postmortem_id LIMIT $2";
// Forms are kept as they are sent, in which each character is one byte.
const SIZE_OF_OTHERS: &str = "
    SELECT COUNT(*) AS number, CAST(COALESCE(SUM(LENGTH(form)), 0) AS BIGINT) AS bytes FROM working_copy
    WHERE member_id = $1 AND postmortem_id <> $2";

/// What somebody has typed and not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingCopy {
    /// The fields of the form, as it would have sent them.
    pub form: String,
    /// When it was kept.
    pub kept_at: Timestamp,
}

/// A working copy in its writer's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The document; one that is not begun has this id once it is.
    pub postmortem: PostmortemId,
    /// Whether the document is begun.
    pub is_begun: bool,
    /// What was typed.
    pub copy: WorkingCopy,
}

/// What a member has typed and not saved of a document.
///
/// # Errors
/// When the database does not answer.
pub async fn find(
    db: &mut Connection,
    postmortem: PostmortemId,
    member: MemberId,
) -> Result<Option<WorkingCopy>> {
    let query = sqlx::query(FIND).bind(postmortem.to_string()).bind(member.to_string());
    query.fetch_optional(db).await?.map(|row| copy(&Columns::of(&row, "working_copy"))).transpose()
}

/// Keeps what a member has typed; what was kept before is replaced.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(
    db: &mut Connection,
    postmortem: PostmortemId,
    member: MemberId,
    copy: &WorkingCopy,
) -> Result<()> {
    sqlx::query(KEEP)
        .bind(postmortem.to_string())
        .bind(member.to_string())
        .bind(&copy.form)
        .bind(micros(copy.kept_at))
        .execute(db)
        .await?;
    Ok(())
}

/// Forgets what a member has typed.
///
/// # Errors
/// When the database does not answer.
pub async fn end(db: &mut Connection, postmortem: PostmortemId, member: MemberId) -> Result<()> {
    sqlx::query(END).bind(postmortem.to_string()).bind(member.to_string()).execute(db).await?;
    Ok(())
}

/// What a member has typed and not saved, the newest first, at most `most` of it; nothing of what is in the trash, or not
/// theirs to write any more.
///
/// # Errors
/// When the database does not answer.
pub async fn list_own(db: &mut Connection, member: MemberId, most: i64) -> Result<Vec<Listed>> {
    let rows = sqlx::query(LIST_OWN).bind(member.to_string()).bind(most).fetch_all(db).await?;
    let listed = rows.iter().map(|row| {
        let columns = Columns::of(row, "working_copy");
        Ok(Listed {
            postmortem: columns.parsed("postmortem_id")?,
            is_begun: columns.number("is_begun")? == 1,
            copy: copy(&columns)?,
        })
    });
    listed.collect()
}

/// What a member has typed and not saved of other documents than one: of how many, and how many bytes in all.
///
/// # Errors
/// When the database does not answer.
pub async fn size_of_others(
    db: &mut Connection,
    member: MemberId,
    but: PostmortemId,
) -> Result<(usize, usize)> {
    let query = sqlx::query(SIZE_OF_OTHERS).bind(member.to_string()).bind(but.to_string());
    let row = query.fetch_one(db).await?;
    let columns = Columns::of(&row, "working_copy");
    let size = |column| Ok::<_, crate::Error>(usize::try_from(columns.number(column)?).unwrap_or(usize::MAX));
    Ok((size("number")?, size("bytes")?))
}

fn copy(columns: &Columns<'_>) -> Result<WorkingCopy> {
    Ok(WorkingCopy { form: columns.text("form")?, kept_at: columns.instant("kept_at")? })
}
