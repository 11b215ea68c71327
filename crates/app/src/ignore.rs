//! What the coach asked about a document and its authors left alone, with a reason: it stays with the document, and is
//! asked again when its own words change. The coach itself is not asked here; whatever it says blocks nothing.

use yomikai_domain::{
    Problem,
    id::PostmortemId,
    ignore::{self, Asked, Ignore},
    limits,
    policy::Operation,
};

use crate::{Actor, App, Error, Result, postmortem, transaction};

/// What is left alone in a document, the oldest first.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author.
pub async fn list(app: &App, actor: &Actor, id: PostmortemId) -> Result<Vec<Ignore>> {
    let mut db = app.db.read().await?;
    postmortem::found(&mut db, actor, id, Operation::SeeIgnores).await?;
    Ok(yomikai_store::ignore::list(&mut db, id).await?)
}

/// Leaves a question alone. Doing so twice keeps the newer reason.
///
/// # Errors
/// `problem-too-long`, `problem-many-ignores`, `problem-in-trash`; [`Error::NotFound`] for anybody but an author, and for a
/// rule that the coach does not have.
pub async fn keep(app: &App, actor: &Actor, id: PostmortemId, asked: Asked, why: &str) -> Result<()> {
    transaction!(app, |tx| {
        postmortem::found(&mut tx, actor, id, Operation::KeepIgnores).await?;
        if yomikai_coach::rule(&asked.rule).is_none() {
            return Err(Error::NotFound);
        }
        let reason = ignore::reason(why)?;
        let kept = yomikai_store::ignore::list(&mut tx, id).await?;
        let is_new = kept.iter().all(|known| known.asked != asked);
        if is_new && kept.len() >= limits::IGNORES {
            Err(Problem::new("why", "problem-many-ignores").number("most", limits::IGNORES))?;
        }
        let ignore = Ignore { asked: asked.clone(), reason, at: app.now() };
        yomikai_store::ignore::keep(&mut tx, id, &ignore).await?;
    })
}

/// Has a question asked again.
///
/// # Errors
/// `problem-in-trash`; [`Error::NotFound`] for anybody but an author.
pub async fn end(app: &App, actor: &Actor, id: PostmortemId, asked: &Asked) -> Result<()> {
    transaction!(app, |tx| {
        postmortem::found(&mut tx, actor, id, Operation::KeepIgnores).await?;
        yomikai_store::ignore::end(&mut tx, id, asked).await?;
    })
}
