//! A small notation for English cues, compiled once: `pay~ *2 attention`, `be~ *2 careful|mindful`, `<person> forgot`.
//!
//! Words are separated by spaces; `|` offers choices; `~` stands for all forms of a verb; `?` makes a word optional; `*2`
//! skips up to two words of the same clause; `<…>` is any word of a class, `<person>` anybody who can act, `<done>` a past form.

use std::{collections::hash_map::Entry, ops::Range};

use rustc_hash::FxHashMap;

use super::english::forms;

/// The number that a word or a class of words has in patterns.
type Name = usize;

/// No name that a pattern knows.
const UNKNOWN: Name = 0;

#[derive(Debug)]
enum Part {
    Words { choices: Choices, optional: bool },
    Skip(usize),
}

/// A set of names, a bit for each.
#[derive(Debug, Default)]
struct Choices(Vec<u64>);

impl Choices {
    fn insert(&mut self, name: Name) {
        let word = name / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (name % 64);
    }

    fn has(&self, name: Name) -> bool {
        self.0.get(name / 64).is_some_and(|word| word & (1 << (name % 64)) != 0)
    }
}

/// A word as patterns see it: its own name, that of its class, and those that many share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    names: [Name; 4],
    is_mark: bool,
}

/// Cues that mean the same share one tag.
#[derive(Debug)]
pub(crate) struct Patterns<T> {
    tags: Vec<T>,
    /// Each with the number of its tag.
    phrases: Vec<(usize, Vec<Part>)>,
    names: FxHashMap<String, Name>,
    /// The patterns that may begin with a name.
    by_first: Vec<Vec<usize>>,
}

/// A cue found in a sentence: its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue<T> {
    pub(crate) tag: T,
    pub(crate) tokens: Range<usize>,
}

/// Who can act.
const PERSON: [&str; 6] = ["role", "team", "pron", "anyone", "name", "<Unknown>"];

impl<T: Copy> Patterns<T> {
    pub(crate) fn compile(groups: &[(T, &'static [&'static str])]) -> Self {
        let mut patterns = Self {
            tags: groups.iter().map(|(tag, _)| *tag).collect(),
            phrases: Vec::new(),
            names: FxHashMap::default(),
            by_first: vec![Vec::new()],
        };
        for (tag, (_, sources)) in groups.iter().enumerate() {
            for source in *sources {
                let parts: Vec<_> = source.split(' ').map(|part| patterns.part(part)).collect();
                if let Some(Part::Words { choices, .. }) = parts.first() {
                    let firsts =
                        patterns.by_first.iter_mut().enumerate().filter(|(name, _)| choices.has(*name));
                    firsts.for_each(|(_, list)| list.push(patterns.phrases.len()));
                }
                patterns.phrases.push((tag, parts));
            }
        }
        patterns
    }

    fn part(&mut self, source: &'static str) -> Part {
        if let Some(skip) = source.strip_prefix('*').and_then(|count| count.parse().ok()) {
            return Part::Skip(skip);
        }
        let (source, optional) = source.strip_suffix('?').map_or((source, false), |source| (source, true));
        let mut choices = Choices::default();
        for word in source.split('|') {
            match word.strip_suffix('~') {
                Some(verb) => forms(verb).into_iter().for_each(|(word, _)| choices.insert(self.learn(word))),
                None => choices.insert(self.learn(class_name(word).to_owned())),
            }
        }
        Part::Words { choices, optional }
    }

    /// The name of a word that stands in a pattern.
    fn learn(&mut self, word: String) -> Name {
        match self.names.entry(word) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                self.by_first.push(Vec::new());
                *new.insert(self.by_first.len() - 1)
            }
        }
    }

    /// A word of a sentence, the class that stands for it, and whether it is a past form.
    pub(crate) fn see(&self, word: &str, class: &str, is_done: bool, is_mark: bool) -> Seen {
        let name = |word: &str| self.names.get(word).copied().unwrap_or(UNKNOWN);
        let person = if PERSON.contains(&class) { name("<person>") } else { UNKNOWN };
        let done = if is_done { name("<done>") } else { UNKNOWN };
        Seen { names: [name(word), name(class), person, done], is_mark }
    }

    /// Every cue, for each tag the longest at each word.
    pub(crate) fn find(&self, line: &[Seen]) -> Vec<Cue<T>> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, seen) in line.iter().enumerate() {
            let before = found.len();
            for &index in seen.names.iter().flat_map(|&name| &self.by_first[name]) {
                let (tag, parts) = &self.phrases[index];
                let Some(length) = matches(parts, &line[at..]) else { continue };
                let tokens = at..at + length;
                match found[before..].iter_mut().find(|(other, _)| other == tag) {
                    Some((_, longest)) if longest.end >= tokens.end => {}
                    Some((_, longest)) => *longest = tokens,
                    None => found.push((*tag, tokens)),
                }
            }
        }
        found.into_iter().map(|(tag, tokens)| Cue { tag: self.tags[tag], tokens }).collect()
    }
}

/// `<role>` is the class `role`; shapes and the two common names keep their brackets.
fn class_name(word: &str) -> &str {
    let inside = word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let shape = |name: &str| {
        name.starts_with(char::is_uppercase)
            || matches!(
                name,
                "person" | "done" | "word" | "number" | "code" | "ed" | "ing" | "ly" | "s" | "noun"
            )
    };
    inside.filter(|name| !shape(name)).unwrap_or(word)
}

fn matches(parts: &[Part], line: &[Seen]) -> Option<usize> {
    let Some((part, parts)) = parts.split_first() else { return Some(0) };
    match part {
        Part::Skip(most) => {
            let inside = line.iter().take(*most).take_while(|seen| !seen.is_mark).count();
            (0..=inside).find_map(|skip| matches(parts, &line[skip..]).map(|length| skip + length))
        }
        Part::Words { choices, optional } => {
            let here = line.first().is_some_and(|seen| seen.names.iter().any(|&name| choices.has(name)));
            let taken = if here { matches(parts, &line[1..]).map(|length| length + 1) } else { None };
            taken.or_else(|| if *optional { matches(parts, line) } else { None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        text::Normal,
        words::english::{Token, tokens},
    };

    #[test]
    fn cues_bend_and_skip_within_a_clause() {
        let patterns = Patterns::compile(&[
            ('a', &["pay~ *2 attention"] as &[_]),
            ('b', &["be~ careful|mindful"]),
            ('c', &["<person> <done>"]),
        ]);
        let find = |source: &str| {
            let mut normal = Normal::default();
            normal.push_source(source, 0..source.len());
            let tokens = tokens(&normal);
            let see = |token: &Token<'_>| {
                let class = if token.word == "they" { "pron" } else { "<word>" };
                patterns.see(token.word, class, token.word == "paid", token.is_mark())
            };
            let line: Vec<_> = tokens.iter().map(see).collect();
            patterns.find(&line).into_iter().map(|cue| (cue.tag, cue.tokens)).collect::<Vec<_>>()
        };
        assert_eq!(find("They paid far more attention."), [('c', 0..2), ('a', 1..5)]);
        assert_eq!(find("Being mindful, pay attention"), [('b', 0..2), ('a', 3..5)]);
        assert!(find("pay the bill, attention").is_empty());
    }
}
