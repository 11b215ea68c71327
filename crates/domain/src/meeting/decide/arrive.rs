//! Entering the room, and keeping the agenda in line with what is ready.

use std::collections::BTreeSet;

use super::super::{
    effect::Decision,
    event::Event,
    facts::{Facts, Need, Ready, given},
    phase::Phase,
    refusal::Refusal,
    state::State,
};
use crate::id::{MemberId, PostmortemId};

/// Takes part from now on, however late. The first to enter opens the room, whoever was asked to lead.
pub(super) fn join(state: &State, by: MemberId, facts: &Facts) -> Result<Decision, Refusal> {
    if state.phase == Phase::Closed {
        return Err(Refusal::Closed);
    }
    if !*given(facts.of_club.as_ref(), Need::OfClub(by))? {
        return Err(Refusal::NotInvited);
    }
    if state.takes_part(by) {
        return Ok(Decision::default());
    }
    let opened = if state.is_open() { Decision::default() } else { open(state, facts)? };
    Ok(opened.event(Event::Joined { member: by }))
}

fn open(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    let facilitator = *given(facts.appointed.as_ref(), Need::Appointed)?;
    let mut opened = Decision::default().event(Event::Opened { facilitator });
    opened.events.extend(line_up(state, facts)?.events);
    Ok(opened)
}

/// Says in the log what became ready and what was taken back since. Before anybody has entered there is no log to tell.
pub(super) fn refresh(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    match state.phase {
        Phase::Closed => Err(Refusal::Closed),
        _ if !state.is_open() => Ok(Decision::default()),
        _ => Ok(Decision { events: line_up(state, facts)?.events, effects: vec![] }),
    }
}

/// What is to come, once consents given and taken back are heeded.
pub(super) struct LineUp<'a> {
    /// What the log must say for it.
    pub(super) events: Vec<Event>,
    /// The items to come with their reading minutes, in order.
    pub(super) ahead: Vec<(PostmortemId, u16)>,
    ready: &'a [Ready],
}

impl LineUp<'_> {
    /// The revision at which an item is read when it begins now.
    pub(super) fn revision(&self, item: PostmortemId) -> Result<i64, Refusal> {
        let found = self.ready.iter().find(|ready| ready.item == item);
        found.map(|ready| ready.revision).ok_or(Refusal::Unprepared(Need::Ready))
    }
}

/// Consent counts until the reading begins: what is pinned stays, what is no longer ready goes, what is newly ready comes.
pub(super) fn line_up<'a>(state: &State, facts: &'a Facts) -> Result<LineUp<'a>, Refusal> {
    let ready = given(facts.ready.as_ref(), Need::Ready)?;
    let mut events = vec![];
    let mut ahead = vec![];
    for item in &state.ahead {
        let known = state.items.get(item);
        let pinned = known.is_some_and(|known| known.revision.is_some());
        if pinned || ready.iter().any(|ready| ready.item == *item) {
            ahead.push((*item, known.map_or(0, |known| known.slot.reading)));
        } else {
            events.push(Event::ItemTakenBack { item: *item });
        }
    }
    let mut seen: BTreeSet<_> = state.items.keys().copied().collect();
    for Ready { item, authors, reading, .. } in ready {
        if seen.insert(*item) {
            events.push(Event::ItemAdded { item: *item, authors: authors.clone(), reading: *reading });
            ahead.push((*item, *reading));
        }
    }
    Ok(LineUp { events, ahead, ready })
}
