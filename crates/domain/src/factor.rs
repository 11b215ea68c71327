//! Factors: the recurring conditions behind incidents, for learning across documents; never a person.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The factors that an organisation begins with, in the order in which a list shows them.
pub const FIRST: [&str; 10] = [
    "change-too-large",
    "knowledge-in-one-head",
    "too-many-conditions",
    "missing-signal",
    "unclear-ownership",
    "ageing-dependency",
    "capacity",
    "configuration",
    "hand-over",
    "time-pressure",
];

/// The key of a factor: one of [`FIRST`], or one that the organisation added.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Factor(String);

impl Factor {
    /// The longest key.
    const MOST: usize = 40;

    /// Reads a key: lower-case letters, digits and hyphens.
    pub fn parse(key: &str) -> Option<Self> {
        let fits = (1..=Self::MOST).contains(&key.len());
        let is_key = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (fits && key.bytes().all(is_key)).then(|| Self(key.to_owned()))
    }

    /// The key, for rows and forms.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the product itself has words for it.
    pub fn is_first(&self) -> bool {
        FIRST.contains(&self.as_str())
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_nothing_but_a_key() {
        for key in FIRST {
            assert!(Factor::parse(key).is_some_and(|factor| factor.is_first()), "{key}");
        }
        assert_eq!(Factor::parse("own-0a1b").map(|factor| factor.is_first()), Some(false));
        for wrong in ["", "Capacity", "a b", "属人化", &"a".repeat(41)] {
            assert_eq!(Factor::parse(wrong), None, "{wrong}");
        }
    }
}
