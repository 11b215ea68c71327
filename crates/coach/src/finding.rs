//! What a review hands back: findings that ask, and what was silenced and why.

use std::{fmt, ops::Range};

use serde::Serialize;

use crate::{config::Severity, lang::Language, text::Normal};

/// One place in the text where a question may lead on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that noticed it.
    pub rule: &'static str,
    /// The bytes of the original text, always on character boundaries.
    pub range: Range<usize>,
    /// The bytes of the sentence around it.
    pub sentence: Range<usize>,
    /// The wording of that sentence, by which a writer's wish to leave it alone finds it again.
    pub fingerprint: Fingerprint,
    /// When it is worth saying.
    pub moment: Moment,
    /// The language of the sentence, in which the texts below are written.
    pub language: Language,
    /// How loudly it speaks.
    pub severity: Severity,
    /// What was noticed, as a suggestion.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where that is known from.
    pub source: &'static str,
    /// One question that leads on.
    pub question: &'static str,
    /// Words to start from, where there are safe ones.
    pub rewrite: Option<&'static str>,
    /// What could stand in the place of the passage just so, where that is safe.
    pub replacement: Option<String>,
}

/// When a finding is worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Moment {
    /// While writing.
    Writing,
    /// Only before the text is shared beyond the club, such as a name in a word of thanks.
    Sharing,
}

/// The wording of a sentence in 32 bits: the same for the same words in any width and case, wherever they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u32);

impl Fingerprint {
    /// Of a sentence's normalised text (FNV-1a, folded to half its width).
    pub(crate) fn of(normalised: &str) -> Self {
        let hash =
            normalised.bytes().filter(|byte| *byte != b' ').fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
        #[expect(clippy::cast_possible_truncation, reason = "folding keeps both halves in one")]
        Self((hash ^ (hash >> 32)) as u32)
    }

    /// Of words as they are written.
    pub(crate) fn of_words(words: &str) -> Self {
        let mut normal = Normal::default();
        normal.push_source(words, 0..words.len());
        Self::of(normal.as_str().trim())
    }

    /// Reads the eight hexadecimal digits that a fingerprint is written as.
    pub fn parse(digits: &str) -> Option<Self> {
        (digits.len() == 8).then(|| u32::from_str_radix(digits, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A finding that the writer has set aside in the text itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Silenced {
    /// The rule that would have spoken.
    pub rule: &'static str,
    /// Where.
    pub range: Range<usize>,
    /// The writer's reason, which stays with the document; it may be empty.
    pub reason: String,
}

/// A comment by which a writer asks to leave something alone, and of which not everything could be made out.
///
/// What could be is done all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unheard {
    /// The comment, with its marks.
    pub range: Range<usize>,
    /// What is to be told about it.
    pub trouble: Trouble,
}

/// What is to be told about a comment that asks to leave something alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Trouble {
    /// These are no names of rules: a slip, or words of a reason without a colon before them.
    UnknownRules(Vec<String>),
    /// These stand after a `#` and are no fingerprint, which has eight hexadecimal digits.
    UnreadableFingerprints(Vec<String>),
    /// There is no reason, which would tell the next reader why. The wish itself is heard.
    NoReason,
}

/// What one reading of a text found, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Review {
    /// What to look at.
    pub findings: Vec<Finding>,
    /// What the writer has set aside.
    pub silenced: Vec<Silenced>,
    /// Wishes to leave something alone of which not everything could be made out.
    pub unheard: Vec<Unheard>,
    /// How many more questions about the document as a whole wait behind those among the findings: a few at once, the most useful
    /// ones first, so that they are read. The next one comes up when one of them is answered or set aside.
    pub waiting: usize,
}

impl Review {
    /// Whether there is nothing to look at.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The findings of one rule.
    pub fn of<'r>(&'r self, rule: &'r str) -> impl Iterator<Item = &'r Finding> {
        self.findings.iter().filter(move |finding| finding.rule == rule)
    }
}
