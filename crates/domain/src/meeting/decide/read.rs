//! Reading and discussing: who has finished, notes, reactions, the spotlight.

use super::super::{
    effect::{Decision, Effect, KeyHash, Mark, MarkOf},
    event::Event,
    facts::{Facts, Need, Written, given},
    ids::NoteId,
    phase::Phase,
    refusal::Refusal,
    state::{ShownNote, State},
    unsigned::{Note, Reaction},
};
use crate::id::{MemberId, PostmortemId};

/// Sets a mark, or takes it away. Either can be said twice.
pub(super) fn mark(on: bool, mark: Mark) -> Decision {
    Decision::default().effect(if on { Effect::SetMark(mark) } else { Effect::ClearMark(mark) })
}

pub(super) fn finish(state: &State, by: MemberId, item: PostmortemId, on: bool) -> Result<Decision, Refusal> {
    if state.phase != (Phase::Reading { item }) {
        return Err(Refusal::NotNow);
    }
    Ok(mark(on, Mark { item, of: MarkOf::Finished, by }))
}

/// Keeps a note unseen until the reveal; after it, all see it at once.
pub(super) fn write_note(
    state: &State,
    item: PostmortemId,
    note: &Note,
    key: KeyHash,
    facts: &Facts,
) -> Result<Decision, Refusal> {
    if is_shown(state, note.id) {
        return Err(Refusal::AlreadyShown);
    }
    let written = given(facts.written.as_ref(), Need::NoteWritten(note.id, key))?;
    own_or_new(*written, item)?;
    if !matches!(state.phase, Phase::Reading { .. } | Phase::Discussing { .. }) {
        return Err(Refusal::NotNow);
    }
    let here = state.at_item(item).ok_or(Refusal::NotNow)?;
    let note = note.clone();
    Ok(if here.notes.is_some() {
        Decision::default().event(Event::NoteAdded { item, note })
    } else {
        Decision::default().effect(Effect::KeepNote { item, note, key })
    })
}

fn is_shown(state: &State, note: NoteId) -> bool {
    state.items.values().any(|item| item.note(note).is_some())
}

/// Whether a text may be kept under its id: there is none yet, or it is this browser's, on the same item.
pub(super) fn own_or_new(written: Written, item: PostmortemId) -> Result<(), Refusal> {
    match written {
        Written::Nowhere => Ok(()),
        Written::WithThisKey(on) if on == item => Ok(()),
        Written::WithThisKey(_) | Written::WithAnotherKey => Err(Refusal::NotYours),
    }
}

/// Throws an unseen note away, whatever the room is at by now: it is its writer's until it is shown.
pub(super) fn drop_note(
    state: &State,
    item: PostmortemId,
    note: NoteId,
    key: KeyHash,
    facts: &Facts,
) -> Result<Decision, Refusal> {
    if is_shown(state, note) {
        return Err(Refusal::AlreadyShown);
    }
    let written = *given(facts.written.as_ref(), Need::NoteWritten(note, key))?;
    own_or_new(written, item)?;
    Ok(match written {
        Written::WithThisKey(_) => Decision::default().effect(Effect::DeleteNote { id: note }),
        _ => Decision::default(),
    })
}

/// The note with that id, where it is being discussed.
fn discussed(state: &State, note: NoteId) -> Result<(PostmortemId, &ShownNote), Refusal> {
    match (state.phase, state.current()) {
        (Phase::Discussing { item }, Some((_, here))) => {
            here.note(note).map(|shown| (item, shown)).ok_or(Refusal::Unknown)
        }
        _ => Err(Refusal::NotNow),
    }
}

/// Answers a note. Marks are counted when discussing ends; a counted note takes no more, so that nothing counts twice.
pub(super) fn react(
    state: &State,
    by: MemberId,
    item: PostmortemId,
    (note, reaction): (NoteId, Reaction),
    on: bool,
) -> Result<Decision, Refusal> {
    if state.phase.item() != Some(item) {
        return Err(Refusal::NotNow);
    }
    let (item, shown) = discussed(state, note)?;
    if shown.aside {
        return Err(Refusal::LiesAside);
    }
    if shown.reactions.is_some() {
        return Err(Refusal::ReactionsAreCounted);
    }
    Ok(mark(on, Mark { item, of: MarkOf::Reaction(note, reaction), by }))
}

pub(super) fn spotlight(state: &State, note: Option<NoteId>) -> Result<Decision, Refusal> {
    if note == state.spotlight {
        return Ok(Decision::default());
    }
    if let Some(note) = note
        && discussed(state, note)?.1.aside
    {
        return Err(Refusal::LiesAside);
    }
    Ok(Decision::default().event(Event::SpotlightSet { note }))
}

pub(super) fn set_aside(state: &State, note: NoteId, aside: bool) -> Result<Decision, Refusal> {
    let (_, shown) = discussed(state, note)?;
    // Leaving it where it is answers the author's request, too.
    if shown.aside == aside && !shown.aside_asked {
        return Ok(Decision::default());
    }
    Ok(Decision::default().event(Event::NoteSetAside { note, aside }))
}

pub(super) fn ask_to_set_aside(state: &State, by: MemberId, note: NoteId) -> Result<Decision, Refusal> {
    let (item, shown) = discussed(state, note)?;
    if !state.items.get(&item).is_some_and(|item| item.authors.contains(&by)) {
        return Err(Refusal::OnlyTheAuthor);
    }
    if shown.aside || shown.aside_asked {
        return Ok(Decision::default());
    }
    Ok(Decision::default().event(Event::SetAsideAsked { note }))
}
