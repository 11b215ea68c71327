//! How the weights of a reading are made: labelled sentences in, a file out. The same sentences give the same file, byte for byte.
//!
//! For each label a logistic regression over the pieces of a sentence, for the rungs of the ladder a multinomial one. Where the line of
//! a label runs is decided on sentences that were left out (each of five parts in turn), so that it holds for new ones.

mod data;
mod fit;
mod glance;

use std::collections::{BTreeMap, HashMap};

pub use data::{Labelled, ReadError};

use crate::{
    lang::Language,
    reading::{Label, SUMS, SURER, Weights},
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
const MOST: usize = 65_000;

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
    /// The file for `src/reading/glance.<language>.bin`.
    pub glance: Vec<u8>,
    /// The share of the sentences of whole documents that the first look lets through.
    pub passed: f64,
}

/// Trains on the sentences of one language, and on whole documents in which nothing is to be asked about.
pub fn train(sentences: &[Labelled], documents: &[String], language: Language) -> Trained {
    let (mut instances, parts) = gather(sentences, documents, language);
    let everything: Vec<usize> = (0..instances.len()).collect();
    let all = vocabulary(&mut instances);
    let draft = fit::fit(&instances, &Rows::new(&instances, &all), &everything, all.len());
    // What weighs little is left out, and the rest is trained anew without it.
    let vocabulary = heaviest(&draft, &all, &mut instances);
    let rows = Rows::new(&instances, &vocabulary);
    let crossed = cross(&instances, &parts, &rows, vocabulary.len());
    let mut model = fit::fit(&instances, &rows, &everything, vocabulary.len());
    fit::keep_promises(&mut model, &crossed.thresholds, &instances, &rows, parts.pages);
    // The first look learns from what is said of sentences that were left out: of others nearly everything is known by heart.
    let said = |at: usize| {
        let sums = if at < parts.pages { crossed.sums[at] } else { model.sums(rows.of(at)) };
        std::array::from_fn(|label| sums[label] - crossed.thresholds[label] - SURER)
    };
    let said: Vec<_> = everything.iter().map(|&at| said(at)).collect();
    let (glance, passed) = glance::make(&instances, &said, parts.documents..parts.pages);
    let Crossed { thresholds, left_out, rungs, .. } = crossed;
    Trained { bytes: pack(&model, &vocabulary, &thresholds), left_out, rungs, glance, passed }
}

/// Where the kinds of sentences begin; the labelled ones come first.
struct Parts {
    /// Those that the training makes itself of labelled ones.
    fragments: usize,
    documents: usize,
    pages: usize,
}

fn gather(sentences: &[Labelled], documents: &[String], language: Language) -> (Vec<Instance>, Parts) {
    // A few sentences of a Japanese text are English; they are read with the other weights.
    let fits = |instance: &Instance| instance.language == language;
    let of_language = || sentences.iter().filter(|sentence| sentence.lang == language);
    let mut instances: Vec<Instance> = of_language().flat_map(Instance::of).filter(fits).collect();
    let fragments = instances.len();
    instances.extend(of_language().flat_map(Instance::of_elsewhere).filter(fits));
    instances.extend(of_language().flat_map(Instance::of_fragments).filter(fits));
    let whole = instances.len();
    instances.extend(documents.iter().flat_map(|text| Instance::of_document(text)).filter(fits));
    let pages = instances.len();
    for _ in 0..PAGES {
        instances.extend(Instance::of_pages(language).into_iter().filter(fits));
    }
    (instances, Parts { fragments, documents: whole, pages })
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
    sums: Vec<[f32; SUMS]>,
}

/// Trains without each part in turn, and looks where the lines run best on it.
fn cross(instances: &[Instance], parts: &Parts, rows: &Rows, width: usize) -> Crossed {
    let mut sums = vec![[0.0_f32; SUMS]; instances.len()];
    for part in 0..PARTS {
        // The fragments of a text are left out with it, and a document as a whole; the pages never are.
        let (out, within): (Vec<usize>, Vec<usize>) =
            (0..instances.len()).partition(|&at| at < parts.pages && instances[at].source % PARTS == part);
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
            .take(parts.fragments)
            .filter_map(|(instance, sums)| Some((sums[label as usize], instance.labels[label as usize]?)))
            .collect();
        let (threshold, precision, recall) = best_line(scored);
        thresholds[label as usize] = threshold;
        left_out.push((label.id(), precision, recall));
    }
    let rated: Vec<_> = instances
        .iter()
        .zip(&sums)
        .take(parts.fragments)
        .filter_map(|(i, sums)| Some((i.rung?, sums)))
        .collect();
    let right = rated.iter().filter(|(rung, sums)| *rung == highest(&sums[Label::ALL.len()..])).count();
    let rungs = share(right, rated.len());
    Crossed { thresholds, left_out, rungs, sums }
}

/// The line between speaking and silence that makes the best of precision and recall, which are those at the line.
///
/// Precision weighs a little more: a needless question costs more trust than a missing one. Where that leaves more than one of four
/// unheard, both weigh the same.
fn best_line(mut scored: Vec<(f32, bool)>) -> (f32, f64, f64) {
    const HEARD: f64 = 0.75;
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let careful = best_of(&scored, 0.7);
    if careful.2 < HEARD { best_of(&scored, 1.0) } else { careful }
}

/// The best line for sentences in the order of their sums, where recall weighs so much beside precision.
///
/// Near its best the measure is flat and its peak stands wherever a few sentences put it: the line runs through the middle of what is
/// about as good.
fn best_of(scored: &[(f32, bool)], recall_weighs: f64) -> (f32, f64, f64) {
    const ABOUT: f64 = 0.004;
    let positives = scored.iter().filter(|(_, is)| *is).count();
    let mut right = 0;
    let mut points = Vec::with_capacity(scored.len());
    for (at, &(score, is)) in scored.iter().enumerate() {
        right += usize::from(is);
        let (precision, recall) = (share(right, at + 1), share(right, positives));
        let beside = (recall_weighs * precision + recall).max(f64::MIN_POSITIVE);
        points.push((score, (1.0 + recall_weighs) * precision * recall / beside, precision, recall));
    }
    let best = points.iter().fold(0.0, |best: f64, point| best.max(point.1));
    let good: Vec<_> = points.iter().filter(|point| point.1 > best - ABOUT).collect();
    let (Some(highest), Some(lowest)) = (good.first(), good.last()) else { return (0.0, 0.0, 0.0) };
    let line = highest.0.midpoint(lowest.0);
    let at_line = good.iter().rfind(|point| point.0 > line).unwrap_or(highest);
    (line, at_line.2, at_line.3)
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
