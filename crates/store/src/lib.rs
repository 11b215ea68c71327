//! Remembers: SQLite and PostgreSQL behind one set of statements, each written once.
//!
//! One file a noun, plain functions on a connection; whoever calls them decides where a transaction begins and ends.

pub mod action_item;
pub mod action_owner;
pub mod assignment;
pub mod backup;
pub mod brought;
pub mod call;
pub mod club;
mod db;
mod error;
pub mod factor;
pub mod ignore;
pub mod invitation;
pub mod library;
pub mod life;
pub mod mark;
pub mod meeting;
pub mod meeting_day;
pub mod meeting_event;
pub mod member;
pub mod organisation;
pub mod password_reset;
pub mod people;
pub mod postmortem;
mod readers;
mod row;
pub mod session;
pub mod testing;
pub mod throttle;
pub mod unrevealed;
pub mod working_copy;

pub use db::{Connection, Db, Reading, Retries, Writing};
pub use error::{Error, Result};
