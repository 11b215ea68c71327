//! The strength of an improvement: a ladder of three words that people choose from.

use serde::{Deserialize, Serialize};

/// What an action leans on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// A mechanism makes it impossible.
    Prevents,
    /// A mechanism lets it be seen.
    Reveals,
    /// People have to remember.
    ReliesOnAttention,
}

impl Strength {
    /// All of them, the strongest first.
    pub const ALL: [Self; 3] = [Self::Prevents, Self::Reveals, Self::ReliesOnAttention];

    /// The name in rows, forms and message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prevents => "prevents",
            Self::Reveals => "reveals",
            Self::ReliesOnAttention => "relies-on-attention",
        }
    }

    /// The strength of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| strength.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_read_back_by_the_name_in_the_log() {
        for strength in Strength::ALL {
            assert_eq!(Strength::from_name(strength.as_str()), Some(strength));
            assert_eq!(serde_json::to_value(strength).unwrap(), strength.as_str());
        }
        assert_eq!(Strength::from_name("heroic"), None);
    }
}
