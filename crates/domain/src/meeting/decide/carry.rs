//! What a move from one phase to another brings with it: totals of what ends, reveals and pins of what begins.

use super::super::{
    effect::{Decision, Effect, MarkKind},
    event::Event,
    facts::{Facts, Need, given},
    phase::{Phase, Step},
    refusal::Refusal,
    state::{ShownNote, State},
    unsigned::{Card, Note, Tally},
};
use crate::id::PostmortemId;

/// Counts whatever ends when the room goes to `to`, and forgets who it was.
pub(super) fn leave(state: &State, facts: &Facts, to: Phase) -> Result<Decision, Refusal> {
    match state.phase {
        Phase::Reading { item } => count_readers(item, facts),
        Phase::Discussing { item } => count_reactions(state, item, facts),
        Phase::Improving { item, .. } if vote_ends(state, item, to) => count_votes(state, item, facts),
        _ => Ok(Decision::default()),
    }
}

/// Reveals what is seen from `to` on, once and for all, and goes there.
pub(super) fn enter(mut out: Decision, state: &State, facts: &Facts, to: Phase) -> Result<Decision, Refusal> {
    let known = to.item().and_then(|item| state.items.get(&item));
    out = match to {
        Phase::Discussing { item } if known.is_some_and(|known| known.notes.is_none()) => {
            reveal_notes(out, item, facts)?
        }
        Phase::Improving { item, step: Step::Revealed }
            if known.is_some_and(|known| known.cards.is_none()) =>
        {
            reveal_cards(out, item, facts)?
        }
        _ => out,
    };
    Ok(out.event(Event::Moved { to, at: state.instant(facts.now) }))
}

fn count_readers(item: PostmortemId, facts: &Facts) -> Result<Decision, Refusal> {
    let finished = *given(facts.finished.as_ref(), Need::Finished(item))?;
    Ok(Decision::default()
        .event(Event::ReadersCounted { item, finished })
        .effect(Effect::DeleteMarks { item, kind: MarkKind::Finished }))
}

fn count_reactions(state: &State, item: PostmortemId, facts: &Facts) -> Result<Decision, Refusal> {
    let mut totals = given(facts.reactions.as_ref(), Need::Reactions(item))?.clone();
    let open = |note| state.items.get(&item).and_then(|item| item.note(note)).is_some_and(takes_reactions);
    totals.retain(|total| total.count > 0 && open(total.note));
    totals.sort_by_key(|total| (total.note, total.reaction));
    Ok(Decision::default()
        .event(Event::ReactionsCounted { item, totals })
        .effect(Effect::DeleteMarks { item, kind: MarkKind::Reaction }))
}

const fn takes_reactions(shown: &ShownNote) -> bool {
    shown.reactions.is_none()
}

/// A vote ends when its totals are to be seen or improving is left; a step back within improving loses nobody's dots.
fn vote_ends(state: &State, item: PostmortemId, to: Phase) -> bool {
    let open = state.items.get(&item).is_some_and(|known| known.voting_open);
    let goes_on =
        matches!(to, Phase::Improving { item: there, step } if there == item && step != Step::Decided);
    open && !goes_on
}

fn count_votes(state: &State, item: PostmortemId, facts: &Facts) -> Result<Decision, Refusal> {
    let Tally { voters, mut dots } = given(facts.votes.as_ref(), Need::Votes(item))?.clone();
    let known = state.items.get(&item);
    dots.retain(|card, dots| *dots > 0 && known.is_some_and(|known| known.card(*card).is_some()));
    Ok(Decision::default()
        .event(Event::VotesCounted { item, tally: Tally { voters, dots } })
        .effect(Effect::DeleteMarks { item, kind: MarkKind::Vote }))
}

/// The ids are chance, so that their order is a shuffle which does not depend on the order of the rows.
fn reveal_notes(out: Decision, item: PostmortemId, facts: &Facts) -> Result<Decision, Refusal> {
    let mut notes: Vec<Note> = given(facts.notes.as_ref(), Need::UnrevealedNotes(item))?.clone();
    notes.sort_by_key(|note| note.id);
    Ok(out.event(Event::NotesRevealed { item, notes }).effect(Effect::DeleteUnrevealedNotes { item }))
}

fn reveal_cards(out: Decision, item: PostmortemId, facts: &Facts) -> Result<Decision, Refusal> {
    let mut cards: Vec<Card> = given(facts.cards.as_ref(), Need::UnrevealedCards(item))?.clone();
    cards.sort_by_key(|card| card.id);
    Ok(out.event(Event::CardsRevealed { item, cards }).effect(Effect::DeleteUnrevealedCards { item }))
}
