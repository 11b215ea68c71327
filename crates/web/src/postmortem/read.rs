//! Reading a draft: its words, where it goes, and the coach's pencil notes.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    meeting::{self, Ahead},
    postmortem,
};
use yomikai_domain::{assignment::Standing, id::PostmortemId, life::Life};

use super::notes;
use crate::{
    Web,
    http::{
        error::{self, page},
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{
        Frame, Place,
        date::{self, Moment},
        document::{self, Part},
        pencil::Note,
    },
};

#[derive(Template)]
#[template(path = "postmortem/read.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    tag: &'static str,
    title: String,
    authors: String,
    saved: Moment,
    begun: Moment,
    minutes: i64,
    parts: Vec<Part>,
    meetings: Vec<Bringing>,
    notes: Vec<Note>,
    life: Life,
    /// The names of its audience; `None` for everyone.
    readers: Option<String>,
    is_author: bool,
    is_owner: bool,
    is_in_trash: bool,
    revision: i64,
}

/// A meeting that this document is brought to, or could be.
struct Bringing {
    ahead: Ahead,
    starts: Moment,
    is_today: bool,
    stage: Stage,
}

#[derive(PartialEq, Eq)]
enum Stage {
    /// Nothing is brought there yet.
    CouldBring,
    /// This was brought before one chose to come as a reader.
    SittingOut,
    /// This is brought, and nobody may read it yet.
    Drafting,
    /// This is brought, and may be read in the meeting.
    Ready,
}

/// A draft as its authors read it.
pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<PostmortemId>) -> error::Result {
    let reading = postmortem::read(web.app(), &viewer.actor, id).await?;
    let zone = &viewer.signed_in()?.member.profile.zone;
    let (l, now) = (viewer.l, web.app().now());
    let could_be_brought =
        reading.is_author && reading.trashed_at.is_none() && !matches!(reading.life, Life::Withdrawn(_));
    let meetings =
        if could_be_brought { meeting::coming(web.app(), &viewer.actor).await? } else { Vec::new() };
    let bringing = |ahead: Ahead| {
        let stage = stage(&ahead, id)?;
        let at = ahead.meeting.schedule.starts_at;
        let is_today = date::is_same_day(at, now, zone);
        Some(Bringing { starts: Moment::new(at, zone, l), is_today, ahead, stage })
    };
    let body = &reading.revision.body;
    page(&Page {
        l,
        frame: viewer.at(Place::Write),
        id,
        tag: reading.postmortem.language.tag(),
        title: body.display_title(),
        authors: reading.authors.join(&l.t("list-separator")),
        saved: Moment::new(reading.revision.at, zone, l),
        begun: Moment::new(reading.postmortem.created_at, zone, l),
        minutes: body.reading_minutes(reading.postmortem.language).into(),
        parts: document::parts(body, l.in_language(&reading.postmortem.language)),
        meetings: meetings.into_iter().filter_map(bringing).collect(),
        notes: if reading.is_author { notes::on(body) } else { Vec::new() },
        life: reading.life,
        readers: reading.readers.map(|names| names.join(&l.t("list-separator"))),
        is_author: reading.is_author,
        is_owner: reading.is_owner,
        is_in_trash: reading.trashed_at.is_some(),
        revision: reading.revision.number,
    })
}

fn stage(ahead: &Ahead, id: PostmortemId) -> Option<Stage> {
    let own = ahead.own.as_ref()?;
    match (own.postmortem, own.standing()) {
        (Some(brought), Standing::Ready) if brought == id => Some(Stage::Ready),
        (Some(brought), Standing::SittingOut) if brought == id => Some(Stage::SittingOut),
        (Some(brought), _) if brought == id => Some(Stage::Drafting),
        (None, _) => Some(Stage::CouldBring),
        (Some(_), _) => None,
    }
}
