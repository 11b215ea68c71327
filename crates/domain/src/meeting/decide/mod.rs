//! What a request leads to: events and effects, or a refusal. Here is who may; in the modules below is what then happens.

mod arrive;
mod carry;
mod end;
mod improve;
mod lead;
mod read;
mod steer;

pub use end::{MINUTES_PART, minutes_text};
pub use improve::DOTS;
pub use lead::ABSENT_AFTER;

use super::{
    command::{Command, Request},
    effect::Decision,
    facts::Facts,
    phase::Phase,
    refusal::Refusal,
    state::State,
};

/// Decides one request. The decision is empty where it has been done already.
///
/// # Errors
/// Why it is not done; [`Refusal::Unprepared`] when a fact of [`super::needs`] is missing.
pub fn decide(state: &State, request: &Request, facts: &Facts) -> Result<Decision, Refusal> {
    if is_done(state, request) {
        return Ok(Decision::default());
    }
    match request.command {
        Command::Join => return arrive::join(state, request.by, facts),
        Command::Refresh => return arrive::refresh(state, facts),
        _ => admit(state, request)?,
    }
    if request.command.turn().is_some_and(|turn| turn != state.turn) {
        return Ok(Decision::default());
    }
    carry_out(state, request, facts)
}

/// Whether the log holds what the request asks for, so that a retry after a lost connection changes nothing.
fn is_done(state: &State, request: &Request) -> bool {
    if request.id.is_some_and(|id| state.answered.contains(&id)) {
        return true;
    }
    let item = |item| state.items.get(item);
    match &request.command {
        Command::Close { .. } => state.phase == Phase::Closed,
        Command::WriteNote { item: on, note, .. } => {
            item(on).and_then(|item| item.note(note.id)).is_some_and(|shown| shown.note == *note)
        }
        Command::WriteCard { item: on, card, .. } => {
            item(on).and_then(|item| item.card(card.id)).is_some_and(|shown| shown == card)
        }
        Command::Promote(promotion) => state.actions.contains(promotion),
        Command::GiveKudos(kudos) => state.kudos.contains(kudos),
        _ => false,
    }
}

fn admit(state: &State, request: &Request) -> Result<(), Refusal> {
    if state.phase == Phase::Closed {
        Err(Refusal::Closed)
    } else if !state.takes_part(request.by) {
        Err(Refusal::NotTakingPart)
    } else if request.command.steers() && !state.is_led_by(request.by) {
        Err(Refusal::OnlyTheFacilitator)
    } else {
        Ok(())
    }
}

/// Only here does a member's id go on, and only to what needs it: marks, the lead, and the author's own request.
fn carry_out(state: &State, request: &Request, facts: &Facts) -> Result<Decision, Refusal> {
    let by = request.by;
    match &request.command {
        // Answered by `decide` itself.
        Command::Join | Command::Refresh => Ok(Decision::default()),
        Command::Start { .. } => steer::start(state, facts),
        Command::Next { .. } => steer::next(state, facts),
        Command::Back { .. } => steer::back(state, facts),
        Command::Skip { .. } => steer::skip(state, facts),
        Command::WrapUp { .. } => steer::wrap_up(state, facts),
        Command::Close { .. } => end::close(state, facts),
        Command::Reorder { order } => lead::reorder(state, order),
        Command::Pause => lead::pause(state, facts),
        Command::Resume => lead::resume(state, facts),
        Command::HandOver { to, lead } => lead::hand_over(state, by, *to, *lead, facts),
        Command::TakeOver { lead } => lead::take_over(state, by, *lead, facts),
        Command::Finish { item, on } => read::finish(state, by, *item, *on),
        Command::WriteNote { item, note, key } => read::write_note(state, *item, note, *key, facts),
        Command::DropNote { item, note, key } => read::drop_note(state, *item, *note, *key, facts),
        Command::React { item, note, reaction, on } => read::react(state, by, *item, (*note, *reaction), *on),
        Command::Spotlight { note } => read::spotlight(state, *note),
        Command::SetAside { note, aside } => read::set_aside(state, *note, *aside),
        Command::AskToSetAside { note } => read::ask_to_set_aside(state, by, *note),
        Command::WriteCard { item, card, key } => improve::write_card(state, *item, card, *key, facts),
        Command::DropCard { item, card, key } => improve::drop_card(state, *item, *card, *key, facts),
        Command::Vote { item, card, on } => improve::vote(state, by, *item, *card, *on, facts),
        Command::Promote(promotion) => improve::promote(state, promotion, facts),
        Command::GiveKudos(kudos) => end::give_kudos(state, kudos),
        Command::EditMinutes { part, text } => end::edit_minutes(state, *part, text.as_deref()),
    }
}
