//! Into the trash, after a page that says what that means, and out again.

use askama::Template;
use axum::extract::State;
use yomikai_app::{Error, postmortem};
use yomikai_domain::id::PostmortemId;

use crate::{
    Web,
    http::{
        done,
        error::{self, page},
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place},
};

#[derive(Template)]
#[template(path = "postmortem/trash.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    title: String,
    tag: &'static str,
}

/// Asks first.
pub(super) async fn confirm(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    let reading = postmortem::read(web.app(), &viewer.actor, id).await?;
    if !reading.is_owner {
        return Err(Error::NotFound.into());
    }
    page(&Page {
        l: viewer.l,
        frame: viewer.at(Place::Write),
        id,
        title: reading.revision.body.display_title(),
        tag: reading.postmortem.language.tag(),
    })
}

/// Puts it there.
pub(super) async fn throw_away(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    postmortem::throw_away(web.app(), &viewer.actor, id).await?;
    Ok(done(&links::postmortem(id), "done-in-trash"))
}

/// Takes it out.
pub(super) async fn take_out(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    postmortem::take_out(web.app(), &viewer.actor, id).await?;
    Ok(done(&links::postmortem(id), "done-out-of-trash"))
}
