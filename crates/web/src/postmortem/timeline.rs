//! A timeline as a reader of the document sees it: in their own zone, with what followed from it.

use askama::Template;
use jiff::civil::Date;
use yomikai_domain::{
    member::Zone,
    timeline::{Row, durations},
};

use super::drawing::Drawing;
use crate::{
    i18n::Words,
    markdown,
    ui::{date::Moment, document, duration},
};

#[derive(Template)]
#[template(path = "postmortem/timeline.html")]
pub(super) struct Timeline {
    l: Words,
    /// The language that the rows are written in.
    tag: &'static str,
    /// The reader's zone.
    zone: String,
    durations: Vec<(String, String)>,
    drawing: Option<Drawing>,
    days: Vec<Day>,
}

/// The rows of one day, as the reader's clocks count days.
struct Day {
    on: Date,
    date: String,
    rows: Vec<ShownRow>,
}

struct ShownRow {
    at: Moment,
    /// The time where it was written down, if clocks there show another.
    there: Option<String>,
    marker: Option<String>,
    /// How long after the row before.
    later: Option<String>,
    html: String,
    link: String,
}

impl Timeline {
    /// The timeline of rows that are written in the language of `tag`.
    pub(super) fn of(rows: &[Row], tag: &'static str, zone: &Zone, l: Words) -> Self {
        let mut days: Vec<Day> = Vec::new();
        let mut before = None;
        for row in rows {
            let at = Moment::new(row.at, zone, l);
            let later = before.replace(row.at).map(|before| row.at.duration_since(before));
            let later = later.filter(jiff::SignedDuration::is_positive);
            let later = later.map(|later| l.t1("timeline-later", "duration", duration::words(later, l)));
            if days.last().is_none_or(|day| day.on != at.date()) {
                days.push(Day { on: at.date(), date: at.full_day(), rows: Vec::new() });
            }
            let shown = ShownRow { there: document::there(row, &at, l), later, at, ..ShownRow::of(row, l) };
            if let Some(day) = days.last_mut() {
                day.rows.push(shown);
            }
        }
        let told = durations(rows);
        let told = [
            ("duration-to-detect", told.to_detect),
            ("duration-to-mitigate", told.to_mitigate),
            ("duration-to-resolve", told.to_resolve),
        ];
        let told = told.into_iter().filter_map(|(key, it)| Some((l.t(key), duration::words(it?, l))));
        Self {
            l,
            tag,
            zone: zone.as_str().to_owned(),
            durations: told.collect(),
            drawing: Drawing::of(rows, zone, l),
            days,
        }
    }
}

impl ShownRow {
    fn of(row: &Row, l: Words) -> Self {
        Self {
            at: Moment::new(row.at, &row.zone, l),
            there: None,
            marker: row.marker.map(|marker| l.t(&format!("marker-{}", marker.as_str()))),
            later: None,
            html: markdown::to_html(&row.what),
            link: row.link.clone(),
        }
    }
}
