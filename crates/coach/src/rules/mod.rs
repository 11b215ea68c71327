//! The rules, by theme; `registry.rs` lists them.

pub(crate) mod document;
pub(crate) mod people;
pub(crate) mod remedy;
