//! The binary as an operator meets it: what it says, what it refuses, and what survives.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as expected")]

mod backups;
mod demo;
mod demo_data;
mod http;
mod lint;
mod lsp;
mod meeting_day;
mod refusals;
mod rule;
mod server;
mod survival;
mod words;
