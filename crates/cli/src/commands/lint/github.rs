//! The report as annotations of a GitHub workflow: one command a line on standard output.

use std::io::{self, Write};

use yomikai_coach::{Finding, Severity};

use super::{place::Place, report::Report};
use crate::{plain::visible, settings::voice};

pub(super) fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    for told in &report.texts {
        let path = told.shown();
        for (finding, from, to) in told.findings() {
            writeln!(out, "{}", command(&path, finding, from, to))?;
        }
    }
    Ok(())
}

fn command(path: &str, finding: &Finding, from: Place, to: Place) -> String {
    let level = if finding.severity == Severity::Warning { "warning" } else { "notice" };
    let lines = format!("file={},line={},endLine={}", property(path), from.line, to.line);
    // Columns are understood within one line only.
    let place = if from.line == to.line {
        let last = to.column.saturating_sub(1).max(from.column);
        format!("{lines},col={},endColumn={last}", from.column)
    } else {
        lines
    };
    let title = property(&format!("{} ({}, {})", finding.title, finding.rule, voice(finding.severity)));
    let message = format!("{}\n{}", finding.question, finding.why);
    format!("::{level} {place},title={title}::{}", data(&message))
}

/// What stands after `::`. Line breaks are written out; whatever else a terminal would obey is not.
fn data(text: &str) -> String {
    visible(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

/// What stands as the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
        assert_eq!(property("a,b:c%\n\u{1b}"), "a%2Cb%3Ac%25%0A\u{fffd}");
    }
}
