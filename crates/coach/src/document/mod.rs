//! The document as a whole: what it holds, and what no single sentence shows.

mod actions;
mod cues;
mod dates;
mod day;
mod facts;
mod lexicon;
mod lines;
mod outline;
mod reader;
mod review;
mod table;
mod terms;
mod timeline;
mod wording;

pub use day::Day;
pub use facts::{Action, Entry, Facts, FoundBy, Marker, Part, Spot};
pub use review::review_facts;

pub(crate) use cues::{detects, found_by};
pub(crate) use lexicon::{Lexicon, Listed};
pub(crate) use review::review_document;
pub(crate) use wording::{has_clock, is_absent, shown};
