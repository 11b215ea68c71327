//! A meeting in which everyone brings a postmortem: its words, its clock and its time plan.

pub mod action;
pub mod agenda;
mod clock;
pub mod ids;
mod phase;
pub mod unsigned;

pub use action::{Promotion, Strength};
pub use clock::Clock;
pub use ids::{CardId, CommandId, KudosId, NoteId};
pub use phase::{Phase, Step, Stretch};
