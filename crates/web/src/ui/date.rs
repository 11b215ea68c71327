//! Dates and times as the reader's language writes them, in a zone that is said.

use jiff::{Timestamp, Zoned, civil::Date};
use yomikai_domain::member::Zone;

use crate::i18n::Words;

/// An instant as a reader's clock shows it. Nothing is worded before a page asks for it: a timeline has hundreds.
#[derive(Clone)]
pub struct Moment {
    local: Zoned,
    zone: Zone,
    l: Words,
}

impl Moment {
    /// `at`, as clocks in `zone` show it.
    pub fn new(at: Timestamp, zone: &Zone, l: Words) -> Self {
        Self { local: at.to_zoned(zone.rules()), zone: zone.clone(), l }
    }

    /// For the `datetime` attribute, with its offset.
    pub fn machine(&self) -> String {
        self.local.strftime("%Y-%m-%dT%H:%M%:z").to_string()
    }

    /// The day with its weekday: `11月27日（金）`, `Fri 27 November`.
    pub fn day(&self) -> String {
        day(self.date(), "date-day", self.l)
    }

    /// The day with its year.
    pub fn full_day(&self) -> String {
        day(self.date(), "date-full-day", self.l)
    }

    /// The time of day, `17:00`.
    pub fn time(&self) -> String {
        self.local.strftime("%H:%M").to_string()
    }

    /// Day and time where there is little room: `11月27日 17:00`, `27 Nov 17:00`.
    pub fn brief(&self) -> String {
        self.l.with("date-brief", &brief(self.date(), self.time(), self.l))
    }

    /// For `datetime-local` inputs, `2026-11-27T17:00`.
    pub fn input(&self) -> String {
        self.local.strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// The zone's name.
    pub fn zone(&self) -> &str {
        self.zone.as_str()
    }

    /// The day, for comparing it with others.
    pub fn date(&self) -> Date {
        self.local.date()
    }

    /// Day and time.
    pub fn both(&self, l: &Words) -> String {
        l.t2("date-both", "day", self.day(), "time", self.time())
    }

    /// Whether clocks where the other is told show the same.
    pub fn shows_the_same_as(&self, other: &Self) -> bool {
        self.local.datetime() == other.local.datetime()
    }
}

/// A date without a time of day, ready to be written in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// For the `datetime` attribute.
    pub machine: String,
    /// The day with its weekday.
    pub text: String,
}

impl Day {
    /// `date`, with its year unless that is `year`, of which the page speaks anyway.
    pub fn new(date: Date, year: i16, l: Words) -> Self {
        let key = if date.year() == year { "date-day" } else { "date-full-day" };
        Self { machine: date.to_string(), text: day(date, key, l) }
    }
}

/// Whether both instants are on one day in `zone`.
pub fn is_same_day(one: Timestamp, other: Timestamp, zone: &Zone) -> bool {
    let date = |at: Timestamp| at.to_zoned(zone.rules()).date();
    date(one) == date(other)
}

fn brief(date: Date, time: String, l: Words) -> [(&'static str, yomikai_domain::Arg); 3] {
    use yomikai_domain::Arg::{Number, Text};
    let month = l.t(&format!("date-month-{}", date.month())).chars().take(3).collect();
    [("month", Text(month)), ("day", Number(date.day().into())), ("time", Text(time))]
}

fn day(date: Date, key: &str, l: Words) -> String {
    use yomikai_domain::Arg::{Number, Text};
    let weekday = date.weekday().to_monday_zero_offset();
    let args = [
        ("year", Text(date.year().to_string())),
        ("month", Text(l.t(&format!("date-month-{}", date.month())))),
        ("day", Number(date.day().into())),
        ("weekday", Text(l.t(&format!("date-weekday-{weekday}")))),
    ];
    l.with(key, &args)
}

#[cfg(test)]
mod tests {
    use yomikai_domain::Language;

    use super::*;

    #[test]
    fn a_day_ends_at_midnight_of_its_zone() {
        let at = |at: &str| at.parse::<Timestamp>().unwrap();
        let (late, early) = (at("2026-11-27T14:59:00Z"), at("2026-11-27T15:00:00Z"));
        assert!(!is_same_day(late, early, &Zone::parse("Asia/Tokyo").unwrap()));
        assert!(is_same_day(late, early, &Zone::parse("Europe/Berlin").unwrap()));
    }

    #[test]
    fn a_date_of_another_year_says_which() {
        let day = |date: &str| Day::new(date.parse().unwrap(), 2026, Words::of(Language::En));
        assert_eq!(day("2026-12-18").text, "Fri 18 December");
        let next_year = Day { machine: "2027-01-08".into(), text: "Fri 8 January 2027".into() };
        assert_eq!(day("2027-01-08"), next_year);
    }

    #[test]
    fn both_languages_write_their_own_way() {
        let at: Timestamp = "2026-11-27T08:00:00Z".parse().unwrap();
        let zone = Zone::parse("Asia/Tokyo").unwrap();
        let ja = Moment::new(at, &zone, Words::of(Language::Ja));
        assert_eq!(ja.both(&Words::of(Language::Ja)), "11月27日（金）17:00");
        assert_eq!(ja.full_day(), "2026年11月27日（金）");
        let en = Moment::new(at, &zone, Words::of(Language::En));
        assert_eq!((ja.brief().as_str(), en.brief().as_str()), ("11月27日 17:00", "27 Nov 17:00"));
        assert_eq!(en.both(&Words::of(Language::En)), "Fri 27 November, 17:00");
        assert_eq!(
            (en.machine().as_str(), en.input().as_str()),
            ("2026-11-27T17:00+09:00", "2026-11-27T17:00")
        );
    }
}
