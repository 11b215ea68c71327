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
    /// Reads the line starts once. A line ends with `\n`, `\r\n` or `\r`, as editors see it.
    pub fn new(text: &'t str) -> Self {
        let mut starts: Vec<_> = lines(text).map(|line| line.start).collect();
        if text.is_empty() || text.ends_with(['\n', '\r']) {
            starts.push(text.len());
        }
        Self { text, starts }
    }

    /// The position of a byte offset; an offset inside a character or past the end is moved back to where a character begins.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
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

/// The lines of a text without their ends, which are `\n`, `\r\n` or `\r`; after the last end there is no empty one.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').flat_map(move |part| {
        let mut at = start;
        start += part.len();
        let part = part.strip_suffix('\n').unwrap_or(part);
        let part = part.strip_suffix('\r').unwrap_or(part);
        part.split('\r').map(move |line| {
            let range = at..at + line.len();
            at = range.end + 1;
            range
        })
    })
}

/// A stretch of normalised text and where it came from; it ends where the next one begins.
#[derive(Debug, Clone, Copy)]
struct Run {
    at: usize,
    from: usize,
    /// Where the source of the whole stretch ends, if it was taken in as one; else each byte came from one byte.
    whole: Option<usize>,
}

impl Run {
    /// Where the source of what stands at `at` begins.
    fn start(self, at: usize) -> usize {
        if self.whole.is_some() { self.from } else { self.from + at - self.at }
    }

    /// Where the source of what stands before `at` ends.
    fn end(self, at: usize) -> usize {
        self.whole.unwrap_or(self.from + at - self.at)
    }
}

/// Text in one form (NFKC, lower case, straight quotes), each piece of which knows its original bytes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Normal {
    text: String,
    runs: Vec<Run>,
    /// Where capital letters were.
    capitals: Vec<usize>,
}

impl Normal {
    /// The normalised text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Takes in a stretch of the source, user-perceived character by character.
    pub(crate) fn push_source(&mut self, source: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at += self.push_until(source, at..range.end, |_| false);
        }
    }

    /// Takes in the first user-perceived character, and as many after it as can be taken in as they are, up to where `stop` says so.
    /// Answers with their length.
    pub(crate) fn push_until(
        &mut self,
        source: &str,
        range: Range<usize>,
        stop: impl Fn(&[u8]) -> bool,
    ) -> usize {
        let plain = plain_len(&source[range.clone()], stop);
        if plain > 0 {
            self.push_plain(&source[range.start..range.start + plain], range.start);
            return plain;
        }
        let grapheme = source[range.clone()].graphemes(true).next().unwrap_or_default();
        self.push_grapheme(grapheme, range.start);
        grapheme.len()
    }

    /// Takes in something that is there but is not prose.
    pub(crate) fn push_object(&mut self, range: Range<usize>) {
        self.push(OBJECT.encode_utf8(&mut [0; 4]), &range);
    }

    /// A line break inside a paragraph: a space, except between two characters that are written without spaces.
    pub(crate) fn push_break(&mut self, at: usize, next: Option<char>) {
        let wide = |c: Option<char>| c.is_some_and(is_wide);
        if !(wide(self.text.chars().next_back()) && wide(next)) {
            self.push(" ", &(at..at));
        }
    }

    /// Takes in characters that stand for themselves, capitals apart.
    fn push_plain(&mut self, source: &str, from: usize) {
        let at = self.text.len();
        if self.runs.last().is_none_or(|run| run.whole.is_some() || run.end(at) != from) {
            self.runs.push(Run { at, from, whole: None });
        }
        let capitals = source.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase());
        self.capitals.extend(capitals.map(|(offset, _)| at + offset));
        self.text.push_str(source);
        self.text[at..].make_ascii_lowercase();
    }

    fn push_grapheme(&mut self, grapheme: &str, from: usize) {
        let range = from..from + grapheme.len();
        if grapheme.chars().next().is_some_and(char::is_uppercase) {
            self.capitals.push(self.text.len());
        }
        if let (Some(byte), 1) = (grapheme.bytes().next(), grapheme.len()) {
            let space = if byte.is_ascii_whitespace() { " " } else { grapheme };
            return self.push(space, &range);
        }
        let normal: String = grapheme.nfkc().filter_map(plain).flat_map(char::to_lowercase).collect();
        self.push(&normal, &range);
    }

    fn push(&mut self, text: &str, range: &Range<usize>) {
        if !text.is_empty() {
            let at = self.text.len();
            self.runs.push(Run { at, from: range.start, whole: Some(range.end) });
            self.text.push_str(text);
            self.text[at..].make_ascii_lowercase();
        }
    }

    /// The original bytes that a stretch of the normalised text came from.
    pub(crate) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.runs.partition_point(|run| run.at <= range.start).saturating_sub(1);
        let last = self.runs.partition_point(|run| run.at < range.end).saturating_sub(1).max(first);
        match (self.runs.get(first), self.runs.get(last)) {
            (Some(first), Some(last)) => {
                let start = first.start(range.start);
                start..last.end(range.end).max(start)
            }
            _ => 0..0,
        }
    }

    /// Whether the character at this place was a capital letter.
    pub(crate) fn is_upper(&self, at: usize) -> bool {
        self.capitals.binary_search(&at).is_ok()
    }

    /// The same text with some stretches read otherwise; each new one comes from all of the bytes of the old one.
    pub(crate) fn reading(&self, others: &[(Range<usize>, &str)]) -> Self {
        let mut read = Self::default();
        let mut at = 0;
        for (range, other) in others {
            read.append(self, &(at..range.start));
            read.push(other, &self.original(range));
            at = range.end;
        }
        read.append(self, &(at..self.text.len()));
        read
    }

    /// A part of this text that can stand alone.
    pub(crate) fn slice(&self, range: &Range<usize>) -> Self {
        let mut slice = Self::default();
        slice.append(self, range);
        slice
    }

    fn append(&mut self, from: &Self, range: &Range<usize>) {
        let here = self.text.len();
        let first = from.runs.partition_point(|run| run.at <= range.start).saturating_sub(1);
        let after = from.runs.partition_point(|run| run.at < range.end).max(first);
        let moved = |run: &Run| {
            let at = run.at.max(range.start);
            Run { at: at - range.start + here, from: run.start(at), whole: run.whole }
        };
        self.runs.extend(from.runs[first..after].iter().map(moved));
        let capital = |at: usize| from.capitals.partition_point(|&capital| capital < at);
        let capitals = &from.capitals[capital(range.start)..capital(range.end)];
        self.capitals.extend(capitals.iter().map(|at| at - range.start + here));
        self.text.push_str(&from.text[range.clone()]);
    }
}

/// How many bytes from the beginning are characters that stand for themselves, each alone: those that prose is mostly made of.
/// It ends before what `stop` says, and before a character that the next one might belong to.
fn plain_len(text: &str, stop: impl Fn(&[u8]) -> bool) -> usize {
    let bytes = text.as_bytes();
    let (mut last, mut at) = (0, 0);
    while at < bytes.len() && !(at > 0 && stop(&bytes[at..])) {
        let length = plain_char(&bytes[at..]);
        if length == 0 {
            return last;
        }
        last = at;
        at += length;
    }
    at
}

/// The length of the first character, if it is one of those that never change nor join others: printable ASCII, kana, the usual
/// kanji and the marks between them.
fn plain_char(bytes: &[u8]) -> usize {
    match bytes {
        [b' '..=b'~', ..] => 1,
        // 、。々 and brackets; hiragana; katakana, ・ and ー; kanji.
        [0xe3, 0x80, 0x81..=0x82 | 0x85 | 0x8c..=0x8f, ..]
        | [0xe3, 0x81, 0x81..=0xbf, ..]
        | [0xe3, 0x82, 0x80..=0x96 | 0xa1..=0xbf, ..]
        | [0xe3, 0x83, 0x80..=0xbc, ..]
        | [0xe4, 0xb8..=0xbf, ..]
        | [0xe5..=0xe9, ..] => 3,
        _ => 0,
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
    fn lines_end_in_any_way() {
        let found = |text: &str| lines(text).map(|line| text[line].to_owned()).collect::<Vec<_>>();
        for text in ["a\n\nb", "a\r\n\r\nb", "a\r\rb", "a\n\rb\r", "a\r\n\nb\n"] {
            assert_eq!(found(text), ["a", "", "b"], "{text:?}");
            let index = LineIndex::new(text);
            let at = text.find('b').unwrap();
            assert_eq!(index.position(at), Position { line: 3, column: 1, utf16: 0 }, "{text:?}");
            assert_eq!(index.byte_of_utf16(2, 0), Some(at), "{text:?}");
        }
        assert_eq!(found(""), [""; 0]);
        assert_eq!(found("\r"), [""]);
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
