//! The list of factors that documents choose from. For admins.

use askama::Template;
use axum::{
    Router,
    extract::State,
    routing::{get, post},
};
use yomikai_app::{
    Error,
    factor::{self, Named},
};
use yomikai_coach::{Kind, Section};
use yomikai_domain::{Language, Problem, factor::Factor, limits};

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
    ui::{
        Form, Frame,
        factors::Factors,
        pencil::{self, Note},
    },
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
        .route(links::factors(), get(show).post(add))
        .route("/factors/{id}", get(show_name).post(rename))
        .route("/factors/{id}/retirement", post(retire))
        .route("/factors/{id}/return", post(bring_back))
}

#[derive(Template)]
#[template(path = "factor/list.html")]
struct List {
    l: Words,
    frame: Frame,
    /// What is offered to new documents.
    offered: Vec<Row>,
    /// What only those have that had it before.
    retired: Vec<Row>,
    form: Form,
    /// What the coach asks about a name before it is taken.
    notes: Vec<Note>,
}

/// One factor of the list.
struct Row {
    name: String,
    /// Where it gets another name; the product's own have theirs.
    rename: Option<String>,
    /// What takes it off the list, or puts it there again.
    act: String,
}

impl List {
    async fn load(web: &Web, viewer: &Viewer, form: Form) -> yomikai_app::Result<Self> {
        let named = factor::list_to_keep(web.app(), &viewer.actor).await?;
        let (retired, offered): (Vec<_>, Vec<_>) = named.iter().cloned().partition(|it| it.is_retired);
        let factors = Factors::new(named);
        let row = |it: Named| Row {
            name: factors.name(&it.factor, viewer.l),
            rename: it.factor.is_own().then(|| links::factor(&it.factor)),
            act: links::factor_act(&it.factor, if it.is_retired { "return" } else { "retirement" }),
        };
        Ok(Self {
            l: viewer.l,
            frame: viewer.frame(),
            offered: offered.into_iter().map(row).collect(),
            retired: retired.into_iter().map(row).collect(),
            form,
            notes: Vec::new(),
        })
    }

    /// The list with what is wrong about it.
    async fn refused(web: &Web, viewer: &Viewer, fields: Fields, problems: &[Problem]) -> error::Result {
        let form = Form::refused(fields, problems, viewer.l);
        refused(&Self::load(web, viewer, form).await?)
    }
}

/// A form that adds one: the key is made here, so that sending it twice adds one.
fn fresh(web: &Web) -> Fields {
    Fields::default().with("id", Factor::own(web.app().new_random()).to_string())
}

/// What a cause can be asked about where it is named in a word or two, the first of them first; and what a lesson can.
const CAUSES: [&str; 4] = ["human-error", "blame", "judgement", "punish"];
const LESSONS: [&str; 1] = ["effort"];
/// The name of a condition about which there is nothing to ask.
const PLAIN: &str = "factor-capacity";

/// What the coach notices in the name of a condition, unless it has been asked about that very name already: it asks once,
/// and whoever sends the form again has answered.
fn asked(fields: &Fields) -> Vec<Note> {
    let name = fields.get("name");
    // What is on the list already is refused anyway, and the product's own names are nothing to ask about.
    let is_own = Factors::words().iter().any(|own| own.eq_ignore_ascii_case(name));
    if is_own || fields.get("anyway") == name || name.chars().count() > limits::FACTOR {
        return Vec::new();
    }
    let words = Words::of(if name.is_ascii() { Language::En } else { Language::Ja });
    // What is asked about a plain condition just as well is asked about the sentence around it, and not about the name.
    let plain = heard(&words.t(PLAIN), words);
    let mut notes = heard(name, words);
    notes.retain(|note| plain.iter().all(|other| other.rule != note.rule));
    notes.sort_by_key(|note| CAUSES.iter().position(|rule| *rule == note.rule));
    notes.truncate(1);
    for note in &mut notes {
        (note.before, note.passage, note.after) = (String::new(), name.to_owned(), String::new());
    }
    notes
}

/// What the coach hears in a name: as a cause, since that is what it will be read as, and as a lesson. A name alone is no
/// sentence, and no action whose outcome could be asked for.
fn heard(name: &str, words: Words) -> Vec<Note> {
    let sentence = |key| words.t1(key, "factor", name.to_lowercase());
    let as_cause =
        pencil::notes_of(&sentence("factor-as-cause"), Kind::Section(Section::RootCauses), &CAUSES);
    let as_lesson =
        pencil::notes_of(&sentence("factor-as-lesson"), Kind::Section(Section::LessonsBad), &LESSONS);
    as_cause.into_iter().chain(as_lesson).collect()
}

async fn show(State(web): State<Web>, viewer: Viewer) -> error::Result {
    page(&List::load(&web, &viewer, Form::fresh(fresh(&web))).await?)
}

async fn add(State(web): State<Web>, viewer: Viewer, fields: Fields) -> error::Result {
    let notes = asked(&fields);
    if !notes.is_empty() {
        let form = Form::fresh(fields);
        return refused(&List { notes, ..List::load(&web, &viewer, form).await? });
    }
    let added = match Factor::parse(fields.get("id")) {
        Some(id) => factor::add(web.app(), &viewer.actor, &id, fields.get("name"), &Factors::words()).await,
        None => Err(Problem::of_form("problem-form-broken").into()),
    };
    match mendable(added)? {
        Ok(()) => Ok(done(links::factors(), "done-factor-added")),
        Err(problems) => {
            let again = fresh(&web).with("name", fields.get("name"));
            List::refused(&web, &viewer, again, &problems).await
        }
    }
}

#[derive(Template)]
#[template(path = "factor/name.html")]
struct Renaming {
    l: Words,
    frame: Frame,
    name: String,
    action: String,
    form: Form,
    notes: Vec<Note>,
}

impl Renaming {
    async fn load(web: &Web, viewer: &Viewer, id: &Factor, form: Option<Form>) -> yomikai_app::Result<Self> {
        let named = factor::list_to_keep(web.app(), &viewer.actor).await?;
        let found = named.into_iter().find(|it| it.factor == *id);
        let name = found.and_then(|it| it.name).ok_or(Error::NotFound)?;
        let form = form.unwrap_or_else(|| Form::fresh(Fields::default().with("name", name.as_str())));
        Ok(Self {
            l: viewer.l,
            frame: viewer.frame(),
            name,
            action: links::factor(id),
            form,
            notes: Vec::new(),
        })
    }
}

async fn show_name(State(web): State<Web>, viewer: Viewer, Id(id): Id<Factor>) -> error::Result {
    page(&Renaming::load(&web, &viewer, &id, None).await?)
}

async fn rename(State(web): State<Web>, viewer: Viewer, Id(id): Id<Factor>, fields: Fields) -> error::Result {
    let notes = asked(&fields);
    if !notes.is_empty() {
        let form = Some(Form::fresh(fields));
        return refused(&Renaming { notes, ..Renaming::load(&web, &viewer, &id, form).await? });
    }
    let renamed = factor::rename(web.app(), &viewer.actor, &id, fields.get("name"), &Factors::words()).await;
    match mendable(renamed)? {
        Ok(()) => Ok(done(links::factors(), "done-factor-renamed")),
        Err(problems) => {
            let form = Form::refused(fields, &problems, viewer.l);
            refused(&Renaming::load(&web, &viewer, &id, Some(form)).await?)
        }
    }
}

async fn retire(State(web): State<Web>, viewer: Viewer, Id(id): Id<Factor>) -> error::Result {
    factor::retire(web.app(), &viewer.actor, &id).await?;
    Ok(done(links::factors(), "done-factor-retired"))
}

async fn bring_back(State(web): State<Web>, viewer: Viewer, Id(id): Id<Factor>) -> error::Result {
    match mendable(factor::bring_back(web.app(), &viewer.actor, &id).await)? {
        Ok(()) => Ok(done(links::factors(), "done-factor-returned")),
        Err(problems) => List::refused(&web, &viewer, fresh(&web), &problems).await,
    }
}

#[cfg(test)]
mod tests;
