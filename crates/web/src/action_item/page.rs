//! One action: its words, what people chose for it, and how it ends.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use yomikai_app::{
    Error,
    action_item::{self, Action, Reading},
};
use yomikai_domain::{
    action_item::{Kind, Outcome, Plan, Priority},
    id::{ActionItemId, MemberId},
    strength::Strength,
};

use crate::{
    Web,
    http::{
        error::{self, page_with},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{
        Form, Frame, Place,
        action::{self, From},
        date::{Day, Moment},
        strength::{self, Chip, Suggested},
    },
};

/// The forms of the page, where one was refused.
#[derive(Default)]
pub(super) struct Forms {
    /// Of the plan; without one it is shown for the first time.
    pub(super) plan: Option<Form>,
    /// Of the end.
    pub(super) closure: Form,
}

#[derive(Template)]
#[template(path = "action_item/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: ActionItemId,
    what: String,
    tag: &'static str,
    instead: Option<(String, &'static str)>,
    state: Chip,
    strength: Chip,
    document: Option<From>,
    meeting: Option<From>,
    is_open: bool,
    kind: Option<String>,
    priority: Option<String>,
    tracker: String,
    due: Option<Day>,
    owner: Option<String>,
    ending: Option<Ending>,
    is_kept: bool,
    people: Vec<(MemberId, String)>,
    plan_form: Form,
    /// What the coach would say of its strength.
    suggested: Option<Suggested>,
    closure: Form,
}

/// How it ended.
struct Ending {
    is_done: bool,
    words: String,
    by: String,
    at: Moment,
}

pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<ActionItemId>) -> error::Result {
    render(&web, &viewer, id, StatusCode::OK, Forms::default()).await
}

/// The page, with what was refused on it.
pub(super) async fn render(
    web: &Web,
    viewer: &Viewer,
    id: ActionItemId,
    status: StatusCode,
    forms: Forms,
) -> error::Result {
    let Reading { action, people } = action_item::read(web.app(), &viewer.actor, id).await?;
    let (l, zone) = (viewer.l, &viewer.signed_in()?.member.profile.zone);
    let plan_form = match forms.plan {
        Some(form) => form,
        None => Form::fresh(fields(&action.item.plan)?),
    };
    let (document, meeting) = (action::document(&action, l), action::meeting(&action, l));
    let Action { item, frame, closed_by, is_kept, .. } = action;
    let mut people: Vec<_> = people.into_iter().map(|named| (named.id, named.name)).collect();
    // Whoever sees to it stays chosen, even if they could not be chosen any more.
    if let (Some(owner), Some(name)) = (item.plan.owner, &item.owner)
        && people.iter().all(|(id, _)| *id != owner)
    {
        people.push((owner, name.clone()));
    }
    let outcome = item.closure.as_ref().map(|closure| closure.outcome);
    let year = web.app().now().to_zoned(zone.rules()).year();
    let page = Page {
        l,
        frame: viewer.at(Place::Actions),
        id,
        instead: action::instead(&item, frame, l),
        tag: item.language.tag(),
        state: action::standing(item.plan.is_open, outcome, l),
        strength: Chip::new(item.plan.strength, l),
        document,
        meeting,
        due: item.plan.due.map(|due| Day::new(due, year, l)),
        owner: item.owner,
        ending: item.closure.map(|closure| Ending {
            is_done: closure.outcome == Outcome::Done,
            by: closed_by.unwrap_or_default(),
            at: Moment::new(closure.at, zone, l),
            words: closure.words,
        }),
        is_open: item.plan.is_open,
        kind: item.plan.kind.map(|kind| word_of_kind(kind, l)),
        priority: item.plan.priority.map(|priority| word_of_priority(priority, l)),
        tracker: item.plan.tracker,
        suggested: is_kept.then(|| Suggested::of(&item.what, l)).flatten(),
        what: item.what.trim().to_owned(),
        is_kept,
        people,
        plan_form,
        closure: forms.closure,
    };
    page_with(status, &page)
}

/// A plan as its form shows it first, and as it was then: what others choose meanwhile is told apart by that.
fn fields(plan: &Plan) -> yomikai_app::Result<Fields> {
    let was = serde_json::to_string(plan).map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Fields::default()
        .with("was", was)
        .with("state", if plan.is_open { "open" } else { "idea" })
        .with("owner", plan.owner.map(|owner| owner.to_string()).unwrap_or_default())
        .with("due", plan.due.map(|due| due.to_string()).unwrap_or_default())
        .with("strength", plan.strength.map(Strength::as_str).unwrap_or_default())
        .with("kind", plan.kind.map(Kind::as_str).unwrap_or_default())
        .with("priority", plan.priority.map(Priority::as_str).unwrap_or_default())
        .with("tracker", plan.tracker.clone()))
}

fn word_of_kind(kind: Kind, l: Words) -> String {
    l.t(&format!("kind-{}", kind.as_str()))
}

fn word_of_priority(priority: Priority, l: Words) -> String {
    l.t(&format!("priority-{}", priority.as_str()))
}

impl Page {
    fn kinds(&self) -> Vec<(&'static str, String)> {
        Kind::ALL.iter().map(|kind| (kind.as_str(), word_of_kind(*kind, self.l))).collect()
    }

    fn priorities(&self) -> Vec<(&'static str, String)> {
        let word = |priority: &Priority| (priority.as_str(), word_of_priority(*priority, self.l));
        Priority::ALL.iter().map(word).collect()
    }

    fn strengths(&self) -> Vec<(&'static str, String)> {
        let word = |strength| self.l.t(strength::key(Some(strength)));
        Strength::ALL.map(|strength| (strength.as_str(), word(strength))).into()
    }

    fn owners(&self) -> Vec<(String, String)> {
        self.people.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()
    }

    fn is_done(&self) -> bool {
        self.ending.as_ref().is_some_and(|ending| ending.is_done)
    }

    /// Whether the form of the end is shown: while it has not ended, and where somebody else was faster.
    fn is_asked(&self) -> bool {
        self.is_kept && (self.ending.is_none() || !self.closure.problems.is_empty())
    }

    /// Whether the form of the plan is unfolded: an idea waits for somebody.
    fn is_unfolded(&self) -> bool {
        !self.plan_form.problems.is_empty() || (self.ending.is_none() && !self.is_open)
    }
}
