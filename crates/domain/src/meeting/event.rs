//! What the log says: one line for each thing that happened, readable for ever.
//!
//! A tag is never renamed and never used again. When an event needs another shape it gets a new variant with the next
//! number (`note-added.v2`) and the old one stays readable; a new field on an old event needs `#[serde(default)]`.
//!
//! Events marked `[unsigned]` may hold nothing that could tell who: each of their fields must be [`Nameless`], which is
//! checked when this file is compiled. An instant is written only where the clock needs it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    action::Promotion,
    agenda::Slot,
    ids::{CommandId, NoteId},
    phase::Phase,
    unsigned::{Card, Kudos, Nameless, Note, ReactionTotal, Tally},
};
use crate::id::{MemberId, PostmortemId};

macro_rules! hold_to {
    (signed, $type:ty) => {};
    (unsigned, $type:ty) => {
        const _: () = {
            const fn holds<T: Nameless>() {}
            holds::<$type>();
        };
    };
}

macro_rules! events {
    ($($(#[$doc:meta])* $tag:literal $variant:ident [$who:tt] { $($(#[$of:meta])* $field:ident: $type:ty,)* })*) => {
        /// One thing that happened in a meeting.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "event")]
        pub enum Event {
            $($(#[$doc])* #[serde(rename = $tag)] $variant { $($(#[$of])* $field: $type,)* },)*
        }

        impl Event {
            /// Every tag that a log may hold.
            pub const TAGS: &'static [&'static str] = &[$($tag),*];

            /// Its tag.
            pub const fn tag(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $tag,)* }
            }

            /// Whether it is one of those that cannot tell who.
            pub const fn is_unsigned(&self) -> bool {
                match self { $(Self::$variant { .. } => matches!(stringify!($who).as_bytes(), b"unsigned"),)* }
            }
        }

        $($(hold_to!($who, $type);)*)*
    };
}

events! {
    /// The room is open. Always the first.
    "opened.v1" Opened [signed] {
        /// Who was asked to lead.
        facilitator: MemberId,
    }
    /// A postmortem that is ready is on the agenda, at its end.
    "item-added.v1" ItemAdded [signed] {
        /// Which.
        item: PostmortemId,
        /// Whose.
        authors: BTreeSet<MemberId>,
        /// How long it takes to read.
        reading: u16,
    }
    /// Its author took it back before it was read.
    "item-taken-back.v1" ItemTakenBack [unsigned] {
        /// Which.
        item: PostmortemId,
    }
    /// Somebody takes part. When they came is not written.
    "joined.v1" Joined [signed] {
        /// Who.
        member: MemberId,
    }
    /// The time plan with which the meeting started.
    "planned.v1" Planned [signed] {
        /// The minutes of each item.
        slots: Vec<(PostmortemId, Slot)>,
    }
    /// What is still to come has another order.
    "agenda-ordered.v1" AgendaOrdered [signed] {
        /// All that is to come, in order.
        order: Vec<PostmortemId>,
    }
    /// From here on, this revision is what the room reads.
    "revision-pinned.v1" RevisionPinned [signed] {
        /// Of which postmortem.
        item: PostmortemId,
        /// Its number.
        revision: i64,
    }
    /// The room goes on, or back.
    "moved.v1" Moved [signed] {
        /// To where.
        to: Phase,
        /// When.
        at: Timestamp,
    }
    /// The clock stands still.
    "paused.v1" Paused [signed] {
        /// From when.
        at: Timestamp,
    }
    /// The clock runs again.
    "resumed.v1" Resumed [signed] {
        /// From when.
        at: Timestamp,
    }
    /// Somebody else leads.
    "facilitator-changed.v1" FacilitatorChanged [signed] {
        /// Who leads now.
        to: MemberId,
        /// Whether it was taken over in the facilitator's absence, rather than handed over.
        taken: bool,
    }
    /// Reading is over, and so many had finished.
    "readers-counted.v1" ReadersCounted [unsigned] {
        /// Which postmortem was read.
        item: PostmortemId,
        /// How many had finished.
        finished: u32,
    }
    /// The notes are shown, in an order that says nothing about when they were written.
    "notes-revealed.v1" NotesRevealed [unsigned] {
        /// On which postmortem.
        item: PostmortemId,
        /// All of them.
        notes: Vec<Note>,
    }
    /// A note was written when the others were already shown.
    "note-added.v1" NoteAdded [unsigned] {
        /// On which postmortem.
        item: PostmortemId,
        /// The note.
        note: Note,
    }
    /// Discussing is over, and these reactions had been given. Those notes take no more.
    "reactions-counted.v1" ReactionsCounted [unsigned] {
        /// On which postmortem.
        item: PostmortemId,
        /// The totals.
        totals: Vec<ReactionTotal>,
    }
    /// Everybody looks at one note, or at none in particular.
    "spotlight-set.v1" SpotlightSet [unsigned] {
        /// Which.
        note: Option<NoteId>,
    }
    /// The document's author asks the facilitator to set a note aside.
    "set-aside-asked.v1" SetAsideAsked [unsigned] {
        /// Which.
        note: NoteId,
    }
    /// A note is set aside, or taken up again.
    "note-set-aside.v1" NoteSetAside [unsigned] {
        /// Which.
        note: NoteId,
        /// Whether it lies aside now.
        aside: bool,
    }
    /// The cards are shown, in an order that says nothing about when they were written.
    "cards-revealed.v1" CardsRevealed [unsigned] {
        /// On which postmortem.
        item: PostmortemId,
        /// All of them.
        cards: Vec<Card>,
    }
    /// A card was written when the others were already shown.
    "card-added.v1" CardAdded [unsigned] {
        /// On which postmortem.
        item: PostmortemId,
        /// The card.
        card: Card,
    }
    /// The dots are counted.
    "votes-counted.v1" VotesCounted [unsigned] {
        /// On which postmortem.
        item: PostmortemId,
        /// The totals.
        tally: Tally,
    }
    /// A card became an action.
    "card-promoted.v1" CardPromoted [signed] {
        /// Which, and what people chose for it.
        promotion: Promotion,
    }
    /// Somebody is thanked for a postmortem.
    "kudos-given.v1" KudosGiven [unsigned] {
        /// For what and why.
        kudos: Kudos,
    }
    /// The facilitator worded a part of the minutes.
    "minutes-edited.v1" MinutesEdited [signed] {
        /// Which part.
        part: Part,
        /// Its words; empty to leave it out, `None` for what the meeting itself gives.
        text: Option<String>,
    }
    /// It is over. Always the last.
    "closed.v1" Closed [signed] {
        /// What was not read and goes first next time, in order.
        carried_over: Vec<PostmortemId>,
        /// When.
        at: Timestamp,
    }
}

/// A part of the minutes that the facilitator can word. Texts about a postmortem are kept by it, so that withdrawing it
/// empties them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "kebab-case")]
pub enum Part {
    /// The words before all cases.
    Opening,
    /// What happened.
    Case {
        /// In which postmortem.
        item: PostmortemId,
    },
    /// What made it possible.
    Cause {
        /// In which postmortem.
        item: PostmortemId,
    },
    /// What carries it from now on.
    Improvement {
        /// In which postmortem.
        item: PostmortemId,
    },
    /// The words after all thanks.
    Closing,
}

impl Part {
    /// The postmortem it is about.
    pub const fn item(self) -> Option<PostmortemId> {
        match self {
            Self::Case { item } | Self::Cause { item } | Self::Improvement { item } => Some(item),
            Self::Opening | Self::Closing => None,
        }
    }
}

/// One row of the log. It says nothing about whose request it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// From 1 without gaps.
    pub seq: i64,
    /// The request that it answers, on the first of the request's events, where the request had an id.
    pub request: Option<CommandId>,
    /// What happened.
    pub event: Event,
}
