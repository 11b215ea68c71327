//! Meetings: arranging one, its page, its call, one's own part, its calendar entry; and the minutes that it leaves.

mod cancellation;
mod ics;
mod invitation;
mod minutes;
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
use jiff::SignedDuration;

use crate::Web;

/// How long a meeting is planned to take.
const LENGTH: SignedDuration = SignedDuration::from_mins(90);

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
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
