//! What a sentence says in small pieces, each known by a hash: the only thing that the trained weights see.

use std::ops::Range;

/// A piece of a sentence: what it says, and where it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Feature {
    /// Stands for the piece in the table of weights.
    pub(crate) hash: u32,
    /// Where it begins in the normalised sentence; a piece about the whole sentence is nowhere (`end` is 0).
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Gathers the pieces of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Features {
    pub(crate) list: Vec<Feature>,
}

/// Words that take part in pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part<'t> {
    pub(crate) text: &'t str,
}

impl<'t> Part<'t> {
    pub(crate) const fn of(text: &'t str) -> Self {
        Self { text }
    }
}

/// A piece in the making.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece(u64);

impl Piece {
    pub(crate) const fn of(kind: &str) -> Self {
        Self(0xcbf2_9ce4_8422_2325).with(Part::of(kind))
    }

    pub(crate) const fn with(self, part: Part<'_>) -> Self {
        let bytes = part.text.as_bytes();
        let mut hash = self.0;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
            at += 1;
        }
        Self((hash ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3))
    }

    pub(crate) fn letter(self, c: char) -> Self {
        let mut hash = self.0;
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(hash)
    }
    pub(crate) fn closed(self) -> Self {
        Self((self.0 ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3))
    }

    #[expect(clippy::cast_possible_truncation, reason = "folding keeps both halves in one")]
    pub(crate) const fn fold(self) -> u32 {
        (self.0 ^ (self.0 >> 32)) as u32
    }
}

impl Features {
    /// Takes in a piece that stands at a place of the sentence.
    pub(crate) fn at(&mut self, range: &Range<usize>, piece: Piece) {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.list.push(Feature { hash: piece.fold(), start: place(range.start), end: place(range.end) });
    }

    /// Takes in a piece about the sentence as a whole.
    pub(crate) fn whole(&mut self, piece: Piece) {
        self.at(&(0..0), piece);
    }
}
