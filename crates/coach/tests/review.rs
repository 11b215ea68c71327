//! What every review keeps, whatever the text.

use proptest::prelude::*;
use yomikai_coach::{Config, Kind, Language, LineIndex, Section, Severity, Trouble, review, rules};

fn ids(text: &str, kind: Kind) -> Vec<&'static str> {
    review(text, kind, &Config::default()).findings.iter().map(|finding| finding.rule).collect()
}

/// The three improvements of the article that the reading club comes from, retold: each rejects effort for a mechanism.
#[test]
fn the_first_improvements_carry_no_effort() {
    for improvement in [
        "頑張って確認するのではなく、差分を小さくして、少しずつデプロイする文化を作る",
        "頑張って忘れないようにするのではなく、他の人も気づけるように情報を共有する",
        "頑張って考慮するのではなく、なるべく考慮しなくていいように処理を切り分ける",
        "改善案: 頑張って確認するのではなく、常にプルリクエストの差分が小さくなるように、少しずつ出していく",
        "個人が頑張るのではなく仕組みで解決する",
    ] {
        assert_eq!(ids(improvement, Kind::Improvement), [""; 0], "{improvement}");
        assert_eq!(ids(improvement, Kind::Document), [""; 0], "{improvement}");
    }
}

#[test]
fn spellings_and_widths_are_one() {
    for text in [
        "今後は気を付ける",
        "今後は気をつける",
        "今後はきをつける",
        "今後は気を着けます",
        "今後は気を\nつけていきます",
        "今後は**気を付け**ましょう",
        "今後はｶﾞﾝﾊﾞります",
    ] {
        assert_eq!(ids(text, Kind::Improvement), ["effort"], "{text}");
    }
}

#[test]
fn the_same_words_mean_less_in_a_timeline() {
    for (text, kind, expected) in [
        ("エラー率に注意する", Kind::Improvement, true),
        ("エラー率に注意する", Kind::Section(Section::Timeline), false),
        ("Double-check the labels", Kind::Section(Section::ActionItems), true),
        ("The clerk double-checks the labels", Kind::Section(Section::Timeline), false),
        ("Be careful with labels", Kind::Section(Section::References), false),
    ] {
        assert_eq!(!ids(text, kind).is_empty(), expected, "{text}");
    }
}

#[test]
fn a_document_is_read_by_its_sections() {
    let text = "# 🍕 振り返り\n\n## タイムライン\n\n| 時刻 | 出来事 |\n| --- | --- |\n| 10:00 | 当番が慎重に確認した |\n\n## 改善案\n\n- 慎重に確認する\n- CIで検査する\n\n> 気をつけます\n\n```\n気をつけます\n```\n";
    let review = review(text, Kind::Document, &Config::default());
    let findings: Vec<_> = review.of("effort").collect();
    assert_eq!(findings.len(), 1);
    let finding = findings[0];
    assert!("慎重に確認する".contains(&text[finding.range.clone()]));
    assert_eq!(finding.language, Language::Ja);
    assert_eq!(LineIndex::new(text).position(finding.range.start).line, 11);
}

#[test]
fn a_finding_answers_in_the_language_of_its_sentence() {
    let review = review("今後は気をつける。 Be more careful.", Kind::Improvement, &Config::default());
    let languages: Vec<_> = review.findings.iter().map(|finding| finding.language).collect();
    assert_eq!(languages, [Language::Ja, Language::En]);
    assert!(review.findings[0].question.ends_with('。'));
    assert!(review.findings[1].question.ends_with('?'));
}

#[test]
fn what_is_set_aside_keeps_its_reason() {
    let text = "<!-- yomikai-ignore effort: until the interlock arrives in May -->\nBe careful with the press.\n\nBe careful with the saw.";
    let review = review(text, Kind::Section(Section::ActionItems), &Config::default());
    assert_eq!(review.silenced.len(), 1);
    assert_eq!(review.silenced[0].reason, "until the interlock arrives in May");
    assert_eq!(review.findings.len(), 1);
    assert_eq!(&text[review.findings[0].range.start..], "Be careful with the saw.");
}

/// A slip in such a comment is told, wherever the comment stands; what could be made out is done all the same.
#[test]
fn a_wish_that_could_not_be_heard_is_told() {
    let text = "## Action items\n\n<!-- yomikai-ignore efort: agreed -->\nBe careful with the press.\n\n- Be careful. <!-- yomikai-ignore effort -->\n\n| a | b |\n|---|---|\n| c | d {/* yomikai-ignore effort#1a：x */} |\n\n`<!-- yomikai-ignore code -->`\n\n```\n<!-- yomikai-ignore code -->\n```\n\n<!-- yomikai-ignore last one -->\n";
    let review = review(text, Kind::Document, &Config::default());
    let told: Vec<_> =
        review.unheard.iter().map(|unheard| (&text[unheard.range.clone()], &unheard.trouble)).collect();
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            ("<!-- yomikai-ignore efort: agreed -->", &Trouble::UnknownRules(words(&["efort"]))),
            ("<!-- yomikai-ignore effort -->", &Trouble::NoReason),
            ("{/* yomikai-ignore effort#1a：x */}", &Trouble::UnreadableFingerprints(words(&["1a"]))),
            ("<!-- yomikai-ignore last one -->", &Trouble::UnknownRules(words(&["last", "one"]))),
        ]
    );
    assert_eq!((review.of("effort").count(), review.silenced.len()), (1, 1));
}

/// What is left alone by its wording stays so while everything around it changes, and is asked again when its own words change.
#[test]
fn a_question_left_alone_comes_back_with_other_words() {
    for (sentence, changed) in [
        ("今後は気をつける。", "今後は十分に気をつける。"),
        ("Be more careful next time.", "Be much more careful next time."),
    ] {
        let kind = Kind::Section(Section::ActionItems);
        let found = review(sentence, kind, &Config::default());
        let wording =
            found.of("effort").next().map(|finding| finding.fingerprint.to_string()).unwrap_or_default();
        let ignore = format!("<!-- yomikai-ignore effort#{wording}: agreed -->");
        let asked = |text: &str| review(text, kind, &Config::default()).of("effort").count();
        assert_eq!(asked(&format!("{ignore}\n- {sentence}\n")), 0);
        assert_eq!(asked(&format!("# Above\n\nNew words.\n\n{ignore}\n- **{sentence}**\n")), 0);
        assert_eq!(asked(&format!("{ignore}\n- {changed}\n")), 1);
        assert_eq!(asked(&format!("- {sentence}\n")), 1);
    }
}

#[test]
fn roles_stand_for_the_same_names_throughout() {
    let text =
        "10:02 Priya restarted the service.\n\n10:05 Tomasz called the vendor.\n\n10:09 Priya rolled back.\n";
    let config = Config::default().with_role("Tomasz", "the network engineer");
    let found = review(text, Kind::Section(Section::Timeline), &config);
    let roles: Vec<_> =
        found.of("named-person").filter_map(|finding| finding.replacement.as_deref()).collect();
    assert_eq!(roles, ["responder A", "the network engineer", "responder A"]);
    let thanks = review("Priya kept everyone informed.", Kind::Section(Section::LessonsGood), &config);
    assert!(thanks.of("named-person").all(|finding| finding.moment == yomikai_coach::Moment::Sharing));
    assert_eq!(thanks.of("named-person").count(), 1);
}

#[test]
fn a_team_decides_for_itself() {
    let text = "引き継ぎノートを書き、気をつける";
    let read = |config: &Config| review(text, Kind::Improvement, config);
    assert!(read(&Config::default().without("effort")).is_empty());
    assert!(read(&Config::default().allowing("気をつける")).is_empty());
    assert_eq!(
        read(&Config::default().with_severity("effort", Severity::Hint)).findings[0].severity,
        Severity::Hint
    );
    let own = read(&Config::default().allowing("気をつける").with_word("effort", "引き継ぎノート"));
    assert_eq!(&text[own.findings[0].range.clone()], "引き継ぎノート");
    let team = Config::default().with_person("Falcon");
    let blame = "Falcon is at fault for the delay.";
    assert_eq!(review(blame, Kind::Note, &team).of("blame").count(), 1);
    let parsed = serde_json::from_str(r#"{"off":["blame"],"severity":{"effort":"warning"}}"#).ok();
    assert_eq!(parsed, Some(Config::default().without("blame").with_severity("effort", Severity::Warning)));
}

/// Text made of the pieces that rules and Markdown care about, so that odd combinations are met often.
fn pieces() -> impl Strategy<Value = String> {
    let mut words: Vec<String> = [
        "\n",
        "\n\n",
        " ",
        "# ",
        "- ",
        "> ",
        "| ",
        "|\n|-|-|\n",
        "```\n",
        "`",
        "**",
        "_",
        "[",
        "](",
        ")",
        "<!--",
        "-->",
        "<!-- yomikai-ignore effort: x -->",
        "「",
        "」",
        "\"",
        "'",
        "。",
        "、",
        ". ",
        "---\n",
        "https://",
        "<b>",
        "🍕",
        "e\u{301}",
        "ｶﾞ",
        "\r\n",
        "\0",
    ]
    .map(str::to_owned)
    .to_vec();
    for rule in rules() {
        for language in Language::ALL {
            let text = rule.text(language);
            words.extend(text.flagged.iter().chain(&text.silent).map(|example| example.text.to_owned()));
        }
    }
    let piece = prop_oneof![3 => proptest::sample::select(words), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn kinds() -> impl Strategy<Value = Kind> {
    let mut kinds = vec![Kind::Document, Kind::Improvement, Kind::Note, Kind::Minutes];
    kinds.extend(Section::ALL.map(Kind::Section));
    proptest::sample::select(kinds)
}

/// The limit of what a review promises to read at once.
const MEGABYTE: usize = 1 << 20;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// One or two pieces again and again: endless lines, nesting without end, marks that are never closed.
    #[test]
    fn a_megabyte_of_anything_is_read(one in pieces(), other in ".{0,3}", kind in kinds()) {
        let piece = format!("{one}{other}");
        prop_assume!(!piece.is_empty());
        let text = piece.repeat(MEGABYTE / piece.len());
        for finding in review(&text, kind, &Config::default()).findings {
            prop_assert!(text.get(finding.range.clone()).is_some_and(|passage| !passage.is_empty()));
            prop_assert!(text.get(finding.sentence.clone()).is_some());
            prop_assert!(finding.sentence.start <= finding.range.start && finding.range.end <= finding.sentence.end);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_ranges_hold(text in pieces(), kind in kinds()) {
        let read = review(&text, kind, &Config::default());
        let ranges: Vec<_> = read.findings.iter().map(|finding| finding.range.clone()).collect();
        for range in ranges.iter().chain(read.silenced.iter().map(|silenced| &silenced.range)) {
            prop_assert!(range.start < range.end && text.get(range.clone()).is_some(), "{range:?}");
        }
        prop_assert!(ranges.is_sorted_by_key(|range| (range.start, range.end)));
        prop_assert_eq!(review(&text, kind, &Config::default()), read);
    }

    #[test]
    fn positions_lead_back(text in pieces(), at in any::<proptest::sample::Index>()) {
        let boundaries: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = *at.get(&boundaries);
        let index = LineIndex::new(&text);
        let position = index.position(at);
        prop_assert_eq!(index.byte_of_utf16(position.line - 1, position.utf16), Some(at));
    }
}
