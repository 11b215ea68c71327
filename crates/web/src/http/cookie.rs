//! The two cookies: a session's token, and the secret by which a browser finds what it wrote unseen.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite};
use yomikai_app::meeting::Pencil;

/// What is kept in a cookie. On https the name is one that browsers accept only from this very host, over TLS, for all
/// paths (RFC 6265bis); on loopback there is no TLS.
struct Kind {
    secure: &'static str,
    loopback: &'static str,
}

const SESSION: Kind = Kind { secure: "__Host-yomikai", loopback: "yomikai_session" };
const PENCIL: Kind = Kind { secure: "__Host-yomikai-pencil", loopback: "yomikai_pencil" };
/// As long as a meeting's day can be, and a little more: afterwards everything that it could find has been shown.
const PENCIL_LASTS: cookie::time::Duration = cookie::time::Duration::hours(24);

/// How the cookies are named and sent.
#[derive(Debug, Clone, Copy)]
pub struct Cookies {
    /// Whether the public address is https.
    pub secure: bool,
}

impl Cookies {
    /// The token of a session that a request carries.
    pub fn token(self, headers: &HeaderMap) -> Option<String> {
        self.find(&SESSION, headers)
    }

    /// The header that keeps a session's token in the browser.
    pub fn keep(self, token: &str) -> HeaderValue {
        let lasts = yomikai_app::session::LASTS.as_secs();
        self.header(&SESSION, token, cookie::time::Duration::seconds(lasts))
    }

    /// The header that takes it away.
    pub fn forget(self) -> HeaderValue {
        self.header(&SESSION, "", cookie::time::Duration::ZERO)
    }

    /// The secret of the browser's pencil, where it has one.
    pub fn pencil(self, headers: &HeaderMap) -> Option<Pencil> {
        self.find(&PENCIL, headers).as_deref().and_then(Pencil::parse)
    }

    /// The header that lets the browser keep it.
    pub fn keep_pencil(self, pencil: &Pencil) -> HeaderValue {
        self.header(&PENCIL, pencil.as_str(), PENCIL_LASTS)
    }

    /// The header that takes it away: on a shared machine nobody finds what somebody else wrote.
    pub fn forget_pencil(self) -> HeaderValue {
        self.header(&PENCIL, "", cookie::time::Duration::ZERO)
    }

    fn name(self, kind: &Kind) -> &'static str {
        if self.secure { kind.secure } else { kind.loopback }
    }

    fn find(self, kind: &Kind, headers: &HeaderMap) -> Option<String> {
        let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
        let mut cookies = lines.flat_map(Cookie::split_parse).flatten();
        cookies.find(|cookie| cookie.name() == self.name(kind)).map(|cookie| cookie.value().to_owned())
    }

    fn header(self, kind: &Kind, value: &str, max_age: cookie::time::Duration) -> HeaderValue {
        let cookie = Cookie::build((self.name(kind), value))
            .path("/")
            .http_only(true)
            .secure(self.secure)
            // Both come along when somebody follows a link from a chat; writes from elsewhere are refused before.
            .same_site(SameSite::Lax)
            .max_age(max_age)
            .build();
        // What is kept is hexadecimal and everything else is ours, so that this is always a header's value.
        HeaderValue::from_str(&cookie.to_string()).unwrap_or(HeaderValue::from_static(""))
    }
}
