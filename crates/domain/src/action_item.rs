//! Action items: what people choose for one beside its wording, and how it ends.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    id::MemberId,
    limits,
    named::names,
    problem::Problems,
    strength::Strength,
    text::{Rule, link},
};

names! {
    /// What an action does about the incident (the SRE book's action types, and the process around them).
    Kind:
    /// It cannot happen again.
    Prevent = "prevent",
    /// It hurts less.
    Mitigate = "mitigate",
    /// It is noticed sooner.
    Detect = "detect",
    /// What it broke is whole again.
    Repair = "repair",
    /// The way of working changes.
    Process = "process",
}

names! {
    /// How soon it matters.
    Priority:
    /// Before other work.
    High = "high",
    /// In its turn.
    Medium = "medium",
    /// When there is time.
    Low = "low",
}

names! {
    /// How an action ended.
    Outcome:
    /// It is done, and something changed.
    Done = "done",
    /// It will not be done, for a reason.
    WontDo = "wont-do",
}

names! {
    /// Where an action stands.
    State:
    /// Somebody thought of it.
    Idea = "idea",
    /// Somebody will do it.
    Open = "open",
    /// It is done.
    Done = "done",
    /// It will not be done.
    WontDo = "wont-do",
}

/// What people choose for an action. Revisions do not keep it, and restoring one never touches it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// What it does about the incident.
    pub kind: Option<Kind>,
    /// Who will see to it.
    pub owner: Option<MemberId>,
    /// By when.
    pub due: Option<Date>,
    /// How soon it matters.
    pub priority: Option<Priority>,
    /// What it leans on; `None` while that is still to be worked out.
    pub strength: Option<Strength>,
    /// Where a tracker follows it; empty or an `http(s)` address.
    pub tracker: String,
    /// Whether somebody will do it; else it is an idea.
    pub is_open: bool,
}

/// A plan as typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedPlan<'a> {
    /// The name of a [`Kind`], or empty.
    pub kind: &'a str,
    /// A member's id, or empty.
    pub owner: &'a str,
    /// `2026-12-04`, or empty.
    pub due: &'a str,
    /// The name of a [`Priority`], or empty.
    pub priority: &'a str,
    /// The name of a [`Strength`], or empty.
    pub strength: &'a str,
    /// An address, or empty.
    pub tracker: &'a str,
    /// `open`, or anything else for an idea.
    pub state: &'a str,
}

impl Plan {
    /// Reads a form. What is no choice at all counts as not chosen; whether the owner is a member is asked elsewhere.
    ///
    /// # Errors
    /// `problem-date` on the field `due`, `problem-link` or `problem-too-long` on `tracker`.
    pub fn parse(typed: TypedPlan<'_>) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let due = problems.take(date("due", typed.due));
        let tracker = problems.take(link("tracker", typed.tracker));
        problems.finish(due.zip(tracker).map(|(due, tracker)| Self {
            kind: Kind::from_name(typed.kind),
            owner: typed.owner.parse().ok(),
            due,
            priority: Priority::from_name(typed.priority),
            strength: Strength::from_name(typed.strength),
            tracker,
            is_open: typed.state == State::Open.as_str(),
        }))
    }

    /// Two people's choices brought together: what `mine` changed of what it was shown counts, the rest stays as `theirs`.
    #[must_use]
    pub fn merge(was: &Self, mine: Self, theirs: Self) -> Self {
        fn choose<T: PartialEq>(was: &T, mine: T, theirs: T) -> T {
            if mine == *was { theirs } else { mine }
        }
        Self {
            kind: choose(&was.kind, mine.kind, theirs.kind),
            owner: choose(&was.owner, mine.owner, theirs.owner),
            due: choose(&was.due, mine.due, theirs.due),
            priority: choose(&was.priority, mine.priority, theirs.priority),
            strength: choose(&was.strength, mine.strength, theirs.strength),
            tracker: choose(&was.tracker, mine.tracker, theirs.tracker),
            is_open: choose(&was.is_open, mine.is_open, theirs.is_open),
        }
    }
}

/// Reads a date as `date` inputs send it; empty is none.
///
/// # Errors
/// `problem-date` when it is no date.
pub fn date(field: &'static str, typed: &str) -> Result<Option<Date>, Problem> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| Problem::new(field, "problem-date")),
    }
}

/// How an action ended, when, by whose word, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// Done, or not to be done.
    pub outcome: Outcome,
    /// What changed, or the reason.
    pub words: String,
    /// Who said so.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

impl Closure {
    /// Closes an action.
    ///
    /// # Errors
    /// `problem-outcome` on `outcome` when none is chosen; `problem-what-changed` or `problem-reason` on `words` when
    /// nothing is said, `problem-too-long` when too much.
    pub fn new(outcome: &str, words: &str, by: MemberId, at: Timestamp) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let outcome =
            problems.take(Outcome::from_name(outcome).ok_or(Problem::new("outcome", "problem-outcome")));
        let rule = Rule { field: "words", most: limits::CLOSURE, required: false };
        let words = problems.take(rule.prose(words));
        if let (Some(outcome), Some("")) = (outcome, words.as_deref()) {
            let key = match outcome {
                Outcome::Done => "problem-what-changed",
                Outcome::WontDo => "problem-reason",
            };
            problems.push(Problem::new("words", key));
        }
        problems.finish(outcome.zip(words).map(|(outcome, words)| Self { outcome, words, by, at }))
    }
}

/// Where an action stands.
pub const fn state(is_open: bool, outcome: Option<Outcome>) -> State {
    match outcome {
        Some(Outcome::Done) => State::Done,
        Some(Outcome::WontDo) => State::WontDo,
        None if is_open => State::Open,
        None => State::Idea,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: MemberId = MemberId::new(uuid::Uuid::from_u128(1));

    #[test]
    fn a_plan_is_read_as_far_as_it_is_chosen() {
        assert_eq!(Plan::parse(TypedPlan::default()), Ok(Plan::default()));
        let owner = ME.to_string();
        let typed = TypedPlan {
            kind: "prevent",
            owner: &owner,
            due: "2026-12-04",
            priority: "high",
            strength: "prevents",
            tracker: " https://tracker.example/1 ",
            state: "open",
        };
        let plan = Plan::parse(typed).unwrap();
        assert_eq!((plan.owner, plan.due, plan.is_open), (Some(ME), "2026-12-04".parse().ok(), true));
        assert_eq!((plan.kind, plan.priority), (Some(Kind::Prevent), Some(Priority::High)));
        assert_eq!(plan.tracker, "https://tracker.example/1");
        let json = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
    }

    #[test]
    fn a_plan_says_what_to_mend() {
        let typed = TypedPlan { due: "Friday", tracker: "javascript:alert(1)", ..TypedPlan::default() };
        let keys: Vec<_> = Plan::parse(typed).unwrap_err().into_iter().map(|problem| problem.key).collect();
        assert_eq!(keys, ["problem-date", "problem-link"]);
    }

    #[test]
    fn only_what_i_changed_is_mine() {
        let was = Plan { priority: Some(Priority::Low), ..Plan::default() };
        let mine = Plan { priority: Some(Priority::High), ..Plan::default() };
        let theirs = Plan { priority: Some(Priority::Medium), is_open: true, ..Plan::default() };
        let expected = Plan { priority: Some(Priority::High), is_open: true, ..Plan::default() };
        assert_eq!(Plan::merge(&was, mine, theirs.clone()), expected);
        assert_eq!(Plan::merge(&was, was.clone(), theirs.clone()), theirs);
    }

    #[test]
    fn closing_wants_words() {
        fn key(outcome: &str, words: &str) -> Result<Closure, &'static str> {
            Closure::new(outcome, words, ME, Timestamp::UNIX_EPOCH).map_err(|problems| problems[0].key)
        }
        assert_eq!(key("done", " ").unwrap_err(), "problem-what-changed");
        assert_eq!(key("wont-do", "").unwrap_err(), "problem-reason");
        assert_eq!(key("", "x").unwrap_err(), "problem-outcome");
        assert_eq!(key("done", &"あ".repeat(limits::CLOSURE + 1)).unwrap_err(), "problem-too-long");
        assert_eq!(key("done", "CIが止める").unwrap().words, "CIが止める");
    }

    #[test]
    fn a_state_is_told_by_its_records() {
        assert_eq!(state(false, None), State::Idea);
        assert_eq!(state(true, None), State::Open);
        assert_eq!(state(true, Some(Outcome::Done)), State::Done);
        assert_eq!(state(false, Some(Outcome::WontDo)), State::WontDo);
    }
}
