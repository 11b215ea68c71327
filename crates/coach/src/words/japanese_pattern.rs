//! A small notation for Japanese cues, compiled once: `気|き を つけ|付け:1`, `注意:suru`, `責任 が ~6 ある|あり`.
//!
//! Parts are separated by spaces and stand next to each other; `|` offers choices; `:` names how the part bends; `?` makes
//! a part optional; `~6` skips up to six characters of the same clause. Spellings in kanji and kana are choices like any other.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    finder::Finder,
    japanese::{Class, Form, ending},
};

#[derive(Debug)]
enum Part {
    Words { choices: Vec<&'static str>, firsts: u64, class: Option<Class>, optional: bool },
    Skip(usize),
}

/// Cues that mean the same to a rule, and share one tag.
#[derive(Debug)]
pub(crate) struct Patterns<T> {
    tags: Vec<T>,
    /// Each with the number of its tag. Its first part is never left out.
    phrases: Vec<(usize, Vec<Part>)>,
    /// Finds the words with which patterns begin; each has a number.
    firsts: Finder<usize>,
    /// For each of these words the patterns.
    by_first: Vec<Vec<usize>>,
}

/// A cue found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue<T> {
    pub(crate) tag: T,
    pub(crate) range: Range<usize>,
    /// How its verb ends, if it has one.
    pub(crate) form: Option<Form>,
}

impl<T: Copy> Patterns<T> {
    pub(crate) fn compile(groups: &[(T, &'static [&'static str])]) -> Self {
        let mut patterns = Vec::new();
        let mut firsts: FxHashMap<&str, usize> = FxHashMap::default();
        let mut by_first: Vec<Vec<usize>> = Vec::new();
        for (tag, (_, sources)) in groups.iter().enumerate() {
            for source in *sources {
                let parts: Vec<_> = source.split(' ').map(part).collect();
                if let Some(Part::Words { choices, .. }) = parts.first() {
                    for choice in choices {
                        let number = *firsts.entry(choice).or_insert(by_first.len());
                        by_first.resize_with(by_first.len().max(number + 1), Vec::new);
                        by_first[number].push(patterns.len());
                    }
                }
                patterns.push((tag, parts));
            }
        }
        let tags = groups.iter().map(|(tag, _)| *tag).collect();
        Self { tags, phrases: patterns, firsts: Finder::of(firsts), by_first }
    }

    /// Every cue in the text, for each tag the longest at each place.
    pub(crate) fn find(&self, text: &str) -> Vec<Cue<T>> {
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (first, place) in self.firsts.find(text) {
            places.extend(self.by_first[first].iter().map(|&index| (place.start, index)));
        }
        places.sort_unstable();
        places.dedup();
        let mut found: Vec<(usize, Range<usize>, Option<Form>)> = Vec::new();
        for (at, index) in places {
            let (tag, parts) = &self.phrases[index];
            let Some((length, form)) = matches(parts, &text[at..], None) else { continue };
            let cue = (*tag, at..at + length, form);
            let here = found.iter_mut().rev().take_while(|other| other.1.start == at);
            match here.into_iter().find(|other| other.0 == *tag) {
                Some(other) if other.1.end >= cue.1.end => {}
                Some(other) => *other = cue,
                None => found.push(cue),
            }
        }
        found.into_iter().map(|(tag, range, form)| Cue { tag: self.tags[tag], range, form }).collect()
    }
}

fn part(source: &'static str) -> Part {
    if let Some(skip) = source.strip_prefix('~').and_then(|count| count.parse().ok()) {
        return Part::Skip(skip);
    }
    let (source, optional) = source.strip_suffix('?').map_or((source, false), |source| (source, true));
    let (words, class) =
        source.split_once(':').map_or((source, None), |(words, class)| (words, Class::named(class)));
    let choices: Vec<_> = words.split('|').collect();
    let firsts =
        choices.iter().fold(0, |firsts, choice| firsts | choice.chars().next().map_or(u64::MAX, bit));
    Part::Words { choices, firsts, class, optional }
}

/// One of 64 bits for a character: where it is not among those of the choices, none of them begins here, and no more has to be asked.
fn bit(c: char) -> u64 {
    1 << (u32::from(c) % 64)
}

fn matches(parts: &[Part], rest: &str, form: Option<Form>) -> Option<(usize, Option<Form>)> {
    let Some((part, parts)) = parts.split_first() else { return Some((0, form)) };
    match part {
        Part::Skip(most) => skips(rest, *most)
            .find_map(|at| matches(parts, &rest[at..], form).map(|(length, form)| (at + length, form))),
        Part::Words { choices, firsts, class, optional } => {
            let skipped = || if *optional { matches(parts, rest, form) } else { None };
            if firsts & rest.chars().next().map_or(u64::MAX, bit) == 0 {
                return skipped();
            }
            let taken = choices.iter().filter_map(|choice| {
                let after = rest.strip_prefix(choice)?;
                let (bent, form) = class.map_or(Some((0, form)), |class| {
                    ending(class, after).map(|(length, form)| (length, Some(form)))
                })?;
                let (length, form) = matches(parts, &after[bent..], form)?;
                Some((choice.len() + bent + length, form))
            });
            taken.reduce(|best, next| if next.0 > best.0 { next } else { best }).or_else(skipped)
        }
    }
}

/// The places up to `most` characters ahead, inside the clause.
fn skips(rest: &str, most: usize) -> impl Iterator<Item = usize> {
    let clause = rest.char_indices().take_while(|(_, c)| !matches!(c, '、' | '。' | '「' | '」'));
    // No further than that is asked for: some sentences have no comma for a long way.
    let inside = clause.take(most + 1);
    let last = inside.clone().last().map_or(0, |(at, c)| at + c.len_utf8());
    inside.map(|(at, _)| at).chain(std::iter::once(last)).take(most + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skip_stays_in_its_clause_and_within_its_reach() {
        let places = |rest: &str, most: usize| skips(rest, most).collect::<Vec<_>>();
        assert_eq!(places("あいうえ", 2), [0, 3, 6]);
        assert_eq!(places("あい、え", 6), [0, 3, 6]);
        assert_eq!(places("あい", 2), [0, 3, 6]);
        assert_eq!(places("", 2), [0]);
    }

    #[test]
    fn cues_bend_and_skip() {
        let patterns =
            Patterns::compile(&[(1, &["気|き を つけ|付け:1", "注意:suru"]), (2, &["責任 が ~4 あ:5r"])]);
        let tags = |text: &str| {
            patterns
                .find(text)
                .into_iter()
                .map(|cue| (cue.tag, text[cue.range].to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(tags("次からきをつけていきます"), [(1, "きをつけていきます".to_owned())]);
        assert_eq!(tags("注意を払わず注意していた"), [(1, "注意していた".to_owned())]);
        assert_eq!(tags("班に責任がすべてある"), [(2, "責任がすべてある".to_owned())]);
        assert!(tags("注意報、責任が、ここにはある。気付ける").is_empty());
    }
}
