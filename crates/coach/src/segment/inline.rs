//! The inside of a line: emphasis is seen through, code and addresses are set aside, link texts are kept.

use std::ops::Range;

use super::{Ignore, opening};
use crate::text::Normal;

/// How far the end of something that opens may be: a bound, so that odd input cannot make reading slow.
const REACH: usize = 1_000;

/// Reads one line of a block into its normalised text.
pub(super) fn read(text: &str, line: &Range<usize>, into: &mut Normal, ignores: &mut Vec<Ignore>) {
    let mut at = line.start;
    while at < line.end {
        let rest = &text[at..line.end];
        at += step(text, at, rest, into, ignores)
            .unwrap_or_else(|| into.push_until(text, at..line.end, may_be_markup));
    }
}

/// Whether [`step`] has to look here.
fn may_be_markup(rest: &[u8]) -> bool {
    match rest[0] {
        b'`' | b'!' | b'[' | b']' | b'<' | b'*' | b'~' | b'_' | b'\\' => true,
        b'h' => rest.starts_with(b"http"),
        b'{' => rest.starts_with(b"{/*"),
        _ => false,
    }
}

/// Takes one piece of markup and says how long it was; `None` means that prose begins here.
fn step(text: &str, at: usize, rest: &str, into: &mut Normal, ignores: &mut Vec<Ignore>) -> Option<usize> {
    let object = |into: &mut Normal, length: usize| {
        into.push_object(at..at + length);
        Some(length)
    };
    match rest.as_bytes().first()? {
        b'`' => object(into, code(rest)?),
        b'!' if rest.starts_with("![") => object(into, link(rest, "](", ')')?),
        b']' if rest.starts_with("](") => find(rest, ")").map(|end| end + 1),
        b']' if rest.starts_with("][") => find(&rest[1..], "]").map(|end| end + 2),
        b'[' if rest.starts_with("[^") => find(rest, "]").map(|end| end + 1),
        b'[' | b']' if is_link_part(text, at, rest) => Some(1),
        b'<' | b'{' if opening(rest).is_some() => {
            let (open, close) = opening(rest)?;
            let end = find(rest, close)?;
            let length = end + close.len();
            ignores.extend(Ignore::parse(&rest[open.min(end)..end], at..at + length));
            Some(length)
        }
        b'<' if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
            let end = find(rest, ">")? + 1;
            if rest[..end].contains("://") { object(into, end) } else { Some(end) }
        }
        b'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
            let end = rest
                .find(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, ')' | '>' | '"'))
                .unwrap_or(rest.len());
            object(into, end)
        }
        b'*' => Some(1),
        b'~' if rest.starts_with("~~") => Some(2),
        b'_' if is_emphasis(text, at) => Some(1),
        b'\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => Some(1),
        _ => None,
    }
}

/// The length of a code span, with its backticks; an opening that is never closed is an ordinary character.
fn code(rest: &str) -> Option<usize> {
    let length = rest.bytes().take_while(|&byte| byte == b'`').count();
    let close = find(&rest[length..], &rest[..length.min(8)])?;
    Some((length + close + length).min(rest.len())).filter(|&end| rest.is_char_boundary(end))
}

/// The length of `[…](…)` with something in front.
fn link(rest: &str, middle: &str, close: char) -> Option<usize> {
    let middle = find(rest, middle)?;
    let tail = &rest[middle..];
    tail.find(close).filter(|&end| end <= REACH).map(|end| middle + end + 1)
}

/// Brackets of a link are markup; brackets in prose are prose.
fn is_link_part(text: &str, at: usize, rest: &str) -> bool {
    rest.starts_with('[')
        && find(rest, "](").is_some_and(|end| !rest[1..end].contains('['))
        && !text[..at].ends_with('\\')
}

/// An underscore between two letters is part of a name.
fn is_emphasis(text: &str, at: usize) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !(word(text[..at].chars().next_back()) && word(text[at + 1..].chars().next()))
}

/// Like `find`, within reach.
fn find(text: &str, what: &str) -> Option<usize> {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].find(what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(source: &str) -> String {
        let mut normal = Normal::default();
        read(source, &(0..source.len()), &mut normal, &mut Vec::new());
        normal.as_str().to_owned()
    }

    #[test]
    fn markup_is_seen_through() {
        for (source, expected) in [
            ("be **more** _careful_", "be more careful"),
            ("snake_case and `code`", "snake_case and \u{fffc}"),
            ("気を**つけ**る", "気をつける"),
            ("see [the page](https://a.example) now", "see the page now"),
            ("![a picture](x.png) and https://a.example/b。続き", "\u{fffc} and \u{fffc}。続き"),
            ("a <b>word</b> <!-- aside --> left", "a word  left"),
            ("an open ` stays, [so] does this", "an open ` stays, [so] does this"),
        ] {
            assert_eq!(inline(source), expected, "{source}");
        }
    }
}
