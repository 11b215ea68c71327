//! The room as a page, and what is mine alone of it.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use yomikai_app::{
    Error,
    meeting::{Pencil, room},
};
use yomikai_domain::id::MeetingId;

use super::{
    act,
    fragments::{self, COUNTS},
    hub::Rendered,
    mine::{self, Refused},
};
use crate::{
    Web,
    http::{
        error::{self, page_with},
        path::Id,
        see_other,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place},
};

#[derive(Template)]
#[template(path = "meeting/room/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: MeetingId,
    club: String,
    number: i64,
    seq: String,
    /// The server's clock as the page is made, in milliseconds, so that a browser whose clock is off counts right.
    now: i64,
    head: String,
    main: String,
    counts: String,
    side: String,
    mine: String,
}

/// The room. Who has not entered it finds the door.
pub(super) async fn show(
    State(web): State<Web>,
    viewer: Viewer,
    headers: HeaderMap,
    Id(id): Id<MeetingId>,
) -> error::Result {
    let pencil = pencil(&web, &headers);
    match page(&web, &viewer, id, &pencil, None).await {
        Err(error::Failure(Error::Forbidden)) => Ok(see_other(&links::meeting(id))),
        outcome => Ok(keep(&web, outcome?, &pencil)),
    }
}

/// The page, with what was refused on it.
pub(super) async fn page(
    web: &Web,
    viewer: &Viewer,
    id: MeetingId,
    pencil: &Pencil,
    refused: Option<Refused>,
) -> error::Result {
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let visit = room::visit(web.app(), &viewer.actor, id).await?;
    let rendered = web.hub().rendered(&visit, viewer.l).await?;
    let mine = mine::render(web, viewer, &visit, &rendered, pencil, refused).await?;
    let part = |part: &str| part_of(&rendered, part);
    let room = &rendered.room;
    let template = Page {
        l: viewer.l,
        frame: viewer.at(Place::Clubs),
        id,
        club: room.club.charter.name.clone(),
        number: room.meeting.number,
        seq: rendered.token.clone(),
        now: web.app().now().as_millisecond(),
        head: part("room-head"),
        main: part("room-main"),
        counts: part(COUNTS),
        side: part("room-side"),
        mine,
    };
    page_with(status, &template)
}

fn part_of(rendered: &Rendered, part: &str) -> String {
    let found = rendered.fragments.iter().find(|fragment| fragment.part == part);
    found.map(|fragment| fragment.html.to_string()).unwrap_or_default()
}

/// What is mine alone, asked for again after the room has moved.
pub(super) async fn mine(
    State(web): State<Web>,
    viewer: Viewer,
    headers: HeaderMap,
    Id(id): Id<MeetingId>,
) -> error::Result {
    let pencil = pencil(&web, &headers);
    let visit = room::visit(web.app(), &viewer.actor, id).await?;
    let rendered = web.hub().rendered(&visit, viewer.l).await?;
    let mine = mine::render(&web, &viewer, &visit, &rendered, &pencil, None).await?;
    Ok(act::streamed(StatusCode::OK, fragments::stream(mine::PART, &mine)))
}

/// The browser's pencil, or a new one.
pub(super) fn pencil(web: &Web, headers: &HeaderMap) -> Pencil {
    web.cookies().pencil(headers).unwrap_or_else(|| Pencil::new(web.app()))
}

/// Lets the browser keep its pencil for another day.
pub(super) fn keep(web: &Web, mut response: Response, pencil: &Pencil) -> Response {
    response.headers_mut().append(header::SET_COOKIE, web.cookies().keep_pencil(pencil));
    response
}
