//! A document's life: draft, published, withdrawn, and back again.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::{Problem, id::MemberId};

/// Where a document's life has got to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// For its authors, and for the participants of a meeting it is ready for.
    Draft,
    /// For its audience, since then.
    Published(Timestamp),
    /// Out of sight, since then; nothing of it is deleted.
    Withdrawn(Timestamp),
}

/// A step in a document's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Its audience may read it.
    Publish,
    /// Nobody but its authors may read it.
    Withdraw,
    /// It is a draft again.
    Reopen,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Publish, Self::Withdraw, Self::Reopen];

    /// What was done, as rows and message keys say it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "published",
            Self::Withdraw => "withdrawn",
            Self::Reopen => "reopened",
        }
    }

    /// The step of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == name)
    }
}

impl Life {
    /// The name in message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published(_) => "published",
            Self::Withdrawn(_) => "withdrawn",
        }
    }

    /// Whether its audience may read it.
    pub const fn is_published(self) -> bool {
        matches!(self, Self::Published(_))
    }

    /// The life after a step. A step that leads where the document already is changes nothing: a form sent twice.
    ///
    /// # Errors
    /// `problem-not-published` when a draft is withdrawn.
    pub fn after(self, step: Step, at: Timestamp) -> Result<Self, Problem> {
        match (self, step) {
            (Self::Published(_), Step::Publish)
            | (Self::Withdrawn(_), Step::Withdraw)
            | (Self::Draft, Step::Reopen) => Ok(self),
            (_, Step::Publish) => Ok(Self::Published(at)),
            (Self::Published(_), Step::Withdraw) => Ok(Self::Withdrawn(at)),
            (Self::Draft, Step::Withdraw) => Err(Problem::of_form("problem-not-published")),
            (_, Step::Reopen) => Ok(Self::Draft),
        }
    }
}

/// Who may read a document once it is published. Its authors always may.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everyone who can sign in.
    #[default]
    Everyone,
    /// These people.
    Named(BTreeSet<MemberId>),
}

impl Audience {
    /// Whether somebody is in it.
    pub fn includes(&self, member: MemberId) -> bool {
        match self {
            Self::Everyone => true,
            Self::Named(people) => people.contains(&member),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const THEN: Timestamp = Timestamp::UNIX_EPOCH;

    fn now() -> Timestamp {
        "2026-11-26T09:00:00Z".parse().unwrap()
    }

    #[test]
    fn each_step_leads_where_it_says() {
        let lives = [Life::Draft, Life::Published(THEN), Life::Withdrawn(THEN)];
        let after = |step| lives.map(|life| life.after(step, now()));
        let problem = || Err(Problem::of_form("problem-not-published"));
        assert_eq!(
            after(Step::Publish),
            [Ok(Life::Published(now())), Ok(lives[1]), Ok(Life::Published(now()))]
        );
        assert_eq!(after(Step::Withdraw), [problem(), Ok(Life::Withdrawn(now())), Ok(lives[2])]);
        assert_eq!(after(Step::Reopen), [Ok(Life::Draft), Ok(Life::Draft), Ok(Life::Draft)]);
    }

    #[test]
    fn steps_read_back_by_name() {
        for step in Step::ALL {
            assert_eq!(Step::from_name(step.as_str()), Some(step));
        }
        assert_eq!(Step::from_name("deleted"), None);
    }

    #[test]
    fn a_narrow_audience_is_those_it_names() {
        let [one, two] = [1, 2].map(|id| MemberId::new(Uuid::from_u128(id)));
        assert!(Audience::Everyone.includes(two));
        let named = Audience::Named(BTreeSet::from([one]));
        assert!(named.includes(one) && !named.includes(two));
    }
}
