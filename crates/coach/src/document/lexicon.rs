//! Lists of words that are looked for all at once.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::words::list::Words;

/// Words and beginnings of words, put together when they are first asked for.
pub(crate) type Lexicon = LazyLock<Listed>;

/// Words that are looked for in any case. Latin ones begin a word, Japanese ones may stand anywhere.
#[derive(Debug)]
pub(crate) struct Listed(Option<AhoCorasick>);

impl Listed {
    /// Words, separated by `|`. A list that could not be put together would say nothing; the tests of its readers would.
    pub(crate) fn of(words: &'static str) -> Self {
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::ContiguousNFA));
        Self(builder.build(Words(words).iter()).ok())
    }

    /// Whether one of them stands in the text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let stands = |start: usize| {
            let (before, word) = (&text.as_bytes()[..start], text.as_bytes()[start]);
            !word.is_ascii_alphanumeric() || !before.last().is_some_and(u8::is_ascii_alphanumeric)
        };
        self.0
            .as_ref()
            .is_some_and(|words| words.find_overlapping_iter(text).any(|found| stands(found.start())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_begin_a_word_and_japanese_ones_stand_anywhere() {
        let words = Listed::of("page|pager|検知|(done");
        for text in ["Paged", "the PAGE", "自動検知", "x (done)"] {
            assert!(words.is_in(text), "{text}");
        }
        for text in ["homepage", "rampage 検", "done", ""] {
            assert!(!words.is_in(text), "{text}");
        }
    }
}
