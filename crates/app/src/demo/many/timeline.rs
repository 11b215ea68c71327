//! The timeline of a document that has grown.

use yomikai_domain::timeline::Marker;

use super::{document::Row, pen::Pen, words::Phrases};

/// How many of a hundred timelines have rows in the time of the other half of the company.
const IN_TWO_ZONES: u64 = 15;

/// Its rows, in order. Where nobody was affected nothing began, and nothing had to be mitigated.
pub(super) fn write(pen: &mut Pen, affected: bool, depth: u64) -> Vec<Row> {
    let rows = &pen.words.rows;
    let all = i64::try_from(pen.minutes).unwrap_or_default();
    let detected = all * pen.dice.time(4, 40) / 100;
    let acknowledged = detected + pen.dice.time(1, 9).min(all / 10);
    let mitigated = acknowledged.max(all * pen.dice.time(55, 90) / 100);
    let many = 3 * depth + pen.dice.between(1, 4);
    let mut marked: Vec<(i64, Option<Marker>, Phrases)> = vec![
        (-pen.dice.time(3, 240), None, rows.before),
        (detected, Some(Marker::Detected), rows.detected),
        (acknowledged, Some(Marker::Acknowledged), rows.acknowledged),
        (all, Some(Marker::Resolved), rows.resolved),
    ];
    if affected {
        marked.push((0, Some(Marker::Began), rows.began));
        marked.push((mitigated, Some(Marker::Mitigated), rows.mitigated));
    }
    for _ in 0..depth {
        marked.push((between(pen, mitigated, all), None, rows.after));
    }
    let mut told: Vec<Row> =
        marked.into_iter().map(|(minute, marker, from)| row(pen, minute, marker, from)).collect();
    let two_zones = pen.dice.in_hundred(IN_TWO_ZONES);
    for what in pen.some(rows.between, many) {
        let minute = between(pen, acknowledged, mitigated);
        told.push(Row { minute, marker: None, what, elsewhere: two_zones && pen.dice.in_hundred(30) });
    }
    told.sort_by_key(|row| row.minute);
    told
}

fn row(pen: &mut Pen, minute: i64, marker: Option<Marker>, from: Phrases) -> Row {
    Row { minute, marker, what: pen.one(from), elsewhere: false }
}

/// A minute between two others.
fn between(pen: &mut Pen, least: i64, most: i64) -> i64 {
    let span = u64::try_from(most - least).unwrap_or_default();
    least + pen.dice.below(span + 1).cast_signed()
}
