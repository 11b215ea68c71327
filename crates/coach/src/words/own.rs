//! A team's own words: some that a rule listens for, some that no rule touches.

use std::ops::Range;

use crate::{config::Config, lang::Language, segment::Sentence, text::Normal};

/// Where a team's words for a rule stand, quotations left out.
pub(crate) fn places(sentence: &Sentence, words: Option<&Vec<String>>) -> Vec<Range<usize>> {
    words
        .into_iter()
        .flatten()
        .flat_map(|word| occurrences(sentence.text(), word))
        .filter(|place| !sentence.is_quoted(place.start))
        .collect()
}

/// One message a sentence is enough: the first place that no allowed word covers.
pub(crate) fn first(
    sentence: &Sentence,
    mut places: Vec<Range<usize>>,
    config: &Config,
) -> Option<Range<usize>> {
    retain_allowed(sentence, &mut places, config, |place| place);
    places.into_iter().min_by_key(|place| (place.start, place.end))
}

/// Keeps what no allowed word covers.
pub(crate) fn retain_allowed<T>(
    sentence: &Sentence,
    found: &mut Vec<T>,
    config: &Config,
    range: impl Fn(&T) -> &Range<usize>,
) {
    if found.is_empty() {
        return;
    }
    let allowed: Vec<_> = config.allow.iter().flat_map(|word| occurrences(sentence.text(), word)).collect();
    let covered = |place: &Range<usize>| {
        allowed.iter().any(|allowed| allowed.start < place.end && place.start < allowed.end)
    };
    found.retain(|found| !covered(range(found)));
}

/// Where a word stands, in any of its widths and cases; Latin words must stand alone.
pub(crate) fn occurrences(text: &str, word: &str) -> Vec<Range<usize>> {
    let mut normal = Normal::default();
    normal.push_source(word, 0..word.len());
    let word = normal.as_str().trim();
    if word.is_empty() {
        return Vec::new();
    }
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let whole = Language::of(word) == Language::En;
    text.match_indices(word)
        .map(|(at, _)| at..at + word.len())
        .filter(|place| {
            !whole
                || !(latin(text[..place.start].chars().next_back())
                    || latin(text[place.end..].chars().next()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_are_found_in_any_width() {
        assert_eq!(occurrences("carefully be care", "Ｃａｒｅ"), vec![13..17]);
        assert_eq!(occurrences("気合い", "気合").len(), 1);
        assert!(occurrences("anything", " ").is_empty());
    }
}
