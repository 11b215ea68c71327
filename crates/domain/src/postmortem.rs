//! The document: what one revision holds, and how three lines become one.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    Language, Problem,
    id::{ActionItemId, MemberId, PostmortemId},
    limits,
    problem::Problems,
    section::Section,
    text::Rule,
};

/// How an action is worded in one revision. Its owner, state and strength are records of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionWording {
    /// Which action.
    pub id: ActionItemId,
    /// What is to be done.
    pub what: String,
}

/// Everything that a revision keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The title; may still be empty in a draft.
    pub title: String,
    /// Prose by section; an absent section is an empty one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sections: BTreeMap<Section, String>,
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
        self.sections.values().any(|text| !text.trim().is_empty())
    }

    /// How many minutes reading takes, by the characters or words of the language it is written in; at least one.
    pub fn reading_minutes(&self, language: Language) -> u16 {
        let prose = self.sections.values().map(String::as_str);
        let texts = prose.chain(self.actions.iter().map(|action| action.what.as_str()));
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
    /// `problem-too-long` for a section, `problem-many-actions` for the actions.
    pub fn check_limits(&self) -> Result<(), Vec<Problem>> {
        let mut problems = Problems::default();
        for (section, text) in &self.sections {
            problems.take(Rule { field: section.key(), most: limits::SECTION, required: false }.prose(text));
        }
        if self.actions.len() > limits::ACTIONS {
            problems
                .push(Problem::new("improvement", "problem-many-actions").number("most", limits::ACTIONS));
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

/// The three lines that a small near-miss needs, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreeLines<'a> {
    /// The title; optional.
    pub title: &'a str,
    /// What happened.
    pub case: &'a str,
    /// What made it possible.
    pub cause: &'a str,
    /// Instead of trying harder, what shall carry it.
    pub improvement: &'a str,
}

impl ThreeLines<'_> {
    /// Puts the three lines into `body`, leaving everything else of it as it is.
    ///
    /// The improvement becomes the first action; `new_action` is its id if there is none yet. An emptied improvement
    /// takes that first wording away.
    ///
    /// # Errors
    /// Every text that is too long; `problem-nothing-written` on `case` when all is empty.
    pub fn write_into(&self, mut body: Body, new_action: ActionItemId) -> Result<Body, Vec<Problem>> {
        let mut problems = Problems::default();
        let title =
            problems.take(Rule { field: "title", most: limits::TITLE, required: false }.line(self.title));
        let section = |field| Rule { field, most: limits::SECTION, required: false };
        let case = problems.take(section("case").prose(self.case));
        let cause = problems.take(section("cause").prose(self.cause));
        let improvement =
            Rule { field: "improvement", most: limits::ACTION, required: false }.prose(self.improvement);
        let improvement = problems.take(improvement);
        if [&title, &case, &cause, &improvement]
            .iter()
            .all(|text| text.as_ref().is_some_and(String::is_empty))
        {
            problems.push(Problem::new("case", "problem-nothing-written"));
        }
        let texts = title.zip(case).zip(cause).zip(improvement);
        problems.finish(texts.map(|(((title, case), cause), improvement)| {
            body.title = title;
            body.set(Section::Summary, case);
            body.set(Section::RootCauses, cause);
            word_first_action(&mut body.actions, improvement, new_action);
            body
        }))
    }
}

fn word_first_action(actions: &mut Vec<ActionWording>, what: String, new_action: ActionItemId) {
    match (actions.first_mut(), what.is_empty()) {
        (Some(first), false) => first.what = what,
        (Some(_), true) => drop(actions.remove(0)),
        (None, false) => actions.push(ActionWording { id: new_action, what }),
        (None, true) => {}
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
    fn three_lines_become_summary_cause_and_an_action() {
        let body = lines("止まった。昼に。", "二人しか知らない", "共有する")
            .write_into(Body::default(), NEW)
            .unwrap();
        assert_eq!(body.section(Section::Summary), "止まった。昼に。");
        assert_eq!(body.section(Section::RootCauses), "二人しか知らない");
        assert_eq!(body.actions, [ActionWording { id: NEW, what: "共有する".into() }]);
        assert_eq!(body.display_title(), "止まった");
    }

    #[test]
    fn what_grew_around_the_three_lines_stays() {
        let mut grown = lines("a", "b", "c").write_into(Body::default(), NEW).unwrap();
        grown.set(Section::Impact, "37 minutes".into());
        grown
            .actions
            .push(ActionWording { id: ActionItemId::new(uuid::Uuid::from_u128(8)), what: "second".into() });
        let again = lines("a2", "", "c2").write_into(grown, ActionItemId::new(uuid::Uuid::nil())).unwrap();
        assert_eq!(again.section(Section::Impact), "37 minutes");
        assert_eq!(again.section(Section::RootCauses), "");
        assert_eq!(again.actions[0], ActionWording { id: NEW, what: "c2".into() });
        assert_eq!(again.actions[1].what, "second");
    }

    #[test]
    fn nothing_at_all_is_a_kind_refusal() {
        let problems = lines(" ", "\n", "").write_into(Body::default(), NEW).unwrap_err();
        assert_eq!(problems, [Problem::new("case", "problem-nothing-written")]);
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
