//! When, how long and where a meeting is, read from what people type in their own time zone.

use jiff::{SignedDuration, Timestamp, civil::DateTime};

use crate::{
    Problem, limits,
    member::Zone,
    problem::Problems,
    text::{Rule, fold},
};

/// How many minutes a meeting is planned to take when nobody says.
pub const USUAL_LENGTH: u16 = 90;

/// The when and where of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// When it starts.
    pub starts_at: Timestamp,
    /// How many minutes it is planned to take.
    pub length: u16,
    /// The zone in which it was arranged.
    pub zone: Zone,
    /// A room or a link; may be empty.
    pub place: String,
    /// What there is to eat; may be empty.
    pub snack: String,
}

/// A schedule as typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    /// Local date and time, as `datetime-local` inputs send it: `2026-11-27T17:00`.
    pub starts: &'a str,
    /// How many minutes it is planned to take; empty for [`USUAL_LENGTH`].
    pub length: &'a str,
    /// An IANA zone name.
    pub zone: &'a str,
    /// A room or a link.
    pub place: &'a str,
    /// What there is to eat.
    pub snack: &'a str,
}

/// How long after its start a meeting is still today's: nobody closes one yet, and lunch can come in between.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(12);

/// How long before its start a meeting's room can be entered: people come early, and nobody waits outside.
pub const DOOR_OPENS: SignedDuration = SignedDuration::from_hours(1);

impl Schedule {
    /// Whether the room can be entered, as far as the clock is concerned.
    pub fn is_door_open(&self, now: Timestamp) -> bool {
        now >= self.starts_at - DOOR_OPENS && !self.is_over(now)
    }

    /// When it is planned to end; nothing ends by itself.
    pub fn ends_at(&self) -> Timestamp {
        self.starts_at + SignedDuration::from_mins(self.length.into())
    }

    /// Whether the meeting's day is over. Until then people may still get ready, or take their consent back.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now.duration_since(self.starts_at) >= LONGEST
    }

    /// Reads a form. A time that a clock change skips or repeats is taken as the later or the earlier one (RFC 5545).
    ///
    /// # Errors
    /// Every problem of the fields `starts`, `length`, `zone`, `place` and `snack`; `problem-in-the-past` before `now`.
    pub fn parse(typed: Typed<'_>, now: Timestamp) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let short = |field| Rule { field, most: limits::SHORT_LINE, required: false };
        let place = problems.take(Rule { most: limits::PLACE, ..short("place") }.line(typed.place));
        let snack = problems.take(short("snack").line(typed.snack));
        let zone = problems.take(Zone::parse(typed.zone));
        let starts_at = zone.as_ref().and_then(|zone| problems.take(instant("starts", typed.starts, zone)));
        if starts_at.is_some_and(|at| at < now) {
            problems.push(Problem::new("starts", "problem-in-the-past"));
        }
        let length = problems.take(minutes("length", typed.length));
        let when = starts_at.zip(length).zip(zone);
        problems.finish(when.zip(place.zip(snack)).map(|(((starts_at, length), zone), (place, snack))| {
            Self { starts_at, length, zone, place, snack }
        }))
    }
}

fn minutes(field: &'static str, typed: &str) -> Result<u16, Problem> {
    let (least, most) = (limits::SHORTEST_MEETING, limits::LONGEST_MEETING);
    let minutes = match typed.trim() {
        "" => Some(USUAL_LENGTH),
        typed => fold(typed).parse().ok().filter(|minutes| (least..=most).contains(minutes)),
    };
    let problem = Problem::new(field, "problem-minutes");
    minutes.ok_or_else(|| problem.number("least", least.into()).number("most", most.into()))
}

/// Reads a local date and time in `zone`.
///
/// # Errors
/// `problem-required` when empty, `problem-date-time` when it is no date and time.
pub fn instant(field: &'static str, local: &str, zone: &Zone) -> Result<Timestamp, Problem> {
    if local.trim().is_empty() {
        return Err(Problem::new(field, "problem-required"));
    }
    let civil = local.trim().parse::<DateTime>();
    civil
        .and_then(|civil| civil.to_zoned(zone.rules()))
        .map(|zoned| zoned.timestamp())
        .map_err(|_| Problem::new(field, "problem-date-time"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(starts: &'static str) -> Typed<'static> {
        Typed { starts, length: "60", zone: "Asia/Tokyo", place: "3F", snack: "pizza" }
    }

    #[test]
    fn local_time_becomes_an_instant() {
        let schedule = Schedule::parse(typed("2026-11-27T17:00"), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(schedule.starts_at.to_string(), "2026-11-27T08:00:00Z");
        assert_eq!(schedule.ends_at().to_string(), "2026-11-27T09:00:00Z");
    }

    #[test]
    fn a_length_is_a_number_of_minutes_or_the_usual_one() {
        let parse = |length| {
            let typed = Typed { length, ..typed("2026-11-27T17:00") };
            Schedule::parse(typed, Timestamp::UNIX_EPOCH).map(|schedule| schedule.length)
        };
        assert_eq!(parse(""), Ok(90));
        assert_eq!([" 15 ", "４８０"].map(|length| parse(length).unwrap()), [15, 480]);
        let problem = Problem::new("length", "problem-minutes").number("least", 15).number("most", 480);
        for wrong in ["14", "481", "an hour", "-60", "60.5"] {
            assert_eq!(parse(wrong), Err(vec![problem.clone()]), "{wrong}");
        }
    }

    #[test]
    fn the_door_opens_an_hour_before_and_closes_when_the_day_is_over() {
        let schedule = Schedule::parse(typed("2026-11-27T17:00"), Timestamp::UNIX_EPOCH).unwrap();
        let is_open = |at: &str| schedule.is_door_open(at.parse().unwrap());
        assert!(!is_open("2026-11-27T06:59:59Z") && is_open("2026-11-27T07:00:00Z"));
        assert!(is_open("2026-11-27T19:59:59Z") && !is_open("2026-11-27T20:00:00Z"));
    }

    #[test]
    fn names_what_to_mend() {
        let key = |starts| Schedule::parse(typed(starts), Timestamp::UNIX_EPOCH).unwrap_err()[0].key;
        assert_eq!(key(""), "problem-required");
        assert_eq!(key("tomorrow"), "problem-date-time");
        let late = "2026-11-28T00:00:00Z".parse().unwrap();
        assert_eq!(
            Schedule::parse(typed("2026-11-27T17:00"), late).unwrap_err()[0].key,
            "problem-in-the-past"
        );
    }
}
