//! Dates and times as the reader's language writes them, in a zone that is said.

use jiff::{Timestamp, civil::Date};
use yomikai_domain::member::Zone;

use crate::i18n::Words;

/// An instant, ready to be written in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// For the `datetime` attribute, with its offset.
    pub machine: String,
    /// The day with its weekday: `11月27日（金）`, `Fri 27 November`.
    pub day: String,
    /// The day with its year.
    pub full_day: String,
    /// The time of day, `17:00`.
    pub time: String,
    /// Day and time where there is little room: `11月27日 17:00`, `27 Nov 17:00`.
    pub brief: String,
    /// For `datetime-local` inputs, `2026-11-27T17:00`.
    pub input: String,
    /// The zone's name.
    pub zone: String,
}

impl Moment {
    /// `at`, as clocks in `zone` show it.
    pub fn new(at: Timestamp, zone: &Zone, l: Words) -> Self {
        let local = at.to_zoned(zone.rules());
        Self {
            machine: local.strftime("%Y-%m-%dT%H:%M%:z").to_string(),
            day: day(local.date(), "date-day", l),
            full_day: day(local.date(), "date-full-day", l),
            time: local.strftime("%H:%M").to_string(),
            brief: l.with("date-brief", &brief(local.date(), &local.strftime("%H:%M").to_string(), l)),
            input: local.strftime("%Y-%m-%dT%H:%M").to_string(),
            zone: zone.as_str().to_owned(),
        }
    }

    /// Day and time.
    pub fn both(&self, l: &Words) -> String {
        l.t2("date-both", "day", &self.day, "time", &self.time)
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

fn brief(date: Date, time: &str, l: Words) -> [(&'static str, yomikai_domain::Arg); 3] {
    use yomikai_domain::Arg::{Number, Text};
    let month = l.t(&format!("date-month-{}", date.month())).chars().take(3).collect();
    [("month", Text(month)), ("day", Number(date.day().into())), ("time", Text(time.to_owned()))]
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
        assert_eq!(ja.full_day, "2026年11月27日（金）");
        let en = Moment::new(at, &zone, Words::of(Language::En));
        assert_eq!((ja.brief.as_str(), en.brief.as_str()), ("11月27日 17:00", "27 Nov 17:00"));
        assert_eq!(en.both(&Words::of(Language::En)), "Fri 27 November, 17:00");
        assert_eq!((en.machine.as_str(), en.input.as_str()), ("2026-11-27T17:00+09:00", "2026-11-27T17:00"));
    }
}
