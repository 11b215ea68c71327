//! Logistic regression, by stochastic gradient descent with a step for each weight (`AdaGrad`; Duchi, Hazan and Singer 2011).

use std::collections::BTreeMap;

use super::data::Instance;
use crate::reading::{Label, SUMS};

const ROUNDS: usize = 30;
const STEP: f32 = 0.02;
/// How many orders of the sentences are tried.
const ORDERS: u64 = 3;
/// How strongly weights are drawn to nothing.
const DECAY: f32 = 1e-3;
const LABELS: usize = Label::ALL.len();

/// The pieces of each sentence as numbers from 0.
pub(super) struct Rows(Vec<Vec<u32>>);

impl Rows {
    pub(super) fn new(instances: &[Instance], vocabulary: &BTreeMap<u32, usize>) -> Self {
        let number = |hash: &u32| vocabulary.get(hash).and_then(|&index| u32::try_from(index).ok());
        Self(instances.iter().map(|instance| instance.features.iter().filter_map(number).collect()).collect())
    }

    pub(super) fn of(&self, at: usize) -> &[u32] {
        &self.0[at]
    }
}

/// Weights before they are rounded.
pub(super) struct Model {
    pub(super) weights: Vec<[f32; SUMS]>,
    pub(super) starts: [f32; SUMS],
}

impl Model {
    /// What a sentence adds up to.
    pub(super) fn sums(&self, row: &[u32]) -> [f32; SUMS] {
        let mut sums = self.starts;
        for &index in row {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[index as usize]) {
                *sum += weight;
            }
        }
        sums
    }

    /// Leans every piece of a sentence towards or away from a sum.
    fn lean(&mut self, row: &[u32], sum: usize, by: f32) {
        for &index in row {
            self.weights[index as usize][sum] += by;
        }
    }
}

/// Goes over the rule pages again until each of their examples is on its side of the line: they are what the coach promises.
pub(super) fn keep_promises(
    model: &mut Model,
    thresholds: &[f32; SUMS],
    instances: &[Instance],
    rows: &Rows,
    from: usize,
) {
    /// So far from the line, so that rounding the weights leaves it where it is.
    const MARGIN: f32 = 0.4;
    const GENTLY: f32 = 0.02;
    for _ in 0..200 {
        let mut kept = true;
        for (at, instance) in
            instances.iter().enumerate().skip(from).filter(|(_, instance)| !instance.is_part)
        {
            let sums = model.sums(rows.of(at));
            for label in 0..LABELS {
                let Some(says) = instance.labels[label] else { continue };
                let sign = if says { 1.0 } else { -1.0 };
                if (sums[label] - thresholds[label]) * sign < MARGIN {
                    kept = false;
                    model.lean(rows.of(at), label, sign * GENTLY);
                }
            }
            let Some(rung) = instance.rung else { continue };
            for other in (0..SUMS - LABELS).filter(|other| *other != rung) {
                if sums[LABELS + rung] - sums[LABELS + other] < MARGIN {
                    kept = false;
                    model.lean(rows.of(at), LABELS + rung, GENTLY);
                    model.lean(rows.of(at), LABELS + other, -GENTLY);
                }
            }
        }
        if kept {
            return;
        }
    }
}

/// Fits a model to some of the sentences: the mean of several, each of which met them in another order, and so swings less with each of
/// them.
pub(super) fn fit(instances: &[Instance], rows: &Rows, within: &[usize], width: usize) -> Model {
    let mut mean = Mean::default();
    for order in 0..ORDERS {
        mean.add(&fit_once(instances, rows, within, width, &mut Chance::new(order)));
    }
    mean.of_models()
}

fn fit_once(
    instances: &[Instance],
    rows: &Rows,
    within: &[usize],
    width: usize,
    chance: &mut Chance,
) -> Model {
    let scales = ratios(instances, rows, within, width);
    let mut model = Model { weights: vec![[0.0; SUMS]; width], starts: [-1.0; SUMS] };
    let mut squares = vec![[1e-3_f32; SUMS]; width];
    let mut start_squares = [1e-3_f32; SUMS];
    let mut order = within.to_vec();
    let mut mean = Mean::default();
    for round in 0..ROUNDS {
        chance.shuffle(&mut order);
        for &at in &order {
            let row = rows.of(at);
            let slopes = slopes(&instances[at], &model.sums(row), round);
            for (sum, slope) in slopes.into_iter().enumerate().filter(|(_, slope)| slope.abs() > 1e-4) {
                start_squares[sum] += slope * slope;
                model.starts[sum] -= STEP * slope / start_squares[sum].sqrt();
                for &index in row {
                    let weight = &mut model.weights[index as usize][sum];
                    let scale = scales[index as usize][sum];
                    let slope = slope * scale + DECAY * *weight / scale;
                    let square = &mut squares[index as usize][sum];
                    *square += slope * slope;
                    *weight -= STEP * slope / square.sqrt() * scale;
                }
            }
        }
        if round >= ROUNDS / 3 {
            mean.add(&model);
        }
    }
    mean.of_models()
}

/// The mean of a model after each of its later rounds: steadier than the last one (Polyak and Juditsky 1992).
#[derive(Default)]
struct Mean {
    weights: Vec<[f32; SUMS]>,
    starts: [f32; SUMS],
    models: f32,
}

impl Mean {
    fn add(&mut self, model: &Model) {
        self.weights.resize(model.weights.len(), [0.0; SUMS]);
        for (mean, weights) in self.weights.iter_mut().zip(&model.weights) {
            mean.iter_mut().zip(weights).for_each(|(mean, weight)| *mean += weight);
        }
        self.starts.iter_mut().zip(&model.starts).for_each(|(mean, start)| *mean += start);
        self.models += 1.0;
    }

    fn of_models(mut self) -> Model {
        let models = self.models.max(1.0);
        self.weights.iter_mut().flatten().for_each(|weight| *weight /= models);
        Model { weights: self.weights, starts: self.starts.map(|start| start / models) }
    }
}

/// How much more often a piece stands in sentences that say so (Wang and Manning 2012: naive Bayes log-count ratios).
fn ratios(instances: &[Instance], rows: &Rows, within: &[usize], width: usize) -> Vec<[f32; SUMS]> {
    let mut with = vec![[1.0_f32; SUMS]; width];
    let mut without = vec![[1.0_f32; SUMS]; width];
    let (mut all_with, mut all_without) = ([1.0_f32; SUMS], [1.0_f32; SUMS]);
    for &at in within {
        for sum in 0..SUMS {
            let label = instances[at].labels.get(sum).copied();
            let Some(says) = label.unwrap_or_else(|| instances[at].rung.map(|rung| rung == sum - LABELS))
            else {
                continue;
            };
            let (counts, all) =
                if says { (&mut with, &mut all_with) } else { (&mut without, &mut all_without) };
            all[sum] += 1.0;
            for &index in rows.of(at) {
                counts[index as usize][sum] += 1.0;
            }
        }
    }
    let ratio = |index: usize| {
        std::array::from_fn(|sum| {
            let ratio =
                (with[index][sum] / all_with[sum] / (without[index][sum] / all_without[sum])).ln().abs();
            (0.3 + ratio).min(3.0)
        })
    };
    (0..width).map(ratio).collect()
}

/// How far each sum is from what the labels say.
fn slopes(instance: &Instance, sums: &[f32; SUMS], round: usize) -> [f32; SUMS] {
    let mut slopes = [0.0; SUMS];
    for label in 0..LABELS {
        let Some(says) = instance.labels[label] else { continue };
        // Which of several sentences a label means is not known: the first rounds learn from the others.
        if says && instance.is_part && (round < 5 || sums[label] < -1.0) {
            continue;
        }
        slopes[label] = 1.0 / (1.0 + (-sums[label]).exp()) - f32::from(u8::from(says));
    }
    if let Some(rung) = instance.rung {
        let sums = &sums[LABELS..];
        let most = sums.iter().copied().fold(f32::MIN, f32::max);
        let total: f32 = sums.iter().map(|sum| (sum - most).exp()).sum();
        for (at, sum) in sums.iter().enumerate() {
            slopes[LABELS + at] = (sum - most).exp() / total - f32::from(u8::from(at == rung));
        }
    }
    slopes
}

/// The same shuffling each time (xorshift64; Marsaglia 2003).
pub(super) struct Chance(u64);

impl Chance {
    /// One of many orders.
    pub(super) const fn new(order: u64) -> Self {
        Self(0x2545_f491_4f6c_dd1d ^ (order << 32))
    }

    pub(super) fn shuffle(&mut self, list: &mut [usize]) {
        for at in (1..list.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            let below = u64::try_from(at + 1).unwrap_or(1);
            let other = usize::try_from(self.0 % below).unwrap_or(0);
            list.swap(at, other);
        }
    }
}
