//! Reads a sentence with weights that were trained on labelled sentences: what it probably says, and in which words.
//!
//! The weights are sums over small pieces (see [`features`]), nothing hidden: whatever is found can be traced to the words that
//! spoke for it. They are made by `cargo xtask coach-train` from the sentences in `data/` and the examples of the rule pages.

pub(crate) mod classes;
pub(crate) mod cues;
mod english;
pub(crate) mod features;
mod japanese;
mod stem;
mod weights;

use std::ops::Range;

pub(crate) use features::Features;
pub(crate) use weights::Weights;

use crate::{lang::Language, segment::Sentence};

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

/// What a sentence adds up to.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// For each label how far it is above (or below) the line from which the coach speaks.
    pub(crate) sums: [f32; SUMS],
    /// For each label the words that speak for it most.
    passages: [Option<Range<usize>>; SUMS],
}

impl Reading {
    /// Reads a sentence.
    pub(crate) fn of(sentence: &Sentence) -> Self {
        let mut features = Features::default();
        read(sentence, &mut features);
        let weights = Weights::of(sentence.language);
        let hits = weights.hits(&features);
        let sums = weights.sums(&hits);
        let passages = std::array::from_fn(|sum| {
            let speaks = sums[sum] > 0.0;
            speaks.then(|| passage(&hits, sum, sentence.text().len()))
        });
        Self { sums, passages }
    }

    /// The words that say so, if the sentence does.
    pub(crate) fn says(&self, label: Label) -> Option<Range<usize>> {
        self.passages[label as usize].clone()
    }
}

/// Gathers the pieces of a sentence in its language.
pub(crate) fn read(sentence: &Sentence, into: &mut Features) {
    match sentence.language {
        Language::Ja => japanese::read(sentence, into),
        Language::En => english::read(sentence, into),
    }
}

/// The stretch of words that speaks loudest: each byte is as loud as the pieces over it; the loudest one is taken with its
/// neighbours that are at least half as loud.
fn passage(hits: &[weights::Hit], sum: usize, length: usize) -> Range<usize> {
    let mut loud = vec![0.0_f32; length + 1];
    for hit in hits.iter().filter(|hit| hit.place.end > 0 && hit.weights[sum] > 0) {
        let place = hit.place.start..hit.place.end.min(length);
        #[expect(clippy::cast_precision_loss, reason = "a sentence is short")]
        let share = f32::from(hit.weights[sum]) / (place.len().max(1) as f32);
        loud[place].iter_mut().for_each(|here| *here += share);
    }
    let peak = loud
        .iter()
        .copied()
        .enumerate()
        .fold((0, 0.0), |best, (at, here)| if here > best.1 { (at, here) } else { best });
    if peak.1 <= 0.0 {
        return 0..length;
    }
    let heard = |here: &f32| *here >= peak.1 * 0.4;
    let start = loud[..peak.0].iter().rposition(|here| !heard(here)).map_or(0, |at| at + 1);
    let end = loud[peak.0..].iter().position(|here| !heard(here)).map_or(length, |at| peak.0 + at);
    start..end
}
