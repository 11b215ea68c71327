//! The time plan: how long reading takes, and how many items fit.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::phase::Stretch;
use crate::{Language, postmortem::Body};

/// Reading gets at least so many minutes, however short the text is.
pub const LEAST_READING: u16 = 3;
/// An item gets at least so many minutes in all, or it goes first next time.
pub const LEAST_IN_ALL: u16 = 8;
/// What remains of the least time beside the least reading. A long text needs as much beside its reading as a short one.
const LEAST_BESIDE_READING: u16 = LEAST_IN_ALL - LEAST_READING;
/// What an item gets beside its reading when nobody said how long the meeting is.
const UNHURRIED_BESIDE_READING: u16 = 10;
/// What arriving, hearing the promises and wrapping up take of a meeting; nothing is read in them.
const ARRIVING_AND_WRAPPING_UP: u16 = 10;

/// How many minutes of a meeting that is planned to take `length` there are for all items together.
pub const fn available(length: u16) -> u16 {
    length.saturating_sub(ARRIVING_AND_WRAPPING_UP)
}

/// How many minutes a room needs to read `body`.
pub fn reading_minutes(body: &Body, language: Language) -> u16 {
    for_a_room(body.reading_minutes(language))
}

/// How many minutes a room needs for what takes a reader `minutes`.
pub fn for_a_room(minutes: u16) -> u16 {
    minutes.max(LEAST_READING)
}

/// The minutes of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// For reading.
    pub reading: u16,
    /// For discussing.
    pub discussing: u16,
    /// For improving.
    pub improving: u16,
}

impl Slot {
    /// Divides what there is beside reading: three fifths to talk, the rest to look for mechanisms.
    pub const fn divide(reading: u16, beside: u16) -> Self {
        let improving = beside / 5 * 2 + beside % 5 * 2 / 5;
        Self { reading, discussing: beside - improving, improving }
    }

    /// What an item gets when nobody said how long the meeting is.
    pub const fn unhurried(reading: u16) -> Self {
        Self::divide(reading, UNHURRIED_BESIDE_READING)
    }

    /// All three together.
    pub const fn in_all(self) -> u32 {
        self.reading as u32 + self.discussing as u32 + self.improving as u32
    }

    /// What one stretch is meant to take.
    pub fn planned(self, stretch: Stretch) -> SignedDuration {
        let minutes = match stretch {
            Stretch::Reading => self.reading,
            Stretch::Discussing => self.discussing,
            Stretch::Improving => self.improving,
        };
        SignedDuration::from_mins(i64::from(minutes))
    }
}

/// A suggestion: nothing is taken off the agenda by it, and nothing advances by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The minutes of every item, in the agenda's order. Those that do not fit get the least, should the room reach them.
    pub slots: Vec<Slot>,
    /// How many fit; at least one where there is any.
    pub fit: usize,
}

impl Plan {
    /// Plans `available` minutes for items whose reading takes `readings` minutes each.
    ///
    /// Every item that fits gets its reading time and an equal share of the rest.
    pub fn suggest(available: u16, readings: &[u16]) -> Self {
        let share = |fit: usize| {
            let reading: u32 = readings.iter().take(fit).copied().map(u32::from).sum();
            let rest = u32::from(available).checked_sub(reading)?;
            u16::try_from(rest / u32::try_from(fit).ok()?).ok().filter(|share| *share >= LEAST_BESIDE_READING)
        };
        let best = (1..=readings.len()).rev().find_map(|fit| Some((fit, share(fit)?)));
        let (fit, share) = best.unwrap_or((readings.len().min(1), LEAST_BESIDE_READING));
        let slot = |(at, reading): (usize, &u16)| {
            Slot::divide(*reading, if at < fit { share } else { LEAST_BESIDE_READING })
        };
        Self { slots: readings.iter().enumerate().map(slot).collect(), fit }
    }

    /// How many go first next time.
    pub fn next_time(&self) -> usize {
        self.slots.len() - self.fit
    }
}

/// What the time comes to before the day, when nobody knows the order in which things will be read: each counts with
/// the average reading, so that the numbers are the same for everybody and tell of no text in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// How many are ready.
    pub ready: usize,
    /// How many fit; at least one.
    pub fit: usize,
    /// What each of them gets.
    pub each: Slot,
}

impl Outlook {
    /// Looks at `available` minutes for items whose reading takes `readings` minutes each; `None` where there is none.
    pub fn of(available: u16, readings: &[u16]) -> Option<Self> {
        let plan = Plan::suggest(available, &vec![average(readings)?; readings.len()]);
        Some(Self { ready: readings.len(), fit: plan.fit, each: *plan.slots.first()? })
    }
}

/// The average in whole minutes, the nearest one.
fn average(readings: &[u16]) -> Option<u16> {
    let count = u32::try_from(readings.len()).ok().filter(|count| *count > 0)?;
    let sum: u32 = readings.iter().copied().map(u32::from).sum();
    u16::try_from((sum + count / 2) / count).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::section::Section;

    fn body(text: String) -> Body {
        Body { sections: BTreeMap::from([(Section::Summary, text)]), ..Body::default() }
    }

    fn check(language: Language, text: String, minutes: u16) {
        assert_eq!(reading_minutes(&body(text), language), minutes);
    }

    #[test]
    fn reading_is_never_hurried() {
        check(Language::Ja, String::new(), 3);
        check(Language::Ja, "あ".repeat(1500), 3);
        check(Language::Ja, "あ".repeat(1501), 4);
        check(Language::Ja, "あ \n".repeat(1500), 3);
        check(Language::En, "word ".repeat(600), 3);
        check(Language::En, "word ".repeat(601), 4);
    }

    #[test]
    fn arriving_and_wrapping_up_take_their_time() {
        assert_eq!(available(90), 80);
        assert_eq!(available(9), 0);
    }

    #[test]
    fn six_fit_and_three_go_first_next_time() {
        let plan = Plan::suggest(48, &[3; 9]);
        assert_eq!((plan.fit, plan.next_time()), (6, 3));
        assert_eq!(plan.slots[0], Slot { reading: 3, discussing: 3, improving: 2 });
        assert_eq!(plan.slots[8].in_all(), 8);
    }

    #[test]
    fn a_long_text_is_talked_about_as_long_as_a_short_one() {
        let plan = Plan::suggest(60, &[3, 12]);
        assert_eq!(plan.slots[0], Slot { reading: 3, discussing: 14, improving: 8 });
        assert_eq!(plan.slots[1], Slot { reading: 12, discussing: 14, improving: 8 });
    }

    #[test]
    fn before_the_day_each_gets_the_same() {
        let each = Slot { reading: 4, discussing: 14, improving: 8 };
        assert_eq!(Outlook::of(80, &[3, 3, 6]), Some(Outlook { ready: 3, fit: 3, each }));
        assert_eq!(Outlook::of(80, &[6, 3, 3]), Outlook::of(80, &[3, 3, 6]), "in whatever order");
        let each = Slot { reading: 3, discussing: 3, improving: 2 };
        assert_eq!(Outlook::of(48, &[3; 9]), Some(Outlook { ready: 9, fit: 6, each }));
        assert_eq!(Outlook::of(0, &[3, 3]), Some(Outlook { ready: 2, fit: 1, each }));
        assert_eq!(Outlook::of(80, &[]), None);
    }

    #[test]
    fn one_is_read_even_in_a_very_short_meeting() {
        assert_eq!(Plan::suggest(2, &[3, 3]).fit, 1);
        assert_eq!(Plan::suggest(60, &[]), Plan { slots: vec![], fit: 0 });
    }

    proptest! {
        #[test]
        fn what_fits_fits(available in 8u16..600, readings in prop::collection::vec(3u16..40, 1..12)) {
            let plan = Plan::suggest(available, &readings);
            let used: u32 = plan.slots.iter().take(plan.fit).map(|slot| slot.in_all()).sum();
            prop_assert!(plan.slots.iter().all(|slot| slot.in_all() >= u32::from(LEAST_IN_ALL)));
            prop_assert!(plan.fit >= 1 && (plan.fit == 1 || used <= u32::from(available)));
        }
    }
}
