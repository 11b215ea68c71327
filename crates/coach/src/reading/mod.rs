//! Reads a sentence with weights that were trained on labelled sentences: what it probably says, and in which words.
//!
//! The weights are sums over small pieces (see [`features`]), nothing hidden: whatever is found can be traced to the words that
//! spoke for it. They are made by `cargo xtask coach-train` from the sentences in `data/` and the examples of the rule pages.

pub(crate) mod classes;
pub(crate) mod cues;
mod edges;
mod english;
pub(crate) mod features;
pub(crate) mod glance;
mod japanese;
mod lexeme;
mod passage;
mod stem;
mod weights;

use std::ops::Range;

pub(crate) use classes::{is_family_name, is_given_name, is_ordinary};
pub(crate) use english::{Manner, manner};
pub(crate) use features::Features;
pub(crate) use weights::Weights;

use glance::{Glance, Plain};
use weights::Hit;

use crate::{config::Config, lang::Language, segment::Sentence, words::own};

/// What the weights have been trained to see in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Label {
    Blame,
    Effort,
    Counterfactual,
    HumanError,
    Judgement,
    Punish,
    VagueAction,
    NamedPerson,
}

impl Label {
    pub(crate) const ALL: [Self; 8] = [
        Self::Blame,
        Self::Effort,
        Self::Counterfactual,
        Self::HumanError,
        Self::Judgement,
        Self::Punish,
        Self::VagueAction,
        Self::NamedPerson,
    ];

    /// The rule's id.
    #[cfg(feature = "training")]
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Blame => "blame",
            Self::Effort => "effort",
            Self::Counterfactual => "counterfactual",
            Self::HumanError => "human-error",
            Self::Judgement => "judgement",
            Self::Punish => "punish",
            Self::VagueAction => "vague-action",
            Self::NamedPerson => "named-person",
        }
    }
}

/// How many sums there are: the labels, then the four rungs of the ladder.
pub(crate) const SUMS: usize = Label::ALL.len() + 4;

/// How much further above its line a sum has to be in the midst of a whole document.
pub(crate) const SURER: f32 = 1.1;

/// What a sentence adds up to.
#[derive(Debug)]
pub(crate) struct Reading<'s> {
    /// For each label how far it is above (or below) the line from which the coach speaks.
    pub(crate) sums: [f32; SUMS],
    sentence: &'s Sentence,
    /// The pieces that the weights know.
    hits: Vec<Hit>,
}

impl<'s> Reading<'s> {
    /// Reads a sentence if it may say something at all. In the midst of a whole document, where most say nothing, a first look tells.
    ///
    /// The pieces are gathered in `features`, where those of the sentence before may be.
    pub(crate) fn if_worth(sentence: &'s Sentence, config: &Config, features: &mut Features) -> Option<Self> {
        let glance = Glance::of(sentence.language);
        Self::read(sentence, config, features, |plain| !sentence.in_document || glance.may_say(plain))
    }

    /// Reads a sentence in any case.
    pub(crate) fn of(sentence: &'s Sentence, config: &Config) -> Self {
        Self::read(sentence, config, &mut Features::default(), |_| true).unwrap_or(Self {
            sums: [0.0; SUMS],
            sentence,
            hits: Vec::new(),
        })
    }

    /// Reads a sentence, in which a team may know more people and roles than the general lists do, and words that say nothing.
    fn read(
        sentence: &'s Sentence,
        config: &Config,
        features: &mut Features,
        is_worth: impl FnOnce(&Plain<'_>) -> bool,
    ) -> Option<Self> {
        features.begin(sentence.text().len());
        if !read(sentence, &config.people, features, is_worth) {
            return None;
        }
        let allowed: Vec<_> =
            config.allow.iter().flat_map(|word| own::occurrences(sentence.text(), word)).collect();
        if !allowed.is_empty() {
            features.leave_out(&allowed);
        }
        let weights = Weights::of(sentence.language);
        let hits = weights.hits(features);
        Some(Self { sums: weights.sums(&hits), sentence, hits })
    }

    /// The rung of the ladder that it is on, as an action, from the weakest.
    pub(crate) fn rung(&self) -> usize {
        let rungs = &self.sums[Label::ALL.len()..];
        (0..rungs.len()).reduce(|best, at| if rungs[at] > rungs[best] { at } else { best }).unwrap_or(0)
    }

    /// The words that say so, if the sentence does. In the midst of a whole document that has to be surer.
    pub(crate) fn says(&self, label: Label) -> Option<Range<usize>> {
        // Half of the sentences that the weights were trained on are flagged, and of a real document few: the odds before a word is
        // read are some twenty times smaller there.
        let line = if self.sentence.in_document { SURER } else { 0.0 };
        (self.sums[label as usize] > line).then(|| self.passage_of(label as usize))
    }

    /// The words that speak most for a sum: a label, or one of the rungs after them.
    pub(crate) fn passage_of(&self, sum: usize) -> Range<usize> {
        let text = self.sentence.text();
        passage::densest(&self.hits, sum, text.len())
            .map_or(0..text.len(), |densest| edges::whole_words(text, densest, self.sentence.language))
    }
}

/// The piece of a sentence with a turn of phrase that the rule of this label listens for.
#[cfg(feature = "training")]
pub(crate) fn turn(label: Label) -> u32 {
    features::Piece::of("turn").with(features::Part::of(label.id())).hash()
}

/// Gathers the pieces of a sentence in its language, if by its plain ones it is worth it.
pub(crate) fn read(
    sentence: &Sentence,
    people: &[String],
    into: &mut Features,
    is_worth: impl FnOnce(&Plain<'_>) -> bool,
) -> bool {
    let people: Vec<_> = people.iter().flat_map(|person| own::occurrences(sentence.text(), person)).collect();
    match sentence.language {
        Language::Ja => japanese::read(sentence, &people, into, is_worth),
        Language::En => english::read(sentence, &people, into, is_worth),
    }
}

/// What may be the names of people in a sentence: without 'Dr' or さん.
pub(crate) fn names(sentence: &Sentence) -> Vec<Range<usize>> {
    match sentence.language {
        Language::Ja => japanese::names(sentence),
        Language::En => english::names(sentence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kind::Kind,
        registry::{Check, rules},
        segment,
    };

    /// What the first look may pass over is one in 100 of new sentences; these have been seen in training.
    #[test]
    fn the_first_look_lets_through_what_is_asked_about() {
        let config = Config::default();
        let (mut heard, mut passed_over) = (0, Vec::new());
        for (rule, language) in rules().iter().flat_map(|rule| Language::ALL.map(|language| (rule, language)))
        {
            let Check::Sentence(label) = rule.check else { continue };
            for example in &rule.text(language).flagged {
                let sentences = segment::sentences(example.text, Kind::Document);
                let says = |sentence: &&Sentence| Reading::of(sentence, &config).says(label).is_some();
                for sentence in sentences.iter().filter(says) {
                    heard += 1;
                    if Reading::if_worth(sentence, &config, &mut Features::default()).is_none() {
                        passed_over.push(sentence.text().to_owned());
                    }
                }
            }
        }
        assert!(heard > 200);
        assert!(passed_over.len() * 100 <= heard, "{passed_over:#?}");
    }

    #[test]
    fn the_first_look_saves_reading_what_says_nothing() {
        let passed_over = |text: &str| {
            let sentences = segment::sentences(text, Kind::Document);
            sentences.iter().all(|sentence| {
                Reading::if_worth(sentence, &Config::default(), &mut Features::default()).is_none()
            })
        };
        assert!(passed_over("At 10:02 the replica in the second zone took over."));
        assert!(passed_over("10:02に2つ目のゾーンのレプリカへ切り替わった。"));
    }
}
