//! The rules, by theme; `registry.rs` lists them.

pub(crate) mod document;
pub(crate) mod people;
pub(crate) mod remedy;
pub(crate) mod story;

use crate::reading::cues::Cues;

/// What each rule about wording listens for.
pub(crate) const CUES: [(&str, Cues); 8] = [
    ("blame", people::blame::CUES),
    ("counterfactual", story::counterfactual::CUES),
    ("effort", remedy::effort::CUES),
    ("human-error", story::human_error::CUES),
    ("judgement", people::judgement::CUES),
    ("named-person", people::named_person::CUES),
    ("punish", people::punish::CUES),
    ("vague-action", remedy::vague_action::CUES),
];
