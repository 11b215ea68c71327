//! Wording of remedies: what is meant to carry the load next time.

pub(crate) mod effort;
pub(crate) mod vague_action;
