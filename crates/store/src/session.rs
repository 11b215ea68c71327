//! Signed-in browsers. A cookie's token is kept as a hash only.

use jiff::Timestamp;
use yomikai_domain::{
    id::{MemberId, SessionId},
    member::Member,
};

use crate::{
    Connection, Result,
    member::member,
    row::{Columns, micros},
};

const INSERT: &str = "
    INSERT INTO session (token_hash, id, member_id, device, created_at, seen_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const RESUME: &str = "
    SELECT session.id AS session_id, session.seen_at, member.*
    FROM session JOIN member ON member.id = session.member_id
    WHERE session.token_hash = $1 AND session.expires_at > $2 AND member.deactivated_at IS NULL";
const LIST: &str = "
    SELECT id, device, created_at, seen_at FROM session
    WHERE member_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, created_at DESC, id";
const TOUCH: &str = "UPDATE session SET seen_at = $2, expires_at = $3 WHERE id = $1";
const END: &str = "DELETE FROM session WHERE id = $1 AND member_id = $2";
const END_ALL_BUT: &str = "DELETE FROM session WHERE member_id = $1 AND id <> $2";
const END_ALL: &str = "DELETE FROM session WHERE member_id = $1";
const SWEEP: &str = "DELETE FROM session WHERE expires_at <= $1";

/// A session to keep.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// The token's hash.
    pub token_hash: &'a str,
    /// What lists and revocations name it by.
    pub id: SessionId,
    /// Whose.
    pub member: MemberId,
    /// What the browser calls itself.
    pub device: &'a str,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, as coarsely as that is kept.
    pub seen_at: Timestamp,
    /// When it ends unless it is used.
    pub expires_at: Timestamp,
}

/// A session as its cookie resumes it.
#[derive(Debug, Clone)]
pub struct Resumed {
    /// Which.
    pub id: SessionId,
    /// When it was last used, to the precision of [`touch`].
    pub seen_at: Timestamp,
    /// Whose.
    pub member: Member,
}

/// A session as its member's list shows it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which.
    pub id: SessionId,
    /// What the browser calls itself.
    pub device: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
}

/// Keeps a session.
///
/// # Errors
/// When the database does not answer.
pub async fn insert(db: &mut Connection, session: &NewSession<'_>) -> Result<()> {
    sqlx::query(INSERT)
        .bind(session.token_hash)
        .bind(session.id.to_string())
        .bind(session.member.to_string())
        .bind(session.device)
        .bind(micros(session.created_at))
        .bind(micros(session.seen_at))
        .bind(micros(session.expires_at))
        .execute(db)
        .await?;
    Ok(())
}

/// The session of a token, when it is alive and its member may sign in: one statement, asked at every request.
///
/// # Errors
/// When the database does not answer.
pub async fn resume(db: &mut Connection, token_hash: &str, now: Timestamp) -> Result<Option<Resumed>> {
    let row = sqlx::query(RESUME).bind(token_hash).bind(micros(now)).fetch_optional(db).await?;
    row.map(|row| {
        let columns = Columns::of(&row, "session");
        Ok(Resumed {
            id: columns.parsed("session_id")?,
            seen_at: columns.instant("seen_at")?,
            member: member(&columns, "id")?,
        })
    })
    .transpose()
}

/// A member's sessions, the newest used first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection, member: MemberId, now: Timestamp) -> Result<Vec<Listed>> {
    let rows = sqlx::query(LIST).bind(member.to_string()).bind(micros(now)).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let columns = Columns::of(row, "session");
            Ok(Listed {
                id: columns.parsed("id")?,
                device: columns.text("device")?,
                created_at: columns.instant("created_at")?,
                seen_at: columns.instant("seen_at")?,
            })
        })
        .collect()
}

/// Notes that a session was used, which makes it last longer.
///
/// # Errors
/// When the database does not answer.
pub async fn touch(
    db: &mut Connection,
    id: SessionId,
    seen_at: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    sqlx::query(TOUCH)
        .bind(id.to_string())
        .bind(micros(seen_at))
        .bind(micros(expires_at))
        .execute(db)
        .await?;
    Ok(())
}

/// Ends one session of a member; whether there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn end(db: &mut Connection, id: SessionId, member: MemberId) -> Result<bool> {
    let done = sqlx::query(END).bind(id.to_string()).bind(member.to_string()).execute(db).await?;
    Ok(done.rows_affected() > 0)
}

/// Ends all sessions of a member but `kept`, or all of them.
///
/// # Errors
/// When the database does not answer.
pub async fn end_all(db: &mut Connection, member: MemberId, kept: Option<SessionId>) -> Result<()> {
    match kept {
        Some(kept) => {
            sqlx::query(END_ALL_BUT).bind(member.to_string()).bind(kept.to_string()).execute(db).await?
        }
        None => sqlx::query(END_ALL).bind(member.to_string()).execute(db).await?,
    };
    Ok(())
}

/// Forgets sessions that ended by themselves.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(db: &mut Connection, now: Timestamp) -> Result<()> {
    sqlx::query(SWEEP).bind(micros(now)).execute(db).await?;
    Ok(())
}
