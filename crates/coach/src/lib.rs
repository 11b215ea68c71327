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
mod names;
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

use names::Roles;
use reading::{Features, Label, Reading};
use registry::Check;
use rules::people::named_person;
use segment::Sentence;

/// Reads a text and answers with what is worth a question. It never fails and never judges.
pub fn review(text: &str, kind: Kind, config: &Config) -> Review {
    let mut review = Review::default();
    let mut roles = Roles::of(config);
    let mut features = Features::default();
    let segmented = segment::read(text, kind);
    review.unheard = segmented.unheard;
    for sentence in segmented.sentences.iter().filter(|sentence| sentence.is_read()) {
        let reading = Reading::if_worth(sentence, config, &mut features);
        for rule in rules().iter().filter(|rule| !config.off.contains(rule.id())) {
            let Check::Sentence(label) = rule.check else { continue };
            let heard = reading.as_ref().and_then(|reading| reading.says(label));
            for (range, replacement) in places(sentence, heard, rule, label, config, &mut roles) {
                let wording = sentence.fingerprint();
                match sentence.ignores.iter().find(|ignore| ignore.covers(rule.id(), wording)) {
                    Some(ignore) => review.silenced.push(Silenced {
                        rule: rule.id(),
                        range,
                        reason: ignore.reason.clone(),
                    }),
                    None => review.findings.push(finding(rule, label, range, sentence, config, replacement)),
                }
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

/// Where in a sentence a rule has something to ask, with what could stand there instead: once, where the reading heard it or at a
/// word of the team's own; about names as often as there are some.
fn places(
    sentence: &Sentence,
    heard: Option<Range<usize>>,
    rule: &Rule,
    label: Label,
    config: &Config,
    roles: &mut Roles,
) -> Vec<(Range<usize>, Option<String>)> {
    if label == Label::NamedPerson {
        let names = names::to_ask_about(sentence, heard, config, roles).into_iter();
        return names.map(|name| (name.original(sentence), roles.replacement(&name, sentence))).collect();
    }
    let mut places: Vec<_> = heard.into_iter().collect();
    places.extend(words::own::places(sentence, config.words.get(rule.id())));
    let place = words::own::first(sentence, places, config);
    place.map(|place| (sentence.normal.original(&place), None)).into_iter().collect()
}

fn finding(
    rule: &'static Rule,
    label: Label,
    range: Range<usize>,
    sentence: &Sentence,
    config: &Config,
    replacement: Option<String>,
) -> Finding {
    let text = rule.text(sentence.language);
    Finding {
        rule: rule.id(),
        range,
        sentence: sentence.normal.original(&(0..sentence.text().len())),
        fingerprint: sentence.fingerprint(),
        moment: match label {
            Label::NamedPerson => named_person::moment(sentence.place),
            _ => Moment::Writing,
        },
        language: sentence.language,
        severity: config.severity.get(rule.id()).copied().unwrap_or(rule.severity),
        title: text.title,
        why: text.why,
        source: text.source,
        question: text.question,
        rewrite: text.rewrite,
        replacement,
    }
}
