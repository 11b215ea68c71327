//! Working copies: what somebody is typing is kept for them alone, until they save it or let it go.

use jiff::Timestamp;
use yomikai_domain::{
    Problem,
    id::{MemberId, PostmortemId},
    limits,
    policy::Operation,
};
use yomikai_store::{Connection, working_copy};

use crate::{Actor, App, Error, Result, error::allow, postmortem, transaction};

pub use yomikai_store::working_copy::{Listed, WorkingCopy};

/// How many working copies the writing page lists.
const LISTED: i64 = 50;

/// Keeps what somebody is typing; answers when it was kept. `known` is the instant of the working copy that the form
/// began from, so that two windows never replace each other's words unseen.
///
/// # Errors
/// [`Error::Conflict`] with `problem-open-elsewhere` when another window has kept something since;
/// `problem-many-copies` and `problem-large-copies` when there are too many already, or too much is in them;
/// `problem-in-trash`; [`Error::NotFound`] for somebody else's document.
pub async fn keep(
    app: &App,
    actor: &Actor,
    id: PostmortemId,
    form: &str,
    known: Option<Timestamp>,
) -> Result<Timestamp> {
    let member = actor.id()?;
    transaction!(app, |tx| {
        may_write(&mut tx, actor, id).await?;
        let kept = working_copy::find(&mut tx, id, member).await?;
        if kept.as_ref().is_some_and(|kept| Some(kept.kept_at) != known && kept.form != form) {
            Err(Error::Conflict(Problem::of_form("problem-open-elsewhere")))?;
        }
        check_room(&mut tx, id, member, kept.as_ref(), form).await?;
        // Rows keep microseconds, and two copies of one instant could not be told apart.
        let now = Timestamp::from_microsecond(app.now().as_microsecond()).unwrap_or_default();
        let least = kept.map(|kept| kept.kept_at + jiff::SignedDuration::from_micros(1));
        let copy = WorkingCopy { form: form.to_owned(), kept_at: least.map_or(now, |least| least.max(now)) };
        working_copy::keep(&mut tx, id, member, &copy).await?;
        copy.kept_at
    })
}

/// What somebody has typed of a document that is not begun, or theirs to write.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor, [`Error::NotFound`] for somebody else's document.
pub async fn find(app: &App, actor: &Actor, id: PostmortemId) -> Result<Option<WorkingCopy>> {
    let member = actor.id()?;
    let mut db = app.db.read().await?;
    may_write(&mut db, actor, id).await?;
    Ok(working_copy::find(&mut db, id, member).await?)
}

/// Forgets what was saved when a document was begun: the working copy of `known`. One that another window has kept since
/// stays.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn end_saved(app: &App, actor: &Actor, id: PostmortemId, known: Option<Timestamp>) -> Result<()> {
    let member = actor.id()?;
    transaction!(app, |tx| { end_if(&mut tx, id, member, known).await? })
}

/// Lets a working copy go; whether there is a document of one's own all the same.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn end(app: &App, actor: &Actor, id: PostmortemId) -> Result<bool> {
    let member = actor.id()?;
    transaction!(app, |tx| {
        working_copy::end(&mut tx, id, member).await?;
        yomikai_store::postmortem::is_author(&mut tx, id, member).await?
    })
}

/// Whether a document is begun, and one of its authors is asking.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn is_begun(app: &App, actor: &Actor, id: PostmortemId) -> Result<bool> {
    let member = actor.id()?;
    Ok(yomikai_store::postmortem::is_author(&mut *app.db.read().await?, id, member).await?)
}

/// What somebody has typed and not saved, the newest first.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn list_own(app: &App, actor: &Actor) -> Result<Vec<Listed>> {
    Ok(working_copy::list_own(&mut *app.db.read().await?, actor.id()?, LISTED).await?)
}

/// Forgets the working copy of `known`, since it was saved. What another window has kept since stays.
pub(crate) async fn end_if(
    db: &mut Connection,
    id: PostmortemId,
    member: MemberId,
    known: Option<Timestamp>,
) -> Result<()> {
    let kept = working_copy::find(db, id, member).await?;
    if kept.is_some_and(|kept| Some(kept.kept_at) == known) {
        working_copy::end(db, id, member).await?;
    }
    Ok(())
}

/// Refuses one copy too many, and one that grows too large beside the others. None of the others goes for it: what
/// somebody typed is theirs to save or to let go, and this one stays where it is being typed.
async fn check_room(
    db: &mut Connection,
    id: PostmortemId,
    member: MemberId,
    kept: Option<&WorkingCopy>,
    form: &str,
) -> Result<()> {
    let (number, bytes) = working_copy::size_of_others(db, member, id).await?;
    if kept.is_none() && number >= limits::WORKING_COPIES {
        let problem = Problem::of_form("problem-many-copies");
        return Err(problem.number("most", limits::WORKING_COPIES).into());
    }
    let grows = kept.is_none_or(|kept| kept.form.len() < form.len());
    if grows && bytes + form.len() > limits::WORKING_COPY_BYTES {
        let problem = Problem::of_form("problem-large-copies");
        return Err(problem.number("most", limits::WORKING_COPY_BYTES / (1 << 20)).into());
    }
    Ok(())
}

/// Whether somebody may write in a document, or begin it.
async fn may_write(db: &mut Connection, actor: &Actor, id: PostmortemId) -> Result<()> {
    if yomikai_store::postmortem::find(db, id, actor.id()?).await?.is_none() {
        return allow(Operation::BeginPostmortem, actor.ties());
    }
    postmortem::found(db, actor, id, Operation::WritePostmortem).await.map(drop)
}
