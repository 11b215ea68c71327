//! The minutes of a meeting that is over, for everybody in its club.

use askama::Template;
use axum::extract::State;
use yomikai_app::meeting::minutes;
use yomikai_domain::id::MeetingId;

use super::Article;
use crate::{
    Web,
    http::{
        error::{self, page},
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    ui::{Frame, Place},
};

#[derive(Template)]
#[template(path = "meeting/minutes/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: MeetingId,
    club: String,
    number: i64,
    article: Article,
    /// The same to take elsewhere, and its language.
    text: String,
    tag: &'static str,
}

pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<MeetingId>) -> error::Result {
    let room = minutes::read(web.app(), &viewer.actor, id).await?;
    // The Friday of a meeting is the same for whoever reads of it, wherever they are.
    let (charter, zone) = (&room.club.charter, &room.meeting.schedule.zone);
    let club = viewer.l.in_language(&charter.language);
    page(&Page {
        l: viewer.l,
        frame: viewer.at(Place::Clubs),
        id,
        club: charter.name.clone(),
        number: room.meeting.number,
        article: Article::new(&room, viewer.l, zone).into_page(),
        text: Article::new(&room, club, zone).to_markdown(),
        tag: club.tag(),
    })
}
