//! The one place where rules are listed.

use std::sync::LazyLock;

use crate::{
    config::{Config, Severity},
    document::{Facts, Spot},
    lang::Language,
    page::{Page, RuleText},
    reading::Label,
};

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// The reading of a sentence, for this.
    Sentence(Label),
    /// What a whole document holds: it answers with the places to ask at, the most useful first.
    Document(fn(&Facts, &Config) -> Vec<Spot>),
}

/// A rule: its page and its reading.
#[derive(Debug)]
pub struct Rule {
    /// The parsed page: texts and examples in both languages.
    pub page: Page,
    /// The voice it has unless a team chooses another.
    pub severity: Severity,
    /// What it looks at.
    pub(crate) check: Check,
}

impl Rule {
    /// The rule's name, as used in configurations and in `yomikai-ignore`.
    pub const fn id(&self) -> &'static str {
        self.page.id
    }

    /// Whether it looks at a whole document rather than at its sentences.
    pub const fn is_about_documents(&self) -> bool {
        matches!(self.check, Check::Document(_))
    }

    /// What the rule says in this language.
    pub const fn text(&self, language: Language) -> &RuleText {
        self.page.text(language)
    }
}

/// What a line of the list says that a rule looks at: a label of the reading, or the whole document.
macro_rules! check {
    ($theme:ident, $rule:ident, Document) => {
        Check::Document(crate::rules::$theme::$rule::check)
    };
    ($theme:ident, $rule:ident, $label:ident) => {
        Check::Sentence(Label::$label)
    };
}

/// Lists the rules. A line here, `rules/<theme>/<rule>.rs` and `rules/<theme>/<rule>.md` are all that a rule needs.
macro_rules! rules {
    ($($theme:ident::$rule:ident: $label:ident, $severity:ident;)*) => {
        static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| vec![$(
            Rule {
                // A page that cannot be read would be an empty one here; a test reads every page strictly.
                page: Page::parse(include_str!(concat!("rules/", stringify!($theme), "/", stringify!($rule), ".md"))).unwrap_or_default(),
                severity: Severity::$severity,
                check: check!($theme, $rule, $label),
            },
        )*]);

        #[cfg(test)]
        const SOURCES: &[(&str, &str, &str)] = &[$(
            (stringify!($theme), stringify!($rule), include_str!(concat!("rules/", stringify!($theme), "/", stringify!($rule), ".md"))),
        )*];
    };
}

rules! {
    document::action_without_owner: Document, Suggestion;
    document::empty_section: Document, Suggestion;
    document::impact_without_number: Document, Suggestion;
    document::jargon_without_glossary: Document, Hint;
    document::long_after: Document, Hint;
    document::no_action_for_detection: Document, Suggestion;
    document::no_stronger_action: Document, Suggestion;
    document::no_turning_point: Document, Hint;
    document::one_priority: Document, Hint;
    document::single_cause: Document, Suggestion;
    people::blame: Blame, Suggestion;
    people::judgement: Judgement, Suggestion;
    people::named_person: NamedPerson, Hint;
    people::punish: Punish, Suggestion;
    remedy::effort: Effort, Suggestion;
    remedy::vague_action: VagueAction, Suggestion;
    story::counterfactual: Counterfactual, Suggestion;
    story::human_error: HumanError, Suggestion;
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
