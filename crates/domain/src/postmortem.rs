//! The document: what one revision holds.

mod figures;
mod three_lines;
mod typed;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    Language, Problem,
    factor::Factor,
    id::{ActionItemId, MemberId, PostmortemId},
    limits,
    named::names,
    problem::Problems,
    section::Section,
    severity::Severity,
    text::Rule,
    timeline::Row,
};

pub use figures::{Figure, Figures, Share};
pub use three_lines::ThreeLines;
pub use typed::{Typed, TypedAction, TypedRow, Written};

/// How an action is worded in one revision. Its owner, state and strength are records of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionWording {
    /// Which action.
    pub id: ActionItemId,
    /// What is to be done.
    pub what: String,
}

names! {
    /// How an incident was found.
    FoundBy:
    /// An alert said so.
    Alert = "alert",
    /// Somebody who uses the product said so.
    Customer = "customer",
    /// Somebody who works on it noticed.
    Colleague = "colleague",
    /// Somebody happened to look.
    Chance = "chance",
}

/// Everything that a revision keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The title; may still be empty in a draft.
    pub title: String,
    /// How much it affected people; `None` while nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// The services it is about, in the order typed, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// Words to find it by, in the order typed, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The conditions behind it that recur elsewhere.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub factors: BTreeSet<Factor>,
    /// How it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found_by: Option<FoundBy>,
    /// The impact in numbers.
    #[serde(default, skip_serializing_if = "Figures::is_empty")]
    pub figures: Figures,
    /// Prose by section; an absent section is an empty one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sections: BTreeMap<Section, String>,
    /// What happened when, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<Row>,
    /// The actions' wordings, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionWording>,
}

/// How many characters of Japanese are read in a minute.
const JAPANESE_A_MINUTE: usize = 500;
/// How many words of English are read in a minute.
const ENGLISH_A_MINUTE: usize = 200;
/// How many characters of the summary stand in for a title that is not there yet.
const STAND_IN_TITLE: usize = 60;

impl Body {
    /// A section's prose; empty when there is none.
    pub fn section(&self, section: Section) -> &str {
        self.sections.get(&section).map_or("", String::as_str)
    }

    /// What lists show: the title, else the start of the summary, else nothing.
    pub fn display_title(&self) -> String {
        if !self.title.is_empty() {
            return self.title.clone();
        }
        let line =
            self.section(Section::Summary).lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let end = line.char_indices().find(|(_, c)| matches!(c, '。' | '．' | '!' | '?' | '！' | '？'));
        let sentence = end.map_or(line, |(at, _)| &line[..at]).trim();
        let mut shown: String = sentence.graphemes(true).take(STAND_IN_TITLE).collect();
        if shown.len() < sentence.len() {
            shown.push('…');
        }
        shown
    }

    /// Whether there is anything that a reader could read.
    pub fn has_words(&self) -> bool {
        self.sections.values().any(|text| !text.trim().is_empty()) || !self.timeline.is_empty()
    }

    /// How many minutes reading takes, by the characters or words of the language it is written in; at least one.
    pub fn reading_minutes(&self, language: Language) -> u16 {
        let prose = self.sections.values().map(String::as_str);
        let rows = self.timeline.iter().map(|row| row.what.as_str());
        let texts = prose.chain(rows).chain(self.actions.iter().map(|action| action.what.as_str()));
        let minutes = match language {
            Language::Ja => {
                let characters = |text: &str| text.graphemes(true).filter(|g| !g.trim().is_empty()).count();
                texts.map(characters).sum::<usize>().div_ceil(JAPANESE_A_MINUTE)
            }
            Language::En => {
                texts.map(|text| text.split_whitespace().count()).sum::<usize>().div_ceil(ENGLISH_A_MINUTE)
            }
        };
        u16::try_from(minutes).unwrap_or(u16::MAX).max(1)
    }

    /// Refuses a document that is larger than any form could have made it: two texts merged can be.
    ///
    /// # Errors
    /// `problem-too-long` for a section, `problem-many-actions` for the actions, `problem-many-rows` for the timeline,
    /// `problem-many-names` for services, tags and factors.
    pub fn check_limits(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        for (section, text) in &self.sections {
            problems.take(Rule { field: section.key(), most: limits::SECTION, required: false }.prose(text));
        }
        if self.actions.len() > limits::ACTIONS {
            problems.push(Problem::new("actions", "problem-many-actions").number("most", limits::ACTIONS));
        }
        if self.timeline.len() > limits::TIMELINE_ROWS {
            let most = limits::TIMELINE_ROWS;
            problems.push(Problem::new("timeline", "problem-many-rows").number("most", most));
        }
        let names =
            [("services", self.services.len()), ("tags", self.tags.len()), ("factors", self.factors.len())];
        for (field, _) in names.into_iter().filter(|(_, count)| *count > limits::NAMES) {
            problems.push(Problem::new(field, "problem-many-names").number("most", limits::NAMES));
        }
        problems.finish(Some(()))
    }

    fn set(&mut self, section: Section, text: String) {
        if text.is_empty() {
            self.sections.remove(&section);
        } else {
            self.sections.insert(section, text);
        }
    }
}

/// A postmortem, apart from its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postmortem {
    /// Which.
    pub id: PostmortemId,
    /// The one person who answers for the document.
    pub owner: MemberId,
    /// The language it is written in.
    pub language: Language,
    /// When it was begun.
    pub created_at: Timestamp,
    /// The number of its current revision, from 1 without gaps.
    pub revision: i64,
}

/// One saved state of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// From 1 without gaps.
    pub number: i64,
    /// Who saved it.
    pub author: MemberId,
    /// When.
    pub at: Timestamp,
    /// What it holds.
    pub body: Body,
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: ActionItemId = ActionItemId::new(uuid::Uuid::from_u128(7));

    fn lines(case: &'static str, cause: &'static str, improvement: &'static str) -> ThreeLines<'static> {
        ThreeLines { title: "", case, cause, improvement }
    }

    #[test]
    fn a_document_that_outgrew_its_limits_is_refused() {
        let mut body = Body::default();
        assert_eq!(body.check_limits(), Ok(()));
        body.set(Section::Impact, "あ".repeat(limits::SECTION + 1));
        let action = |n| ActionWording { id: ActionItemId::new(uuid::Uuid::from_u128(n)), what: "x".into() };
        body.actions = (0..=limits::ACTIONS as u128).map(action).collect();
        let keys: Vec<_> = body.check_limits().unwrap_err().into_iter().map(|problem| problem.key).collect();
        assert_eq!(keys, ["problem-too-long", "problem-many-actions"]);
    }

    #[test]
    fn a_body_reads_back_as_it_was_written() {
        let body = lines("case", "cause", "improvement").write_into(Body::default(), NEW).unwrap();
        let json = serde_json::to_string(&body).unwrap();
        assert!(json.contains(r#""root_causes":"cause""#), "{json}");
        assert_eq!(serde_json::from_str::<Body>(&json).unwrap(), body);
    }
}
