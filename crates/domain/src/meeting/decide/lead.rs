//! Leading: the order of what is to come, the clock, and who leads.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::super::{
    effect::Decision,
    event::Event,
    facts::{Facts, LastSeen, Need, given},
    refusal::Refusal,
    state::{Item, State},
};
use crate::id::{MemberId, PostmortemId};

/// After so long without a request or heartbeat of the facilitator, anyone may take over.
pub const ABSENT_AFTER: SignedDuration = SignedDuration::from_secs(30);

/// Puts what is to come into another order. All of it must be named, so that nothing is dropped by reordering.
pub(super) fn reorder(state: &State, order: &[PostmortemId]) -> Result<Decision, Refusal> {
    if order == state.ahead {
        return Ok(Decision::default());
    }
    let named: BTreeSet<_> = order.iter().collect();
    let unread = |item: &PostmortemId| state.items.get(item).is_some_and(|item: &Item| !item.is_read());
    let comes_again = |item: &PostmortemId| state.behind.contains(item) && unread(item);
    let complete = state.ahead.iter().all(|item| named.contains(item));
    let sound = order.iter().all(|item| state.ahead.contains(item) || comes_again(item));
    if complete && sound && named.len() == order.len() {
        Ok(Decision::default().event(Event::AgendaOrdered { order: order.to_vec() }))
    } else {
        Err(Refusal::AgendaChanged)
    }
}

pub(super) fn pause(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    match state.clock {
        None => Err(Refusal::NotNow),
        Some(clock) if clock.is_paused() => Ok(Decision::default()),
        Some(_) => Ok(Decision::default().event(Event::Paused { at: state.instant(facts.now) })),
    }
}

pub(super) fn resume(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    match state.clock {
        None => Err(Refusal::NotNow),
        Some(clock) if !clock.is_paused() => Ok(Decision::default()),
        Some(_) => Ok(Decision::default().event(Event::Resumed { at: state.instant(facts.now) })),
    }
}

/// Either may hand over: who leads, and who led until it was taken over from them.
pub(super) fn hand_over(
    state: &State,
    by: MemberId,
    to: MemberId,
    lead: u32,
    facts: &Facts,
) -> Result<Decision, Refusal> {
    if lead != state.lead || state.is_led_by(to) {
        return Ok(Decision::default());
    }
    if !state.is_led_by(by) && state.displaced != Some(by) {
        return Err(Refusal::OnlyTheFacilitator);
    }
    if !state.takes_part(to) || !*given(facts.of_club.as_ref(), Need::OfClub(to))? {
        return Err(Refusal::HeirAbsent);
    }
    Ok(Decision::default().event(Event::FacilitatorChanged { to, taken: false }))
}

pub(super) fn take_over(state: &State, by: MemberId, lead: u32, facts: &Facts) -> Result<Decision, Refusal> {
    if lead != state.lead || state.is_led_by(by) {
        return Ok(Decision::default());
    }
    let absent = match given(facts.facilitator_seen.as_ref(), Need::FacilitatorSeen)? {
        LastSeen::Never => true,
        LastSeen::At(seen) => facts.now.duration_since(*seen) >= ABSENT_AFTER,
    };
    if absent {
        Ok(Decision::default().event(Event::FacilitatorChanged { to: by, taken: true }))
    } else {
        Err(Refusal::FacilitatorIsHere)
    }
}
