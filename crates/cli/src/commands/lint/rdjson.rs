//! The report in the format of reviewdog, `rdjson`: columns count the bytes of UTF-8, from 1.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};
use yomikai_coach::Severity;

use super::{
    place::Place,
    report::{Report, Told},
    stream::Each,
};
use crate::settings::voice;

#[derive(Serialize)]
struct Whole<D: Serialize> {
    source: Value,
    diagnostics: D,
}

pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let diagnostics = Each(|| report.texts.iter().flat_map(diagnostics));
    serde_json::to_writer(&mut *out, &Whole { source: json!({ "name": "yomikai" }), diagnostics })?;
    writeln!(out)
}

fn diagnostics(told: &Told) -> impl Iterator<Item = Value> {
    let path = told.shown();
    told.findings().map(move |(finding, from, to)| {
        let range = json!({ "start": place(told, from), "end": place(told, to) });
        let severity = if finding.severity == Severity::Warning { "WARNING" } else { "INFO" };
        let mut diagnostic = json!({
            "message": format!("{} ({})\n{}", finding.title, voice(finding.severity), finding.question),
            "location": { "path": path, "range": range },
            "severity": severity,
            "code": { "value": finding.rule },
        });
        if let Some(text) = &finding.replacement {
            diagnostic["suggestions"] = json!([{ "range": range, "text": text }]);
        }
        diagnostic
    })
}

/// The mark at the beginning of a file is part of its first line's bytes.
fn place(told: &Told, place: Place) -> Value {
    let column = if place.line == 1 { told.in_file(place.utf8) } else { place.utf8 };
    json!({ "line": place.line, "column": column })
}
