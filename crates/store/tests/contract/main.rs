//! What every function of the store promises, shown on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as expected")]

/// Makes one test for each database out of one body, which gets a fresh [`databases::Place`].
macro_rules! on_both {
    ($name:ident, $body:expr) => {
        mod $name {
            use super::*;

            #[test]
            fn sqlite() {
                crate::databases::on_sqlite($body);
            }

            #[test]
            fn postgres() {
                crate::databases::on_postgres($body);
            }
        }
    };
}

mod action_item;
mod action_lists;
mod action_owner;
mod assignment;
mod backup;
mod brought;
mod call;
mod club;
mod databases;
mod db;
mod factor;
mod fixtures;
mod ignore;
mod invitation;
mod library;
mod life;
mod mark;
mod meeting;
mod meeting_day;
mod meeting_event;
mod member;
mod organisation;
mod password_reset;
mod people;
mod postmortem;
mod schema;
mod session;
mod throttle;
mod unrevealed;
mod working_copy;
