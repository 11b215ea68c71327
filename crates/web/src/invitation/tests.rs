//! Invitations as an admin makes them, and as somebody new follows them.

use axum::http::header;
use jiff::SignedDuration;
use yomikai_app::{member, testing::PASSWORD};

use crate::{
    links,
    testing::{AIDA, ANON, Answer, TestApp},
};

const TERMS: [(&str, &str); 3] = [("role", "member"), ("uses", "2"), ("days", "7")];
const CLEO: [(&str, &str); 4] =
    [("name", "Cleo"), ("email", "cleo@example.com"), ("password", PASSWORD), ("zone", "Europe/Berlin")];

/// Makes an invitation as a page does; the path of its link.
async fn make(test: &TestApp, terms: &[(&str, &str)]) -> String {
    let made = test.post(AIDA, "/invitations", terms).await.expect(200);
    let link = made.attribute("#link", "value");
    link.strip_prefix("http://localhost:8080").expect("an absolute address").to_owned()
}

#[track_caller]
fn keeps_its_address_to_itself(answer: &Answer) {
    assert_eq!(answer.headers[header::REFERRER_POLICY], "no-referrer");
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn an_empty_page_says_what_invitations_are_for() {
    let test = TestApp::with(&[]).await;
    let page = test.get(AIDA, "/invitations").await.expect(200);
    assert_eq!(page.text(".empty h2"), "Invite your colleagues");
    assert_eq!(page.attribute("[name=role][checked]", "value"), "member");
    assert_eq!(page.texts("table").len(), 0);
}

#[tokio::test]
async fn a_link_is_shown_once_and_is_in_no_address() {
    let test = TestApp::with(&[]).await;
    let made = test.post(AIDA, "/invitations", &TERMS).await.expect(200);
    assert_eq!((made.text("#made").as_str(), made.location.as_str()), ("Here is your invitation", ""));
    assert_eq!(made.attribute("form[action='/invitations']", "data-turbo"), "false");
    let page = test.get(AIDA, "/invitations").await.expect(200);
    assert!(!page.body.contains("/join/"));
    assert_eq!(page.text("td[data-label='Places left']"), "2 of 2");
    assert_eq!(page.text("time"), "Mon 23 November, 09:00");
}

#[tokio::test]
async fn terms_that_need_mending_stay_as_typed() {
    let test = TestApp::with(&[]).await;
    let bad = [("role", "admin"), ("uses", "0"), ("days", "100")];
    let page = test.post(AIDA, "/invitations", &bad).await.expect(422);
    assert_eq!(page.texts(".problems a").len(), 2);
    assert_eq!(page.attribute("#days", "value"), "100");
    assert_eq!(page.attribute("[name=role][checked]", "value"), "admin");
    assert_eq!(page.texts("#link").len(), 0);
}

#[tokio::test]
async fn only_admins_invite() {
    let test = TestApp::with(&["Ben"]).await;
    let page = test.get(AIDA, "/invitations").await.expect(200);
    assert_eq!(page.text("#over ~ table .chip"), "All places taken");
    make(&test, &TERMS).await;
    let withdrawal = test.get(AIDA, "/invitations").await.attribute(".end a", "href");
    for path in ["/invitations", &withdrawal] {
        test.get("Ben", path).await.expect(403);
        let refused = test.post("Ben", path, &TERMS).await.expect(403);
        assert!(!refused.body.contains("/join/"));
        assert!(test.get(ANON, path).await.expect(303).location.starts_with("/sign-in"));
    }
}

#[tokio::test]
async fn somebody_joins_in_the_language_of_their_browser() {
    let mut test = TestApp::with(&[]).await;
    let path = make(&test, &TERMS).await;
    for (language, title) in [("en", "Welcome to Kissaten"), ("ja", "Kissatenへようこそ")] {
        test.language = language;
        let page = test.get(ANON, &path).await.expect(200);
        assert_eq!(page.text("h1"), title);
        assert_eq!(page.attributes("#zone option[selected]", "value"), ["Asia/Tokyo"]);
        keeps_its_address_to_itself(&page);
    }
    let switched = test.get(ANON, &format!("{path}?lang=en")).await.expect(200);
    assert_eq!(switched.attribute("form", "action"), format!("{path}?lang=en"));
    let done = test.post(ANON, &path, &CLEO).await.expect(303);
    assert_eq!(done.location, "/");
    let cookie = done.headers[header::SET_COOKIE].to_str().unwrap();
    let token = cookie.trim_start_matches("yomikai_session=").split(';').next().unwrap();
    let cleo = yomikai_app::session::resume(&test.app, token).await.unwrap();
    let cleo = &cleo.signed_in().unwrap().member;
    assert_eq!((cleo.profile.language.tag(), cleo.profile.zone.as_str()), ("ja", "Europe/Berlin"));
    let page = test.get(AIDA, "/invitations").await.expect(200);
    assert_eq!(page.text("td[data-label='Places left']"), "1 of 2");
}

#[tokio::test]
async fn a_refused_form_keeps_all_but_the_password() {
    let test = TestApp::with(&[]).await;
    let path = make(&test, &TERMS).await;
    let fields = [("name", "Cleo"), ("email", "cleo"), ("password", "short-secret"), ("zone", "Asia/Tokyo")];
    let page = test.post(ANON, &format!("{path}?lang=ja"), &fields).await.expect(422);
    assert_eq!(page.attribute("html", "lang"), "ja");
    assert_eq!(page.attribute("#name", "value"), "Cleo");
    assert!(!page.body.contains("short-secret") && page.texts("#email-error").len() == 1);
    keeps_its_address_to_itself(&page);
    let taken = [("name", "C"), ("email", "aida@example.com"), ("password", "green umbrella stand")];
    let taken: Vec<_> = taken.into_iter().chain([("zone", "UTC")]).collect();
    let page = test.post(ANON, &path, &taken).await.expect(422);
    assert_eq!(page.text("#email-error"), "Somebody here already uses this address.");
    // A refused form takes no place.
    let page = test.get(AIDA, "/invitations").await.expect(200);
    assert_eq!(page.text("td[data-label='Places left']"), "2 of 2");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_member_and_lets_them_in() {
    let test = TestApp::with(&[]).await;
    for (uses, expected) in [("1", "cleo@example.com"), ("2", "dora@example.com")] {
        let path = make(&test, &[("role", "member"), ("uses", uses), ("days", "7")]).await;
        let fields = [("name", "C"), ("email", expected), ("password", PASSWORD), ("zone", "UTC")];
        for _ in 0..2 {
            let done = test.post(ANON, &path, &fields).await.expect(303);
            assert!(done.location == "/" && done.headers.contains_key(header::SET_COOKIE));
        }
    }
    let all = member::list(&test.app, &test.actor(AIDA).await).await.unwrap();
    assert_eq!(all.len(), 3);
}

#[tokio::test]
async fn a_link_that_was_cut_off_is_an_invitation_that_cannot_be_used() {
    let test = TestApp::with(&[]).await;
    for token in ["abc", "%ff", "%0d%0aX"] {
        let page = test.get(ANON, &format!("/join/{token}")).await.expect(404);
        assert_eq!(page.text("h1"), "This invitation cannot be used", "{token}");
        test.post(AIDA, &format!("/join/{token}"), &[]).await.expect(303);
    }
}

#[tokio::test]
async fn a_link_that_is_over_says_so_without_saying_why() {
    let mut test = TestApp::with(&[]).await;
    let (used, withdrawn) =
        (make(&test, &[TERMS[0], ("uses", "1"), TERMS[2]]).await, make(&test, &TERMS).await);
    test.post(ANON, &used, &CLEO).await.expect(303);
    let withdrawal = test.get(AIDA, "/invitations").await.attribute(".end a", "href");
    let ask = test.get(AIDA, &withdrawal).await.expect(200);
    assert_eq!(ask.attribute("form.confirm", "action"), withdrawal);
    test.get(ANON, &withdrawn).await.expect(200);
    let done = test.post(AIDA, &withdrawal, &[]).await.expect(303);
    let page = test.get(AIDA, &done.location).await.expect(200);
    assert_eq!(page.text(".flash"), "The invitation is withdrawn.");
    assert!(page.texts("#over ~ table .chip").contains(&"Withdrawn".to_owned()));
    test.get(AIDA, &withdrawal).await.expect(404);
    let expired = make(&test, &TERMS).await;
    test.clock.advance(SignedDuration::from_hours(24 * 7));
    for path in [&used, &withdrawn, &expired, &links::join("0123")] {
        for (language, title) in [("en", "This invitation cannot be used"), ("ja", "この招待は使えません")]
        {
            test.language = language;
            let page = test.get(ANON, path).await.expect(404);
            assert_eq!(page.text("h1"), title);
            keeps_its_address_to_itself(&page);
        }
        let late = [("name", "D"), ("email", "dora@example.com"), ("password", PASSWORD), ("zone", "UTC")];
        test.post(ANON, path, &late).await.expect(404);
    }
}

#[tokio::test]
async fn somebody_inside_is_told_so_kindly() {
    let test = TestApp::with(&["Ben"]).await;
    let path = make(&test, &TERMS).await;
    let page = test.get("Ben", &path).await.expect(200);
    assert_eq!(page.text("h1"), "You are already here");
    assert!(page.text(".empty p").contains("signed in as Ben") && page.texts("#password").is_empty());
    keeps_its_address_to_itself(&page);
    assert_eq!(test.post("Ben", &path, &CLEO).await.expect(303).location, path);
    let all = member::list(&test.app, &test.actor(AIDA).await).await.unwrap();
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn an_admin_s_pages_are_there_in_japanese() {
    let test = TestApp::with(&[]).await;
    let ja = [("name", "Aida"), ("language", "ja"), ("zone", "Asia/Tokyo")];
    test.post(AIDA, "/account", &ja).await.expect(303);
    assert_eq!(test.get(AIDA, "/invitations").await.expect(200).text(".empty h2"), "仲間を招きましょう");
    let made = test.post(AIDA, "/invitations", &TERMS).await.expect(200);
    assert_eq!(made.text("#made"), "招待リンクができました");
    assert_eq!(made.text("td[data-label='残り']"), "あと2人（定員2人）");
    let ask = test.get(AIDA, &made.attribute(".end a", "href")).await.expect(200);
    assert_eq!(ask.text("h1"), "この招待を取り消しますか");
    let inside =
        test.get(AIDA, made.attribute("#link", "value").trim_start_matches("http://localhost:8080")).await;
    assert_eq!(inside.expect(200).text("h1"), "もう参加しています");
}
