//! The one organisation of an installation; its row is what 'set up' means.

use jiff::Timestamp;
use yomikai_domain::{Language, member::Zone};

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

const FIND: &str = "SELECT name, language, zone FROM organisation";
const INSERT: &str =
    "INSERT INTO organisation (only_one, name, language, zone, created_at) VALUES (1, $1, $2, $3, $4)";

/// The organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// What visitors without a language of their own see.
    pub language: Language,
    /// The zone offered to new members.
    pub zone: Zone,
}

/// The organisation, once the installation is set up.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection) -> Result<Option<Organisation>> {
    let row = sqlx::query(FIND).fetch_optional(db).await?;
    row.map(|row| {
        let row = Columns::of(&row, "organisation");
        Ok(Organisation {
            name: row.text("name")?,
            language: row.read("language", Language::from_tag)?,
            zone: row.read("zone", |name| Zone::parse(name).ok())?,
        })
    })
    .transpose()
}

/// Makes the organisation.
///
/// # Errors
/// [`crate::Error::Conflict`] when there is one.
pub async fn insert(db: &mut Connection, organisation: &Organisation, at: Timestamp) -> Result<()> {
    sqlx::query(INSERT)
        .bind(&organisation.name)
        .bind(organisation.language.tag())
        .bind(organisation.zone.as_str())
        .bind(micros(at))
        .execute(db)
        .await?;
    Ok(())
}
