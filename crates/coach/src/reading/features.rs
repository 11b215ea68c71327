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
    /// What each piece says, for the people who train.
    #[cfg(feature = "training")]
    pub(crate) names: Vec<String>,
}

/// FNV-1a, so that the same words give the same number on every machine and in every version.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hash(u64);

impl Hash {
    pub(crate) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) const fn with(self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut hash = self.0;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
            at += 1;
        }
        Self((hash ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3))
    }

    #[expect(clippy::cast_possible_truncation, reason = "folding keeps both halves in one")]
    pub(crate) const fn fold(self) -> u32 {
        (self.0 ^ (self.0 >> 32)) as u32
    }
}

impl Features {
    /// Takes in a piece that stands at a place of the sentence.
    pub(crate) fn at(&mut self, range: &Range<usize>, kind: &str, parts: &[&str]) {
        let hash = parts.iter().fold(Hash::new().with(kind), |hash, part| hash.with(part)).fold();
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.list.push(Feature { hash, start: place(range.start), end: place(range.end) });
        #[cfg(feature = "training")]
        self.names.push(format!("{kind}:{}", parts.join(" ")));
    }

    /// Lets go of the pieces that touch one of these places.
    pub(crate) fn leave_out(&mut self, places: &[Range<usize>]) {
        self.list.retain(|feature| {
            let (start, end) = (feature.start as usize, feature.end as usize);
            places.iter().all(|place| end <= place.start || place.end <= start)
        });
    }

    /// Takes in a piece about the sentence as a whole.
    pub(crate) fn whole(&mut self, kind: &str, parts: &[&str]) {
        self.at(&(0..0), kind, parts);
    }
}
