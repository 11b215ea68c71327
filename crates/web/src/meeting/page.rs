//! A meeting's page before the day: the call, my part, when and where, and for its organiser who may need help.

use askama::Template;
use axum::extract::State;
use jiff::{RoundMode, SignedDuration, Timestamp, Unit, ZonedRound};
use yomikai_app::{
    action_item,
    meeting::{self, Ahead, Meeting},
};
use yomikai_domain::{
    assignment::Standing,
    id::{MeetingId, MemberId},
    member::Zone,
    schedule::DOOR_OPENS,
};

use super::{
    agenda::Agenda,
    invitation,
    part::Part,
    when::{self, When},
};
use crate::{
    Host, Web,
    http::{
        error::{self, page},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{self, Form, Frame, Place, action::Line, date::Moment, pizza::Pizza},
};

/// The forms of the page, where one was refused.
#[derive(Default)]
pub(super) struct Forms {
    /// Of my part.
    pub(super) part: Form,
    /// Of the call; without one it is shown for the first time.
    pub(super) call: Option<Form>,
    /// Of the facilitator.
    pub(super) steer: Form,
    /// Of the door to the room.
    pub(super) door: Form,
}

#[derive(Template)]
#[template(path = "meeting/page.html")]
pub(super) struct Page {
    l: Words,
    frame: Frame,
    id: MeetingId,
    number: i64,
    club: Heading,
    when: When,
    span: String,
    place: String,
    snack: String,
    facilitator: String,
    people: Vec<(MemberId, String, bool)>,
    promises: Vec<String>,
    is_cancelled: bool,
    has_started: bool,
    /// Whether there are minutes instead of anything to prepare.
    is_closed: bool,
    door: Door,
    pizza: Option<Pizza>,
    agenda: Option<Agenda>,
    part: Option<Part>,
    call: Option<OpenCall>,
    /// What the meeting made of cards, as it stands now.
    actions: Vec<Line>,
    help: Option<Help>,
    forms: Forms,
    call_form: Form,
    /// The zone in which the deadline is typed.
    zone: String,
}

/// Whether the room can be entered.
#[derive(PartialEq, Eq)]
enum Door {
    /// Not yet; it opens at this time of day.
    OpensAt(String),
    /// It can.
    Open,
    /// Not any more, or the meeting was cancelled.
    Shut,
}

impl Door {
    fn of(meeting: &Meeting, now: Timestamp, zone: &Zone, l: Words) -> Self {
        let schedule = &meeting.schedule;
        if meeting::is_room_open(meeting, now) {
            Self::Open
        } else if meeting.cancelled_at.is_some() || meeting.closed_at.is_some() {
            Self::Shut
        } else if now < schedule.starts_at {
            Self::OpensAt(Moment::new(schedule.starts_at - DOOR_OPENS, zone, l).both(&l))
        } else {
            Self::Shut
        }
    }
}

struct Heading {
    link: String,
    name: String,
    tag: &'static str,
}

struct OpenCall {
    deadline: When,
    text: String,
}

/// For the organiser: who may need help, or from when on that is shown.
enum Help {
    From(Moment),
    Now(Vec<Person>),
}

struct Person {
    initials: String,
    name: String,
}

pub(super) async fn show(
    State(web): State<Web>,
    viewer: Viewer,
    host: Host,
    Id(id): Id<MeetingId>,
) -> error::Result {
    page(&build(&web, &viewer, &host, id, Forms::default()).await?)
}

/// The page with what was refused on it.
pub(super) async fn build(
    web: &Web,
    viewer: &Viewer,
    Host(host): &Host,
    id: MeetingId,
    mut forms: Forms,
) -> error::Result<Page> {
    let Ahead { meeting, club, readiness, own, may_need_help, members } =
        meeting::look_ahead(web.app(), &viewer.actor, id).await?;
    let (l, now) = (viewer.l, web.app().now());
    let zone = &viewer.signed_in()?.member.profile.zone;
    let schedule = &meeting.schedule;
    let when = |at| When::new(at, zone, &schedule.zone, l);
    let is_closed = meeting.closed_at.is_some() && meeting.cancelled_at.is_none();
    let has_started = schedule.starts_at <= now || meeting.begun_at.is_some() || is_closed;
    let is_over = schedule.is_over(now) || meeting.closed_at.is_some();
    let can_act = !is_over && meeting.cancelled_at.is_none();
    let part = match own {
        Some(own) => {
            Some(Part::new(web.app(), viewer, id, own, (can_act, meeting.begun_at.is_some())).await?)
        }
        None => None,
    };
    let outlook = meeting::outlook(web.app(), &viewer.actor, id).await?;
    let address = web.absolute(host, &links::meeting(id));
    let call = meeting.call.map(|call| OpenCall {
        deadline: when(call.deadline),
        text: invitation::text(&club, &meeting, call.deadline, &address),
    });
    let frame = club.charter.language;
    let actions = action_item::of_meeting(web.app(), &viewer.actor, id).await?;
    let year = now.to_zoned(zone.rules()).year();
    Ok(Page {
        l,
        frame: viewer.at(Place::Clubs),
        id,
        number: meeting.number,
        actions: actions.iter().map(|item| Line::shared(item, frame, year, l)).collect(),
        club: Heading {
            link: links::club(club.id),
            name: club.charter.name,
            tag: club.charter.language.tag(),
        },
        when: when(schedule.starts_at),
        span: when::span(schedule, zone, l),
        place: schedule.place.clone(),
        snack: schedule.snack.clone(),
        people: members
            .into_iter()
            .map(|named| (named.id, named.name, named.id == meeting.facilitator))
            .collect(),
        promises: club.charter.promises,
        is_cancelled: meeting.cancelled_at.is_some(),
        has_started,
        is_closed,
        door: Door::of(&meeting, now, zone, l),
        pizza: readiness.map(|readiness| Pizza::of(readiness, l)),
        agenda: outlook.map(|outlook| Agenda::new(outlook, l)),
        part,
        call,
        help: may_need_help.map(|help| match help.names {
            Some(names) => Help::Now(names.into_iter().map(Person::new).collect()),
            None => Help::From(Moment::new(help.from, zone, l)),
        }),
        call_form: forms.call.take().unwrap_or_else(|| fresh_call(&meeting, now, l)),
        zone: schedule.zone.as_str().to_owned(),
        forms,
        facilitator: meeting.facilitator_name,
    })
}

impl Page {
    /// Whether anything about the meeting can still be arranged.
    fn can_act(&self) -> bool {
        !self.has_started && !self.is_cancelled
    }

    /// Whether the place is an address to follow.
    fn is_place_a_link(&self) -> bool {
        (self.place.starts_with("https://") || self.place.starts_with("http://")) && !self.place.contains(' ')
    }
}

impl Person {
    fn new(name: String) -> Self {
        Self { initials: ui::initials(&name), name }
    }
}

/// The form of the call, with a deadline that leaves time to read.
fn fresh_call(meeting: &Meeting, now: Timestamp, l: Words) -> Form {
    let schedule = &meeting.schedule;
    let deadline = comfortable_deadline(schedule.starts_at, now, &schedule.zone);
    Form::fresh(Fields::default().with("deadline", Moment::new(deadline, &schedule.zone, l).input()))
}

/// Two days before the start; where that has passed, a full hour not far off; never after the start.
fn comfortable_deadline(starts_at: Timestamp, now: Timestamp, zone: &Zone) -> Timestamp {
    let two_days_before = starts_at - SignedDuration::from_hours(48);
    if two_days_before > now {
        return two_days_before;
    }
    let soon = (now + SignedDuration::from_hours(2)).to_zoned(zone.rules());
    let hour = soon.round(ZonedRound::new().smallest(Unit::Hour).mode(RoundMode::Trunc));
    hour.map_or(starts_at, |hour| hour.timestamp().min(starts_at))
}
