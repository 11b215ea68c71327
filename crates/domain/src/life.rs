//! A document's life: draft, published, withdrawn, and back again.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::{Problem, id::MemberId, limits, postmortem::Body, problem::Problems};

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
    /// The name in rows, forms and message keys.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Named(_) => "named",
        }
    }

    /// Reads a form: a name of [`Audience::as_str`], and the ids of people. Whether those are members is asked elsewhere.
    ///
    /// # Errors
    /// `problem-choose` on `audience`; `problem-choose-people` or `problem-many-people` on `people`.
    pub fn parse(kind: &str, people: &[&str]) -> Result<Self, Problem> {
        match kind {
            "everyone" => Ok(Self::Everyone),
            "named" => Self::named(people),
            _ => Err(Problem::new("audience", "problem-choose")),
        }
    }

    fn named(people: &[&str]) -> Result<Self, Problem> {
        let choose = || Problem::new("people", "problem-choose-people");
        let people: Option<BTreeSet<MemberId>> = people.iter().map(|id| id.parse().ok()).collect();
        let people = people.filter(|people| !people.is_empty()).ok_or_else(choose)?;
        if people.len() > limits::PEOPLE {
            return Err(Problem::new("people", "problem-many-people").number("most", limits::PEOPLE));
        }
        Ok(Self::Named(people))
    }

    /// Whether somebody is in it.
    pub fn includes(&self, member: MemberId) -> bool {
        match self {
            Self::Everyone => true,
            Self::Named(people) => people.contains(&member),
        }
    }
}

/// Refuses to publish what readers could not find or read.
///
/// # Errors
/// `problem-publish-title` without a title, `problem-publish-words` without anything to read; both where both are so.
pub fn check_publishable(body: &Body) -> Result<(), Vec<Problem>> {
    let mut problems = Problems::default();
    if body.title.is_empty() {
        problems.push(Problem::of_form("problem-publish-title"));
    }
    if !body.has_words() {
        problems.push(Problem::of_form("problem-publish-words"));
    }
    problems.finish(Some(()))
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

    #[test]
    fn an_audience_is_read_as_it_was_chosen() {
        let id = MemberId::new(Uuid::from_u128(1));
        let one = id.to_string();
        assert_eq!(Audience::parse("everyone", &[&one]), Ok(Audience::Everyone));
        assert_eq!(Audience::parse("named", &[&one, &one]), Ok(Audience::Named(BTreeSet::from([id]))));
        assert_eq!(Audience::parse("named", &[]).unwrap_err().key, "problem-choose-people");
        assert_eq!(Audience::parse("named", &["Aida"]).unwrap_err().key, "problem-choose-people");
        assert_eq!(Audience::parse("", &[&one]), Err(Problem::new("audience", "problem-choose")));
        let many: Vec<_> =
            (0..=limits::PEOPLE as u128).map(|n| MemberId::new(Uuid::from_u128(n)).to_string()).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        assert_eq!(Audience::parse("named", &many).unwrap_err().key, "problem-many-people");
        assert!(Audience::parse("named", &many[1..]).is_ok());
    }

    #[test]
    fn what_is_published_has_a_title_and_words() {
        let keys = |body: &Body| {
            let problems = check_publishable(body).err().unwrap_or_default();
            problems.into_iter().map(|problem| problem.key).collect::<Vec<_>>()
        };
        let mut body = Body::default();
        assert_eq!(keys(&body), ["problem-publish-title", "problem-publish-words"]);
        body.title = "A quiet night".into();
        assert_eq!(keys(&body), ["problem-publish-words"]);
        body.sections.insert(crate::section::Section::Impact, "37 minutes".into());
        assert!(keys(&body).is_empty());
    }
}
