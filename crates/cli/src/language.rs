//! The coach's languages and those of the words: the same two, known by two crates that do not know each other.

use yomikai_coach::Language;
use yomikai_domain as domain;
use yomikai_web::i18n::Words;

/// The words of a language that the coach knows.
pub(crate) fn words(language: Language) -> Words {
    Words::of(match language {
        Language::Ja => domain::Language::Ja,
        Language::En => domain::Language::En,
    })
}

/// The language in which the coach speaks to whoever reads these words.
pub(crate) fn spoken(l: Words) -> Language {
    if l.is_ja() { Language::Ja } else { Language::En }
}
