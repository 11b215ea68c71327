//! A colleague with a pencil: notices wording that stops a team from learning, and asks the question that leads on.
//!
//! Text in, findings out: no I/O, no clock, no failure. Japanese and English are read alike.
//!
//! ```
//! use yomikai_coach::{Config, Kind, review};
//!
//! let review = review("Next time we will be more careful.", Kind::Improvement, &Config::default());
//! assert_eq!(review.findings[0].rule, "effort");
//! assert!(review.findings[0].question.ends_with('?'));
//! ```

mod config;
mod document;
mod finding;
mod kind;
mod lang;
mod page;
mod reading;
mod registry;
mod rules;
mod segment;
pub mod strength;
mod text;
#[cfg(feature = "training")]
pub mod training;
mod words;

pub use config::{Config, Severity};
pub use document::{Action, Day, Entry, Facts, FoundBy, Marker, Part, Place, review_facts};
pub use finding::{Finding, Fingerprint, Moment, Review, Silenced};
pub use kind::{Kind, Section};
pub use lang::Language;
pub use page::{Example, Lifecycle, Page, RuleText};
pub use registry::{Rule, rule, rules};
pub use text::{LineIndex, Position};

use reading::Reading;
use registry::Check;
use segment::Sentence;

/// Reads a text and answers with what is worth a question. It never fails and never judges.
pub fn review(text: &str, kind: Kind, config: &Config) -> Review {
    let mut review = Review::default();
    for sentence in segment::sentences(text, kind) {
        let reading = Reading::of(&sentence, &config.people);
        for rule in rules().iter().filter(|rule| !config.off.contains(rule.id())) {
            read_sentence(&sentence, &reading, rule, config, &mut review);
        }
    }
    if kind == Kind::Document {
        let whole = document::review_document(text, config);
        review.findings.extend(whole.findings);
        review.silenced.extend(whole.silenced);
    }
    review.findings.sort_by_key(|finding| (finding.range.start, finding.range.end, finding.rule));
    review.silenced.sort_by_key(|silenced| (silenced.range.start, silenced.range.end, silenced.rule));
    review
}

/// Lets one rule say what the reading of a sentence means to it.
fn read_sentence(
    sentence: &Sentence,
    reading: &Reading<'_>,
    rule: &'static Rule,
    config: &Config,
    review: &mut Review,
) {
    let Check::Sentence(label) = rule.check else { return };
    let mut places: Vec<_> = reading.says(label).into_iter().collect();
    places.extend(words::own::places(sentence, config.words.get(rule.id())));
    let wording = sentence.fingerprint();
    let ignore = sentence.ignores.iter().find(|ignore| ignore.covers(rule.id(), wording));
    if let Some(place) = words::own::first(sentence, places, config) {
        let range = sentence.normal.original(&place);
        if let Some(ignore) = ignore {
            review.silenced.push(Silenced { rule: rule.id(), range, reason: ignore.reason.clone() });
        } else {
            review.findings.push(finding(rule, range, sentence, config));
        }
    }
}

fn finding(
    rule: &'static Rule,
    range: std::ops::Range<usize>,
    sentence: &Sentence,
    config: &Config,
) -> Finding {
    let text = rule.text(sentence.language);
    Finding {
        rule: rule.id(),
        range,
        sentence: sentence.normal.original(&(0..sentence.text().len())),
        fingerprint: sentence.fingerprint(),
        moment: Moment::Writing,
        language: sentence.language,
        severity: config.severity.get(rule.id()).copied().unwrap_or(rule.severity),
        title: text.title,
        why: text.why,
        source: text.source,
        question: text.question,
        rewrite: text.rewrite,
        replacement: None,
    }
}
