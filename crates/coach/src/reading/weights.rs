//! The trained weights: a table from the hash of a piece to what it adds to each sum.

use std::sync::LazyLock;

use super::{
    SUMS,
    features::{Feature, Features},
};
use crate::lang::Language;

/// One row: the hash of a piece, then a signed byte for each sum.
const ROW: usize = 4 + SUMS;
/// Before the rows: for each sum how much one step of a byte is, and what a sentence begins with.
const HEAD: usize = SUMS * 8;

static JAPANESE: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_bytes!("weights.ja.bin")));
static ENGLISH: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_bytes!("weights.en.bin")));

/// The weights of one language.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    steps: [f32; SUMS],
    starts: [f32; SUMS],
    /// The hashes of the pieces, a table with open addressing: a power of two of slots, of which at most half are taken; 0 is free.
    hashes: Vec<u32>,
    /// What the piece in each slot adds to each sum.
    rows: Vec<[i8; SUMS]>,
}

/// A piece that the weights know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) feature: Feature,
    pub(crate) weights: [i8; SUMS],
}

impl Weights {
    /// The weights for sentences of this language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Ja => &JAPANESE,
            Language::En => &ENGLISH,
        }
    }

    /// Reads the file that training wrote. What is cut short is read as far as it goes: a review cannot fail.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let Some((head, rows)) = bytes.split_at_checked(HEAD) else { return Self::default() };
        let number = |at: usize| head[at * 4..].first_chunk().map_or(0.0, |four| f32::from_le_bytes(*four));
        let count = rows.len() / ROW;
        let mut weights = Self {
            steps: std::array::from_fn(number),
            starts: std::array::from_fn(|sum| number(SUMS + sum)),
            hashes: vec![0; (count * 2).next_power_of_two()],
            rows: Vec::new(),
        };
        weights.rows = vec![[0; SUMS]; weights.hashes.len()];
        for row in rows.chunks_exact(ROW) {
            let hash = row.first_chunk().map_or(0, |four| u32::from_le_bytes(*four));
            let slot = weights.slot(hash);
            weights.hashes[slot] = hash;
            weights.rows[slot] = std::array::from_fn(|sum| row[4 + sum].cast_signed());
        }
        weights
    }

    /// Writes the file that [`Self::parse`] reads: rows in the order of their hashes.
    #[cfg(feature = "training")]
    pub(crate) fn write(steps: &[f32; SUMS], starts: &[f32; SUMS], rows: &[(u32, [i8; SUMS])]) -> Vec<u8> {
        let mut bytes: Vec<u8> = steps.iter().chain(starts).flat_map(|number| number.to_le_bytes()).collect();
        for (hash, weights) in rows {
            bytes.extend(hash.to_le_bytes());
            bytes.extend(weights.iter().map(|weight| weight.cast_unsigned()));
        }
        bytes
    }

    /// Where this hash is, or would be.
    fn slot(&self, hash: u32) -> usize {
        let mask = self.hashes.len() - 1;
        let mut at = hash as usize & mask;
        while self.hashes[at] != 0 && self.hashes[at] != hash {
            at = (at + 1) & mask;
        }
        at
    }

    /// The pieces that are known, each once, where it stands first.
    pub(crate) fn hits(&self, features: &Features) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::with_capacity(features.list.len());
        // The same kind of table, which says where in `hits` a piece already is (counted from 1).
        let mut met = vec![0_u32; (features.list.len() * 2).next_power_of_two()];
        let mask = met.len() - 1;
        for &feature in &features.list {
            let slot = self.slot(feature.hash);
            if self.hashes[slot] == 0 {
                continue;
            }
            let mut at = feature.hash as usize & mask;
            while met[at] != 0 && hits[met[at] as usize - 1].feature.hash != feature.hash {
                at = (at + 1) & mask;
            }
            if met[at] == 0 {
                hits.push(Hit { feature, weights: self.rows[slot] });
                met[at] = u32::try_from(hits.len()).unwrap_or(0);
            } else {
                let before = &mut hits[met[at] as usize - 1].feature;
                if feature.start < before.start {
                    *before = feature;
                }
            }
        }
        hits
    }

    /// What the pieces add up to.
    pub(crate) fn sums(&self, hits: &[Hit]) -> [f32; SUMS] {
        let mut sums = [0_i32; SUMS];
        for hit in hits {
            for (sum, weight) in sums.iter_mut().zip(hit.weights) {
                *sum += i32::from(weight);
            }
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "a sentence has some hundred pieces of at most 127 each"
        )]
        std::array::from_fn(|sum| self.starts[sum] + sums[sum] as f32 * self.steps[sum])
    }
}
