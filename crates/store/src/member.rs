//! Members and their password hashes.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use yomikai_domain::{
    Language,
    id::MemberId,
    member::{Email, Member, Profile, Role, Zone},
};

use crate::{
    Connection, Error, Result,
    row::{Columns, micros},
};

const INSERT: &str = "
    INSERT INTO member (id, email, email_folded, name, language, zone, role, password_hash, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const FIND: &str = "SELECT * FROM member WHERE id = $1";
const FIND_BY_EMAIL: &str = "SELECT * FROM member WHERE email_folded = $1";
const LIST: &str = "SELECT * FROM member ORDER BY created_at, id";
const LIST_ZONES: &str = "
    SELECT zone FROM member WHERE deactivated_at IS NULL GROUP BY zone
    HAVING COUNT(*) > 1 OR MAX(CASE WHEN id = $1 THEN 1 ELSE 0 END) = 1 ORDER BY zone";
const LIST_PAGE: &str = "
    SELECT * FROM member
    WHERE $1 = '' OR (member.name, member.id) > (SELECT last.name, last.id FROM member AS last WHERE last.id = $1)
    ORDER BY member.name, member.id LIMIT $2 + 0";
const HAS_NAMESAKE: &str = "
    SELECT 1 FROM member JOIN member AS me ON me.name = member.name AND me.id <> member.id
    WHERE me.id = $1 AND member.deactivated_at IS NULL LIMIT 1";
const SET_PROFILE: &str = "UPDATE member SET name = $2, language = $3, zone = $4 WHERE id = $1";
const SET_EMAIL: &str = "UPDATE member SET email = $2, email_folded = $3 WHERE id = $1";
const SET_ROLE: &str = "UPDATE member SET role = $2 WHERE id = $1";
const SET_PASSWORD: &str = "UPDATE member SET password_hash = $2 WHERE id = $1";
const SET_DEACTIVATED: &str = "UPDATE member SET deactivated_at = $2 WHERE id = $1";
const COUNT_ACTIVE_ADMINS: &str =
    "SELECT COUNT(*) AS n FROM member WHERE role = 'admin' AND deactivated_at IS NULL";

/// A member with what only sign-in and administration need.
#[derive(Debug, Clone)]
pub struct Account {
    /// The member.
    pub member: Member,
    /// The password's argon2id hash in PHC form.
    pub password_hash: String,
    /// When they became a member.
    pub created_at: Timestamp,
    /// Since when they cannot sign in.
    pub deactivated_at: Option<Timestamp>,
}

/// Keeps a new member.
///
/// # Errors
/// [`Error::Conflict`] when the address belongs to somebody already.
pub async fn insert(db: &mut Connection, member: &Member, password_hash: &str, at: Timestamp) -> Result<()> {
    sqlx::query(INSERT)
        .bind(member.id.to_string())
        .bind(member.email.as_str())
        .bind(member.email.folded())
        .bind(&member.profile.name)
        .bind(member.profile.language.tag())
        .bind(member.profile.zone.as_str())
        .bind(member.role.as_str())
        .bind(password_hash)
        .bind(micros(at))
        .execute(db)
        .await?;
    Ok(())
}

/// The account of a member.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, id: MemberId) -> Result<Option<Account>> {
    let row = sqlx::query(FIND).bind(id.to_string()).fetch_optional(db).await?;
    row.as_ref().map(account).transpose()
}

/// The account of an address.
///
/// # Errors
/// When the database does not answer.
pub async fn find_by_email(db: &mut Connection, email: &Email) -> Result<Option<Account>> {
    let row = sqlx::query(FIND_BY_EMAIL).bind(email.folded()).fetch_optional(db).await?;
    row.as_ref().map(account).transpose()
}

/// Everybody, in the order in which they came.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection) -> Result<Vec<Account>> {
    sqlx::query(LIST).fetch_all(db).await?.iter().map(account).collect()
}

/// The zones that more than one active member is in, and that of `viewer`, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn list_zones(db: &mut Connection, viewer: MemberId) -> Result<Vec<Zone>> {
    let rows = sqlx::query(LIST_ZONES).bind(viewer.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| Columns::of(row, "member").read("zone", |name| Zone::parse(name).ok())).collect()
}

/// Everybody by name, at most `most` of them, behind the member with whom another page ended.
///
/// # Errors
/// When the database does not answer.
pub async fn list_page(db: &mut Connection, after: Option<MemberId>, most: i64) -> Result<Vec<Account>> {
    let after = after.map(|after| after.to_string()).unwrap_or_default();
    sqlx::query(LIST_PAGE).bind(after).bind(most).fetch_all(db).await?.iter().map(account).collect()
}

/// Whether somebody else who can sign in has the same name as a member.
///
/// # Errors
/// When the database does not answer.
pub async fn has_namesake(db: &mut Connection, id: MemberId) -> Result<bool> {
    Ok(sqlx::query(HAS_NAMESAKE).bind(id.to_string()).fetch_optional(db).await?.is_some())
}

/// Changes what a member chose about themselves.
///
/// # Errors
/// When the database does not answer.
pub async fn set_profile(db: &mut Connection, id: MemberId, profile: &Profile) -> Result<()> {
    sqlx::query(SET_PROFILE)
        .bind(id.to_string())
        .bind(&profile.name)
        .bind(profile.language.tag())
        .bind(profile.zone.as_str())
        .execute(db)
        .await?;
    Ok(())
}

/// Changes a member's address.
///
/// # Errors
/// [`Error::Conflict`] when the address belongs to somebody already.
pub async fn set_email(db: &mut Connection, id: MemberId, email: &Email) -> Result<()> {
    sqlx::query(SET_EMAIL).bind(id.to_string()).bind(email.as_str()).bind(email.folded()).execute(db).await?;
    Ok(())
}

/// Changes a member's role.
///
/// # Errors
/// When the database does not answer.
pub async fn set_role(db: &mut Connection, id: MemberId, role: Role) -> Result<()> {
    sqlx::query(SET_ROLE).bind(id.to_string()).bind(role.as_str()).execute(db).await?;
    Ok(())
}

/// Changes a member's password.
///
/// # Errors
/// When the database does not answer.
pub async fn set_password_hash(db: &mut Connection, id: MemberId, hash: &str) -> Result<()> {
    sqlx::query(SET_PASSWORD).bind(id.to_string()).bind(hash).execute(db).await?;
    Ok(())
}

/// Deactivates a member since an instant, or lets them in again.
///
/// # Errors
/// When the database does not answer.
pub async fn set_deactivated(db: &mut Connection, id: MemberId, since: Option<Timestamp>) -> Result<()> {
    sqlx::query(SET_DEACTIVATED).bind(id.to_string()).bind(since.map(micros)).execute(db).await?;
    Ok(())
}

/// How many admins can sign in; the last one keeps the role.
///
/// # Errors
/// When the database does not answer.
pub async fn count_active_admins(db: &mut Connection) -> Result<i64> {
    let row = sqlx::query(COUNT_ACTIVE_ADMINS).fetch_one(db).await?;
    Columns::of(&row, "member").number("n")
}

fn account(row: &AnyRow) -> Result<Account> {
    let columns = Columns::of(row, "member");
    Ok(Account {
        member: self::member(&columns, "id")?,
        password_hash: columns.text("password_hash")?,
        created_at: columns.instant("created_at")?,
        deactivated_at: columns.maybe_instant("deactivated_at")?,
    })
}

/// Reads a member out of a row that carries all columns of `member`; `id` is the column of their id.
pub(crate) fn member(row: &Columns<'_>, id: &str) -> Result<Member> {
    Ok(Member {
        id: row.parsed(id)?,
        email: Email::parse(&row.text("email")?).map_err(|_| Error::Unreadable("member"))?,
        profile: Profile {
            name: row.text("name")?,
            language: row.read("language", Language::from_tag)?,
            zone: row.read("zone", |name| Zone::parse(name).ok())?,
        },
        role: row.read("role", Role::from_name)?,
    })
}
