//! What a sentence says in small pieces, each known by a hash: the only thing that the trained weights see.

use std::ops::Range;

/// A piece of a sentence: what it says, and where it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Feature {
    /// Stands for the piece in the table of weights; never 0.
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

/// Words that take part in pieces, hashed once for all of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'t> {
    pub(crate) text: &'t str,
    hash: Hash,
}

/// What stands for words in pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Hash(u64);

impl From<Part<'_>> for Hash {
    fn from(part: Part<'_>) -> Self {
        part.hash
    }
}

impl Hash {
    pub(crate) const fn of(words: &str) -> Self {
        Self(hash(words.as_bytes()))
    }
}

impl<'t> Part<'t> {
    pub(crate) const fn of(text: &'t str) -> Self {
        Self { text, hash: Hash::of(text) }
    }

    /// The same words with the hash that is known of them.
    pub(crate) const fn known(text: &'t str, hash: Hash) -> Self {
        Self { text, hash }
    }
}

const fn hash(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut at = 0;
    while at < bytes.len() {
        // Eight bytes at a time, whatever the machine: the weights are the same on all of them.
        let mut word = 0;
        let mut shift = 0;
        while shift < 64 && at < bytes.len() {
            word |= (bytes[at] as u64) << shift;
            shift += 8;
            at += 1;
        }
        hash = mix(hash, word);
    }
    hash
}

impl PartialEq for Part<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash && self.text == other.text
    }
}

/// A piece in the making: its kind, then its parts one by one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece(u64);

impl Piece {
    pub(crate) const fn of(kind: &str) -> Self {
        Self(hash(kind.as_bytes()))
    }

    pub(crate) fn with(self, part: impl Into<Hash>) -> Self {
        Self(mix(self.0, part.into().0))
    }

    /// With one more character of its own.
    pub(crate) fn letter(self, c: char) -> Self {
        Self(mix(self.0, u64::from(c)))
    }

    /// The upper half, in which every bit before has its say.
    pub(crate) fn hash(self) -> u32 {
        ((self.0 >> 32) as u32).max(1)
    }
}

/// A step of the hash that the Rust compiler uses for its own tables (`FxHash`), with a wider turn. The weights know pieces by it:
/// changing it asks for a new training.
const fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
}

impl Features {
    /// Lets go of the pieces of the sentence before, and makes room for what one of this many bytes usually says.
    pub(crate) fn begin(&mut self, length: usize) {
        self.list.clear();
        self.list.reserve(length * 4 + 64);
    }

    /// Takes in a piece that stands at a place of the sentence.
    pub(crate) fn at(&mut self, range: &Range<usize>, piece: Piece) {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.list.push(Feature { hash: piece.hash(), start: place(range.start), end: place(range.end) });
    }

    /// Lets go of the pieces that touch one of these places.
    pub(crate) fn leave_out(&mut self, places: &[Range<usize>]) {
        self.list.retain(|feature| {
            let (start, end) = (feature.start as usize, feature.end as usize);
            places.iter().all(|place| end <= place.start || place.end <= start)
        });
    }

    /// Takes in a piece about the sentence as a whole.
    pub(crate) fn whole(&mut self, piece: Piece) {
        self.at(&(0..0), piece);
    }
}
