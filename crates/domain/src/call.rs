//! The call: it asks every member of the club to write one by a deadline.

use jiff::{SignedDuration, Timestamp};

use crate::{Problem, id::MemberId, member::Zone, schedule};

/// How long before the deadline its organiser sees who may need help. Before that everybody has time, and a list of
/// everybody would only be a list.
pub const HELP_FROM: SignedDuration = SignedDuration::from_hours(3 * 24);

/// An open call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// Who opened it; the only one who sees who may need help.
    pub organiser: MemberId,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// By when everyone hopes to be ready. Nothing closes at it.
    pub deadline: Timestamp,
}

impl Call {
    /// From when on its organiser sees who may need help.
    pub fn help_from(&self) -> Timestamp {
        self.deadline.saturating_sub(HELP_FROM).unwrap_or(self.opened_at).max(self.opened_at)
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
        let call = |opened_at: &str| Call {
            organiser: MemberId::new(Uuid::from_u128(1)),
            opened_at: at(opened_at),
            deadline: at("2026-11-25T08:00:00Z"),
        };
        assert_eq!(call("2026-11-16T00:00:00Z").help_from(), at("2026-11-22T08:00:00Z"));
        assert_eq!(call("2026-11-24T00:00:00Z").help_from(), at("2026-11-24T00:00:00Z"));
    }
}
