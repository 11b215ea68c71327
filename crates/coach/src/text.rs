//! Positions in a text, and the normalised reading of it that never loses the way back to the original bytes.

use std::ops::Range;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::lang::is_wide;

/// What stands for code, images and addresses in the normalised text.
pub(crate) const OBJECT: char = '\u{fffc}';

/// A place in a text, for people and for editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The column in UTF-16 units, counted from 0, as editors ask for it.
    pub utf16: usize,
}

/// Finds line and column of a byte offset, and back.
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Reads the line starts once.
    pub fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The position of a byte offset; an offset inside a character or past the end is moved back to where a character begins.
    pub fn position(&self, byte: usize) -> Position {
        let byte = floor_boundary(self.text, byte);
        let line = self.starts.partition_point(|&start| start <= byte);
        let before = &self.text[self.starts[line - 1]..byte];
        Position {
            line,
            column: before.chars().count() + 1,
            utf16: before.chars().map(char::len_utf16).sum(),
        }
    }

    /// The byte offset of a line (counted from 0) and UTF-16 column, as editors send them; `None` past the last line.
    pub fn byte_of_utf16(&self, line: usize, utf16: usize) -> Option<usize> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let mut units = 0;
        for (at, c) in self.text[start..end].char_indices() {
            if units + c.len_utf16() > utf16 {
                return Some(start + at);
            }
            units += c.len_utf16();
        }
        Some(end)
    }
}

/// The nearest character boundary at or before `byte`.
pub(crate) fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// One piece of normalised text and where it came from.
#[derive(Debug, Clone, Copy)]
struct Origin {
    at: usize,
    from: usize,
    to: usize,
    upper: bool,
}

/// Text in one form (NFKC, lower case, straight quotes), each piece of which knows its original bytes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Normal {
    text: String,
    origins: Vec<Origin>,
}

impl Normal {
    /// The normalised text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Takes in a stretch of the source, user-perceived character by character.
    pub(crate) fn push_source(&mut self, source: &str, range: Range<usize>) {
        for (at, grapheme) in source[range.clone()].grapheme_indices(true) {
            self.push_grapheme(grapheme, range.start + at);
        }
    }

    /// Takes in something that is there but is not prose.
    pub(crate) fn push_object(&mut self, range: Range<usize>) {
        self.push(OBJECT.encode_utf8(&mut [0; 4]), &range, false);
    }

    /// A line break inside a paragraph: a space, except between two characters that are written without spaces.
    pub(crate) fn push_break(&mut self, at: usize, next: Option<char>) {
        let wide = |c: Option<char>| c.is_some_and(is_wide);
        if !(wide(self.text.chars().next_back()) && wide(next)) {
            self.push(" ", &(at..at), false);
        }
    }

    fn push_grapheme(&mut self, grapheme: &str, from: usize) {
        let range = from..from + grapheme.len();
        if let (Some(byte), 1) = (grapheme.bytes().next(), grapheme.len()) {
            let lower = [byte.to_ascii_lowercase()];
            let lower =
                if byte.is_ascii_whitespace() { " " } else { std::str::from_utf8(&lower).unwrap_or(" ") };
            return self.push(lower, &range, byte.is_ascii_uppercase());
        }
        let upper = grapheme.chars().next().is_some_and(char::is_uppercase);
        let normal: String = grapheme.nfkc().filter_map(plain).flat_map(char::to_lowercase).collect();
        self.push(&normal, &range, upper);
    }

    fn push(&mut self, text: &str, range: &Range<usize>, upper: bool) {
        if !text.is_empty() {
            self.origins.push(Origin { at: self.text.len(), from: range.start, to: range.end, upper });
            self.text.push_str(text);
        }
    }

    /// The original bytes that a stretch of the normalised text came from.
    pub(crate) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.origins.partition_point(|origin| origin.at <= range.start).saturating_sub(1);
        let after = self.origins.partition_point(|origin| origin.at < range.end);
        let last = after.saturating_sub(1).max(first);
        match (self.origins.get(first), self.origins.get(last)) {
            (Some(first), Some(last)) => first.from..last.to.max(first.from),
            _ => 0..0,
        }
    }

    /// Whether the character at this place was a capital letter.
    pub(crate) fn is_upper(&self, at: usize) -> bool {
        self.origins
            .binary_search_by_key(&at, |origin| origin.at)
            .is_ok_and(|found| self.origins[found].upper)
    }

    /// The same text with some stretches read otherwise; each new one comes from all of the bytes of the old one.
    pub(crate) fn reading(&self, others: &[(Range<usize>, &str)]) -> Self {
        let mut read = Self::default();
        let mut at = 0;
        for (range, other) in others {
            read.append(self, &(at..range.start));
            read.push(other, &self.original(range), false);
            at = range.end;
        }
        read.append(self, &(at..self.text.len()));
        read
    }

    fn append(&mut self, from: &Self, range: &Range<usize>) {
        let shift = self.text.len();
        let first = from.origins.partition_point(|origin| origin.at < range.start);
        let after = from.origins.partition_point(|origin| origin.at < range.end);
        let moved = |o: &Origin| Origin { at: o.at - range.start + shift, ..*o };
        self.origins.extend(from.origins[first..after].iter().map(moved));
        self.text.push_str(&from.text[range.clone()]);
    }

    /// A part of this text that can stand alone.
    pub(crate) fn slice(&self, range: &Range<usize>) -> Self {
        let mut slice = Self::default();
        slice.append(self, range);
        slice
    }
}

/// One spelling for each kind of quotation mark, dash and space; what cannot be seen is dropped.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        '“' | '”' | '„' | '«' | '»' => Some('"'),
        '‘' | '’' => Some('\''),
        '‐' | '‑' => Some('-'),
        '–' | '―' => Some('—'),
        '｡' => Some('。'),
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(source: &str) -> Normal {
        let mut normal = Normal::default();
        normal.push_source(source, 0..source.len());
        normal
    }

    #[test]
    fn positions_count_utf16_after_emoji_and_kanji() {
        let text = "🍕を食べる\nabc";
        let index = LineIndex::new(text);
        assert_eq!(index.position("🍕を".len()), Position { line: 1, column: 3, utf16: 3 });
        assert_eq!(index.position(text.len()), Position { line: 2, column: 4, utf16: 3 });
        assert_eq!(index.position(1), Position { line: 1, column: 1, utf16: 0 });
        assert_eq!(index.byte_of_utf16(0, 3), Some("🍕を".len()));
        assert_eq!(index.byte_of_utf16(1, 9), Some(text.len()));
        assert_eq!(index.byte_of_utf16(2, 0), None);
    }

    #[test]
    fn normalising_keeps_the_way_back() {
        let source = "ｶﾞﾝﾊﾞる Ｂｅ “ok”";
        let normal = normal(source);
        assert_eq!(normal.as_str(), "ガンバる be \"ok\"");
        assert_eq!(&source[normal.original(&(0.."ガンバ".len()))], "ｶﾞﾝﾊﾞ");
        let be = "ガンバる ".len();
        assert_eq!(&source[normal.original(&(be..be + 2))], "Ｂｅ");
        assert!(normal.is_upper(be));
    }

    #[test]
    fn a_slice_still_knows_its_origin() {
        let source = "一二三四";
        let slice = normal(source).slice(&("一".len().."一二三".len()));
        assert_eq!(slice.as_str(), "二三");
        assert_eq!(&source[slice.original(&("二".len().."二三".len()))], "三");
    }
}
