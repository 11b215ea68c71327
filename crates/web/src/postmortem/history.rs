//! What was saved when, what each save changed, and the way back.

use askama::Template;
use axum::extract::State;
use yomikai_app::postmortem::{self, Past};
use yomikai_domain::{
    diff::{ChangeKind, diff_bodies},
    id::PostmortemId,
    postmortem::Body,
};

use super::label;
use crate::{
    Web,
    http::{
        done,
        error::{self, page},
        path::{Id, Number},
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place, date::Moment},
};

#[derive(Template)]
#[template(path = "postmortem/history.html")]
struct ListPage {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    title: String,
    tag: &'static str,
    revisions: Vec<Entry>,
}

struct Entry {
    number: i64,
    at: Moment,
    author: String,
    is_current: bool,
}

/// A document's history.
pub(super) async fn list(State(web): State<Web>, viewer: Viewer, Id(id): Id<PostmortemId>) -> error::Result {
    let zone = &viewer.signed_in()?.member.profile.zone;
    let reading = postmortem::read(web.app(), &viewer.actor, id).await?;
    let revisions = postmortem::history(web.app(), &viewer.actor, id).await?;
    let entry = |past: Past| Entry {
        number: past.number,
        at: Moment::new(past.at, zone, viewer.l),
        author: past.author,
        is_current: past.number == reading.revision.number,
    };
    page(&ListPage {
        l: viewer.l,
        frame: viewer.at(Place::Write),
        id,
        title: reading.revision.body.display_title(),
        tag: reading.postmortem.language.tag(),
        revisions: revisions.into_iter().map(entry).collect(),
    })
}

#[derive(Template)]
#[template(path = "postmortem/revision.html")]
struct RevisionPage {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    title: String,
    tag: &'static str,
    number: i64,
    at: Moment,
    is_current: bool,
    changes: Vec<Changed>,
}

/// One place that a revision changed.
struct Changed {
    label: String,
    spans: Vec<(Mark, String)>,
}

/// How a span is marked.
#[derive(PartialEq, Eq)]
enum Mark {
    Kept,
    Added,
    Removed,
}

/// One revision and what it changed.
pub(super) async fn show(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    Number(number): Number,
) -> error::Result {
    let zone = &viewer.signed_in()?.member.profile.zone;
    let reading = postmortem::read(web.app(), &viewer.actor, id).await?;
    let (revision, before) = postmortem::revision(web.app(), &viewer.actor, id, number).await?;
    let before = before.map(|before| before.body).unwrap_or_default();
    page(&RevisionPage {
        l: viewer.l,
        frame: viewer.at(Place::Write),
        id,
        title: revision.body.display_title(),
        tag: reading.postmortem.language.tag(),
        number,
        at: Moment::new(revision.at, zone, viewer.l),
        is_current: number == reading.revision.number,
        changes: changes(&before, &revision.body, viewer.l),
    })
}

fn changes(before: &Body, after: &Body, l: Words) -> Vec<Changed> {
    let mark = |kind| match kind {
        ChangeKind::Kept => Mark::Kept,
        ChangeKind::Added => Mark::Added,
        ChangeKind::Removed => Mark::Removed,
    };
    let places = diff_bodies(before, after).places.into_iter();
    let changed = places.map(|place| Changed {
        label: label(place.place, l),
        spans: place.changes.iter().map(|change| (mark(change.kind), change.text.to_owned())).collect(),
    });
    changed.collect()
}

/// Makes an earlier revision the newest one.
pub(super) async fn restore(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    Number(number): Number,
) -> error::Result {
    postmortem::restore(web.app(), &viewer.actor, id, number).await?;
    Ok(done(&links::postmortem(id), "done-restored"))
}
