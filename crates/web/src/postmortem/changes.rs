//! What a revision changed, place by place, in words.

use yomikai_domain::{
    diff::{Change, ChangeKind, FactDiff, Names, PlaceDiff, diff, diff_bodies},
    factor::Factor,
    merge::Place,
    postmortem::Body,
    timeline::Row,
};

use crate::{
    i18n::Words,
    ui::{date::Moment, document, factors::Factors},
};

/// One place that a revision changed.
pub(super) struct Changed {
    pub(super) label: String,
    /// The language of its texts.
    pub(super) tag: &'static str,
    pub(super) spans: Vec<(Mark, String)>,
}

/// How a span is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Kept,
    Added,
    Removed,
}

/// What changed from `before` to `after`, in the order in which a page shows a document: the title, what is chosen, the
/// prose and the actions, the timeline.
pub(super) fn between(
    before: &Body,
    after: &Body,
    own: &'static str,
    factors: &Factors,
    l: Words,
) -> Vec<Changed> {
    let all = diff_bodies(before, after);
    let (rows, facts): (Vec<_>, Vec<_>) =
        all.facts.iter().partition(|fact| matches!(fact, FactDiff::Row(_, _)));
    let (titles, places): (Vec<_>, Vec<_>) = all.places.iter().partition(|diff| diff.place == Place::Title);
    let titles = titles.into_iter().map(|diff| place(diff, own, l));
    let facts = facts.into_iter().filter_map(|diff| fact(diff, own, factors, l));
    let places = places.into_iter().map(|diff| place(diff, own, l));
    let mut changes: Vec<_> = titles.chain(facts).chain(places).collect();
    if all.rearranged {
        let spans = vec![(Mark::Kept, l.t("history-rearranged"))];
        changes.push(Changed { label: l.t("section-action-items"), tag: l.tag(), spans });
    }
    changes.extend(timeline(&rows, own, l));
    changes
}

/// What a place is called.
pub(super) fn name(place: Place, l: Words) -> String {
    match place {
        Place::Title => l.t("write-title"),
        Place::Section(section) => document::section_name(section, l),
        Place::Action(_) => l.t("section-action-items"),
        Place::Severity => l.t("severity"),
        Place::FoundBy => l.t("fact-found-by"),
        Place::Figure(figure) => l.t(&format!("figure-{}", figure.as_str())),
        Place::Row(_) => l.t("section-timeline"),
    }
}

fn place(diff: &PlaceDiff<'_>, own: &'static str, l: Words) -> Changed {
    Changed { label: name(diff.place, l), tag: own, spans: spans(&diff.changes) }
}

fn spans(changes: &[Change<'_>]) -> Vec<(Mark, String)> {
    let mark = |kind| match kind {
        ChangeKind::Kept => Mark::Kept,
        ChangeKind::Added => Mark::Added,
        ChangeKind::Removed => Mark::Removed,
    };
    changes.iter().map(|change| (mark(change.kind), change.text.to_owned())).collect()
}

fn fact(diff: &FactDiff<'_>, own: &'static str, factors: &Factors, l: Words) -> Option<Changed> {
    let word =
        |key: &str, name: Option<&str>| name.map(|name| l.t(&format!("{key}{name}"))).unwrap_or_default();
    let of = |label, before, after| Changed { label, tag: l.tag(), spans: instead(before, after) };
    Some(match diff {
        FactDiff::Severity(before, after) => {
            let word = |it: &Option<yomikai_domain::severity::Severity>| {
                word("severity-", it.map(yomikai_domain::severity::Severity::as_str))
            };
            of(name(Place::Severity, l), word(before), word(after))
        }
        FactDiff::FoundBy(before, after) => {
            let word = |it: &Option<yomikai_domain::postmortem::FoundBy>| {
                word("found-by-", it.map(yomikai_domain::postmortem::FoundBy::as_str))
            };
            of(name(Place::FoundBy, l), word(before), word(after))
        }
        FactDiff::Figure(figure, before, after) => {
            of(name(Place::Figure(*figure), l), before.clone(), after.clone())
        }
        FactDiff::Services(names) => Changed { tag: own, ..listed(l.t("services"), names, str::to_owned, l) },
        FactDiff::Tags(names) => Changed { tag: own, ..listed(l.t("tags"), names, str::to_owned, l) },
        FactDiff::Factors(names) => listed(l.t("factors"), names, |key| factor(key, factors, l), l),
        FactDiff::Row(_, _) => return None,
    })
}

fn factor(key: &str, factors: &Factors, l: Words) -> String {
    Factor::parse(key).map_or_else(|| key.to_owned(), |factor| factors.name(&factor, l))
}

fn listed(label: String, names: &Names<'_>, name: impl Fn(&str) -> String, l: Words) -> Changed {
    let join =
        |names: &[&str]| names.iter().map(|key| name(key)).collect::<Vec<_>>().join(&l.t("list-separator"));
    Changed { label, tag: l.tag(), spans: instead(join(&names.removed), join(&names.added)) }
}

/// What went, and what came.
fn instead(before: String, after: String) -> Vec<(Mark, String)> {
    let both = !before.is_empty() && !after.is_empty();
    let spans = [
        (Mark::Removed, before),
        (Mark::Kept, if both { " ".to_owned() } else { String::new() }),
        (Mark::Added, after),
    ];
    spans.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The rows that changed, one a line.
fn timeline(rows: &[&FactDiff<'_>], own: &'static str, l: Words) -> Option<Changed> {
    let mut all = Vec::new();
    for fact in rows {
        let FactDiff::Row(before, after) = fact else { continue };
        let [before, after] = [before, after].map(|row| row.map(|row| line(row, l)).unwrap_or_default());
        if !all.is_empty() {
            all.push((Mark::Kept, "\n".to_owned()));
        }
        all.extend(spans(&diff(&before, &after)));
    }
    (!all.is_empty()).then(|| Changed { label: l.t("section-timeline"), tag: own, spans: all })
}

/// A row on one line.
fn line(row: &Row, l: Words) -> String {
    let at = Moment::new(row.at, &row.zone, l);
    let marker = row.marker.map(|marker| l.t(&format!("marker-{}", marker.as_str()))).unwrap_or_default();
    let what = row.what.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = [at.full_day(), at.time(), at.zone().to_owned(), marker, what, row.link.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use yomikai_domain::{
        Language,
        id::TimelineRowId,
        member::Zone,
        postmortem::{Figure, FoundBy},
        section::Section,
        severity::Severity,
        timeline::Marker,
    };

    use super::*;

    fn row(n: u128, at: &str, what: &str, marker: Option<Marker>) -> Row {
        Row {
            id: TimelineRowId::new(uuid::Uuid::from_u128(n)),
            at: at.parse().unwrap(),
            zone: Zone::parse("Asia/Tokyo").unwrap(),
            what: what.to_owned(),
            marker,
            link: String::new(),
        }
    }

    /// Each change with what was removed in `[-…-]` and what was added in `{+…+}`.
    fn told(before: &Body, after: &Body, language: Language) -> Vec<String> {
        let show = |(mark, text): &(Mark, String)| match mark {
            Mark::Kept => text.clone(),
            Mark::Added => format!("{{+{text}+}}"),
            Mark::Removed => format!("[-{text}-]"),
        };
        let changes = between(before, after, "ja", &Factors::default(), Words::of(language));
        changes
            .iter()
            .map(|it| format!("{}: {}", it.label, it.spans.iter().map(show).collect::<String>()))
            .collect()
    }

    #[test]
    fn everything_that_changed_is_told_in_words() {
        let before = Body {
            title: "Quiet".into(),
            severity: Some(Severity::Minor),
            tags: vec!["release".into()],
            timeline: vec![
                row(1, "2026-10-08T00:58:00Z", "Stopped", None),
                row(2, "2026-10-08T02:00:00Z", "Gone", None),
            ],
            ..Body::default()
        };
        let mut after = Body {
            title: "Quiet night".into(),
            severity: Some(Severity::Major),
            found_by: Some(FoundBy::Alert),
            tags: vec!["night".into()],
            factors: [Factor::parse("capacity").unwrap(), Factor::parse("own-1").unwrap()].into(),
            timeline: vec![row(1, "2026-10-08T00:58:00Z", "Stopped", Some(Marker::Began))],
            ..Body::default()
        };
        after.figures.set(Figure::People, "1204").unwrap();
        after.sections.insert(Section::LessonsGood, "Calm".into());
        let expected = [
            "Title: Quiet{+ night+}",
            "Severity: [-Minor-] {+Major+}",
            "How it was found: {+By an alert+}",
            "People affected: {+1204+}",
            "Tags: [-release-] {+night+}",
            "Factors: {+Capacity, own-1+}",
            "What went well: {+Calm+}",
            "Timeline: Thu 8 October 2026 09:58 Asia/Tokyo {+Began +}Stopped\n\
             [-Thu 8 October 2026 11:00 Asia/Tokyo Gone-]",
        ];
        assert_eq!(told(&before, &after, Language::En), expected);
        let japanese = told(&before, &after, Language::Ja);
        assert_eq!(japanese[1], "重大度: [-小-] {+大+}");
        assert_eq!(japanese[6], "うまくいったこと: {+Calm+}");
        assert!(told(&after, &after, Language::En).is_empty());
    }
}
