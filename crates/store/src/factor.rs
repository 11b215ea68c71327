//! Factors that the organisation added, and those of the product that it took off its list.

use jiff::Timestamp;
use yomikai_domain::factor::Factor;

use crate::{
    Connection, Result,
    row::{Columns, micros},
};

const INSERT: &str = "INSERT INTO factor (id, name, created_at) VALUES ($1, $2, $3)";
const RENAME: &str = "UPDATE factor SET name = $2 WHERE id = $1";
// The product's own have their words elsewhere, and a row only once they were retired.
const RETIRE: &str = "
    INSERT INTO factor (id, name, created_at, retired_at) VALUES ($1, '', $2, $2)
    ON CONFLICT (id) DO UPDATE SET retired_at = COALESCE(factor.retired_at, excluded.retired_at)";
const BRING_BACK: &str = "UPDATE factor SET retired_at = NULL WHERE id = $1";
const LIST: &str = "SELECT * FROM factor ORDER BY created_at, id";

/// A factor as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its key.
    pub factor: Factor,
    /// Its name; empty for one of the product's own.
    pub name: String,
    /// Since when it is not offered any more.
    pub retired_at: Option<Timestamp>,
}

/// Keeps a factor of the organisation's own.
///
/// # Errors
/// [`crate::Error::Conflict`] when the key is taken.
pub async fn insert(db: &mut Connection, factor: &Factor, name: &str, at: Timestamp) -> Result<()> {
    sqlx::query(INSERT).bind(factor.as_str()).bind(name).bind(micros(at)).execute(db).await?;
    Ok(())
}

/// Gives a factor another name.
///
/// # Errors
/// When the database does not answer.
pub async fn rename(db: &mut Connection, factor: &Factor, name: &str) -> Result<()> {
    sqlx::query(RENAME).bind(factor.as_str()).bind(name).execute(db).await?;
    Ok(())
}

/// Takes a factor off the list; taking it off twice keeps the first instant.
///
/// # Errors
/// When the database does not answer.
pub async fn retire(db: &mut Connection, factor: &Factor, at: Timestamp) -> Result<()> {
    sqlx::query(RETIRE).bind(factor.as_str()).bind(micros(at)).execute(db).await?;
    Ok(())
}

/// Puts a factor onto the list again.
///
/// # Errors
/// When the database does not answer.
pub async fn bring_back(db: &mut Connection, factor: &Factor) -> Result<()> {
    sqlx::query(BRING_BACK).bind(factor.as_str()).execute(db).await?;
    Ok(())
}

/// All that are kept, in the order in which they came.
///
/// # Errors
/// When the database does not answer.
pub async fn list(db: &mut Connection) -> Result<Vec<Kept>> {
    let rows = sqlx::query(LIST).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let row = Columns::of(row, "factor");
            Ok(Kept {
                factor: row.read("id", Factor::parse)?,
                name: row.text("name")?,
                retired_at: row.maybe_instant("retired_at")?,
            })
        })
        .collect()
}
