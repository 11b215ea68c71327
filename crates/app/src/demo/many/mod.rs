//! The demonstration with a lot in it: as many documents and members as a company gathers in some years.
//!
//! Each document follows from its number alone, but for its dates and the people, which depend on the day and on who is
//! there.

pub(super) mod crowd;
mod desk;
mod dice;
mod document;
mod en;
mod form;
mod ja;
mod pen;
mod sections;
#[cfg(test)]
mod tests;
mod timeline;
mod words;

pub(super) use desk::Desk;

/// How much there is in a demonstration beside its story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// How many further documents; at most [`yomikai_domain::limits::DEMO_DOCUMENTS`].
    pub documents: u32,
    /// How many further members; at most [`yomikai_domain::limits::DEMO_MEMBERS`].
    pub members: u32,
}
