//! The report as SARIF 2.1.0, for code scanning and the viewers that know it.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::Path,
};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};
use yomikai_coach::{Finding, Fingerprint, Language, Rule, Severity, Silenced, rules};
use yomikai_web::i18n::Words;

use super::{
    place::Place,
    report::{Report, Told},
    stream::Each,
};
use crate::{
    language::spoken,
    settings::{Refused, voice},
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What a path keeps as it is in an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How often each wording was told so far.
type Seen = HashMap<(&'static str, Fingerprint), u32>;

#[derive(Serialize)]
struct Log<R: Serialize> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<R>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R: Serialize> {
    tool: Value,
    invocations: Value,
    column_kind: &'static str,
    results: R,
}

pub(super) fn write(report: &Report, ignored: bool, l: Words, out: &mut impl Write) -> io::Result<()> {
    let language = spoken(l);
    let notifications: Vec<Value> = report.refused.iter().map(notification).collect();
    let run = Run {
        tool: json!({ "driver": {
            "name": "Yomikai",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": language.code(),
            "rules": rules().iter().map(|rule| metadata(rule, language)).collect::<Vec<_>>(),
        } }),
        invocations: json!([{
            "executionSuccessful": report.refused.is_empty(),
            "toolExecutionNotifications": notifications,
        }]),
        column_kind: "utf16CodeUnits",
        results: Each(|| report.texts.iter().flat_map(|told| results(told, ignored, language))),
    };
    serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    writeln!(out)
}

/// The results of one text, those that a writer left alone after the others.
fn results(told: &Told, ignored: bool, language: Language) -> impl Iterator<Item = Value> {
    let mut seen = HashMap::new();
    let open = told.findings().map(move |(finding, from, to)| result(told, finding, from, to, &mut seen));
    let left = ignored.then(|| told.silenced());
    open.chain(
        left.into_iter()
            .flatten()
            .map(move |(silenced, from, to)| suppressed(told, silenced, from, to, language)),
    )
}

fn notification(refused: &Refused) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": address(Path::new(&refused.path)) } });
    if let Some((line, _)) = refused.place {
        place["region"] = json!({ "startLine": line });
    }
    json!({
        "level": "error",
        "message": { "text": refused.message },
        "locations": [{ "physicalLocation": place }],
    })
}

fn metadata(rule: &Rule, language: Language) -> Value {
    let text = rule.text(language);
    json!({
        "id": rule.id(),
        "shortDescription": { "text": text.title },
        "fullDescription": { "text": text.why },
        "help": {
            "text": format!("{}\n\n{}\n\n{}", text.why, text.question, text.source),
            "markdown": format!("{}\n\n**{}**\n\n_{}_", text.why, text.question, text.source),
        },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.page.theme], "precision": "high" },
    })
}

fn result(told: &Told, finding: &Finding, from: Place, to: Place, seen: &mut Seen) -> Value {
    let wording = format!("{}#{}", finding.rule, finding.fingerprint);
    // The same words may stand in a text twice, and are two results.
    let count = seen.entry((finding.rule, finding.fingerprint)).and_modify(|count| *count += 1).or_insert(1);
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": index(finding.rule),
        "level": level(finding.severity),
        "message": {
            "text": format!("{} ({})\n{}", finding.title, voice(finding.severity), finding.question),
        },
        "locations": [location(told, from, to)],
        "partialFingerprints": { "yomikaiWording/v1": format!("{wording}:{count}") },
        "properties": {
            "language": finding.language.code(),
            "moment": finding.moment,
            "severity": finding.severity,
        },
    });
    if let Some(text) = &finding.replacement {
        result["fixes"] = json!([{
            "description": { "text": finding.title },
            "artifactChanges": [{
                "artifactLocation": { "uri": address(&told.path) },
                "replacements": [{ "deletedRegion": region(from, to), "insertedContent": { "text": text } }],
            }],
        }]);
    }
    result
}

fn suppressed(told: &Told, silenced: &Silenced, from: Place, to: Place, language: Language) -> Value {
    let rule = yomikai_coach::rule(silenced.rule);
    json!({
        "ruleId": silenced.rule,
        "ruleIndex": index(silenced.rule),
        "level": rule.map(|rule| level(rule.severity)),
        "message": { "text": rule.map(|rule| rule.text(language).title) },
        "locations": [location(told, from, to)],
        "suppressions": [{ "kind": "inSource", "justification": silenced.reason }],
    })
}

fn location(told: &Told, from: Place, to: Place) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": address(&told.path) },
        "region": region(from, to),
    } })
}

fn region(from: Place, to: Place) -> Value {
    json!({
        "startLine": from.line,
        "startColumn": from.utf16,
        "endLine": to.line,
        "endColumn": to.utf16,
    })
}

fn index(rule: &str) -> Option<usize> {
    rules().iter().position(|known| known.id() == rule)
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Hint | Severity::Suggestion => "note",
    }
}

/// A path as an address: relative to where the command ran, unless it was absolute.
fn address(path: &Path) -> String {
    let encoded = utf8_percent_encode(&path.to_string_lossy(), PATH).to_string();
    if path.is_absolute() { format!("file://{encoded}") } else { encoded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_an_address() {
        assert_eq!(address(Path::new("docs/障害 1.md")), "docs/%E9%9A%9C%E5%AE%B3%201.md");
        assert_eq!(address(Path::new("/tmp/a.md")), "file:///tmp/a.md");
        assert_eq!(address(Path::new("<stdin>")), "%3Cstdin%3E");
    }
}
