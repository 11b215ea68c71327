//! Clubs: which there are, founding one, its page, its promises, coming and going.

mod charter;
mod leaving;
mod list;
mod page;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    routing::{get, post},
};

use crate::{Web, links};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
        .route(links::clubs(), get(list::show).post(charter::found))
        .route(links::club_new(), get(charter::new))
        .route("/clubs/{id}", get(page::show).post(charter::save))
        .route("/clubs/{id}/edit", get(charter::edit))
        .route("/clubs/{id}/members", post(page::add_member))
        .route("/clubs/{id}/leaving", get(leaving::show).post(leaving::submit))
}
