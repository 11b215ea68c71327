//! What is refused before any page sees it, and the headers that every answer carries.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::Response,
};

use super::{
    error::{self, plain},
    viewer::Viewer,
};
use crate::{Web, links};

/// Scripts, styles and pictures from here, nothing inline, nothing from elsewhere, in no frame.
///
/// The one hash is of the style sheet of Turbo's progress bar, which Turbo puts into a page as it loads, whether or not
/// the bar is ever shown. The browser stories fail when it changes.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' \
    'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// Refuses writes that another site's page sends in a visitor's name.
///
/// Browsers say with every write where it comes from (`Sec-Fetch-Site`, `Origin`); a write that says nothing does not
/// come from one of our pages.
pub async fn same_origin(State(web): State<Web>, request: Request, next: Next) -> Response {
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS];
    // Where there is a public address, it says how we are reached; on loopback there may be anything in between.
    let scheme = web.cookies().secure.then_some("https");
    if reads.contains(request.method()) || is_same_origin(request.headers(), request.uri(), scheme) {
        next.run(request).await
    } else {
        plain(StatusCode::FORBIDDEN)
    }
}

fn is_same_origin(headers: &HeaderMap, uri: &Uri, scheme: Option<&str>) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let is_ours = |origin: &str| {
        let Some((theirs, host)) = origin.split_once("://") else { return false };
        scheme.is_none_or(|ours| ours == theirs) && Some(host) == text(header::HOST).or(uri.host())
    };
    match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN)) {
        // A page that sends no referrer sends `null` for its origin too (Fetch, 'append a request Origin header').
        // That is as good as none here: no page can set `Sec-Fetch-Site`, and a sandboxed frame is `cross-site`.
        (Some("same-origin"), None | Some("null")) => true,
        (Some("same-origin") | None, Some(origin)) => is_ours(origin),
        (Some(_), _) | (None, None) => false,
    }
}

/// Answers only to the names that this server has: another name is DNS rebinding, or a mistake worth seeing.
pub async fn known_host(State(web): State<Web>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.or(request.uri().host()).is_some_and(|host| web.answers_to(host)) {
        next.run(request).await
    } else {
        let (parts, _) = request.into_parts();
        error::finish(plain(StatusCode::MISDIRECTED_REQUEST), &Viewer::nobody(&parts), &parts.headers)
    }
}

/// Adds the headers that keep browsers strict.
pub async fn headers(State(web): State<Web>, request: Request, next: Next) -> Response {
    let referrer = if links::holds_a_secret(request.uri().path()) { "no-referrer" } else { "same-origin" };
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, referrer);
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    // Pages hold what only their reader may see.
    set(header::CACHE_CONTROL, "no-store");
    if web.cookies().secure {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &[(&'static str, &'static str)], expected: bool) {
        let map = headers.iter().map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v)));
        assert_eq!(is_same_origin(&map.collect(), &Uri::from_static("/"), None), expected, "{headers:?}");
    }

    #[test]
    fn a_page_that_came_without_encryption_is_not_one_of_ours() {
        let from = |origin: &'static str| {
            let headers = [("host", "a.example"), ("origin", origin)];
            let map = headers.map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v)));
            is_same_origin(&HeaderMap::from_iter(map), &Uri::from_static("/"), Some("https"))
        };
        assert!(from("https://a.example"));
        assert!(!from("http://a.example"));
        assert!(!from("ftp://a.example"));
    }

    #[test]
    fn writes_come_from_our_own_pages() {
        check(
            &[("host", "a.example"), ("origin", "https://a.example"), ("sec-fetch-site", "same-origin")],
            true,
        );
        check(&[("host", "a.example"), ("origin", "https://a.example")], true);
        check(&[("host", "a.example"), ("origin", "https://b.example")], false);
        check(&[("host", "a.example"), ("origin", "null")], false);
        check(&[("host", "a.example"), ("origin", "null"), ("sec-fetch-site", "same-origin")], true);
        check(&[("host", "a.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")], false);
        check(
            &[("host", "a.example"), ("origin", "https://a.example"), ("sec-fetch-site", "cross-site")],
            false,
        );
        check(&[("host", "a.example"), ("sec-fetch-site", "same-site")], false);
        check(&[("host", "a.example"), ("sec-fetch-site", "none")], false);
        check(&[("host", "a.example")], false);
    }
}
