//! A small notation for English cues, compiled once: `pay~ *2 attention`, `be~ *2 careful|mindful`.
//!
//! Words are separated by spaces; `|` offers choices; `~` stands for all forms of a verb; `?` makes a word optional; `*2`
//! skips up to two words of the same clause.

use std::{collections::HashMap, ops::Range};

use super::english::{Token, VerbForm, forms};

#[derive(Debug)]
enum Part {
    Words { choices: Vec<(String, Option<VerbForm>)>, optional: bool },
    Skip(usize),
}

/// Cues that mean the same to a rule share one tag.
#[derive(Debug)]
pub(crate) struct Patterns<T> {
    patterns: Vec<(T, Vec<Part>)>,
    by_first: HashMap<String, Vec<usize>>,
}

/// A cue found in a sentence: its tokens, and the form of its first verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue<T> {
    pub(crate) tag: T,
    pub(crate) tokens: Range<usize>,
    pub(crate) form: Option<VerbForm>,
}

impl<T: Copy> Patterns<T> {
    pub(crate) fn compile(groups: &[(T, &'static [&'static str])]) -> Self {
        let mut patterns = Vec::new();
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (tag, sources) in groups {
            for source in *sources {
                let parts: Vec<_> = source.split(' ').map(part).collect();
                if let Some(Part::Words { choices, .. }) = parts.first() {
                    for (word, _) in choices {
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

    /// Every cue, the longest at each word.
    pub(crate) fn find(&self, tokens: &[Token<'_>]) -> Vec<Cue<T>> {
        let mut found = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            let here = self.by_first.get(token.word).into_iter().flatten();
            let longest = here.filter_map(|&index| {
                let (tag, parts) = &self.patterns[index];
                let (length, form) = matches(parts, &tokens[at..], None)?;
                Some(Cue { tag: *tag, tokens: at..at + length, form })
            });
            found.extend(
                longest.reduce(|best, next| if next.tokens.end > best.tokens.end { next } else { best }),
            );
        }
        found
    }
}

fn part(source: &'static str) -> Part {
    if let Some(skip) = source.strip_prefix('*').and_then(|count| count.parse().ok()) {
        return Part::Skip(skip);
    }
    let (source, optional) = source.strip_suffix('?').map_or((source, false), |source| (source, true));
    let choices = source.split('|').flat_map(|word| match word.strip_suffix('~') {
        Some(verb) => forms(verb).into_iter().map(|(word, form)| (word, Some(form))).collect(),
        None => vec![(word.to_owned(), None)],
    });
    Part::Words { choices: choices.collect(), optional }
}

fn matches(
    parts: &[Part],
    tokens: &[Token<'_>],
    form: Option<VerbForm>,
) -> Option<(usize, Option<VerbForm>)> {
    let Some((part, parts)) = parts.split_first() else { return Some((0, form)) };
    match part {
        Part::Skip(most) => {
            let inside = tokens.iter().take_while(|token| !token.is_mark()).count();
            (0..=inside.min(*most)).find_map(|skip| {
                matches(parts, &tokens[skip..], form).map(|(length, form)| (skip + length, form))
            })
        }
        Part::Words { choices, optional } => {
            let taken = tokens
                .first()
                .and_then(|token| choices.iter().find(|(word, _)| word == token.word))
                .and_then(|(_, found)| {
                    let (length, form) = matches(parts, &tokens[1..], form.or(*found))?;
                    Some((length + 1, form))
                });
            taken.or_else(|| if *optional { matches(parts, tokens, form) } else { None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::Normal, words::english::tokens};

    #[test]
    fn cues_bend_and_skip_within_a_clause() {
        let patterns = Patterns::compile(&[('a', &["pay~ *2 attention"]), ('b', &["be~ careful|mindful"])]);
        let find = |source: &str| {
            let mut normal = Normal::default();
            normal.push_source(source, 0..source.len());
            patterns.find(&tokens(&normal)).into_iter().map(|cue| (cue.tag, cue.form)).collect::<Vec<_>>()
        };
        assert_eq!(find("They paid far more attention."), [('a', Some(VerbForm::Past))]);
        assert_eq!(
            find("Being mindful, pay attention"),
            [('b', Some(VerbForm::Ing)), ('a', Some(VerbForm::Base))]
        );
        assert!(find("pay the bill, attention").is_empty());
    }
}
