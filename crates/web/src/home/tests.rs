//! The home page.

use axum::{
    body::Body,
    http::{Method, header},
};
use jiff::SignedDuration;
use yomikai_app::{
    club,
    meeting::{self, room},
    postmortem,
    testing::publish,
};
use yomikai_domain::{
    id::{ClubId, MeetingId, PostmortemId},
    meeting::Command,
    postmortem::ThreeLines,
    schedule::Typed,
};

use crate::{
    links,
    testing::{AIDA, Answer, Persona, TestApp},
};

#[tokio::test]
async fn the_first_day_teaches_in_both_languages() {
    let test = TestApp::with(&["Bora"]).await;
    let admin = test.get(AIDA, "/").await.expect(200);
    assert_eq!(admin.text("h1"), "Welcome, Aida");
    assert_eq!(admin.texts(".first-steps > li").len(), 3);
    assert_eq!(admin.texts("#shelf").len(), 0, "nothing is on the shelf yet");
    let member = test.get("Bora", "/").await.expect(200);
    assert_eq!(member.texts(".first-steps > li").len(), 2, "inviting is for admins");
    let fields = [("name", "Aida"), ("language", "ja"), ("zone", "Asia/Tokyo")];
    test.post(AIDA, "/account", &fields).await.expect(303);
    assert_eq!(test.get(AIDA, "/").await.expect(200).text("h1"), "はじめまして、Aidaさん");
}

async fn draft(test: &TestApp, who: Persona, title: &str) -> PostmortemId {
    let id = PostmortemId::new(test.app.new_uuid());
    let lines = ThreeLines { title, case: "It stopped", cause: "", improvement: "" };
    postmortem::begin(&test.app, &test.actor(who).await, id, "en", &lines).await.unwrap();
    id
}

/// Opens Home in a browser that keeps what the answer before gave it.
async fn come_back(test: &TestApp, who: Persona, before: Option<&Answer>) -> Answer {
    let mut request = test.request(Method::GET, who, "/");
    if let Some(before) = before {
        let kept = before.headers[header::SET_COOKIE].to_str().unwrap();
        request = request.header(header::COOKIE, kept.split(';').next().unwrap());
    }
    test.send(request.body(Body::empty()).unwrap()).await.expect(200)
}

const SHELF: &str = "[aria-labelledby=shelf] .entry > a";
const NEW: &str = "[aria-labelledby=shelf] li:has(> .chip) .entry > a";

#[tokio::test]
async fn what_was_published_since_one_was_here_is_marked() {
    let test = TestApp::with(&["Ben"]).await;
    draft(&test, "Ben", "A draft").await;
    let empty = test.get("Ben", "/").await.expect(200);
    assert!(empty.text("[aria-labelledby=shelf] .quiet-text").starts_with("Nothing yet."));
    for n in 1..=6 {
        let id = draft(&test, AIDA, &format!("Number {n}")).await;
        test.clock.advance(SignedDuration::from_mins(1));
        publish(&test.app, id, None).await.unwrap();
    }
    let first = come_back(&test, "Ben", None).await;
    assert_eq!(first.texts(SHELF), ["Number 6", "Number 5", "Number 4", "Number 3", "Number 2"]);
    assert_eq!(first.texts(NEW), [""; 0], "whoever comes for the first time has missed nothing");
    assert_eq!(first.attribute("[aria-labelledby=shelf] .section-head a", "href"), "/library");
    let narrow = draft(&test, AIDA, "For Aida").await;
    let seven = draft(&test, AIDA, "Number 7").await;
    test.clock.advance(SignedDuration::from_mins(1));
    publish(&test.app, seven, None).await.unwrap();
    publish(&test.app, narrow, Some(&[])).await.unwrap();
    test.clock.advance(SignedDuration::from_hours(10));
    let back = come_back(&test, "Ben", Some(&first)).await;
    assert_eq!(back.texts(NEW), ["Number 7"]);
    assert_eq!(back.texts(SHELF).len(), 5);
    assert!(!back.body.contains("For Aida"));
    let again = come_back(&test, "Ben", Some(&back)).await;
    assert_eq!(again.texts(NEW), ["Number 7"], "until this visit ends");
    test.clock.advance(SignedDuration::from_hours(5));
    assert_eq!(come_back(&test, "Ben", Some(&again)).await.texts(NEW), [""; 0]);
    let first_day = test.get("Ben", "/").await.expect(200);
    assert_eq!(first_day.texts(SHELF).len(), 5, "without the cookie, too");
}

#[tokio::test]
async fn only_the_browser_knows_when_somebody_was_here() {
    let test = TestApp::with(&[]).await;
    let home = test.get(AIDA, "/").await.expect(200);
    let kept = home.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(kept.starts_with("yomikai_visit=") && kept.contains("HttpOnly"), "{kept}");
    let out = test.post(AIDA, "/sign-out", &[]).await.expect(303);
    let gone = out.headers.get_all(header::SET_COOKIE).iter().any(|line| {
        line.to_str().is_ok_and(|line| line.starts_with("yomikai_visit=;") && line.contains("Max-Age=0"))
    });
    assert!(gone, "whoever signs in next was not here");
}

#[tokio::test]
async fn the_minutes_of_a_meeting_are_there_for_a_fortnight() {
    let test = TestApp::with(&["Ben", "Eve"]).await;
    let (app, aida) = (&test.app, test.actor(AIDA).await);
    let club = ClubId::new(uuid::Uuid::from_u128(1));
    club::found(app, &aida, club, "基盤チーム", "ja", "x").await.unwrap();
    let ben = test.actor("Ben").await.id().unwrap().to_string();
    club::add_member(app, &aida, club, &ben).await.unwrap();
    let id = MeetingId::new(uuid::Uuid::from_u128(2));
    let typed = Typed { starts: "2026-11-16T09:30", length: "60", zone: "Asia/Tokyo", place: "", snack: "" };
    meeting::arrange(app, &aida, club, id, typed).await.unwrap();
    room::enter(app, &aida, id).await.unwrap();
    assert_eq!(test.get(AIDA, "/").await.expect(200).texts("#held").len(), 0, "it is not over");
    room::act(app, &aida, id, None, Command::Close { turn: 0 }).await.unwrap();
    for who in [AIDA, "Ben"] {
        let page = test.get(who, "/").await.expect(200);
        let link = "[aria-labelledby=held] .entry > a";
        assert_eq!(page.attribute(link, "href"), links::minutes(id), "{who}");
        assert_eq!(
            (page.text(link).as_str(), page.attribute(&format!("{link} [lang]"), "lang").as_str()),
            ("基盤チーム Meeting 1", "ja")
        );
        assert_eq!(page.text("[aria-labelledby=held] small"), "Minutes of Mon 16 November");
        test.get(who, &links::minutes(id)).await.expect(200);
    }
    assert!(!test.get("Eve", "/").await.expect(200).body.contains("基盤チーム"), "outside the club");
    test.clock.advance(SignedDuration::from_hours(14 * 24));
    assert_eq!(test.get(AIDA, "/").await.expect(200).texts("#held").len(), 0);
}

#[tokio::test]
async fn home_shows_the_newest_of_what_one_writes() {
    let test = TestApp::with(&[]).await;
    for n in 1..=6 {
        draft(&test, AIDA, &format!("Number {n}")).await;
        test.clock.advance(SignedDuration::from_mins(1));
    }
    let page = test.get(AIDA, "/").await.expect(200);
    assert_eq!(page.texts("[aria-labelledby=mine] .entry > a").len(), 5);
    assert_eq!(page.attribute("[aria-labelledby=mine] > p a", "href"), "/postmortems");
    let fields = [("name", "Aida"), ("language", "ja"), ("zone", "Asia/Tokyo")];
    test.post(AIDA, "/account", &fields).await.expect(303);
    let page = test.get(AIDA, "/").await.expect(200);
    assert_eq!(
        (page.text("#shelf"), page.text("[aria-labelledby=mine] > p a")),
        ("新しく本棚に並んだもの".into(), "すべて見る".into())
    );
}
