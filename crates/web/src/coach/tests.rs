//! The pages of the coach.

use yomikai_coach::{Language, rules, strength};

use crate::testing::{AIDA, ANON, TestApp};

#[tokio::test]
async fn every_rule_is_listed_once_with_its_question_in_the_readers_language() {
    let test = TestApp::with(&[]).await;
    let list = test.get(AIDA, "/coach").await.expect(200);
    let mut links = list.attributes(".entries a", "href");
    let mut rules: Vec<_> = rules().iter().collect();
    for rule in &rules {
        assert!(
            list.texts(".entries a").contains(&rule.text(Language::En).title.to_owned()),
            "{}",
            rule.id()
        );
        assert!(list.texts(".entries small").contains(&rule.text(Language::En).question.to_owned()));
    }
    links.sort();
    rules.sort_by_key(|rule| rule.id());
    let mut expected: Vec<_> = rules.iter().map(|rule| format!("/coach/{}", rule.id())).collect();
    expected.push("/coach/strength".to_owned());
    expected.sort();
    assert_eq!(links, expected);
    let headings = list.texts("section h2");
    assert_eq!(
        headings,
        ["The story", "People", "Remedies", "The document as a whole"],
        "each theme has its name"
    );
}

#[tokio::test]
async fn a_rule_says_what_why_and_where_in_both_languages() {
    let test = TestApp::with(&[]).await;
    for rule in rules() {
        for (language, tag, words) in
            [(Language::En, "en", ""), (Language::Ja, "ja", "?in=ja"), (Language::En, "en", "?in=moon")]
        {
            let text = rule.text(language);
            let page = test.get(AIDA, &format!("/coach/{}{words}", rule.id())).await.expect(200);
            assert_eq!(page.text("h1"), text.title);
            assert_eq!(page.attribute("h1", "lang"), tag);
            assert_eq!(page.text(".coach-question"), text.question);
            assert!(page.body.contains(&askama_escape(text.why)), "{}", rule.id());
            assert!(page.body.contains(&askama_escape(text.source)));
            assert_eq!(page.texts("[aria-labelledby=flagged] .said > li").len(), text.flagged.len());
            assert_eq!(page.texts("[aria-labelledby=silent] .said > li").len(), text.silent.len());
            assert_eq!(page.text("nav.tabs [aria-current]"), if tag == "ja" { "日本語" } else { "English" });
            assert_eq!(page.attribute("nav.tabs a:first-child", "hreflang"), "en", "the reader's first");
        }
    }
}

#[tokio::test]
async fn the_ladder_has_a_page_with_a_reason_and_actions_on_each_rung() {
    let test = TestApp::with(&[]).await;
    for (language, tag, query) in [(Language::En, "en", ""), (Language::Ja, "ja", "?in=ja")] {
        let text = strength::page().text(language);
        let page = test.get(AIDA, &format!("/coach/strength{query}")).await.expect(200);
        assert_eq!((page.text("h1").as_str(), page.attribute("h1", "lang").as_str()), (text.title, tag));
        assert_eq!(page.text(".coach-question"), text.question);
        assert!(
            page.body.contains(&askama_escape(text.why)) && page.body.contains(&askama_escape(text.source))
        );
        let chips = page.texts(".two .chip");
        assert_eq!(chips.first().map(String::as_str), Some("A mechanism prevents it"), "from the strongest");
        for (rung, (examples, reason)) in
            strength::Strength::ALL.iter().zip(text.rungs.iter().zip(text.reasons))
        {
            let section = format!("[aria-labelledby={}]", rung.key());
            assert_eq!(page.texts(&format!("{section} .said > li")).len(), examples.len());
            assert!(page.text(&section).contains(reason), "{reason}");
        }
        assert_eq!(page.text("nav.tabs [aria-current]"), if tag == "ja" { "日本語" } else { "English" });
    }
}

/// As a template writes it.
fn askama_escape(text: &str) -> String {
    text.replace('&', "&#38;")
        .replace('<', "&#60;")
        .replace('>', "&#62;")
        .replace('"', "&#34;")
        .replace('\'', "&#39;")
}

#[tokio::test]
async fn what_the_coach_does_not_ask_has_no_page_and_visitors_sign_in() {
    let test = TestApp::with(&[]).await;
    test.get(AIDA, "/coach/never-a-rule").await.expect(404);
    assert_eq!(test.get(ANON, "/coach").await.expect(303).location, "/sign-in?to=%2Fcoach");
    test.get(ANON, "/coach/effort").await.expect(303);
}

#[tokio::test]
async fn the_menu_leads_there() {
    let test = TestApp::with(&[]).await;
    assert_eq!(test.get(AIDA, "/").await.text(".menu-panel a[href='/coach']"), "The coach’s questions");
}
