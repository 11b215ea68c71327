//! Clubs as pages.

use jiff::SignedDuration;
use yomikai_app::member;

use crate::testing::{AIDA, Answer, Persona, TestApp};

const ID: &str = "0190000000007000800000000000002a";
const CLUB: &str = "/clubs/0190000000007000800000000000002a";
const MEETING: &str = "/meetings/0190000000007000800000000000000b";

/// A club that `persona` founds.
async fn found(test: &TestApp, persona: Persona) {
    let fields =
        [("id", ID), ("name", "Platform"), ("language", "en"), ("promises-en", "No blame\nMechanisms")];
    let done = test.post(persona, "/clubs", &fields).await.expect(303);
    assert_eq!(done.location, format!("{CLUB}?done=done-club-founded"));
}

async fn add(test: &TestApp, persona: Persona, name: &str) -> Answer {
    let names = member::names(&test.app, &test.actor(persona).await).await.unwrap();
    let id = names.iter().find(|named| named.name == name).unwrap().id.to_string();
    test.post(persona, &format!("{CLUB}/members"), &[("member", &id)]).await
}

#[tokio::test]
async fn the_first_page_teaches() {
    let mut test = TestApp::with(&[]).await;
    let page = test.get(AIDA, "/clubs").await.expect(200);
    assert_eq!(page.text(".empty h2"), "Everyone brings one, and we read");
    assert_eq!(page.attribute(".empty a.button", "href"), "/clubs/new");
    speak_japanese(&mut test).await;
    let page = test.get(AIDA, "/clubs").await.expect(200);
    assert_eq!(page.text(".empty h2"), "一人一本、持ち寄って読む");
}

async fn speak_japanese(test: &mut TestApp) {
    let actor = test.actor(AIDA).await;
    yomikai_app::account::set_profile(&test.app, &actor, "Aida", "ja", "Asia/Tokyo").await.unwrap();
}

#[tokio::test]
async fn a_club_takes_the_promises_of_its_language() {
    let test = TestApp::with(&[]).await;
    let form = test.get(AIDA, "/clubs/new").await.expect(200);
    assert_eq!(form.attribute("input[name=language][checked]", "value"), "en");
    assert_eq!(form.attribute("#promises-ja", "lang"), "ja");
    let (ja, en) = (form.text("#promises-ja"), form.text("#promises-en"));
    assert_eq!(
        en,
        "No blame We talk about improvements, looking forward We solve it with mechanisms, not with individual effort"
    );
    let id = form.attribute("input[name=id]", "value");
    let fields = [
        ("id", id.as_str()),
        ("name", "基盤チーム 読書会"),
        ("language", "ja"),
        ("promises-ja", "非難は禁止\n前向きな改善について話し合う\n個人が頑張るのではなく仕組みで解決する"),
        ("promises-en", en.as_str()),
    ];
    let done = test.post(AIDA, "/clubs", &fields).await.expect(303);
    let twice = test.post(AIDA, "/clubs", &fields).await.expect(303);
    assert_eq!(done.location, twice.location);
    let page = test.get(AIDA, &done.location).await.expect(200);
    assert_eq!(page.texts(".promises li").join(" "), ja);
    assert_eq!(page.attribute("h1", "lang"), "ja");
    assert_eq!(page.text(".flash"), "Your club is ready.");
    assert_eq!(page.texts(".people li"), ["AAida"]);
    let list = test.get(AIDA, "/clubs").await.expect(200);
    assert_eq!(list.texts(".entries a"), ["基盤チーム 読書会"]);
}

#[tokio::test]
async fn a_refused_club_keeps_what_was_typed() {
    let test = TestApp::with(&[]).await;
    let fields = [("name", ""), ("language", "ja"), ("promises-ja", " "), ("promises-en", "My own")];
    let page = test.post(AIDA, "/clubs", &fields).await.expect(422);
    assert_eq!(page.texts(".problems a").len(), 2);
    assert_eq!(page.attribute("#promises-ja", "aria-invalid"), "true");
    assert_eq!(page.text("#promises-en"), "My own");
    assert_eq!(page.attribute("input[name=language][checked]", "value"), "ja");
}

#[tokio::test]
async fn whoever_is_not_in_it_finds_nothing_there_admins_included() {
    let test = TestApp::with(&["Ren"]).await;
    found(&test, "Ren").await;
    let list = test.get(AIDA, "/clubs").await.expect(200);
    assert!(list.text("[aria-labelledby=others]").contains("Platform"));
    assert!(list.text("[aria-labelledby=others]").contains("have a word with somebody in the club"));
    assert!(!list.body.contains(CLUB), "no link leads inside");
    for path in ["", "/edit", "/leaving", "/meetings/new"] {
        test.get(AIDA, &format!("{CLUB}{path}")).await.expect(404);
    }
    let charter = [("name", "Mine"), ("language", "en"), ("promises", "x")];
    test.post(AIDA, CLUB, &charter).await.expect(404);
    test.post(AIDA, CLUB, &[]).await.expect(404);
    for path in ["/members", "/leaving"] {
        test.post(AIDA, &format!("{CLUB}{path}"), &[]).await.expect(404);
    }
    test.get(AIDA, "/clubs/nonsense").await.expect(404);
}

#[tokio::test]
async fn a_member_is_chosen_by_name_and_can_leave() {
    let test = TestApp::with(&["Ren", "Saki"]).await;
    found(&test, AIDA).await;
    let page = test.get(AIDA, CLUB).await.expect(200);
    assert_eq!(page.texts("#member option"), ["Choose", "Ren", "Saki"]);
    let refused = test.post(AIDA, &format!("{CLUB}/members"), &[("member", "")]).await.expect(422);
    assert_eq!(refused.text("#member-error"), "Please choose one.");
    add(&test, AIDA, "Ren").await.expect(303);
    let page = test.get("Ren", CLUB).await.expect(200);
    let mut people = page.texts(".people li");
    people.sort();
    assert_eq!(people, ["AAida", "RRen"]);
    assert_eq!(page.texts("#member option"), ["Choose", "Saki"]);
    let asked = test.get("Ren", &format!("{CLUB}/leaving")).await.expect(200);
    assert_eq!(asked.attribute("form.confirm", "action"), format!("{CLUB}/leaving"));
    assert!(!asked.body.contains("last member"));
    let left = test.post("Ren", &format!("{CLUB}/leaving"), &[]).await.expect(303);
    assert_eq!(left.location, "/clubs?done=done-club-left");
    test.get("Ren", CLUB).await.expect(404);
    let asked = test.get(AIDA, &format!("{CLUB}/leaving")).await.expect(200);
    assert!(asked.body.contains("You are the last member."));
}

#[tokio::test]
async fn the_charter_can_be_changed() {
    let test = TestApp::with(&[]).await;
    found(&test, AIDA).await;
    let form = test.get(AIDA, &format!("{CLUB}/edit")).await.expect(200);
    assert_eq!(form.attribute("#name", "value"), "Platform");
    assert_eq!(form.text("#promises"), "No blame Mechanisms");
    let empty = [("name", "Platform"), ("language", "en"), ("promises", "\n \n")];
    let refused = test.post(AIDA, CLUB, &empty).await.expect(422);
    assert_eq!(refused.text("#promises-error"), "A club needs at least one promise.");
    let fields = [("name", "基盤"), ("language", "ja"), ("promises", "非難は禁止")];
    test.post(AIDA, CLUB, &fields).await.expect(303);
    let page = test.get(AIDA, CLUB).await.expect(200);
    assert_eq!((page.text("h1"), page.texts(".promises li")), ("基盤".into(), vec!["非難は禁止".into()]));
}

#[tokio::test]
async fn a_club_shows_what_is_next_and_what_was() {
    let mut test = TestApp::with(&[]).await;
    found(&test, AIDA).await;
    let none = test.get(AIDA, CLUB).await.expect(200);
    assert_eq!(none.text("#next"), "The next meeting is still to be planned");
    for (id, starts) in [("0b", "2026-11-27T17:00"), ("0c", "2026-12-25T17:00"), ("0d", "2026-11-20T17:00")] {
        let fields = [
            ("id", format!("019000000000700080000000000000{id}")),
            ("starts", starts.into()),
            ("zone", "Asia/Tokyo".into()),
        ];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        test.post(AIDA, &format!("{CLUB}/meetings/new"), &fields).await.expect(303);
    }
    let page = test.get(AIDA, CLUB).await.expect(200);
    assert_eq!(page.text("#next a"), "Meeting 3");
    assert_eq!(page.texts("[aria-labelledby=coming] a"), ["Meeting 1", "Meeting 2"]);
    test.clock.advance(SignedDuration::from_hours(24 * 5));
    test.post(AIDA, "/meetings/0190000000007000800000000000000c/cancellation", &[]).await.expect(303);
    speak_japanese(&mut test).await;
    let page = test.get(AIDA, CLUB).await.expect(200);
    assert_eq!(page.attribute("#next a", "href"), MEETING);
    assert_eq!(page.text(".meeting-card .chip"), "11月27日（金）17:00");
    assert_eq!(page.text("[aria-labelledby=coming] .chip"), "中止");
    assert_eq!(page.texts("[aria-labelledby=past] a"), ["第3回"]);
    let list = test.get(AIDA, "/clubs").await.expect(200);
    assert_eq!(list.text(".entries .chip"), "次は 11月27日（金）17:00");
}

#[tokio::test]
async fn whoever_steers_a_coming_meeting_is_asked_to_hand_over_first() {
    let test = TestApp::with(&["Ren"]).await;
    found(&test, AIDA).await;
    add(&test, AIDA, "Ren").await.expect(303);
    let fields = [("starts", "2026-11-27T17:00"), ("zone", "Asia/Tokyo")];
    test.post(AIDA, &format!("{CLUB}/meetings/new"), &fields).await.expect(303);
    let refused = test.post(AIDA, &format!("{CLUB}/leaving"), &[]).await.expect(422);
    assert!(refused.text(".problems").contains("facilitator of a coming meeting"));
}
