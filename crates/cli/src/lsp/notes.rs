//! A finding in an editor: the mark in the text, and what is shown over it.

use gen_lsp_types::{Code, Diagnostic, DiagnosticSeverity, Message};
use yomikai_coach::{Example, Finding, Severity, rule};

use super::position::Lines;
use crate::language::words;

/// How many examples of either kind are shown over a passage; `yomikai rule` has them all.
const EXAMPLES: usize = 3;

/// The mark.
pub(super) fn diagnostic(finding: &Finding, text: &str, lines: &Lines) -> Diagnostic {
    let severity = match finding.severity {
        Severity::Hint => DiagnosticSeverity::Hint,
        Severity::Suggestion => DiagnosticSeverity::Information,
        Severity::Warning => DiagnosticSeverity::Warning,
    };
    Diagnostic {
        range: lines.range(text, &finding.range),
        severity: Some(severity),
        code: Some(Code::String(finding.rule.to_owned())),
        source: Some("yomikai".to_owned()),
        message: Message::String(format!("{}\n{}", finding.title, finding.question)),
        ..Diagnostic::default()
    }
}

/// The rule's page, as far as it fits over a passage, in the language of the sentence.
pub(super) fn hover(findings: &[&Finding], markdown: bool) -> String {
    let pages: Vec<_> = findings.iter().map(|finding| page(finding, markdown)).collect();
    pages.join(if markdown { "\n\n---\n\n" } else { "\n\n" })
}

fn page(finding: &Finding, markdown: bool) -> String {
    let l = words(finding.language);
    let mark =
        |mark: &str, text: &str| if markdown { format!("{mark}{text}{mark}") } else { text.to_owned() };
    let part = |key, text: &str| format!("{} {text}", mark("**", &l.t(key)));
    let mut parts = vec![
        format!("{} ({})", mark("**", finding.title), mark("`", finding.rule)),
        finding.question.to_owned(),
        part("cli-lint-why", finding.why),
    ];
    parts.extend(finding.rewrite.map(|rewrite| part("cli-lint-rewrite", rewrite)));
    parts.extend(finding.replacement.as_deref().map(|words| part("cli-lint-replacement", words)));
    if let Some(rule) = rule(finding.rule) {
        let text = rule.text(finding.language);
        for (key, examples) in [("cli-rule-flagged", &text.flagged), ("cli-rule-silent", &text.silent)] {
            parts.push(format!("{}\n{}", mark("**", &l.t(key)), listed(examples)));
        }
    }
    parts.push(part("cli-lint-source", finding.source));
    parts.join("\n\n")
}

fn listed(examples: &[Example]) -> String {
    let lines: Vec<_> = examples.iter().take(EXAMPLES).map(|example| format!("- {}", example.text)).collect();
    lines.join("\n")
}
