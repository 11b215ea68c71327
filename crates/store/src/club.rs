//! Clubs and who is in them.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use yomikai_domain::{
    Language,
    club::{Charter, Club},
    id::{ClubId, MemberId},
};

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

const INSERT: &str =
    "INSERT INTO club (id, name, language, promises, created_at) VALUES ($1, $2, $3, $4, $5)";
const SET_CHARTER: &str = "UPDATE club SET name = $2, language = $3, promises = $4 WHERE id = $1";
const FIND: &str = "
    SELECT club.*, CASE WHEN EXISTS (
        SELECT 1 FROM club_member AS m WHERE m.club_id = club.id AND m.member_id = $2
    ) THEN 1 ELSE 0 END AS is_member
    FROM club WHERE club.id = $1";
const LIST: &str = "
    SELECT club.*, CASE WHEN EXISTS (
        SELECT 1 FROM club_member AS m WHERE m.club_id = club.id AND m.member_id = $1
    ) THEN 1 ELSE 0 END AS is_member
    FROM club ORDER BY club.created_at, club.id";
const ADD_MEMBER: &str = "
    INSERT INTO club_member (club_id, member_id, joined_at) VALUES ($1, $2, $3)
    ON CONFLICT (club_id, member_id) DO NOTHING";
const REMOVE_MEMBER: &str = "DELETE FROM club_member WHERE club_id = $1 AND member_id = $2";
const LIST_MEMBERS: &str = "
    SELECT member.id, member.name FROM club_member AS m JOIN member ON member.id = m.member_id
    WHERE m.club_id = $1 AND member.deactivated_at IS NULL ORDER BY m.joined_at, member.id";

/// A club, and whether the member who asked is in it.
#[derive(Debug, Clone)]
pub struct Found {
    /// The club.
    pub club: Club,
    /// Whether the member who asked is in it.
    pub is_member: bool,
}

/// Somebody's name beside their id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub id: MemberId,
    /// The name that others see.
    pub name: String,
}

/// Keeps a new club.
///
/// # Errors
/// When the database does not answer.
pub async fn insert(db: &mut Connection, club: &Club, at: Timestamp) -> Result<()> {
    sqlx::query(INSERT)
        .bind(club.id.to_string())
        .bind(&club.charter.name)
        .bind(club.charter.language.tag())
        .bind(club.charter.promises.join("\n"))
        .bind(micros(at))
        .execute(db)
        .await?;
    Ok(())
}

/// Changes what a club is called and held by.
///
/// # Errors
/// When the database does not answer.
pub async fn set_charter(db: &mut Connection, id: ClubId, charter: &Charter) -> Result<()> {
    sqlx::query(SET_CHARTER)
        .bind(id.to_string())
        .bind(&charter.name)
        .bind(charter.language.tag())
        .bind(charter.promises.join("\n"))
        .execute(db)
        .await?;
    Ok(())
}

/// A club as `viewer` would find it; whether they may is decided elsewhere.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, id: ClubId, viewer: MemberId) -> Result<Option<Found>> {
    let row = sqlx::query(FIND).bind(id.to_string()).bind(viewer.to_string()).fetch_optional(db).await?;
    row.as_ref().map(found).transpose()
}

/// All clubs, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection, viewer: MemberId) -> Result<Vec<Found>> {
    let rows = sqlx::query(LIST).bind(viewer.to_string()).fetch_all(db).await?;
    rows.iter().map(found).collect()
}

/// Takes somebody in; taking them in twice changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn add_member(db: &mut Connection, id: ClubId, member: MemberId, at: Timestamp) -> Result<()> {
    let query = sqlx::query(ADD_MEMBER).bind(id.to_string()).bind(member.to_string()).bind(micros(at));
    query.execute(db).await?;
    Ok(())
}

/// Lets somebody go; whether they were in it.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_member(db: &mut Connection, id: ClubId, member: MemberId) -> Result<bool> {
    let done = sqlx::query(REMOVE_MEMBER).bind(id.to_string()).bind(member.to_string()).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Who is in a club and can sign in, in the order in which they joined.
///
/// # Errors
/// When the database does not answer.
pub async fn list_members(db: &mut Connection, id: ClubId) -> Result<Vec<Named>> {
    let rows = sqlx::query(LIST_MEMBERS).bind(id.to_string()).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let row = Columns::of(row, "member");
            Ok(Named { id: row.parsed("id")?, name: row.text("name")? })
        })
        .collect()
}

fn found(row: &AnyRow) -> Result<Found> {
    let row = Columns::of(row, "club");
    Ok(Found {
        club: Club { id: row.parsed("id")?, charter: charter(&row)? },
        is_member: row.number("is_member")? == 1,
    })
}

/// What a club is called and held by, from a row that has it under its own names.
pub(crate) fn charter(row: &Columns<'_>) -> Result<Charter> {
    Ok(Charter {
        name: row.text("name")?,
        language: row.read("language", Language::from_tag)?,
        promises: row.text("promises")?.lines().map(str::to_owned).collect(),
    })
}
