//! The fields of a form, as typed: whatever is refused is shown again.

use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
    response::Response,
};
use http_body_util::{BodyExt, Limited};
use yomikai_domain::limits;

use super::error::plain;

/// More fields than any form has; the rest of a request is left unread.
const MOST_FIELDS: usize = 256;

/// The fields of an urlencoded form or of a query, in order.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=b&c=d`.
    pub fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().take(MOST_FIELDS).collect())
    }

    /// The first value of a field; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// All values of a field, in order: what check boxes of one name send.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets a field, as a form's first showing does.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

impl<S: Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, _: &S) -> Result<Self, Response> {
        let body = Limited::new(request.into_body(), limits::REQUEST_BYTES);
        match body.collect().await {
            Ok(body) => Ok(Self::parse(&body.to_bytes())),
            Err(_) => Err(plain(StatusCode::PAYLOAD_TOO_LARGE)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_browsers_send() {
        let fields = Fields::parse("a=1&b=%E8%AA%AD+%E4%BC%9A&a=2&c".as_bytes());
        assert_eq!(
            (fields.get("a"), fields.get("b"), fields.get("c"), fields.get("d")),
            ("1", "読 会", "", "")
        );
        assert_eq!(fields.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(fields.with("a", "3").get("a"), "3");
    }
}
