//! What the coach noticed and its writers chose to leave as it is: which words, and why. Of nobody in particular.

use std::{fmt, str::FromStr};

use jiff::Timestamp;

use crate::{
    Problem,
    id::{ActionItemId, NotAnId, TimelineRowId},
    limits,
    section::Section,
    text,
};

/// Where in a document something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// In a section's prose.
    Section(Section),
    /// In the words of an action.
    Action(ActionItemId),
    /// In what a row of the timeline says.
    Row(TimelineRowId),
    /// In no one place: the question is about the whole.
    Document,
}

impl fmt::Display for Place {
    /// `summary`, `action.ID`, `timeline.ID`, `document`: what rows and forms carry.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(section) => f.write_str(section.key()),
            Self::Action(id) => write!(f, "action.{id}"),
            Self::Row(id) => write!(f, "timeline.{id}"),
            Self::Document => f.write_str("document"),
        }
    }
}

impl FromStr for Place {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        match text.split_once('.') {
            None if text == "document" => Ok(Self::Document),
            None => Section::from_key(text).map(Self::Section).ok_or(NotAnId),
            Some(("action", id)) => id.parse().map(Self::Action),
            Some(("timeline", id)) => id.parse().map(Self::Row),
            Some(_) => Err(NotAnId),
        }
    }
}

/// A question that was left alone: the rule that asks it, and the words it asks about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Asked {
    /// Where the words stand.
    pub place: Place,
    /// The rule, by name.
    pub rule: String,
    /// What the wording of the sentence is known by: eight hexadecimal digits.
    pub wording: String,
}

/// The longest name of a rule.
const RULE: usize = 60;

impl Asked {
    /// Reads what a form says; `None` where it is no such question.
    pub fn parse(place: &str, rule: &str, wording: &str) -> Option<Self> {
        let is_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let is_rule = (1..=RULE).contains(&rule.len()) && rule.bytes().all(is_name);
        let is_wording = wording.len() == 8 && wording.bytes().all(is_digit);
        let place = place.parse().ok()?;
        (is_rule && is_wording).then(|| Self { place, rule: rule.to_owned(), wording: wording.to_owned() })
    }
}

/// A question that is left alone, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The question.
    pub asked: Asked,
    /// Why the words may stay; may be empty.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
}

/// The reason for leaving a question alone, in one line. It is asked for, and nobody has to give one.
///
/// # Errors
/// `problem-too-long`.
pub fn reason(typed: &str) -> Result<String, Problem> {
    text::Rule { field: "why", most: limits::IGNORE_REASON, required: false }.line(typed)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn places_read_back_as_they_are_written() {
        let id = Uuid::from_u128(7);
        let sections = Section::ALL.iter().copied().map(Place::Section);
        let others =
            [Place::Action(ActionItemId::new(id)), Place::Row(TimelineRowId::new(id)), Place::Document];
        for place in sections.chain(others) {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for nowhere in
            ["", "moon", "action", "action.", "action.x", "summary.00000000000000000000000000000007"]
        {
            assert_eq!(nowhere.parse::<Place>(), Err(NotAnId), "{nowhere}");
        }
    }

    #[test]
    fn a_question_is_a_rule_and_a_wording() {
        let asked = Asked::parse("impact", "named-person", "00c0ffee").unwrap();
        assert_eq!((asked.rule.as_str(), asked.wording.as_str()), ("named-person", "00c0ffee"));
        let long = "a".repeat(RULE + 1);
        for (place, rule, wording) in [
            ("moon", "effort", "00c0ffee"),
            ("impact", "", "00c0ffee"),
            ("impact", "Effort", "00c0ffee"),
            ("impact", &long, "00c0ffee"),
            ("impact", "effort", "00C0FFEE"),
            ("impact", "effort", "c0ffee"),
        ] {
            assert_eq!(Asked::parse(place, rule, wording), None, "{place} {rule} {wording}");
        }
    }

    #[test]
    fn a_reason_is_a_line_that_may_be_empty() {
        assert_eq!(reason(" \n").as_deref(), Ok(""));
        assert_eq!(reason("it is\na quotation").as_deref(), Ok("it is a quotation"));
        assert!(reason(&"あ".repeat(limits::IGNORE_REASON)).is_ok());
        assert_eq!(reason(&"あ".repeat(limits::IGNORE_REASON + 1)).unwrap_err().key, "problem-too-long");
    }
}
