//! The fields of a form, as typed: whatever is refused is shown again.

use std::collections::HashMap;

use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
    response::Response,
};
use http_body_util::{BodyExt, Limited};
use yomikai_domain::limits;

use super::error::plain;

/// More fields than any form has. A request with more of them is refused as a whole rather than read in part.
const MOST_FIELDS: usize = 2_500;

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

    /// All values of a field, in order.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All fields with their values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether the form has the field at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// The lines of a list, in the order in which the form names them: `list=ID` for each, and `list.ID.name` for what is
    /// in it.
    pub fn lines<'a>(&'a self, list: &str) -> Vec<Line<'a>> {
        let mut parts: HashMap<&str, HashMap<&str, &str>> = HashMap::new();
        for (key, value) in &self.0 {
            let rest = key.strip_prefix(list).and_then(|rest| rest.strip_prefix('.'));
            if let Some((id, name)) = rest.and_then(|rest| rest.split_once('.')) {
                parts.entry(id).or_default().entry(name).or_insert(value);
            }
        }
        let mut line = |id| parts.remove(id).map(|parts| Line { id, parts });
        self.all(list).collect::<Vec<_>>().into_iter().filter_map(&mut line).collect()
    }

    /// Adds a value, beside those that a field has already.
    #[must_use]
    pub fn and(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// Leaves fields out.
    #[must_use]
    pub fn without(mut self, is_out: impl Fn(&str) -> bool) -> Self {
        self.0.retain(|(key, _)| !is_out(key));
        self
    }

    /// `a=b&c=d`, as a form would send it.
    pub fn encode(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    /// Sets a field, as a form's first showing does.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

/// One line of a list in a form.
pub struct Line<'a> {
    /// Which line.
    pub id: &'a str,
    parts: HashMap<&'a str, &'a str>,
}

impl<'a> Line<'a> {
    /// What is in it by that name; empty when it is not there.
    pub fn get(&self, name: &str) -> &'a str {
        self.parts.get(name).copied().unwrap_or_default()
    }
}

impl<S: Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, _: &S) -> Result<Self, Response> {
        let body = Limited::new(request.into_body(), limits::REQUEST_BYTES);
        match body.collect().await {
            Ok(body) => {
                let body = body.to_bytes();
                if form_urlencoded::parse(&body).nth(MOST_FIELDS).is_some() {
                    return Err(plain(StatusCode::PAYLOAD_TOO_LARGE));
                }
                Ok(Self::parse(&body))
            }
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

    #[test]
    fn reads_lines_in_the_order_in_which_the_form_names_them() {
        let fields = Fields::parse(b"row=b&row=a&row=c&row.a.what=1&row.b.what=2&row.a.at=3&rows.c.what=4");
        let lines = fields.lines("row");
        let read: Vec<_> = lines.iter().map(|line| (line.id, line.get("what"), line.get("at"))).collect();
        assert_eq!(read, [("b", "2", ""), ("a", "1", "3")]);
        assert_eq!(Fields::parse(fields.encode().as_bytes()).encode(), fields.encode());
    }
}
