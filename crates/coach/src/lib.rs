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
pub use document::{Action, Day, Entry, Facts, FoundBy, Marker, Part, Spot, review_facts};
pub use finding::{Finding, Fingerprint, Moment, Review, Silenced, Trouble, Unheard};
pub use kind::{Kind, Section};
pub use lang::Language;
pub use page::{Example, Lifecycle, Page, RuleText};
pub use registry::{Rule, rule, rules};
pub use text::{LineIndex, Position};

use std::ops::Range;

use reading::{Features, Label, Reading};
use registry::Check;
use rules::people::named_person::{self, Roles};
use segment::Sentence;

/// Reads a text and answers with what is worth a question. It never fails and never judges.
pub fn review(text: &str, kind: Kind, config: &Config) -> Review {
    let mut review = Review::default();
    let mut roles = Roles::default();
    let mut features = Features::default();
    let segmented = segment::read(text, kind);
    review.unheard = segmented.unheard;
    for sentence in segmented.sentences.iter().filter(|sentence| sentence.is_read()) {
        let reading = Reading::if_worth(sentence, config, &mut features);
        for rule in rules().iter().filter(|rule| !config.off.contains(rule.id())) {
            let Check::Sentence(label) = rule.check else { continue };
            let Some(place) = place(sentence, reading.as_ref(), rule, label, config) else { continue };
            let wording = sentence.fingerprint();
            match sentence.ignores.iter().find(|ignore| ignore.covers(rule.id(), wording)) {
                Some(ignore) => review.silenced.push(Silenced {
                    rule: rule.id(),
                    range: sentence.normal.original(&place),
                    reason: ignore.reason.clone(),
                }),
                None => review.findings.push(finding(rule, label, &place, sentence, config, &mut roles)),
            }
        }
    }
    if kind == Kind::Document {
        let whole = document::review_document(text, config);
        review.findings.extend(whole.findings);
        review.silenced.extend(whole.silenced);
        review.waiting = whole.waiting;
    }
    review.findings.sort_by_key(|finding| (finding.range.start, finding.range.end, finding.rule));
    review.silenced.sort_by_key(|silenced| (silenced.range.start, silenced.range.end, silenced.rule));
    review.unheard.sort_by_key(|unheard| unheard.range.start);
    review
}

/// Where in a sentence a rule has something to ask: where the reading heard it, or at a word of the team's own.
fn place(
    sentence: &Sentence,
    reading: Option<&Reading<'_>>,
    rule: &Rule,
    label: Label,
    config: &Config,
) -> Option<Range<usize>> {
    let heard = reading.and_then(|reading| reading.says(label));
    let heard = if label == Label::NamedPerson {
        heard.map(|passage| named_person::name(sentence, passage))
    } else {
        heard
    };
    let mut places: Vec<_> = heard.into_iter().collect();
    places.extend(words::own::places(sentence, config.words.get(rule.id())));
    words::own::first(sentence, places, config)
}

fn finding(
    rule: &'static Rule,
    label: Label,
    place: &Range<usize>,
    sentence: &Sentence,
    config: &Config,
    roles: &mut Roles,
) -> Finding {
    let text = rule.text(sentence.language);
    let named = label == Label::NamedPerson;
    Finding {
        rule: rule.id(),
        range: sentence.normal.original(place),
        sentence: sentence.normal.original(&(0..sentence.text().len())),
        fingerprint: sentence.fingerprint(),
        moment: if named { named_person::moment(sentence.place) } else { Moment::Writing },
        language: sentence.language,
        severity: config.severity.get(rule.id()).copied().unwrap_or(rule.severity),
        title: text.title,
        why: text.why,
        source: text.source,
        question: text.question,
        rewrite: text.rewrite,
        replacement: named.then(|| roles.of(&sentence.text()[place.clone()], sentence, config)),
    }
}
