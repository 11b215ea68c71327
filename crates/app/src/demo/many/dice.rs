//! Chance that an index decides alone, so that a document is the same in every run and whatever else is made.

/// `SplitMix64`, which spreads neighbouring seeds far apart.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of one index.
    pub(super) const fn of(index: u64) -> Self {
        Self(index.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number from 0, below `end`; 0 where there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// A number from `least` to `most`.
    pub(super) fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// As [`Dice::between`], for minutes and days.
    pub(super) fn time(&mut self, least: u32, most: u32) -> i64 {
        self.between(least.into(), most.into()).cast_signed()
    }

    /// Whether it is among that many of a hundred.
    pub(super) fn in_hundred(&mut self, many: u64) -> bool {
        self.below(100) < many
    }

    /// Where to look in a list of that length.
    pub(super) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// One of them.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.place(from.len())]
    }

    /// All of them in another order.
    pub(super) fn shuffled<'a, T>(&mut self, from: &'a [T]) -> Vec<&'a T> {
        let mut all: Vec<_> = from.iter().collect();
        for place in (1..all.len()).rev() {
            let other = self.place(place + 1);
            all.swap(place, other);
        }
        all
    }
}
