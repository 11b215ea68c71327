//! The rules' pages on the terminal.

use yomikai_coach::{Language, rules, strength};

use crate::server::{refused, succeed};

#[test]
fn every_rule_has_a_line_and_a_page_in_both_languages() {
    for language in Language::ALL {
        let list = succeed(&["rule", "--lang", language.code()]);
        assert_eq!(list.lines().count(), rules().len() + 1);
        for rule in rules() {
            let text = rule.text(language);
            let line = list.lines().find(|line| line.split(' ').next() == Some(rule.id())).unwrap();
            assert!(line.ends_with(text.title), "{line}");
            let page = succeed(&["rule", rule.id(), "--lang", language.code()]);
            for part in [text.title, text.why, text.source, text.question, text.rewrite.unwrap_or_default()] {
                assert!(page.contains(part), "{part}: {page}");
            }
            for example in text.flagged.iter().chain(&text.silent) {
                assert!(page.contains(example.text), "{}", example.text);
            }
        }
    }
}

#[test]
fn the_ladder_has_a_line_and_a_page_too() {
    for language in Language::ALL {
        let text = strength::page().text(language);
        let list = succeed(&["rule", "--lang", language.code()]);
        let line = list.lines().find(|line| line.starts_with("strength ")).unwrap();
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
}
