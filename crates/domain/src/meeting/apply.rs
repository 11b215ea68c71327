//! How one event changes the state. Total: an event about something unknown changes nothing, and nothing panics.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::{
    agenda::Slot,
    clock::Clock,
    event::{Entry, Event, Part},
    ids::NoteId,
    phase::{Phase, Step, Stretch},
    state::{Item, ShownNote, State},
    unsigned::{Note, ReactionTotal, Tally},
};
use crate::id::{MemberId, PostmortemId};

/// The state after one more entry.
#[must_use]
pub fn apply(mut state: State, entry: &Entry) -> State {
    state.seq = entry.seq;
    state.answered.extend(entry.request);
    state.happen(&entry.event);
    state
}

/// The state after a whole log.
pub fn fold<'a>(log: impl IntoIterator<Item = &'a Entry>) -> State {
    log.into_iter().fold(State::default(), apply)
}

impl State {
    fn happen(&mut self, event: &Event) {
        match event {
            Event::Opened { facilitator } => self.facilitator = Some(*facilitator),
            Event::Joined { member } => drop(self.participants.insert(*member)),
            Event::FacilitatorChanged { to, taken } => self.follow(*to, *taken),
            Event::Moved { to, at } => self.go(*to, *at),
            Event::Paused { at } => self.turn_clock(*at, Clock::pause),
            Event::Resumed { at } => self.turn_clock(*at, Clock::resume),
            Event::Closed { carried_over, at } => {
                self.go(Phase::Closed, *at);
                self.carried_over.clone_from(carried_over);
            }
            Event::ItemAdded { .. }
            | Event::ItemTakenBack { .. }
            | Event::Planned { .. }
            | Event::AgendaOrdered { .. }
            | Event::RevisionPinned { .. } => self.change_agenda(event),
            Event::ReadersCounted { .. }
            | Event::NotesRevealed { .. }
            | Event::NoteAdded { .. }
            | Event::ReactionsCounted { .. }
            | Event::SpotlightSet { .. }
            | Event::SetAsideAsked { .. }
            | Event::NoteSetAside { .. } => self.hear(event),
            Event::CardsRevealed { .. }
            | Event::CardAdded { .. }
            | Event::VotesCounted { .. }
            | Event::CardPromoted { .. }
            | Event::KudosGiven { .. }
            | Event::MinutesEdited { .. } => self.improve(event),
        }
    }

    fn change_agenda(&mut self, event: &Event) {
        match event {
            Event::ItemAdded { item, authors, reading } => {
                let added = Item {
                    authors: authors.clone(),
                    slot: Slot::unhurried(*reading),
                    revision: None,
                    left_at: None,
                    spent: BTreeMap::new(),
                    finished: None,
                    notes: None,
                    cards: None,
                    voting_open: false,
                    tally: None,
                };
                self.items.insert(*item, added);
                self.ahead.push(*item);
            }
            Event::ItemTakenBack { item } => {
                self.items.remove(item);
                self.ahead.retain(|other| other != item);
                self.behind.retain(|other| other != item);
            }
            Event::Planned { slots } => {
                for (item, slot) in slots {
                    self.with_item(*item, |item| item.slot = *slot);
                }
            }
            Event::AgendaOrdered { order } => {
                self.behind.retain(|item| !order.contains(item));
                self.ahead.clone_from(order);
            }
            Event::RevisionPinned { item, revision } => {
                self.with_item(*item, |item| item.revision = Some(*revision));
            }
            _ => {}
        }
    }

    fn hear(&mut self, event: &Event) {
        match event {
            Event::ReadersCounted { item, finished } => self.with_item(*item, |item| {
                item.finished = item.finished.max(Some(*finished));
            }),
            Event::NotesRevealed { item, notes } => self.with_item(*item, |item| {
                item.notes.get_or_insert_default().extend(notes.iter().cloned().map(shown));
            }),
            Event::NoteAdded { item, note } => self.with_item(*item, |item| {
                item.notes.get_or_insert_default().push(shown(note.clone()));
            }),
            Event::ReactionsCounted { item, totals } => {
                self.with_item(*item, |item| count_reactions(item, totals));
            }
            Event::SpotlightSet { note } => self.spotlight = *note,
            Event::SetAsideAsked { note } => self.with_note(*note, |shown| shown.aside_asked = true),
            Event::NoteSetAside { note, aside } => {
                self.with_note(*note, |shown| {
                    shown.aside = *aside;
                    shown.aside_asked = false;
                });
                if *aside && self.spotlight == Some(*note) {
                    self.spotlight = None;
                }
            }
            _ => {}
        }
    }

    fn improve(&mut self, event: &Event) {
        match event {
            Event::CardsRevealed { item, cards } => self.with_item(*item, |item| {
                item.cards.get_or_insert_default().extend(cards.iter().cloned());
            }),
            Event::CardAdded { item, card } => self.with_item(*item, |item| {
                item.cards.get_or_insert_default().push(card.clone());
            }),
            Event::VotesCounted { item, tally } => self.with_item(*item, |item| count_votes(item, tally)),
            Event::CardPromoted { promotion } => self.actions.push(*promotion),
            Event::KudosGiven { kudos } => self.kudos.push(kudos.clone()),
            Event::MinutesEdited { part, text } => self.word(*part, text.as_ref()),
            _ => {}
        }
    }

    fn follow(&mut self, to: MemberId, taken: bool) {
        self.displaced = self.facilitator.filter(|_| taken);
        self.facilitator = Some(to);
        self.lead += 1;
    }

    fn turn_clock(&mut self, at: Timestamp, turn: impl FnOnce(Clock, Timestamp) -> Clock) {
        self.clock = self.clock.map(|clock| turn(clock, at));
        self.latest = Some(self.instant(at));
    }

    /// Moves the room. The steps of improving share a clock; anything else stops one and starts another.
    fn go(&mut self, to: Phase, at: Timestamp) {
        let from = self.phase;
        if from.item() != to.item() {
            self.change_item(from, to);
        }
        if (from.item(), from.stretch()) != (to.item(), to.stretch()) {
            self.stop_clock(from, at);
            self.start_clock(to, at);
            self.spotlight = None;
        }
        if let Phase::Improving { item, step: Step::Voting } = to {
            self.with_item(item, |item| item.voting_open = true);
        }
        self.phase = to;
        self.turn += 1;
        self.latest = Some(self.instant(at));
    }

    /// Going on leaves an item behind; going back to one that is behind puts the present one ahead again.
    fn change_item(&mut self, from: Phase, to: Phase) {
        let returns = to.item().is_some_and(|item| self.behind.contains(&item));
        if let Some(left) = from.item() {
            self.with_item(left, |item| item.left_at = Some(from));
            if returns {
                self.ahead.insert(0, left);
            } else {
                self.behind.push(left);
            }
        }
        let taken_up = |item: &PostmortemId| Some(*item) == to.item();
        self.behind.retain(|item| !taken_up(item));
        self.ahead.retain(|item| !taken_up(item));
    }

    fn stop_clock(&mut self, from: Phase, at: Timestamp) {
        let stopped = self.clock.take().zip(from.stretch()).zip(from.item());
        if let Some(((clock, stretch), item)) = stopped {
            self.with_item(item, |item| {
                item.spent.insert(stretch, clock.elapsed(at));
            });
        }
    }

    fn start_clock(&mut self, to: Phase, at: Timestamp) {
        let known = to.item().and_then(|item| self.items.get(&item));
        self.clock = to.stretch().zip(known).map(|(stretch, item): (Stretch, &Item)| {
            let spent = item.spent.get(&stretch).copied().unwrap_or(SignedDuration::ZERO);
            Clock::running(item.slot.planned(stretch), spent, at)
        });
    }

    fn word(&mut self, part: Part, text: Option<&String>) {
        match text {
            Some(text) => drop(self.minutes.insert(part, text.clone())),
            None => drop(self.minutes.remove(&part)),
        }
    }

    fn with_item(&mut self, item: PostmortemId, change: impl FnOnce(&mut Item)) {
        if let Some(found) = self.items.get_mut(&item) {
            change(found);
        }
    }

    fn with_note(&mut self, id: NoteId, change: impl FnOnce(&mut ShownNote)) {
        let mut notes = self.items.values_mut().filter_map(|item| item.notes.as_mut()).flatten();
        if let Some(shown) = notes.find(|shown| shown.note.id == id) {
            change(shown);
        }
    }
}

const fn shown(note: Note) -> ShownNote {
    ShownNote { note, aside: false, aside_asked: false, reactions: None }
}

/// A total is final. What is counted once gets no more, so that nobody whose mark is forgotten can count again.
fn count_reactions(item: &mut Item, totals: &[ReactionTotal]) {
    for shown in item.notes.iter_mut().flatten().filter(|shown| shown.reactions.is_none()) {
        let own = totals.iter().filter(|total| total.note == shown.note.id);
        shown.reactions = Some(own.map(|total| (total.reaction, total.count)).collect());
    }
}

/// A later vote replaces an earlier one, unless nobody voted: going back and on again takes no result away.
fn count_votes(item: &mut Item, tally: &Tally) {
    item.voting_open = false;
    if tally.voters > 0 || item.tally.is_none() {
        item.tally = Some(tally.clone());
    }
}
