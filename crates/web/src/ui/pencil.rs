//! The coach's pencil notes: for whoever writes, and for nobody else.

use std::ops::Range;

use yomikai_coach::{Config, Kind, Language, review};
use yomikai_domain::sentence::pieces;

/// One pencil note.
pub struct Note {
    /// The language of the passage, which the note answers in.
    pub tag: &'static str,
    /// What it suggests.
    pub title: &'static str,
    /// The sentence before the passage.
    pub before: String,
    /// The passage as written.
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
}

/// What the coach notices in a text.
pub fn notes(text: &str, kind: Kind) -> Vec<Note> {
    without(text, kind, &[])
}

/// The same, where some rules have nothing to say.
pub fn without(text: &str, kind: Kind, rules: &[&str]) -> Vec<Note> {
    let mut config = Config::default();
    config.off.extend(rules.iter().map(ToString::to_string));
    let findings = review(text, kind, &config).findings;
    if findings.is_empty() {
        return Vec::new();
    }
    let sentences = sentences(text);
    let note = |finding: yomikai_coach::Finding| {
        let [before, passage, after] = quote(text, &sentences, &finding.range);
        Note {
            tag: match finding.language {
                Language::Ja => "ja",
                Language::En => "en",
            },
            title: finding.title,
            before,
            passage,
            after,
            why: finding.why,
            source: finding.source,
            question: finding.question,
            rewrite: finding.rewrite,
        }
    };
    findings.into_iter().map(note).collect()
}

/// Where each sentence of a text is, in order.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let sentence = |piece: &str| {
        let whole = start..start + piece.len();
        start = whole.end;
        whole
    };
    pieces(text).map(sentence).collect()
}

/// The sentence around a passage, in three parts: a word alone does not say what it is about.
fn quote(text: &str, sentences: &[Range<usize>], passage: &Range<usize>) -> [String; 3] {
    let at = sentences.partition_point(|sentence| sentence.end <= passage.start);
    let around = sentences.get(at).filter(|sentence| passage.end <= sentence.end).unwrap_or(passage);
    let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let after = part(passage.end..around.end).trim_end().to_owned();
    [part(around.start..passage.start), part(passage.clone()), after]
}
