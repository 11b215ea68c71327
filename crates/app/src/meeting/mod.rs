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
use yomikai_store::{Connection, club::Named, meeting::NewMeeting};

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

/// Moves a meeting. A deadline that would lie after the new start moves to it. One that has begun stays where it is:
/// moving it would open the organiser's view of who may need help once more.
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
        if meeting.call.is_some_and(|call| call.deadline > schedule.starts_at) {
            yomikai_store::call::set_deadline(&mut tx, id, schedule.starts_at).await?;
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
        let call = Call { organiser, opened_at: now, deadline };
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
    let meeting = within(&mut db, actor, id, Operation::SeeMeeting).await?;
    let club = club::within(&mut db, actor, meeting.club, Operation::SeeClub).await?;
    let members = yomikai_store::club::list_members(&mut db, meeting.club).await?;
    let assignments = yomikai_store::assignment::list(&mut db, id).await?;
    let standings = assignments.iter().map(|named| named.assignment.standing());
    let readiness = match yomikai_store::call::find_total(&mut db, id).await? {
        Some(total) => total,
        None => Readiness::of(standings),
    };
    let readiness = meeting.call.and(readiness.shown());
    let own = assignments.iter().map(|named| named.assignment).find(|own| own.member == me);
    let ties = actor.ties().with_if(organises(&meeting, me, app.now()), Tie::Organiser);
    let is_organiser = allow(Operation::SeeWhoMayNeedHelp, ties).is_ok();
    let may_need_help = meeting.call.filter(|_| is_organiser).map(|call| {
        let from = call.help_from();
        let others = assignments.iter().filter(|named| named.is_active && named.assignment.member != me);
        let waiting = others.filter(|named| !named.assignment.standing().is_settled());
        let names = || waiting.map(|named| named.name.clone()).collect();
        Help { from, names: (from <= app.now()).then(names) }
    });
    Ok(Ahead { meeting, club, readiness, own, may_need_help, members })
}

/// What is on today and next in all of one's clubs, the soonest first.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn coming(app: &App, actor: &Actor) -> Result<Vec<Ahead>> {
    let me = actor.id()?;
    let meetings = {
        let mut db = app.db.read().await?;
        yomikai_store::meeting::list_coming(&mut db, me, app.now() - LONGEST, COMING).await?
    };
    let mut ahead = Vec::with_capacity(meetings.len());
    for meeting in meetings {
        ahead.push(look_ahead(app, actor, meeting.id).await?);
    }
    Ok(ahead)
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
    // Asked first: a visitor is told to sign in whether or not there is such a meeting.
    let me = actor.id()?;
    let meeting = yomikai_store::meeting::find(db, id).await?.ok_or(Error::NotFound)?;
    let club = yomikai_store::club::find(db, meeting.club, me).await?.ok_or(Error::NotFound)?;
    allow(operation, ties(actor, &meeting, club.is_member)?)?;
    Ok(meeting)
}

fn ties(actor: &Actor, meeting: &Meeting, is_club_member: bool) -> Result<Ties> {
    let is_facilitator = meeting.facilitator == actor.id()?;
    let ties = actor.ties().with_if(is_club_member, Tie::ClubMember);
    Ok(ties.with_if(is_facilitator, Tie::Facilitator))
}
