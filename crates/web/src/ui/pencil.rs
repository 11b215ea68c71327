//! The coach's pencil notes: for whoever writes, and for nobody else.

use std::ops::Range;

use askama::Template;
use yomikai_coach::{Config, Facts, Finding, Kind, Language, Moment, review, review_facts};

use crate::{i18n::Words, links, markdown::Plain};

/// The theme of the rules that ask about a document as a whole.
pub const WHOLE: &str = "document";

/// The rule that asks about a part with nothing in it.
pub const EMPTY: &str = "empty-section";

/// One pencil note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The rule that noticed it.
    pub rule: &'static str,
    /// What the wording of the sentence is known by.
    pub wording: String,
    /// When it is worth saying.
    pub moment: Moment,
    /// The language of the passage, which the note answers in.
    pub tag: &'static str,
    /// What it suggests.
    pub title: &'static str,
    /// The sentence before the passage.
    pub before: String,
    /// The passage, in plain words.
    pub passage: String,
    /// The sentence after the passage.
    pub after: String,
    /// Why this matters.
    pub why: &'static str,
    /// Where that is from.
    pub source: &'static str,
    /// The question that leads on.
    pub question: &'static str,
    /// A sentence to start from.
    pub rewrite: Option<&'static str>,
    /// Words to put in the passage's place.
    pub replacement: Option<String>,
    /// Where the passage stands, as a text area counts: in UTF-16 units, a line break as one.
    pub span: Range<usize>,
    /// The text area that holds the passage, where somebody is writing in it.
    pub field: Option<String>,
    /// Where the passage leads, where that is not the text area beside the note.
    pub link: Option<String>,
    /// Where the note can be told that the words may stay.
    pub leave: Option<Leave>,
}

/// How a note is left alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leave {
    /// Where the form goes.
    pub action: String,
    /// Where the words stand.
    pub place: String,
    /// Where one comes back to.
    pub back: String,
    /// Whether it waits for a script: around it somebody is writing, and a form of its own would take them away.
    pub waits: bool,
    /// What was typed as the reason, and what to do about it.
    pub refused: Option<(String, String)>,
}

/// What the coach notices in words that are still being typed, as the answer to a script that asks.
#[derive(Template)]
#[template(
    source = r#"{% import "ui/pencil.html" as pencil %}{% call pencil::notes_below(l, notes, level) %}{% endcall %}"#,
    ext = "html"
)]
pub struct Answer {
    /// The words around the notes.
    pub l: Words,
    /// What it notices.
    pub notes: Vec<Note>,
    /// The level of heading that fits what is above them.
    pub level: u8,
}

impl Note {
    /// The page that says more about the rule.
    pub fn more(&self) -> String {
        links::coach_rule(self.rule)
    }

    /// Where its passage leads, if anywhere.
    pub fn leads_to(&self) -> Option<String> {
        self.field.as_ref().map(|field| format!("#{field}")).or_else(|| self.link.clone())
    }

    /// What it is known by on a page that one can come back to. Where somebody writes, a script has it at hand.
    pub fn anchor(&self) -> Option<String> {
        let leave = self.leave.as_ref().filter(|leave| !leave.waits)?;
        Some(anchor(&leave.place, self.rule, &self.wording))
    }
}

/// What a note in this place is known by on its page.
pub fn anchor(place: &str, rule: &str, wording: &str) -> String {
    format!("note.{place}.{rule}.{wording}")
}

/// What the coach notices in a text while it is being written.
pub fn notes(text: &str, kind: Kind) -> Vec<Note> {
    let mut notes = every(text, kind);
    notes.retain(|note| note.moment == Moment::Writing);
    notes
}

/// The same, where only some rules have something to say.
pub fn notes_of(text: &str, kind: Kind, rules: &[&str]) -> Vec<Note> {
    let mut notes = notes(text, kind);
    notes.retain(|note| rules.contains(&note.rule));
    notes
}

/// Everything that the coach notices in a text, whenever it is worth saying.
pub fn every(text: &str, kind: Kind) -> Vec<Note> {
    told(text, review(text, kind, &Config::default()).findings)
}

/// What the coach asks about a document as a whole, in that language. Where it is about one action, one short form or one
/// empty section, that is quoted; else there is no passage.
pub fn of_whole(facts: &Facts, language: Language) -> Vec<Note> {
    let findings = review_facts(facts, language, &Config::default());
    let quote = |finding: &Finding| {
        let wording = facts.quoted(finding)?;
        Some(Plain::of(wording).words(&(0..wording.len())))
    };
    let quoted = findings.into_iter().map(|finding| (quote(&finding).unwrap_or_default(), finding));
    quoted.map(|(passage, finding)| note([String::new(), passage, String::new()], 0..0, finding)).collect()
}

/// Findings as notes. The same about the same words is said once, however often they stand there.
fn told(text: &str, findings: Vec<Finding>) -> Vec<Note> {
    if findings.is_empty() {
        return Vec::new();
    }
    let plain = Plain::of(text);
    let mut notes: Vec<Note> = Vec::new();
    for finding in findings {
        let quoted = quote(text, &plain, &finding.sentence, &finding.range);
        let note = note(quoted, span(text, &finding.range), finding);
        if notes.iter().all(|known| (known.rule, &known.wording) != (note.rule, &note.wording)) {
            notes.push(note);
        }
    }
    notes
}

fn note([before, passage, after]: [String; 3], span: Range<usize>, finding: Finding) -> Note {
    Note {
        rule: finding.rule,
        wording: finding.fingerprint.to_string(),
        moment: finding.moment,
        tag: tag(finding.language),
        title: finding.title,
        before,
        passage,
        after,
        why: finding.why,
        source: finding.source,
        question: finding.question,
        rewrite: finding.rewrite,
        replacement: finding.replacement,
        span,
        field: None,
        link: None,
        leave: None,
    }
}

/// The tag of a language that the coach reads.
pub const fn tag(language: Language) -> &'static str {
    match language {
        Language::Ja => "ja",
        Language::En => "en",
    }
}

/// Where some bytes of a text stand in a text area, which counts in UTF-16 and has one character at the end of a line.
fn span(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let units = |end: usize| {
        let before = text.get(..end).unwrap_or(text);
        before.encode_utf16().count() - before.matches("\r\n").count()
    };
    units(bytes.start)..units(bytes.end)
}

/// The sentence around a passage in plain words, in three parts: a word alone does not say what it is about.
fn quote(text: &str, plain: &Plain, sentence: &Range<usize>, passage: &Range<usize>) -> [String; 3] {
    let words = plain.words(passage);
    // What Markdown takes for no words at all is shown as it was typed.
    if words.trim().is_empty() {
        return [String::new(), text.get(passage.clone()).unwrap_or_default().to_owned(), String::new()];
    }
    let before = plain.words(&(sentence.start..passage.start));
    let after = plain.words(&(passage.end..sentence.end.max(passage.end)));
    [before.trim_start().to_owned(), words, after.trim_end().to_owned()]
}

#[cfg(test)]
mod tests {
    use yomikai_coach::Section;

    use super::*;

    #[track_caller]
    fn check(text: &str, sentence: &str) {
        let mut notes = notes(text, Kind::Improvement);
        notes.retain(|note| note.rule == "effort");
        let Note { before, passage, after, .. } = notes.remove(0);
        assert_eq!(format!("{before}{passage}{after}"), sentence);
        assert!(!passage.trim().is_empty() && sentence.contains(&passage));
    }

    #[test]
    fn a_note_quotes_the_sentence_in_plain_words() {
        check("- A test.\n- **今後は** 気を**付ける**。", "今後は 気を付ける。");
        check(
            "One. Then we [will](https://example.com) be *more careful* with `prod`.",
            "Then we will be more careful with prod.",
        );
        let text = "- A test.\n- **今後は** 気を**付ける**。";
        let at = |words: &str| text.find(words).unwrap();
        let (sentence, passage) = (at("**今後は")..text.len(), at("気を")..at("。"));
        let quoted = quote(text, &Plain::of(text), &sentence, &passage);
        assert_eq!(quoted, ["今後は ", "気を付ける", "。"]);
    }

    #[test]
    fn a_passage_stands_where_a_text_area_has_it() {
        for (text, before) in
            [("気をつける。", 0), ("🍕。\n\n気をつける。", 5), ("One.\r\n\r\nTwo.\r\n気をつける。", 11)]
        {
            let at = text.find("気を").unwrap();
            assert_eq!(span(text, &(at..text.len())), before..before + 6, "{text:?}");
            let mut notes = notes(text, Kind::Improvement);
            notes.retain(|note| note.rule == "effort");
            let units: Vec<_> = text.replace("\r\n", "\n").encode_utf16().collect();
            assert_eq!(String::from_utf16(&units[notes[0].span.clone()]).unwrap(), notes[0].passage);
        }
    }

    #[test]
    fn the_same_words_are_asked_about_once() {
        let twice = "今後は気をつける。\n\n今後は気をつける。\n\n次からは気をつける。";
        let mut notes = notes(twice, Kind::Section(Section::LessonsBad));
        notes.retain(|note| note.rule == "effort");
        assert_eq!(notes.len(), 2);
    }

    #[test]
    fn about_the_whole_an_action_is_quoted_and_a_part_is_named_by_its_question() {
        let text = "# A night\n\n## Impact\n\nThe clerk was careless.\n\n## Detection\n\n## Action items\n\n- **CI** stops it\n";
        let notes = of_whole(&Facts::from_markdown(text), Language::En);
        let passage =
            |rule: &str| notes.iter().find(|note| note.rule == rule).map(|note| note.passage.as_str());
        assert_eq!(passage("action-without-owner"), Some("CI stops it"));
        assert_eq!(passage("impact-without-number"), Some(""));
        assert_eq!(passage("empty-section"), Some("Detection"));
        assert_eq!(passage("blame"), None, "what is about a sentence is asked beside it");
        let notes = of_whole(
            &Facts::from_markdown("# A night\n\n## Impact\n\n30 minutes\n\n## Trigger\n"),
            Language::En,
        );
        let empty = notes.iter().find(|note| note.rule == EMPTY).unwrap();
        assert_eq!(empty.passage, "Trigger");
    }

    #[test]
    fn what_is_for_sharing_waits_until_then_and_brings_its_words() {
        let text = "今後は気をつける。";
        let mut findings = review(text, Kind::Improvement, &Config::default()).findings;
        findings[0].moment = Moment::Sharing;
        findings[0].replacement = Some("当番".to_owned());
        let notes = told(text, findings);
        assert_eq!((notes[0].moment, notes[0].replacement.as_deref()), (Moment::Sharing, Some("当番")));
        assert!(every(text, Kind::Improvement).iter().any(|note| note.moment == Moment::Writing));
    }
}
