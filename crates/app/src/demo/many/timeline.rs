//! The timeline of a document that has grown.

use yomikai_domain::timeline::Marker;

use super::{document::Row, pen::Pen, words::Phrases};

/// How many of a hundred timelines have rows in the time of the other half of the company.
const IN_TWO_ZONES: u64 = 15;

/// Its rows, in order.
pub(super) fn write(pen: &mut Pen, affected: bool, depth: u64) -> Vec<Row> {
    let two_zones = pen.dice.in_hundred(IN_TWO_ZONES);
    let mut told = if affected { hurried(pen, depth) } else { calm(pen) };
    told.sort_by_key(|row| row.minute);
    for row in told.iter_mut().filter(|_| two_zones) {
        row.elsewhere = pen.dice.in_hundred(25);
    }
    told
}

/// Where people were affected.
fn hurried(pen: &mut Pen, depth: u64) -> Vec<Row> {
    let rows = &pen.words.rows;
    let all = i64::try_from(pen.minutes).unwrap_or_default();
    let detected = all * pen.dice.time(4, 40) / 100;
    let acknowledged = detected + pen.dice.time(1, 9).min(all / 10);
    let mitigated = acknowledged.max(all * pen.dice.time(55, 90) / 100);
    let many = 4 * depth + pen.dice.between(0, 4);
    let mut marked: Vec<(i64, Option<Marker>, Phrases)> = vec![
        (-pen.dice.time(3, 240), None, rows.before),
        (detected, Some(Marker::Detected), rows.detected),
        (acknowledged, Some(Marker::Acknowledged), rows.acknowledged),
        (mitigated, Some(Marker::Mitigated), rows.mitigated),
        (all, Some(Marker::Resolved), rows.resolved),
        (0, Some(Marker::Began), rows.began),
    ];
    for _ in 0..depth / 2 {
        marked.push((between(pen, mitigated, all), None, rows.after));
    }
    let mut told: Vec<Row> =
        marked.into_iter().map(|(minute, marker, from)| row(pen, minute, marker, from)).collect();
    for what in pen.some(rows.between, many) {
        let minute = between(pen, acknowledged, mitigated);
        told.push(Row { minute, marker: None, what, elsewhere: false });
    }
    told
}

/// Where nobody was: nothing began, and some need no timeline at all.
fn calm(pen: &mut Pen) -> Vec<Row> {
    if pen.dice.in_hundred(45) {
        return Vec::new();
    }
    let words = &pen.words.calm;
    let all = pen.dice.time(90, 2_800);
    let many = pen.dice.between(2, 7);
    let mut told: Vec<Row> = Vec::new();
    for (at, what) in (1..).zip(pen.some(words.rows, many)) {
        told.push(Row { minute: all * at / 9, marker: None, what, elsewhere: false });
    }
    if let Some(first) = told.first_mut() {
        first.marker = Some(Marker::Detected);
    }
    told.push(row(pen, all, Some(Marker::Resolved), words.settled));
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
