//! The room on the meeting's day: what everybody sees, what is mine alone, and what is asked for in it.

mod act;
mod command;
mod confirm;
mod door;
mod fragments;
mod frame;
mod hub;
mod ideas;
mod mine;
mod scene;
mod show;
mod steer;
mod stream;
mod talk;
#[cfg(test)]
mod tests;
mod writing;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Web;

pub use hub::Hub;

/// The routes of the room. What is asked for is not in the route, so that no log can tell it.
pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/meetings/{id}/participants", post(door::enter))
        .route("/meetings/{id}/room", get(show::show))
        .route("/meetings/{id}/room/me", get(show::mine))
        .route("/meetings/{id}/room/stream", get(stream::listen))
        .route("/meetings/{id}/room/here", get(act::here))
        .route("/meetings/{id}/room/pencil", post(act::pencil))
        .route("/meetings/{id}/room/closing", get(confirm::closing))
        .route("/meetings/{id}/room/taking-over", get(confirm::taking_over))
        .route("/meetings/{id}/room/{act}", post(act::submit))
}
