//! The facilitator's words in the minutes, while the room wraps up.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    Error,
    meeting::{
        minutes,
        room::{self, Room},
    },
};
use yomikai_domain::{Problem, id::MeetingId, meeting::CommandId};

use super::{field, sheet::Sheet};
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
    ui::{Frame, Place, pencil::Answer},
};

#[derive(Template)]
#[template(path = "meeting/minutes/edit.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: MeetingId,
    club: String,
    tag: &'static str,
    number: i64,
    sheet: Sheet,
    /// What is wrong with the whole.
    problems: Vec<String>,
}

pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<MeetingId>) -> error::Result {
    let room = minutes::edit(web.app(), &viewer.actor, id).await?;
    let form = CommandId::random(web.app().new_random()).map_err(|error| Error::Internal(Box::new(error)))?;
    page(&Page::new(&viewer, &room, Sheet::fresh(&room, form), &[]))
}

pub(super) async fn save(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<MeetingId>,
    fields: Fields,
) -> error::Result {
    let form: CommandId = fields.get("id").parse().map_err(|_| Error::NotFound)?;
    // Whoever does not lead any more finds what they typed, and why it was not saved.
    let room = room::look(web.app(), &viewer.actor, id).await?;
    let mut sheet = Sheet::sent(&room, form, &fields);
    let Ok(wordings) = sheet.wordings(&room, viewer.l) else {
        return refused(&Page::new(&viewer, &room, sheet, &[]));
    };
    match mendable(minutes::word(web.app(), &viewer.actor, id, wordings).await)? {
        Ok(()) => Ok(done(&links::room(id), "done-minutes-saved")),
        Err(problems) => refused(&Page::new(&viewer, &room, sheet, &problems)),
    }
}

/// What the coach notices in words that are still being typed. Nothing of them is kept.
pub(super) async fn pencil(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<MeetingId>,
    fields: Fields,
) -> error::Result {
    minutes::edit(web.app(), &viewer.actor, id).await?;
    page(&Answer { l: viewer.l, notes: field::coach(fields.get("text")), level: 2 })
}

impl Page {
    fn new(viewer: &Viewer, room: &Room, sheet: Sheet, problems: &[Problem]) -> Self {
        let charter = &room.club.charter;
        Self {
            l: viewer.l,
            frame: viewer.at(Place::Clubs),
            id: room.meeting.id,
            club: charter.name.clone(),
            tag: charter.language.tag(),
            number: room.meeting.number,
            sheet,
            problems: problems.iter().map(|problem| viewer.l.problem(problem)).collect(),
        }
    }

    /// Whether anything wants mending.
    fn is_refused(&self) -> bool {
        !self.problems.is_empty() || self.sheet.fields.iter().any(|field| field.error.is_some())
    }
}
