//! Positions as editors count them, and the bytes of a text: UTF-16 or UTF-8 within lines that end in any way.

use gen_lsp_types::{Position, Range};

/// How an editor counts within a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// What every editor knows.
    #[default]
    Utf16,
    /// What some prefer.
    Utf8,
}

impl Encoding {
    fn units(self, c: char) -> usize {
        match self {
            Self::Utf16 => c.len_utf16(),
            Self::Utf8 => c.len_utf8(),
        }
    }
}

/// Where the lines of a text begin, and how they are counted.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    encoding: Encoding,
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines, which end with `\n`, `\r\n` or `\r`.
    pub(super) fn of(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Self { encoding, starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect() }
    }

    /// The byte of a position. One beyond the end of its line, or of the text, means that end, as the protocol has it;
    /// one inside of a character means its beginning.
    pub(super) fn byte(&self, text: &str, position: Position) -> usize {
        let Some(&start) = usize::try_from(position.line).ok().and_then(|line| self.starts.get(line)) else {
            return text.len();
        };
        let line = &text[start..];
        let line = &line[..line.find(['\n', '\r']).unwrap_or(line.len())];
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut units = 0;
        for (at, c) in line.char_indices() {
            units += self.encoding.units(c);
            if units > wanted {
                return start + at;
            }
        }
        start + line.len()
    }

    /// The bytes of a range; one that ends before it begins is empty.
    pub(super) fn bytes(&self, text: &str, range: Range) -> std::ops::Range<usize> {
        let start = self.byte(text, range.start);
        start..self.byte(text, range.end).max(start)
    }

    /// The position of a byte that begins a character.
    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let byte = byte.min(text.len());
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let before = text.get(self.starts[line]..byte).unwrap_or_default();
        let character = before.chars().map(|c| self.encoding.units(c)).sum::<usize>();
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: narrow(line), character: narrow(character) }
    }

    /// The range of some bytes.
    pub(super) fn range(&self, text: &str, bytes: &std::ops::Range<usize>) -> Range {
        Range { start: self.position(text, bytes.start), end: self.position(text, bytes.end) }
    }

    /// Where the line that holds a byte begins.
    pub(super) fn line_start(&self, byte: usize) -> usize {
        self.starts[self.starts.partition_point(|start| *start <= byte) - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn both_ways_of_counting_agree_with_the_bytes() {
        let text = "🍕を食べる\r\n👩‍👩‍👧 e\u{301}x\rok\n";
        for encoding in [Encoding::Utf16, Encoding::Utf8] {
            let lines = Lines::of(text, encoding);
            for (byte, _) in text.char_indices().filter(|(_, c)| *c != '\n') {
                assert_eq!(lines.byte(text, lines.position(text, byte)), byte, "{encoding:?} {byte}");
            }
        }
        let utf16 = Lines::of(text, Encoding::Utf16);
        assert_eq!(utf16.position(text, "🍕を".len()), at(0, 3));
        assert_eq!(Lines::of(text, Encoding::Utf8).position(text, "🍕を".len()), at(0, 7));
        assert_eq!(utf16.position(text, text.len()), at(3, 0));
        assert_eq!(utf16.position(text, text.find("ok").unwrap()), at(2, 0), "a lone return ends a line");
    }

    #[test]
    fn positions_beyond_an_end_mean_that_end() {
        let text = "🍕a\r\nb";
        let lines = Lines::of(text, Encoding::Utf16);
        assert_eq!(lines.byte(text, at(0, 1)), 0, "the middle of a pair");
        assert_eq!(lines.byte(text, at(0, 99)), 5, "before the line's end");
        assert_eq!(lines.byte(text, at(9, 0)), text.len());
        assert_eq!(lines.byte(text, at(u32::MAX, u32::MAX)), text.len());
        assert_eq!(lines.bytes(text, Range { start: at(1, 1), end: at(0, 0) }), 8..8);
        assert_eq!(Lines::of("", Encoding::Utf8).position("", 5), at(0, 0));
    }
}
