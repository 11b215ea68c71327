//! The people of a document: who writes it, and who reads it once it is published.

use sqlx::any::AnyRow;
use yomikai_domain::{
    id::{MemberId, PostmortemId},
    life::Audience,
};

use crate::{Connection, Error, Result, row::Columns};

const LIST_AUTHORS: &str = "
    SELECT member.id, member.name, member.deactivated_at
    FROM postmortem_author AS a JOIN member ON member.id = a.member_id
    WHERE a.postmortem_id = $1 ORDER BY member.created_at, member.id";
const REMOVE_AUTHOR: &str = "DELETE FROM postmortem_author WHERE postmortem_id = $1 AND member_id = $2";
const AUDIENCE: &str = "SELECT audience FROM postmortem WHERE id = $1";
const SET_AUDIENCE: &str = "UPDATE postmortem SET audience = $2 WHERE id = $1";
const LIST_READERS: &str = "
    SELECT member.id, member.name, member.deactivated_at
    FROM postmortem_reader AS r JOIN member ON member.id = r.member_id
    WHERE r.postmortem_id = $1 ORDER BY member.name, member.id";
const FORGET_READERS: &str = "DELETE FROM postmortem_reader WHERE postmortem_id = $1";
const INSERT_READER: &str = "INSERT INTO postmortem_reader (postmortem_id, member_id) VALUES ($1, $2)";

/// Somebody who writes or reads a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// Whether they can sign in.
    pub is_active: bool,
}

/// A document's authors, in the order in which they became members.
///
/// # Errors
/// When the database does not answer.
pub async fn list_authors(db: &mut Connection, id: PostmortemId) -> Result<Vec<Person>> {
    sqlx::query(LIST_AUTHORS).bind(id.to_string()).fetch_all(db).await?.iter().map(person).collect()
}

/// Takes an author away; somebody who is none is nothing to do.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_author(db: &mut Connection, id: PostmortemId, member: MemberId) -> Result<()> {
    sqlx::query(REMOVE_AUTHOR).bind(id.to_string()).bind(member.to_string()).execute(db).await?;
    Ok(())
}

/// The people whom a document's audience names, by name; `None` when everyone reads it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_readers(db: &mut Connection, id: PostmortemId) -> Result<Option<Vec<Person>>> {
    let row = sqlx::query(AUDIENCE).bind(id.to_string()).fetch_optional(&mut *db).await?;
    let kind = row.map(|row| Columns::of(&row, "postmortem").text("audience")).transpose()?;
    match kind.as_deref() {
        Some("everyone") => return Ok(None),
        Some("named") => {}
        _ => return Err(Error::Unreadable("postmortem")),
    }
    let rows = sqlx::query(LIST_READERS).bind(id.to_string()).fetch_all(db).await?;
    rows.iter().map(person).collect::<Result<_>>().map(Some)
}

/// Chooses a document's audience.
///
/// # Errors
/// [`Error::Conflict`] when it names somebody who is nobody.
pub async fn set_audience(db: &mut Connection, id: PostmortemId, audience: &Audience) -> Result<()> {
    let id = id.to_string();
    sqlx::query(SET_AUDIENCE).bind(&id).bind(audience.as_str()).execute(&mut *db).await?;
    sqlx::query(FORGET_READERS).bind(&id).execute(&mut *db).await?;
    if let Audience::Named(people) = audience {
        for member in people {
            sqlx::query(INSERT_READER).bind(&id).bind(member.to_string()).execute(&mut *db).await?;
        }
    }
    Ok(())
}

fn person(row: &AnyRow) -> Result<Person> {
    let row = Columns::of(row, "member");
    Ok(Person {
        id: row.parsed("id")?,
        name: row.text("name")?,
        is_active: row.maybe_instant("deactivated_at")?.is_none(),
    })
}
