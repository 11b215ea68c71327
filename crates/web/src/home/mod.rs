//! What is next for me.

use askama::Template;
use axum::{Router, extract::State, routing::get};
use yomikai_app::postmortem::{self, Own};

use crate::{
    Web,
    http::{
        error::{self, page},
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place, date::Moment},
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new().route(links::home(), get(show))
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    name: String,
    own: Vec<Entry>,
}

struct Entry {
    link: String,
    title: String,
    tag: &'static str,
    saved: Moment,
}

async fn show(State(web): State<Web>, viewer: Viewer) -> error::Result {
    let profile = &viewer.signed_in()?.member.profile;
    let own = postmortem::list_own(web.app(), &viewer.actor).await?;
    let entry = |own: Own| Entry {
        link: links::postmortem(own.id),
        title: own.title,
        tag: own.language.tag(),
        saved: Moment::new(own.saved_at, &profile.zone, viewer.l),
    };
    page(&Page {
        l: viewer.l,
        frame: viewer.at(Place::Home),
        name: profile.name.clone(),
        own: own.into_iter().map(entry).collect(),
    })
}
