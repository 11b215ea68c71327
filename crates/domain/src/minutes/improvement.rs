//! The improvement of one postmortem, as the meeting itself gives it.

use crate::{
    id::PostmortemId,
    meeting::{Item, State, unsigned::Card},
    postmortem::Body,
};

/// Most cards that stand for what the room wants, where so many have the same number of dots.
const MOST_CARDS: usize = 3;

/// What carries it from now on, where the facilitator did not word it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Improvement {
    /// What the room found: the cards that became actions or, where none did, those with the most dots. Never empty.
    Cards(Vec<Card>),
    /// What the document proposes, in its language, where the room chose no card; may be empty.
    Wordings(Vec<String>),
}

impl Improvement {
    pub(super) fn of(state: &State, item: PostmortemId, body: &Body) -> Self {
        let chosen = state.items.get(&item).map(|known| chosen(state, item, known)).unwrap_or_default();
        if !chosen.is_empty() {
            return Self::Cards(chosen);
        }
        let wordings = body.actions.iter().map(|action| &action.what).filter(|what| !what.trim().is_empty());
        Self::Wordings(wordings.cloned().collect())
    }

    /// One after the other, each from a line of its own. `frame` puts a card into a sentence.
    pub(super) fn text(&self, frame: impl Fn(&Card) -> String) -> String {
        match self {
            Self::Cards(cards) => cards.iter().map(frame).collect::<Vec<_>>().join("\n"),
            Self::Wordings(wordings) => wordings.join("\n"),
        }
    }
}

/// What became an action says more than dots, since somebody took it on.
fn chosen(state: &State, id: PostmortemId, item: &Item) -> Vec<Card> {
    let actions = state.actions.iter().filter(|action| action.item == id);
    let promoted: Vec<_> = actions.filter_map(|action| item.card(action.card)).cloned().collect();
    if promoted.is_empty() { with_most_dots(item) } else { promoted }
}

/// All that share the most dots, in the order of the cards; none where no dots were put, or not all are counted.
fn with_most_dots(item: &Item) -> Vec<Card> {
    let tally = item.shown_tally();
    let dots = |card: &Card| tally.and_then(|tally| tally.dots.get(&card.id)).copied().unwrap_or_default();
    let cards = item.cards.as_deref().unwrap_or_default();
    let most = cards.iter().map(dots).max().filter(|most| *most > 0);
    cards.iter().filter(|card| Some(dots(card)) == most).take(MOST_CARDS).cloned().collect()
}
