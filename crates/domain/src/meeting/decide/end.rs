//! The end: thanks, the words of the minutes, closing.

use super::{
    super::{
        effect::{Decision, Effect},
        event::{Event, Part},
        facts::Facts,
        phase::Phase,
        refusal::Refusal,
        state::{Item, State},
        unsigned::Kudos,
    },
    arrive::line_up,
    carry::leave,
};
use crate::{Problem, id::PostmortemId, text::Rule};

/// Most characters of one part of the minutes.
pub const MINUTES_PART: usize = 5_000;

/// The words of a part as the minutes keep them.
///
/// # Errors
/// `problem-too-long`, of the field `text`.
pub fn minutes_text(typed: &str) -> Result<String, Problem> {
    Rule { field: "text", most: MINUTES_PART, required: false }.prose(typed)
}

fn is_read(state: &State, item: PostmortemId) -> bool {
    state.items.get(&item).is_some_and(Item::is_read)
}

pub(super) fn give_kudos(state: &State, kudos: &Kudos) -> Result<Decision, Refusal> {
    if state.phase != Phase::WrapUp {
        return Err(Refusal::NotNow);
    }
    if state.kudos.iter().any(|known| known.id == kudos.id) {
        return Err(Refusal::AlreadyShown);
    }
    if !is_read(state, kudos.item) {
        return Err(Refusal::Unknown);
    }
    Ok(Decision::default().event(Event::KudosGiven { kudos: kudos.clone() }))
}

pub(super) fn edit_minutes(state: &State, part: Part, text: Option<&str>) -> Result<Decision, Refusal> {
    if state.phase != Phase::WrapUp {
        return Err(Refusal::NotNow);
    }
    if part.item().is_some_and(|item| !is_read(state, item)) {
        return Err(Refusal::Unknown);
    }
    let text = text.map(minutes_text).transpose().map_err(|_| Refusal::TextTooLong)?;
    if state.minutes.get(&part) == text.as_ref() {
        return Ok(Decision::default());
    }
    Ok(Decision::default().event(Event::MinutesEdited { part, text }))
}

/// Closes from any phase. What was not read stays ready and goes first next time; nothing unseen outlives the meeting.
pub(super) fn close(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    let mut out = leave(state, facts, Phase::Closed)?;
    let line_up = line_up(state, facts)?;
    let left = state.behind.iter().copied().chain(state.phase.item());
    let unread = left.filter(|item| !is_read(state, *item));
    let carried_over: Vec<_> = unread.chain(line_up.ahead.iter().map(|(item, _)| *item)).collect();
    out.events.extend(line_up.events);
    if state.phase == Phase::Lobby {
        // A meeting that is called off in the lobby ends the view of who may need help, too.
        out = out.effect(Effect::ReduceAssignmentsToTotals);
    }
    let at = state.instant(facts.now);
    Ok(out
        .event(Event::Closed { carried_over: carried_over.clone(), at })
        .effect(Effect::DeleteEverythingUnseen)
        .effect(Effect::CarryOver { items: carried_over }))
}
