//! What a list of actions shows: by where they stand, by their date, and by what they lean on.

use jiff::{ToSpan as _, civil::Date};

use crate::{named::names, strength::Strength};

names! {
    /// Where the actions of a list stand.
    Stand:
    /// Somebody will do them.
    Open = "open",
    /// Somebody thought of them.
    Ideas = "ideas",
    /// They are done, or will not be.
    Ended = "ended",
}

names! {
    /// How far off their dates are.
    When:
    /// The date has passed.
    Past = "past",
    /// Today, or within the next seven days.
    Soon = "soon",
    /// After that.
    Later = "later",
    /// There is no date yet.
    Undated = "undated",
}

/// A span of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Due {
    /// Whatever the date, or none.
    #[default]
    Any,
    /// Before that day.
    Before(Date),
    /// From the first day on and before the second.
    Between(Date, Date),
    /// From that day on.
    From(Date),
    /// There is no date.
    Undated,
}

impl When {
    /// The dates that it means today.
    pub fn due(self, today: Date) -> Due {
        let behind = today.saturating_add(8.days());
        match self {
            Self::Past => Due::Before(today),
            Self::Soon => Due::Between(today, behind),
            Self::Later => Due::From(behind),
            Self::Undated => Due::Undated,
        }
    }
}

/// The strengths that a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strengths {
    /// Each.
    #[default]
    Any,
    /// That one.
    Only(Strength),
    /// Not chosen yet.
    Undecided,
}

impl Strengths {
    /// The name in forms and rows; empty for any.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Only(strength) => strength.as_str(),
            Self::Undecided => "undecided",
        }
    }

    /// Those of that name; any where nothing is called so.
    pub fn from_name(name: &str) -> Self {
        match Strength::from_name(name) {
            Some(strength) => Self::Only(strength),
            None if name == Self::Undecided.as_str() => Self::Undecided,
            None => Self::Any,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_date_is_in_one_span() {
        let (today, behind) = (date("2026-11-26"), date("2026-12-04"));
        let spans: Vec<_> = When::ALL.iter().map(|when| when.due(today)).collect();
        assert_eq!(spans, [Due::Before(today), Due::Between(today, behind), Due::From(behind), Due::Undated]);
        assert_eq!(When::Later.due(Date::MAX), Due::From(Date::MAX), "the calendar ends there");
    }

    #[test]
    fn strengths_read_back() {
        for strengths in Strength::ALL.map(Strengths::Only).into_iter().chain([Strengths::Undecided]) {
            assert_eq!(Strengths::from_name(strengths.as_str()), strengths);
        }
        assert_eq!(Strengths::from_name("heroic"), Strengths::Any);
    }
}
