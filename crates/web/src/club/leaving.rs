//! Leaving a club, after being asked once more.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    App,
    club::{self, Room},
};
use yomikai_domain::id::ClubId;

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
    ui::{Form, Frame, Place},
};

#[derive(Template)]
#[template(path = "club/leave.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: ClubId,
    name: String,
    tag: &'static str,
    /// Whether nobody would be left to open the club's page.
    is_last: bool,
    form: Form,
}

pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<ClubId>) -> error::Result {
    page(&build(web.app(), &viewer, id, Form::default()).await?)
}

pub(super) async fn submit(State(web): State<Web>, viewer: Viewer, Id(id): Id<ClubId>) -> error::Result {
    match mendable(club::leave(web.app(), &viewer.actor, id).await)? {
        Ok(()) => Ok(done(links::clubs(), "done-club-left")),
        Err(problems) => {
            let form = Form::refused(Fields::default(), &problems, viewer.l);
            refused(&build(web.app(), &viewer, id, form).await?)
        }
    }
}

async fn build(app: &App, viewer: &Viewer, id: ClubId, form: Form) -> error::Result<Page> {
    let Room { club, members, .. } = club::enter(app, &viewer.actor, id).await?;
    Ok(Page {
        l: viewer.l,
        frame: viewer.at(Place::Clubs),
        id,
        name: club.charter.name,
        tag: club.charter.language.tag(),
        is_last: members.len() == 1,
        form,
    })
}
