//! Links by which a locked-out member chooses a new password. Kept as hashes, used once.

use jiff::Timestamp;
use yomikai_domain::id::MemberId;

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

const FORGET_MADE_BY: &str = "DELETE FROM password_reset WHERE created_by = $1";
const FORGET_OLDER: &str = "DELETE FROM password_reset WHERE member_id = $1";
const INSERT: &str = "
    INSERT INTO password_reset (token_hash, member_id, created_by, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5)";
const FIND: &str = "
    SELECT member_id FROM password_reset
    JOIN member ON member.id = password_reset.member_id
    WHERE token_hash = $1 AND expires_at > $2 AND member.deactivated_at IS NULL";

/// Keeps a link for a member, made by an admin or by whoever holds the machine; earlier ones stop working.
///
/// # Errors
/// When the database does not answer.
pub async fn replace(
    db: &mut Connection,
    member: MemberId,
    token_hash: &str,
    by: Option<MemberId>,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    forget(db, member).await?;
    sqlx::query(INSERT)
        .bind(token_hash)
        .bind(member.to_string())
        .bind(by.map(|by| by.to_string()))
        .bind(micros(now))
        .bind(micros(expires_at))
        .execute(db)
        .await?;
    Ok(())
}

/// Whose link it is, while it is valid.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, token_hash: &str, now: Timestamp) -> Result<Option<MemberId>> {
    let row = sqlx::query(FIND).bind(token_hash).bind(micros(now)).fetch_optional(db).await?;
    row.map(|row| Columns::of(&row, "password_reset").parsed("member_id")).transpose()
}

/// Ends a member's links.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(db: &mut Connection, member: MemberId) -> Result<()> {
    sqlx::query(FORGET_OLDER).bind(member.to_string()).execute(db).await?;
    Ok(())
}

/// Ends the links that an admin made for others.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_made_by(db: &mut Connection, admin: MemberId) -> Result<()> {
    sqlx::query(FORGET_MADE_BY).bind(admin.to_string()).execute(db).await?;
    Ok(())
}
