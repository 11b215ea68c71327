//! Signing in and out, as pages.

use axum::http::{Method, header};

use crate::testing::{AIDA, ANON, TestApp};

#[tokio::test]
async fn a_visitor_is_sent_to_the_sign_in_and_comes_back() {
    let test = TestApp::with(&[]).await;
    let sent = test.get(ANON, "/clubs?x=1").await.expect(303);
    assert_eq!(sent.location, "/sign-in?to=%2Fclubs%3Fx%3D1");
    let page = test.get(ANON, &sent.location).await.expect(200);
    assert_eq!(page.text("h1"), "Welcome back");
    assert_eq!(page.attribute("input[name=to]", "value"), "/clubs?x=1");
    let fields = [("email", "AIDA@example.com"), ("password", "quiet tomato ladder"), ("to", "/clubs?x=1")];
    let done = test.post(ANON, "/sign-in", &fields).await.expect(303);
    assert_eq!(done.location, "/clubs?x=1");
    let cookie = done.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(
        cookie.starts_with("yomikai_session=")
            && cookie.contains("HttpOnly")
            && cookie.contains("SameSite=Lax")
    );
}

#[tokio::test]
async fn a_wrong_password_keeps_the_address_and_says_so_kindly() {
    let mut test = TestApp::with(&[]).await;
    test.language = "ja";
    let fields = [("email", "aida@example.com"), ("password", "wrong")];
    let page = test.post(ANON, "/sign-in", &fields).await.expect(422);
    assert_eq!(page.attribute("#email", "value"), "aida@example.com");
    assert_eq!(page.attribute("#password", "value"), "");
    assert!(page.text(".problems").contains("一致しません"));
}

#[tokio::test]
async fn more_than_a_request_takes_is_refused_with_a_page() {
    let test = TestApp::with(&[]).await;
    let huge = "x".repeat(2 * 1024 * 1024 + 1);
    let page = test.post(ANON, "/sign-in", &[("email", &huge)]).await.expect(413);
    assert_eq!(page.text("h1"), "This is more than we can take at once");
}

#[tokio::test]
async fn a_name_that_is_not_ours_is_answered_with_nothing_of_ours() {
    let test = TestApp::with(&[]).await;
    let rebound = axum::http::Request::get("/sign-in").header(header::HOST, "evil.example");
    let page = test.send(rebound.body(axum::body::Body::empty()).unwrap()).await.expect(421);
    assert_eq!(page.text("h1"), "This address is not known here");
    for host in ["evil.example/.localhost", "a@evil.example#.localhost", "..localhost", ".localhost"] {
        let odd = axum::http::Request::get("/sign-in").header(header::HOST, host);
        test.send(odd.body(axum::body::Body::empty()).unwrap()).await.expect(421);
    }
}

#[tokio::test]
async fn every_answer_keeps_the_browser_strict() {
    let test = TestApp::with(&[]).await;
    let page = test.get(ANON, "/sign-in").await.expect(200);
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"));
    assert!(!policy.contains("unsafe"));
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(page.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert!(page.headers.contains_key("x-request-id"));
}

#[tokio::test]
async fn another_site_cannot_sign_anybody_out() {
    let test = TestApp::with(&[]).await;
    let foreign = test.request(Method::POST, AIDA, "/sign-out").header("sec-fetch-site", "cross-site");
    test.send(foreign.body(axum::body::Body::empty()).unwrap()).await.expect(403);
    test.get(AIDA, "/").await.expect(200);
    test.post(AIDA, "/sign-out", &[]).await.expect(303);
    test.get(AIDA, "/").await.expect(303);
}
