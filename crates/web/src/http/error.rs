//! How a refusal or a fault is shown: one place, one page, logged once, never with internal text.

use askama::Template;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use yomikai_app::Error;
use yomikai_domain::Problem;

use super::{
    given_back::{GivenBack, Sent},
    viewer::Viewer,
};
use crate::{i18n::Words, links, ui::Frame};

/// A handler's answer.
pub type Result<T = Response> = std::result::Result<T, Failure>;

/// What a handler gives up with. It becomes a page further out, where the reader's language is known.
#[derive(Debug)]
pub struct Failure(pub Error);

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// What kind of page a failed response turns into.
#[derive(Clone)]
struct Shown {
    key: &'static str,
    problems: Vec<Problem>,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, key, problems) = match self.0 {
            Error::NotFound => (StatusCode::NOT_FOUND, "not-found", Vec::new()),
            Error::Forbidden => (StatusCode::FORBIDDEN, "forbidden", Vec::new()),
            Error::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", problems),
            Error::Conflict(problem) => (StatusCode::CONFLICT, "conflict", vec![problem]),
            Error::Unavailable(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "not available");
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable", Vec::new())
            }
            Error::Internal(error) => {
                tracing::error!(error = error.as_ref() as &dyn std::error::Error, "an internal fault");
                (StatusCode::INTERNAL_SERVER_ERROR, "internal", Vec::new())
            }
        };
        shown(status, key, problems)
    }
}

fn shown(status: StatusCode, key: &'static str, problems: Vec<Problem>) -> Response {
    let mut response = status.into_response();
    response.extensions_mut().insert(Shown { key, problems });
    response
}

/// A refusal that comes from HTTP itself rather than from a use case.
pub fn plain(status: StatusCode) -> Response {
    let key = match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::METHOD_NOT_ALLOWED => "method",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::FORBIDDEN => "cross-origin",
        StatusCode::MISDIRECTED_REQUEST => "host",
        _ => "internal",
    };
    shown(status, key, Vec::new())
}

/// What a visitor's form is told whose session is over: its words, and the way to sign in.
pub fn signed_out() -> Response {
    shown(StatusCode::FORBIDDEN, "signed-out", Vec::new())
}

/// Whether the answer becomes a page that says what did not work, rather than a form that shows it.
pub fn is_a_page_of_its_own(response: &Response) -> bool {
    response.extensions().get::<Shown>().is_some()
}

/// Splits off what a form can show beside its fields; the rest becomes a page of its own.
///
/// # Errors
/// Everything but [`Error::Invalid`] and [`Error::Conflict`].
pub fn mendable<T>(outcome: yomikai_app::Result<T>) -> Result<std::result::Result<T, Vec<Problem>>> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Invalid(problems)) => Ok(Err(problems)),
        Err(Error::Conflict(problem)) => Ok(Err(vec![problem])),
        Err(other) => Err(Failure(other)),
    }
}

#[derive(Template)]
#[template(path = "http/error.html")]
struct ErrorPage {
    l: Words,
    frame: Frame,
    title: String,
    lines: Vec<String>,
    /// Where to go from here, and the key of what is there.
    onward: (&'static str, &'static str),
    /// What had been typed.
    words: Vec<GivenBack>,
}

/// Says what the router says without words: that an address takes no such request.
pub async fn name_method(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.extensions_mut().insert(Shown { key: "method", problems: Vec::new() });
    }
    response
}

/// Turns failed responses into pages, or into `application/problem+json` for those who ask for JSON.
pub async fn render(request: Request, next: Next) -> Response {
    let viewer = request.extensions().get::<Viewer>().cloned();
    let headers = request.headers().clone();
    let response = next.run(request).await;
    match viewer {
        Some(viewer) => finish(response, &viewer, &headers),
        None => response,
    }
}

/// Gives a failed response its page; every other response stays as it is.
pub fn finish(mut response: Response, viewer: &Viewer, headers: &HeaderMap) -> Response {
    let Some(shown) = response.extensions_mut().remove::<Shown>() else { return response };
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let wants_json = accept.is_some_and(|accept| accept.contains("json") && !accept.contains("html"));
    let status = response.status();
    let l = viewer.l;
    let title = l.t(&format!("error-{}-title", shown.key));
    let mut lines: Vec<String> = shown.problems.iter().map(|problem| l.problem(problem)).collect();
    if lines.is_empty() {
        lines.push(l.t(&format!("error-{}", shown.key)));
    }
    if wants_json {
        return problem_json(status, &title, &lines);
    }
    let words = response.extensions_mut().remove::<Sent>().map(|sent| sent.words()).unwrap_or_default();
    let page = ErrorPage { l, frame: viewer.frame(), title, lines, onward: onward(&shown), words };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "the error page cannot be rendered");
            status.into_response()
        }
    }
}

/// The one button of the page.
fn onward(shown: &Shown) -> (&'static str, &'static str) {
    match shown.key {
        "signed-out" => (links::sign_in(), "sign-in"),
        _ if shown.problems.iter().any(|problem| problem.key == "problem-in-trash") => {
            (links::postmortem_trash(), "trash-list")
        }
        _ => (links::home(), "error-home"),
    }
}

/// RFC 9457.
fn problem_json(status: StatusCode, title: &str, lines: &[String]) -> Response {
    let body = serde_json::json!({ "title": title, "status": status.as_u16(), "detail": lines.join("\n") });
    let mut response = (status, body.to_string()).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// Renders a page.
///
/// # Errors
/// [`Error::Internal`] when the template fails, which only a fault of ours can make it do.
pub fn page(template: &impl Template) -> Result {
    page_with(StatusCode::OK, template)
}

/// Renders a page with a status: 422 for a form that was refused.
///
/// # Errors
/// As [`page`].
pub fn page_with(status: StatusCode, template: &impl Template) -> Result {
    let html = template.render().map_err(|error| Error::Internal(Box::new(error)))?;
    Ok((status, Html(html)).into_response())
}

/// Renders a form that was refused.
///
/// # Errors
/// As [`page`].
pub fn refused(template: &impl Template) -> Result {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}
