//! A timeline's turning points on a line, to scale.

use askama::Template;
use jiff::Timestamp;
use yomikai_domain::{
    member::Zone,
    timeline::{Marker, Row},
};

use crate::{
    i18n::Words,
    ui::{date::Moment, duration},
};

/// The widths of the two drawings: one for a laptop and for paper, one for a phone.
const WIDTHS: [(f64, &str); 2] = [(700.0, "drawing broad"), (340.0, "drawing slim")];
/// What is left free at both ends.
const MARGIN: f64 = 14.0;
/// Where the words stand: near the line, or above those.
const NEAR: f64 = 46.0;
const FAR: f64 = 22.0;
/// The least between two words.
const APART: f64 = 10.0;

/// Both drawings of one timeline; a page shows the one that fits.
#[derive(Template)]
#[template(path = "postmortem/drawing.html")]
pub(super) struct Drawing {
    label: String,
    sheets: Vec<Sheet>,
}

struct Sheet {
    class: &'static str,
    width: f64,
    spans: Vec<Span>,
    points: Vec<Point>,
    words: Vec<Text>,
}

/// A part of the line.
struct Span {
    from: f64,
    to: f64,
    class: &'static str,
}

struct Point {
    x: f64,
    class: &'static str,
}

struct Text {
    x: f64,
    y: f64,
    class: &'static str,
    words: String,
}

/// A turning point.
struct Turn {
    marker: Marker,
    at: Timestamp,
    text: String,
}

impl Drawing {
    /// The drawing of a timeline that has at least two turning points at different times.
    pub(super) fn of(rows: &[Row], zone: &Zone, l: Words) -> Option<Self> {
        let mut turns: Vec<Turn> = Vec::new();
        for row in rows {
            // Where a marker is set twice, the first one counts.
            let marker = row.marker.filter(|marker| turns.iter().all(|turn| turn.marker != *marker));
            turns.extend(marker.map(|marker| Turn { marker, at: row.at, text: String::new() }));
        }
        turns.sort_by_key(|turn| turn.at);
        let (first, last) = (turns.first()?.at, turns.last()?.at);
        if first == last {
            return None;
        }
        let moment = |at: Timestamp| Moment::new(at, zone, l);
        let is_one_day = moment(first).date() == moment(last).date();
        for turn in &mut turns {
            let at = moment(turn.at);
            let time = if is_one_day { at.time() } else { at.brief() };
            let marker = l.t(&format!("marker-{}", turn.marker.as_str()));
            turn.text = l.t2("drawing-point", "marker", marker, "time", time);
        }
        let told: Vec<_> = turns.iter().map(|turn| turn.text.as_str()).collect();
        Some(Self {
            label: l.t1("drawing-label", "points", told.join(&l.t("list-separator"))),
            sheets: WIDTHS.iter().map(|(width, class)| Sheet::of(&turns, *width, class, l)).collect(),
        })
    }
}

impl Sheet {
    fn of(turns: &[Turn], width: f64, class: &'static str, l: Words) -> Self {
        let places = places(turns, width);
        let detected = turns.iter().find(|turn| turn.marker == Marker::Detected).map(|turn| turn.at);
        let mut words = labels(turns, &places, width);
        let mut spans = Vec::new();
        for (turn, at) in turns.windows(2).zip(places.windows(2)) {
            let ([from, to], [start, end]) = (turn, at) else { continue };
            let is_unseen = detected.is_some_and(|detected| from.at < detected);
            spans.push(Span { from: *start, to: *end, class: if is_unseen { "unseen-yet" } else { "seen" } });
            let text = duration::words(to.at.duration_since(from.at), l);
            if breadth(&text) + APART <= end - start {
                words.push(Text { x: f64::midpoint(*start, *end), y: 96.0, class: "between", words: text });
            }
        }
        let point = |(turn, x): (&Turn, &f64)| Point {
            x: *x,
            class: if turn.marker == Marker::Resolved { "point over" } else { "point" },
        };
        Self { class, width, spans, points: turns.iter().zip(&places).map(point).collect(), words }
    }
}

/// Where each turning point is on the line.
#[expect(clippy::cast_precision_loss, reason = "a drawing is coarser than a second in a thousand years")]
fn places(turns: &[Turn], width: f64) -> Vec<f64> {
    let seconds = |turn: &Turn| turn.at.as_second() as f64;
    let (Some(first), Some(last)) = (turns.first().map(seconds), turns.last().map(seconds)) else {
        return Vec::new();
    };
    let whole = (last - first).max(1.0);
    turns.iter().map(|turn| MARGIN + (seconds(turn) - first) / whole * (width - 2.0 * MARGIN)).collect()
}

/// The words above the line. Two never overlap: one of them moves up, and where there is no room either it is left to the
/// list below.
fn labels(turns: &[Turn], places: &[f64], width: f64) -> Vec<Text> {
    let mut by_weight: Vec<_> = turns.iter().zip(places).collect();
    by_weight.sort_by_key(|(turn, _)| match turn.marker {
        Marker::Began => 0,
        Marker::Resolved => 1,
        Marker::Detected => 2,
        Marker::Mitigated => 3,
        Marker::Acknowledged => 4,
    });
    let mut placed: Vec<(Text, f64)> = Vec::new();
    for (turn, place) in by_weight {
        let half = breadth(&turn.text) / 2.0;
        let x = place.clamp(half.min(width / 2.0), (width - half).max(width / 2.0));
        let is_free = |y: f64| {
            let on_this_line = placed.iter().filter(|(text, _)| (text.y - y).abs() < 1.0);
            on_this_line.into_iter().all(|(text, other)| (text.x - x).abs() >= half + other + APART)
        };
        if let Some(y) = [NEAR, FAR].into_iter().find(|y| is_free(*y)) {
            placed.push((Text { x, y, class: "turn", words: turn.text.clone() }, half));
        }
    }
    placed.into_iter().map(|(text, _)| text).collect()
}

/// About how broad words are at 13 pixels: a Japanese character is as broad as high.
fn breadth(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 7.4 } else { 13.2 }).sum()
}

#[cfg(test)]
mod tests {
    use yomikai_domain::{Language, id::TimelineRowId};

    use super::*;

    fn rows(points: &[(&str, Marker)]) -> Vec<Row> {
        let row = |(n, (at, marker)): (u128, &(&str, Marker))| Row {
            id: TimelineRowId::new(uuid::Uuid::from_u128(n)),
            at: format!("2026-10-{at}:00Z").parse().unwrap(),
            zone: Zone::parse("Asia/Tokyo").unwrap(),
            what: "x".into(),
            marker: Some(*marker),
            link: String::new(),
        };
        (1..).zip(points).map(row).collect()
    }

    fn draw(points: &[(&str, Marker)], language: Language) -> Option<Drawing> {
        let zone = Zone::parse("Asia/Tokyo").unwrap();
        Drawing::of(&rows(points), &zone, Words::of(language))
    }

    const INCIDENT: [(&str, Marker); 5] = [
        ("08T00:58", Marker::Began),
        ("08T01:11", Marker::Detected),
        ("08T01:12", Marker::Acknowledged),
        ("08T01:20", Marker::Mitigated),
        ("08T01:35", Marker::Resolved),
    ];

    #[test]
    fn points_stand_to_scale() {
        let drawing = draw(&INCIDENT, Language::Ja).unwrap();
        let xs: Vec<_> = drawing.sheets[0].points.iter().map(|point| point.x.round()).collect();
        assert_eq!(xs, [14.0, 250.0, 268.0, 414.0, 686.0]);
        let classes: Vec<_> = drawing.sheets[0].spans.iter().map(|span| span.class).collect();
        assert_eq!(classes, ["unseen-yet", "seen", "seen", "seen"]);
        assert_eq!(
            drawing.label,
            "タイムライン：発生 09:58、検出 10:11、対応開始 10:12、影響停止 10:20、復旧 10:35"
        );
    }

    #[test]
    fn words_never_overlap_and_never_leave_the_sheet() {
        let close =
            [("08T00:58", Marker::Began), ("08T00:59", Marker::Detected), ("09T07:00", Marker::Resolved)];
        for language in [Language::Ja, Language::En] {
            for points in [&INCIDENT[..], &close[..]] {
                for sheet in draw(points, language).unwrap().sheets {
                    let texts: Vec<_> = sheet.words.iter().collect();
                    for (n, one) in texts.iter().enumerate() {
                        let half = breadth(&one.words) / 2.0;
                        assert!(one.x - half >= -0.1 && one.x + half <= sheet.width + 0.1, "{}", one.words);
                        for other in texts[n + 1..].iter().filter(|other| (other.y - one.y).abs() < 1.0) {
                            let least = half + breadth(&other.words) / 2.0;
                            assert!((one.x - other.x).abs() >= least, "{} {}", one.words, other.words);
                        }
                    }
                    let shown = |text: &str| texts.iter().any(|shown| shown.words.contains(text));
                    assert!(shown("復旧") || shown("Resolved"), "the end is always told");
                }
            }
        }
    }

    #[test]
    fn a_drawing_wants_two_turning_points() {
        assert!(draw(&INCIDENT[..1], Language::En).is_none());
        assert!(draw(&[], Language::En).is_none());
        let at_once = [("08T00:58", Marker::Began), ("08T00:58", Marker::Resolved)];
        assert!(draw(&at_once, Language::En).is_none());
    }
}
