//! The pages in one process, for tests: personas ask, selectors look.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use scraper::{Html, Selector};
use tower::ServiceExt as _;
use yomikai_app::{
    Actor, App,
    testing::{self, FixedClock},
};

use crate::{Config, Web};

/// Who asks. `Anon` is nobody; the first admin is `AIDA`; everybody else joins by an invitation of theirs.
pub(crate) type Persona = &'static str;

/// Nobody who signed in.
pub(crate) const ANON: Persona = "";
/// The first admin.
pub(crate) const AIDA: Persona = "Aida";

/// The pages on a fresh database that is set up and has the personas one names.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) clock: Arc<FixedClock>,
    router: Router,
    tokens: BTreeMap<Persona, String>,
    /// The `Accept-Language` of every request.
    pub(crate) language: &'static str,
    _folder: tempfile::TempDir,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// Where a redirect leads, or an empty text.
    pub(crate) location: String,
    pub(crate) headers: header::HeaderMap,
    pub(crate) body: String,
}

impl TestApp {
    /// A house that is not set up yet.
    pub(crate) async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = FixedClock::new();
        let app = testing::app(folder.path(), clock.clone()).await.unwrap();
        let router = Web::new(app.clone(), Config::default()).router();
        Self { app, clock, router, tokens: BTreeMap::new(), language: "en", _folder: folder }
    }

    /// A house with Aida and these others.
    pub(crate) async fn with(others: &[Persona]) -> Self {
        let mut test = Self::empty().await;
        let token = testing::set_up(&test.app).await.unwrap();
        test.tokens.insert(AIDA, token);
        let admin = test.actor(AIDA).await;
        for name in others {
            let token = testing::join(&test.app, &admin, name).await.unwrap();
            test.tokens.insert(name, token);
        }
        test
    }

    /// A persona as use cases know them.
    pub(crate) async fn actor(&self, persona: Persona) -> Actor {
        match self.tokens.get(persona) {
            Some(token) => testing::actor(&self.app, token).await.unwrap(),
            None => Actor::Visitor,
        }
    }

    /// Opens a page.
    pub(crate) async fn get(&self, persona: Persona, path: &str) -> Answer {
        self.send(self.request(Method::GET, persona, path).body(Body::empty()).unwrap()).await
    }

    /// Submits a form from one of our own pages.
    pub(crate) async fn post(&self, persona: Persona, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .request(Method::POST, persona, path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// The beginning of any request.
    pub(crate) fn request(
        &self,
        method: Method,
        persona: Persona,
        path: &str,
    ) -> axum::http::request::Builder {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost:8080")
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_LANGUAGE, self.language);
        if let Some(token) = self.tokens.get(persona) {
            let cookies = format!("yomikai_session={token}; yomikai_pencil={}", pencil(persona));
            request = request.header(header::COOKIE, cookies);
        }
        request
    }

    /// Opens a stream.
    pub(crate) async fn open(&self, request: Request<Body>) -> Body {
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        response.into_body()
    }

    /// Sends any request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let location = parts.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        Answer {
            status: parts.status,
            location: location.unwrap_or_default(),
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }
}

/// The secret of a persona's browser: always the same, and nobody else's.
fn pencil(persona: Persona) -> String {
    let number = persona.bytes().fold(0_u64, |number, byte| number << 8 | u64::from(byte));
    format!("{number:064x}")
}

impl Answer {
    /// A page that was kept, to be looked at again.
    pub(crate) fn of(body: String) -> Self {
        Self { status: StatusCode::OK, location: String::new(), headers: header::HeaderMap::new(), body }
    }

    /// The texts of what a selector finds, with white space folded.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let fold = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let html = Html::parse_document(&self.body);
        html.select(&Selector::parse(selector).unwrap()).map(|found| fold(found.text().collect())).collect()
    }

    /// The text of the only thing that a selector finds.
    #[track_caller]
    pub(crate) fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        assert_eq!(texts.len(), 1, "{selector} in {}", self.body);
        texts[0].clone()
    }

    /// An attribute of the first thing that a selector finds.
    #[track_caller]
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> String {
        let html = Html::parse_document(&self.body);
        let found = html.select(&Selector::parse(selector).unwrap()).next();
        found.and_then(|found| found.attr(name)).unwrap_or_else(|| panic!("no {selector}[{name}]")).to_owned()
    }

    /// An attribute of all that a selector finds.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).filter_map(|found| found.attr(name).map(str::to_owned)).collect()
    }

    /// The text of the first thing that a selector finds, with its lines as they are.
    #[track_caller]
    pub(crate) fn lines(&self, selector: &str) -> String {
        let html = Html::parse_document(&self.body);
        let found = html.select(&Selector::parse(selector).unwrap()).next();
        found.unwrap_or_else(|| panic!("no {selector}")).text().collect()
    }

    /// What a browser would send for a field that nobody has touched.
    #[track_caller]
    pub(crate) fn value(&self, field: &str) -> String {
        let values = self.attributes(&format!("input[name=\"{field}\"]"), "value");
        let value = values.into_iter().next();
        value.unwrap_or_else(|| self.lines(&format!("textarea[name=\"{field}\"]")))
    }

    /// What a browser would send for a form that nobody has touched; patterns of new lines (`NEW`) are none of it.
    pub(crate) fn form(&self, selector: &str) -> Vec<(String, String)> {
        let html = Html::parse_document(&self.body);
        let fields = Selector::parse(&format!(
            "{selector} input:not([type=radio]):not([type=checkbox]), {selector} input[checked], {selector} textarea, {selector} select"
        ))
        .unwrap();
        let chosen = Selector::parse("option[selected]").unwrap();
        let value = |field: scraper::ElementRef<'_>| match field.value().name() {
            "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
            "select" => {
                let option = field.select(&chosen).next();
                option.and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
            }
            _ => field.attr("value").unwrap_or_default().to_owned(),
        };
        let named = html.select(&fields).filter_map(|field| Some((field.attr("name")?, field)));
        let named = named.map(|(name, field)| (name.to_owned(), value(field)));
        named.filter(|(name, value)| !name.contains("NEW") && value != "NEW").collect()
    }

    /// Checks the status, showing the page when it is another one.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.location, self.body);
        self
    }
}
