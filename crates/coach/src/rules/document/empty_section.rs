//! Sections with a heading and nothing below it.

use crate::{
    config::Config,
    document::{Facts, Part, Spot, is_absent, shown},
    text::lines,
};

pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let empty = facts.parts.iter().filter(|part| is_empty(part));
    empty.map(|part| part.heading.clone()).collect()
}

/// A picture, a table with a row, a word such as `none`: all of these say something.
fn is_empty(part: &Part) -> bool {
    let text = shown(&part.text);
    let lines = lines(&text).map(|line| text[line].trim()).filter(|line| !line.is_empty());
    let lines: Vec<_> = lines.collect();
    let head_only =
        lines.iter().position(|line| is_delimiter(line)).is_some_and(|at| at <= 1 && lines.len() <= at + 1);
    head_only || lines.iter().all(|line| says_nothing(line))
}

fn says_nothing(line: &str) -> bool {
    let words = line
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '-' | '+' | '・' | '['));
    !line.starts_with('#') && !line.contains('!') && is_absent(words.trim_start_matches(['x', ']']))
}

fn is_delimiter(line: &str) -> bool {
    line.contains("--")
        && line.contains('|')
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}
