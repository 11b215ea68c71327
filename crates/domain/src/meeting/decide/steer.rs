//! Moving the room: start, next, back, skip, wrap up.

use super::{
    super::{
        agenda::Plan,
        effect::{Decision, Effect},
        event::Event,
        facts::{Facts, Length, Need, given},
        phase::{Phase, Step},
        refusal::Refusal,
        state::State,
    },
    arrive::{LineUp, line_up},
    carry::{enter, leave},
};

/// Leaves the lobby. From here on nobody sees any more who may need help.
pub(super) fn start(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    if state.phase != Phase::Lobby {
        return Err(Refusal::NotNow);
    }
    let line_up = line_up(state, facts)?;
    if line_up.ahead.is_empty() {
        return Err(Refusal::NothingReady);
    }
    let plan = plan(&line_up, facts)?;
    let begun = Decision::default().effect(Effect::ReduceAssignmentsToTotals);
    take_up_next(begun, state, facts, line_up, plan)
}

/// The time plan, where somebody said how long there is.
fn plan(line_up: &LineUp<'_>, facts: &Facts) -> Result<Option<Event>, Refusal> {
    let Length::Minutes(minutes) = *given(facts.minutes.as_ref(), Need::Minutes)? else {
        return Ok(None);
    };
    let readings: Vec<u16> = line_up.ahead.iter().map(|(_, reading)| *reading).collect();
    let slots = Plan::suggest(minutes, &readings).slots;
    let items = line_up.ahead.iter().map(|(item, _)| *item);
    Ok(Some(Event::Planned { slots: items.zip(slots).collect() }))
}

/// Goes to what comes next, in the order of the phases.
pub(super) fn next(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    let to = match state.phase {
        Phase::Lobby => return start(state, facts),
        Phase::WrapUp => return go_on_after_all(state, facts),
        Phase::Closed => return Err(Refusal::Closed),
        Phase::Reading { item } => Phase::Discussing { item },
        Phase::Discussing { item } => Phase::Improving { item, step: Step::Writing },
        Phase::Improving { item, step } => match step.next() {
            Some(step) => Phase::Improving { item, step },
            None => return skip_to_next(state, facts),
        },
    };
    enter(leave(state, facts, to)?, state, facts, to)
}

/// Goes back by one; from the start of an item to where the room left the one before.
pub(super) fn back(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    let to = match state.phase {
        Phase::Discussing { item } => Phase::Reading { item },
        Phase::Improving { item, step } => match step.back() {
            Some(step) => Phase::Improving { item, step },
            None => Phase::Discussing { item },
        },
        Phase::Lobby | Phase::Reading { .. } | Phase::WrapUp | Phase::Closed => before(state)?,
    };
    enter(leave(state, facts, to)?, state, facts, to)
}

fn before(state: &State) -> Result<Phase, Refusal> {
    let last = state.behind.last().and_then(|item| state.items.get(item));
    last.and_then(|item| item.left_at).ok_or(Refusal::NothingBefore)
}

/// Leaves this item. If its notes were never revealed it stays unread, and can be put in again or is carried over.
pub(super) fn skip(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    match state.phase.item() {
        Some(_) => skip_to_next(state, facts),
        None => Err(Refusal::NotNow),
    }
}

/// Wrapping up early can be undone: what was left comes next.
fn go_on_after_all(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    let line_up = line_up(state, facts)?;
    if line_up.ahead.is_empty() {
        return Err(Refusal::NothingReady);
    }
    take_up_next(Decision::default(), state, facts, line_up, None)
}

fn skip_to_next(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    // Whichever item comes, it is another one, so that everything of this one ends.
    let left = leave(state, facts, Phase::WrapUp)?;
    take_up_next(left, state, facts, line_up(state, facts)?, None)
}

fn take_up_next(
    mut out: Decision,
    state: &State,
    facts: &Facts,
    line_up: LineUp<'_>,
    plan: Option<Event>,
) -> Result<Decision, Refusal> {
    let first = line_up.ahead.first().map(|(item, _)| *item);
    let pinned = |item| state.items.get(&item).is_some_and(|known| known.revision.is_some());
    let pin = match first.filter(|item| !pinned(*item)) {
        Some(item) => Some((item, line_up.revision(item)?)),
        None => None,
    };
    out.events.extend(line_up.events.into_iter().chain(plan));
    if let Some((item, revision)) = pin {
        out = out
            .event(Event::RevisionPinned { item, revision })
            .effect(Effect::PinRevision { item, revision });
    }
    enter(out, state, facts, first.map_or(Phase::WrapUp, |item| Phase::Reading { item }))
}

/// Leaves all that is still to come, and wraps up.
pub(super) fn wrap_up(state: &State, facts: &Facts) -> Result<Decision, Refusal> {
    if state.phase.item().is_none() {
        return Err(Refusal::NotNow);
    }
    enter(leave(state, facts, Phase::WrapUp)?, state, facts, Phase::WrapUp)
}
