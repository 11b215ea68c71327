//! What the coach is told of a whole document.

use yomikai_app::postmortem;
use yomikai_coach::{Config, review_facts};
use yomikai_domain::{
    factor::Factor,
    id::{PostmortemId, TimelineRowId},
    member::Zone,
    postmortem::{Figure, ThreeLines},
};

use super::*;
use crate::testing::{AIDA, TestApp};

/// A document with one action, and a little in every section but the references.
async fn reading(test: &TestApp, language: &str) -> Reading {
    let (app, aida) = (&test.app, test.actor(AIDA).await);
    let id = PostmortemId::new(app.new_uuid());
    let lines = ThreeLines {
        title: "A quiet night",
        case: "The checkout took no payments.",
        cause: "One switch turned off all tills.",
        improvement: "Tell the team about the switch",
    };
    postmortem::begin(app, &aida, id, language, &lines).await.unwrap();
    let mut reading = postmortem::read(app, &aida, id).await.unwrap();
    for &section in Section::ALL {
        reading.revision.body.sections.entry(section).or_insert_with(|| "It is told elsewhere.".into());
    }
    reading
}

/// Every question about it, each rule by itself: only three are asked at once.
fn asked(reading: &Reading, today: &str) -> Vec<&'static str> {
    let whole = Whole::publishing(reading, today.parse().unwrap());
    let facts = whole.facts(Words::of(reading.postmortem.language));
    let rules = yomikai_coach::rules().iter().filter(|rule| rule.is_about_documents());
    let alone = |id: &str| {
        let others = yomikai_coach::rules().iter().map(yomikai_coach::Rule::id).filter(|other| *other != id);
        let config = others.fold(Config::default(), Config::without);
        !review_facts(&facts, Language::En, &config).is_empty()
    };
    rules.map(yomikai_coach::Rule::id).filter(|id| alone(id)).collect()
}

fn row(n: u128, at: &str, marker: Option<Marker>) -> Row {
    let (id, zone) = (TimelineRowId::new(uuid::Uuid::from_u128(n)), Zone::parse("Asia/Tokyo").unwrap());
    Row { id, at: at.parse().unwrap(), zone, what: "Something else".into(), marker, link: String::new() }
}

#[tokio::test]
async fn what_people_chose_answers_before_any_wording_does() {
    let test = TestApp::with(&[]).await;
    let mut reading = reading(&test, "en").await;
    let had = |reading: &Reading, rule| asked(reading, "2026-10-10").contains(&rule);
    assert!(had(&reading, "action-without-owner"));
    reading.actions[0].plan.owner = test.actor(AIDA).await.id().ok();
    reading.actions[0].plan.due = Some("2026-11-01".parse().unwrap());
    assert!(!had(&reading, "action-without-owner"));
    reading.actions[0].plan.strength = Some(Strength::ReliesOnAttention);
    assert!(had(&reading, "no-stronger-action"));
    reading.actions[0].plan.strength = Some(Strength::Prevents);
    assert!(!had(&reading, "no-stronger-action"));
    reading.revision.body.found_by = Some(FoundBy::Customer);
    assert!(had(&reading, "no-action-for-detection"));
    reading.actions[0].plan.kind = Some(Kind::Detect);
    assert!(!had(&reading, "no-action-for-detection"));
    assert!(had(&reading, "impact-without-number"));
    reading.revision.body.figures.set(Figure::Minutes, "30").unwrap();
    assert!(!had(&reading, "impact-without-number"));
    assert!(had(&reading, "single-cause"));
    reading.revision.body.factors = ["capacity", "hand-over"].into_iter().filter_map(Factor::parse).collect();
    assert!(!had(&reading, "single-cause"));
}

#[tokio::test]
async fn the_timeline_tells_by_its_marks_when_it_was_noticed_and_over() {
    let test = TestApp::with(&[]).await;
    let mut reading = reading(&test, "en").await;
    reading.revision.body.timeline = vec![
        row(1, "2026-10-08T00:58:00Z", None),
        row(2, "2026-10-08T01:11:00Z", None),
        row(3, "2026-10-08T02:58:00Z", None),
    ];
    assert!(asked(&reading, "2026-10-10").contains(&"no-turning-point"));
    assert!(asked(&reading, "2026-11-10").contains(&"long-after"));
    assert!(!asked(&reading, "2026-10-10").contains(&"long-after"));
    reading.revision.body.timeline[1].marker = Some(Marker::Detected);
    reading.revision.body.timeline[2].marker = Some(Marker::Mitigated);
    assert!(!asked(&reading, "2026-10-10").contains(&"no-turning-point"));
}

#[tokio::test]
async fn what_is_chosen_beside_an_empty_section_is_something_said_in_both_languages() {
    let test = TestApp::with(&[]).await;
    for tag in ["ja", "en"] {
        let mut reading = reading(&test, tag).await;
        reading.revision.body.timeline = vec![row(1, "2026-10-08T00:58:00Z", None)];
        let is_empty = |reading: &Reading| asked(reading, "2026-10-10").contains(&"empty-section");
        assert!(!is_empty(&reading), "{tag}");
        reading.revision.body.sections.remove(&Section::Detection);
        assert!(is_empty(&reading), "{tag}");
        reading.revision.body.found_by = Some(FoundBy::Alert);
        assert!(!is_empty(&reading), "{tag}");
        reading.revision.body.sections.remove(&Section::Impact);
        assert!(is_empty(&reading), "{tag}");
        reading.revision.body.figures.set(Figure::Minutes, "30").unwrap();
        assert!(!is_empty(&reading), "{tag}");
        let whole = Whole::publishing(&reading, "2026-10-10".parse().unwrap());
        let facts = whole.facts(Words::of(reading.postmortem.language));
        assert_eq!(facts.parts.len(), Heading::ALL.len());
        for heading in Heading::ALL {
            let part = facts.part(heading).unwrap();
            assert_eq!(Heading::from_heading(&part.heading.wording), Some(heading), "{tag}");
        }
    }
}

#[tokio::test]
async fn a_comment_in_a_section_leaves_its_questions_alone_and_no_others() {
    let test = TestApp::with(&[]).await;
    let mut reading = reading(&test, "en").await;
    let comment = "The shop was closed.\n\n<!-- yomikai-ignore impact-without-number: it was a holiday -->";
    reading.revision.body.sections.insert(Section::Impact, comment.to_owned());
    assert!(!asked(&reading, "2026-10-10").contains(&"impact-without-number"));
    reading.revision.body.sections.insert(Section::Impact, "The shop was closed.".to_owned());
    reading.revision.body.sections.insert(Section::Trigger, comment.to_owned());
    assert!(asked(&reading, "2026-10-10").contains(&"impact-without-number"), "it stands elsewhere");
}
