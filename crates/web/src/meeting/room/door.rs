//! Entering the room.

use axum::extract::State;
use yomikai_app::meeting::room;
use yomikai_domain::id::MeetingId;

use crate::{
    Host, Web,
    http::{
        error::{self, mendable, refused},
        fields::Fields,
        path::Id,
        see_other,
        viewer::Viewer,
    },
    links,
    meeting::page::{self, Forms},
    ui::Form,
};

pub(super) async fn enter(
    State(web): State<Web>,
    viewer: Viewer,
    host: Host,
    Id(id): Id<MeetingId>,
) -> error::Result {
    match mendable(room::enter(web.app(), &viewer.actor, id).await)? {
        Ok(()) => Ok(see_other(&links::room(id))),
        Err(problems) => {
            let door = Form::refused(Fields::default(), &problems, viewer.l);
            refused(&page::build(&web, &viewer, &host, id, Forms { door, ..Forms::default() }).await?)
        }
    }
}
