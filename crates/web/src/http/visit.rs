//! When a browser was last on the home page. Only the browser itself keeps it: when somebody reads is nobody's business.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

/// How long somebody stays away before they come anew.
const APART: SignedDuration = SignedDuration::from_hours(4);

/// A visit: where the one before it ended, and when it was last heard of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    since: Timestamp,
    seen: Timestamp,
}

impl Visit {
    /// The visit that goes on or begins at `now`. Whoever comes for the first time has missed nothing.
    pub fn at(known: Option<Self>, now: Timestamp) -> Self {
        match known {
            Some(Self { seen, .. }) if now.duration_since(seen) > APART => Self { since: seen, seen: now },
            Some(Self { since, .. }) => Self { since, seen: now },
            None => Self { since: now, seen: now },
        }
    }

    /// Whether somebody who came back sees this for the first time.
    pub fn is_new(&self, at: Timestamp) -> bool {
        at > self.since
    }

    /// What a browser kept.
    pub fn parse(text: &str) -> Option<Self> {
        let instant = |text| Timestamp::from_microsecond(i64::from_str_radix(text, 16).ok()?).ok();
        let (since, seen) = text.split_once('-')?;
        Some(Self { since: instant(since)?, seen: instant(seen)? })
    }
}

impl fmt::Display for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:x}", self.since.as_microsecond(), self.seen.as_microsecond())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_794_787_200 + 60 * minutes).unwrap()
    }

    #[test]
    fn what_came_after_the_visit_before_is_new_until_this_one_ends() {
        let first = Visit::at(None, at(0));
        assert!(!first.is_new(at(-1)), "nothing was missed");
        let goes_on = Visit::at(Some(first), at(200));
        assert_eq!(goes_on, Visit { since: at(0), seen: at(200) });
        let still = Visit::at(Some(goes_on), at(200 + 240));
        assert!(still.is_new(at(1)) && !still.is_new(at(0)));
        let back = Visit::at(Some(still), at(440 + 241));
        assert_eq!(back, Visit { since: at(440), seen: at(681) });
        assert!(back.is_new(at(441)) && !back.is_new(at(440)));
        let again = Visit::at(Some(back), at(682));
        assert!(again.is_new(at(441)), "opening the page once more takes no mark away");
    }

    #[test]
    fn is_read_as_it_was_kept() {
        let visit = Visit { since: at(0), seen: at(9) };
        assert_eq!(Visit::parse(&visit.to_string()), Some(visit));
        for broken in ["", "-", "1", "x-1", "1-", "ffffffffffffffffffff-1", "7fffffffffffffff-1"] {
            assert_eq!(Visit::parse(broken), None, "{broken}");
        }
    }
}
