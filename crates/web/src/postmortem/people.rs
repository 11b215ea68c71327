//! Who writes a document, and who reads it once it is published.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    people::{self, People},
    postmortem,
};
use yomikai_domain::{id::PostmortemId, life::Life};

use super::{
    audience::Choice,
    notes::{self, Beside},
};
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
    ui::{Form, Frame, Place, initials},
};

#[derive(Template)]
#[template(path = "postmortem/people.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    title: String,
    tag: &'static str,
    life: Life,
    is_owner: bool,
    authors: Vec<Author>,
    /// Whom the owner could name, with their ids.
    others: Vec<(String, String)>,
    author_form: Form,
    choice: Choice,
    /// What the coach asks before more people read it.
    sharing: Vec<Beside>,
}

struct Author {
    id: String,
    name: String,
    initials: String,
    is_active: bool,
    is_owner: bool,
}

/// The page with one of its forms as it was refused; the other is as it stands.
enum Refused {
    Audience(Choice),
    Author(Form),
}

async fn page_of(
    web: &Web,
    viewer: &Viewer,
    id: PostmortemId,
    people: People,
    again: Option<Refused>,
) -> error::Result<Page> {
    let reading = postmortem::read(web.app(), &viewer.actor, id).await?;
    let (choice, author_form) = match again {
        None => (Choice::present(&people), Form::default()),
        Some(Refused::Audience(choice)) => (choice, Form::default()),
        Some(Refused::Author(form)) => (Choice::present(&people), form),
    };
    let sharing = notes::before_sharing(web, viewer, &reading, "people").await?;
    let author = |person: people::Person| Author {
        is_owner: person.id == people.owner,
        id: person.id.to_string(),
        initials: initials(&person.name),
        name: person.name,
        is_active: person.is_active,
    };
    Ok(Page {
        l: viewer.l,
        frame: viewer.at(Place::Write),
        id,
        title: reading.revision.body.display_title(),
        tag: reading.postmortem.language.tag(),
        life: reading.life,
        is_owner: people.is_owner,
        authors: people.authors.into_iter().map(author).collect(),
        others: people.others.into_iter().map(|named| (named.id.to_string(), named.name)).collect(),
        author_form,
        choice,
        sharing,
    })
}

/// Everybody.
pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<PostmortemId>) -> error::Result {
    let people = people::of(web.app(), &viewer.actor, id).await?;
    page(&page_of(&web, &viewer, id, people, None).await?)
}

/// Chooses who reads it.
pub(super) async fn set_audience(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    let named: Vec<_> = fields.all("people").collect();
    let chosen = people::set_audience(web.app(), &viewer.actor, id, fields.get("audience"), &named).await;
    match mendable(chosen)? {
        Ok(()) => Ok(done(&links::postmortem_act(id, "people"), "done-audience")),
        Err(problems) => {
            let people = people::of(web.app(), &viewer.actor, id).await?;
            let again = Refused::Audience(Choice::refused(&people, fields, &problems, viewer.l));
            refused(&page_of(&web, &viewer, id, people, Some(again)).await?)
        }
    }
}

/// Names a co-author.
pub(super) async fn add_author(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    let added = people::add_author(web.app(), &viewer.actor, id, fields.get("member")).await;
    authors_changed(&web, &viewer, id, fields, added, "done-author-added").await
}

/// Takes a co-author away.
pub(super) async fn remove_author(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    let removed = people::remove_author(web.app(), &viewer.actor, id, fields.get("member")).await;
    authors_changed(&web, &viewer, id, fields, removed, "done-author-removed").await
}

async fn authors_changed(
    web: &Web,
    viewer: &Viewer,
    id: PostmortemId,
    fields: Fields,
    outcome: yomikai_app::Result<()>,
    key: &str,
) -> error::Result {
    match mendable(outcome)? {
        Ok(()) => Ok(done(&links::postmortem_act(id, "people"), key)),
        Err(problems) => {
            let people = people::of(web.app(), &viewer.actor, id).await?;
            let again = Refused::Author(Form::refused(fields, &problems, viewer.l));
            refused(&page_of(web, viewer, id, people, Some(again)).await?)
        }
    }
}
