//! What is kept or deleted beside the log, in the very transaction that appends the events.

use std::fmt;

use super::{
    action::Promotion,
    event::{Entry, Event},
    ids::{CardId, CommandId, NoteId},
    state::State,
    unsigned::{Card, Note, Reaction},
};
use crate::id::{MemberId, PostmortemId};

/// The hash of the random key with which a browser, and it alone, edits what it wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyHash(pub [u8; 32]);

/// What is marked; a mark is there or not, so that saying it twice counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkOf {
    /// 'I have finished reading.'
    Finished,
    /// One answer to one note.
    Reaction(NoteId, Reaction),
    /// One dot on one card.
    Vote(CardId),
}

impl MarkOf {
    /// Its kind.
    pub const fn kind(self) -> MarkKind {
        match self {
            Self::Finished => MarkKind::Finished,
            Self::Reaction(..) => MarkKind::Reaction,
            Self::Vote(_) => MarkKind::Vote,
        }
    }
}

/// The kinds of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// See [`MarkOf::Finished`].
    Finished,
    /// See [`MarkOf::Reaction`].
    Reaction,
    /// See [`MarkOf::Vote`].
    Vote,
}

/// A row that knows who, for as long as that is needed to count once: unique in all three fields and the meeting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// On which postmortem.
    pub item: PostmortemId,
    /// What.
    pub of: MarkOf,
    /// Whose.
    pub by: MemberId,
}

impl fmt::Debug for Mark {
    /// Leaves out whose, and on what: marks must not reach a server's log by accident.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mark").field("of", &self.of.kind()).finish_non_exhaustive()
    }
}

/// What the store does beside appending events. All of a decision is committed together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep a note unseen: insert the row, or replace the words of the row with this id and key.
    KeepNote {
        /// On which postmortem.
        item: PostmortemId,
        /// The note.
        note: Note,
        /// Who can edit it.
        key: KeyHash,
    },
    /// Delete one note that was not shown yet.
    DeleteNote {
        /// Which.
        id: NoteId,
    },
    /// Keep a card unseen: insert the row, or replace the words of the row with this id and key.
    KeepCard {
        /// On which postmortem.
        item: PostmortemId,
        /// The card.
        card: Card,
        /// Who can edit it.
        key: KeyHash,
    },
    /// Delete one card that was not shown yet.
    DeleteCard {
        /// Which.
        id: CardId,
    },
    /// Make sure that the mark is there.
    SetMark(Mark),
    /// Make sure that the mark is not there.
    ClearMark(Mark),
    /// Delete all unseen notes on a postmortem: they are in the log now.
    DeleteUnrevealedNotes {
        /// Which.
        item: PostmortemId,
    },
    /// Delete all unseen cards on a postmortem: they are in the log now.
    DeleteUnrevealedCards {
        /// Which.
        item: PostmortemId,
    },
    /// Delete all marks of a kind on a postmortem: their totals are in the log now.
    DeleteMarks {
        /// Which.
        item: PostmortemId,
        /// Which kind.
        kind: MarkKind,
    },
    /// Delete every unseen note and card and every mark of the meeting: nothing secret outlives it.
    DeleteEverythingUnseen,
    /// Let this meeting's participants read this revision; its author's consent is used by it.
    PinRevision {
        /// Of which postmortem.
        item: PostmortemId,
        /// Its number.
        revision: i64,
    },
    /// Keep the totals of the call's assignments, and forget which were not started, in progress or sitting out.
    /// Assignments that are ready stay so: each item's consent is asked again when its reading begins.
    ReduceAssignmentsToTotals,
    /// Make the action, in state open.
    OpenAction {
        /// What people chose for it.
        promotion: Promotion,
        /// What is to be done.
        card: Card,
    },
    /// Put these first on the agenda of the club's next meeting, in this order, where they are still ready.
    CarryOver {
        /// Which.
        items: Vec<PostmortemId>,
    },
}

/// The answer to a request that is not refused. Both lists empty means that it had been done already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// What is appended to the log, in order.
    pub events: Vec<Event>,
    /// What is done beside it.
    pub effects: Vec<Effect>,
}

impl Decision {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.effects.is_empty()
    }

    /// The rows to append after `state`, for a request with that id.
    pub fn entries(&self, state: &State, request: Option<CommandId>) -> Vec<Entry> {
        let ids = std::iter::once(request).chain(std::iter::repeat(None));
        let numbered = (state.seq + 1..).zip(ids).zip(&self.events);
        numbered.map(|((seq, request), event)| Entry { seq, request, event: event.clone() }).collect()
    }

    pub(super) fn event(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    pub(super) fn effect(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }
}
