//! The one place where rules are listed.

use std::sync::LazyLock;

use crate::{
    config::Severity,
    lang::Language,
    page::{Page, RuleText},
    reading::Label,
};

/// A rule: its page and its reading.
#[derive(Debug)]
pub struct Rule {
    /// The parsed page: texts and examples in both languages.
    pub page: Page,
    /// The voice it has unless a team chooses another.
    pub severity: Severity,
    /// What it listens for in a sentence.
    pub(crate) label: Label,
}

impl Rule {
    /// The rule's name, as used in configurations and in `yomikai-ignore`.
    pub const fn id(&self) -> &'static str {
        self.page.id
    }

    /// What the rule says in this language.
    pub const fn text(&self, language: Language) -> &RuleText {
        self.page.text(language)
    }
}

/// Lists the rules. A line here, `rules/<theme>/<rule>.rs` and `rules/<theme>/<rule>.md` are all that a rule needs.
macro_rules! rules {
    ($($theme:ident::$rule:ident: $label:ident, $severity:ident;)*) => {
        static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| vec![$(
            Rule {
                // A page that cannot be read would be an empty one here; a test reads every page strictly.
                page: Page::parse(include_str!(concat!("rules/", stringify!($theme), "/", stringify!($rule), ".md"))).unwrap_or_default(),
                severity: Severity::$severity,
                label: Label::$label,
            },
        )*]);

        #[cfg(test)]
        const SOURCES: &[(&str, &str, &str)] = &[$(
            (stringify!($theme), stringify!($rule), include_str!(concat!("rules/", stringify!($theme), "/", stringify!($rule), ".md"))),
        )*];
    };
}

rules! {
    people::blame: Blame, Suggestion;
    remedy::effort: Effort, Suggestion;
}

/// Every rule, in alphabetical order of theme and name.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id() == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Kind, review};

    #[test]
    fn every_page_is_complete_and_named_like_its_file() {
        for (theme, name, source) in SOURCES {
            let page = Page::parse(source);
            assert!(page.is_ok(), "{name}: {:?}", page.err());
            let page = page.unwrap_or_default();
            assert_eq!((page.theme, page.id), (*theme, name.replace('_', "-").as_str()));
            assert!(!page.since.is_empty());
            for language in Language::ALL {
                let text = page.text(language);
                for part in [text.title, text.why, text.source, text.question] {
                    assert!(!part.is_empty(), "{name} lacks a part in {}", language.code());
                }
                assert!(
                    text.flagged.len() >= 10 && text.silent.len() >= 10,
                    "{name} needs more examples in {}",
                    language.code()
                );
                assert!(text.flagged.len() + text.silent.len() >= 20);
                for example in text.flagged.iter().chain(&text.silent) {
                    assert_eq!(Language::of(example.text), language, "{}", example.text);
                }
            }
        }
    }

    #[test]
    fn every_example_is_true() {
        let mut wrong = Vec::new();
        for rule in rules() {
            for language in Language::ALL {
                let text = rule.text(language);
                for (examples, expected) in [(&text.flagged, true), (&text.silent, false)] {
                    for example in examples {
                        let review = review(example.text, example.kind, &Config::default());
                        if (review.of(rule.id()).count() > 0) != expected {
                            wrong.push(format!("{} should be {expected}: {}", rule.id(), example.text));
                        }
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// The coach would not write a sentence that it would point at.
    #[test]
    fn the_coach_finds_nothing_in_its_own_words() {
        for rule in rules() {
            for language in Language::ALL {
                let text = rule.text(language);
                for said in
                    [text.title, text.why, text.source, text.question, text.rewrite.unwrap_or_default()]
                {
                    for kind in [Kind::Document, Kind::Note, Kind::Improvement] {
                        let review = review(said, kind, &Config::default());
                        assert!(review.is_empty(), "{}: {said} {:?}", rule.id(), review.findings);
                    }
                }
            }
        }
    }
}
