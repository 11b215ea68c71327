//! The room's clock: started by the server, paused for all, counting up when its time is over.

use jiff::{SignedDuration, Timestamp};

/// The clock of the stretch that the room is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// How long the stretch is meant to take.
    pub planned: SignedDuration,
    /// What was used before it last began to run.
    pub spent: SignedDuration,
    /// Since when it runs; `None` while it is paused.
    pub since: Option<Timestamp>,
}

impl Clock {
    /// A clock that runs from `at`, with `spent` used on an earlier visit.
    pub const fn running(planned: SignedDuration, spent: SignedDuration, at: Timestamp) -> Self {
        Self { planned, spent, since: Some(at) }
    }

    /// How much time has been used by `now`. A server's clock that was set back takes no time away.
    pub fn elapsed(&self, now: Timestamp) -> SignedDuration {
        let running = self.since.map_or(SignedDuration::ZERO, |since| now.duration_since(since));
        self.spent.saturating_add(running.max(SignedDuration::ZERO))
    }

    /// How much is left; negative once the clock counts up.
    pub fn left(&self, now: Timestamp) -> SignedDuration {
        self.planned.saturating_sub(self.elapsed(now))
    }

    /// Whether it stands still.
    pub const fn is_paused(&self) -> bool {
        self.since.is_none()
    }

    /// Stands still from `at`.
    #[must_use]
    pub fn pause(self, at: Timestamp) -> Self {
        Self { spent: self.elapsed(at), since: None, ..self }
    }

    /// Runs again from `at`.
    #[must_use]
    pub fn resume(self, at: Timestamp) -> Self {
        Self { since: self.since.or(Some(at)), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    const fn seconds(n: i64) -> SignedDuration {
        SignedDuration::from_secs(n)
    }

    #[test]
    fn counts_down_then_up() {
        let clock = Clock::running(seconds(60), seconds(0), at(100));
        assert_eq!(clock.left(at(130)), seconds(30));
        assert_eq!(clock.left(at(175)), seconds(-15));
    }

    #[test]
    fn a_pause_takes_no_time() {
        let paused = Clock::running(seconds(60), seconds(5), at(100)).pause(at(110));
        assert!(paused.is_paused());
        assert_eq!(paused.elapsed(at(500)), seconds(15));
        assert_eq!(paused.resume(at(500)).elapsed(at(501)), seconds(16));
        assert_eq!(paused.resume(at(500)).resume(at(600)).since, Some(at(500)));
    }

    #[test]
    fn a_clock_set_back_never_shows_less_than_nothing() {
        let clock = Clock::running(seconds(60), seconds(0), at(100));
        assert_eq!(clock.elapsed(at(40)), seconds(0));
        assert_eq!(clock.pause(at(40)).elapsed(at(40)), seconds(0));
    }
}
