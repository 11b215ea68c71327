//! The list of factors, as admins keep it; and that nobody else does.

use yomikai_domain::{Language, factor::FIRST};

use crate::{
    http::fields::Fields,
    i18n::Words,
    testing::{AIDA, ANON, TestApp},
};

const OFFERED: &str = "[aria-labelledby=offered] .entries > li > span";
const RETIRED: &str = "[aria-labelledby=retired] .entries > li > span";

async fn add(test: &TestApp, name: &str) -> crate::testing::Answer {
    let id = test.get(AIDA, "/factors").await.expect(200).value("id");
    test.post(AIDA, "/factors", &[("id", &id), ("name", name)]).await
}

#[tokio::test]
async fn only_admins_keep_the_list() {
    let test = TestApp::with(&["Ben"]).await;
    add(&test, "Two clocks").await.expect(303);
    let own = test.get(AIDA, "/factors").await.expect(200).attribute("main a[href^='/factors/own-']", "href");
    for path in ["/factors", own.as_str()] {
        let refused = test.get("Ben", path).await.expect(403);
        assert!(!refused.body.contains("Two clocks"), "{path}");
        assert!(test.get(ANON, path).await.expect(303).location.starts_with("/sign-in"));
        test.post("Ben", path, &[("id", "own-0a1b2c3d"), ("name", "Mine")]).await.expect(403);
    }
    for act in ["retirement", "return"] {
        test.post("Ben", &format!("{own}/{act}"), &[]).await.expect(403);
        test.post(AIDA, &format!("/factors/own-99999999/{act}"), &[]).await.expect(404);
    }
    for path in ["/factors/own-99999999", "/factors/capacity", "/factors/No+Factor"] {
        test.get(AIDA, path).await.expect(404);
    }
    assert_eq!(test.get("Ben", "/").await.expect(200).attributes("a[href='/factors']", "href").len(), 0);
    assert_eq!(test.get(AIDA, "/").await.expect(200).attributes(".menu a[href='/factors']", "href").len(), 1);
}

#[tokio::test]
async fn the_coach_asks_about_a_name_once_and_then_takes_it() {
    for (name, question) in [
        ("不注意", "か。"),
        ("担当者の能力不足", "か。"),
        ("Carelessness", "?"),
        ("Try harder to be careful", "?"),
    ] {
        let test = TestApp::with(&[]).await;
        let asked = add(&test, name).await.expect(422);
        let told = asked.texts("form .pencil").join(" ");
        assert!(told.contains(question), "{name}: {told}");
        assert_eq!(asked.text("form .pencil mark"), name);
        assert_eq!(asked.value("name"), name, "what was typed stays");
        assert_eq!(test.get(AIDA, "/factors").await.expect(200).texts(OFFERED).len(), 10);
        let again = asked.form("aside form");
        let again: Vec<_> = again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        test.post(AIDA, "/factors", &again).await.expect(303);
        let page = test.get(AIDA, "/factors").await.expect(200);
        assert_eq!(page.texts(OFFERED)[10], name);
        // Another name is another question, and so it is where a factor gets it.
        let own = page.attribute("main a[href^='/factors/own-']", "href");
        test.post(AIDA, &own, &[("name", name)]).await.expect(422);
        test.post(AIDA, &own, &[("name", name), ("anyway", "Two clocks")]).await.expect(422);
        test.post(AIDA, &own, &[("name", name), ("anyway", name)]).await.expect(303);
        test.post(AIDA, &own, &[("name", "Two clocks")]).await.expect(303);
    }
}

#[tokio::test]
async fn an_error_of_people_is_asked_about_as_such_and_a_condition_is_not() {
    let test = TestApp::with(&[]).await;
    for name in ["Human error", "human error", "ヒューマンエラー"] {
        let asked = add(&test, name).await.expect(422);
        assert_eq!(asked.attributes(".pencil-more a", "href"), ["/coach/human-error"], "{name}");
    }
    let conditions = [
        "Manual work at night",
        "Hidden coupling",
        "Retry storm",
        "Single point of failure",
        "Expired certificate",
        "DNS",
        "夜間の手作業",
        "隠れた結合",
        "証明書の期限切れ",
        "再試行の嵐",
        "単一障害点",
        "アラート疲れ",
    ];
    for name in conditions {
        add(&test, name).await.expect(303);
    }
    // The product's own are no names to be asked about, either.
    for language in Language::ALL {
        for factor in FIRST {
            let name = Words::of(language).t(&format!("factor-{factor}"));
            assert!(super::asked(&Fields::default().with("name", name.as_str())).is_empty(), "{name}");
        }
    }
}

#[tokio::test]
async fn a_factor_is_added_renamed_retired_and_brought_back() {
    let test = TestApp::with(&[]).await;
    let added = add(&test, " Two clocks ").await.expect(303);
    assert_eq!(
        test.get(AIDA, &added.location).await.expect(200).text(".flash"),
        "The factor is on the list."
    );
    let page = test.get(AIDA, "/factors").await.expect(200);
    let offered = page.texts(OFFERED);
    assert_eq!((offered[0].as_str(), offered[10].as_str()), ("Change too large", "Two clocks"));
    let own = page.attribute("main a[href^='/factors/own-']", "href");
    assert_eq!(test.get(AIDA, &own).await.expect(200).value("name"), "Two clocks");
    test.post(AIDA, &own, &[("name", "Three clocks")]).await.expect(303);
    for act in [own.as_str(), "/factors/capacity"] {
        test.post(AIDA, &format!("{act}/retirement"), &[]).await.expect(303);
    }
    let page = test.get(AIDA, "/factors").await.expect(200);
    assert_eq!(page.texts(RETIRED), ["Capacity", "Three clocks"]);
    assert_eq!(page.texts(OFFERED).len(), 9);
    let back = page.attributes("[aria-labelledby=retired] form", "action");
    assert_eq!(back, ["/factors/capacity/return".to_owned(), format!("{own}/return")]);
    for act in back {
        test.post(AIDA, &act, &[]).await.expect(303);
    }
    assert_eq!(test.get(AIDA, "/factors").await.expect(200).texts(RETIRED), [""; 0]);
}

#[tokio::test]
async fn what_cannot_be_a_name_is_said_beside_it_and_kept() {
    let test = TestApp::with(&["Ben"]).await;
    let told = async |name| {
        let page = add(&test, name).await.expect(422);
        assert_eq!(page.value("name"), name);
        page.text("#name-error")
    };
    assert_eq!(told("").await, "Please fill this in.");
    assert_eq!(told("引き継ぎ").await, "There is a factor of that name already.");
    assert!(told("Ben").await.starts_with("A factor is a condition, not a person."));
    let page = test.post(AIDA, "/factors", &[("id", "capacity"), ("name", "x")]).await.expect(422);
    assert_eq!(page.texts(".problems li").len(), 1);
    add(&test, "Two clocks").await.expect(303);
    let own = test.get(AIDA, "/factors").await.expect(200).attribute("main a[href^='/factors/own-']", "href");
    let page = test.post(AIDA, &own, &[("name", "hand-over")]).await.expect(422);
    assert_eq!((page.value("name"), page.texts("#name-error").len()), ("hand-over".to_owned(), 1));
}

#[tokio::test]
async fn both_languages_say_it_their_own_way() {
    let test = TestApp::with(&[]).await;
    add(&test, "Two clocks").await.expect(303);
    let fields = [("name", "Aida"), ("language", "ja"), ("zone", "Asia/Tokyo")];
    test.post(AIDA, "/account", &fields).await.expect(303);
    let page = test.get(AIDA, "/factors").await.expect(200);
    assert_eq!((page.text("h1"), page.text(".tabs [aria-current]")), ("要因".into(), "要因".into()));
    assert_eq!(page.texts(OFFERED)[0], "変更が大きすぎた");
    let own = page.attribute("main a[href^='/factors/own-']", "href");
    assert_eq!(test.get(AIDA, &own).await.expect(200).text("h1"), "要因の名前を変える");
}
