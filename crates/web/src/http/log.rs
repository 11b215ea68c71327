//! One line a request: what was asked, how it ended, how long it took; never who, from where, or what they wrote.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use tracing::Instrument as _;

/// Logs a request under an id that its answer carries, so that a visitor can quote it.
///
/// The route's pattern is logged, not the path: a path can hold an invitation's secret.
pub async fn request(request: Request, next: Next) -> Response {
    let id = request_id();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", %id, method = %request.method(), route);
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    span.in_scope(|| tracing::info!(status, micros, "answered"));
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// A number that is new for each request, and says nothing about how many there were: whoever counts requests while a
/// room is silent would learn when others write.
fn request_id() -> String {
    use std::{
        hash::{BuildHasher as _, RandomState},
        sync::{
            LazyLock,
            atomic::{AtomicU64, Ordering},
        },
    };
    static PROCESS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{:016x}", PROCESS.hash_one(NEXT.fetch_add(1, Ordering::Relaxed)))
}
