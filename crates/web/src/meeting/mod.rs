//! Meetings before the day: arranging one, its page, its call, one's own part, its calendar entry.

mod agenda;
mod cancellation;
mod ics;
mod invitation;
mod page;
mod part;
mod plan;
mod steps;
#[cfg(test)]
mod tests;
mod when;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Web;

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/clubs/{id}/meetings/new", get(plan::new).post(plan::arrange))
        .route("/meetings/{id}", get(page::show))
        .route("/meetings/{id}/edit", get(plan::edit).post(plan::save))
        .route("/meetings/{id}/call", post(steps::open_call))
        .route("/meetings/{id}/facilitator", post(steps::set_facilitator))
        .route("/meetings/{id}/cancellation", get(cancellation::show).post(cancellation::submit))
        .route("/meetings/{id}/meeting.ics", get(ics::download))
        .route("/meetings/{id}/assignment/{act}", post(part::submit))
}
