//! The account and the reset link, as pages.

use axum::http::header;
use jiff::SignedDuration;
use yomikai_app::{member, session, testing::PASSWORD};

use crate::testing::{AIDA, ANON, TestApp};

const NEW: &str = "seven slow bicycles";

async fn sign_in(test: &TestApp, password: &str, status: u16) {
    let fields = [("email", "aida@example.com"), ("password", password)];
    test.post(ANON, "/sign-in", &fields).await.expect(status);
}

#[tokio::test]
async fn the_confirmation_is_in_the_language_just_chosen() {
    let test = TestApp::with(&[]).await;
    let page = test.get(AIDA, "/account").await.expect(200);
    assert_eq!(page.text("h1"), "My settings");
    assert_eq!(page.attribute("#name", "value"), "Aida");
    assert_eq!(page.attributes("#zone option[selected]", "value"), ["Asia/Tokyo"]);
    assert_eq!(page.attribute("#zone optgroup:first-child", "label"), "In use here");
    let fields = [("name", "相田 美奈"), ("language", "ja"), ("zone", "Europe/Berlin")];
    let saved = test.post(AIDA, "/account", &fields).await.expect(303);
    let page = test.get(AIDA, &saved.location).await.expect(200);
    assert_eq!(page.attribute("html", "lang"), "ja");
    assert_eq!(page.text("h1"), "わたしの設定");
    assert_eq!(page.text(".flash"), "プロフィールを保存しました。");
    assert_eq!(page.attributes("#zone option[selected]", "value"), ["Europe/Berlin"]);
    assert_eq!(page.text(".entries .chip"), "いま使っている端末");
}

#[tokio::test]
async fn a_refused_profile_keeps_what_was_typed() {
    let test = TestApp::with(&[]).await;
    let fields = [("name", ""), ("language", "ja"), ("zone", "Asia/Kathmandu")];
    let kept = test.post(AIDA, "/account", &fields).await.expect(422);
    assert_eq!(kept.attributes("#zone option[selected]", "value"), ["Asia/Kathmandu"]);
    let fields = [("name", ""), ("language", "ja"), ("zone", "Mars/Olympus")];
    let page = test.post(AIDA, "/account", &fields).await.expect(422);
    assert_eq!(page.texts(".problems a").len(), 2);
    assert_eq!(page.attribute("input[name=language][checked]", "value"), "ja");
    assert_eq!(page.attribute("#name", "aria-invalid"), "true");
}

#[tokio::test]
async fn a_new_password_needs_the_present_one() {
    let test = TestApp::with(&[]).await;
    let wrong = [("present", "not this one at all"), ("password", NEW)];
    let page = test.post(AIDA, "/account/password", &wrong).await.expect(422);
    assert_eq!(page.text("#present-error"), "This is not your current password.");
    assert!(!page.body.contains(NEW) && page.attribute("#name", "value") == "Aida");
    let short = [("present", PASSWORD), ("password", "short")];
    let page = test.post(AIDA, "/account/password", &short).await.expect(422);
    assert_eq!(page.texts("#password-error").len(), 1);
    sign_in(&test, NEW, 422).await;
    test.clock.advance(SignedDuration::from_hours(1));
    let right = [("present", PASSWORD), ("password", NEW)];
    let done = test.post(AIDA, "/account/password", &right).await.expect(303);
    assert!(test.get(AIDA, &done.location).await.expect(200).text(".flash").contains("changed"));
    sign_in(&test, PASSWORD, 422).await;
    test.clock.advance(SignedDuration::from_hours(1));
    sign_in(&test, NEW, 303).await;
}

#[tokio::test]
async fn a_new_password_ends_a_reset_link() {
    let test = TestApp::with(&[]).await;
    let aida = test.actor(AIDA).await;
    let token = member::make_reset_link(&test.app, &aida, aida.id().unwrap()).await.unwrap();
    test.get(ANON, &format!("/reset/{token}")).await.expect(200);
    let right = [("present", PASSWORD), ("password", NEW)];
    test.post(AIDA, "/account/password", &right).await.expect(303);
    test.get(ANON, &format!("/reset/{token}")).await.expect(404);
}

#[tokio::test]
async fn devices_are_listed_and_signed_out() {
    let test = TestApp::with(&[]).await;
    for _ in 0..2 {
        sign_in(&test, PASSWORD, 303).await;
    }
    let page = test.get(AIDA, "/account").await.expect(200);
    assert_eq!((page.texts(".entries > li").len(), page.texts(".entries .chip").len()), (3, 1));
    assert_eq!(page.texts(".entries > li:first-child .chip"), ["This device"]);
    let one = page.attribute(".entries form", "action");
    let done = test.post(AIDA, &one, &[]).await.expect(303);
    assert_eq!(test.get(AIDA, &done.location).await.texts(".entries > li").len(), 2);
    test.post(AIDA, &one, &[]).await.expect(404);
    test.post(AIDA, "/account/sessions/nonsense/end", &[]).await.expect(404);
    test.post(AIDA, "/account/sessions/others/end", &[]).await.expect(303);
    let page = test.get(AIDA, "/account").await.expect(200);
    assert_eq!((page.texts(".entries > li").len(), page.texts(".entries form").len()), (1, 0));
}

#[tokio::test]
async fn nobody_ends_another_s_session() {
    let test = TestApp::with(&["Ben"]).await;
    let theirs = session::list(&test.app, &test.actor("Ben").await).await.unwrap();
    let path = crate::links::account_session_end(theirs[0].id);
    test.post(AIDA, &path, &[]).await.expect(404);
    test.get("Ben", "/").await.expect(200);
    assert!(!test.get(AIDA, "/account").await.body.contains(&theirs[0].id.to_string()));
}

#[tokio::test]
async fn a_reset_link_lets_its_owner_in_once_and_everybody_else_out() {
    let mut test = TestApp::with(&["Ben"]).await;
    let (aida, ben) = (test.actor(AIDA).await, test.actor("Ben").await);
    let token = member::make_reset_link(&test.app, &aida, ben.id().unwrap()).await.unwrap();
    let path = format!("/reset/{token}");
    for (language, title) in [("ja", "新しいパスワードを決める"), ("en", "Choose a new password")]
    {
        test.language = language;
        let page = test.get(ANON, &path).await.expect(200);
        assert_eq!(page.text("h1"), title);
        assert!(page.text(".door-head").contains("Ben"));
        assert_eq!(page.headers[header::REFERRER_POLICY], "no-referrer");
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    }
    let page = test.post(ANON, &path, &[("password", "short")]).await.expect(422);
    assert_eq!(page.headers[header::REFERRER_POLICY], "no-referrer");
    assert_eq!(page.texts("#password-error").len(), 1);
    let done = test.post(ANON, &path, &[("password", NEW)]).await.expect(303);
    assert_eq!(done.location, "/?done=done-password");
    assert!(done.headers[header::SET_COOKIE].to_str().unwrap().starts_with("yomikai_session="));
    test.get("Ben", "/").await.expect(303);
    test.get(ANON, &path).await.expect(404);
    test.post(ANON, &path, &[("password", NEW)]).await.expect(404);
}

#[tokio::test]
async fn an_unknown_or_expired_reset_link_is_not_there() {
    let test = TestApp::with(&[]).await;
    let aida = test.actor(AIDA).await;
    test.get(ANON, "/reset/0123").await.expect(404);
    let token = member::make_reset_link(&test.app, &aida, aida.id().unwrap()).await.unwrap();
    test.clock.advance(member::RESET_LASTS);
    let lost = test.get(ANON, &format!("/reset/{token}")).await.expect(404);
    assert_eq!(lost.headers[header::REFERRER_POLICY], "no-referrer");
    test.post(ANON, &format!("/reset/{token}"), &[("password", NEW)]).await.expect(404);
}
