//! What is asked for in the room, one form after another, and the answer that is for its sender alone.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use yomikai_app::{
    Result,
    meeting::{
        Pencil,
        room::{self, Visit},
    },
};
use yomikai_domain::{Problem, id::MeetingId, meeting::unsigned::NOTE};

use super::{
    command::{self, Asked},
    fragments,
    mine::{self, Refused},
    show,
};
use crate::{
    Web,
    http::{
        error::{self, mendable, page},
        fields::Fields,
        path::{Act, Id},
        see_other,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Form, pencil::Answer},
};

const STREAM: &str = "text/vnd.turbo-stream.html";

/// Does what a form asks for. A browser with scripts gets what is its own, and where the room itself changed all of the
/// room; one without goes back to the page.
pub(super) async fn submit(
    State(web): State<Web>,
    viewer: Viewer,
    headers: HeaderMap,
    Id(id): Id<MeetingId>,
    Act(act): Act,
    fields: Fields,
) -> error::Result {
    let pencil = show::pencil(&web, &headers);
    let outcome = mendable(carry(&web, &viewer, id, &act, &fields, &pencil).await)?;
    let refused = outcome.err().map(|problems| refused(&act, fields, &problems, viewer.l));
    let is_done = refused.is_none();
    let response = match (wants_stream(&headers), refused) {
        (false, None) => see_other(&links::room(id)),
        (false, Some(refused)) => show::page(&web, &viewer, id, &pencil, Some(refused)).await?,
        (true, refused) => stream(&web, &viewer, id, &pencil, refused, is_done && moves(&act)).await?,
    };
    Ok(show::keep(&web, response, &pencil))
}

async fn carry(
    web: &Web,
    viewer: &Viewer,
    id: MeetingId,
    act: &str,
    fields: &Fields,
    pencil: &Pencil,
) -> Result<()> {
    let visit = room::visit(web.app(), &viewer.actor, id).await?;
    let passages = match act {
        "note" => passages(web, viewer, &visit, fields).await?,
        _ => 0,
    };
    let asked = Asked { fields, pencil, language: visit.language(), passages };
    let (request, command) = command::read(web.app(), &visit, act, &asked)?;
    visit.act(request, command).await
}

/// How many passages the document of a note has. A note may come again when the room has gone on to another one.
async fn passages(web: &Web, viewer: &Viewer, visit: &Visit, fields: &Fields) -> Result<usize> {
    let rendered = web.hub().rendered(visit, viewer.l).await?;
    let item = fields.get("item").parse().ok();
    if item == rendered.room.now.state.phase.item() {
        return Ok(rendered.excerpts.len());
    }
    // Of what the room has not begun to read it does not learn how long it is: any passage is as good as another, and the
    // room's rules answer that it is elsewhere.
    let known = item.and_then(|item| rendered.room.now.state.items.get(&item));
    if known.is_some_and(|item| item.revision.is_none()) {
        return Ok(usize::MAX);
    }
    Ok(fragments::passages(&rendered.room, item, viewer.l).1.len())
}

/// Whether it changes what everybody sees, so that its sender should see that at once, stream or not.
fn moves(act: &str) -> bool {
    matches!(
        act,
        "turn"
            | "clock"
            | "order"
            | "lead"
            | "take-over"
            | "spotlight"
            | "aside"
            | "note"
            | "card"
            | "action"
            | "kudos"
    )
}

fn refused(act: &str, fields: Fields, problems: &[Problem], l: Words) -> Refused {
    Refused { act: act.to_owned(), form: Form::refused(fields, problems, l) }
}

fn wants_stream(headers: &HeaderMap) -> bool {
    let mut accepts = headers.get_all(header::ACCEPT).into_iter().filter_map(|accept| accept.to_str().ok());
    accepts.any(|accept| accept.contains(STREAM))
}

async fn stream(
    web: &Web,
    viewer: &Viewer,
    id: MeetingId,
    pencil: &Pencil,
    refused: Option<Refused>,
    everything: bool,
) -> error::Result {
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let visit = room::visit(web.app(), &viewer.actor, id).await?;
    let rendered = web.hub().rendered(&visit, viewer.l).await?;
    let mine = mine::render(web, viewer, &visit, &rendered, pencil, refused).await?;
    let mut body = String::new();
    if everything {
        body.extend(rendered.fragments.iter().map(|it| fragments::stream(it.part, &it.html)));
    }
    body.push_str(&fragments::stream(mine::PART, &mine));
    Ok(streamed(status, body))
}

/// An answer that Turbo carries out.
pub(super) fn streamed(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, STREAM)], body).into_response()
}

/// What the coach notices in words that are still being typed. Nothing of them is kept; what is longer than could be
/// kept anyway is not read.
pub(super) async fn pencil(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<MeetingId>,
    fields: Fields,
) -> error::Result {
    let visit = room::visit(web.app(), &viewer.actor, id).await?;
    let (kind, text) = (fields.get("kind"), fields.get("text"));
    let is_shown = mine::are_shown(&web.hub().rendered(&visit, viewer.l).await?.room, kind);
    let is_read = text.chars().count() <= NOTE && !is_shown;
    let notes = if is_read { mine::coach(kind, text) } else { Vec::new() };
    page(&Answer { l: viewer.l, notes, level: 3 })
}

/// The page of whoever leads is still open. The page says so itself: a stream would not notice that nobody reads it.
pub(super) async fn here(State(web): State<Web>, viewer: Viewer, Id(id): Id<MeetingId>) -> error::Result {
    room::visit(web.app(), &viewer.actor, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
