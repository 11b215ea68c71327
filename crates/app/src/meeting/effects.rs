//! Carries out what a decision does beside the log, in the transaction that appends its events.

use jiff::Timestamp;
use yomikai_domain::{
    assignment::Readiness,
    id::PostmortemId,
    meeting::{Decision, Effect, Event, Phase, State},
};
use yomikai_store::{Connection, Result, action_item, assignment, call, mark, meeting_day, unrevealed};

use super::Meeting;

/// Does it.
pub(super) async fn carry_out(
    db: &mut Connection,
    meeting: &Meeting,
    decision: &Decision,
    at: Timestamp,
) -> Result<()> {
    for effect in &decision.effects {
        one(db, meeting, effect, at).await?;
    }
    Ok(())
}

async fn one(db: &mut Connection, meeting: &Meeting, effect: &Effect, at: Timestamp) -> Result<()> {
    let id = meeting.id;
    match effect {
        Effect::KeepNote { item, note, key } => unrevealed::keep_note(db, id, *item, note, *key).await,
        Effect::DeleteNote { id: note } => unrevealed::delete_note(db, id, *note).await,
        Effect::KeepCard { item, card, key } => unrevealed::keep_card(db, id, *item, card, *key).await,
        Effect::DeleteCard { id: card } => unrevealed::delete_card(db, id, *card).await,
        Effect::SetMark(given) => mark::set(db, id, *given).await,
        Effect::ClearMark(given) => mark::clear(db, id, *given).await,
        Effect::DeleteUnrevealedNotes { item } => unrevealed::delete_notes(db, id, *item).await,
        Effect::DeleteUnrevealedCards { item } => unrevealed::delete_cards(db, id, *item).await,
        Effect::DeleteMarks { item, kind } => mark::delete(db, id, *item, *kind).await,
        Effect::DeleteEverythingUnseen => {
            unrevealed::delete_all(db, id).await?;
            mark::delete_all(db, id).await
        }
        Effect::PinRevision { item, revision } => meeting_day::pin(db, id, *item, *revision).await,
        Effect::ReduceAssignmentsToTotals => reduce(db, meeting).await,
        Effect::OpenAction { promotion, card } => action_item::open(db, id, promotion, card, at).await,
        Effect::CarryOver { items } => carry_over(db, meeting, items, at).await,
    }
}

async fn reduce(db: &mut Connection, meeting: &Meeting) -> Result<()> {
    if meeting.call.is_none() {
        return Ok(());
    }
    let all = assignment::list(db, meeting.id).await?;
    let total = Readiness::of(all.iter().map(|named| named.assignment.standing()));
    call::keep_total(db, meeting.id, total).await?;
    assignment::forget_all_but_ready(db, meeting.id).await
}

/// The club's next meeting may have been called already; where it has not, opening its call looks back to this one.
async fn carry_over(
    db: &mut Connection,
    meeting: &Meeting,
    items: &[PostmortemId],
    at: Timestamp,
) -> Result<()> {
    meeting_day::keep_carried_over(db, meeting.id, items).await?;
    match meeting_day::next_called(db, meeting.club, meeting.number).await? {
        Some(next) => assignment::carry_over(db, next, meeting.id, at).await,
        None => Ok(()),
    }
}

/// Keeps what lists ask for and would otherwise have to fold the log for: since when, and who leads.
pub(super) async fn project(
    db: &mut Connection,
    meeting: &Meeting,
    before: &State,
    decision: &Decision,
    at: Timestamp,
) -> Result<()> {
    for event in &decision.events {
        match event {
            Event::Moved { .. } if before.phase == Phase::Lobby => {
                meeting_day::begin(db, meeting.id, at).await?;
            }
            Event::Closed { .. } => meeting_day::close(db, meeting.id, at).await?,
            Event::FacilitatorChanged { to, .. } => {
                yomikai_store::meeting::set_facilitator(db, meeting.id, *to).await?;
                meeting_day::see_facilitator(db, meeting.id, at).await?;
            }
            _ => {}
        }
    }
    Ok(())
}
