//! Calling a meeting off, after being asked once more.

use askama::Template;
use axum::extract::State;
use yomikai_app::meeting::{self, Ahead};
use yomikai_domain::id::MeetingId;

use super::when::When;
use crate::{
    Web,
    http::{
        done,
        error::{self, page},
        path::Id,
        see_other,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place},
};

#[derive(Template)]
#[template(path = "meeting/cancel.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: MeetingId,
    number: i64,
    club: String,
    tag: &'static str,
    when: When,
}

pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<MeetingId>) -> error::Result {
    let Ahead { meeting, club, .. } = meeting::look_ahead(web.app(), &viewer.actor, id).await?;
    if meeting.cancelled_at.is_some() {
        return Ok(see_other(&links::meeting(id)));
    }
    let zone = &viewer.signed_in()?.member.profile.zone;
    page(&Page {
        l: viewer.l,
        frame: viewer.at(Place::Clubs),
        id,
        number: meeting.number,
        club: club.charter.name,
        tag: club.charter.language.tag(),
        when: When::new(meeting.schedule.starts_at, zone, &meeting.schedule.zone, viewer.l),
    })
}

pub(super) async fn submit(State(web): State<Web>, viewer: Viewer, Id(id): Id<MeetingId>) -> error::Result {
    meeting::cancel(web.app(), &viewer.actor, id).await?;
    Ok(done(&links::meeting(id), "done-meeting-cancelled"))
}
