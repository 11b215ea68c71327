//! What a review hands back: findings that ask, and what was silenced and why.

use std::ops::Range;

use serde::Serialize;

use crate::{config::Severity, lang::Language};

/// One place in the text where a question may lead on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that noticed it.
    pub rule: &'static str,
    /// The bytes of the original text, always on character boundaries.
    pub range: Range<usize>,
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

/// What one reading of a text found, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Review {
    /// What to look at.
    pub findings: Vec<Finding>,
    /// What the writer has set aside.
    pub silenced: Vec<Silenced>,
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
