//! A meeting in which everyone brings a postmortem, as a state machine: pure rules over a log of events.
//!
//! ```text
//! lobby -> for each item: reading -> discussing -> improving (writing -> revealed -> voting -> decided) -> wrap-up -> closed
//! ```
//!
//! # How it is used
//! One request is carried out in one transaction:
//! 1. [`fold`] the log into a [`State`] (a queue keeps it and adds what others appended).
//! 2. Ask [`needs`] which [`Facts`] the request needs, and read them **in this transaction**.
//! 3. [`decide`]. A [`Refusal`] changes nothing. An empty [`Decision`] means it had been done already: acknowledge it.
//! 4. Append [`Decision::entries`] **only if the log still ends at `state.seq`**, also where a decision has effects but no
//!    events; else fold again and decide again. Carry out the effects in the same transaction. Commit, then acknowledge.
//!
//! The check in step 4 is what keeps a note that is written on one node from slipping behind a reveal on another.
//!
//! # What counts once
//! Three things make a retry harmless, and all three live here rather than in the store:
//! - *Set-operations* (a mark is there or not, the clock is paused or not) say what shall be, so that twice is once.
//! - *Moves and changes of the lead* carry the `turn` or `lead` that the page showed; when it has passed, nothing happens.
//! - *Texts and actions* carry an id made by chance; one that is in the log already changes nothing.
//!
//! A set-operation that arrives late still does what it says, so that the last one counts. Where that matters (pausing,
//! setting aside, rewording the minutes), the page sends a [`CommandId`]: a request may carry one, and the log itself
//! ([`State::answered`]) then knows a retry for one. The log's unique column for it is a second lock on the same door.
//! Requests whose decision has no event leave no trace of their id, and are all set-operations.
//!
//! # What nobody can tell
//! An entry does not say whose request it answers, and has no instant but where the clock needs one. Before they are shown,
//! notes and cards are rows with a random id, the hash of the key that edits them, and their words: no member, no instant,
//! no order (on `SQLite` that means a table without row numbers). At the reveal they are put in the order of their ids, which
//! is chance, and the rows are deleted. Events that could tell who wrote, voted, reacted or thanked do not compile
//! ([`unsigned::Nameless`]).
//!
//! Dots, reactions and 'I have finished' need a name to count once: they are [`Mark`]s, unique rows beside the log. A mark
//! lives until its phase ends; then the total goes into one event and the marks are deleted in the same transaction.
//! - *Finished*: until reading is left in any direction. A second reading keeps the larger total.
//! - *Reactions*: until discussing is left. **A total is final**: a note with counted reactions takes no more of them, since
//!   nobody knows any longer who gave them; notes added later still do.
//! - *Dots*: until the totals are shown or improving is left. A step back within improving keeps them. A later vote on the
//!   same item replaces the total of the earlier one, unless nobody votes in it.

pub mod action;
pub mod agenda;
mod apply;
mod clock;
mod command;
mod decide;
mod effect;
mod event;
mod facts;
pub mod ids;
mod phase;
mod refusal;
mod state;
#[cfg(test)]
mod tests;
pub mod unsigned;

pub use crate::strength::Strength;
pub use action::Promotion;
pub use apply::{apply, fold};
pub use clock::Clock;
pub use command::{Command, Request};
pub use decide::{ABSENT_AFTER, DOTS, MINUTES_PART, decide, minutes_text};
pub use effect::{Decision, Effect, KeyHash, Mark, MarkKind, MarkOf};
pub use event::{Entry, Event, Part};
pub use facts::{Facts, LastSeen, Length, Need, Ready, Written, needs};
pub use ids::{CardId, CommandId, KudosId, NoteId};
pub use phase::{Phase, Step, Stretch};
pub use refusal::Refusal;
pub use state::{Item, ShownNote, State};
