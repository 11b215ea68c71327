//! Wording about what people did: where the story stops at a person.

pub(crate) mod blame;
mod blame_lexicon;
