//! The first look at a sentence: whether it is worth reading at all.
//!
//! Nearly all sentences of a real document say nothing that a rule would ask about, and their plainest pieces tell: words and their
//! classes with the place they stand in, and runs of a few of them, in Japanese of up to three characters as well. What these add up to
//! is cheap to know, and most of the pieces are wanted by the whole reading anyhow. The weights are made from what that says of every
//! sentence, so that the first look lets through what might say something, and little else.

use std::sync::LazyLock;

use super::{Label, features::Feature};
use crate::lang::Language;

const LABELS: usize = Label::ALL.len();
/// How many rows there are; pieces share them.
pub(crate) const ROWS: usize = 1 << BITS;
const BITS: u32 = 15;
/// Before the rows: what each sum begins with.
const HEAD: usize = LABELS * 4;

static JAPANESE: LazyLock<Glance> = LazyLock::new(|| Glance::parse(include_bytes!("glance.ja.bin")));
static ENGLISH: LazyLock<Glance> = LazyLock::new(|| Glance::parse(include_bytes!("glance.en.bin")));

/// What the first look knows of one language.
#[derive(Debug, Default)]
pub(crate) struct Glance {
    /// For each label what a sentence begins with; what is above 0 in the end may say so.
    starts: [i32; LABELS],
    rows: Vec<[i8; LABELS]>,
}

impl Glance {
    /// The first look at sentences of this language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Ja => &JAPANESE,
            Language::En => &ENGLISH,
        }
    }

    /// Whether a sentence with these plain pieces may say something.
    pub(crate) fn may_say(&self, plain: &Plain<'_>) -> bool {
        let mut sums = self.starts;
        for weights in plain.pieces.iter().filter_map(|piece| self.rows.get(row(piece))) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += i32::from(*weight));
        }
        if !plain.may_name {
            sums[Label::NamedPerson as usize] = i32::MIN;
        }
        // What is cut short knows nothing: then everything is read.
        self.rows.len() != ROWS || sums.iter().any(|sum| *sum > 0)
    }

    /// Reads the file that training wrote.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let Some((head, rows)) = bytes.split_at_checked(HEAD) else { return Self::default() };
        let start =
            |label: usize| head[label * 4..].first_chunk().map_or(0, |four| i32::from_le_bytes(*four));
        let rows = rows.as_chunks::<LABELS>().0.iter().map(|row| row.map(u8::cast_signed));
        Self { starts: std::array::from_fn(start), rows: rows.collect() }
    }

    /// Writes the file that [`Self::parse`] reads.
    #[cfg(feature = "training")]
    pub(crate) fn write(starts: &[i32; LABELS], rows: &[[i8; LABELS]]) -> Vec<u8> {
        let mut bytes: Vec<u8> = starts.iter().flat_map(|start| start.to_le_bytes()).collect();
        bytes.extend(rows.iter().flatten().map(|weight| weight.cast_unsigned()));
        bytes
    }
}

/// What is plain to see of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plain<'f> {
    /// Its plain pieces.
    pub(crate) pieces: &'f [Feature],
    /// Whether some word of it may be somebody's name.
    pub(crate) may_name: bool,
}

/// The row of a piece.
pub(crate) const fn row(piece: &Feature) -> usize {
    (piece.hash >> (u32::BITS - BITS)) as usize
}
