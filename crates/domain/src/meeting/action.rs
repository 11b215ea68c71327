//! A card that somebody will carry out: an owner, a due date and a strength, all chosen by people.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ids::CardId;
use crate::id::{ActionItemId, MemberId, PostmortemId};

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

/// A card becoming an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promotion {
    /// The action it becomes; also the key by which promoting again changes nothing.
    pub action: ActionItemId,
    /// The postmortem that the card is about.
    pub item: PostmortemId,
    /// The card.
    pub card: CardId,
    /// Who will see to it. This says nothing about who wrote the card.
    pub owner: MemberId,
    /// By when.
    pub due: Date,
    /// What it leans on; `None` while that is still to be worked out.
    pub strength: Option<Strength>,
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
