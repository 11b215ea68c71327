//! What is true of postmortems, clubs and meetings: pure rules without I/O, clock or chance.
//!
//! Time and ids come in as arguments; refusals go out as data ([`Problem`]), never as prose.

pub mod action_item;
pub mod action_list;
pub mod assignment;
pub mod call;
pub mod club;
mod compare;
pub mod diff;
pub mod factor;
pub mod id;
pub mod ignore;
pub mod invitation;
pub mod language;
pub mod life;
pub mod limits;
pub mod meeting;
pub mod member;
pub mod merge;
pub mod minutes;
mod named;
pub mod policy;
pub mod postmortem;
pub mod problem;
pub mod schedule;
pub mod section;
pub mod sentence;
pub mod severity;
pub mod strength;
pub mod text;
pub mod throttle;
pub mod timeline;

pub use language::Language;
pub use problem::{Arg, Problem};
