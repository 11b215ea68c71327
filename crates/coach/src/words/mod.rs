//! Reading words: how Japanese verbs bend, how English ones do, and patterns over both.

pub(crate) mod english;
pub(crate) mod english_context;
pub(crate) mod english_pattern;
pub(crate) mod finder;
pub(crate) mod japanese;
pub(crate) mod japanese_context;
pub(crate) mod japanese_pattern;
pub(crate) mod list;
pub(crate) mod own;
