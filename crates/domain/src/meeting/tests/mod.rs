//! The rules of a meeting, told as stories, tables and properties.

mod anonymity;
mod laws;
mod refusals;
mod room;
mod script;
mod story;
mod wire;
mod world;
