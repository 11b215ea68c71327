//! Wording of remedies: what is meant to carry the load next time.

pub(crate) mod effort;
mod effort_lexicon;
