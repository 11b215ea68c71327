//! The line of facts under a document's title.

use yomikai_app::postmortem::Reading;
use yomikai_domain::{member::Zone, postmortem::Body};

use crate::{
    i18n::Words,
    ui::{date::Moment, duration},
};

/// One fact. What people wrote is in the document's language.
pub(super) struct Fact {
    pub(super) label: Option<String>,
    pub(super) value: String,
    pub(super) is_theirs: bool,
}

/// The facts of a document, in order.
pub(super) fn of(reading: &Reading, zone: &Zone, l: Words) -> Vec<Fact> {
    let body = &reading.revision.body;
    let separator = l.t("list-separator");
    let mut facts = vec![
        labelled(l.t("fact-begun"), Moment::new(reading.postmortem.created_at, zone, l).full_day()),
        ours(reading.authors.join(&separator)),
    ];
    facts.extend(
        body.severity
            .map(|severity| labelled(l.t("severity"), l.t(&format!("severity-{}", severity.as_str())))),
    );
    for (key, names) in [("services", &body.services), ("tags", &body.tags)] {
        if !names.is_empty() {
            facts.push(Fact { is_theirs: true, ..labelled(l.t(key), names.join(&separator)) });
        }
    }
    facts.extend(figures(body, l));
    facts.extend(
        body.found_by
            .map(|found_by| labelled(l.t("fact-found-by"), l.t(&format!("found-by-{}", found_by.as_str())))),
    );
    facts.push(ours(l.t1("reading-minutes", "minutes", i64::from(reading.reading_minutes))));
    facts
}

fn figures(body: &Body, l: Words) -> Vec<Fact> {
    let figures = &body.figures;
    let mut facts = Vec::new();
    facts.extend(figures.people.map(|people| ours(l.t1("fact-people", "people", grouped(people)))));
    facts.extend(figures.minutes.map(|minutes| {
        let minutes = jiff::SignedDuration::from_mins(i64::try_from(minutes).unwrap_or(i64::MAX / 60));
        ours(l.t1("fact-minutes", "duration", duration::words(minutes, l)))
    }));
    facts.extend(figures.share.map(|share| ours(l.t1("fact-share", "share", share.per_cent()))));
    for (key, words) in [("figure-money", &figures.money), ("figure-data-lost", &figures.data_lost)] {
        if !words.is_empty() {
            facts.push(Fact { is_theirs: true, ..labelled(l.t(key), words.clone()) });
        }
    }
    facts
}

/// A number with commas between its thousands, as both languages write it.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    let mut groups: Vec<&str> = if head.is_empty() { Vec::new() } else { vec![head] };
    groups.extend((0..tail.len()).step_by(3).map(|at| &tail[at..at + 3]));
    groups.join(",")
}

fn ours(value: String) -> Fact {
    Fact { label: None, value, is_theirs: false }
}

fn labelled(label: String, value: String) -> Fact {
    Fact { label: Some(label), value, is_theirs: false }
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_set_apart() {
        let shown = [0, 999, 1_204, 37_000, 1_000_000_000_000].map(super::grouped);
        assert_eq!(shown, ["0", "999", "1,204", "37,000", "1,000,000,000,000"]);
    }
}
