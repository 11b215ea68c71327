//! A document's life: publishing it, withdrawing it, making it a draft again.

use yomikai_domain::{
    assignment::Assignment,
    id::{MeetingId, PostmortemId},
    life::{Step, check_publishable},
    policy::Operation,
    problem::Problems,
};
use yomikai_store::{Connection, postmortem::Found};

use crate::{Actor, App, Error, Result, meeting::room, people, postmortem, transaction};

pub use yomikai_store::life::Change;

/// How many of its steps a document's history lists.
const STEPS: i64 = 200;

/// Publishes the document for an audience: the name of one, and the ids of those whom it names. It is the author's own
/// act; no finding of the coach stands in its way.
///
/// # Errors
/// Every problem at once: `problem-publish-title`, `problem-publish-words`, and those of
/// [`people::set_audience`]. [`Error::NotFound`] for anybody but an author; `problem-in-trash`.
pub async fn publish(
    app: &App,
    actor: &Actor,
    id: PostmortemId,
    audience: &str,
    named: &[&str],
) -> Result<()> {
    let meetings = transaction!(app, |tx| {
        let found = postmortem::found(&mut tx, actor, id, Operation::PublishPostmortem).await?;
        let mut problems = Problems::default();
        let publishable = problems.take_all(check_publishable(&found.revision.body));
        let audience = problems.take(people::chosen(&mut tx, id, audience, named).await?);
        let audience = problems.finish(publishable.and(audience))?;
        yomikai_store::people::set_audience(&mut tx, id, &audience).await?;
        take(app, &mut tx, actor, &found, Step::Publish).await?;
        meetings_of(&mut tx, id).await?
    })?;
    stir(app, meetings);
    Ok(())
}

/// Takes the document out of sight without deleting it: of its audience, and of the meetings that read it or were to.
///
/// # Errors
/// `problem-not-published` for a draft; [`Error::NotFound`] for anybody but an author; `problem-in-trash`.
pub async fn withdraw(app: &App, actor: &Actor, id: PostmortemId) -> Result<()> {
    let brought = transaction!(app, |tx| {
        let found = postmortem::found(&mut tx, actor, id, Operation::PublishPostmortem).await?;
        take(app, &mut tx, actor, &found, Step::Withdraw).await?;
        take_back(&mut tx, id).await?
    })?;
    tell_rooms(app, actor, &brought).await
}

/// Makes the document a draft again. Its history stays, and nobody's consent that a meeting reads it is touched.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author; `problem-in-trash`.
pub async fn reopen(app: &App, actor: &Actor, id: PostmortemId) -> Result<()> {
    let meetings = transaction!(app, |tx| {
        let found = postmortem::found(&mut tx, actor, id, Operation::PublishPostmortem).await?;
        take(app, &mut tx, actor, &found, Step::Reopen).await?;
        meetings_of(&mut tx, id).await?
    })?;
    stir(app, meetings);
    Ok(())
}

/// The steps of a document's life, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author.
pub async fn steps(app: &App, actor: &Actor, id: PostmortemId) -> Result<Vec<Change>> {
    let mut db = app.db.read().await?;
    postmortem::found(&mut db, actor, id, Operation::ReadHistory).await?;
    Ok(yomikai_store::life::list(&mut db, id, STEPS).await?)
}

/// Takes a step; one that leads where the document is already is no step.
async fn take(app: &App, tx: &mut Connection, actor: &Actor, found: &Found, step: Step) -> Result<()> {
    let at = app.now();
    let life = found.life.after(step, at).map_err(Error::Conflict)?;
    if life != found.life {
        yomikai_store::life::take(tx, found.postmortem.id, (step, life), actor.id()?, at).await?;
    }
    Ok(())
}

/// Takes back everybody's consent that a meeting reads the document; the answer is where it is brought.
pub(crate) async fn take_back(tx: &mut Connection, id: PostmortemId) -> Result<Vec<(MeetingId, Assignment)>> {
    let brought = yomikai_store::assignment::list_bringing(tx, id).await?;
    for (meeting, assignment) in &brought {
        yomikai_store::assignment::save(tx, *meeting, &assignment.take_back()).await?;
    }
    Ok(brought)
}

/// Brings the agendas of open rooms in line, and lets everybody in them look anew.
pub(crate) async fn tell_rooms(app: &App, actor: &Actor, brought: &[(MeetingId, Assignment)]) -> Result<()> {
    for (meeting, _) in brought {
        room::refresh(app, actor, *meeting).await?;
        room::stir(app, *meeting);
    }
    Ok(())
}

async fn meetings_of(tx: &mut Connection, id: PostmortemId) -> Result<Vec<MeetingId>> {
    let brought = yomikai_store::assignment::list_bringing(tx, id).await?;
    Ok(brought.into_iter().map(|(meeting, _)| meeting).collect())
}

/// What comes back into sight may be at hand in a room that has read it.
fn stir(app: &App, meetings: Vec<MeetingId>) {
    for meeting in meetings {
        room::stir(app, meeting);
    }
}
