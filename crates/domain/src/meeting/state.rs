//! What the log adds up to. Pages read it; only [`super::apply`] writes it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::{
    action::Promotion,
    agenda::Slot,
    clock::Clock,
    event::Part,
    ids::{CardId, CommandId, NoteId},
    phase::{Phase, Step, Stretch},
    unsigned::{Card, Kudos, Note, Reaction, Tally},
};
use crate::id::{MemberId, PostmortemId};

/// A note that everybody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownNote {
    /// What it says.
    pub note: Note,
    /// Whether it lies aside.
    pub aside: bool,
    /// Whether the document's author asked for that. For the facilitator's eyes only.
    pub aside_asked: bool,
    /// The final totals of its reactions; `None` while it can still get some.
    pub reactions: Option<BTreeMap<Reaction, u32>>,
}

/// One postmortem in the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whose it is.
    pub authors: BTreeSet<MemberId>,
    /// Its minutes.
    pub slot: Slot,
    /// The revision that the room reads, from its first reading on.
    pub revision: Option<i64>,
    /// Where the room left it, for coming back.
    pub left_at: Option<Phase>,
    /// The time that each stretch took so far, without the running one.
    pub spent: BTreeMap<Stretch, SignedDuration>,
    /// How many had finished when reading ended.
    pub finished: Option<u32>,
    /// The notes; `None` until they are revealed, and never again after.
    pub notes: Option<Vec<ShownNote>>,
    /// The cards; `None` until they are revealed, and never again after.
    pub cards: Option<Vec<Card>>,
    /// Whether dots may have been put that are not counted yet.
    pub voting_open: bool,
    /// What the last vote came to.
    pub tally: Option<Tally>,
}

impl Item {
    /// Whether the room has taken it up: what was only looked into stays unread and is carried over.
    pub const fn is_read(&self) -> bool {
        self.notes.is_some()
    }

    /// The notes that are shown, in the order in which a room takes them up.
    pub fn notes_in_order(&self) -> Vec<&ShownNote> {
        let mut notes: Vec<_> = self.notes.iter().flatten().collect();
        notes.sort_by_key(|shown| shown.note.reading_order());
        notes
    }

    /// The totals of the vote, unless one is under way.
    pub fn shown_tally(&self) -> Option<&Tally> {
        self.tally.as_ref().filter(|_| !self.voting_open)
    }

    /// One of the notes that are shown.
    pub fn note(&self, id: NoteId) -> Option<&ShownNote> {
        self.notes.iter().flatten().find(|shown| shown.note.id == id)
    }

    /// One of the cards that are shown.
    pub fn card(&self, id: CardId) -> Option<&Card> {
        self.cards.iter().flatten().find(|card| card.id == id)
    }
}

/// A meeting as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The number of the last event; 0 before the room is open.
    pub seq: i64,
    /// The requests that the log answers.
    pub answered: BTreeSet<CommandId>,
    /// Where the room is.
    pub phase: Phase,
    /// How often the room moved. A page sends it with a move, so that moving twice by accident moves once.
    pub turn: u32,
    /// Who leads; `None` only before the room is open.
    pub facilitator: Option<MemberId>,
    /// From whom it was taken over, until somebody hands over.
    pub displaced: Option<MemberId>,
    /// How often the lead changed; sent along as `turn` is.
    pub lead: u32,
    /// Who takes part.
    pub participants: BTreeSet<MemberId>,
    /// Every postmortem of the meeting.
    pub items: BTreeMap<PostmortemId, Item>,
    /// What the room has been at, in order.
    pub behind: Vec<PostmortemId>,
    /// What is to come, in order.
    pub ahead: Vec<PostmortemId>,
    /// The clock of the stretch that the room is in.
    pub clock: Option<Clock>,
    /// The latest instant in the log.
    pub latest: Option<Timestamp>,
    /// The note that everybody looks at.
    pub spotlight: Option<NoteId>,
    /// The cards that became actions, in order.
    pub actions: Vec<Promotion>,
    /// The thanks, in order.
    pub kudos: Vec<Kudos>,
    /// The parts of the minutes that the facilitator worded.
    pub minutes: BTreeMap<Part, String>,
    /// What goes first next time, once the meeting is closed.
    pub carried_over: Vec<PostmortemId>,
}

impl State {
    /// Whether anybody has entered the room yet.
    pub const fn is_open(&self) -> bool {
        self.seq > 0
    }

    /// The postmortem that the room is at.
    pub fn current(&self) -> Option<(PostmortemId, &Item)> {
        let item = self.phase.item()?;
        Some((item, self.items.get(&item)?))
    }

    /// The current postmortem, where it is `item`.
    pub fn at_item(&self, item: PostmortemId) -> Option<&Item> {
        self.current().filter(|(current, _)| *current == item).map(|(_, found)| found)
    }

    /// Whether somebody takes part.
    pub fn takes_part(&self, member: MemberId) -> bool {
        self.participants.contains(&member)
    }

    /// Whether somebody leads.
    pub fn is_led_by(&self, member: MemberId) -> bool {
        self.facilitator == Some(member)
    }

    /// Whether the postmortem at hand is the facilitator's own, so that the page offers another lead.
    pub fn facilitator_is_author(&self) -> bool {
        let authors = self.current().map(|(_, item)| &item.authors);
        authors.zip(self.facilitator).is_some_and(|(authors, lead)| authors.contains(&lead))
    }

    /// Which of how many the room is at, counted from 1.
    pub fn position(&self) -> Option<(usize, usize)> {
        self.phase.item().map(|_| (self.behind.len() + 1, self.behind.len() + 1 + self.ahead.len()))
    }

    /// What would go first next time if the meeting closed now: all that was not read, in the agenda's order.
    pub fn unread(&self) -> Vec<PostmortemId> {
        let agenda = self.behind.iter().copied().chain(self.phase.item()).chain(self.ahead.iter().copied());
        agenda.filter(|item| self.items.get(item).is_some_and(|item| !item.is_read())).collect()
    }

    /// What has been read, in order.
    pub fn read(&self) -> Vec<PostmortemId> {
        let agenda = self.behind.iter().copied().chain(self.phase.item());
        agenda.filter(|item| self.items.get(item).is_some_and(Item::is_read)).collect()
    }

    /// What became of a card.
    pub fn action_of(&self, card: CardId) -> Option<&Promotion> {
        self.actions.iter().find(|promotion| promotion.card == card)
    }

    /// Whether the room is at `item` in that step of improving.
    pub fn is_improving(&self, item: PostmortemId, step: Step) -> bool {
        self.phase == Phase::Improving { item, step }
    }

    /// The instant of what happens at `now`: instants in the log never go backwards, even if a server's clock does.
    pub fn instant(&self, now: Timestamp) -> Timestamp {
        self.latest.map_or(now, |latest| latest.max(now))
    }
}
