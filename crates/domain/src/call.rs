//! The call: it asks every member of the club to write one by a deadline.

use jiff::{SignedDuration, Timestamp};

use crate::{Problem, id::MemberId, member::Zone, schedule};

/// How long before the deadline its organiser sees who may need help. Before that everybody has time, and a list of
/// everybody would only be a list.
pub const HELP_FROM: SignedDuration = SignedDuration::from_hours(3 * 24);

/// How long after a deadline became an earlier one the organiser is told nothing more than before: whoever moves a meeting
/// shall not see by it who has not begun, and whoever wrote along in peace has a day.
pub const MOVED: SignedDuration = SignedDuration::from_hours(24);

/// An open call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// Who opened it; the only one who sees who may need help.
    pub organiser: MemberId,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// By when everyone hopes to be ready. Nothing closes at it.
    pub deadline: Timestamp,
    /// The deadline that was asked for, where the meeting has moved to before it.
    pub asked: Option<Timestamp>,
    /// When the deadline last became an earlier one.
    pub moved_at: Option<Timestamp>,
}

impl Call {
    /// A call that opens at `opened_at`.
    pub const fn new(organiser: MemberId, opened_at: Timestamp, deadline: Timestamp) -> Self {
        Self { organiser, opened_at, deadline, asked: None, moved_at: None }
    }

    /// The same for a meeting that was moved to `starts_at`: the deadline that was asked for, or the start where that comes
    /// first. Moving it back brings the deadline back.
    #[must_use]
    pub fn moved_to(self, starts_at: Timestamp, now: Timestamp) -> Self {
        let asked = self.asked.unwrap_or(self.deadline);
        let deadline = asked.min(starts_at);
        Self {
            deadline,
            asked: (deadline < asked).then_some(asked),
            moved_at: if deadline < self.deadline { Some(now) } else { self.moved_at },
            ..self
        }
    }

    /// From when on its organiser sees who may need help.
    pub fn help_from(&self) -> Timestamp {
        let asked = self.deadline.saturating_sub(HELP_FROM).unwrap_or(self.opened_at).max(self.opened_at);
        let moved = self.moved_at.and_then(|moved| moved.saturating_add(MOVED).ok());
        moved.map_or(asked, |moved| moved.max(asked))
    }
}

/// Reads a deadline for a meeting that starts at `starts_at`.
///
/// # Errors
/// On the field `deadline`: as [`schedule::instant`], and `problem-deadline-after-start`.
pub fn parse_deadline(local: &str, zone: &Zone, starts_at: Timestamp) -> Result<Timestamp, Problem> {
    let deadline = schedule::instant("deadline", local, zone)?;
    if deadline > starts_at {
        return Err(Problem::new("deadline", "problem-deadline-after-start"));
    }
    Ok(deadline)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn who_may_need_help_is_told_three_days_before_the_deadline_and_never_before_the_call() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let who = MemberId::new(Uuid::from_u128(1));
        let call = |opened_at| Call::new(who, at(opened_at), at("2026-11-25T08:00:00Z"));
        assert_eq!(call("2026-11-16T00:00:00Z").help_from(), at("2026-11-22T08:00:00Z"));
        assert_eq!(call("2026-11-24T00:00:00Z").help_from(), at("2026-11-24T00:00:00Z"));
    }

    #[test]
    fn a_deadline_goes_with_its_meeting_and_comes_back_with_it() {
        let at = |day: i64| Timestamp::from_second(1_800_000_000 + day * 86_400).unwrap();
        let call = Call::new(MemberId::new(Uuid::from_u128(1)), at(0), at(24));
        assert_eq!(call.moved_to(at(30), at(1)), call, "there is time enough");
        let earlier = call.moved_to(at(3), at(1));
        assert_eq!((earlier.deadline, earlier.asked), (at(3), Some(at(24))));
        assert_eq!(earlier.help_from(), at(2), "not at once");
        let back = earlier.moved_to(at(30), at(1));
        assert_eq!((back.deadline, back.asked), (at(24), None));
        assert_eq!(back.help_from(), at(21), "nobody is named for its having moved to and fro");
        let between = earlier.moved_to(at(10), at(1));
        assert_eq!((between.deadline, between.help_from()), (at(10), at(7)));
    }
}
