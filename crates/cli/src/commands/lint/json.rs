//! The report for programs; its schema is described in `docs/guide/coach.md` and stays as it is within a major version.

use std::io::{self, Write};

use serde::Serialize;
use yomikai_coach::{Fingerprint, Language, Moment, Severity};

use super::{
    place::Place,
    report::{Report, Told},
    stream::Each,
};
use crate::settings::Refused;

/// The schema's version: it grows when something is taken away or means something else.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Whole<'r, F: Serialize, I: Serialize> {
    schema: u32,
    version: &'static str,
    findings: F,
    #[serde(skip_serializing_if = "Option::is_none")]
    ignored: Option<I>,
    problems: &'r [Refused],
    summary: Summary,
}

#[derive(Serialize)]
struct Finding<'r> {
    path: String,
    range: Range,
    rule: &'static str,
    severity: Severity,
    moment: Moment,
    language: Language,
    fingerprint: Fingerprint,
    text: &'r str,
    sentence: &'r str,
    title: &'static str,
    question: &'static str,
    why: &'static str,
    source: &'static str,
    rewrite: Option<&'static str>,
    replacement: Option<&'r str>,
}

#[derive(Serialize)]
struct Ignored<'r> {
    path: String,
    range: Range,
    rule: &'static str,
    text: &'r str,
    reason: &'r str,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

/// `line` and both columns count from 1, `byte` from 0.
#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
    utf16_column: usize,
    byte: usize,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    findings: usize,
    ignored: usize,
}

pub(super) fn write(report: &Report, ignored: bool, out: &mut impl Write) -> io::Result<()> {
    let whole = Whole {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        findings: Each(|| report.texts.iter().flat_map(findings)),
        ignored: ignored.then_some(Each(|| report.texts.iter().flat_map(silenced))),
        problems: &report.refused,
        summary: Summary {
            files: report.read,
            findings: report.findings().count(),
            ignored: report.silenced().count(),
        },
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn findings(told: &Told) -> impl Iterator<Item = Finding<'_>> {
    told.findings().map(|(finding, from, to)| Finding {
        path: told.shown(),
        range: range(told, from, to),
        rule: finding.rule,
        severity: finding.severity,
        moment: finding.moment,
        language: finding.language,
        fingerprint: finding.fingerprint,
        text: told.text().get(finding.range.clone()).unwrap_or_default(),
        sentence: told.text().get(finding.sentence.clone()).unwrap_or_default(),
        title: finding.title,
        question: finding.question,
        why: finding.why,
        source: finding.source,
        rewrite: finding.rewrite,
        replacement: finding.replacement.as_deref(),
    })
}

fn silenced(told: &Told) -> impl Iterator<Item = Ignored<'_>> {
    told.silenced().map(|(silenced, from, to)| Ignored {
        path: told.shown(),
        range: range(told, from, to),
        rule: silenced.rule,
        text: told.text().get(silenced.range.clone()).unwrap_or_default(),
        reason: &silenced.reason,
    })
}

fn range(told: &Told, from: Place, to: Place) -> Range {
    let point = |place: Place| Point {
        line: place.line,
        column: place.column,
        utf16_column: place.utf16,
        byte: told.in_file(place.byte),
    };
    Range { start: point(from), end: point(to) }
}
