//! The parts of the room that everybody sees: rendered the same for a page as it is loaded and for what is sent live.

use std::sync::Arc;

use askama::Template;
use yomikai_app::{Error, Result, meeting::room::Room};
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    meeting::Phase,
};

use super::{
    frame::{Counted, Head, Side},
    ideas::Improving,
    scene,
    talk::Discussing,
};
use crate::{
    i18n::Words,
    links,
    meeting::minutes::Article,
    ui::{
        action::Line,
        document::{self, Part},
    },
};

/// What is counted.
pub(super) const COUNTS: &str = "room-counts";

/// One part.
pub(super) struct Fragment {
    /// The id of its element.
    pub(super) part: &'static str,
    /// The element.
    pub(super) html: Arc<str>,
}

/// A Turbo Stream that replaces a part by morphing it, so that focus and what is open stay.
pub(super) fn stream(part: &str, html: &str) -> String {
    format!(
        r#"<turbo-stream action="replace" method="morph" target="{part}"><template>{html}</template></turbo-stream>"#
    )
}

/// All parts.
pub(super) fn of(room: &Room, l: Words) -> Result<Vec<Fragment>> {
    Ok(vec![
        fragment("room-head", &Head::of(room, l))?,
        main(room, l)?,
        fragment(COUNTS, &Counted::of(room, l))?,
        fragment("room-side", &Side::of(room, l))?,
    ])
}

fn fragment(part: &'static str, template: &impl Template) -> Result<Fragment> {
    let html = template.render().map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Fragment { part, html: html.into() })
}

/// A document with its passages numbered, and how each of them begins.
pub(super) fn passages(room: &Room, item: Option<PostmortemId>, l: Words) -> (Vec<Part>, Vec<String>) {
    let document = item.and_then(|item| room.documents.get(&item));
    let numbered =
        document.map(|document| document::numbered(&document.body, l.in_language(&document.language)));
    numbered.unwrap_or_default()
}

fn main(room: &Room, l: Words) -> Result<Fragment> {
    let part = "room-main";
    match room.now.state.phase {
        Phase::Lobby => fragment(part, &Lobby::of(room, l)),
        Phase::Reading { item } => fragment(part, &Reading { l, document: Document::of(room, item, l) }),
        Phase::Discussing { item } => fragment(part, &Discussing::of(room, item, l)),
        Phase::Improving { item, step } => fragment(part, &Improving::of(room, item, step, l)),
        Phase::WrapUp => {
            fragment(part, &WrapUp { l, article: Article::new(room, l, &room.meeting.schedule.zone) })
        }
        Phase::Closed => fragment(part, &Closed { l, id: room.meeting.id }),
    }
}

#[derive(Template)]
#[template(path = "meeting/room/lobby.html")]
struct Lobby {
    l: Words,
    promises: Vec<String>,
    tag: &'static str,
    snack: String,
    facilitator: String,
    /// What the club's meetings made and is still open: the same for everybody.
    actions: Vec<Line>,
    /// Where all of it is.
    all_actions: String,
}

impl Lobby {
    fn of(room: &Room, l: Words) -> Self {
        let (schedule, frame) = (&room.meeting.schedule, room.club.charter.language);
        let year = schedule.starts_at.to_zoned(schedule.zone.rules()).year();
        Self {
            l,
            promises: room.club.charter.promises.clone(),
            tag: room.club.charter.language.tag(),
            snack: schedule.snack.clone(),
            facilitator: scene::name(room, room.now.state.facilitator),
            actions: room.open_actions.iter().map(|item| Line::shared(item, frame, year, l)).collect(),
            all_actions: links::action_items_of(room.club.id),
        }
    }
}

/// The text at hand; without one it was thrown away.
pub(super) struct Document {
    pub(super) tag: &'static str,
    pub(super) authors: String,
    pub(super) parts: Vec<Part>,
}

impl Document {
    pub(super) fn of(room: &Room, item: PostmortemId, l: Words) -> Option<Self> {
        let document = room.documents.get(&item)?;
        let (parts, _) = passages(room, Some(item), l);
        let authors = document.authors.join(&l.t("list-separator"));
        Some(Self { tag: document.language.tag(), authors, parts })
    }
}

#[derive(Template)]
#[template(path = "meeting/room/reading.html")]
struct Reading {
    l: Words,
    document: Option<Document>,
}

#[derive(Template)]
#[template(path = "meeting/room/wrap-up.html")]
struct WrapUp {
    l: Words,
    article: Article,
}

#[derive(Template)]
#[template(path = "meeting/room/closed.html")]
struct Closed {
    l: Words,
    id: MeetingId,
}
