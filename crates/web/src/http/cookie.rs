//! The one cookie: a session's token.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite};

/// On https a name that browsers accept only from this very host, over TLS, for all paths (RFC 6265bis).
const SECURE: &str = "__Host-yomikai";
/// On loopback, where there is no TLS.
const LOOPBACK: &str = "yomikai_session";

/// How the cookie is named and sent.
#[derive(Debug, Clone, Copy)]
pub struct SessionCookie {
    /// Whether the public address is https.
    pub secure: bool,
}

impl SessionCookie {
    fn name(self) -> &'static str {
        if self.secure { SECURE } else { LOOPBACK }
    }

    /// The token that a request carries.
    pub fn token(self, headers: &HeaderMap) -> Option<String> {
        let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
        let mut cookies = lines.flat_map(Cookie::split_parse).flatten();
        cookies.find(|cookie| cookie.name() == self.name()).map(|cookie| cookie.value().to_owned())
    }

    /// The header that keeps a token in the browser.
    pub fn keep(self, token: &str) -> HeaderValue {
        let lasts = yomikai_app::session::LASTS.as_secs();
        self.header(token, cookie::time::Duration::seconds(lasts))
    }

    /// The header that takes it away.
    pub fn forget(self) -> HeaderValue {
        self.header("", cookie::time::Duration::ZERO)
    }

    fn header(self, value: &str, max_age: cookie::time::Duration) -> HeaderValue {
        let cookie = Cookie::build((self.name(), value))
            .path("/")
            .http_only(true)
            .secure(self.secure)
            .same_site(SameSite::Lax)
            .max_age(max_age)
            .build();
        // A token is hexadecimal and everything else is ours, so that this is always a header's value.
        HeaderValue::from_str(&cookie.to_string()).unwrap_or(HeaderValue::from_static(""))
    }
}
