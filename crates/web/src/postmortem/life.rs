//! Publishing and withdrawing, after pages that say what that means, and making a draft of it again.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use yomikai_app::{
    Error, life,
    people::{self, People},
    postmortem::{self, Reading},
};
use yomikai_domain::{
    id::PostmortemId,
    life::{Life, check_publishable},
};

use super::{
    audience::Choice,
    edit,
    notes::{self, Beside},
};
use crate::{
    Web,
    http::{
        done,
        error::{self, mendable, page, page_with, refused},
        fields::Fields,
        path::Id,
        see_other,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place, date::Moment},
};

#[derive(Template)]
#[template(path = "postmortem/publish.html")]
struct PublishPage {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    title: String,
    tag: &'static str,
    choice: Choice,
    /// What the page asks about.
    revision: i64,
    /// Whether somebody saved something since the page asked.
    has_changed: bool,
    /// What is still to be done before it can be published, in words.
    before: Vec<String>,
    /// When words of one's own were kept that are not in what would be published.
    unsaved: Option<Moment>,
    /// Whether the coach has something to ask about its sentences.
    is_asked: bool,
    /// What the coach asks before more people read it.
    sharing: Vec<Beside>,
}

impl PublishPage {
    async fn new(web: &Web, viewer: &Viewer, reading: &Reading, choice: Choice) -> error::Result<Self> {
        let before = check_publishable(&reading.revision.body).err().unwrap_or_default();
        Ok(Self {
            l: viewer.l,
            frame: viewer.at(Place::Write),
            id: reading.postmortem.id,
            title: reading.revision.body.display_title(),
            tag: reading.postmortem.language.tag(),
            choice,
            revision: reading.revision.number,
            has_changed: false,
            before: before.iter().map(|problem| viewer.l.problem(problem)).collect(),
            unsaved: edit::unsaved(web, viewer, reading).await?,
            is_asked: notes::is_asked(web, viewer, reading).await?,
            sharing: notes::before_sharing(web, viewer, reading, "publication").await?,
        })
    }
}

/// The document, and its people, for one of its authors.
async fn own(web: &Web, viewer: &Viewer, id: PostmortemId) -> error::Result<(Reading, People)> {
    let people = people::of(web.app(), &viewer.actor, id).await?;
    Ok((postmortem::read(web.app(), &viewer.actor, id).await?, people))
}

/// Asks first, and shows who will read it.
pub(super) async fn ask_to_publish(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    let (reading, people) = own(&web, &viewer, id).await?;
    if reading.life.is_published() {
        return Ok(see_other(&links::postmortem_act(id, "people")));
    }
    page(&PublishPage::new(&web, &viewer, &reading, Choice::present(&people)).await?)
}

/// Publishes it.
pub(super) async fn publish(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    let (reading, people) = own(&web, &viewer, id).await?;
    // Whoever says yes says it to what the page showed; what a co-author saved meanwhile is asked about anew.
    if fields.has("revision") && fields.get("revision") != reading.revision.number.to_string() {
        let choice = Choice::refused(&people, fields, &[], viewer.l);
        let page = PublishPage::new(&web, &viewer, &reading, choice).await?;
        return page_with(StatusCode::CONFLICT, &PublishPage { has_changed: true, ..page });
    }
    let named: Vec<_> = fields.all("people").collect();
    let published = life::publish(web.app(), &viewer.actor, id, fields.get("audience"), &named).await;
    match mendable(published)? {
        Ok(()) => Ok(done(&links::postmortem(id), "done-published")),
        Err(problems) => {
            // What the document lacks is told above the form by itself.
            let of_form: Vec<_> = problems.into_iter().filter(|problem| !problem.field.is_empty()).collect();
            let choice = Choice::refused(&people, fields, &of_form, viewer.l);
            refused(&PublishPage::new(&web, &viewer, &reading, choice).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "postmortem/withdraw.html")]
struct WithdrawPage {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    title: String,
    tag: &'static str,
}

/// Asks first.
pub(super) async fn ask_to_withdraw(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    let (reading, _) = own(&web, &viewer, id).await?;
    match reading.life {
        Life::Published(_) => page(&WithdrawPage {
            l: viewer.l,
            frame: viewer.at(Place::Write),
            id,
            title: reading.revision.body.display_title(),
            tag: reading.postmortem.language.tag(),
        }),
        Life::Withdrawn(_) => Ok(see_other(&links::postmortem(id))),
        Life::Draft => Err(Error::NotFound.into()),
    }
}

/// Withdraws it.
pub(super) async fn withdraw(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    life::withdraw(web.app(), &viewer.actor, id).await?;
    Ok(done(&links::postmortem(id), "done-withdrawn"))
}

/// Makes it a draft again.
pub(super) async fn reopen(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    life::reopen(web.app(), &viewer.actor, id).await?;
    Ok(done(&links::postmortem(id), "done-reopened"))
}
