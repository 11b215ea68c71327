//! What a decision must know beside the log, read in the transaction that commits it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use yomikai_domain::{
    id::{MeetingId, MemberId, PostmortemId},
    limits,
    meeting::{
        Command, Facts, KeyHash, LastSeen, Length, Need, Phase, Ready, Refusal, Request, State, Written,
        agenda::{self, LEAST_IN_ALL},
        needs,
    },
    schedule::Schedule,
};
use yomikai_store::{Connection, Result, assignment::ReadyDocument, mark, meeting_day, unrevealed};

use super::{Meeting, is_room_open};
use crate::Chance;

/// Gathers what [`needs`] asks for.
pub(super) async fn gather(
    db: &mut Connection,
    meeting: &Meeting,
    state: &State,
    request: &Request,
    (now, chance): (Timestamp, &dyn Chance),
) -> Result<Facts> {
    let id = meeting.id;
    let mut facts = Facts::at(now);
    for need in needs(state, request) {
        match need {
            Need::OfClub(member) => facts.of_club = Some(is_of_club(db, meeting, member).await?),
            Need::Appointed => facts.appointed = Some(meeting.facilitator),
            Need::Ready => facts.ready = Some(ready(db, meeting, chance).await?),
            Need::Minutes => facts.minutes = Some(length(&meeting.schedule, now)),
            Need::FacilitatorSeen => facts.facilitator_seen = Some(seen(db, meeting).await?),
            Need::NoteWritten(note, key) => {
                facts.written = Some(written(unrevealed::find_note(db, id, note).await?, key));
            }
            Need::CardWritten(card, key) => {
                facts.written = Some(written(unrevealed::find_card(db, id, card).await?, key));
            }
            Need::UnrevealedNotes(item) => {
                facts.notes = Some(texts(unrevealed::list_notes(db, id, item).await?));
            }
            Need::UnrevealedCards(item) => {
                facts.cards = Some(texts(unrevealed::list_cards(db, id, item).await?));
            }
            Need::Finished(item) => facts.finished = Some(mark::count_finished(db, id, item).await?),
            Need::Reactions(item) => facts.reactions = Some(mark::count_reactions(db, id, item).await?),
            Need::Votes(item) => facts.votes = Some(mark::count_votes(db, id, item).await?),
            Need::OwnVotes(item) => facts.own_votes = Some(mark::own(db, id, item, request.by).await?.votes),
        }
    }
    Ok(facts)
}

/// Refuses what the log alone cannot: what is asked of a meeting that was cancelled, or is to begin on another day; an
/// action's id, which a browser chooses, that is another's; and more than a room holds, though what is there already can
/// come again.
pub(super) async fn refuse(
    db: &mut Connection,
    meeting: &Meeting,
    state: &State,
    request: &Request,
    now: Timestamp,
) -> Result<Option<Refusal>> {
    if meeting.cancelled_at.is_some() {
        return Ok(Some(Refusal::Cancelled));
    }
    if state.phase == Phase::Lobby && begins(&request.command) && !is_room_open(meeting, now) {
        return Ok(Some(Refusal::NotToday));
    }
    let id = meeting.id;
    let shown = |item| state.items.get(&item);
    let (has, most) = match &request.command {
        Command::Promote(promotion) => {
            let is_ours = state.actions.iter().any(|known| known.action == promotion.action);
            let is_taken = !is_ours && yomikai_store::action_item::exists(db, promotion.action).await?;
            return Ok(is_taken.then_some(Refusal::AlreadyAnAction));
        }
        Command::WriteNote { item, .. } => {
            let unseen = unrevealed::count_notes(db, id, *item).await?;
            (unseen + shown(*item).and_then(|item| item.notes.as_ref()).map_or(0, Vec::len), limits::NOTES)
        }
        Command::WriteCard { item, .. } => {
            let unseen = unrevealed::count_cards(db, id, *item).await?;
            (unseen + shown(*item).and_then(|item| item.cards.as_ref()).map_or(0, Vec::len), limits::CARDS)
        }
        Command::GiveKudos(_) => (state.kudos.len(), limits::THANKS),
        _ => return Ok(None),
    };
    let is_too_many = has >= most && !is_there(db, id, state, &request.command).await?;
    Ok(is_too_many.then_some(Refusal::TooMany))
}

/// Whether it would leave the lobby.
const fn begins(command: &Command) -> bool {
    matches!(command, Command::Start { .. } | Command::Next { .. })
}

/// Whether what is written is there already: then its writer asks again, or words it anew.
async fn is_there(db: &mut Connection, meeting: MeetingId, state: &State, command: &Command) -> Result<bool> {
    let item = |item| state.items.get(item);
    Ok(match command {
        Command::WriteNote { item: on, note, .. } => {
            item(on).is_some_and(|item| item.note(note.id).is_some())
                || unrevealed::find_note(db, meeting, note.id).await?.is_some()
        }
        Command::WriteCard { item: on, card, .. } => {
            item(on).is_some_and(|item| item.card(card.id).is_some())
                || unrevealed::find_card(db, meeting, card.id).await?.is_some()
        }
        Command::GiveKudos(kudos) => state.kudos.iter().any(|known| known.id == kudos.id),
        _ => false,
    })
}

async fn is_of_club(db: &mut Connection, meeting: &Meeting, member: MemberId) -> Result<bool> {
    let members = yomikai_store::club::list_members(db, meeting.club).await?;
    Ok(members.iter().any(|named| named.id == member))
}

async fn seen(db: &mut Connection, meeting: &Meeting) -> Result<LastSeen> {
    // Who was never there is away from when the meeting should have started, and not before.
    let seen = meeting_day::facilitator_seen(db, meeting.id).await?;
    Ok(LastSeen::At(seen.unwrap_or(meeting.schedule.starts_at)))
}

fn written(kept: unrevealed::Kept, key: KeyHash) -> Written {
    match kept {
        None => Written::Nowhere,
        Some((item, known)) if known == key => Written::WithThisKey(item),
        Some(_) => Written::WithAnotherKey,
    }
}

fn texts<T>(kept: Vec<(T, KeyHash)>) -> Vec<T> {
    kept.into_iter().map(|(text, _)| text).collect()
}

/// What is ready, in the agenda's order: what the club's last meeting did not come to first, the rest shuffled.
async fn ready(db: &mut Connection, meeting: &Meeting, chance: &dyn Chance) -> Result<Vec<Ready>> {
    let carried = match meeting_day::last_closed(db, meeting.club, meeting.number).await? {
        Some(last) => meeting_day::list_carried_over(db, last).await?,
        None => Vec::new(),
    };
    let first: BTreeMap<PostmortemId, usize> = carried.into_iter().zip(0..).collect();
    let mut documents = yomikai_store::assignment::list_ready(db, meeting.id).await?;
    documents.sort_by_cached_key(|document| {
        let place = first.get(&document.postmortem).copied().unwrap_or(usize::MAX);
        (place, number(chance))
    });
    Ok(documents.into_iter().map(as_ready).collect())
}

fn number(chance: &dyn Chance) -> u64 {
    let mut bytes = [0; 8];
    chance.fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

fn as_ready(document: ReadyDocument) -> Ready {
    Ready {
        item: document.postmortem,
        authors: document.authors,
        revision: document.revision,
        reading: agenda::reading_minutes(&document.body, document.language),
    }
}

/// How long there is for all items: what was planned, or what of it is left where people started later. A meeting that
/// starts at another hour altogether gets the time that was planned.
fn length(schedule: &Schedule, now: Timestamp) -> Length {
    let planned = agenda::available(schedule.length);
    let late = now.duration_since(schedule.starts_at).as_mins();
    let left = u16::try_from(i64::from(planned) - late.max(0)).unwrap_or(0);
    Length::Minutes(if left < LEAST_IN_ALL { planned } else { left })
}
