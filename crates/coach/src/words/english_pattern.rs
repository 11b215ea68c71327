//! A small notation for English cues, compiled once: `pay~ *2 attention`, `be~ *2 careful|mindful`, `<person> forgot`.
//!
//! Words are separated by spaces; `|` offers choices; `~` stands for all forms of a verb; `?` makes a word optional; `*2`
//! skips up to two words of the same clause; `<…>` is any word of a class, `<person>` anybody who can act, `<done>` a past form.

use std::{collections::HashMap, ops::Range};

use super::english::{Token, forms};

#[derive(Debug)]
enum Part {
    Words { choices: Vec<String>, optional: bool },
    Skip(usize),
}

/// A sentence as patterns see it: each word, what stands for it, and whether it is a past form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a, 't> {
    pub(crate) tokens: &'a [Token<'t>],
    /// The class of each word, in pointed brackets where it has one.
    pub(crate) classes: &'a [&'a str],
    pub(crate) done: &'a [bool],
}

/// Cues that mean the same share one tag.
#[derive(Debug)]
pub(crate) struct Patterns<T> {
    patterns: Vec<(T, Vec<Part>)>,
    by_first: HashMap<String, Vec<usize>>,
}

/// A cue found in a sentence: its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue<T> {
    pub(crate) tag: T,
    pub(crate) tokens: Range<usize>,
}

/// Who can act.
const PERSON: [&str; 6] = ["role", "team", "pron", "anyone", "name", "<Unknown>"];

impl<T: Copy + PartialEq> Patterns<T> {
    pub(crate) fn compile(groups: &[(T, &'static [&'static str])]) -> Self {
        let mut patterns = Vec::new();
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (tag, sources) in groups {
            for source in *sources {
                let parts: Vec<_> = source.split(' ').map(part).collect();
                if let Some(Part::Words { choices, .. }) = parts.first() {
                    for word in choices {
                        let list = by_first.entry(word.clone()).or_default();
                        if !list.contains(&patterns.len()) {
                            list.push(patterns.len());
                        }
                    }
                }
                patterns.push((*tag, parts));
            }
        }
        Self { patterns, by_first }
    }

    /// Every cue, for each tag the longest at each word.
    pub(crate) fn find(&self, line: Line<'_, '_>) -> Vec<Cue<T>> {
        let mut found: Vec<Cue<T>> = Vec::new();
        for at in 0..line.tokens.len() {
            let before = found.len();
            for &index in line.names(at).filter_map(|name| self.by_first.get(name)).flatten() {
                let (tag, parts) = &self.patterns[index];
                let Some(length) = matches(parts, line, at) else { continue };
                let tokens = at..at + length;
                match found[before..].iter_mut().find(|cue| cue.tag == *tag) {
                    Some(cue) if cue.tokens.end >= tokens.end => {}
                    Some(cue) => cue.tokens = tokens,
                    None => found.push(Cue { tag: *tag, tokens }),
                }
            }
        }
        found
    }
}

impl<'a> Line<'a, '_> {
    /// The names under which a word can stand in a pattern.
    fn names(self, at: usize) -> impl Iterator<Item = &'a str> {
        let class = self.classes[at];
        let person = PERSON.contains(&class).then_some("<person>");
        let done = self.done[at].then_some("<done>");
        let word: &'a str = self.tokens[at].word;
        [Some(word), Some(class), person, done].into_iter().flatten()
    }
}

fn part(source: &'static str) -> Part {
    if let Some(skip) = source.strip_prefix('*').and_then(|count| count.parse().ok()) {
        return Part::Skip(skip);
    }
    let (source, optional) = source.strip_suffix('?').map_or((source, false), |source| (source, true));
    let choices = source.split('|').flat_map(|word| match word.strip_suffix('~') {
        Some(verb) => forms(verb).into_iter().map(|(word, _)| word).collect(),
        None => vec![class_name(word).to_owned()],
    });
    Part::Words { choices: choices.collect(), optional }
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

fn matches(parts: &[Part], line: Line<'_, '_>, at: usize) -> Option<usize> {
    let Some((part, parts)) = parts.split_first() else { return Some(0) };
    match part {
        Part::Skip(most) => {
            let inside = line.tokens[at..].iter().take_while(|token| !token.is_mark()).count();
            (0..=inside.min(*most))
                .find_map(|skip| matches(parts, line, at + skip).map(|length| skip + length))
        }
        Part::Words { choices, optional } => {
            let here = at < line.tokens.len()
                && line.names(at).any(|name| choices.iter().any(|choice| choice == name));
            let taken = if here { matches(parts, line, at + 1).map(|length| length + 1) } else { None };
            taken.or_else(|| if *optional { matches(parts, line, at) } else { None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::Normal, words::english::tokens};

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
            let classes: Vec<&str> =
                tokens.iter().map(|token| if token.word == "they" { "pron" } else { "<word>" }).collect();
            let done: Vec<bool> = tokens.iter().map(|token| token.word == "paid").collect();
            let line = Line { tokens: &tokens, classes: &classes, done: &done };
            patterns.find(line).into_iter().map(|cue| (cue.tag, cue.tokens)).collect::<Vec<_>>()
        };
        assert_eq!(find("They paid far more attention."), [('c', 0..2), ('a', 1..5)]);
        assert_eq!(find("Being mindful, pay attention"), [('b', 0..2), ('a', 3..5)]);
        assert!(find("pay the bill, attention").is_empty());
    }
}
