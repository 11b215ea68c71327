//! Who is there just now: pure, so that it can be neither slow nor flaky. Nothing of it is kept anywhere.

pub mod presence;

pub use presence::{Connection, Presence};
