//! The minutes: what a meeting leaves, as an article to read, to print, to copy, and for its facilitator to word.

mod article;
mod case;
mod edit;
mod field;
mod markdown;
mod page;
mod phrase;
mod sheet;
#[cfg(test)]
mod tests;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Web;

pub(in crate::meeting) use article::Article;

/// The routes of the minutes.
pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/meetings/{id}/minutes", get(page::show))
        .route("/meetings/{id}/minutes/edit", get(edit::show).post(edit::save))
        .route("/meetings/{id}/minutes/pencil", post(edit::pencil))
}
