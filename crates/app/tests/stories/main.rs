//! What people do with the application, told from the outside: on SQLite, with a clock that stands still.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as expected")]

mod assignment;
mod backup;
mod club;
mod house;
mod invitation;
mod meeting;
mod member;
mod password;
mod policy;
mod postmortem;
mod room;
mod session;
mod sign_in;
mod world;
