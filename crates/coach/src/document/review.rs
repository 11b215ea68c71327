//! Lets the rules that look at a whole document read its facts.

use super::facts::{Facts, Part, Spot};
use crate::{
    config::Config,
    finding::{Finding, Moment, Review, Silenced},
    kind::Section,
    lang::Language,
    registry::{Check, Rule, rules},
    segment::{Ignore, comments},
};

/// How many questions about the whole a document gets at once: the most useful ones, so that they are read.
const AT_ONCE: usize = 3;

/// From the question that leads furthest to the one that can wait.
const ORDER: &[&str] = &[
    "no-stronger-action",
    "action-without-owner",
    "single-cause",
    "impact-without-number",
    "no-action-for-detection",
    "empty-section",
    "no-turning-point",
    "one-priority",
    "long-after",
    "jargon-without-glossary",
];

/// Asks what is worth asking about a document as a whole, the most useful question first.
///
/// The texts are in `language`; ranges are those of the facts.
pub fn review_facts(facts: &Facts, language: Language, config: &Config) -> Vec<Finding> {
    read(facts, language, config).findings
}

/// The questions about a text, if it is the story of an incident: a page with other headings is none of ours.
pub(crate) fn review_document(text: &str, config: &Config) -> Review {
    let (facts, language) = super::reader::read(text);
    if is_story(&facts) { read(&facts, language, config) } else { Review::default() }
}

/// At least two sections of the template, one of which other kinds of documents seldom have.
fn is_story(facts: &Facts) -> bool {
    let telling = |part: &Part| {
        !matches!(
            part.section,
            Section::Summary | Section::Resolution | Section::References | Section::ActionItems
        )
    };
    let first = facts.parts.first().map(|part| part.section);
    facts.parts.iter().any(|part| Some(part.section) != first) && facts.parts.iter().any(telling)
}

fn read(facts: &Facts, language: Language, config: &Config) -> Review {
    let mut review = Review::default();
    let mut asking: Vec<_> = rules().iter().filter(|rule| !config.off.contains(rule.id())).collect();
    asking.sort_by_key(|rule| ORDER.iter().position(|id| *id == rule.id()));
    for rule in asking {
        if let Check::Document(check) = rule.check {
            ask(rule, check(facts, config), facts, &mut review, |place| {
                finding(rule, place, language, config)
            });
        }
    }
    review
}

/// One question of a rule is enough: the first place that the writer has not set aside.
fn ask(
    rule: &'static Rule,
    places: Vec<Spot>,
    facts: &Facts,
    review: &mut Review,
    say: impl Fn(&Spot) -> Finding,
) {
    for place in places {
        if let Some(ignore) = set_aside(facts, rule, &place) {
            review.silenced.push(Silenced { rule: rule.id(), range: place.range, reason: ignore.reason });
            continue;
        }
        if review.findings.len() < AT_ONCE {
            review.findings.push(say(&place));
        } else {
            review.waiting += 1;
        }
        return;
    }
}

/// The writer's wish to leave it alone: in the section that it stands in, or before the first one.
///
/// A wish that names no rule is about the words beside it, not about the whole.
fn set_aside(facts: &Facts, rule: &Rule, place: &Spot) -> Option<Ignore> {
    let around = facts.parts.iter().filter(|part| {
        part.heading == *place || (part.range.start <= place.range.start && place.range.end <= part.range.end)
    });
    let wording = place.fingerprint();
    let texts = std::iter::once(facts.opening.as_str()).chain(around.map(|part| part.text.as_str()));
    texts.flat_map(wishes).find(|ignore| ignore.names(rule.id(), wording))
}

fn wishes(text: &str) -> impl Iterator<Item = Ignore> {
    comments(text).filter_map(|inside| Ignore::parse(&text[inside.clone()], inside))
}

fn finding(rule: &'static Rule, place: &Spot, language: Language, config: &Config) -> Finding {
    let text = rule.text(language);
    Finding {
        rule: rule.id(),
        range: place.range.clone(),
        sentence: place.range.clone(),
        fingerprint: place.fingerprint(),
        moment: Moment::Writing,
        language,
        severity: config.severity.get(rule.id()).copied().unwrap_or(rule.severity),
        title: text.title,
        why: text.why,
        source: text.source,
        question: text.question,
        rewrite: text.rewrite,
        replacement: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_about_documents_has_its_turn() {
        let mut asked: Vec<_> =
            rules().iter().filter(|rule| rule.is_about_documents()).map(Rule::id).collect();
        let mut ordered = ORDER.to_vec();
        asked.sort_unstable();
        ordered.sort_unstable();
        assert_eq!(asked, ordered);
    }
}
