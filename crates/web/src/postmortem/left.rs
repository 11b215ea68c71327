//! What is left alone: shown to a document's writers with its reason, and asked again when they say so.

use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse},
};
use yomikai_app::{Error, ignore};
use yomikai_coach::{Language, rule};
use yomikai_domain::{
    id::PostmortemId,
    ignore::{Asked, Ignore, Place},
};

use super::read;
use crate::{
    Web,
    http::{
        done,
        error::{self, page, refused},
        fields::Fields,
        path::Id,
        viewer::{Viewer, local},
    },
    i18n::Words,
    links,
    ui::{
        document::section_name,
        pencil::{self, Note},
    },
};

/// Something that is left alone, in its list.
pub(super) struct Left {
    pub(super) asked: Asked,
    pub(super) reason: String,
    /// What the coach would suggest, and its language.
    pub(super) title: String,
    pub(super) tag: &'static str,
    /// The text it stands in: where a link to it leads, and what it is called.
    pub(super) field: String,
    pub(super) label: String,
    /// The sentence, before, at and after the passage; `None` where no sentence reads so now.
    pub(super) quote: Option<[String; 3]>,
    /// Whether it was about a sentence that reads otherwise now.
    pub(super) is_gone: bool,
}

impl Left {
    /// What stands in the document now.
    pub(super) fn here(ignore: &Ignore, note: Note, field: &str, label: &str) -> Self {
        Self {
            asked: ignore.asked.clone(),
            reason: ignore.reason.clone(),
            title: note.title.to_owned(),
            tag: note.tag,
            field: field.to_owned(),
            label: label.to_owned(),
            quote: Some([note.before, note.passage, note.after]),
            is_gone: false,
        }
    }

    /// What reads otherwise now, or is gone.
    pub(super) fn gone(ignore: &Ignore, l: Words) -> Self {
        let language = if l.tag() == "ja" { Language::Ja } else { Language::En };
        let title =
            rule(&ignore.asked.rule).map_or(ignore.asked.rule.as_str(), |rule| rule.text(language).title);
        let (field, label) = match ignore.asked.place {
            Place::Section(section) => (section.key(), section_name(section, l)),
            Place::Action(_) => ("actions", l.t("section-action-items")),
            Place::Row(_) => ("timeline", l.t("section-timeline")),
            Place::Document => ("main", l.t("coach-theme-document")),
        };
        Self {
            asked: ignore.asked.clone(),
            reason: ignore.reason.clone(),
            title: title.to_owned(),
            tag: pencil::tag(language),
            field: field.to_owned(),
            label,
            quote: None,
            is_gone: ignore.asked.place != Place::Document,
        }
    }
}

/// What takes the place of a note, for the script that put it there.
#[derive(Template)]
#[template(path = "postmortem/left-note.html")]
struct InPlace {
    l: Words,
    id: PostmortemId,
    asked: Asked,
    reason: String,
    /// What is wrong with the reason; then nothing was done.
    problem: Option<String>,
}

/// Leaves a question alone. A script that asks gets what to show in the note's place; else one comes back.
pub(super) async fn keep(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    let asked = asked(&fields)?;
    let (l, why, is_script) = (viewer.l, fields.get("why"), fields.has("beside"));
    let problems = match ignore::keep(web.app(), &viewer.actor, id, asked.clone(), why).await {
        Ok(()) if !is_script => return Ok(done(&back(&fields, id), "done-ignored")),
        Ok(()) => return page(&InPlace { l, id, asked, reason: why.trim().to_owned(), problem: None }),
        Err(Error::Invalid(problems)) => problems,
        Err(other) => return Err(other.into()),
    };
    let told = problems.first().map(|problem| l.problem(problem)).unwrap_or_default();
    let reason = why.to_owned();
    if is_script {
        return refused(&InPlace { l, id, asked, reason, problem: Some(told) });
    }
    // Where the note is not on the page of the document, a page of its own gives the words back.
    let shown = read::refused(&web, &viewer, id, &asked, (reason, told)).await?;
    shown.ok_or_else(|| Error::Invalid(problems).into())
}

/// Has it asked again.
pub(super) async fn end(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    let asked = asked(&fields)?;
    ignore::end(web.app(), &viewer.actor, id, &asked).await?;
    // The script has the note at hand, and shows it again.
    let is_script = fields.has("beside");
    let note = pencil::anchor(&asked.place.to_string(), &asked.rule, &asked.wording);
    let to = format!("{}#{note}", back(&fields, id));
    Ok(if is_script { Html("").into_response() } else { done(&to, "done-asked-again") })
}

/// Which question a form is about.
fn asked(fields: &Fields) -> Result<Asked, Error> {
    let asked = Asked::parse(fields.get("where"), fields.get("rule"), fields.get("wording"));
    asked.ok_or(Error::NotFound)
}

/// Where one comes back to: the page that the form was on.
fn back(fields: &Fields, id: PostmortemId) -> String {
    let own = links::postmortem(id);
    let to = local(fields.get("to"));
    if to.starts_with(&own) { to.to_owned() } else { own }
}
