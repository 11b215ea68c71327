//! The time zones that a form offers: those in use here, those that many people are in, and then every other by region.

use std::sync::OnceLock;

use jiff::{Timestamp, tz::Offset};
use yomikai_domain::member::Zone;

use crate::i18n::Words;

/// Zones that many people are in. Each has a name in the locales.
const COMMON: [&str; 18] = [
    "Pacific/Auckland",
    "Australia/Sydney",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Taipei",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Asia/Dubai",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/London",
    "UTC",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
];

/// The regions of the time zone database, in the order of the sun.
const REGIONS: [&str; 9] =
    ["Pacific", "Australia", "Asia", "Indian", "Africa", "Europe", "Atlantic", "America", "Antarctica"];

/// What a form offers.
#[derive(Default)]
pub struct Zones {
    /// In their order.
    pub groups: Vec<Group>,
}

/// Zones that belong together.
pub struct Group {
    /// What they have in common.
    pub label: String,
    /// The zones.
    pub choices: Vec<Choice>,
    /// Whether what is chosen is marked here: a zone may be in its region, too, and can be chosen once.
    pub is_first: bool,
}

/// One zone.
pub struct Choice {
    /// Its name in the time zone database.
    pub name: String,
    /// How people call it, and how far it is from UTC at present.
    pub text: String,
}

impl Zones {
    /// What is offered at `now`, to people some of whom are in the zones `in_use`; `chosen` is offered in any case.
    pub fn new(now: Timestamp, in_use: &[Zone], chosen: &str, l: Words) -> Self {
        let chosen = Zone::parse(chosen).ok();
        let mut near: Vec<&str> = in_use.iter().map(Zone::as_str).collect();
        near.extend(chosen.as_ref().map(Zone::as_str).filter(|name| !COMMON.contains(name)));
        let common = COMMON.into_iter().filter(|name| !near.contains(name)).collect();
        let first = [("zones-here", near), ("zones-common", common)];
        let first = first.map(|(label, names)| Group::new(l.t(label), names, true, now, l));
        let regions = REGIONS.map(|region| {
            let names = names().iter().map(String::as_str);
            let within = names.filter(|name| name.split('/').next() == Some(region)).collect();
            Group::new(l.t(&format!("zones-{region}")), within, false, now, l)
        });
        let groups = first.into_iter().chain(regions).filter(|group| !group.choices.is_empty()).collect();
        Self { groups }
    }
}

impl Group {
    fn new(label: String, mut names: Vec<&str>, is_first: bool, now: Timestamp, l: Words) -> Self {
        names.sort_unstable();
        names.dedup();
        let mut zones: Vec<_> = names.into_iter().map(|name| (offset(name, now), name)).collect();
        zones.sort_by_key(|(offset, name)| (-offset.seconds(), *name));
        let choice = |(offset, name): (Offset, &str)| Choice {
            name: name.to_owned(),
            text: l.t2("zone-offset", "place", place(name, l), "offset", signed(offset)),
        };
        Self { label, choices: zones.into_iter().map(choice).collect(), is_first }
    }
}

/// The names that the time zone database has for places: no aliases and POSIX relics (`EST5EDT`, `Etc/GMT-9`).
pub fn names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let names = jiff::tz::db().available().map(|name| name.to_string());
        let is_place =
            |name: &String| name.split_once('/').is_some_and(|(region, _)| REGIONS.contains(&region));
        names.filter(is_place).chain(["UTC".to_owned()]).collect()
    })
}

fn offset(name: &str, now: Timestamp) -> Offset {
    jiff::tz::db().get(name).map_or(Offset::UTC, |zone| zone.to_offset(now))
}

/// How people call a place: by a name of ours, or by the database's own, `Argentina / Buenos Aires`.
fn place(name: &str, l: Words) -> String {
    if COMMON.contains(&name) {
        return l.t(&format!("zone-{}", name.replace('/', "-")));
    }
    let place = name.split_once('/').map_or(name, |(_, place)| place);
    place.replace('/', " / ").replace('_', " ")
}

/// `+09:00`; nothing is said of no difference.
fn signed(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use yomikai_domain::Language;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-16T01:00:00Z".parse().unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn texts(group: &Group) -> Vec<&str> {
        group.choices.iter().map(|choice| choice.text.as_str()).collect()
    }

    #[test]
    fn where_people_are_comes_first_with_names_that_they_use() {
        let in_use = [zone("Asia/Tokyo"), zone("Europe/Berlin"), zone("Asia/Tokyo")];
        let zones = Zones::new(now(), &in_use, "Asia/Kathmandu", Words::of(Language::Ja));
        assert_eq!(zones.groups[0].label, "この組織で使われているもの");
        assert_eq!(
            texts(&zones.groups[0]),
            ["東京（UTC+09:00）", "Kathmandu（UTC+05:45）", "ベルリン（UTC+01:00）"]
        );
        let common = texts(&zones.groups[1]);
        assert!(common.contains(&"ニューヨーク（UTC−05:00）") && common.contains(&"協定世界時（UTC+00:00）"));
        assert!(!common.contains(&"東京（UTC+09:00）"), "once is enough");
    }

    #[test]
    fn every_zone_is_offered_and_can_be_marked_once() {
        for language in [Language::Ja, Language::En] {
            let zones = Zones::new(now(), &[], "Europe/London", Words::of(language));
            for name in names() {
                let offering =
                    zones.groups.iter().filter(|group| group.choices.iter().any(|it| it.name == *name));
                assert!(offering.clone().count() >= 1, "{name}");
                assert!(offering.filter(|group| group.is_first).count() <= 1, "{name}");
            }
            assert!(COMMON.iter().all(|name| names().iter().any(|known| known == name)));
        }
        let zones = Zones::new(now(), &[], "Mars/Olympus", Words::of(Language::En));
        assert_eq!(zones.groups[0].label, "Often used");
        assert_eq!(zones.groups[0].choices[0].text, "Auckland (UTC+13:00)");
        let america = zones.groups.iter().find(|group| group.label == "The Americas").unwrap();
        assert!(texts(america).contains(&"Argentina / Buenos Aires (UTC−03:00)"));
    }
}
