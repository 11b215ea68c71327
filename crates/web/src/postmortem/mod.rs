//! To be filled.

use axum::Router;

use crate::Web;

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
}
