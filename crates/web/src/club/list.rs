//! All clubs by name; those that one is in lead further.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    club::{self, Found},
    meeting::{self, Coming},
};
use yomikai_domain::text;

use crate::{
    Web,
    http::{
        error::{self, page},
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{
        Frame, Place,
        date::{self, Moment},
    },
};

#[derive(Template)]
#[template(path = "club/list.html")]
struct Page {
    l: Words,
    frame: Frame,
    mine: Vec<Entry>,
    others: Vec<Entry>,
}

struct Entry {
    link: String,
    name: String,
    tag: &'static str,
    next: Option<Moment>,
    is_today: bool,
}

pub(super) async fn show(State(web): State<Web>, viewer: Viewer) -> error::Result {
    let mut clubs = club::list(web.app(), &viewer.actor).await?;
    clubs.sort_by_cached_key(|found| text::fold(&found.club.charter.name));
    let coming = meeting::coming(web.app(), &viewer.actor).await?;
    let (mine, others): (Vec<_>, Vec<_>) = clubs.into_iter().partition(|found| found.is_member);
    let zone = &viewer.signed_in()?.member.profile.zone;
    let entry = |found: Found| {
        let is_next = |ahead: &&Coming| ahead.club.id == found.club.id;
        let next = coming.iter().find(is_next).map(|ahead| ahead.meeting.schedule.starts_at);
        Entry {
            link: links::club(found.club.id),
            name: found.club.charter.name,
            tag: found.club.charter.language.tag(),
            is_today: next.is_some_and(|at| date::is_same_day(at, web.app().now(), zone)),
            next: next.map(|at| Moment::new(at, zone, viewer.l)),
        }
    };
    page(&Page {
        l: viewer.l,
        frame: viewer.at(Place::Clubs),
        mine: mine.into_iter().map(entry).collect(),
        others: others.into_iter().map(entry).collect(),
    })
}
