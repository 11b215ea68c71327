//! Everything about HTTP that no page should have to think about.

pub mod address;
pub mod assets;
pub mod cookie;
pub mod error;
pub mod fields;
pub mod given_back;
pub mod guard;
pub mod health;
pub mod log;
pub mod path;
pub mod viewer;
pub mod visit;

use axum::response::{IntoResponse, Redirect, Response};

/// Goes on to another page after something was done: the answer to every successful POST.
pub fn see_other(to: &str) -> Response {
    Redirect::to(to).into_response()
}

/// The same, with a word of confirmation on that page: `done-saved` and the like.
pub fn done(to: &str, key: &str) -> Response {
    let (path, fragment) = to.split_once('#').map_or((to, None), |(path, fragment)| (path, Some(fragment)));
    let mark = if path.contains('?') { '&' } else { '?' };
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    see_other(&format!("{path}{mark}done={key}{fragment}"))
}
