//! How strong an action is: the ladder of RCA² in words for software. People choose; this only suggests, and says why.

use std::{ops::Range, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::{
    config::Config,
    kind::Kind,
    lang::Language,
    page::Page,
    reading::{Label, Reading},
    segment::{self, Sentence},
};

/// The rungs, from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Nothing that could be told yet.
    #[serde(rename = "none")]
    Unclear,
    /// Relies on memory, attention or knowledge.
    Weak,
    /// Makes the hazard visible, checked or bounded.
    Intermediate,
    /// Removes the hazard, or makes the wrong thing impossible.
    Strong,
}

impl Strength {
    /// Every rung, from the weakest.
    pub const ALL: [Self; 4] = [Self::Unclear, Self::Weak, Self::Intermediate, Self::Strong];

    /// The word that files and the API use.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unclear => "none",
            Self::Weak => "weak",
            Self::Intermediate => "intermediate",
            Self::Strong => "strong",
        }
    }

    /// The rung with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rung| rung.key() == key)
    }
}

/// A rung that the coach would suggest, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Suggestion {
    /// The rung.
    pub strength: Strength,
    /// The bytes of the words that speak for it.
    pub range: Range<usize>,
    /// The language of the action, in which the reason is written.
    pub language: Language,
    /// Why, in one sentence.
    pub reason: &'static str,
}

/// The page of the ladder: what it is, where it comes from, and actions on each rung.
pub fn page() -> &'static Page {
    // A page that cannot be read would be an empty one here; a test reads it strictly.
    static PAGE: LazyLock<Page> =
        LazyLock::new(|| Page::parse(include_str!("strength.md")).unwrap_or_default());
    &PAGE
}

/// Suggests a rung for an action's words: that of their strongest sentence. An empty text has none.
pub fn suggest(text: &str) -> Option<Suggestion> {
    let sentences = segment::sentences(text, Kind::Improvement);
    // Of sentences on the same rung the first speaks for it.
    sentences.iter().map(of_sentence).rev().max_by_key(|suggestion| suggestion.strength)
}

fn of_sentence(sentence: &Sentence) -> Suggestion {
    let reading = Reading::of(sentence, &Config::default());
    let rung = reading.rung();
    let strength = Strength::ALL[rung];
    Suggestion {
        strength,
        range: sentence.normal.original(&reading.passage_of(Label::ALL.len() + rung)),
        language: sentence.language,
        reason: page().text(sentence.language).reasons[rung],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_complete_and_its_examples_are_true() {
        let page = Page::parse(include_str!("strength.md"));
        assert!(page.is_ok(), "{:?}", page.err());
        let mut wrong = Vec::new();
        for language in Language::ALL {
            let text = self::page().text(language);
            assert!(text.reasons.iter().all(|reason| !reason.is_empty()));
            assert!(text.rungs.iter().map(Vec::len).sum::<usize>() >= 20);
            for (rung, examples) in Strength::ALL.into_iter().zip(&text.rungs) {
                for example in examples {
                    let suggested = suggest(example.text).map(|suggestion| suggestion.strength);
                    if suggested != Some(rung) {
                        wrong.push(format!("{} should be {}: {suggested:?}", example.text, rung.key()));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_strongest_part_counts() {
        let suggestion = suggest("Tell the team about it. CI rejects a migration without a down step.");
        assert_eq!(suggestion.map(|suggestion| suggestion.strength), Some(Strength::Strong));
        assert_eq!(suggest(" \n"), None);
    }
}
