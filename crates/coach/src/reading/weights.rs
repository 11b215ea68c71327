//! The trained weights: a table from the hash of a piece to what it adds to each sum.

use std::{ops::Range, sync::LazyLock};

use super::{Features, SUMS};
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
    /// A table with open addressing: a power of two of slots, of which at most half are taken.
    slots: Vec<Slot>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u32,
    weights: Option<[i8; SUMS]>,
}

/// A piece that the weights know.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    pub(crate) hash: u32,
    pub(crate) weights: [i8; SUMS],
    pub(crate) place: Range<usize>,
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
            slots: vec![Slot::default(); (count * 2).next_power_of_two()],
        };
        for row in rows.chunks_exact(ROW) {
            let hash = row.first_chunk().map_or(0, |four| u32::from_le_bytes(*four));
            let bytes = std::array::from_fn(|sum| row[4 + sum].cast_signed());
            let slot = weights.slot(hash);
            weights.slots[slot] = Slot { hash, weights: Some(bytes) };
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
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].weights.is_some() && self.slots[at].hash != hash {
            at = (at + 1) & mask;
        }
        at
    }

    /// The pieces that are known, each once.
    pub(crate) fn hits(&self, features: &Features) -> Vec<Hit> {
        if self.slots.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = features
            .list
            .iter()
            .filter_map(|feature| {
                let weights = self.slots[self.slot(feature.hash)].weights?;
                Some(Hit { hash: feature.hash, weights, place: feature.start as usize..feature.end as usize })
            })
            .collect();
        hits.sort_by_key(|hit| (hit.hash, hit.place.start));
        hits.dedup_by_key(|hit| hit.hash);
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
