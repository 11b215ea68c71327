//! What happened since: published postmortems, and the minutes of meetings that were held.

use yomikai_app::{
    App, library,
    meeting::minutes::{self, Closed},
};

use crate::{
    http::{viewer::Viewer, visit::Visit},
    links,
    ui::{date::Moment, shelf::Book},
};

/// How many published documents Home shows.
const NEWEST: usize = 5;

/// A meeting that was held lately.
pub(super) struct Held {
    pub(super) link: String,
    pub(super) club: String,
    pub(super) tag: &'static str,
    pub(super) number: i64,
    pub(super) closed: Moment,
}

/// What was published last, with a mark on what is new to the reader.
pub(super) async fn books(app: &App, viewer: &Viewer, visit: &Visit) -> yomikai_app::Result<Vec<Book>> {
    let newest = library::newest(app, &viewer.actor, NEWEST).await?.into_iter();
    let book = |shelved: library::Shelved| {
        let is_new = visit.is_new(shelved.published_at);
        Ok(Book { is_new, ..Book::new(shelved, viewer)? })
    };
    newest.map(book).collect()
}

/// Whose minutes can be read.
pub(super) async fn held(app: &App, viewer: &Viewer) -> yomikai_app::Result<Vec<Held>> {
    let zone = &viewer.signed_in()?.member.profile.zone;
    let held = |closed: Closed| Held {
        link: links::minutes(closed.id),
        club: closed.club,
        tag: closed.language.tag(),
        number: closed.number,
        closed: Moment::new(closed.closed_at, zone, viewer.l),
    };
    Ok(minutes::latest(app, &viewer.actor).await?.into_iter().map(held).collect())
}
