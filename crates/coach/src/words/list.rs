//! Lists of words, written as one readable line: `a|b|c d`.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words and phrases, separated by `|`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(self, word: &str) -> bool {
        self.iter().any(|listed| listed == word)
    }

    /// Whether one of them is in `text`.
    pub(crate) fn are_in(self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// Whether `text` starts with one of them.
    pub(crate) fn start(self, text: &str) -> bool {
        self.iter().any(|word| text.starts_with(word))
    }
}

/// Words that are asked for in every sentence: what makes them quick to find is made when they are first asked for.
#[derive(Debug)]
pub(crate) struct Lookup {
    words: Words,
    set: OnceLock<FxHashSet<&'static str>>,
    by_first: OnceLock<ByLetter>,
    by_last: OnceLock<ByLetter>,
    automaton: OnceLock<Option<AhoCorasick>>,
}

/// Words by one of their characters.
type ByLetter = FxHashMap<char, Vec<&'static str>>;

fn by_letter(words: Words, letter: fn(&str) -> Option<char>) -> ByLetter {
    let mut by_letter = ByLetter::default();
    for word in words.iter() {
        by_letter.entry(letter(word).unwrap_or_default()).or_default().push(word);
    }
    by_letter
}

impl Lookup {
    /// Words and phrases, separated by `|`.
    pub(crate) const fn of(words: &'static str) -> Self {
        Self {
            words: Words(words),
            set: OnceLock::new(),
            by_first: OnceLock::new(),
            by_last: OnceLock::new(),
            automaton: OnceLock::new(),
        }
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.iter().collect()).contains(word)
    }

    /// Whether one of them is in `text`.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let automaton = self.automaton.get_or_init(|| AhoCorasick::new(self.words.iter()).ok());
        automaton.as_ref().map_or_else(|| self.words.are_in(text), |automaton| automaton.is_match(text))
    }

    /// The first of them that `text` starts with.
    pub(crate) fn start(&self, text: &str) -> Option<&'static str> {
        let by_first = self.by_first.get_or_init(|| by_letter(self.words, |word| word.chars().next()));
        let near = by_first.get(&text.chars().next()?)?;
        near.iter().copied().find(|word| text.starts_with(word))
    }

    /// Whether `text` ends with one of them.
    pub(crate) fn end(&self, text: &str) -> bool {
        let by_last = self.by_last.get_or_init(|| by_letter(self.words, |word| word.chars().next_back()));
        let near = text.chars().next_back().and_then(|last| by_last.get(&last));
        near.is_some_and(|near| near.iter().any(|word| text.ends_with(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        const LIST: Words = Words("rather than|not by");
        assert_eq!(LIST.iter().collect::<Vec<_>>(), ["rather than", "not by"]);
        assert!(LIST.has("not by") && !LIST.has("not"));
        assert!(LIST.start("not by me") && LIST.are_in("so not by it"));
    }

    #[test]
    fn a_lookup_says_what_its_words_say() {
        static LIST: Lookup = Lookup::of("rather than|not by");
        assert!(LIST.has("not by") && !LIST.has("not"));
        assert!(LIST.are_in("so not by it") && !LIST.are_in("rather"));
        assert!(LIST.start("not by me") == Some("not by") && LIST.start("by").is_none());
        assert!(LIST.end("but rather than") && !LIST.end(""));
    }
}
