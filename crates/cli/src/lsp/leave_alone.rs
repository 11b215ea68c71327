//! The comment by which a writer leaves a finding alone: above the block, as deep as it is, with room for the reason.

use std::collections::BTreeMap;

use yomikai_coach::Finding;

use super::{actions::Edit, reader::Job};

/// The edit that leaves this finding alone, and no other one. None where no place for a comment does that.
///
/// `all` are the findings of the text as it stands.
pub(super) fn edit(finding: &Finding, all: &[Finding], reason: &str, job: &Job) -> Option<Edit> {
    let comment = format!("<!-- yomikai-ignore {}#{}: {reason} -->", finding.rule, finding.fingerprint);
    let text = &job.text;
    let end = finding.sentence.end.max(finding.range.end);
    let behind = Edit { bytes: end..end, text: format!(" {comment}") };
    let places = if is_in_table(text, job, finding.sentence.start) {
        // A line of its own would end the table.
        vec![behind]
    } else {
        let start = block_start(text, job, finding.sentence.start);
        let line = &text[start..];
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        let above = format!("{indent}{comment}{}", line_end(text));
        vec![Edit { bytes: start..start, text: above }, behind]
    };
    places.into_iter().find(|edit| does_just_that(edit, finding, all, job))
}

/// Whether the coach, reading the text with the comment in it, asks everything else and this no more.
fn does_just_that(edit: &Edit, finding: &Finding, all: &[Finding], job: &Job) -> bool {
    let text = &job.text;
    let with = [&text[..edit.bytes.start], &edit.text, &text[edit.bytes.end..]].concat();
    let asked = |findings: &[Finding]| {
        let mut asked = BTreeMap::new();
        for finding in findings {
            *asked.entry((finding.rule, finding.fingerprint)).or_insert(0_usize) += 1;
        }
        asked
    };
    let mut before = asked(all);
    let after = asked(&job.findings(&with));
    let this = (finding.rule, finding.fingerprint);
    let Some(times) = before.remove(&this) else { return false };
    let left = after.get(&this).copied().unwrap_or(0);
    left < times && after.iter().filter(|(asked, _)| **asked != this).eq(before.iter())
}

/// Where the first line of the paragraph or list item begins.
fn block_start(text: &str, job: &Job, byte: usize) -> usize {
    let mut start = job.lines.line_start(byte);
    while start > 0 && !begins_block(line_at(text, start)) {
        let before = job.lines.line_start(start - 1);
        if ends_block(line_at(text, before)) {
            break;
        }
        start = before;
    }
    start
}

fn line_at(text: &str, start: usize) -> &str {
    text[start..].split(['\n', '\r']).next().unwrap_or_default().trim()
}

fn is_in_table(text: &str, job: &Job, byte: usize) -> bool {
    line_at(text, job.lines.line_start(byte)).starts_with('|')
}

/// A list item begins with its mark, however the line above ends.
fn begins_block(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "));
    numbered || ["- ", "* ", "+ ", "・"].iter().any(|mark| line.starts_with(mark))
}

/// What no paragraph goes on after.
fn ends_block(line: &str) -> bool {
    line.is_empty()
        || line.ends_with("-->")
        || ["#", ">", "|", "```", "~~~", "---", "***", "==="].iter().any(|mark| line.starts_with(mark))
}

/// How lines end here.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use yomikai_coach::{Kind, review};

    use super::{
        super::position::{Encoding, Lines},
        *,
    };
    use crate::settings::Settings;

    fn job(text: &str) -> Job {
        Job {
            address: String::new(),
            version: 1,
            text: text.into(),
            lines: Lines::of(text, Encoding::Utf16),
            settings: Arc::new(Settings::default()),
            kind: Kind::Improvement,
            sharing: true,
        }
    }

    /// What the text is once its last finding of this rule is left alone; `§` stands for the comment.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let job = job(text);
        let notes = job.read();
        let finding = notes.findings.iter().rfind(|finding| finding.rule == "effort").unwrap();
        let edit = edit(finding, &notes.findings, "why", &job).unwrap();
        let with = [&text[..edit.bytes.start], &edit.text, &text[edit.bytes.end..]].concat();
        let comment = format!("<!-- yomikai-ignore effort#{}: why -->", finding.fingerprint);
        assert_eq!(with, expected.replace('§', &comment));
        let review = review(&with, Kind::Improvement, &job.settings.coach);
        assert_eq!(review.silenced.len(), 1);
        assert_eq!(review.silenced[0].reason, "why");
    }

    #[test]
    fn the_comment_stands_above_the_block() {
        check("Be more careful.\n", "§\nBe more careful.\n");
        check("# A\nCI checks.\nThen be more careful.\n", "# A\n§\nCI checks.\nThen be more careful.\n");
        check("One.\n\nBe more\ncareful.", "One.\n\n§\nBe more\ncareful.");
        check("今後は、\r\n気をつける。\r\n", "§\r\n今後は、\r\n気をつける。\r\n");
    }

    #[test]
    fn it_is_as_deep_as_the_block() {
        check("- CI checks.\n  - Be more careful.\n", "- CI checks.\n  §\n  - Be more careful.\n");
        check("1. CI checks.\n2. Be more careful.\n", "1. CI checks.\n§\n2. Be more careful.\n");
        check("- 確認を\n  徹底する\n", "§\n- 確認を\n  徹底する\n");
    }

    #[test]
    fn in_a_table_it_stands_in_the_cell() {
        check(
            "| A | B |\n| - | - |\n| x | Be more careful |\n",
            "| A | B |\n| - | - |\n| x | Be more careful § |\n",
        );
    }

    #[test]
    fn the_same_words_elsewhere_are_still_asked() {
        let text = "Be more careful.\n\nBe more careful.\n";
        check(text, "Be more careful.\n\n§\nBe more careful.\n");
    }
}
