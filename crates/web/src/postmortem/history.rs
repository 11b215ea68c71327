//! What was saved when, what each save changed, and the way back.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    life::{self, Change},
    postmortem::{self, Past},
};
use yomikai_domain::{id::PostmortemId, member::Zone};

use super::changes::{self, Changed, Mark};
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
    ui::{Frame, Place, date::Moment, factors::Factors},
};

#[derive(Template)]
#[template(path = "postmortem/history.html")]
struct ListPage {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    title: String,
    tag: &'static str,
    entries: Vec<Entry>,
}

/// Something that happened to the document.
struct Entry {
    at: Moment,
    by: String,
    what: What,
}

enum What {
    /// Words were saved.
    Saved { number: i64, is_current: bool },
    /// It was published, withdrawn or reopened, in words.
    Step(String),
}

/// A document's history.
pub(super) async fn list(State(web): State<Web>, viewer: Viewer, Id(id): Id<PostmortemId>) -> error::Result {
    let zone = &viewer.signed_in()?.member.profile.zone;
    let revisions = postmortem::history(web.app(), &viewer.actor, id).await?;
    let steps = life::steps(web.app(), &viewer.actor, id).await?;
    let reading = postmortem::read(web.app(), &viewer.actor, id).await?;
    page(&ListPage {
        l: viewer.l,
        frame: viewer.at(Place::Write),
        id,
        title: reading.revision.body.display_title(),
        tag: reading.postmortem.language.tag(),
        entries: entries(revisions, steps, reading.revision.number, zone, viewer.l),
    })
}

/// Revisions and steps in one order, the newest first. What was saved and published at one instant was saved first.
fn entries(revisions: Vec<Past>, steps: Vec<Change>, current: i64, zone: &Zone, l: Words) -> Vec<Entry> {
    let saved = |past: Past| {
        let what = What::Saved { number: past.number, is_current: past.number == current };
        (past.at, Entry { at: Moment::new(past.at, zone, l), by: past.author, what })
    };
    let step = |change: Change| {
        let what = What::Step(l.t(&format!("history-step-{}", change.step.as_str())));
        (change.at, Entry { at: Moment::new(change.at, zone, l), by: change.by, what })
    };
    let mut all: Vec<_> = steps.into_iter().map(step).chain(revisions.into_iter().map(saved)).collect();
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    all.into_iter().map(|(_, entry)| entry).collect()
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
    /// Who saved it, where the history still lists it.
    author: Option<String>,
    is_current: bool,
    changes: Vec<Changed>,
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
    let past = postmortem::history(web.app(), &viewer.actor, id).await?;
    let author = past.into_iter().find(|past| past.number == number).map(|past| past.author);
    let tag = reading.postmortem.language.tag();
    let factors = Factors::load(web.app(), &viewer.actor).await?;
    page(&RevisionPage {
        l: viewer.l,
        frame: viewer.at(Place::Write),
        id,
        title: revision.body.display_title(),
        tag,
        number,
        at: Moment::new(revision.at, zone, viewer.l),
        author,
        is_current: number == reading.revision.number,
        changes: changes::between(&before, &revision.body, tag, &factors, viewer.l),
    })
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
