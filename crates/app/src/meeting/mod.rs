//! Meetings: before the day in this file (arranging, moving, cancelling one; opening its call), the day in those below.

mod effects;
mod facts;
pub mod minutes;
mod now;
mod outlook;
mod pencil;
mod queue;
pub mod room;

use jiff::Timestamp;
use yomikai_domain::{
    Problem,
    assignment::{Assignment, Readiness},
    call::{Call, parse_deadline},
    club::Club,
    id::{ClubId, MeetingId, MemberId},
    policy::{Operation, Tie, Ties},
    schedule::{LONGEST, Schedule, Typed},
};
use yomikai_store::{
    Connection,
    club::{Found, Named},
    meeting::NewMeeting,
};

use crate::{Actor, App, Error, Result, club, error::allow, transaction};

pub use now::{Counts, Now};
pub use outlook::outlook;
pub use pencil::Pencil;
pub use queue::HEARTBEAT;
pub(crate) use queue::Rooms;
pub use yomikai_store::meeting::Meeting;

/// How many coming meetings the home page shows.
const COMING: i64 = 5;

/// A meeting as one of its club's members sees it before the day.
#[derive(Debug, Clone)]
pub struct Ahead {
    /// The meeting.
    pub meeting: Meeting,
    /// Its club.
    pub club: Club,
    /// How far the room is, where a number may be shown.
    pub readiness: Option<Readiness>,
    /// One's own part, once the call is open.
    pub own: Option<Assignment>,
    /// Which of the others may need help: for the organiser, and for nobody else.
    pub may_need_help: Option<Help>,
    /// Who can be chosen as facilitator.
    pub members: Vec<Named>,
}

/// A coming meeting among all that a member has.
#[derive(Debug, Clone)]
pub struct Coming {
    /// The meeting.
    pub meeting: Meeting,
    /// Its club.
    pub club: Club,
    /// How far the room is, where a number may be shown.
    pub readiness: Option<Readiness>,
    /// One's own part, once the call is open.
    pub own: Option<Assignment>,
}

impl Coming {
    fn shown(found: yomikai_store::meeting::Coming) -> Self {
        let readiness = found.meeting.call.and(found.readiness.shown());
        Self { meeting: found.meeting, club: found.club, readiness, own: found.own }
    }
}

/// Which of the others may need help with theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// From when on they are named: before, everybody has time.
    pub from: Timestamp,
    /// Their names, from then on.
    pub names: Option<Vec<String>>,
}

/// Arranges a meeting; the actor will steer it until somebody else is chosen. The id comes with the form.
///
/// # Errors
/// Every problem of the form at once; [`Error::NotFound`] for anybody outside the club.
pub async fn arrange(app: &App, actor: &Actor, club: ClubId, id: MeetingId, typed: Typed<'_>) -> Result<()> {
    let facilitator = actor.id()?;
    let now = app.now();
    transaction!(app, |tx| {
        club::within(&mut tx, actor, club, Operation::ArrangeMeeting).await?;
        if let Some(existing) = yomikai_store::meeting::find(&mut tx, id).await? {
            return if existing.club == club { Ok(()) } else { Err(Error::NotFound) };
        }
        let schedule = Schedule::parse(typed, now)?;
        let meeting = NewMeeting { id, club, schedule: &schedule, facilitator };
        yomikai_store::meeting::insert(&mut tx, &meeting, now).await?;
    })
}

/// Moves a meeting. A deadline that would lie after the new start moves to it, and comes back with a later one. One that
/// has begun stays where it is: moving it would open the organiser's view of who may need help once more.
///
/// # Errors
/// Every problem of the form at once; `problem-cancelled`, `problem-started`; [`Error::NotFound`] for anybody outside
/// the club.
pub async fn reschedule(app: &App, actor: &Actor, id: MeetingId, typed: Typed<'_>) -> Result<()> {
    transaction!(app, |tx| {
        let meeting = within(&mut tx, actor, id, Operation::ArrangeMeeting).await?;
        not_cancelled(&meeting)?;
        not_begun(&meeting, app.now())?;
        let schedule = Schedule::parse(typed, app.now())?;
        yomikai_store::meeting::set_schedule(&mut tx, id, &schedule).await?;
        if let Some(call) = meeting.call {
            let moved = call.moved_to(schedule.starts_at, app.now());
            yomikai_store::call::set_deadline(&mut tx, id, &moved).await?;
        }
    })
}

/// Cancels a meeting; what was written for it stays with its authors.
///
/// # Errors
/// `problem-started`; [`Error::NotFound`] for anybody outside the club.
pub async fn cancel(app: &App, actor: &Actor, id: MeetingId) -> Result<()> {
    transaction!(app, |tx| {
        let meeting = within(&mut tx, actor, id, Operation::ArrangeMeeting).await?;
        not_begun(&meeting, app.now())?;
        yomikai_store::meeting::cancel(&mut tx, id, app.now()).await?;
    })
}

/// Chooses who steers.
///
/// # Errors
/// `problem-choose` on `facilitator` when they are not in the club; [`Error::NotFound`] for anybody outside it.
pub async fn set_facilitator(app: &App, actor: &Actor, id: MeetingId, facilitator: &str) -> Result<()> {
    transaction!(app, |tx| {
        let meeting = within(&mut tx, actor, id, Operation::ArrangeMeeting).await?;
        not_cancelled(&meeting)?;
        // Once somebody is in the room, the lead is handed over there.
        if yomikai_store::meeting_event::is_open(&mut tx, id).await? {
            return Err(Error::Conflict(Problem::of_form("problem-meeting-lead-in-room")));
        }
        let chosen: Option<MemberId> = facilitator.parse().ok();
        let members = yomikai_store::club::list_members(&mut tx, meeting.club).await?;
        let chosen = members.into_iter().find(|member| Some(member.id) == chosen);
        let chosen = chosen.ok_or(Problem::new("facilitator", "problem-choose"))?;
        yomikai_store::meeting::set_facilitator(&mut tx, id, chosen.id).await?;
    })
}

/// Opens the call: every member of the club gets an assignment, and the actor is its organiser.
///
/// # Errors
/// The problems of `deadline`; `problem-call-open`, `problem-cancelled`, `problem-started`; [`Error::NotFound`] outside
/// the club.
pub async fn open_call(app: &App, actor: &Actor, id: MeetingId, deadline: &str) -> Result<()> {
    let organiser = actor.id()?;
    transaction!(app, |tx| {
        let meeting = within(&mut tx, actor, id, Operation::ArrangeMeeting).await?;
        not_cancelled(&meeting)?;
        if meeting.call.is_some() {
            return Err(Error::Conflict(Problem::of_form("problem-call-open")));
        }
        let Schedule { zone, starts_at, .. } = &meeting.schedule;
        let now = app.now();
        not_begun(&meeting, now)?;
        let deadline = parse_deadline(deadline, zone, *starts_at)?;
        if deadline < now {
            return Err(Problem::new("deadline", "problem-in-the-past").into());
        }
        let call = Call::new(organiser, now, deadline);
        yomikai_store::call::insert(&mut tx, id, &call).await?;
        yomikai_store::assignment::assign_club(&mut tx, id, meeting.club).await?;
        if let Some(last) =
            yomikai_store::meeting_day::last_closed(&mut tx, meeting.club, meeting.number).await?
        {
            yomikai_store::assignment::carry_over(&mut tx, id, last, now).await?;
        }
    })
}

/// The meeting's page before the day.
///
/// # Errors
/// [`Error::NotFound`] for anybody outside the club.
pub async fn look_ahead(app: &App, actor: &Actor, id: MeetingId) -> Result<Ahead> {
    let me = actor.id()?;
    let mut db = app.db.read().await?;
    let (meeting, club) = with_club(&mut db, actor, id, Operation::SeeMeeting).await?;
    let members = yomikai_store::club::list_members(&mut db, meeting.club).await?;
    let readiness = yomikai_store::assignment::readiness(&mut db, id).await?;
    let readiness = meeting.call.and(readiness.shown());
    let own = yomikai_store::assignment::find(&mut db, id, me).await?;
    let ties = actor.ties().with_if(organises(&meeting, me, app.now()), Tie::Organiser);
    let is_organiser = allow(Operation::SeeWhoMayNeedHelp, ties).is_ok();
    let may_need_help = match meeting.call.filter(|_| is_organiser).map(|call| call.help_from()) {
        Some(from) if from <= app.now() => {
            Some(Help { from, names: Some(waited_for(&mut db, id, me).await?) })
        }
        Some(from) => Some(Help { from, names: None }),
        None => None,
    };
    Ok(Ahead { meeting, club, readiness, own, may_need_help, members })
}

/// The names of those whose part is not settled, but for the organiser, who is the only one to see them.
async fn waited_for(db: &mut Connection, id: MeetingId, organiser: MemberId) -> Result<Vec<String>> {
    let all = yomikai_store::assignment::list(db, id).await?.into_iter();
    let others = all.filter(|named| named.is_active && named.assignment.member != organiser);
    Ok(others.filter(|named| !named.assignment.standing().is_settled()).map(|named| named.name).collect())
}

/// What is on today and next in all of one's clubs, the soonest first. How far a room is stands in it only where a number
/// may be shown.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn coming(app: &App, actor: &Actor) -> Result<Vec<Coming>> {
    let me = actor.id()?;
    let coming = {
        let mut db = app.db.read().await?;
        yomikai_store::meeting::list_coming(&mut db, me, app.now() - LONGEST, COMING).await?
    };
    for found in &coming {
        // The statement lists what is in one's own clubs; that one may see it is still for the policy to say.
        allow(Operation::SeeMeeting, ties(actor, &found.meeting, true)?)?;
    }
    Ok(coming.into_iter().map(Coming::shown).collect())
}

/// Whether its room can be entered: from an hour before it starts, until its day is over; once it has begun, until it is
/// closed.
pub fn is_room_open(meeting: &Meeting, now: Timestamp) -> bool {
    let is_on = meeting.cancelled_at.is_none() && meeting.closed_at.is_none();
    is_on && (meeting.begun_at.is_some() || meeting.schedule.is_door_open(now))
}

/// Until the meeting starts, the organiser of the call sees who may need help; afterwards, or when it is cancelled,
/// nobody does.
fn organises(meeting: &Meeting, member: MemberId, now: Timestamp) -> bool {
    not_cancelled(meeting).is_ok()
        && not_begun(meeting, now).is_ok()
        && meeting.call.is_some_and(|call| call.organiser == member)
}

fn not_begun(meeting: &Meeting, now: Timestamp) -> Result<()> {
    let is_over = meeting.closed_at.is_some();
    if meeting.schedule.starts_at <= now || meeting.begun_at.is_some() || is_over {
        return Err(Error::Conflict(Problem::of_form("problem-started")));
    }
    Ok(())
}

fn not_cancelled(meeting: &Meeting) -> Result<()> {
    match meeting.cancelled_at {
        Some(_) => Err(Error::Conflict(Problem::of_form("problem-cancelled"))),
        None => Ok(()),
    }
}

/// The meeting, if this actor may do `operation` with it.
pub(crate) async fn within(
    db: &mut Connection,
    actor: &Actor,
    id: MeetingId,
    operation: Operation,
) -> Result<Meeting> {
    Ok(with_club(db, actor, id, operation).await?.0)
}

/// The meeting and its club, if this actor may do `operation` with the meeting.
pub(crate) async fn with_club(
    db: &mut Connection,
    actor: &Actor,
    id: MeetingId,
    operation: Operation,
) -> Result<(Meeting, Club)> {
    // Asked first: a visitor is told to sign in whether or not there is such a meeting.
    let me = actor.id()?;
    let found = yomikai_store::meeting::find_in_club(db, id, me).await?;
    let (meeting, Found { club, is_member }) = found.ok_or(Error::NotFound)?;
    allow(operation, ties(actor, &meeting, is_member)?)?;
    allow(Operation::SeeClub, actor.ties().with_if(is_member, Tie::ClubMember))?;
    Ok((meeting, club))
}

fn ties(actor: &Actor, meeting: &Meeting, is_club_member: bool) -> Result<Ties> {
    let is_facilitator = meeting.facilitator == actor.id()?;
    let ties = actor.ties().with_if(is_club_member, Tie::ClubMember);
    Ok(ties.with_if(is_facilitator, Tie::Facilitator))
}
