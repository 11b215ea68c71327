//! A room with a store in memory, which brings no fact but those that are asked for and does what decisions say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::super::*;
use crate::{
    Language,
    id::{ActionItemId, MemberId, PostmortemId},
    meeting::unsigned::{Card, Kudos, KudosKind, Note, NoteKind, Passage, ReactionTotal, Tally},
};

pub(super) const MEMBERS: u8 = 6;
pub(super) const ITEMS: u8 = 3;

pub(super) fn member(n: u8) -> MemberId {
    MemberId::new(Uuid::from_u128(0xdead_0000 + u128::from(n)))
}

pub(super) fn item(n: u8) -> PostmortemId {
    PostmortemId::new(Uuid::from_u128(0xcafe_0000 + u128::from(n)))
}

/// A random id that is the same in each run; different numbers are in no particular order.
pub(super) fn chance(n: u16) -> Uuid {
    let scattered = u128::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    uuid::Builder::from_random_bytes(scattered.to_be_bytes()).into_uuid()
}

pub(super) fn note_id(n: u16) -> NoteId {
    NoteId::random(chance(n)).unwrap()
}

pub(super) fn card_id(n: u16) -> CardId {
    CardId::random(chance(n)).unwrap()
}

pub(super) fn key(n: u8) -> KeyHash {
    KeyHash([n; 32])
}

pub(super) fn note(n: u16) -> Note {
    let kind = NoteKind::ALL[usize::from(n) % 3];
    Note::parse(note_id(n), Some(Passage(n)), kind, Language::Ja, &format!("note {n}")).unwrap()
}

pub(super) fn card(n: u16) -> Card {
    Card::parse(card_id(n), "be careful", &format!("let a machine do {n}"), Language::En).unwrap()
}

pub(super) fn kudos(n: u16, of: u8) -> Kudos {
    let id = KudosId::random(chance(n)).unwrap();
    Kudos::parse(id, item(of), KudosKind::BraveSharing, Language::En, "thank you").unwrap()
}

pub(super) fn promotion(action: u8, of: u8, card: u16) -> Promotion {
    Promotion {
        action: ActionItemId::new(Uuid::from_u128(0xac_0000 + u128::from(action))),
        item: item(of),
        card: card_id(card),
        owner: member(1),
        due: "2026-12-18".parse().unwrap(),
        strength: Some(Strength::Prevents),
    }
}

/// A meeting and all that a store keeps for it.
#[derive(Clone)]
pub(super) struct World {
    pub(super) log: Vec<Entry>,
    pub(super) state: State,
    pub(super) notes: BTreeMap<NoteId, (PostmortemId, Note, KeyHash)>,
    pub(super) cards: BTreeMap<CardId, (PostmortemId, Card, KeyHash)>,
    pub(super) marks: BTreeSet<Mark>,
    pub(super) ready: Vec<Ready>,
    pub(super) seen: LastSeen,
    pub(super) now: Timestamp,
    pub(super) minutes: Length,
    pub(super) effects: Vec<Effect>,
}

impl World {
    /// Member 0 is asked to lead; items 0 to 2 are ready, each by the member with its number.
    pub(super) fn new() -> Self {
        let ready = |n| Ready {
            item: item(n),
            authors: BTreeSet::from([member(n)]),
            revision: 10 + i64::from(n),
            reading: 4,
        };
        Self {
            log: vec![],
            state: State::default(),
            notes: BTreeMap::new(),
            cards: BTreeMap::new(),
            marks: BTreeSet::new(),
            ready: (0..ITEMS).map(ready).collect(),
            seen: LastSeen::Never,
            now: Timestamp::from_second(1_000_000).unwrap(),
            minutes: Length::Minutes(60),
            effects: vec![],
        }
    }

    /// The same, with everybody in the room and the facilitator just seen.
    pub(super) fn full() -> Self {
        let mut world = Self::new();
        (0..MEMBERS).for_each(|n| world.done(n, Command::Join));
        world.seen = LastSeen::At(world.now);
        world
    }

    /// A full room after so many 'next'.
    pub(super) fn after(steps: usize) -> Self {
        let mut world = Self::full();
        (0..steps).for_each(|_| world.next());
        world
    }

    pub(super) fn pass(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }

    /// Exactly what `needs` names; anything else stays away.
    pub(super) fn facts(&self, request: &Request) -> Facts {
        let mut facts = Facts::at(self.now);
        for need in needs(&self.state, request) {
            self.bring(&mut facts, need, request.by);
        }
        facts
    }

    fn bring(&self, facts: &mut Facts, need: Need, by: MemberId) {
        match need {
            Need::OfClub(who) => facts.of_club = Some((0..MEMBERS).any(|n| member(n) == who)),
            Need::Appointed => facts.appointed = Some(member(0)),
            Need::Ready => facts.ready = Some(self.ready.clone()),
            Need::Minutes => facts.minutes = Some(self.minutes),
            Need::FacilitatorSeen => facts.facilitator_seen = Some(self.seen),
            Need::NoteWritten(id, key) => {
                facts.written = Some(written(self.notes.get(&id).map(|(item, _, own)| (*item, *own)), key));
            }
            Need::CardWritten(id, key) => {
                facts.written = Some(written(self.cards.get(&id).map(|(item, _, own)| (*item, *own)), key));
            }
            Need::UnrevealedNotes(item) => {
                let of = self.notes.values().filter(|(on, ..)| *on == item);
                facts.notes = Some(of.map(|(_, note, _)| note.clone()).collect());
            }
            Need::UnrevealedCards(item) => {
                let of = self.cards.values().filter(|(on, ..)| *on == item);
                facts.cards = Some(of.map(|(_, card, _)| card.clone()).collect());
            }
            Need::Finished(item) => facts.finished = Some(self.marks_on(item, MarkKind::Finished)),
            Need::Reactions(item) => facts.reactions = Some(self.reactions(item)),
            Need::Votes(item) => facts.votes = Some(self.votes(item)),
            Need::OwnVotes(item) => {
                let own = self.marks.iter().filter(|mark| mark.item == item && mark.by == by);
                facts.own_votes = Some(own.filter_map(voted).collect());
            }
        }
    }

    fn marks_on(&self, item: PostmortemId, kind: MarkKind) -> u32 {
        let of = self.marks.iter().filter(|mark| mark.item == item && mark.of.kind() == kind);
        u32::try_from(of.count()).unwrap()
    }

    fn reactions(&self, item: PostmortemId) -> Vec<ReactionTotal> {
        let mut counts = BTreeMap::new();
        for mark in self.marks.iter().filter(|mark| mark.item == item) {
            if let MarkOf::Reaction(note, reaction) = mark.of {
                *counts.entry((note, reaction)).or_default() += 1;
            }
        }
        counts.into_iter().map(|((note, reaction), count)| ReactionTotal { note, reaction, count }).collect()
    }

    fn votes(&self, item: PostmortemId) -> Tally {
        let votes: Vec<_> = self.marks.iter().filter(|m| m.item == item && voted(m).is_some()).collect();
        let voters: BTreeSet<_> = votes.iter().map(|mark| mark.by).collect();
        let mut dots = BTreeMap::new();
        votes.iter().filter_map(|mark| voted(mark)).for_each(|card| *dots.entry(card).or_default() += 1);
        Tally { voters: u32::try_from(voters.len()).unwrap(), dots }
    }

    pub(super) fn try_ask(&mut self, request: &Request) -> Result<Decision, Refusal> {
        let decision = decide(&self.state, request, &self.facts(request))?;
        for entry in decision.entries(&self.state, request.id) {
            self.state = apply(std::mem::take(&mut self.state), &entry);
            self.log.push(entry);
        }
        decision.effects.iter().for_each(|effect| self.carry_out(effect));
        self.effects.extend(decision.effects.iter().cloned());
        Ok(decision)
    }

    pub(super) fn ask(&mut self, by: u8, command: Command) -> Result<Decision, Refusal> {
        self.try_ask(&Request { id: None, by: member(by), command })
    }

    /// Asks what must be granted.
    pub(super) fn done(&mut self, by: u8, command: Command) {
        self.ask(by, command).unwrap();
    }

    pub(super) fn next(&mut self) {
        let turn = self.state.turn;
        let lead = self.state.facilitator.unwrap();
        self.try_ask(&Request { id: None, by: lead, command: Command::Next { turn } }).unwrap();
    }

    pub(super) fn back(&mut self) {
        let turn = self.state.turn;
        self.done(0, Command::Back { turn });
    }

    pub(super) fn write_note(&mut self, by: u8, of: u8, n: u16) {
        self.done(by, Command::WriteNote { item: item(of), note: note(n), key: key(by) });
    }

    pub(super) fn write_card(&mut self, by: u8, of: u8, n: u16) {
        self.done(by, Command::WriteCard { item: item(of), card: card(n), key: key(by) });
    }

    fn carry_out(&mut self, effect: &Effect) {
        match effect {
            Effect::KeepNote { item, note, key } => {
                drop(self.notes.insert(note.id, (*item, note.clone(), *key)));
            }
            Effect::KeepCard { item, card, key } => {
                drop(self.cards.insert(card.id, (*item, card.clone(), *key)));
            }
            Effect::DeleteNote { id } => drop(self.notes.remove(id)),
            Effect::DeleteCard { id } => drop(self.cards.remove(id)),
            Effect::SetMark(mark) => drop(self.marks.insert(*mark)),
            Effect::ClearMark(mark) => drop(self.marks.remove(mark)),
            Effect::DeleteUnrevealedNotes { item } => self.notes.retain(|_, (on, ..)| on != item),
            Effect::DeleteUnrevealedCards { item } => self.cards.retain(|_, (on, ..)| on != item),
            Effect::DeleteMarks { item, kind } => {
                self.marks.retain(|mark| mark.item != *item || mark.of.kind() != *kind);
            }
            Effect::DeleteEverythingUnseen => {
                self.notes.clear();
                self.cards.clear();
                self.marks.clear();
            }
            Effect::PinRevision { .. }
            | Effect::ReduceAssignmentsToTotals
            | Effect::OpenAction { .. }
            | Effect::CarryOver { .. } => {}
        }
    }
}

fn written(row: Option<(PostmortemId, KeyHash)>, key: KeyHash) -> Written {
    match row {
        None => Written::Nowhere,
        Some((item, own)) if own == key => Written::WithThisKey(item),
        Some(_) => Written::WithAnotherKey,
    }
}

fn voted(mark: &Mark) -> Option<CardId> {
    match mark.of {
        MarkOf::Vote(card) => Some(card),
        _ => None,
    }
}
