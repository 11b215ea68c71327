//! The minutes: reading what a meeting has left, and the facilitator's words in it while the room wraps up.

use std::sync::Arc;

use jiff::SignedDuration;
use yomikai_domain::{
    id::{MeetingId, MemberId},
    meeting::{Command, CommandId, Item, Part, Phase, Refusal, Request, State},
    policy::Operation,
};
use yomikai_store::brought;

use super::{
    Counts, Now, now,
    room::{self, Document, Room},
    with_club,
};
use crate::{Actor, App, Error, Result};

pub use yomikai_store::meeting_day::Closed;

/// For how long after a meeting its members are led to the minutes.
const LATELY: SignedDuration = SignedDuration::from_hours(14 * 24);
/// To how many minutes at once they are led.
const LATEST: i64 = 3;

/// Words for one part of the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// By which a retry is known.
    pub request: CommandId,
    /// Which part.
    pub part: Part,
    /// Its words; empty to leave it out, `None` for what the meeting itself gives.
    pub text: Option<String>,
}

/// A meeting that is over, for every member of its club, whether they took part or not. Of what was not read there is
/// nothing but what goes first next time.
///
/// # Errors
/// [`Error::NotFound`] outside the club, and before the meeting is closed.
pub async fn read(app: &App, actor: &Actor, id: MeetingId) -> Result<Room> {
    let (meeting, club, state) = {
        let mut db = app.db.read().await?;
        let (meeting, club) = with_club(&mut db, actor, id, Operation::ReadMinutes).await?;
        (meeting, club, now::catch_up(&mut db, id, Arc::default()).await?)
    };
    let closed_at = meeting.closed_at.ok_or(Error::NotFound)?;
    let now = Now { state, counts: Counts::default(), facilitator_is_absent: false, here: 0, stirs: 0 };
    let mut room = room::furnish(app, meeting, club, Arc::new(now)).await?;
    room.documents.retain(|id, _| room.now.state.items.get(id).is_some_and(Item::is_read));
    let mut db = app.db.read().await?;
    // What was not read is there as it stood when the meeting closed, and only while its author lets a meeting read it:
    // until its reading begins that can be taken back, and what is written meanwhile is nobody's business.
    let left = brought::list_left(&mut db, id, room.meeting.club, closed_at).await?;
    room.documents.extend(left.into_iter().map(|(id, brought)| (id, Document::of(brought))));
    Ok(room)
}

/// What was held lately in one's clubs, the latest first: their members may read its minutes.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn latest(app: &App, actor: &Actor) -> Result<Vec<Closed>> {
    let me = actor.id()?;
    let mut db = app.db.read().await?;
    Ok(yomikai_store::meeting_day::list_closed(&mut db, me, app.now() - LATELY, LATEST).await?)
}

/// The room for whoever may word its minutes: whoever leads, while the room wraps up.
///
/// # Errors
/// `problem-meeting-only-facilitator`, `problem-meeting-not-now`, `problem-meeting-closed`; as [`room::visit`].
pub async fn edit(app: &App, actor: &Actor, id: MeetingId) -> Result<Room> {
    let visit = room::visit(app, actor, id).await?;
    may_word(&visit.now().state, actor.id()?).map_err(room::refused)?;
    visit.room().await
}

/// Words parts of the minutes, one after the other.
///
/// # Errors
/// As [`edit`]; `problem-meeting-text-too-long`, `problem-meeting-unknown`.
pub async fn word(app: &App, actor: &Actor, id: MeetingId, wordings: Vec<Wording>) -> Result<()> {
    let by = actor.id()?;
    may_word(&room::visit(app, actor, id).await?.now().state, by).map_err(room::refused)?;
    for Wording { request, part, text } in wordings {
        let command = Command::EditMinutes { part, text };
        room::carry(app, id, Request { id: Some(request), by, command }).await?;
    }
    Ok(())
}

/// What the meeting's rules say to each wording, asked before there is one.
fn may_word(state: &State, member: MemberId) -> std::result::Result<(), Refusal> {
    match state.phase {
        Phase::Closed => Err(Refusal::Closed),
        _ if !state.is_led_by(member) => Err(Refusal::OnlyTheFacilitator),
        Phase::WrapUp => Ok(()),
        _ => Err(Refusal::NotNow),
    }
}
