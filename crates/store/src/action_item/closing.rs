//! An action's end, and its beginning anew.

use yomikai_domain::{action_item::Closure, id::ActionItemId};

use crate::{Connection, Result, row::micros};

const INSERT: &str = "
    INSERT INTO closure (action_item_id, outcome, words, member_id, at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (action_item_id) DO NOTHING";
const SET_CLOSED: &str = "UPDATE action_item SET closed_at = $2 WHERE id = $1";
const DELETE: &str = "DELETE FROM closure WHERE action_item_id = $1";
const SET_OPEN: &str = "UPDATE action_item SET closed_at = NULL WHERE id = $1";

/// Closes an action; `false` when it is closed already, and then nothing is written over.
///
/// # Errors
/// When the database does not answer.
pub async fn close(db: &mut Connection, id: ActionItemId, closure: &Closure) -> Result<bool> {
    let inserted = sqlx::query(INSERT)
        .bind(id.to_string())
        .bind(closure.outcome.as_str())
        .bind(&closure.words)
        .bind(closure.by.to_string())
        .bind(micros(closure.at))
        .execute(&mut *db)
        .await?;
    if inserted.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query(SET_CLOSED).bind(id.to_string()).bind(micros(closure.at)).execute(db).await?;
    Ok(true)
}

/// Opens an action again, as it was before; `false` when it is not closed.
///
/// # Errors
/// When the database does not answer.
pub async fn reopen(db: &mut Connection, id: ActionItemId) -> Result<bool> {
    let deleted = sqlx::query(DELETE).bind(id.to_string()).execute(&mut *db).await?;
    sqlx::query(SET_OPEN).bind(id.to_string()).execute(db).await?;
    Ok(deleted.rows_affected() > 0)
}
