//! One's own part in a call: what I bring, ready, not yet, sitting this one out.

use yomikai_domain::{
    Problem,
    assignment::Assignment,
    id::{MeetingId, PostmortemId},
    life::Life,
    policy::{Operation, Tie},
};
use yomikai_store::Connection;

use crate::{
    Actor, App, Error, Result,
    error::allow,
    meeting::{self, Meeting, room},
    postmortem, transaction,
};

/// Brings a document that one writes.
///
/// # Errors
/// [`Error::NotFound`] when one is no author of it or has no part in the meeting; `problem-started`,
/// `problem-withdrawn`.
pub async fn bring(app: &App, actor: &Actor, id: MeetingId, postmortem: PostmortemId) -> Result<()> {
    transaction!(app, |tx| {
        let found = postmortem::found(&mut tx, actor, postmortem, Operation::WritePostmortem).await?;
        in_sight(found.life)?;
        let own = own(app, &mut tx, actor, id).await?;
        yomikai_store::assignment::save(&mut tx, id, &own.bring(postmortem)).await?;
    })?;
    room::refresh(app, actor, id).await
}

/// Lets the participants read what one brings, in the meeting.
///
/// # Errors
/// `problem-ready-nothing-written`, `problem-started`, `problem-withdrawn`; [`Error::NotFound`] without a part in the meeting.
pub async fn ready(app: &App, actor: &Actor, id: MeetingId) -> Result<()> {
    transaction!(app, |tx| {
        let own = own(app, &mut tx, actor, id).await?;
        let body = match own.postmortem {
            Some(brought) => {
                let found = postmortem::found(&mut tx, actor, brought, Operation::WritePostmortem).await?;
                in_sight(found.life)?;
                Some(found.revision.body)
            }
            None => None,
        };
        let ready = own.ready(body.as_ref(), app.now())?;
        yomikai_store::assignment::save(&mut tx, id, &ready).await?;
    })?;
    room::refresh(app, actor, id).await
}

/// Takes that back: until its reading begins, whatever became of the meeting.
///
/// # Errors
/// `problem-being-read`; [`Error::NotFound`] without a part in the meeting.
pub async fn take_back(app: &App, actor: &Actor, id: MeetingId) -> Result<()> {
    transaction!(app, |tx| {
        let (_, own) = mine(&mut tx, actor, id).await?;
        yomikai_store::assignment::save(&mut tx, id, &own.take_back()).await?;
    })?;
    room::refresh(app, actor, id).await
}

/// Sits this one out. Once the room has begun nobody has to say so: who has nothing ready simply reads along.
///
/// # Errors
/// As [`take_back`].
pub async fn sit_out(app: &App, actor: &Actor, id: MeetingId) -> Result<()> {
    let now = app.now();
    let begun = meeting::within(&mut *app.db.read().await?, actor, id, Operation::SeeMeeting).await?.begun_at;
    if begun.is_some() {
        return Err(Error::Conflict(Problem::of_form("problem-started")));
    }
    change(app, actor, id, |own| own.sit_out(now)).await
}

/// Joins in after all.
///
/// # Errors
/// As [`take_back`].
pub async fn join_in(app: &App, actor: &Actor, id: MeetingId) -> Result<()> {
    change(app, actor, id, Assignment::join_in).await
}

/// What was withdrawn is read by no meeting until it is a draft again.
fn in_sight(life: Life) -> Result<()> {
    match life {
        Life::Withdrawn(_) => Err(Error::Conflict(Problem::of_form("problem-withdrawn"))),
        Life::Draft | Life::Published(_) => Ok(()),
    }
}

async fn change(
    app: &App,
    actor: &Actor,
    id: MeetingId,
    change: impl Fn(Assignment) -> Assignment,
) -> Result<()> {
    transaction!(app, |tx| {
        let own = own(app, &mut tx, actor, id).await?;
        yomikai_store::assignment::save(&mut tx, id, &change(own)).await?;
    })?;
    room::refresh(app, actor, id).await
}

/// One's own assignment in a meeting that is neither over nor cancelled, and has not begun to read what one brings.
async fn own(app: &App, tx: &mut Connection, actor: &Actor, id: MeetingId) -> Result<Assignment> {
    let (meeting, own) = mine(tx, actor, id).await?;
    let is_over = meeting.closed_at.is_some() || meeting.schedule.is_over(app.now());
    if meeting.cancelled_at.is_some() || is_over {
        return Err(Error::Conflict(Problem::of_form("problem-started")));
    }
    Ok(own)
}

/// One's own assignment in a meeting that has not begun to read what one brings.
async fn mine(tx: &mut Connection, actor: &Actor, id: MeetingId) -> Result<(Meeting, Assignment)> {
    let meeting = meeting::within(tx, actor, id, Operation::SeeMeeting).await?;
    let own = yomikai_store::assignment::find(tx, id, actor.id()?).await?.ok_or(Error::NotFound)?;
    allow(Operation::KeepOwnAssignment, actor.ties().with_if(true, Tie::Oneself))?;
    if let Some(brought) = own.postmortem
        && yomikai_store::meeting_day::is_pinned(tx, id, brought).await?
    {
        return Err(Error::Conflict(Problem::of_form("problem-being-read")));
    }
    Ok((meeting, own))
}
