//! The call: it asks every member of the club to write one by a deadline.

use jiff::Timestamp;

use crate::{Problem, id::MemberId, member::Zone, schedule};

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
