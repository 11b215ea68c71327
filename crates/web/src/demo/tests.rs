//! Hosts of personas, with the demonstration and without it.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use scraper::{Html, Selector};
use tower::ServiceExt as _;
use yomikai_app::{
    App,
    demo::{Amount, Demo},
    testing::{self, FixedClock},
};

use crate::{
    Config, Web,
    http::viewer::{Resumed, viewer},
};

struct House {
    app: App,
    router: Router,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    location: String,
    cookie: String,
    body: String,
}

impl House {
    /// A house that holds the demonstration, served with `config` of it.
    async fn new(config: impl FnOnce(Demo) -> Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = testing::app(folder.path(), FixedClock::new()).await.unwrap();
        let demo = Demo::prepare(&app).await.unwrap();
        let router = Web::new(app.clone(), config(demo)).router();
        Self { app, router, _folder: folder }
    }

    async fn demo() -> Arc<Self> {
        Arc::new(Self::new(|demo| Config { demo: Some(demo), ..Config::default() }).await)
    }

    async fn get(&self, host: &str, path: &str, cookie: &str) -> Answer {
        self.ask(Method::GET, host, path, cookie).await
    }

    async fn ask(&self, method: Method, host: &str, path: &str, cookie: &str) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, host)
            .header(header::ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie);
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let text = |name| {
            parts.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default().to_owned()
        };
        let cookies = parts.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap());
        let cookie = cookies
            .filter_map(|line| line.split(';').next())
            .find(|line| line.starts_with("yomikai_session"));
        Answer {
            status: parts.status,
            location: text(header::LOCATION),
            cookie: cookie.unwrap_or_default().to_owned(),
            body: String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap(),
        }
    }
}

fn attributes(body: &str, selector: &str, name: &str) -> Vec<String> {
    let html = Html::parse_document(body);
    let selector = Selector::parse(selector).unwrap();
    let found = html.select(&selector);
    found.filter_map(|found| found.attr(name)).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_persona_s_host_signs_its_visitor_in_once() {
    let house = House::demo().await;
    let first = house.get("aida.localhost:8080", "/", "").await;
    assert_eq!(first.status, 200);
    assert!(first.body.contains("相田 美奈") && first.cookie.starts_with("yomikai_session="));
    let second = house.get("aida.localhost:8080", "/", &first.cookie).await;
    assert_eq!((second.status.as_u16(), second.cookie.as_str()), (200, ""), "the session goes on");
    let stale = house.get("Nora.localhost:8080", "/", "yomikai_session=gone").await;
    assert!(stale.body.contains("Nora Lindqvist") && !stale.cookie.is_empty());
}

#[tokio::test]
async fn the_menu_leads_to_the_other_personas_in_a_new_window() {
    let house = House::demo().await;
    let page = house.get("tomas.localhost:8080", "/", "").await;
    let link = ".menu a[href='http://localhost:8080/']";
    assert_eq!(attributes(&page.body, link, "target"), ["_blank"]);
    assert_eq!(attributes(&page.body, link, "rel"), ["noopener"]);
}

#[tokio::test]
async fn the_session_that_is_found_at_the_door_is_asked_for_once() {
    let house = House::demo().await;
    let cookie = house.get("aida.localhost", "/", "").await.cookie;
    let actor = testing::actor(&house.app, cookie.trim_start_matches("yomikai_session=")).await.unwrap();
    let mut parts = Request::builder().uri("/").body(()).unwrap().into_parts().0;
    let web = Web::new(house.app.clone(), Config::default());
    parts.extensions.insert(Resumed(actor));
    let viewer = viewer(&web, &mut parts).await.unwrap().unwrap();
    assert!(viewer.signed_in().is_ok(), "what was handed on is taken");
    let next = self::viewer(&web, &mut parts).await.unwrap().unwrap();
    assert!(next.signed_in().is_err(), "and not kept");
}

#[tokio::test]
async fn further_members_are_entered_by_their_hosts_and_listed_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let app = testing::app(folder.path(), FixedClock::new()).await.unwrap();
    let demo = Demo::make(&app, Amount { documents: 0, members: 1 }, |_| {}).await.unwrap();
    let config = Config { demo: Some(demo), ..Config::default() };
    let house = House { router: Web::new(app.clone(), config).router(), app, _folder: folder };
    let one = house.get("Crowd-0001.localhost:8080", "/", "").await;
    assert!(one.status == 200 && one.cookie.starts_with("yomikai_session="));
    let front = house.get("localhost:8080", "/", "").await;
    assert_eq!(attributes(&front.body, ".entries a", "href").len(), 8);
    assert!(!front.body.contains("crowd-"));
    let nobody = house.get("crowd-0002.localhost:8080", "/clubs", "").await;
    assert_eq!((nobody.location.as_str(), nobody.cookie.as_str()), ("/", ""));
}

#[tokio::test]
async fn signing_out_leads_to_the_other_personas() {
    let house = House::demo().await;
    let entered = house.get("aida.localhost:8080", "/", "").await;
    let out = house.ask(Method::POST, "aida.localhost:8080", "/sign-out", &entered.cookie).await;
    assert_eq!((out.location.as_str(), out.cookie.as_str()), ("/sign-in", "yomikai_session="));
    let next = house.get("aida.localhost:8080", "/sign-in", "").await;
    assert_eq!((next.status.as_u16(), next.cookie.as_str()), (200, ""));
    assert_eq!(attributes(&next.body, ".entries a", "href").len(), 8);
    let languages = attributes(&next.body, ".languages a", "href");
    assert_eq!(
        languages,
        ["/sign-in?lang=ja", "/sign-in?lang=en"],
        "and the list stays when its language changes"
    );
}

#[tokio::test]
async fn plain_names_list_the_personas_and_sign_nobody_in() {
    let house = House::demo().await;
    for host in
        ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "kawabe.localhost:8080", "x.aida.localhost"]
    {
        let page = house.get(host, "/", "").await;
        assert_eq!((page.status.as_u16(), page.cookie.as_str()), (200, ""), "{host}");
        let links = attributes(&page.body, ".entries a[target=_blank][rel=noopener]", "href");
        assert_eq!(links.len(), 8, "{host}");
        assert_eq!(house.get(host, "/clubs", "").await.location, "/", "{host}");
    }
    let page = house.get("127.0.0.1:9999", "/", "").await;
    let links = attributes(&page.body, ".entries a", "href");
    assert!(links.contains(&"http://aida.localhost:9999/".to_owned()), "{links:?}");
}

#[tokio::test]
async fn the_list_is_there_in_both_languages() {
    let house = House::demo().await;
    let ja = house.get("localhost:8080", "/?lang=ja", "").await.body;
    assert!(ja.contains("<html lang=\"ja\">") && ja.contains("だれになってみますか"));
    let en = house.get("localhost:8080", "/?lang=en", "").await.body;
    assert!(en.contains("<html lang=\"en\">") && en.contains("Who would you like to be?"));
    assert_eq!(attributes(&en, "section.card", "lang"), ["en", "ja"], "one's own language comes first");
}

#[tokio::test]
async fn a_foreign_name_gets_nothing() {
    let house = House::demo().await;
    for host in ["aida.localhost.evil.example", "evil.example", "aida.example"] {
        let answer = house.get(host, "/", "").await;
        assert_eq!((answer.status.as_u16(), answer.cookie.as_str()), (421, ""), "{host}");
    }
}

#[tokio::test]
async fn without_the_demonstration_no_host_signs_anybody_in() {
    let plain = House::new(|_| Config::default()).await;
    let public = "https://yomikai.example".to_owned();
    let public =
        House::new(|demo| Config { demo: Some(demo), public_url: Some(public), ..Config::default() });
    let public = public.await;
    for (house, hosts) in [
        (&plain, ["aida.localhost:8080", "nora.localhost", "localhost:8080"]),
        (&public, ["yomikai.example", "aida.yomikai.example", "aida.localhost:8080"]),
    ] {
        for host in hosts {
            let answer = house.get(host, "/", "").await;
            assert!(answer.cookie.is_empty() && !answer.body.contains("localhost"), "{host}");
            assert!([303, 421].contains(&answer.status.as_u16()), "{host} {}", answer.status);
        }
    }
}

#[tokio::test]
async fn a_closed_account_is_not_opened_by_its_host() {
    let house = House::demo().await;
    let admin = house.get("nora.localhost", "/", "").await.cookie;
    let admin = testing::actor(&house.app, admin.trim_start_matches("yomikai_session=")).await.unwrap();
    let members = yomikai_app::member::list(&house.app, &admin, None).await.unwrap().accounts;
    let owen = members.iter().find(|account| account.member.profile.name == "Owen Price").unwrap();
    yomikai_app::member::deactivate(&house.app, &admin, owen.member.id).await.unwrap();
    let answer = house.get("owen.localhost", "/", "").await;
    assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, "/sign-in?to=%2F"));
    assert!(answer.cookie.is_empty());
}

#[tokio::test]
async fn while_the_database_does_not_answer_a_persona_finds_a_page_that_says_so() {
    let house = House::demo().await;
    house.app.close().await;
    let answer = house.get("tomas.localhost:8080", "/", "yomikai_session=x").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("One moment, please"), "{}", answer.body);
}
