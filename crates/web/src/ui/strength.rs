//! What an action leans on, in a word and with its tint.

use yomikai_domain::strength::Strength;

use crate::i18n::Words;

/// The key of the word for a strength, or for none that is chosen yet.
pub const fn key(strength: Option<Strength>) -> &'static str {
    match strength {
        Some(Strength::Prevents) => "strength-prevents",
        Some(Strength::Reveals) => "strength-reveals",
        Some(Strength::ReliesOnAttention) => "strength-relies-on-attention",
        None => "strength-undecided",
    }
}

/// A word on a tint.
pub struct Chip {
    /// The class of its tint.
    pub class: &'static str,
    /// The word.
    pub text: String,
}

impl Chip {
    /// The chip of a strength.
    pub fn new(strength: Option<Strength>, l: Words) -> Self {
        let class = match strength {
            Some(Strength::Prevents) => "strong",
            Some(Strength::Reveals) => "mid",
            Some(Strength::ReliesOnAttention) => "weak",
            None => "plain",
        };
        Self { class, text: l.t(key(strength)) }
    }
}
