//! How long to wait after guesses that were wrong: a few are free, then the wait doubles.

use jiff::{SignedDuration, Timestamp};

/// How many wrong tries cost nothing.
pub const FREE_TRIES: i64 = 5;
/// The longest wait.
pub const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);
/// After this long without a wrong try, all is forgotten.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// Wrong tries under one key (an account, or a network address).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// Wrong tries in a row.
    pub failures: i64,
    /// When the newest was.
    pub last_failure_at: Timestamp,
}

impl Throttle {
    /// Until when no try is accepted; `None` when one is accepted at `now`.
    pub fn blocked_until(self, now: Timestamp) -> Option<Timestamp> {
        if now.duration_since(self.last_failure_at) >= FORGOTTEN_AFTER || self.failures < FREE_TRIES {
            return None;
        }
        let doublings = u32::try_from(self.failures - FREE_TRIES).unwrap_or(u32::MAX).min(20);
        let wait = SignedDuration::from_secs(1_i64 << doublings).min(LONGEST_WAIT);
        let until = self.last_failure_at.checked_add(wait).unwrap_or(Timestamp::MAX);
        (until > now).then_some(until)
    }

    /// What is remembered after one more wrong try.
    #[must_use]
    pub fn after_failure(previous: Option<Self>, now: Timestamp) -> Self {
        let fresh = previous.filter(|p| now.duration_since(p.last_failure_at) < FORGOTTEN_AFTER);
        Self { failures: fresh.map_or(0, |p| p.failures).saturating_add(1), last_failure_at: now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).unwrap()
    }

    fn after(failures: i64) -> Throttle {
        Throttle { failures, last_failure_at: at(0) }
    }

    #[test]
    fn a_few_tries_are_free_then_the_wait_doubles() {
        assert_eq!(after(4).blocked_until(at(0)), None);
        assert_eq!(after(5).blocked_until(at(0)), Some(at(1)));
        assert_eq!(after(5).blocked_until(at(1)), None);
        assert_eq!(after(9).blocked_until(at(0)), Some(at(16)));
        assert_eq!(after(1_000).blocked_until(at(0)), Some(at(900)));
    }

    #[test]
    fn a_day_later_all_is_forgotten() {
        assert_eq!(after(1_000).blocked_until(at(86_400)), None);
        assert_eq!(Throttle::after_failure(Some(after(1_000)), at(86_400)).failures, 1);
        assert_eq!(Throttle::after_failure(Some(after(3)), at(10)).failures, 4);
    }
}
