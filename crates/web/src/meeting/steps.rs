//! What is decided on a meeting's own page: opening the call, and who steers.

use axum::extract::State;
use yomikai_app::meeting;
use yomikai_domain::id::MeetingId;

use super::page::{self, Forms};
use crate::{
    Host, Web,
    http::{
        done,
        error::{self, mendable, refused},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    links,
    ui::Form,
};

pub(super) async fn open_call(
    State(web): State<Web>,
    viewer: Viewer,
    host: Host,
    Id(id): Id<MeetingId>,
    fields: Fields,
) -> error::Result {
    match mendable(meeting::open_call(web.app(), &viewer.actor, id, fields.get("deadline")).await)? {
        Ok(()) => Ok(done(&links::meeting(id), "done-call-open")),
        Err(problems) => {
            let call = Some(Form::refused(fields, &problems, viewer.l));
            refused(&page::build(&web, &viewer, &host, id, Forms { call, ..Forms::default() }).await?)
        }
    }
}

pub(super) async fn set_facilitator(
    State(web): State<Web>,
    viewer: Viewer,
    host: Host,
    Id(id): Id<MeetingId>,
    fields: Fields,
) -> error::Result {
    let outcome = meeting::set_facilitator(web.app(), &viewer.actor, id, fields.get("facilitator")).await;
    match mendable(outcome)? {
        Ok(()) => Ok(done(&links::meeting(id), "done-meeting-facilitator")),
        Err(problems) => {
            let steer = Form::refused(fields, &problems, viewer.l);
            refused(&page::build(&web, &viewer, &host, id, Forms { steer, ..Forms::default() }).await?)
        }
    }
}
