//! Meetings: before the day in this folder (arranging one, its page, its call, one's own part, its calendar entry), the
//! day in `room`, and what it leaves in `minutes`.

mod agenda;
mod cancellation;
mod ics;
mod invitation;
mod minutes;
mod page;
mod part;
mod plan;
mod room;
mod steps;
#[cfg(test)]
mod tests;
mod when;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Web;

pub use room::Hub;

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
        .merge(room::routes())
        .merge(minutes::routes())
        .route("/clubs/{id}/meetings/new", get(plan::new).post(plan::arrange))
        .route("/meetings/{id}", get(page::show))
        .route("/meetings/{id}/edit", get(plan::edit).post(plan::save))
        .route("/meetings/{id}/call", post(steps::open_call))
        .route("/meetings/{id}/facilitator", post(steps::set_facilitator))
        .route("/meetings/{id}/cancellation", get(cancellation::show).post(cancellation::submit))
        .route("/meetings/{id}/meeting.ics", get(ics::download))
        .route("/meetings/{id}/assignment/{act}", post(part::submit))
}
