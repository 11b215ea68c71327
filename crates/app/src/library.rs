//! The library: what is published and the actor may read, the newest first.

use yomikai_store::Connection;

use crate::{Actor, App, Result, paging::cut};

pub use yomikai_store::library::{Cursor, Filter, Shelved};

/// How many documents a page of the library shows.
const PAGE: i64 = 20;

/// A page of the library.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its documents, the newest first.
    pub shelved: Vec<Shelved>,
    /// Behind which the next page is; `None` on the last one.
    pub older: Option<Cursor>,
}

/// The page behind `before`, or the first one.
///
/// # Errors
/// [`crate::Error::Forbidden`] for a visitor.
pub async fn page(app: &App, actor: &Actor, filter: &Filter, before: Option<Cursor>) -> Result<Page> {
    let mut db = app.db.read().await?;
    let mut shelved = list(&mut db, actor, filter, before, PAGE + 1).await?;
    let goes_on = cut(&mut shelved, PAGE);
    let older = shelved.last().filter(|_| goes_on).map(Shelved::cursor);
    Ok(Page { shelved, older })
}

/// What was published last, at most `most` of it.
///
/// # Errors
/// [`crate::Error::Forbidden`] for a visitor.
pub async fn newest(app: &App, actor: &Actor, most: usize) -> Result<Vec<Shelved>> {
    let mut db = app.db.read().await?;
    list(&mut db, actor, &Filter::default(), None, i64::try_from(most).unwrap_or(i64::MAX)).await
}

/// Its statement says what the policy says of `ReadPostmortem`; a story compares them.
async fn list(
    db: &mut Connection,
    actor: &Actor,
    filter: &Filter,
    before: Option<Cursor>,
    most: i64,
) -> Result<Vec<Shelved>> {
    Ok(yomikai_store::library::list(db, actor.id()?, filter, before, most).await?)
}
