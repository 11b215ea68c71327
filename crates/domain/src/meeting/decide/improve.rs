//! Improving: cards, dots, and the actions that come of them.

use super::{
    super::{
        action::Promotion,
        effect::{Decision, Effect, KeyHash, Mark, MarkOf},
        event::Event,
        facts::{Facts, Need, Written, given},
        ids::CardId,
        phase::{Phase, Step},
        refusal::Refusal,
        state::State,
        unsigned::Card,
    },
    read::{mark, own_or_new},
};
use crate::id::{MemberId, PostmortemId};

/// How many dots everyone has for each item; they go on different cards, one's own allowed.
pub const DOTS: usize = 3;

/// Keeps a card unseen until the reveal; after it, all see it at once. While dots are put the cards stay as they are.
pub(super) fn write_card(
    state: &State,
    item: PostmortemId,
    card: &Card,
    key: KeyHash,
    facts: &Facts,
) -> Result<Decision, Refusal> {
    if is_shown(state, card.id) {
        return Err(Refusal::AlreadyShown);
    }
    let written = given(facts.written.as_ref(), Need::CardWritten(card.id, key))?;
    own_or_new(*written, item)?;
    if !state.is_improving(item, Step::Writing) && !state.is_improving(item, Step::Revealed) {
        return Err(Refusal::NotNow);
    }
    let here = state.at_item(item).ok_or(Refusal::NotNow)?;
    let card = card.clone();
    Ok(if here.cards.is_some() {
        Decision::default().event(Event::CardAdded { item, card })
    } else {
        Decision::default().effect(Effect::KeepCard { item, card, key })
    })
}

fn is_shown(state: &State, card: CardId) -> bool {
    state.items.values().any(|item| item.card(card).is_some())
}

/// Throws an unseen card away, whatever the room is at by now: it is its writer's until it is shown.
pub(super) fn drop_card(
    state: &State,
    item: PostmortemId,
    card: CardId,
    key: KeyHash,
    facts: &Facts,
) -> Result<Decision, Refusal> {
    if is_shown(state, card) {
        return Err(Refusal::AlreadyShown);
    }
    let written = *given(facts.written.as_ref(), Need::CardWritten(card, key))?;
    own_or_new(written, item)?;
    Ok(match written {
        Written::WithThisKey(_) => Decision::default().effect(Effect::DeleteCard { id: card }),
        _ => Decision::default(),
    })
}

pub(super) fn vote(
    state: &State,
    by: MemberId,
    item: PostmortemId,
    card: CardId,
    on: bool,
    facts: &Facts,
) -> Result<Decision, Refusal> {
    if !state.is_improving(item, Step::Voting) {
        return Err(Refusal::NotNow);
    }
    if state.at_item(item).and_then(|here| here.card(card)).is_none() {
        return Err(Refusal::Unknown);
    }
    let own = given(facts.own_votes.as_ref(), Need::OwnVotes(item))?;
    if on && !own.contains(&card) && own.len() >= DOTS {
        return Err(Refusal::NoDotsLeft);
    }
    Ok(mark(on, Mark { item, of: MarkOf::Vote(card), by }))
}

/// Makes an action of any card that is shown, once, as soon as the dots are counted or while wrapping up.
pub(super) fn promote(state: &State, promotion: &Promotion, facts: &Facts) -> Result<Decision, Refusal> {
    let Promotion { action, item, card, owner, .. } = *promotion;
    if !state.is_improving(item, Step::Decided) && state.phase != Phase::WrapUp {
        return Err(Refusal::NotNow);
    }
    let shown = state.items.get(&item).and_then(|item| item.card(card)).ok_or(Refusal::Unknown)?;
    if state.actions.iter().any(|known| known.card == card || known.action == action) {
        return Err(Refusal::AlreadyAnAction);
    }
    if !*given(facts.of_club.as_ref(), Need::OfClub(owner))? {
        return Err(Refusal::OwnerOutside);
    }
    Ok(Decision::default()
        .event(Event::CardPromoted { promotion: *promotion })
        .effect(Effect::OpenAction { promotion: *promotion, card: shown.clone() }))
}
