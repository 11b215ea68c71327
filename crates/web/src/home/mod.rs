//! What is next for me.

mod lately;

use askama::Template;
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, header},
    routing::get,
};
use jiff::Timestamp;
use yomikai_app::{
    action_item,
    meeting::{self, Coming},
    postmortem,
};
use yomikai_domain::assignment::Standing;

use crate::{
    Web,
    http::{
        error::{self, page},
        viewer::Viewer,
        visit::Visit,
    },
    i18n::Words,
    links,
    ui::{
        Frame, Place,
        action::Line,
        date::{self, Moment},
        entry::Entry,
        pizza::Pizza,
        shelf::Book,
    },
};

use lately::Held;

/// How much of what I write Home shows.
const OWN: usize = 5;

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new().route(links::home(), get(show))
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    name: String,
    is_admin: bool,
    next: Vec<Next>,
    own: Vec<Entry>,
    /// Whether I write more than is shown.
    has_more: bool,
    held: Vec<Held>,
    books: Vec<Book>,
    /// What I see to and is open, the soonest due first.
    actions: Vec<Line>,
    /// Those of the next meeting's club, or else those that clubs begin with.
    promises: Vec<String>,
    promises_tag: &'static str,
}

/// How many of my open actions are shown.
const MY_ACTIONS: i64 = 5;
/// What clubs begin with.
const PROMISES: [&str; 3] = ["promise-1", "promise-2", "promise-3"];

/// A coming meeting and my part in it.
struct Next {
    link: String,
    club: String,
    club_tag: &'static str,
    number: i64,
    starts: Moment,
    is_today: bool,
    deadline: Option<Moment>,
    standing: Option<Standing>,
    /// Where I go on with my part.
    writing: String,
    /// Until the room has begun.
    sit_out: Option<String>,
    join_in: Option<String>,
    pizza: Option<Pizza>,
    /// Where the room is entered, while it is open.
    enter: Option<String>,
}

async fn show(State(web): State<Web>, viewer: Viewer, headers: HeaderMap) -> error::Result {
    let coming = meeting::coming(web.app(), &viewer.actor).await?;
    let now = web.app().now();
    let next =
        coming.iter().map(|ahead| Next::new(ahead, &viewer, now)).collect::<yomikai_app::Result<_>>()?;
    let charter = coming.first().map(|ahead| &ahead.club.charter);
    let mut own = postmortem::list_own(web.app(), &viewer.actor, false).await?;
    let has_more = own.len() > OWN;
    own.truncate(OWN);
    let visit = Visit::at(web.cookies().visit(&headers), now);
    let mut response = page(&Page {
        l: viewer.l,
        frame: viewer.at(Place::Home),
        name: viewer.signed_in()?.member.profile.name.clone(),
        is_admin: viewer.is_admin(),
        next,
        own: Entry::all(own, &coming, &viewer)?,
        has_more,
        held: lately::held(web.app(), &viewer).await?,
        books: lately::books(web.app(), &viewer, &visit).await?,
        actions: actions(&web, &viewer).await?,
        promises: charter
            .map_or_else(|| PROMISES.map(|key| viewer.l.t(key)).into(), |it| it.promises.clone()),
        promises_tag: charter.map_or_else(|| viewer.l.tag(), |it| it.language.tag()),
    })?;
    response.headers_mut().append(header::SET_COOKIE, web.cookies().keep_visit(&visit));
    Ok(response)
}

async fn actions(web: &Web, viewer: &Viewer) -> yomikai_app::Result<Vec<Line>> {
    let mine = action_item::list_mine(web.app(), &viewer.actor, MY_ACTIONS).await?;
    Line::all(&mine, viewer, web.app().now())
}

impl Next {
    fn new(ahead: &Coming, viewer: &Viewer, now: Timestamp) -> yomikai_app::Result<Self> {
        let zone = &viewer.signed_in()?.member.profile.zone;
        let meeting = &ahead.meeting;
        let moment = |at| Moment::new(at, zone, viewer.l);
        let is_ahead = meeting.begun_at.is_none();
        let brought = ahead.own.and_then(|own| own.postmortem);
        Ok(Self {
            link: links::meeting(meeting.id),
            club: ahead.club.charter.name.clone(),
            club_tag: ahead.club.charter.language.tag(),
            number: meeting.number,
            is_today: date::is_same_day(meeting.schedule.starts_at, now, zone),
            starts: moment(meeting.schedule.starts_at),
            deadline: meeting.call.map(|call| moment(call.deadline)),
            standing: ahead.own.map(|own| own.standing()),
            writing: brought.map_or_else(|| links::postmortem_new_for(meeting.id), links::postmortem),
            sit_out: is_ahead.then(|| links::assignment(meeting.id, "sit-out")),
            join_in: is_ahead.then(|| links::assignment(meeting.id, "join-in")),
            enter: meeting::is_room_open(meeting, now).then(|| links::room_enter(meeting.id)),
            pizza: ahead.readiness.map(|readiness| Pizza::of(readiness, viewer.l)),
        })
    }
}

#[cfg(test)]
mod tests;
