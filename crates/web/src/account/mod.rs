//! To be filled.

use axum::Router;

use crate::Web;

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
}

/// The routes that need no sign-in.
pub fn public_routes() -> Router<Web> {
    Router::new()
}
