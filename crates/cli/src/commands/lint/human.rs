//! The report for people: where, what was noticed, the line with the passage marked, and the question.

use std::io::{self, Write};

use yomikai_coach::{Finding, Severity, Silenced};
use yomikai_domain::Arg;
use yomikai_web::i18n::Words;

use super::{
    FailOn, passage,
    place::{Place, Places},
    report::{Report, Told},
};
use crate::{
    language::words,
    plain::{no_commands, visible},
    settings::voice,
};

/// How wide a report is where no terminal says.
const WIDTH: usize = 100;

/// What is shown, and how.
pub(super) struct View {
    pub(super) l: Words,
    pub(super) explain: bool,
    pub(super) ignored: bool,
    pub(super) colours: bool,
    pub(super) fail_on: FailOn,
}

impl View {
    fn paint(&self, style: &str, text: &str) -> String {
        if self.colours { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

const BOLD: &str = "1";
const DIM: &str = "2";

pub(super) fn write(report: &Report, view: &View, out: &mut impl Write) -> io::Result<()> {
    let width =
        terminal_size::terminal_size_of(io::stdout()).map_or(WIDTH, |(width, _)| usize::from(width.0));
    for told in &report.texts {
        let places = Places::new(told.text());
        for (finding, from, _) in told.findings() {
            one(told, &places, finding, from, view, width, out)?;
        }
        if view.ignored {
            for (silenced, from, _) in told.silenced() {
                left_alone(told, silenced, from, view, out)?;
            }
        }
    }
    summary(report, view, out)
}

fn one(
    told: &Told,
    places: &Places<'_>,
    finding: &Finding,
    from: Place,
    view: &View,
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let rule = view.paint(DIM, &format!("({}, {})", finding.rule, voice(finding.severity)));
    writeln!(out, "{}  {} {rule}", at(told, from, view), view.paint(BOLD, finding.title))?;
    let (style, mark) = match finding.severity {
        Severity::Warning => ("33", '^'),
        Severity::Suggestion => ("36", '~'),
        Severity::Hint => (DIM, '~'),
    };
    let (start, line) = places.line(finding.range.start);
    let passage = finding.range.start - start
        ..(finding.range.end - start).min(line.len()).max(finding.range.start - start);
    let number = format!("{:>5} | ", from.line);
    let shown = passage::show(line, passage, width.saturating_sub(number.len()).max(20), mark);
    writeln!(out, "{}{}", view.paint(DIM, &number), shown.line)?;
    writeln!(out, "{}{}", view.paint(DIM, &format!("{:>5} | ", "")), view.paint(style, &shown.marks))?;
    writeln!(out, "  {}", finding.question)?;
    if view.explain {
        explain(finding, view, out)?;
    }
    writeln!(out)
}

/// The rest of what the rule's page says, in the language of the sentence.
fn explain(finding: &Finding, view: &View, out: &mut impl Write) -> io::Result<()> {
    let l = words(finding.language);
    let mut part = |key, text: &str| writeln!(out, "  {} {text}", view.paint(DIM, &l.t(key)));
    part("cli-lint-why", finding.why)?;
    if let Some(rewrite) = finding.rewrite {
        part("cli-lint-rewrite", rewrite)?;
    }
    if let Some(replacement) = &finding.replacement {
        part("cli-lint-replacement", &visible(replacement))?;
    }
    part("cli-lint-source", finding.source)
}

fn left_alone(
    told: &Told,
    silenced: &Silenced,
    from: Place,
    view: &View,
    out: &mut impl Write,
) -> io::Result<()> {
    let said = if silenced.reason.is_empty() {
        view.l.t("cli-lint-left-alone")
    } else {
        view.l.t1("cli-lint-left-alone-because", "reason", visible(&silenced.reason))
    };
    let rule = view.paint(DIM, &format!("({})", silenced.rule));
    writeln!(out, "{}  {said} {rule}\n", at(told, from, view))
}

fn at(told: &Told, from: Place, view: &View) -> String {
    view.paint(BOLD, &format!("{}:{}:{}", no_commands(&visible(&told.shown())), from.line, from.column))
}

fn summary(report: &Report, view: &View, out: &mut impl Write) -> io::Result<()> {
    if report.read == 0 && !report.refused.is_empty() {
        return Ok(());
    }
    let findings = report.findings().count();
    let number = |number: usize| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let args = [("findings", number(findings)), ("files", number(report.read))];
    let key = match (report.read, findings) {
        (0, _) => "cli-lint-nothing-read",
        (_, 0) => "cli-lint-nothing-found",
        _ => "cli-lint-found",
    };
    let gap = if view.l.is_ja() { "" } else { " " };
    let mut line = view.l.with(key, &args);
    if findings > 0 {
        line = [Some(line), why_zero(report, view), (!view.explain).then(|| view.l.t("cli-lint-explain-it"))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(gap);
    }
    if view.ignored {
        let ignored = report.silenced().count();
        line = format!("{line}{gap}{}", view.l.t1("cli-lint-left-alone-count", "count", ignored));
    }
    writeln!(out, "{line}")
}

/// Questions that no exit code tells of look as if something had gone wrong, unless it is said.
fn why_zero(report: &Report, view: &View) -> Option<String> {
    let told = report.findings().any(|finding| view.fail_on.tells(finding.severity));
    let wanted = !told && view.fail_on != FailOn::Never && report.refused.is_empty();
    wanted.then(|| view.l.t1("cli-lint-below", "level", view.fail_on.name()))
}
