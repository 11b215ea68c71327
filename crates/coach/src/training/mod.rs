//! How the weights of a reading are made: labelled sentences in, a file out. The same sentences give the same file, byte for byte.
//!
//! For each label a logistic regression over the pieces of a sentence, for the rungs of the ladder a multinomial one. Where the line of
//! a label runs is decided on sentences that were left out (each of five parts in turn), so that it holds for new ones.

mod data;
mod fit;

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

pub use data::{Labelled, ReadError};

use crate::{
    lang::Language,
    reading::{Label, SUMS, Weights},
};
use data::Instance;
use fit::{Model, Rows};

/// How many parts take turns in being left out.
const PARTS: usize = 5;
/// The pages are what the coach promises: they count as often as this.
const PAGES: usize = 2;
/// A piece that stands in fewer sentences than this says nothing about others.
const LEAST: usize = 2;
/// The file holds the pieces that weigh most, no more than this.
const MOST: usize = 100_000;

/// What training made.
#[derive(Debug)]
#[non_exhaustive]
pub struct Trained {
    /// The file for `src/reading/weights.<language>.bin`.
    pub bytes: Vec<u8>,
    /// For each label precision and recall on the parts that were left out.
    pub left_out: Vec<(&'static str, f64, f64)>,
    /// The share of rungs that were right on the parts that were left out.
    pub rungs: f64,
}

/// Trains on the sentences of one language.
pub fn train(sentences: &[Labelled], language: Language) -> Trained {
    let of_language = || sentences.iter().filter(|sentence| sentence.lang == language);
    let mut instances: Vec<Instance> = of_language().flat_map(Instance::of).collect();
    let asked = instances.len();
    instances.extend(of_language().flat_map(Instance::of_fragments));
    let pages = instances.len();
    for _ in 0..PAGES {
        instances.extend(Instance::of_pages(language));
    }
    let everything: Vec<usize> = (0..instances.len()).collect();
    let all = vocabulary(&mut instances);
    let draft = fit::fit(&instances, &Rows::new(&instances, &all), &everything, all.len());
    // What weighs little is left out, and the rest is trained anew without it.
    let vocabulary = heaviest(&draft, &all, &mut instances);
    let rows = Rows::new(&instances, &vocabulary);
    let Crossed { thresholds, left_out, rungs } = cross(&instances, asked..pages, &rows, vocabulary.len());
    let mut model = fit::fit(&instances, &rows, &everything, vocabulary.len());
    fit::keep_promises(&mut model, &thresholds, &instances, &rows, pages);
    Trained { bytes: pack(&model, &vocabulary, &thresholds), left_out, rungs }
}

/// The pieces of a language that are learnt, each with its number in the order of their hashes.
type Vocabulary = BTreeMap<u32, usize>;

fn numbered(mut hashes: Vec<u32>, instances: &mut [Instance]) -> Vocabulary {
    hashes.sort_unstable();
    let vocabulary: Vocabulary = hashes.into_iter().enumerate().map(|(index, hash)| (hash, index)).collect();
    for instance in instances {
        instance.features.retain(|hash| vocabulary.contains_key(hash));
    }
    vocabulary
}

/// The pieces that weigh most.
fn heaviest(draft: &Model, all: &Vocabulary, instances: &mut [Instance]) -> Vocabulary {
    let weight =
        |index: usize| draft.weights[index].iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let mut weighed: Vec<(f32, u32)> = all.iter().map(|(&hash, &index)| (weight(index), hash)).collect();
    weighed.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    weighed.truncate(MOST);
    numbered(weighed.into_iter().map(|(_, hash)| hash).collect(), instances)
}

/// The pieces that more than one sentence has.
fn vocabulary(instances: &mut [Instance]) -> Vocabulary {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for hash in instances.iter().flat_map(|instance| &instance.features) {
        *counts.entry(*hash).or_default() += 1;
    }
    let frequent = counts.into_iter().filter(|&(_, count)| count >= LEAST).map(|(hash, _)| hash).collect();
    numbered(frequent, instances)
}

/// What the sentences that were left out tell.
struct Crossed {
    thresholds: [f32; SUMS],
    left_out: Vec<(&'static str, f64, f64)>,
    rungs: f64,
}

/// Trains without each part in turn, and looks where the lines run best on it.
fn cross(instances: &[Instance], fragments: Range<usize>, rows: &Rows, width: usize) -> Crossed {
    let mut sums = vec![[0.0_f32; SUMS]; instances.len()];
    for part in 0..PARTS {
        // The fragments of a text are left out with it; the pages never are.
        let (out, within): (Vec<usize>, Vec<usize>) =
            (0..instances.len()).partition(|&at| at < fragments.end && instances[at].source % PARTS == part);
        let model = fit::fit(instances, rows, &within, width);
        for at in out {
            sums[at] = model.sums(rows.of(at));
        }
    }
    let mut thresholds = [0.0; SUMS];
    let mut left_out = Vec::new();
    for label in Label::ALL {
        let scored: Vec<(f32, bool)> = instances
            .iter()
            .zip(&sums)
            .take(fragments.start)
            .filter_map(|(instance, sums)| Some((sums[label as usize], instance.labels[label as usize]?)))
            .collect();
        let (threshold, precision, recall) = best_line(scored);
        thresholds[label as usize] = threshold;
        left_out.push((label.id(), precision, recall));
    }
    let rated: Vec<_> = instances
        .iter()
        .zip(&sums)
        .take(fragments.start)
        .filter_map(|(i, sums)| Some((i.rung?, sums)))
        .collect();
    let right = rated.iter().filter(|(rung, sums)| *rung == highest(&sums[Label::ALL.len()..])).count();
    Crossed { thresholds, left_out, rungs: share(right, rated.len()) }
}

/// The line between speaking and silence that makes the best of precision and recall.
fn best_line(mut scored: Vec<(f32, bool)>) -> (f32, f64, f64) {
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let positives = scored.iter().filter(|(_, is)| *is).count();
    let mut right = 0;
    let mut best = (0.0, 0.0, 0.0, 0.0);
    for (at, &(score, is)) in scored.iter().enumerate() {
        right += usize::from(is);
        let (precision, recall) = (share(right, at + 1), share(right, positives));
        // F with precision weighing a little more: a needless question costs more trust than a missing one.
        let measure = 1.7 * precision * recall / (0.7 * precision + recall).max(f64::MIN_POSITIVE);
        if measure > best.0 {
            let next = scored.get(at + 1).map_or(score, |next| next.0);
            best = (measure, f64::from(score.midpoint(next)), precision, recall);
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "it was a single number before")]
    (best.1 as f32, best.2, best.3)
}

fn highest(sums: &[f32]) -> usize {
    (0..sums.len()).reduce(|best, at| if sums[at] > sums[best] { at } else { best }).unwrap_or(0)
}

#[expect(clippy::cast_precision_loss, reason = "some thousand sentences")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / (whole as f64).max(1.0)
}

/// Rounds the weights to bytes, and leaves out what would be none.
fn pack(model: &Model, vocabulary: &Vocabulary, thresholds: &[f32; SUMS]) -> Vec<u8> {
    let largest = |sum: usize| model.weights.iter().map(|row| row[sum].abs()).fold(0.0_f32, f32::max);
    let steps: [f32; SUMS] = std::array::from_fn(|sum| (largest(sum) / 127.0).max(f32::MIN_POSITIVE));
    let starts: [f32; SUMS] = std::array::from_fn(|sum| model.starts[sum] - thresholds[sum]);
    let rows: Vec<(u32, [i8; SUMS])> = vocabulary
        .iter()
        .map(|(&hash, &index)| {
            #[expect(clippy::cast_possible_truncation, reason = "at most 127 steps")]
            let round = |sum: usize| (model.weights[index][sum] / steps[sum]).round() as i8;
            (hash, std::array::from_fn(round))
        })
        .filter(|(_, weights)| weights.iter().any(|weight| *weight != 0))
        .collect();
    Weights::write(&steps, &starts, &rows)
}
