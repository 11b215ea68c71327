//! What an action leans on, in a word and with its tint.

use yomikai_coach::strength::{self as coach, Suggestion};
use yomikai_domain::{limits, strength::Strength};

use super::pencil::tag;
use crate::i18n::Words;

/// The key of the word for a strength, or for none that is chosen yet.
pub const fn key(strength: Option<Strength>) -> &'static str {
    match strength {
        Some(Strength::Prevents) => "strength-prevents",
        Some(Strength::Reveals) => "strength-reveals",
        Some(Strength::ReliesOnAttention) => "strength-relies-on-attention",
        None => "strength-undecided",
    }
}

/// A word on a tint.
pub struct Chip {
    /// The class of its tint.
    pub class: &'static str,
    /// The word.
    pub text: String,
}

impl Chip {
    /// The chip of a strength.
    pub fn new(strength: Option<Strength>, l: Words) -> Self {
        let class = match strength {
            Some(Strength::Prevents) => "strong",
            Some(Strength::Reveals) => "mid",
            Some(Strength::ReliesOnAttention) => "weak",
            None => "plain",
        };
        Self { class, text: l.t(key(strength)) }
    }
}

/// What the coach would say of an action's strength, and why. It is shown beside the choice and chosen by nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The word of the rung.
    pub word: String,
    /// Why, in one sentence.
    pub reason: &'static str,
    /// The language of the reason, which is that of the action.
    pub tag: &'static str,
}

impl Suggested {
    /// For an action's words; `None` where they do not tell yet.
    pub fn of(what: &str, l: Words) -> Option<Self> {
        // What is longer than an action may be is refused anyway.
        let readable = (what.len() <= limits::ACTION * 16).then_some(what)?;
        coach::suggest(readable).and_then(|suggestion| Self::from(&suggestion, l))
    }

    fn from(suggestion: &Suggestion, l: Words) -> Option<Self> {
        let strength = match suggestion.strength {
            coach::Strength::Unclear => return None,
            coach::Strength::Weak => Strength::ReliesOnAttention,
            coach::Strength::Intermediate => Strength::Reveals,
            coach::Strength::Strong => Strength::Prevents,
        };
        let word = l.t(key(Some(strength)));
        let reason = suggestion.reason;
        (!reason.is_empty()).then(|| Self { word, reason, tag: tag(suggestion.language) })
    }
}

#[cfg(test)]
mod tests {
    use yomikai_domain::Language;

    use super::*;

    #[test]
    fn a_suggestion_is_a_word_of_the_ladder_with_its_reason() {
        let l = Words::of(Language::En);
        let mut suggestion = coach::suggest("CI rejects changes over 400 lines").unwrap();
        suggestion.reason = "The wrong thing cannot happen any more.";
        for (strength, word) in [
            (coach::Strength::Strong, "strength-prevents"),
            (coach::Strength::Intermediate, "strength-reveals"),
            (coach::Strength::Weak, "strength-relies-on-attention"),
        ] {
            suggestion.strength = strength;
            let suggested = Suggested::from(&suggestion, l).unwrap();
            assert_eq!((suggested.word, suggested.tag), (l.t(word), "en"));
            assert_eq!(suggested.reason, "The wrong thing cannot happen any more.");
        }
        suggestion.reason = "";
        assert_eq!(Suggested::from(&suggestion, l), None, "a rung without a reason is none");
        suggestion.reason = "It may be either.";
        suggestion.strength = coach::Strength::Unclear;
        assert_eq!(Suggested::from(&suggestion, l), None, "what is unclear is left to people");
    }

    #[test]
    fn no_words_no_suggestion() {
        let l = Words::of(Language::Ja);
        assert_eq!(Suggested::of(" ", l), None);
        assert_eq!(Suggested::of(&"あ".repeat(limits::ACTION * 6), l), None);
    }

    #[derive(askama::Template)]
    #[template(
        source = r#"{% import "ui/suggested.html" as strength %}{% call strength::beside(l, suggested) %}{% endcall %}"#,
        ext = "html"
    )]
    struct Beside {
        l: Words,
        suggested: Option<Suggested>,
    }

    #[test]
    fn it_stands_beside_the_choice_and_an_unclear_one_is_kindly_silent() {
        use askama::Template as _;
        let l = Words::of(Language::En);
        let suggested =
            Suggested { word: "A mechanism reveals it".into(), reason: "人が動きます。", tag: "ja" };
        let html = Beside { l, suggested: Some(suggested) }.render().unwrap();
        assert!(html.contains("The coach would say “A mechanism reveals it”."), "{html}");
        assert!(html.contains("<span lang=\"ja\">人が動きます。</span>"), "{html}");
        assert!(!html.contains("selected") && !html.contains("<input"), "{html}");
        assert_eq!(Beside { l, suggested: None }.render().unwrap(), "");
    }
}
