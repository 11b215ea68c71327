//! The reading page of a whole document, as its author and its audience see it, and its history.

use uuid::Uuid;
use yomikai_app::testing as app_testing;
use yomikai_domain::{
    factor::Factor,
    id::{ActionItemId, PostmortemId, TimelineRowId},
    member::Zone,
    postmortem::{ActionWording, Body, Figure, FoundBy},
    section::Section,
    severity::Severity,
    timeline::{Marker, Row},
};

use super::{BORA, begin};
use crate::testing::{AIDA, TestApp};

fn row(n: u128, at: &str, zone: &str, what: &str, marker: Option<Marker>) -> Row {
    Row {
        id: TimelineRowId::new(Uuid::from_u128(n)),
        at: at.parse().unwrap(),
        zone: Zone::parse(zone).unwrap(),
        what: what.to_owned(),
        marker,
        link: if n == 2 { "https://example.com/graph?a=1&b=\"2".to_owned() } else { String::new() },
    }
}

/// A document in which every part of the template is written.
fn whole() -> Body {
    let mut body = Body {
        title: "A quiet night".into(),
        severity: Some(Severity::Major),
        services: vec!["payments".into()],
        tags: vec!["release".into()],
        factors: [Factor::parse("missing-signal").unwrap()].into(),
        found_by: Some(FoundBy::Customer),
        sections: Section::ALL.iter().map(|it| (*it, format!("words of {}", it.key()))).collect(),
        timeline: vec![
            row(1, "2026-10-08T00:58:00Z", "Asia/Tokyo", "It began", Some(Marker::Began)),
            row(2, "2026-10-08T01:11:00Z", "Europe/Berlin", "It was **seen**", Some(Marker::Detected)),
            row(3, "2026-10-09T00:58:00Z", "Asia/Tokyo", "It was over", Some(Marker::Resolved)),
        ],
        ..Body::default()
    };
    let id = ActionItemId::new(Uuid::from_u128(77));
    body.actions.push(ActionWording { id, what: "Let CI stop it".into() });
    body.figures.set(Figure::People, "1204").unwrap();
    body
}

async fn write(test: &TestApp, path: &str, body: &Body) {
    let id: PostmortemId = path.rsplit('/').next().unwrap().parse().unwrap();
    app_testing::write(&test.app, &test.actor(AIDA).await, id, body).await.unwrap();
}

/// A whole document that Aida has published for everyone, read by Bora in that language.
async fn published(language: &'static str) -> (TestApp, String) {
    let test = TestApp::with(&[BORA]).await;
    let path = begin(&test, "It stopped.", "").await;
    write(&test, &path, &whole()).await;
    test.post(AIDA, &format!("{path}/publication"), &[("audience", "everyone")]).await.expect(303);
    let account = [("name", "Bora"), ("language", language), ("zone", "Asia/Tokyo")];
    test.post(BORA, "/account", &account).await.expect(303);
    (test, path)
}

#[tokio::test]
async fn a_reader_sees_everything_that_is_written_in_the_order_of_the_template() {
    for (language, severity, found, later) in [
        ("en", "Severity: Major", "How it was found: By a customer", "13 min later"),
        ("ja", "重大度：大", "気づいたきっかけ：お客様から", "13分後"),
    ] {
        let (test, path) = published(language).await;
        let page = test.get(BORA, &path).await.expect(200);
        let headings = [
            "Summary",
            "Impact",
            "Root causes",
            "Trigger",
            "Resolution",
            "Detection",
            "Action items",
            "Lessons learned",
            "Timeline",
            "Supporting information",
        ];
        assert_eq!(page.texts(".doc-section > h2"), headings, "in the document's own language");
        assert_eq!(page.texts(".toc a"), headings);
        assert_eq!(page.attributes(".toc a", "href"), page.attributes(".toc-above a", "href"));
        assert_eq!(page.texts(".doc-part .prose").len(), 3);
        let facts = page.texts(".facts li");
        assert!(facts.contains(&severity.to_owned()) && facts.contains(&found.to_owned()), "{facts:?}");
        assert_eq!(page.texts(".factors li").len(), 1);
        assert_eq!(page.texts(".timeline > li").len(), 3);
        assert_eq!(page.texts(".timeline-day").len(), 2, "it spans two days");
        assert!(page.texts(".timeline small").contains(&later.to_owned()));
        let there = page.texts(".timeline small").into_iter().filter(|text| text.contains("Berlin"));
        assert_eq!(there.count(), 1, "one row was written down where clocks show another time");
        assert_eq!(page.attribute(".timeline .source a", "rel"), "noopener noreferrer");
        assert_eq!(page.attribute(".timeline .source a", "href"), "https://example.com/graph?a=1&b=\"2");
        assert_eq!(page.texts(".durations dd").len(), 2, "nothing says when it was mitigated");
        let label = page.attribute("svg.drawing", "aria-label");
        assert!(label.contains("10:11"), "{label}");
        assert_eq!(page.texts(".ladder dt").len(), 4);
        assert!(page.text(".action").contains("Let CI stop it"));
    }
}

#[tokio::test]
async fn a_reader_sees_nothing_of_what_is_the_authors() {
    let (test, path) = published("en").await;
    let mut body = whole();
    body.sections
        .insert(Section::RootCauses, "Somebody was careless. He should have been more careful.".into());
    body.sections.remove(&Section::Trigger);
    write(&test, &path, &body).await;
    let own = test.get(AIDA, &path).await.expect(200);
    assert!(!own.texts(".pencil").is_empty(), "the author has a note");
    assert_eq!(own.texts(".grow-it a"), ["Trigger"]);
    assert_eq!(own.attribute(".grow-it a", "href"), format!("{path}/edit#trigger"));
    let page = test.get(BORA, &path).await.expect(200);
    for selector in [".pencil", ".grow-it", ".blank", "article .button", "article form", "#who", ".saved"] {
        assert!(page.texts(selector).is_empty(), "{selector}");
    }
    for part in ["/edit", "/history", "/people", "/trash"] {
        assert!(!page.body.contains(&format!("{path}{part}")), "{part}");
    }
    assert!(!page.texts(".doc-section > h2").contains(&"Trigger".to_owned()));
}

#[tokio::test]
async fn an_author_of_three_lines_finds_them_and_room_for_more() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "").await;
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!(page.texts(".doc-section > h2"), ["Summary", "Root causes", "Action items"]);
    assert_eq!(page.attributes(".blank a", "href").len(), 2);
    assert_eq!(page.texts(".grow-it a").len(), 9, "everything else of the template");
    assert!(page.texts("svg.drawing, .durations").is_empty());
}

#[tokio::test]
async fn the_state_is_said_with_its_actions() {
    let (test, path) = published("en").await;
    let chip = async |who| test.get(who, &path).await.expect(200).texts("article .chip").remove(0);
    assert_eq!(chip(BORA).await, "Published", "nobody is told how little is done");
    let page = test.get(AIDA, &path).await.expect(200);
    let action = page.attribute("li.action a[href^='/action-items/']", "href");
    let done = [("outcome", "done"), ("words", "CI stops it now")];
    test.post(AIDA, &format!("{action}/closure"), &done).await.expect(303);
    assert_eq!(chip(BORA).await, "Published · 1 of 1 actions done");
    test.post(AIDA, &format!("{path}/withdrawal"), &[]).await.expect(303);
    assert_eq!(chip(AIDA).await, "Withdrawn");
    test.post(AIDA, &format!("{path}/trash"), &[]).await.expect(303);
    assert_eq!(chip(AIDA).await, "In the trash");
}

#[tokio::test]
async fn the_history_tells_steps_and_what_was_chosen() {
    let (test, path) = published("en").await;
    let history = test.get(AIDA, &format!("{path}/history")).await.expect(200);
    let told = history.texts(".entries .entry strong, .entries .entry a");
    assert_eq!(told, ["Published", "Revision 2", "Revision 1"]);
    assert_eq!(history.texts(".entries .chip"), ["Current"]);
    let page = test.get(AIDA, &format!("{path}/history/2")).await.expect(200);
    let labels = page.texts(".doc-section h2");
    for label in ["Severity", "Factors", "Impact", "Timeline"] {
        assert!(labels.contains(&label.to_owned()), "{labels:?}");
    }
    assert!(page.texts("ins").iter().any(|text| text.contains("Missing signal")));
}
