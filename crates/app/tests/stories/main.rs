//! What people do with the application, told from the outside: with a clock that stands still, on SQLite, and on PostgreSQL
//! where several nodes share a database.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as expected")]

mod action_item;
mod assignment;
mod backup;
mod club;
mod factor;
mod house;
mod ignore;
mod invitation;
mod library;
mod life;
mod matrix;
mod meeting;
mod member;
mod password;
mod policy;
mod postmortem;
mod queue;
mod room;
mod rooms_on_two_nodes;
mod session;
mod sign_in;
mod working_copy;
mod world;
