//! Where something stands, for people and for programs, however long the line.

use std::cell::Cell;

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The byte of the text.
    pub(super) byte: usize,
    /// The line, counted from 1.
    pub(super) line: usize,
    /// The column in characters, counted from 1.
    pub(super) column: usize,
    /// The column in UTF-16 code units, counted from 1.
    pub(super) utf16: usize,
    /// The column in bytes, counted from 1.
    pub(super) utf8: usize,
}

/// Finds places; those that are asked for in the order of the text cost no more than reading it once.
pub(super) struct Places<'t> {
    text: &'t str,
    starts: Vec<usize>,
    last: Cell<Place>,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts, last: Cell::new(Place { byte: 0, line: 1, column: 1, utf16: 1, utf8: 1 }) }
    }

    /// The place of a byte, which begins a character.
    pub(super) fn of(&self, byte: usize) -> Place {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let last = self.last.get();
        let mut place = if last.line == line && last.byte <= byte {
            last
        } else {
            Place { byte: self.starts[line - 1], line, column: 1, utf16: 1, utf8: 1 }
        };
        for c in self.text.get(place.byte..byte).unwrap_or_default().chars() {
            place.column += 1;
            place.utf16 += c.len_utf16();
            place.utf8 += c.len_utf8();
        }
        place.byte = byte;
        place
    }

    /// Like [`Self::of`]; what is asked for next comes at or after it.
    pub(super) fn advance(&self, byte: usize) -> Place {
        let place = self.of(byte);
        self.last.set(place);
        place
    }

    /// The line that a byte is in, without its end, and where it begins.
    pub(super) fn line(&self, byte: usize) -> (usize, &'t str) {
        let line = self.starts.partition_point(|start| *start <= byte.min(self.text.len()));
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        (start, self.text[start..end].trim_end_matches('\r'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_units_and_bytes() {
        let text = "🍕を食べる\r\nabc";
        let places = Places::new(text);
        let at = "🍕を".len();
        assert_eq!(places.advance(at), Place { byte: at, line: 1, column: 3, utf16: 4, utf8: 8 });
        assert_eq!(places.of("🍕を食".len()).column, 4);
        assert_eq!(places.of(0), Place { byte: 0, line: 1, column: 1, utf16: 1, utf8: 1 });
        let end = places.of(usize::MAX);
        assert_eq!((end.line, end.column, end.utf16, end.utf8), (2, 4, 4, 4));
        assert_eq!(places.line(5), (0, "🍕を食べる"));
        assert_eq!(places.line(text.len()), ("🍕を食べる\r\n".len(), "abc"));
        assert_eq!(Places::new("").line(0), (0, ""));
    }
}
