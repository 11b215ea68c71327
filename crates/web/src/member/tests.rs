//! Members, as an admin sees them; and that nobody else does.

use axum::http::header;
use jiff::SignedDuration;
use yomikai_app::testing::{PASSWORD, join};

use crate::{
    links,
    testing::{AIDA, ANON, TestApp},
};

async fn id(test: &TestApp, persona: &'static str) -> yomikai_domain::id::MemberId {
    test.actor(persona).await.id().unwrap()
}

#[tokio::test]
async fn members_are_listed_by_name_in_pages() {
    let test = TestApp::with(&[]).await;
    let aida = test.actor(AIDA).await;
    for name in ["Zoe", "Ben"] {
        test.clock.advance(SignedDuration::from_mins(1));
        join(&test.app, &aida, name).await.unwrap();
    }
    let page = test.get(AIDA, "/members").await.expect(200);
    let addresses = page.texts("tbody .person small");
    assert_eq!(addresses, ["aida@example.com", "ben@example.com", "zoe@example.com"]);
    assert_eq!(page.text(".tabs [aria-current]"), "Members");
    let first = page.attribute("tbody tr:first-child a", "href");
    assert_eq!(test.get(AIDA, &first).await.expect(200).text("h1"), "Aida");
    assert_eq!(page.texts(".pager").len(), 0);
    let zoe = page.attribute("tbody tr:last-child a", "href").rsplit('/').next().unwrap().to_owned();
    let end = test.get(AIDA, &format!("/members?after={zoe}")).await.expect(200);
    assert_eq!(end.texts("tbody tr").len(), 0);
    assert_eq!(end.attributes(".pager a", "href"), ["/members"]);
}

#[tokio::test]
async fn a_long_list_has_a_next_page() {
    let test = TestApp::with(&[]).await;
    let aida = test.actor(AIDA).await;
    for _ in 0..51 {
        yomikai_app::invitation::make(&test.app, &aida, "member", "1", "7").await.unwrap();
    }
    let first = test.get(AIDA, "/invitations").await.expect(200);
    assert_eq!(first.texts("tbody tr").len(), 50);
    assert_eq!(first.texts(".pager a"), ["Next page"]);
    let next = test.get(AIDA, &first.attribute(".pager a[rel=next]", "href")).await.expect(200);
    assert_eq!(next.texts("tbody tr").len(), 1);
    assert_eq!(next.attributes(".pager a", "href"), ["/invitations"]);
}

#[tokio::test]
async fn only_admins_run_the_house() {
    let test = TestApp::with(&["Ben"]).await;
    let aida = links::member(id(&test, AIDA).await);
    for path in ["/members", aida.as_str(), &format!("{aida}/deactivation")] {
        let refused = test.get("Ben", path).await.expect(403);
        assert!(!refused.body.contains("aida@example.com"), "{path}");
        assert!(test.get(ANON, path).await.expect(303).location.starts_with("/sign-in"));
    }
    for act in ["role", "email", "deactivation", "reactivation", "reset-link"] {
        let fields = [("role", "member"), ("email", "ben2@example.com")];
        let refused = test.post("Ben", &format!("{aida}/{act}"), &fields).await.expect(403);
        assert!(!refused.body.contains("/reset/"), "{act}");
    }
    test.get(AIDA, "/members/nonsense").await.expect(404);
    test.get(AIDA, &links::member(yomikai_domain::id::MemberId::new(uuid::Uuid::nil()))).await.expect(404);
}

#[tokio::test]
async fn every_page_is_there_in_both_languages() {
    let test = TestApp::with(&["Ben"]).await;
    let ben = links::member(id(&test, "Ben").await);
    let pages = [
        ("/members".to_owned(), "Members", "メンバー"),
        (ben.clone(), "Ben", "Ben"),
        (format!("{ben}/deactivation"), "Pause this account?", "このメンバーの利用を休止しますか"),
    ];
    for (path, title, _) in &pages {
        assert_eq!(&test.get(AIDA, path).await.expect(200).text("h1"), title);
    }
    let ja = [("name", "Aida"), ("language", "ja"), ("zone", "Asia/Tokyo")];
    test.post(AIDA, "/account", &ja).await.expect(303);
    for (path, _, title) in &pages {
        let page = test.get(AIDA, path).await.expect(200);
        assert_eq!((page.attribute("html", "lang").as_str(), page.text("h1").as_str()), ("ja", *title));
    }
    let made = test.post(AIDA, &format!("{ben}/reset-link"), &[]).await.expect(200);
    assert_eq!(made.text("#made"), "再設定のリンクができました");
    test.post(AIDA, &format!("{ben}/deactivation"), &[]).await.expect(303);
    assert!(test.get(AIDA, &ben).await.expect(200).text("h1").contains("休止中"));
}

#[tokio::test]
async fn roles_change_but_the_last_admin_stays() {
    let test = TestApp::with(&["Ben"]).await;
    let (aida, ben) = (links::member(id(&test, AIDA).await), links::member(id(&test, "Ben").await));
    let page = test.post(AIDA, &format!("{aida}/role"), &[("role", "member")]).await.expect(422);
    assert!(page.text("#role-error").contains("make another member an admin first"));
    assert_eq!(page.attribute("[name=role][checked]", "value"), "member");
    test.post(AIDA, &format!("{ben}/role"), &[("role", "king")]).await.expect(422);
    let done = test.post(AIDA, &format!("{ben}/role"), &[("role", "admin")]).await.expect(303);
    assert_eq!(test.get(AIDA, &done.location).await.expect(200).text(".flash"), "The role is saved.");
    test.get("Ben", "/members").await.expect(200);
    let done = test.post(AIDA, &format!("{aida}/role"), &[("role", "member")]).await.expect(303);
    assert_eq!(done.location, "/?done=done-member-role");
    test.get(AIDA, "/members").await.expect(403);
}

#[tokio::test]
async fn an_address_changes_unless_somebody_has_it() {
    let test = TestApp::with(&["Ben"]).await;
    let ben = links::member(id(&test, "Ben").await);
    let taken = [("email", "AIDA@example.com")];
    let page = test.post(AIDA, &format!("{ben}/email"), &taken).await.expect(422);
    assert_eq!(page.attribute("#email", "value"), "AIDA@example.com");
    assert_eq!(page.text("#email-error"), "Somebody here already uses this address.");
    test.post(AIDA, &format!("{ben}/email"), &[("email", "b@example.com")]).await.expect(303);
    let fields = [("email", "b@example.com"), ("password", PASSWORD)];
    test.post(ANON, "/sign-in", &fields).await.expect(303);
}

#[tokio::test]
async fn a_reset_link_is_shown_once_and_is_in_no_address() {
    let test = TestApp::with(&["Ben"]).await;
    let ben = links::member(id(&test, "Ben").await);
    let made = test.post(AIDA, &format!("{ben}/reset-link"), &[]).await.expect(200);
    let link = made.attribute("#link", "value");
    let path = link.strip_prefix("http://localhost:8080").expect("an absolute address");
    assert_eq!(
        (made.location.as_str(), made.headers[header::CACHE_CONTROL].as_bytes()),
        ("", &b"no-store"[..])
    );
    assert_eq!(made.attribute("form[action$=reset-link]", "data-turbo"), "false");
    test.get(ANON, path).await.expect(200);
    assert!(!test.get(AIDA, &ben).await.expect(200).body.contains("/reset/"));
    // A newer one takes its place.
    test.post(AIDA, &format!("{ben}/reset-link"), &[]).await.expect(200);
    test.get(ANON, path).await.expect(404);
}

#[tokio::test]
async fn pausing_asks_first_and_can_be_undone() {
    let test = TestApp::with(&["Ben"]).await;
    let ben = links::member(id(&test, "Ben").await);
    let ask = test.get(AIDA, &format!("{ben}/deactivation")).await.expect(200);
    assert_eq!(ask.attribute("form.confirm", "action"), format!("{ben}/deactivation"));
    test.get("Ben", "/").await.expect(200);
    test.post(AIDA, &format!("{ben}/deactivation"), &[]).await.expect(303);
    test.get("Ben", "/").await.expect(303);
    let fields = [("email", "ben@example.com"), ("password", PASSWORD)];
    test.post(ANON, "/sign-in", &fields).await.expect(422);
    assert_eq!(test.get(AIDA, &format!("{ben}/deactivation")).await.expect(303).location, ben);
    assert_eq!(test.get(AIDA, "/members").await.text("tbody .chip"), "Paused");
    let refused = test.post(AIDA, &format!("{ben}/reset-link"), &[]).await.expect(422);
    assert!(refused.text(".problems").contains("paused") && !refused.body.contains("/reset/"));
    test.post(AIDA, &format!("{ben}/reactivation"), &[]).await.expect(303);
    test.clock.advance(SignedDuration::from_hours(1));
    test.post(ANON, "/sign-in", &fields).await.expect(303);
}

#[tokio::test]
async fn the_last_admin_cannot_be_paused() {
    let test = TestApp::with(&["Ben"]).await;
    let aida = links::member(id(&test, AIDA).await);
    let page = test.post(AIDA, &format!("{aida}/deactivation"), &[]).await.expect(422);
    assert_eq!(page.texts(".problems li").len(), 1);
    test.get(AIDA, "/members").await.expect(200);
}
