//! Invitations. A link's token is kept as a hash only.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use yomikai_domain::{
    id::{InvitationId, MemberId},
    invitation::Invitation,
    member::Role,
};

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

const INSERT: &str = "
    INSERT INTO invitation (id, token_hash, role, uses, used, created_by, created_at, expires_at)
    VALUES ($1, $2, $3, $4, 0, $5, $6, $7)";
const FIND_BY_TOKEN: &str = "SELECT * FROM invitation WHERE token_hash = $1";
const FIND: &str = "SELECT * FROM invitation WHERE id = $1";
const LIST: &str = "
    SELECT * FROM invitation
    WHERE $1 = '' OR (invitation.created_at, invitation.id) < (
        SELECT last.created_at, last.id FROM invitation AS last WHERE last.id = $1
    )
    ORDER BY invitation.created_at DESC, invitation.id DESC LIMIT $2 + 0";
const USE: &str = "
    UPDATE invitation SET used = used + 1
    WHERE id = $1 AND used < uses AND withdrawn_at IS NULL AND expires_at > $2";
const WITHDRAW_MADE_BY: &str =
    "UPDATE invitation SET withdrawn_at = $2 WHERE created_by = $1 AND withdrawn_at IS NULL";
const WITHDRAW: &str = "UPDATE invitation SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL";

/// Keeps a new invitation.
///
/// # Errors
/// When the database does not answer.
pub async fn insert(
    db: &mut Connection,
    invitation: &Invitation,
    token_hash: &str,
    by: MemberId,
) -> Result<()> {
    sqlx::query(INSERT)
        .bind(invitation.id.to_string())
        .bind(token_hash)
        .bind(invitation.role.as_str())
        .bind(invitation.uses)
        .bind(by.to_string())
        .bind(micros(invitation.created_at))
        .bind(micros(invitation.expires_at))
        .execute(db)
        .await?;
    Ok(())
}

/// The invitation of a link.
///
/// # Errors
/// When the database does not answer.
pub async fn find_by_token(db: &mut Connection, token_hash: &str) -> Result<Option<Invitation>> {
    let row = sqlx::query(FIND_BY_TOKEN).bind(token_hash).fetch_optional(db).await?;
    row.as_ref().map(invitation).transpose()
}

/// One invitation.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, id: InvitationId) -> Result<Option<Invitation>> {
    let row = sqlx::query(FIND).bind(id.to_string()).fetch_optional(db).await?;
    row.as_ref().map(invitation).transpose()
}

/// Invitations, the newest first, at most `most` of them, behind the one with which another page ended.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection, after: Option<InvitationId>, most: i64) -> Result<Vec<Invitation>> {
    let after = after.map(|after| after.to_string()).unwrap_or_default();
    sqlx::query(LIST).bind(after).bind(most).fetch_all(db).await?.iter().map(invitation).collect()
}

/// Counts one use, if the invitation is still open at `now`; whether it was.
///
/// # Errors
/// When the database does not answer.
pub async fn count_use(db: &mut Connection, id: InvitationId, now: Timestamp) -> Result<bool> {
    let done = sqlx::query(USE).bind(id.to_string()).bind(micros(now)).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Withdraws an invitation; whether it was not withdrawn yet.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw(db: &mut Connection, id: InvitationId, at: Timestamp) -> Result<bool> {
    let done = sqlx::query(WITHDRAW).bind(id.to_string()).bind(micros(at)).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Withdraws every open invitation that an admin made.
///
/// # Errors
/// When the database does not answer.
pub async fn withdraw_made_by(db: &mut Connection, admin: MemberId, at: Timestamp) -> Result<()> {
    sqlx::query(WITHDRAW_MADE_BY).bind(admin.to_string()).bind(micros(at)).execute(db).await?;
    Ok(())
}

fn invitation(row: &AnyRow) -> Result<Invitation> {
    let row = Columns::of(row, "invitation");
    Ok(Invitation {
        id: row.parsed("id")?,
        role: row.read("role", Role::from_name)?,
        uses: row.number("uses")?,
        used: row.number("used")?,
        created_at: row.instant("created_at")?,
        expires_at: row.instant("expires_at")?,
        withdrawn_at: row.maybe_instant("withdrawn_at")?,
    })
}
