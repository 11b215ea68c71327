//! Which words mean alike: the classes that let a reading know a word that it has never met in training.

use std::{borrow::Cow, ops::Range, sync::LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::is_katakana;

use super::{features::Part, stem::stem};
use crate::words::finder::Finder;

const ENGLISH: &str = include_str!("classes.en.txt");
const JAPANESE: &str = include_str!("classes.ja.txt");
const ENGLISH_NAMES: &str = include_str!("names.en.txt");
const JAPANESE_NAMES: &str = include_str!("names.ja.txt");

/// The class of a given name or a family name.
pub(crate) const NAME: Part<'static> = Part::of("name");

/// `class: word word`, line by line; `#` begins a remark.
fn lines(source: &'static str) -> impl Iterator<Item = (&'static str, Part<'static>)> {
    source
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(class, words)| words.split_whitespace().map(move |word| (word, Part::of(class))))
}

fn names(source: &'static str) -> impl Iterator<Item = (&'static str, Part<'static>)> {
    source.split_whitespace().map(|name| (name, NAME))
}

static BY_WORD: LazyLock<FxHashMap<Cow<'static, str>, Part<'static>>> = LazyLock::new(|| {
    let mut classes = FxHashMap::default();
    for (word, class) in lines(ENGLISH) {
        classes.entry(Cow::Borrowed(word)).or_insert(class);
    }
    for (word, class) in lines(ENGLISH) {
        classes.entry(stem(word)).or_insert(class);
    }
    classes
});

static GIVEN_NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| ENGLISH_NAMES.split_whitespace().collect());

/// The class of an English word, asked for the word itself and then for its stem.
pub(crate) fn english(word: &str, stem: &str) -> Option<Part<'static>> {
    BY_WORD.get(word).or_else(|| BY_WORD.get(stem)).copied()
}

/// Whether an English word (in lower case) is often a person's given name.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(word)
}

/// Whether a Japanese word is a known name and nothing more.
pub(crate) fn is_family_name(word: &str) -> bool {
    japanese(word) == [(0..word.len(), NAME)]
}

/// Words that stand in English dictionaries in small letters, in the order of their bytes, a line each.
const ORDINARY: &str = include_str!("ordinary.en.txt");

/// Whether a word (in lower case) is an ordinary English one: a capital makes no name of it.
pub(crate) fn is_ordinary(word: &str) -> bool {
    let (mut from, mut to) = (0, ORDINARY.len());
    while from < to {
        let middle = from.midpoint(to);
        // Lines are short: from any byte its line is near.
        let start = ORDINARY.as_bytes()[from..middle]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(from, |at| from + at + 1);
        let end =
            ORDINARY.as_bytes()[start..].iter().position(|byte| *byte == b'\n').map_or(to, |at| start + at);
        match ORDINARY.as_bytes()[start..end].cmp(word.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    false
}

static JAPANESE_WORDS: LazyLock<Finder<Part<'static>>> = LazyLock::new(|| {
    let listed = lines(JAPANESE).chain(names(JAPANESE_NAMES));
    Finder::of(listed.map(|(word, class)| (word.to_lowercase(), class)))
});

/// The classed words of a Japanese text, the longest at each place.
pub(crate) fn japanese(text: &str) -> Vec<(Range<usize>, Part<'static>)> {
    JAPANESE_WORDS
        .find_longest(text)
        .map(|(class, range)| (range, class))
        .filter(|(range, class)| *class != NAME || stands_alone(text, range))
        .collect()
}

/// Whether a name is no part of a longer word in katakana: チャン is not in チャンネル.
fn stands_alone(text: &str, name: &Range<usize>) -> bool {
    let katakana = |c: Option<char>| c.is_some_and(|c| is_katakana(c) && c != '・');
    let inside = text[name.clone()].chars();
    !katakana(inside.clone().next_back())
        || !(katakana(text[..name.start].chars().next_back()) || katakana(text[name.end..].chars().next()))
}
