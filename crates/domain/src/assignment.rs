//! One member's part in a call: what they bring, and whether the room may read it.

use jiff::Timestamp;

use crate::{
    Problem,
    id::{MemberId, PostmortemId},
    postmortem::Body,
};

/// The fewest members for whom progress is shown as a number: among three, a number names people.
pub const FEWEST_FOR_A_NUMBER: usize = 4;

/// One member's part in a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// Whose.
    pub member: MemberId,
    /// What they bring.
    pub postmortem: Option<PostmortemId>,
    /// Since when the participants may read it in the meeting.
    pub ready_at: Option<Timestamp>,
    /// Since when they sit this one out. No reason is asked.
    pub sitting_out_at: Option<Timestamp>,
}

/// How an assignment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is written yet.
    NotStarted,
    /// Something is being written.
    Drafting,
    /// The room may read it.
    Ready,
    /// Sitting this one out.
    SittingOut,
}

impl Standing {
    /// The name in message keys and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::Drafting => "drafting",
            Self::Ready => "ready",
            Self::SittingOut => "sitting-out",
        }
    }

    /// Whether nothing more is waited for: a slice of the pizza fills either way.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Ready | Self::SittingOut)
    }
}

impl Assignment {
    /// A fresh one.
    pub const fn new(member: MemberId) -> Self {
        Self { member, postmortem: None, ready_at: None, sitting_out_at: None }
    }

    /// How it stands.
    pub const fn standing(&self) -> Standing {
        match (self.sitting_out_at, self.ready_at, self.postmortem) {
            (Some(_), _, _) => Standing::SittingOut,
            (None, Some(_), _) => Standing::Ready,
            (None, None, Some(_)) => Standing::Drafting,
            (None, None, None) => Standing::NotStarted,
        }
    }

    /// Brings `postmortem`. Another document than before is not ready by the consent given for the first.
    #[must_use]
    pub fn bring(self, postmortem: PostmortemId) -> Self {
        let ready_at = self.ready_at.filter(|_| self.postmortem == Some(postmortem));
        Self { postmortem: Some(postmortem), ready_at, sitting_out_at: None, ..self }
    }

    /// Lets the participants read it in the meeting. Saying it twice keeps the first instant.
    ///
    /// # Errors
    /// `problem-ready-nothing-written` when there is no document or it has no words.
    pub fn ready(self, body: Option<&Body>, at: Timestamp) -> Result<Self, Problem> {
        if self.postmortem.is_none() || !body.is_some_and(Body::has_words) {
            return Err(Problem::of_form("problem-ready-nothing-written"));
        }
        Ok(Self { ready_at: self.ready_at.or(Some(at)), sitting_out_at: None, ..self })
    }

    /// Takes the consent back.
    #[must_use]
    pub fn take_back(self) -> Self {
        Self { ready_at: None, ..self }
    }

    /// Brings nothing any more: what was brought is somebody else's now.
    #[must_use]
    pub fn put_down(self) -> Self {
        Self { postmortem: None, ready_at: None, ..self }
    }

    /// Sits this one out. What was written stays with its author, and no consent remains on it.
    #[must_use]
    pub fn sit_out(self, at: Timestamp) -> Self {
        Self { sitting_out_at: self.sitting_out_at.or(Some(at)), ready_at: None, ..self }
    }

    /// Joins in after all.
    #[must_use]
    pub fn join_in(self) -> Self {
        Self { sitting_out_at: None, ..self }
    }
}

/// How far the room is: a number for all, names for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// How many are ready or sit this one out.
    pub settled: usize,
    /// How many there are.
    pub members: usize,
}

impl Readiness {
    /// Counts.
    pub fn of(standings: impl IntoIterator<Item = Standing>) -> Self {
        standings.into_iter().fold(Self { settled: 0, members: 0 }, |sum, standing| Self {
            settled: sum.settled + usize::from(standing.is_settled()),
            members: sum.members + 1,
        })
    }

    /// The same where a number may be shown; `None` in a group so small that it would name people.
    pub fn shown(self) -> Option<Self> {
        (self.members >= FEWEST_FOR_A_NUMBER).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::section::Section;

    const WHO: MemberId = MemberId::new(uuid::Uuid::from_u128(1));
    const ONE: PostmortemId = PostmortemId::new(uuid::Uuid::from_u128(2));
    const OTHER: PostmortemId = PostmortemId::new(uuid::Uuid::from_u128(3));

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn words() -> Body {
        Body { sections: BTreeMap::from([(Section::Summary, "x".into())]), ..Body::default() }
    }

    #[test]
    fn goes_from_nothing_to_ready_and_back() {
        let fresh = Assignment::new(WHO);
        assert_eq!(fresh.standing(), Standing::NotStarted);
        assert!(fresh.ready(Some(&words()), at(1)).is_err());
        let drafting = fresh.bring(ONE);
        assert_eq!(drafting.standing(), Standing::Drafting);
        assert!(drafting.ready(Some(&Body::default()), at(1)).is_err());
        let ready = drafting.ready(Some(&words()), at(1)).unwrap();
        assert_eq!(ready.standing(), Standing::Ready);
        assert_eq!(ready.ready(Some(&words()), at(9)), Ok(ready), "saying it twice changes nothing");
        assert_eq!(ready.take_back().standing(), Standing::Drafting);
    }

    #[test]
    fn consent_belongs_to_one_document() {
        let ready = Assignment::new(WHO).bring(ONE).ready(Some(&words()), at(1)).unwrap();
        assert_eq!(ready.bring(ONE).standing(), Standing::Ready);
        assert_eq!(ready.bring(OTHER).standing(), Standing::Drafting);
    }

    #[test]
    fn sitting_out_withdraws_consent_and_keeps_the_draft() {
        let out = Assignment::new(WHO).bring(ONE).ready(Some(&words()), at(1)).unwrap().sit_out(at(2));
        assert_eq!(out.standing(), Standing::SittingOut);
        assert_eq!(out.join_in().standing(), Standing::Drafting);
        assert_eq!(out.join_in().postmortem, Some(ONE));
    }

    #[test]
    fn a_small_room_shows_no_number() {
        let room = |n: usize| {
            Readiness::of((0..n).map(|i| if i == 0 { Standing::SittingOut } else { Standing::Drafting }))
        };
        assert_eq!(room(3).shown(), None);
        assert_eq!(room(4).shown(), Some(Readiness { settled: 1, members: 4 }));
    }
}
