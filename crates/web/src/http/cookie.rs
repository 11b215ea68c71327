//! The three cookies: a session's token, the secret by which a browser finds what it wrote unseen, and when it was last
//! on the home page.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite};
use yomikai_app::meeting::Pencil;

use super::visit::Visit;

/// What is kept in a cookie. On https the name is one that browsers accept only from this very host, over TLS, for all
/// paths (RFC 6265bis); on loopback there is no TLS.
struct Kind {
    secure: &'static str,
    loopback: &'static str,
}

const SESSION: Kind = Kind { secure: "__Host-yomikai", loopback: "yomikai_session" };
const PENCIL: Kind = Kind { secure: "__Host-yomikai-pencil", loopback: "yomikai_pencil" };
const VISIT: Kind = Kind { secure: "__Host-yomikai-visit", loopback: "yomikai_visit" };
/// Whoever was away for longer finds nothing marked, rather than everything.
const VISIT_LASTS: cookie::time::Duration = cookie::time::Duration::days(90);
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

    /// Whether an answer says something of the session.
    pub fn speaks_of_session(self, answer: &HeaderMap) -> bool {
        let mut lines = answer.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        lines.any(|line| line.split('=').next() == Some(self.name(&SESSION)))
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

    /// When this browser was last on the home page, where it says so.
    pub fn visit(self, headers: &HeaderMap) -> Option<Visit> {
        self.find(&VISIT, headers).as_deref().and_then(Visit::parse)
    }

    /// The header that keeps it there, and nowhere else.
    pub fn keep_visit(self, visit: &Visit) -> HeaderValue {
        self.header(&VISIT, &visit.to_string(), VISIT_LASTS)
    }

    /// The header that takes it away: whoever signs in next was not here then.
    pub fn forget_visit(self) -> HeaderValue {
        self.header(&VISIT, "", cookie::time::Duration::ZERO)
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
        // What is kept is hexadecimal digits and hyphens, and everything else is ours, so that this is always a header's value.
        HeaderValue::from_str(&cookie.to_string()).unwrap_or(HeaderValue::from_static(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_https_no_other_host_can_set_them() {
        let visit = Visit::at(None, "2026-11-16T00:00:00Z".parse().unwrap());
        let kept = |secure| Cookies { secure }.keep_visit(&visit).to_str().unwrap().to_owned();
        let (secure, loopback) = (kept(true), kept(false));
        assert!(secure.starts_with("__Host-yomikai-visit=") && secure.contains("; Secure"), "{secure}");
        assert!(loopback.starts_with("yomikai_visit=") && !loopback.contains("Secure"), "{loopback}");
        for line in [&secure, &loopback] {
            assert!(
                line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"),
                "{line}"
            );
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_str(line.split(';').next().unwrap()).unwrap());
            assert_eq!(Cookies { secure: line == &secure }.visit(&headers), Some(visit));
        }
    }
}
