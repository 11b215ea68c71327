//! What is asked once more before it is done: closing the meeting, and leading it in somebody's absence.

use askama::Template;
use axum::extract::State;
use yomikai_app::meeting::room::{self, Room};
use yomikai_domain::id::MeetingId;

use super::scene;
use crate::{
    Web,
    http::{
        error::{self, page},
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place},
};

#[derive(Template)]
#[template(path = "meeting/room/confirm.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: MeetingId,
    club: String,
    number: i64,
    title: String,
    lines: Vec<String>,
    action: String,
    hidden: Vec<(&'static str, String)>,
    does: String,
    keeps: String,
    is_final: bool,
}

impl Page {
    fn of(room: &Room, viewer: &Viewer, keys: [&str; 3]) -> Self {
        let l = viewer.l;
        let [title, does, keeps] = keys.map(|key| l.t(key));
        Self {
            l,
            frame: viewer.at(Place::Clubs),
            id: room.meeting.id,
            club: room.club.charter.name.clone(),
            number: room.meeting.number,
            title,
            lines: Vec::new(),
            action: String::new(),
            hidden: Vec::new(),
            does,
            keeps,
            is_final: false,
        }
    }
}

/// Closing.
pub(super) async fn closing(State(web): State<Web>, viewer: Viewer, Id(id): Id<MeetingId>) -> error::Result {
    let room = room::look(web.app(), &viewer.actor, id).await?;
    let lines = ["close-minutes", "close-carried", "close-final"].map(|key| viewer.l.t(key));
    let turn = room.now.state.turn.to_string();
    page(&Page {
        lines: lines.into(),
        action: links::room_act(id, "turn"),
        hidden: vec![("to", "close".to_owned()), ("turn", turn)],
        is_final: true,
        ..Page::of(&room, &viewer, ["close-title", "close-do", "close-keep"])
    })
}

/// Taking over.
pub(super) async fn taking_over(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<MeetingId>,
) -> error::Result {
    let room = room::look(web.app(), &viewer.actor, id).await?;
    let state = &room.now.state;
    let line = viewer.l.t1("take-over-what", "name", scene::name(&room, state.facilitator));
    page(&Page {
        lines: vec![line],
        action: links::room_act(id, "take-over"),
        hidden: vec![("lead", state.lead.to_string())],
        ..Page::of(&room, &viewer, ["take-over-title", "take-over-do", "take-over-keep"])
    })
}
