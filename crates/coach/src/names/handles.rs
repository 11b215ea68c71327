//! `@tanaka`: how people are called in channels and trackers.

use std::ops::Range;

use crate::segment::Sentence;

/// The names after an `@`. What stands before it in an address of mail, or after it in a package's path, makes another thing of it.
pub(super) fn all(sentence: &Sentence) -> Vec<Range<usize>> {
    let text = sentence.text();
    let handle = |(at, _): (usize, &str)| {
        let rest = &text[at + 1..];
        let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let handle = rest[..length].trim_end_matches(['.', '-']);
        let begins = handle.starts_with(|c: char| c.is_ascii_alphabetic())
            && !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let ends = !rest[handle.len()..].starts_with('/');
        (begins && ends && !sentence.is_quoted(at)).then(|| at + 1..at + 1 + handle.len())
    };
    text.match_indices('@').filter_map(handle).collect()
}
