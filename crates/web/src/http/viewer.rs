//! Who looks at a page, and in which language: found out once a request.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use yomikai_app::{Actor, Error, SignedIn, house::Organisation};
use yomikai_domain::{Language, member::Role};

use super::{
    cookie::Cookies,
    error::{Failure, plain},
    fields::Fields,
    given_back::TurnedAway,
    see_other,
};
use crate::{
    Web,
    demo::Elsewhere,
    i18n::{self, Words},
    links,
    ui::{Frame, Place},
};

/// Whose session a request has been found to carry, for whatever asks that next about the same request. It is kept for
/// no other one: who may do what is asked anew each time.
#[derive(Clone)]
pub struct Resumed(pub Actor);

/// Why it is not known whose request this is. It is answered further in, where the words of a form are kept.
#[derive(Clone)]
pub struct Unresolved(Arc<Error>);

impl Unresolved {
    /// Lets a request go on as nobody's until it is answered.
    pub fn new(error: Error) -> Self {
        Self(Arc::new(error))
    }
}

/// Who looks at a page, with what every page needs to know of the request.
#[derive(Clone)]
pub struct Viewer {
    /// Who.
    pub actor: Actor,
    /// The words of their language.
    pub l: Words,
    /// The organisation's name.
    pub organisation: String,
    /// The request's query.
    pub query: Fields,
    /// What the browser calls itself.
    pub device: String,
    /// The path of the request, for links that change the language.
    pub path: String,
    /// Where one becomes somebody else, in the demonstration.
    pub elsewhere: Option<String>,
}

impl Viewer {
    fn new(parts: &Parts, actor: Actor, organisation: Option<&Organisation>) -> Self {
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes());
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let language = match &actor {
            Actor::Member(signed_in) => signed_in.member.profile.language,
            Actor::Visitor => Language::from_tag(query.get("lang"))
                .or_else(|| i18n::negotiate(text(header::ACCEPT_LANGUAGE)))
                .unwrap_or(organisation.map_or(Language::En, |organisation| organisation.language)),
        };
        Self {
            l: Words::of(language),
            actor,
            organisation: organisation.map(|organisation| organisation.name.clone()).unwrap_or_default(),
            query,
            device: text(header::USER_AGENT).to_owned(),
            path: parts.uri.path().to_owned(),
            elsewhere: parts.extensions.get::<Elsewhere>().map(|elsewhere| elsewhere.0.clone()),
        }
    }

    /// Somebody of whom nothing is known but the request.
    pub fn nobody(parts: &Parts) -> Self {
        Self::new(parts, Actor::Visitor, None)
    }

    /// The frame of a page that belongs to no place in the navigation.
    pub fn frame(&self) -> Frame {
        Frame::new(self)
    }

    /// The frame of a page at a place in the navigation.
    pub fn at(&self, place: Place) -> Frame {
        Frame { place: Some(place), ..Frame::new(self) }
    }

    /// The signed-in member.
    ///
    /// # Errors
    /// [`yomikai_app::Error::Forbidden`] for a visitor.
    pub fn signed_in(&self) -> yomikai_app::Result<&SignedIn> {
        self.actor.signed_in()
    }

    /// Whether the viewer runs the house.
    pub fn is_admin(&self) -> bool {
        self.signed_in().is_ok_and(|signed_in| signed_in.member.role == Role::Admin)
    }
}

impl<S: Sync> FromRequestParts<S> for Viewer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| plain(StatusCode::INTERNAL_SERVER_ERROR))
    }
}

/// Finds out who asks, and sends them to the set-up while there is no organisation.
pub async fn resolve(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let setting_up = parts.uri.path() == links::set_up();
    let is_unresolved = parts.extensions.get::<Unresolved>().is_some();
    let found = if is_unresolved { Ok(Some(Viewer::nobody(&parts))) } else { viewer(&web, &mut parts).await };
    let viewer = match found {
        Ok(Some(viewer)) => viewer,
        Ok(None) if setting_up => Viewer::nobody(&parts),
        Ok(None) => return see_other(links::set_up()),
        Err(error) => {
            parts.extensions.insert(Unresolved::new(error));
            Viewer::nobody(&parts)
        }
    };
    parts.extensions.insert(viewer);
    next.run(Request::from_parts(parts, body)).await
}

/// Lets nobody in of whom it could not be found out who they are.
pub async fn answer_unresolved(mut request: Request, next: Next) -> Response {
    let Some(Unresolved(error)) = request.extensions_mut().remove::<Unresolved>() else {
        return next.run(request).await;
    };
    let error = Arc::into_inner(error).map(|error| Failure(error).into_response());
    error.unwrap_or_else(|| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

/// Who asks, and in which language; `None` while there is no organisation.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn viewer(web: &Web, parts: &mut Parts) -> yomikai_app::Result<Option<Viewer>> {
    let Some(organisation) = web.organisation().await? else { return Ok(None) };
    let actor = match (parts.extensions.remove::<Resumed>(), web.cookies().token(&parts.headers)) {
        (Some(Resumed(actor)), _) => actor,
        (None, Some(token)) => yomikai_app::session::resume(web.app(), &token).await?,
        (None, None) => Actor::Visitor,
    };
    Ok(Some(Viewer::new(parts, actor, Some(organisation))))
}

/// Sends visitors to the sign-in; afterwards they come back to what they asked for.
pub async fn require_sign_in(viewer: Viewer, request: Request, next: Next) -> Response {
    match viewer.actor {
        Actor::Member(_) => next.run(request).await,
        Actor::Visitor => {
            let to = request.uri().path_and_query().map_or("/", |path| path.as_str());
            let to = if request.method().is_safe() { to } else { "/" };
            let query: String =
                form_urlencoded::Serializer::new(String::new()).append_pair("to", to).finish();
            let mut response = see_other(&format!("{}?{query}", links::sign_in()));
            response.extensions_mut().insert(TurnedAway);
            response
        }
    }
}

/// Answers to a sign-in: the cookie, and on to a page of ours.
pub fn signed_in(cookie: Cookies, token: &str, to: &str) -> Response {
    let mut response = see_other(local(to));
    response.headers_mut().insert(header::SET_COOKIE, cookie.keep(token));
    response
}

/// Answers to a sign-out.
pub fn signed_out(cookie: Cookies, to: &str) -> Response {
    let mut headers = HeaderMap::new();
    headers.append(header::SET_COOKIE, cookie.forget());
    headers.append(header::SET_COOKIE, cookie.forget_pencil());
    headers.append(header::SET_COOKIE, cookie.forget_visit());
    (headers, see_other(to)).into_response()
}

/// A path of this site, or home: nobody is sent elsewhere by a link that came from elsewhere.
pub fn local(to: &str) -> &str {
    let is_local = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains('\\')
        && !to.chars().any(char::is_control);
    if is_local { to } else { links::home() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(local("/clubs?x=1"), "/clubs?x=1");
        for bad in
            ["https://evil.example", "//evil.example", "/\\evil.example", "", "javascript:alert(1)", "/a\nb"]
        {
            assert_eq!(local(bad), "/", "{bad}");
        }
    }
}
