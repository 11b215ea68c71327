//! Finds listed words in text where no spaces say where words begin: at each character that one and the next decide.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// What stands for the second character of a word that has only one.
const NONE: char = '\0';

/// Words, each with what it is listed for.
#[derive(Debug)]
pub(crate) struct Finder<T> {
    /// Words by their first two characters, longer ones first.
    words: FxHashMap<u64, Vec<(Box<str>, T)>>,
    /// A bit for each pair of characters that some word begins with; at most characters none does, and that is seen here.
    bits: Vec<u64>,
}

impl<T: Copy> Finder<T> {
    pub(crate) fn of<W: Into<Box<str>>>(words: impl IntoIterator<Item = (W, T)>) -> Self {
        let mut finder = Self { words: FxHashMap::default(), bits: vec![0; 1 << 10] };
        for (word, listed) in words {
            let word = word.into();
            let mut chars = word.chars();
            let Some(first) = chars.next() else { continue };
            let pair = pair(first, chars.next().unwrap_or(NONE));
            let bit = bit(pair);
            finder.bits[bit / 64] |= 1 << (bit % 64);
            finder.words.entry(pair).or_default().push((word, listed));
        }
        finder
            .words
            .values_mut()
            .for_each(|words| words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len())));
        finder
    }

    /// Every word in a text, however they overlap: in the order of their beginnings, longer ones first.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = (T, Range<usize>)> {
        let seconds = text.chars().skip(1).chain([NONE]);
        text.char_indices().zip(seconds).flat_map(move |((at, first), second)| {
            let of_two = self.beginning(pair(first, second));
            let of_one = if second == NONE { &[] } else { self.beginning(pair(first, NONE)) };
            let here = of_two.iter().chain(of_one).filter(move |(word, _)| text[at..].starts_with(&**word));
            here.map(move |(word, listed)| (*listed, at..at + word.len()))
        })
    }

    /// The longest word at each place, where none before it goes on.
    pub(crate) fn find_longest(&self, text: &str) -> impl Iterator<Item = (T, Range<usize>)> {
        let mut end = 0;
        self.find(text).filter(move |(_, word)| {
            let is_next = word.start >= end;
            end = if is_next { word.end } else { end };
            is_next
        })
    }

    fn beginning(&self, pair: u64) -> &[(Box<str>, T)] {
        let bit = bit(pair);
        let may = self.bits[bit / 64] & (1 << (bit % 64)) != 0;
        if may { self.words.get(&pair).map_or(&[], Vec::as_slice) } else { &[] }
    }
}

fn pair(first: char, second: char) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// The bit of a pair: the upper bits of a product, in which every bit has its say.
fn bit(pair: u64) -> usize {
    usize::try_from(pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_overlap() {
        let finder = Finder::of([("ではない", 'a'), ("ない", 'a'), ("今後", 'b'), ("今", 'c'), ("bot", 'd')]);
        let found = |text: &str| finder.find(text).collect::<Vec<_>>();
        assert_eq!(found("今後ではない"), [('b', 0..6), ('c', 0..3), ('a', 6..18), ('a', 12..18)]);
        assert_eq!(found("いまbo今"), [('c', 8..11)]);
        assert!(found("").is_empty());
    }

    #[test]
    fn the_longest_word_is_taken_first() {
        let finder = Finder::of([("原因", 'a'), ("根本原因", 'b'), ("因果", 'c')]);
        assert_eq!(finder.find_longest("根本原因果").collect::<Vec<_>>(), [('b', 0..12)]);
    }
}
