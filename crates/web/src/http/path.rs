//! The parts of a page's path: whatever cannot be one leads to the same page as one that nothing has.

use std::str::FromStr;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{StatusCode, request::Parts},
    response::Response,
};

use super::error::plain;

/// What stands for `{id}` in the path.
pub struct Id<T>(pub T);

/// What stands for `{token}`: the secret of an invitation or of a reset link, 64 hexadecimal digits. A link that was cut
/// off on its way is empty here, which opens nothing, and its page can say so.
pub struct Token(pub String);

/// What stands for `{number}`: a revision's, from 1.
pub struct Number(pub i64);

/// What stands for `{act}`: something that can be done, by name.
pub struct Act(pub String);

impl<S: Send + Sync, T: FromStr> FromRequestParts<S> for Id<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        part(parts, state, "id", |id| id.parse().ok()).await.map(Self)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Token {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let is_token = |token: &str| token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        let token = part(parts, state, "token", |token| is_token(token).then(|| token.to_owned())).await;
        Ok(Self(token.unwrap_or_default()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Number {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        part(parts, state, "number", |number| number.parse().ok().filter(|n| *n >= 1)).await.map(Self)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Act {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        part(parts, state, "act", |act| Some(act.to_owned())).await.map(Self)
    }
}

async fn part<S: Send + Sync, T>(
    parts: &mut Parts,
    state: &S,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, Response> {
    let not_found = || plain(StatusCode::NOT_FOUND);
    let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| not_found())?;
    params.iter().find(|(found, _)| *found == name).and_then(|(_, text)| read(text)).ok_or_else(not_found)
}
