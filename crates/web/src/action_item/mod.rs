//! Actions: the list of what is open, and one action with its plan and its end.

mod act;
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
        .route(links::action_items(), get(list::show))
        .route("/action-items/{id}", get(page::show))
        .route("/action-items/{id}/plan", post(act::plan))
        .route("/action-items/{id}/closure", post(act::close))
        .route("/action-items/{id}/reopening", post(act::reopen))
}
