//! What follows from an incident: the ladder of its actions' strength, and each action as it stands.

use askama::Template;
use jiff::civil::Date;
use yomikai_app::postmortem::Action;
use yomikai_domain::{
    action_item::{Outcome, State, state},
    strength::Strength,
};

use crate::{
    i18n::Words,
    links, markdown,
    ui::{date::Day, strength::Chip},
};

/// How long the longest bar is.
const LONGEST: usize = 100;

#[derive(Template)]
#[template(path = "postmortem/ladder.html")]
pub(super) struct Ladder {
    l: Words,
    steps: Vec<Step>,
    entries: Vec<Entry>,
}

/// A word of the ladder, and how many actions lean on it.
struct Step {
    chip: Chip,
    count: usize,
    length: usize,
}

/// An action.
struct Entry {
    id: String,
    tag: &'static str,
    /// What it replaces, in a frame of the action's language; for those that a meeting made of a card.
    instead: Option<String>,
    what: String,
    /// Its own page.
    link: String,
    html: String,
    strength: Chip,
    state: State,
    /// How it stands, in words.
    stands: String,
    kind: Option<String>,
    owner: Option<String>,
    due: Option<Day>,
    priority: Option<String>,
    tracker: String,
    /// What there is to say about its end: the label, and the words.
    ended: Option<(String, String)>,
}

/// How many actions are done, of those that are not left aside; `None` where there are none.
pub(super) fn done(actions: &[Action]) -> Option<(usize, usize)> {
    let states = actions.iter().map(state_of).filter(|state| *state != State::WontDo);
    let (done, all) =
        states.fold((0, 0), |(done, all), state| (done + usize::from(state == State::Done), all + 1));
    (all > 0).then_some((done, all))
}

impl Ladder {
    /// The ladder of actions, of which there is at least one; `today` says of which year the page speaks.
    pub(super) fn of(actions: &[Action], today: Date, l: Words) -> Self {
        let counted: Vec<_> = actions.iter().filter(|action| state_of(action) != State::WontDo).collect();
        let words = Strength::ALL.into_iter().map(Some).chain([None]);
        let count = |strength: Option<Strength>| {
            counted.iter().filter(|action| action.plan.strength == strength).count()
        };
        let most = words.clone().map(count).max().unwrap_or_default().max(1);
        let step = |strength: Option<Strength>| Step {
            chip: Chip::new(strength, l),
            count: count(strength),
            length: count(strength) * LONGEST / most,
        };
        Self {
            l,
            steps: words.map(step).collect(),
            entries: actions.iter().map(|action| Entry::of(action, today, l)).collect(),
        }
    }
}

impl Entry {
    fn of(action: &Action, today: Date, l: Words) -> Self {
        let plan = &action.plan;
        let own = l.in_language(&action.language);
        let state = state_of(action);
        let instead = action.instead_of.trim();
        let ended = action.closure.as_ref().map(|closure| {
            let label = match closure.outcome {
                Outcome::Done => "action-what-changed",
                Outcome::WontDo => "action-reason",
            };
            (l.t(label), markdown::to_html(&closure.words))
        });
        Self {
            id: action.id.to_string(),
            tag: action.language.tag(),
            instead: (!instead.is_empty()).then(|| own.t1("cards-instead", "instead", instead)),
            what: action.what.clone(),
            link: links::action_item(action.id),
            html: markdown::to_html(&action.what),
            strength: Chip::new(plan.strength, l),
            state,
            stands: l.t(&format!("state-{}", state.as_str())),
            kind: plan.kind.map(|kind| l.t(&format!("kind-{}", kind.as_str()))),
            owner: action.owner.clone(),
            due: plan.due.map(|due| Day::new(due, today.year(), l)),
            priority: plan
                .priority
                .map(|it| l.t1("ladder-priority", "priority", l.t(&format!("priority-{}", it.as_str())))),
            tracker: plan.tracker.clone(),
            ended,
        }
    }
}

fn state_of(action: &Action) -> State {
    state(action.plan.is_open, action.closure.as_ref().map(|closure| closure.outcome))
}
