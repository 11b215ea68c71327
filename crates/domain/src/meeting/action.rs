//! A card that somebody will carry out: an owner, a due date and a strength, all chosen by people.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ids::CardId;
use crate::{
    id::{ActionItemId, MemberId, PostmortemId},
    strength::Strength,
};

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
