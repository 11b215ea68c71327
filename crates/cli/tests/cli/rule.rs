//! The rules' pages on the terminal.

use yomikai_coach::{Language, rules, strength};

use crate::server::{refused, succeed};

#[test]
fn every_rule_has_a_line_and_a_page_in_both_languages() {
    for language in Language::ALL {
        let list = succeed(&["rule", "--lang", language.code()]);
        assert_eq!(list.lines().count(), rules().len() + 2);
        for rule in rules() {
            let text = rule.text(language);
            let line = list.lines().find(|line| line.split(' ').next() == Some(rule.id())).unwrap();
            assert!(line.ends_with(text.title), "{line}");
            let page = succeed(&["rule", rule.id(), "--lang", language.code()]);
            for part in [text.title, text.why, text.source, text.question, text.rewrite.unwrap_or_default()] {
                assert!(page.contains(part), "{part}: {page}");
            }
            for example in text.flagged.iter().chain(&text.silent) {
                let lines = example.text.lines();
                let deep = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
                let below: Vec<_> = lines.clone().skip(1).map(deep).collect();
                let first = lines.take(1).map(|line| format!("] {line}"));
                let shown = first.chain(below).collect::<Vec<_>>().join("\n");
                assert!(page.contains(&shown), "{}", example.text);
            }
        }
    }
}

#[test]
fn the_ladder_has_a_line_and_a_page_too() {
    for language in Language::ALL {
        let text = strength::page().text(language);
        let list = succeed(&["rule", "--lang", language.code()]);
        let line = list.split("\n\n").last().unwrap().trim_end();
        assert!(line.starts_with("strength ") && line.lines().count() == 1, "apart from the rules: {line}");
        assert!(line.ends_with(text.title), "{line}");
        let page = succeed(&["rule", "strength", "--lang", language.code()]);
        let examples = text.rungs.iter().flatten().map(|example| example.text);
        for part in
            [text.title, text.why, text.question, text.source].into_iter().chain(text.reasons).chain(examples)
        {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(page.find("(strong)") < page.find("(none)"), "from the strongest: {page}");
    }
    assert!(refused(2, &["rule", "strenght"]).contains("strength"));
}

#[test]
fn a_name_that_no_rule_has_leads_to_the_nearest() {
    let said = refused(2, &["rule", "efort"]);
    assert_eq!(said, "There is no rule named efort. Perhaps you mean: effort\n");
    assert!(refused(2, &["rule", "pizza"]).contains("yomikai rule lists them all"));
    assert!(refused(2, &["rule", "--lang", "fr"]).contains("fr does not fit"));
    let said = refused(2, &["rule", "pizza\n::x::\u{1b}[2J"]);
    assert_eq!(said, "There is no rule named pizza\u{fffd}::x::\u{fffd}[2J. yomikai rule lists them all.\n");
}
