//! Writing and reading postmortems.

mod audience;
mod changes;
mod drawing;
mod edit;
mod facts;
mod history;
mod ladder;
mod left;
mod life;
mod notes;
mod people;
mod read;
mod timeline;
mod trash;
mod whole;
mod write;

use axum::{
    Router,
    routing::{get, post},
};

use crate::{Web, links};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
        .route(links::postmortems(), get(write::list).post(write::begin))
        .route(links::postmortem_new(), get(write::show_new))
        .route(links::postmortem_trash(), get(write::list_trash))
        .route("/postmortems/{id}", get(read::show))
        .route("/postmortems/{id}/history", get(history::list))
        .route("/postmortems/{id}/history/{number}", get(history::show).post(history::restore))
        .route("/postmortems/{id}/publication", get(life::ask_to_publish).post(life::publish))
        .route("/postmortems/{id}/withdrawal", get(life::ask_to_withdraw).post(life::withdraw))
        .route("/postmortems/{id}/reopening", post(life::reopen))
        .route("/postmortems/{id}/ignores", post(left::keep))
        .route("/postmortems/{id}/ignores/end", post(left::end))
        .route("/postmortems/{id}/people", get(people::show).post(people::set_audience))
        .route("/postmortems/{id}/authors", post(people::add_author))
        .route("/postmortems/{id}/authors/removal", post(people::remove_author))
        .route("/postmortems/{id}/trash", get(trash::confirm).post(trash::throw_away))
        .route("/postmortems/{id}/recovery", post(trash::take_out))
        .merge(edit::routes())
}

#[cfg(test)]
mod tests;
