//! How strong an action is: the ladder of RCA² in words for software. People choose; this only suggests, and says why.

use std::ops::Range;

use serde::Serialize;

use crate::lang::Language;

/// The rungs, from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
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

/// Suggests a rung for an action's words; none for an empty text.
pub fn suggest(text: &str) -> Option<Suggestion> {
    let range = 0..text.trim_end().len();
    (!range.is_empty()).then(|| Suggestion {
        strength: Strength::Unclear,
        range,
        language: Language::of(text),
        reason: "",
    })
}
