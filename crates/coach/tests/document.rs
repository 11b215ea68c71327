//! What every reading of a whole document keeps.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use yomikai_coach::{
    Action, Config, Day, Entry, Facts, Kind, Language, Marker, Part, Section, Spot, review, review_facts,
    rules,
};

fn about_documents() -> Vec<&'static str> {
    rules().iter().filter(|rule| rule.is_about_documents()).map(yomikai_coach::Rule::id).collect()
}

/// Questions about the whole alone.
fn asked(text: &str) -> Vec<&'static str> {
    let about = about_documents();
    let review = review(text, Kind::Document, &Config::default());
    review.findings.iter().map(|finding| finding.rule).filter(|rule| about.contains(rule)).collect()
}

const BARE: &str = "# Outage\n\n## Impact\n\n## Root cause\n\nA limit.\n\n## Timeline\n\n- 10:02 a\n- 10:03 b\n- 10:04 c\n\n## Action items\n\n- Cap it\n- Cut it\n";

#[test]
fn a_document_is_asked_three_things_at_once() {
    assert_eq!(asked(BARE).len(), 3);
    let first = asked(BARE);
    let quieter = BARE.replace("# Outage", "# Outage\n\n<!-- yomikai-ignore single-cause: settled -->");
    assert_eq!(asked(&quieter).len(), 3, "the next question takes its place");
    assert_ne!(asked(&quieter), first);
    let waiting = |text: &str| review(text, Kind::Document, &Config::default()).waiting;
    assert!(waiting(BARE) > 0);
    assert_eq!(waiting(&quieter), waiting(BARE) - 1);
    assert_eq!(waiting("## Impact\n\n40 users, for 5 minutes.\n\n## Trigger\n\nA switch.\n"), 0);
}

#[test]
fn what_is_no_story_of_an_incident_is_left_alone() {
    for text in [
        "# A tool\n\n## Overview\n\n## Links\n\n## Next steps\n\n- a\n",
        "## 概要\n\n## 対応環境\n\n- Linux\n",
        "## Impact\n\nx\n",
        "Be quick.\n",
        "",
    ] {
        assert!(asked(text).is_empty(), "{text}: {:?}", asked(text));
    }
    let review = review(BARE, Kind::Section(Section::Summary), &Config::default());
    assert!(about_documents().iter().all(|rule| review.of(rule).count() == 0));
}

#[test]
fn a_finding_points_at_the_heading_or_the_item() {
    let found = review(BARE, Kind::Document, &Config::default());
    let words: Vec<_> =
        found.of("action-without-owner").map(|finding| &BARE[finding.range.clone()]).collect();
    assert_eq!(words, ["Cap it"]);
    let words: Vec<_> = found.of("single-cause").map(|finding| &BARE[finding.range.clone()]).collect();
    assert_eq!(words, ["Root cause"]);
}

#[test]
fn a_finding_about_one_thing_can_be_quoted() {
    let facts = Facts::from_markdown(&BARE.replace("A limit.", "- A limit.\n- A switch."));
    let found = review_facts(&facts, Language::En, &Config::default());
    let quoted = |rule: &str| found.iter().find(|finding| finding.rule == rule).map(|it| facts.quoted(it));
    assert_eq!(quoted("action-without-owner"), Some(Some("Cap it")));
    assert_eq!(quoted("empty-section"), Some(Some("Impact")));
    let facts = Facts::from_markdown(&BARE.replace("## Impact", "## Impact\n\nMany could not pay."));
    let found = review_facts(&facts, Language::En, &Config::default());
    let whole = found.iter().filter(|finding| finding.rule != "action-without-owner");
    assert!(whole.clone().count() > 0);
    assert!(whole.map(|finding| facts.quoted(finding)).all(|quoted| quoted.is_none()));
}

#[test]
fn an_item_is_set_aside_by_its_wording() {
    let found = review(BARE, Kind::Document, &Config::default());
    let wording = found.of("action-without-owner").next().unwrap().fingerprint;
    let text = BARE.replace(
        "- Cap it",
        &format!("<!-- yomikai-ignore action-without-owner#{wording}: asked -->\n- Cap it"),
    );
    let found = review(&text, Kind::Document, &Config::default());
    let words: Vec<_> =
        found.of("action-without-owner").map(|finding| &text[finding.range.clone()]).collect();
    assert_eq!(words, ["Cut it"], "the other one is still asked about");
    assert_eq!(found.silenced.iter().map(|silenced| silenced.reason.as_str()).collect::<Vec<_>>(), ["asked"]);
    let changed = text.replace("- Cap it", "- Cap it soon");
    let found = review(&changed, Kind::Document, &Config::default());
    let words: Vec<_> =
        found.of("action-without-owner").map(|finding| &changed[finding.range.clone()]).collect();
    assert_eq!(words, ["Cap it soon"], "other words are another question");
}

#[test]
fn a_wish_without_a_rule_is_about_its_words_only() {
    let text = BARE.replace("A limit.", "<!-- yomikai-ignore -->\nA limit.");
    assert!(asked(&text).contains(&"single-cause"));
}

#[test]
fn the_words_are_in_the_language_of_the_document() {
    let text = "## 影響\n\n多くの利用者がログインできなかった。\n\n## 根本原因\n\n- 上限\n- 再試行\n";
    let found = review(text, Kind::Document, &Config::default());
    let languages: Vec<_> = found.of("impact-without-number").map(|finding| finding.language).collect();
    assert_eq!(languages, [Language::Ja]);
}

#[test]
fn a_team_decides_which_questions_it_wants() {
    let config = Config::default().without("single-cause");
    assert_eq!(review(BARE, Kind::Document, &config).of("single-cause").count(), 0);
    let terms = "## Impact\n\n40 minutes of OXR, QZD, VKP, LMF.\n\n## Resolution\n\nOXR, QZD, VKP, LMF.\n";
    assert!(asked(terms).contains(&"jargon-without-glossary"));
    let known = Config::default().allowing("oxr");
    assert_eq!(review(terms, Kind::Document, &known).of("jargon-without-glossary").count(), 0);
}

/// What the product keeps in its own model is asked about in the same way.
#[test]
fn facts_can_be_put_together_without_a_text() {
    let heading = |at: usize, words: &str| Spot::new(at..at + 1, words);
    let mut facts = Facts::default();
    facts.title = Some(heading(0, "Outage"));
    facts.parts.push(Part::new(Section::Impact, heading(1, "Impact"), "Many could not pay."));
    facts.parts.push(Part::new(Section::Timeline, heading(2, "Timeline"), ""));
    facts.ended = Day::new(2026, 5, 1);
    facts.published = Day::new(2026, 6, 1);
    let rules = |facts: &Facts| -> Vec<_> {
        review_facts(facts, Language::En, &Config::default()).iter().map(|finding| finding.rule).collect()
    };
    assert_eq!(rules(&facts), ["impact-without-number", "empty-section", "long-after"]);
    facts.impact_figures = true;
    facts.published = None;
    facts.parts[1].text = "kept as rows".to_owned();
    assert_eq!(rules(&facts), [""; 0]);
    for (at, marker) in [(10, Some(Marker::Began)), (11, None), (12, Some(Marker::Resolved))] {
        let mut entry = Entry::new(heading(at, "a"));
        entry.marker = marker;
        facts.timeline.push(entry);
    }
    assert_eq!(rules(&facts), ["no-turning-point"]);
    facts.timeline[1].marker = Some(Marker::Detected);
    let mut action = Action::new(heading(20, "Cap it"));
    action.owner = true;
    facts.actions.push(action);
    assert_eq!(rules(&facts), ["action-without-owner"]);
    facts.parts[0].text.push_str("<!-- yomikai-ignore action-without-owner: kept elsewhere -->");
    assert_eq!(rules(&facts), ["action-without-owner"], "a wish is for its own section");
    facts.opening = "<!-- yomikai-ignore action-without-owner: kept elsewhere -->".to_owned();
    assert_eq!(rules(&facts), [""; 0]);
}

/// Pieces of documents, so that odd combinations of them are met often.
fn pieces() -> impl Strategy<Value = String> {
    let mut words: Vec<String> = [
        "\n",
        "\n\n",
        " ",
        "    ",
        "# ",
        "## Impact\n",
        "## 根本原因\n",
        "### Action items\n",
        "## Timeline\n",
        "**Impact**\n",
        "【対策】\n",
        "- ",
        "- [x] ",
        "1. ",
        "| a | b |\n",
        "|---|---|\n",
        "| ",
        "\\|",
        "```\n",
        "~~~",
        "`",
        "<!--",
        "-->",
        "<b",
        "---\n",
        "===\n",
        "+++\n",
        "<!-- yomikai-ignore empty-section: x -->",
        "10:02 ",
        "2026-05-01",
        "2026年5月1日",
        "May 1st, 2026",
        "Date: ",
        "作成日：",
        "(@a",
        "（",
        "）",
        "P1",
        "Priority:",
        "強さ：弱",
        "OXR ",
        "(OXR)",
        "https://",
        "](",
        "🍕",
        "e\u{301}",
        "ｶﾞ",
        "\r\n",
        "\0",
        "İ",
        "ß",
        "—",
    ]
    .map(str::to_owned)
    .to_vec();
    for rule in rules().iter().filter(|rule| rule.is_about_documents()) {
        for language in Language::ALL {
            let text = rule.text(language);
            words
                .extend(text.flagged.iter().chain(&text.silent).map(|example| format!("{}\n", example.text)));
        }
    }
    let piece = prop_oneof![4 => proptest::sample::select(words), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_document_is_read_and_places_are_in_it(text in pieces()) {
        let facts = Facts::from_markdown(&text);
        let places = facts.parts.iter().map(|part| &part.heading).chain(facts.title.as_ref())
            .chain(facts.actions.iter().map(|action| &action.what))
            .chain(facts.timeline.iter().map(|entry| &entry.what))
            .chain(&facts.terms);
        for place in places {
            prop_assert!(text.get(place.range.clone()).is_some(), "{place:?}");
        }
        for part in &facts.parts {
            prop_assert!(text.get(part.range.clone()).is_some(), "{part:?}");
        }
        let found = review_facts(&facts, Language::En, &Config::default());
        prop_assert!(found.len() <= 3);
        for finding in &found {
            prop_assert!(finding.range.start < finding.range.end && text.get(finding.range.clone()).is_some());
        }
        prop_assert_eq!(review_facts(&Facts::from_markdown(&text), Language::En, &Config::default()), found);
    }
}

/// Texts that are easy to read in a square of their length. The bound is wide: a square would need many times as much.
#[test]
fn reading_takes_time_in_proportion_to_the_text() {
    let story = "## Impact\nx\n## Timeline\n- a\n## Action items\n- b\n";
    for piece in [
        "# a\n",
        "## Impact\n",
        "###### Impact\n",
        "**Impact**\n",
        "- a\n",
        "  - a\n",
        "| a | b |\n",
        "|-|-|\n",
        "<!--",
        "<!-- a -->",
        "`",
        "<a",
        "](",
        "[",
        "(",
        "（",
        "OXR ",
        "OX ",
        "1:1",
        "2026-05-01 ",
        "a",
        "影響",
        "\n",
        "> a\n",
        "```\n",
        "May 1 ",
        "strength:",
        "@",
        "#1",
        "***",
        "a\n===\n",
    ] {
        let time = |times: usize| {
            let text = format!("{story}{}", piece.repeat(times / piece.len()));
            let best = (0..3).map(|_| {
                let start = Instant::now();
                let facts = Facts::from_markdown(&text);
                assert!(review_facts(&facts, Language::En, &Config::default()).len() <= 3);
                start.elapsed()
            });
            best.min().unwrap_or_default()
        };
        let (short, long) = (time(2_000), time(16_000));
        assert!(long < short * 32 + Duration::from_millis(20), "{piece:?}: {short:?} {long:?}");
    }
}

/// Editors, Windows and old Macs end lines in their own ways; it is one text.
#[test]
fn lines_that_end_otherwise_are_the_same_text() {
    let text =
        format!("---\ndate: 2026-05-01\n---\n{BARE}\n## Lessons\n\nNext time we will be\nmore careful.\n");
    let told = |text: &str| {
        let found = review(text, Kind::Document, &Config::default()).findings;
        found.into_iter().map(|finding| (finding.rule, finding.fingerprint)).collect::<Vec<_>>()
    };
    assert!(told(&text).iter().any(|(rule, _)| *rule == "effort"));
    assert_eq!(told(&text.replace('\n', "\r")), told(&text));
    assert_eq!(told(&text.replace('\n', "\r\n")), told(&text));
}
