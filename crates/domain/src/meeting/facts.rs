//! What a decision must know beside the log, and exactly what of it for which request.

use std::{collections::BTreeSet, fmt};

use jiff::Timestamp;

use super::{
    command::{Command, Request},
    effect::KeyHash,
    ids::{CardId, NoteId},
    phase::{Phase, Step},
    refusal::Refusal,
    state::State,
    unsigned::{Card, Note, ReactionTotal, Tally},
};
use crate::id::{MemberId, PostmortemId};

/// One fact that the store or the queue must bring. [`needs`] says which.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// [`Facts::of_club`]: whether this member is of the club.
    OfClub(MemberId),
    /// [`Facts::appointed`]: who was asked to lead.
    Appointed,
    /// [`Facts::ready`]: what is ready.
    Ready,
    /// [`Facts::minutes`]: how long there is.
    Minutes,
    /// [`Facts::facilitator_seen`]: when the facilitator was last seen.
    FacilitatorSeen,
    /// [`Facts::written`]: whether an unseen note with this id is there, and whose key it has.
    NoteWritten(NoteId, KeyHash),
    /// [`Facts::written`]: whether an unseen card with this id is there, and whose key it has.
    CardWritten(CardId, KeyHash),
    /// [`Facts::notes`]: all unseen notes on this postmortem.
    UnrevealedNotes(PostmortemId),
    /// [`Facts::cards`]: all unseen cards on this postmortem.
    UnrevealedCards(PostmortemId),
    /// [`Facts::finished`]: how many marks [`super::MarkOf::Finished`] there are.
    Finished(PostmortemId),
    /// [`Facts::reactions`]: the number of marks [`super::MarkOf::Reaction`] for each note and reaction.
    Reactions(PostmortemId),
    /// [`Facts::votes`]: the number of marks [`super::MarkOf::Vote`] for each card, and of members who have any.
    Votes(PostmortemId),
    /// [`Facts::own_votes`]: the cards on which the asker has dots.
    OwnVotes(PostmortemId),
}

impl Need {
    /// Its name, for whoever mends the caller.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OfClub(_) => "of-club",
            Self::Appointed => "appointed",
            Self::Ready => "ready",
            Self::Minutes => "minutes",
            Self::FacilitatorSeen => "facilitator-seen",
            Self::NoteWritten(..) => "note-written",
            Self::CardWritten(..) => "card-written",
            Self::UnrevealedNotes(_) => "unrevealed-notes",
            Self::UnrevealedCards(_) => "unrevealed-cards",
            Self::Finished(_) => "finished",
            Self::Reactions(_) => "reactions",
            Self::Votes(_) => "votes",
            Self::OwnVotes(_) => "own-votes",
        }
    }
}

impl fmt::Debug for Need {
    /// Leaves out of whom and of what: a missing fact ends up in a server's log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A postmortem that is ready for this meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Which.
    pub item: PostmortemId,
    /// Whose.
    pub authors: BTreeSet<MemberId>,
    /// Its present revision.
    pub revision: i64,
    /// How long that takes to read ([`super::agenda::reading_minutes`]).
    pub reading: u16,
}

/// How long there is for reading, discussing and improving all items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Nobody said.
    Open,
    /// So many minutes.
    Minutes(u16),
}

/// Whether the facilitator was ever seen in this meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastSeen {
    /// Never.
    Never,
    /// Last at this instant.
    At(Timestamp),
}

/// Whether an unseen text with an id is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// There is none.
    Nowhere,
    /// On this postmortem, and the key fits.
    WithThisKey(PostmortemId),
    /// It is another browser's.
    WithAnotherKey,
}

/// What is true beside the log, read in the transaction that commits the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The server's time.
    pub now: Timestamp,
    /// For [`Need::OfClub`].
    pub of_club: Option<bool>,
    /// For [`Need::Appointed`].
    pub appointed: Option<MemberId>,
    /// For [`Need::Ready`]: in the agenda's order (what was carried over first, the rest shuffled).
    pub ready: Option<Vec<Ready>>,
    /// For [`Need::Minutes`]: how long there is for all items together.
    pub minutes: Option<Length>,
    /// For [`Need::FacilitatorSeen`].
    pub facilitator_seen: Option<LastSeen>,
    /// For [`Need::NoteWritten`] and [`Need::CardWritten`].
    pub written: Option<Written>,
    /// For [`Need::UnrevealedNotes`], in any order: they are put in the order of their ids, which is chance.
    pub notes: Option<Vec<Note>>,
    /// For [`Need::UnrevealedCards`], in any order, likewise.
    pub cards: Option<Vec<Card>>,
    /// For [`Need::Finished`].
    pub finished: Option<u32>,
    /// For [`Need::Reactions`].
    pub reactions: Option<Vec<ReactionTotal>>,
    /// For [`Need::Votes`].
    pub votes: Option<Tally>,
    /// For [`Need::OwnVotes`].
    pub own_votes: Option<BTreeSet<CardId>>,
}

impl Facts {
    /// Nothing but the time.
    pub const fn at(now: Timestamp) -> Self {
        Self {
            now,
            of_club: None,
            appointed: None,
            ready: None,
            minutes: None,
            facilitator_seen: None,
            written: None,
            notes: None,
            cards: None,
            finished: None,
            reactions: None,
            votes: None,
            own_votes: None,
        }
    }
}

/// A fact, or the refusal that names what the caller forgot.
pub(super) fn given<T>(fact: Option<&T>, need: Need) -> Result<&T, Refusal> {
    fact.ok_or(Refusal::Unprepared(need))
}

/// Which facts the store must bring for a request; [`Facts::now`] always. Others may stay away.
pub fn needs(state: &State, request: &Request) -> Vec<Need> {
    match &request.command {
        Command::Join if state.is_open() => vec![Need::OfClub(request.by)],
        Command::Join => vec![Need::OfClub(request.by), Need::Appointed, Need::Ready],
        Command::Refresh => vec![Need::Ready],
        Command::Start { .. } => vec![Need::Ready, Need::Minutes],
        Command::Next { .. } => next_needs(state),
        Command::Back { .. } | Command::WrapUp { .. } => ending_needs(state),
        Command::Skip { .. } | Command::Close { .. } => [ending_needs(state), vec![Need::Ready]].concat(),
        Command::TakeOver { .. } => vec![Need::FacilitatorSeen],
        Command::WriteNote { note, key, .. } => vec![Need::NoteWritten(note.id, *key)],
        Command::DropNote { note, key, .. } => vec![Need::NoteWritten(*note, *key)],
        Command::WriteCard { card, key, .. } => vec![Need::CardWritten(card.id, *key)],
        Command::DropCard { card, key, .. } => vec![Need::CardWritten(*card, *key)],
        Command::Vote { item, .. } => vec![Need::OwnVotes(*item)],
        Command::Promote(promotion) => vec![Need::OfClub(promotion.owner)],
        Command::HandOver { to, .. } => vec![Need::OfClub(*to)],
        Command::Reorder { .. }
        | Command::Pause
        | Command::Resume
        | Command::Finish { .. }
        | Command::React { .. }
        | Command::Spotlight { .. }
        | Command::SetAside { .. }
        | Command::AskToSetAside { .. }
        | Command::GiveKudos(_)
        | Command::EditMinutes { .. } => vec![],
    }
}

/// What leaving the present phase needs: the totals of all marks that may end with it.
fn ending_needs(state: &State) -> Vec<Need> {
    match state.phase {
        Phase::Reading { item } => vec![Need::Finished(item)],
        Phase::Discussing { item } => vec![Need::Reactions(item)],
        Phase::Improving { item, .. } => vec![Need::Votes(item)],
        Phase::Lobby | Phase::WrapUp | Phase::Closed => vec![],
    }
}

/// What going on needs: those totals, and what is revealed by it or begins with it.
fn next_needs(state: &State) -> Vec<Need> {
    let mut needs = ending_needs(state);
    needs.extend_from_slice(&match state.phase {
        Phase::Lobby => vec![Need::Ready, Need::Minutes],
        Phase::Reading { item } => vec![Need::UnrevealedNotes(item)],
        Phase::Improving { item, step: Step::Writing } => vec![Need::UnrevealedCards(item)],
        Phase::Improving { step: Step::Decided, .. } | Phase::WrapUp => vec![Need::Ready],
        Phase::Discussing { .. } | Phase::Improving { .. } | Phase::Closed => vec![],
    });
    needs
}
