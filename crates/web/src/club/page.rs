//! A club's page: what is next, what was, the promises and the people.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    App, action_item,
    club::{self, Room},
    meeting::{self, Meeting, room::OPEN_ACTIONS},
    member,
};
use yomikai_domain::{
    id::{ClubId, MemberId},
    member::Zone,
    text,
};

use crate::{
    Web,
    http::{
        done,
        error::{self, mendable, page, refused},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{
        self, Form, Frame, Place,
        action::Line,
        date::{self, Moment},
        pizza::Pizza,
    },
};

#[derive(Template)]
#[template(path = "club/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: ClubId,
    name: String,
    tag: &'static str,
    promises: Vec<String>,
    people: Vec<Person>,
    /// Who could be taken in.
    others: Vec<(MemberId, String)>,
    next: Option<Next>,
    coming: Vec<Entry>,
    past: Vec<Entry>,
    /// What is open, the soonest due first.
    actions: Vec<Line>,
    form: Form,
}

struct Person {
    initials: String,
    name: String,
}

struct Next {
    entry: Entry,
    is_today: bool,
    snack: String,
    pizza: Option<Pizza>,
}

struct Entry {
    link: String,
    number: i64,
    starts: Moment,
    is_cancelled: bool,
    /// Where its minutes are, once it is over.
    minutes: Option<String>,
}

impl Entry {
    fn new(meeting: &Meeting, zone: &Zone, l: Words) -> Self {
        Self {
            link: links::meeting(meeting.id),
            number: meeting.number,
            starts: Moment::new(meeting.schedule.starts_at, zone, l),
            is_cancelled: meeting.cancelled_at.is_some(),
            minutes: meeting
                .closed_at
                .filter(|_| meeting.cancelled_at.is_none())
                .map(|_| links::minutes(meeting.id)),
        }
    }
}

pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<ClubId>) -> error::Result {
    page(&build(web.app(), &viewer, id, Form::default()).await?)
}

pub(super) async fn add_member(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<ClubId>,
    fields: Fields,
) -> error::Result {
    let outcome = club::add_member(web.app(), &viewer.actor, id, fields.get("member")).await;
    match mendable(outcome)? {
        Ok(()) => Ok(done(&links::club(id), "done-club-member")),
        Err(problems) => {
            let form = Form::refused(fields, &problems, viewer.l);
            refused(&build(web.app(), &viewer, id, form).await?)
        }
    }
}

async fn build(app: &App, viewer: &Viewer, id: ClubId, form: Form) -> error::Result<Page> {
    let Room { club, members, meetings } = club::enter(app, &viewer.actor, id).await?;
    let zone = &viewer.signed_in()?.member.profile.zone;
    let mut everybody = member::names(app, &viewer.actor).await?;
    everybody.sort_by_cached_key(|named| text::fold(&named.name));
    let is_ahead = |meeting: &Meeting| meeting.schedule.starts_at > app.now() && meeting.closed_at.is_none();
    let (mut coming, past): (Vec<_>, Vec<_>) = meetings.into_iter().partition(is_ahead);
    coming.reverse();
    let first = coming.iter().position(|meeting| meeting.cancelled_at.is_none());
    let next = match first.map(|at| coming.remove(at)) {
        Some(meeting) => Some(next(app, viewer, &meeting, zone).await?),
        None => None,
    };
    let entries = |list: &[Meeting]| list.iter().map(|meeting| Entry::new(meeting, zone, viewer.l)).collect();
    let actions = action_item::of_club(app, &viewer.actor, id, OPEN_ACTIONS).await?;
    Ok(Page {
        l: viewer.l,
        actions: Line::all(&actions, viewer, app.now())?,
        frame: viewer.at(Place::Clubs),
        id,
        name: club.charter.name,
        tag: club.charter.language.tag(),
        promises: club.charter.promises,
        others: everybody
            .into_iter()
            .filter(|named| members.iter().all(|member| member.id != named.id))
            .map(|named| (named.id, named.name))
            .collect(),
        people: members
            .into_iter()
            .map(|named| Person { initials: ui::initials(&named.name), name: named.name })
            .collect(),
        next,
        coming: entries(&coming),
        past: entries(&past),
        form,
    })
}

async fn next(app: &App, viewer: &Viewer, meeting: &Meeting, zone: &Zone) -> error::Result<Next> {
    let ahead = meeting::look_ahead(app, &viewer.actor, meeting.id).await?;
    Ok(Next {
        entry: Entry::new(meeting, zone, viewer.l),
        is_today: date::is_same_day(meeting.schedule.starts_at, app.now(), zone),
        snack: meeting.schedule.snack.clone(),
        pizza: ahead.readiness.map(|readiness| Pizza::of(readiness, viewer.l)),
    })
}
