//! What a club is called and held by: the form that founds one, and the form that changes it.

use askama::Template;
use axum::extract::State;
use yomikai_app::club;
use yomikai_domain::{Language, Problem, id::ClubId};

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
#[template(path = "club/new.html")]
struct New {
    l: Words,
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "club/edit.html")]
struct Edit {
    l: Words,
    frame: Frame,
    form: Form,
    link: String,
    name: String,
    tag: &'static str,
}

pub(super) async fn new(State(web): State<Web>, viewer: Viewer) -> error::Result {
    let fields = Fields::default()
        .with("id", ClubId::new(web.app().new_uuid()).to_string())
        .with("language", viewer.l.tag())
        .with(promises_of(Language::Ja), shipped(Language::Ja))
        .with(promises_of(Language::En), shipped(Language::En));
    page(&New { l: viewer.l, frame: viewer.at(Place::Clubs), form: Form::fresh(fields) })
}

pub(super) async fn found(State(web): State<Web>, viewer: Viewer, fields: Fields) -> error::Result {
    let id = fields.get("id").parse().unwrap_or_else(|_| ClubId::new(web.app().new_uuid()));
    let language = fields.get("language");
    // The form holds the promises of both languages, so that it needs no script; the club takes those of its own.
    let promises = promises_of(Language::from_tag(language).unwrap_or(viewer.l.language));
    let outcome =
        club::found(web.app(), &viewer.actor, id, fields.get("name"), language, fields.get(promises)).await;
    match mendable(outcome)? {
        Ok(id) => Ok(done(&links::club(id), "done-club-founded")),
        Err(problems) => {
            let beside = |problem: Problem| match &*problem.field {
                "promises" => problem.of(promises),
                _ => problem,
            };
            let problems: Vec<_> = problems.into_iter().map(beside).collect();
            let form = Form::refused(fields, &problems, viewer.l);
            refused(&New { l: viewer.l, frame: viewer.at(Place::Clubs), form })
        }
    }
}

pub(super) async fn edit(State(web): State<Web>, viewer: Viewer, Id(id): Id<ClubId>) -> error::Result {
    let charter = club::enter(web.app(), &viewer.actor, id).await?.club.charter;
    let fields = Fields::default()
        .with("name", charter.name.as_str())
        .with("language", charter.language.tag())
        .with("promises", charter.promises.join("\n"));
    let tag = charter.language.tag();
    page(&Edit::new(&viewer, id, charter.name, tag, Form::fresh(fields)))
}

pub(super) async fn save(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<ClubId>,
    fields: Fields,
) -> error::Result {
    let (name, language, promises) = (fields.get("name"), fields.get("language"), fields.get("promises"));
    let outcome = club::set_charter(web.app(), &viewer.actor, id, name, language, promises).await;
    match mendable(outcome)? {
        Ok(()) => Ok(done(&links::club(id), "done-club-saved")),
        Err(problems) => {
            let charter = club::enter(web.app(), &viewer.actor, id).await?.club.charter;
            let form = Form::refused(fields, &problems, viewer.l);
            refused(&Edit::new(&viewer, id, charter.name, charter.language.tag(), form))
        }
    }
}

impl Edit {
    fn new(viewer: &Viewer, id: ClubId, name: String, tag: &'static str, form: Form) -> Self {
        Self { l: viewer.l, frame: viewer.at(Place::Clubs), form, link: links::club(id), name, tag }
    }
}

/// The field that holds the promises of a club of this language.
const fn promises_of(language: Language) -> &'static str {
    match language {
        Language::Ja => "promises-ja",
        Language::En => "promises-en",
    }
}

/// The three promises as they are shipped.
fn shipped(language: Language) -> String {
    ["promise-1", "promise-2", "promise-3"].map(|key| Words::of(language).t(key)).join("\n")
}
