//! The home page.

use crate::testing::{AIDA, TestApp};

#[tokio::test]
async fn the_first_day_teaches_in_both_languages() {
    let test = TestApp::with(&["Bora"]).await;
    let admin = test.get(AIDA, "/").await.expect(200);
    assert_eq!(admin.text("h1"), "Welcome, Aida");
    assert_eq!(admin.texts(".first-steps > li").len(), 3);
    let member = test.get("Bora", "/").await.expect(200);
    assert_eq!(member.texts(".first-steps > li").len(), 2, "inviting is for admins");
    let fields = [("name", "Aida"), ("language", "ja"), ("zone", "Asia/Tokyo")];
    test.post(AIDA, "/account", &fields).await.expect(303);
    assert_eq!(test.get(AIDA, "/").await.expect(200).text("h1"), "はじめまして、Aidaさん");
}
