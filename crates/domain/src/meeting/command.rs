//! What somebody in the room can ask for.

use std::fmt;

use super::{
    action::Promotion,
    effect::KeyHash,
    event::Part,
    ids::{CardId, CommandId, NoteId},
    unsigned::{Card, Kudos, Note, Reaction},
};
use crate::id::{MemberId, PostmortemId};

/// What is asked for. Who may ask is said in [`super::decide`].
///
/// `turn` and `lead` are what the asking page showed ([`super::State::turn`], [`super::State::lead`]): where the room has
/// moved or the lead has changed since, nothing happens and the answer is the present state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Take part. The first to enter opens the room.
    Join,
    /// Bring the agenda in line with what is ready, after an author became ready or took it back.
    Refresh,
    /// Leave the lobby and read the first item.
    Start {
        /// The turn that the page showed.
        turn: u32,
    },
    /// Go to what comes next.
    Next {
        /// The turn that the page showed.
        turn: u32,
    },
    /// Go back by one.
    Back {
        /// The turn that the page showed.
        turn: u32,
    },
    /// Leave this item and go to the next.
    Skip {
        /// The turn that the page showed.
        turn: u32,
    },
    /// Leave all further items and wrap up.
    WrapUp {
        /// The turn that the page showed.
        turn: u32,
    },
    /// Close the meeting, early or not.
    Close {
        /// The turn that the page showed.
        turn: u32,
    },
    /// Put what is to come into this order; an item that was skipped unread may be put in again.
    Reorder {
        /// All that is to come.
        order: Vec<PostmortemId>,
    },
    /// Stop the clock for all.
    Pause,
    /// Let it run again.
    Resume,
    /// Let somebody else lead, or take the lead back that was taken over.
    HandOver {
        /// Who leads then.
        to: MemberId,
        /// The lead that the page showed.
        lead: u32,
    },
    /// Lead in the facilitator's absence, after one confirmation.
    TakeOver {
        /// The lead that the confirming page showed.
        lead: u32,
    },
    /// Say, or take back, that one has finished reading.
    Finish {
        /// Which postmortem.
        item: PostmortemId,
        /// Whether finished.
        on: bool,
    },
    /// Write a note, or change one's own before it is shown.
    WriteNote {
        /// On which postmortem.
        item: PostmortemId,
        /// The note.
        note: Note,
        /// Who can edit it.
        key: KeyHash,
    },
    /// Throw away one's own note before it is shown.
    DropNote {
        /// On which postmortem.
        item: PostmortemId,
        /// Which.
        note: NoteId,
        /// Who can edit it.
        key: KeyHash,
    },
    /// Answer a note without words, or take that back.
    React {
        /// On which postmortem.
        item: PostmortemId,
        /// Which note.
        note: NoteId,
        /// How.
        reaction: Reaction,
        /// Whether it is there.
        on: bool,
    },
    /// Bring one note to everybody's screen, or none.
    Spotlight {
        /// Which.
        note: Option<NoteId>,
    },
    /// Set a note aside, or take it up again.
    SetAside {
        /// Which.
        note: NoteId,
        /// Whether it lies aside.
        aside: bool,
    },
    /// Ask the facilitator to set a note aside.
    AskToSetAside {
        /// Which.
        note: NoteId,
    },
    /// Write a card, or change one's own before it is shown.
    WriteCard {
        /// On which postmortem.
        item: PostmortemId,
        /// The card.
        card: Card,
        /// Who can edit it.
        key: KeyHash,
    },
    /// Throw away one's own card before it is shown.
    DropCard {
        /// On which postmortem.
        item: PostmortemId,
        /// Which.
        card: CardId,
        /// Who can edit it.
        key: KeyHash,
    },
    /// Put a dot on a card, or take it off.
    Vote {
        /// On which postmortem.
        item: PostmortemId,
        /// Which card.
        card: CardId,
        /// Whether the dot is there.
        on: bool,
    },
    /// Make an action of a card.
    Promote(Promotion),
    /// Give thanks for a postmortem.
    GiveKudos(Kudos),
    /// Word a part of the minutes.
    EditMinutes {
        /// Which.
        part: Part,
        /// Its words; empty to leave it out, `None` for what the meeting itself gives.
        text: Option<String>,
    },
}

impl Command {
    /// Whether it steers the room, which only the facilitator does.
    pub const fn steers(&self) -> bool {
        matches!(
            self,
            Self::Start { .. }
                | Self::Next { .. }
                | Self::Back { .. }
                | Self::Skip { .. }
                | Self::WrapUp { .. }
                | Self::Close { .. }
                | Self::Reorder { .. }
                | Self::Pause
                | Self::Resume
                | Self::Spotlight { .. }
                | Self::SetAside { .. }
                | Self::EditMinutes { .. }
        )
    }

    /// Whether who asks must not become known, so that no line of any log may name them.
    pub const fn is_unsigned(&self) -> bool {
        matches!(
            self,
            Self::Finish { .. }
                | Self::WriteNote { .. }
                | Self::DropNote { .. }
                | Self::React { .. }
                | Self::AskToSetAside { .. }
                | Self::WriteCard { .. }
                | Self::DropCard { .. }
                | Self::Vote { .. }
                | Self::GiveKudos(_)
        )
    }

    /// The turn with which it was asked, for commands that move the room.
    pub const fn turn(&self) -> Option<u32> {
        match self {
            Self::Start { turn }
            | Self::Next { turn }
            | Self::Back { turn }
            | Self::Skip { turn }
            | Self::WrapUp { turn }
            | Self::Close { turn } => Some(*turn),
            _ => None,
        }
    }
}

/// A command and who gives it. The asker is needed to decide, and is in no event unless the command itself names people.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// By which a retry is known; made by chance for each form. Without one, the command must be a plain set-operation.
    pub id: Option<CommandId>,
    /// Who asks.
    pub by: MemberId,
    /// For what.
    pub command: Command,
}

impl fmt::Debug for Request {
    /// Says neither who nor what: the two together are what must never reach a server's log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").finish_non_exhaustive()
    }
}
