//! A document part by part, in the order of its template, as HTML that is safe.

use askama::Template;
use jiff::civil::Date;
use yomikai_domain::{postmortem::Body, section::Section, timeline::Row};

use super::date::Moment;
use crate::{
    i18n::Words,
    markdown::{self, Passages},
};

/// A part of a document.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Where a link to it leads; the writing page has the same names.
    pub anchor: &'static str,
    /// Its heading, in the document's own language.
    pub heading: String,
    /// What it holds; empty where nothing is written.
    pub html: String,
    /// Whether that is somebody's prose.
    pub is_prose: bool,
    /// The parts that it is made of, below a heading of their own.
    pub parts: Vec<Part>,
}

impl Part {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.html.trim().is_empty() && self.parts.iter().all(Self::is_empty)
    }
}

/// What stands in a place of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Prose.
    Prose(Section),
    /// The actions.
    Actions,
    /// The rows of the timeline.
    Timeline,
}

/// What comes before the lessons, and what comes after them.
const BEFORE: [Content; 7] = [
    Content::Prose(Section::Summary),
    Content::Prose(Section::Impact),
    Content::Prose(Section::RootCauses),
    Content::Prose(Section::Trigger),
    Content::Prose(Section::Resolution),
    Content::Prose(Section::Detection),
    Content::Actions,
];
const LESSONS: [Section; 3] = [Section::LessonsGood, Section::LessonsBad, Section::LessonsLucky];
const AFTER: [Content; 2] = [Content::Timeline, Content::Prose(Section::References)];

/// The parts of the template, empty ones too, in their order; `html` is asked for each of them in that order. The
/// headings are in the words given.
pub fn parts(words: Words, mut html: impl FnMut(Content) -> String) -> Vec<Part> {
    let mut part = |content| Part {
        anchor: anchor(content),
        heading: heading(content, words),
        html: html(content),
        is_prose: matches!(content, Content::Prose(_)),
        parts: Vec::new(),
    };
    let mut all: Vec<_> = BEFORE.into_iter().map(&mut part).collect();
    all.push(Part {
        anchor: "lessons",
        heading: words.t("section-lessons"),
        html: String::new(),
        is_prose: false,
        parts: LESSONS.into_iter().map(|section| part(Content::Prose(section))).collect(),
    });
    all.extend(AFTER.into_iter().map(part));
    all
}

/// The parts that hold something, with every passage numbered, and how each of them begins. The numbers follow from the
/// body alone.
pub fn numbered(body: &Body, words: Words) -> (Vec<Part>, Vec<String>) {
    let mut passages = Passages::default();
    // Writing into memory does not fail.
    let rows = || Rows::of(&body.timeline, words).render().unwrap_or_default();
    let rows = if body.timeline.is_empty() { String::new() } else { rows() };
    let mut all = parts(words, |content| match content {
        Content::Prose(section) => passages.add(body.section(section)),
        Content::Actions => body.actions.iter().map(|action| passages.add(&action.what)).collect(),
        Content::Timeline => passages.mark(&rows),
    });
    for part in &mut all {
        part.parts.retain(|part| !part.is_empty());
    }
    all.retain(|part| !part.is_empty());
    (all, passages.excerpts)
}

/// What a section is called, in the words given.
pub fn section_name(section: Section, words: Words) -> String {
    words.t(&format!("section-{}", section.key().replace('_', "-")))
}

fn anchor(content: Content) -> &'static str {
    match content {
        Content::Prose(section) => section.key(),
        Content::Actions => "actions",
        Content::Timeline => "timeline",
    }
}

fn heading(content: Content, words: Words) -> String {
    match content {
        Content::Prose(section) => section_name(section, words),
        Content::Actions => words.t("section-action-items"),
        Content::Timeline => words.t("section-timeline"),
    }
}

/// The rows of a timeline for everybody alike: all in the zone of the first, in the words given.
#[derive(Template)]
#[template(path = "ui/rows.html")]
struct Rows {
    zone: String,
    days: Vec<Day>,
}

/// The rows of one day.
struct Day {
    on: Date,
    date: String,
    rows: Vec<ShownRow>,
}

struct ShownRow {
    at: Moment,
    there: Option<String>,
    marker: Option<String>,
    what: String,
    link: String,
}

impl Rows {
    fn of(rows: &[Row], words: Words) -> Self {
        let mut days: Vec<Day> = Vec::new();
        let zone = rows.first().map(|row| row.zone.clone());
        for row in rows {
            let at = Moment::new(row.at, zone.as_ref().unwrap_or(&row.zone), words);
            if days.last().is_none_or(|last| last.on != at.date()) {
                days.push(Day { on: at.date(), date: at.full_day(), rows: Vec::new() });
            }
            let shown = ShownRow {
                there: there(row, &at, words),
                marker: row.marker.map(|marker| words.t(&format!("marker-{}", marker.as_str()))),
                what: markdown::to_html(&row.what),
                link: row.link.clone(),
                at,
            };
            if let Some(day) = days.last_mut() {
                day.rows.push(shown);
            }
        }
        Self { zone: zone.map(|zone| zone.as_str().to_owned()).unwrap_or_default(), days }
    }
}

/// A row's time in its writer's zone, with its day if that is another one; `None` where clocks show the same as `here`.
pub fn there(row: &Row, here: &Moment, words: Words) -> Option<String> {
    let there = Moment::new(row.at, &row.zone, words);
    if there.shows_the_same_as(here) {
        return None;
    }
    let time = if there.date() == here.date() { there.time() } else { there.brief() };
    Some(words.t2("timeline-there", "zone", there.zone(), "time", time))
}

#[cfg(test)]
mod tests {
    use yomikai_domain::{
        Language,
        id::{ActionItemId, TimelineRowId},
        member::Zone,
        postmortem::ActionWording,
        timeline::Marker,
    };

    use super::*;

    fn row(n: u128, at: &str, zone: &str, what: &str, marker: Option<Marker>) -> Row {
        Row {
            id: TimelineRowId::new(uuid::Uuid::from_u128(n)),
            at: at.parse().unwrap(),
            zone: Zone::parse(zone).unwrap(),
            what: what.to_owned(),
            marker,
            link: "https://example.com/?a=\"<b>".to_owned(),
        }
    }

    fn whole() -> Body {
        let id = ActionItemId::new(uuid::Uuid::from_u128(1));
        Body {
            sections: Section::ALL.iter().map(|section| (*section, section.key().to_owned())).collect(),
            timeline: vec![
                row(1, "2026-10-08T00:58:00Z", "Asia/Tokyo", "It **began**\n\n- twice", Some(Marker::Began)),
                row(2, "2026-10-08T01:11:00Z", "America/Los_Angeles", "Seen", None),
            ],
            actions: vec![ActionWording { id, what: "Let CI stop it".to_owned() }],
            ..Body::default()
        }
    }

    #[test]
    fn a_meeting_reads_everything_that_is_written_in_the_order_of_the_template() {
        let (parts, excerpts) = numbered(&whole(), Words::of(Language::En));
        let headings: Vec<_> = parts.iter().map(|part| part.heading.as_str()).collect();
        let expected = [
            "Summary",
            "Impact",
            "Root causes",
            "Trigger",
            "Resolution",
            "Detection",
            "Action items",
            "Lessons learned",
            "Timeline",
            "Supporting information",
        ];
        assert_eq!(headings, expected);
        let lessons: Vec<_> = parts[7].parts.iter().map(|part| part.heading.as_str()).collect();
        assert_eq!(lessons, ["What went well", "What went wrong", "Where we got lucky"]);
        let expected = [
            "summary",
            "impact",
            "root_causes",
            "trigger",
            "resolution",
            "detection",
            "Let CI stop it",
            "lessons_good",
            "lessons_bad",
            "lessons_lucky",
            "09:58 Began It began https://example.com…",
            "twice",
            "10:11 Seen 7 Oct 18:11 America/Los_Angel…",
            "references",
        ];
        assert_eq!(excerpts, expected);
        assert!(!parts[8].html.contains("<b>"), "{}", parts[8].html);
        assert!(
            parts[8].html.contains(r#"<li class="passage" id="passage-12" data-passage="12" tabindex="-1">"#)
        );
    }

    #[test]
    fn passages_of_three_lines_are_numbered_as_they_were_before_there_was_more() {
        let mut body = whole();
        body.timeline.clear();
        body.sections.retain(|section, _| matches!(section, Section::Summary | Section::RootCauses));
        let (parts, excerpts) = numbered(&body, Words::of(Language::Ja));
        assert_eq!(excerpts, ["summary", "root_causes", "Let CI stop it"]);
        let anchors: Vec<_> = parts.iter().map(|part| part.anchor).collect();
        assert_eq!(anchors, ["summary", "root_causes", "actions"]);
        assert_eq!(parts, numbered(&body, Words::of(Language::Ja)).0, "the same each time");
    }
}
