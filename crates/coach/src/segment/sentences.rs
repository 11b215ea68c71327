//! Where sentences end, and which stretches of them are quotations.

use std::ops::Range;

/// Longer stretches without an end are cut at a space or comma, so that no later step can become slow.
const LONGEST: usize = 1_500;

/// Short forms after which a full stop ends nothing.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "etc", "vs", "cf", "approx", "no", "dr", "mr", "mrs", "ms", "inc", "ltd", "max", "min",
    "resp", "incl", "fig", "sec",
];

/// The sentences of a block, trimmed.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '「' | '『' | '(' => depth += 1,
            '」' | '』' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let end = at + c.len_utf8();
        let too_long = end - start > LONGEST && (matches!(c, ' ' | ',' | '、') || end - start > 2 * LONGEST);
        if (depth == 0 && ends_here(text, at, c)) || too_long {
            keep(text, start..end, &mut found);
            start = end;
            depth = 0;
        }
    }
    keep(text, start..text.len(), &mut found);
    found
}

fn ends_here(text: &str, at: usize, c: char) -> bool {
    let after = &text[at + c.len_utf8()..];
    let stacked = after.starts_with(['。', '!', '?', '.']);
    match c {
        '。' => !stacked,
        '!' | '?' => {
            !stacked
                && !after.starts_with(['」', '"', ')'])
                && (after.is_empty() || after.starts_with(|c: char| c == ' ' || !c.is_ascii()))
        }
        '.' => !stacked && after.starts_with(' ') && !is_abbreviation(&text[..at]),
        _ => false,
    }
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    ABBREVIATIONS.contains(&word) || word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
}

fn keep(text: &str, range: Range<usize>, into: &mut Vec<Range<usize>>) {
    let slice = &text[range.clone()];
    let start = range.start + slice.len() - slice.trim_start().len();
    let end = range.start + slice.trim_end().len();
    if start < end {
        into.push(start..end);
    }
}

/// The insides of quotation marks: other people's words, or words that are spoken about.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (open, c) {
            (None, '「' | '『' | '"') => open = Some((at, closing(c))),
            (None, '\'') if opens_single(text, at) => open = Some((at, '\'')),
            (Some((from, close)), c) if c == close && (c != '\'' || closes_single(text, at)) => {
                found.push(from..at);
                open = None;
            }
            _ => {}
        }
    }
    found
}

const fn closing(open: char) -> char {
    match open {
        '「' => '」',
        '『' => '』',
        other => other,
    }
}

/// An apostrophe is between letters; a single quotation mark has a letter on one side only.
fn opens_single(text: &str, at: usize) -> bool {
    !text[..at].ends_with(char::is_alphanumeric) && text[at + 1..].starts_with(char::is_alphanumeric)
}

fn closes_single(text: &str, at: usize) -> bool {
    !text[at + 1..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn quotations_are_told_from_apostrophes() {
        assert_eq!(quoted("we don't write 'be careful' or \"try harder\""), ["'be careful", "\"try harder"]);
        assert_eq!(quoted("「気をつける」では終わらない"), ["「気をつける"]);
        assert!(quoted("it's the team's habit").is_empty());
        assert!(quoted("an open \" mark").is_empty());
    }

    #[test]
    fn a_stop_inside_quotes_or_brackets_ends_nothing() {
        let text = "「はい。」と答えた。次へ。";
        let found: Vec<_> = split(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["「はい。」と答えた。", "次へ。"]);
    }
}
