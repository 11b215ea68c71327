//! A link by which somebody becomes a member: expiring, counted, and withdrawn at any time.

use jiff::{SignedDuration, Timestamp};

use crate::{Problem, id::InvitationId, limits, member::Role, problem::Problems};

/// How long an invitation may be valid at the most, in days.
pub const LONGEST_DAYS: i64 = 90;

/// What an admin asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The role of those who come by it.
    pub role: Role,
    /// How many can come by it.
    pub uses: i64,
    /// How long it is valid.
    pub valid: SignedDuration,
}

impl Terms {
    /// Reads a form.
    ///
    /// # Errors
    /// Every problem of the fields `role`, `uses` and `days`.
    pub fn parse(role: &str, uses: &str, days: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let role = problems.take(Role::from_name(role).ok_or(Problem::new("role", "problem-choose")));
        let uses = problems.take(whole("uses", uses, limits::INVITATION_USES));
        let days = problems.take(whole("days", days, LONGEST_DAYS));
        let all = role.zip(uses).zip(days);
        problems.finish(all.map(|((role, uses), days)| Self {
            role,
            uses,
            valid: SignedDuration::from_hours(24 * days),
        }))
    }
}

fn whole(field: &'static str, input: &str, most: i64) -> Result<i64, Problem> {
    let number = crate::text::fold(input.trim()).parse::<i64>().ok();
    number.filter(|n| (1..=most).contains(n)).ok_or_else(|| {
        Problem::new(field, "problem-whole-number").number("most", usize::try_from(most).unwrap_or(0))
    })
}

/// An invitation as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// The role of those who come by it.
    pub role: Role,
    /// How many can come by it in all.
    pub uses: i64,
    /// How many have.
    pub used: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it is valid.
    pub expires_at: Timestamp,
    /// Since when it is withdrawn.
    pub withdrawn_at: Option<Timestamp>,
}

/// How an invitation stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can be used.
    Open,
    /// Everybody it was for has come.
    UsedUp,
    /// Its time is over.
    Expired,
    /// It was withdrawn.
    Withdrawn,
}

impl Invitation {
    /// How it stands at `now`.
    pub fn standing(&self, now: Timestamp) -> Standing {
        if self.withdrawn_at.is_some() {
            Standing::Withdrawn
        } else if self.used >= self.uses {
            Standing::UsedUp
        } else if now >= self.expires_at {
            Standing::Expired
        } else {
            Standing::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_accept_full_width_digits_and_refuse_nonsense() {
        let terms = Terms::parse("member", "１０", "7").unwrap();
        assert_eq!((terms.uses, terms.valid.as_hours()), (10, 168));
        let fields: Vec<_> =
            Terms::parse("king", "0", "91").unwrap_err().into_iter().map(|p| p.field).collect();
        assert_eq!(fields, ["role", "uses", "days"]);
    }
}
