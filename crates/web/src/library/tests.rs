//! The library: what stands there for whom, looking through it, and its pages.

use yomikai_app::{factor, life, postmortem};
use yomikai_domain::{factor::Factor, id::PostmortemId, postmortem::ThreeLines};

use crate::{
    links,
    testing::{AIDA, ANON, Persona, TestApp},
    ui::factors::Factors,
};

/// A document that is published for everyone, or for those named.
async fn shelve(test: &TestApp, who: Persona, title: &str, named: Option<&[Persona]>) -> PostmortemId {
    let id = PostmortemId::new(test.app.new_uuid());
    let language = if title.is_ascii() { "en" } else { "ja" };
    let lines = ThreeLines { title, case: "It stopped", cause: "", improvement: "" };
    let author = test.actor(who).await;
    postmortem::begin(&test.app, &author, id, language, &lines).await.unwrap();
    let mut readers = Vec::new();
    for persona in named.unwrap_or_default() {
        readers.push(test.actor(persona).await.id().unwrap().to_string());
    }
    let readers: Vec<_> = readers.iter().map(String::as_str).collect();
    let audience = if named.is_some() { "named" } else { "everyone" };
    test.clock.advance(jiff::SignedDuration::from_mins(1));
    life::publish(&test.app, &author, id, audience, &readers).await.unwrap();
    id
}

async fn speak_japanese(test: &TestApp, who: Persona) {
    let fields = [("name", who), ("language", "ja"), ("zone", "Asia/Tokyo")];
    test.post(who, "/account", &fields).await.expect(303);
}

const TITLES: &str = ".entries .entry > a";

#[tokio::test]
async fn an_empty_library_teaches_in_both_languages() {
    let test = TestApp::with(&[]).await;
    let page = test.get(AIDA, "/library").await.expect(200);
    assert_eq!((page.text("h1").as_str(), page.texts("form.filter").len()), ("Library", 0));
    assert_eq!(page.text(".empty h2"), "The shelf is ready for its first one");
    assert_eq!(page.attribute(".empty .button", "href"), "/postmortems/new");
    assert_eq!(page.text("nav.bar-nav [aria-current]"), "Library");
    speak_japanese(&test, AIDA).await;
    let page = test.get(AIDA, "/library").await.expect(200);
    assert_eq!((page.text("h1"), page.text(".empty h2")), ("本棚".into(), "最初の一本を待っています".into()));
}

#[tokio::test]
async fn everybody_finds_what_they_may_read_and_nobody_more() {
    let test = TestApp::with(&["Ben", "Chie"]).await;
    shelve(&test, "Ben", "For all", None).await;
    shelve(&test, "Ben", "For Chie", Some(&["Chie"])).await;
    let gone = shelve(&test, "Ben", "Withdrawn", None).await;
    life::withdraw(&test.app, &test.actor("Ben").await, gone).await.unwrap();
    let id = PostmortemId::new(test.app.new_uuid());
    let lines = ThreeLines { title: "A draft", case: "x", ..ThreeLines::default() };
    postmortem::begin(&test.app, &test.actor("Ben").await, id, "en", &lines).await.unwrap();
    for (who, expected) in
        [("Ben", vec!["For Chie", "For all"]), ("Chie", vec!["For Chie", "For all"]), (AIDA, vec!["For all"])]
    {
        let page = test.get(who, "/library").await.expect(200);
        assert_eq!(page.texts(TITLES), expected, "{who}");
        let mine = test.get(who, "/library?mine=1").await.expect(200);
        assert_eq!(mine.texts(TITLES), if who == "Ben" { expected } else { Vec::new() }, "{who}");
    }
    assert!(test.get(ANON, "/library").await.expect(303).location.starts_with("/sign-in"));
}

#[tokio::test]
async fn an_entry_says_what_helps_to_choose_it() {
    let test = TestApp::with(&["Ben"]).await;
    let id = shelve(&test, "Ben", "決済の取り消しが止まった", None).await;
    let page = test.get(AIDA, "/library").await.expect(200);
    assert_eq!(page.attribute(TITLES, "lang"), "ja");
    assert_eq!(page.attribute(TITLES, "href"), links::postmortem(id));
    assert_eq!(page.texts(".entries .facts > li"), ["Mon 16 November 2026", "One minute to read"]);
    assert!(!page.body.contains("Ben"), "it names no author");
}

#[tokio::test]
async fn filters_combine_are_seen_and_can_be_taken_off() {
    let test = TestApp::with(&["Ben"]).await;
    shelve(&test, "Ben", "The only one", None).await;
    let own = Factor::parse("own-0a1b2c3d").unwrap();
    factor::add(&test.app, &test.actor(AIDA).await, &own, "Two clocks", &Factors::words()).await.unwrap();
    factor::retire(&test.app, &test.actor(AIDA).await, &own).await.unwrap();
    let page = test.get(AIDA, "/library?factor=own-0a1b2c3d&severity=near-miss&mine=1").await.expect(200);
    assert_eq!(page.texts(TITLES), [""; 0]);
    assert_eq!(page.text(".empty h2"), "Nothing here fits all of that yet");
    let chosen =
        ["Factor: Two clocks (take off)", "Severity: Near-miss (take off)", "What I write (take off)"];
    assert_eq!(page.texts(".chip"), chosen);
    assert_eq!(page.attributes("option[selected]", "value"), ["own-0a1b2c3d", "near-miss"]);
    assert_eq!(page.attributes("[name=mine][checked]", "value"), ["1"]);
    let without = page.attributes("a.chip", "href");
    let expected = [
        "/library?severity=near-miss&mine=1",
        "/library?factor=own-0a1b2c3d&mine=1",
        "/library?factor=own-0a1b2c3d&severity=near-miss",
    ];
    assert_eq!(without, expected);
    // A form that is sent with nothing chosen, and an address that means nothing, ask for everything.
    for path in ["/library?factor=&severity=", "/library?factor=No+Factor&severity=sev0&mine=yes"] {
        let page = test.get(AIDA, path).await.expect(200);
        assert_eq!((page.texts(TITLES).len(), page.texts(".chip").len()), (1, 0), "{path}");
    }
    assert_eq!(page.attributes("a[href='/factors']", "href").len(), 2, "the menu's, and the filter's");
    let member = test.get("Ben", "/library").await.expect(200);
    assert_eq!(member.attributes("a[href='/factors']", "href").len(), 0, "the list is kept by admins");
}

#[tokio::test]
async fn pages_hold_still_while_others_publish() {
    let test = TestApp::with(&[]).await;
    for n in 1..=21 {
        shelve(&test, AIDA, &format!("Number {n}"), None).await;
    }
    let first = test.get(AIDA, "/library").await.expect(200);
    assert_eq!(first.texts(TITLES).len(), 20);
    assert_eq!(first.texts(".pager a").len(), 1);
    shelve(&test, AIDA, "Number 22", None).await;
    let second = test.get(AIDA, &first.attribute(".pager [rel=next]", "href")).await.expect(200);
    assert_eq!(second.texts(TITLES), ["Number 1"]);
    assert_eq!(second.texts(".pager [rel=next]").len(), 0);
    assert_eq!(second.attribute(".pager a", "href"), "/library");
    let mine = test.get(AIDA, "/library?mine=1").await.expect(200);
    assert!(mine.attribute(".pager [rel=next]", "href").starts_with("/library?mine=1&before="));
}

#[tokio::test]
async fn a_cursor_that_means_nothing_is_the_beginning() {
    let test = TestApp::with(&[]).await;
    shelve(&test, AIDA, "The only one", None).await;
    for before in ["x", "-", "%00", "ffffffffffffffffffff-1", "64a-12"] {
        let page = test.get(AIDA, &format!("/library?before={before}")).await.expect(200);
        assert_eq!((page.texts(TITLES).len(), page.texts(".pager").len()), (1, 0), "{before}");
    }
    let end = test.get(AIDA, "/library?before=1-0190000000007000800000000000002a").await.expect(200);
    assert_eq!((end.texts(TITLES).len(), end.attribute(".pager a", "href")), (0, "/library".to_owned()));
}

#[tokio::test]
async fn both_languages_say_it_their_own_way() {
    let test = TestApp::with(&[]).await;
    shelve(&test, AIDA, "Number 1", None).await;
    speak_japanese(&test, AIDA).await;
    let page = test.get(AIDA, "/library?severity=major").await.expect(200);
    assert_eq!((page.attribute("html", "lang").as_str(), page.text("h1").as_str()), ("ja", "本棚"));
    assert_eq!(page.text("a.chip"), "重大度：大 （この条件を外す）");
    assert_eq!(page.text("nav.bar-nav [aria-current]"), "本棚");
}
