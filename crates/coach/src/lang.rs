//! Which language a sentence is written in, decided from its own letters.

use serde::{Deserialize, Serialize};

/// A language the coach reads and answers in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Language {
    /// Both languages, in the order in which rule pages give them.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The two-letter code (`ja`, `en`).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language with this code, if the coach knows it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Decides from the letters of one sentence; a sentence without letters counts as English.
    pub fn of(sentence: &str) -> Self {
        let mut letters = Letters::default();
        letters.add(sentence);
        letters.language()
    }
}

/// The letters of a text, weighed: technical Japanese is full of Latin words, so a few kana outweigh many Latin letters.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    japanese: usize,
    latin: usize,
}

impl Letters {
    /// Counts the letters of one more piece of the text.
    pub(crate) fn add(&mut self, text: &str) {
        self.latin += text.bytes().filter(u8::is_ascii_alphabetic).count();
        if text.is_ascii() {
            return;
        }
        for c in text.chars().filter(|c| !c.is_ascii()) {
            if is_kana(c) {
                self.japanese += 6;
            } else if is_han(c) {
                self.japanese += 3;
            } else if c.is_alphabetic() {
                self.latin += 1;
            }
        }
    }

    /// The language that most of them speak for.
    pub(crate) const fn language(&self) -> Language {
        if self.japanese > 0 && self.japanese >= self.latin { Language::Ja } else { Language::En }
    }
}

/// Hiragana, katakana and their marks.
pub(crate) const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | '\u{30a0}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

/// Hiragana alone: what endings and particles are written in.
pub(crate) const fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

/// Katakana alone: what words from elsewhere are written in.
pub(crate) const fn is_katakana(c: char) -> bool {
    is_kana(c) && !is_hiragana(c)
}

/// Chinese characters as Japanese uses them.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々' | '〆' | '\u{20000}'..='\u{323af}')
}

/// Characters between which a line break is no space.
pub(crate) const fn is_wide(c: char) -> bool {
    is_kana(c) || is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_judged_by_its_own_letters() {
        for (text, expected) in [
            ("deploy前にreleaseノートを読む", Language::Ja),
            ("Kubernetesの運用", Language::Ja),
            ("原因調査中", Language::Ja),
            ("The button 送信 was pressed twice by the retry loop", Language::En),
            ("Root cause: human error", Language::En),
            ("12:30", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(Language::of(text), expected, "{text}");
        }
    }
}
