//! How the first look is made: it learns from what the weights say of every sentence, labelled or not, which words may matter.

use std::ops::Range;

use super::data::{Glanced, Instance};
use crate::reading::{
    Label,
    glance::{Glance, ROWS},
};

const LABELS: usize = Label::ALL.len();
const PARTS: usize = 5;
const ROUNDS: usize = 20;
const STEP: f32 = 0.1;
/// How strongly weights are drawn to nothing.
const DECAY: f32 = 1e-4;
/// Of how many sentences that say something one may be passed over, when they were left out of the making.
const ONE_OF: usize = 100;

/// What a sentence adds up to, for each label.
type Sums = [f32; LABELS];

struct Model {
    starts: Sums,
    weights: Vec<Sums>,
}

impl Model {
    fn look(&self, glanced: &Glanced) -> Sums {
        let mut sums = self.sums(&glanced.rows);
        if !glanced.may_name {
            sums[Label::NamedPerson as usize] = f32::MIN;
        }
        sums
    }

    fn sums(&self, pieces: &[u16]) -> Sums {
        let mut sums = self.starts;
        for &piece in pieces {
            sums.iter_mut().zip(&self.weights[usize::from(piece)]).for_each(|(sum, weight)| *sum += weight);
        }
        sums
    }
}

/// Makes the first look for sentences of which the weights say `said`, and tells how much of the sentences of whole documents it lets
/// through.
pub(super) fn make(instances: &[Instance], said: &[Sums], documents: Range<usize>) -> (Vec<u8>, f64) {
    let everything: Vec<usize> = (0..instances.len()).collect();
    let mut left_out = vec![[0.0; LABELS]; instances.len()];
    for part in 0..PARTS {
        let (out, within): (Vec<usize>, Vec<usize>) =
            everything.iter().partition(|&&at| instances[at].source % PARTS == part);
        let model = fit(instances, said, &within);
        for at in out {
            left_out[at] = model.look(&instances[at].glanced);
        }
    }
    let lines = lines(said, &left_out);
    let of = documents.len();
    let passed = left_out[documents].iter().filter(|sums| passes(sums, &lines)).count();
    let model = fit(instances, said, &everything);
    (pack(&model, &lines), super::share(passed, of))
}

fn passes(sums: &Sums, lines: &Sums) -> bool {
    sums.iter().zip(lines).any(|(sum, line)| sum > line)
}

/// Where each label's line runs: for all of them the same share of what they say is below it, as much as may be.
fn lines(said: &[Sums], left_out: &[Sums]) -> Sums {
    let speaking = || said.iter().zip(left_out).filter(|(said, _)| said.iter().any(|sum| *sum > 0.0));
    let heard: [Vec<f32>; LABELS] = std::array::from_fn(|label| {
        let said_so = speaking().filter(|(said, sums)| said[label] > 0.0 && sums[label] > f32::MIN);
        let mut heard: Vec<f32> = said_so.map(|(_, sums)| sums[label]).collect();
        heard.sort_by(f32::total_cmp);
        heard
    });
    let lines = |thousandths: usize| -> Sums {
        std::array::from_fn(|label| {
            let line = heard[label].get(heard[label].len() * thousandths / 1000);
            line.map_or(f32::MAX, |line| line - 1e-3)
        })
    };
    let missed = |lines: &Sums| speaking().filter(|(_, sums)| !passes(sums, lines)).count();
    let most = speaking().count() / ONE_OF;
    let found = (0..1000).map(lines).take_while(|lines| missed(lines) <= most).last();
    found.unwrap_or([f32::MIN; LABELS])
}

/// Logistic regression towards what the weights say, as surely as they say it.
fn fit(instances: &[Instance], said: &[Sums], within: &[usize]) -> Model {
    let mut model = Model { starts: [-2.0; LABELS], weights: vec![[0.0; LABELS]; ROWS] };
    let mut squares = vec![[1e-2_f32; LABELS]; ROWS];
    let mut chance = super::fit::Chance::new(0);
    let mut order = within.to_vec();
    for _ in 0..ROUNDS {
        chance.shuffle(&mut order);
        for &at in &order {
            let pieces = &instances[at].glanced.rows;
            let sums = model.sums(pieces);
            for label in 0..LABELS {
                let slope = sure(sums[label]) - sure(said[at][label]);
                if slope.abs() < 1e-3 {
                    continue;
                }
                for &piece in pieces {
                    let weight = &mut model.weights[usize::from(piece)][label];
                    let slope = slope + DECAY * *weight;
                    let square = &mut squares[usize::from(piece)][label];
                    *square += slope * slope;
                    *weight -= STEP * slope / square.sqrt();
                }
            }
        }
    }
    model
}

fn sure(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

#[expect(clippy::cast_possible_truncation, reason = "a byte holds what is rounded to 127 steps")]
fn pack(model: &Model, lines: &Sums) -> Vec<u8> {
    let largest = |label: usize| model.weights.iter().map(|row| row[label].abs()).fold(0.0_f32, f32::max);
    let steps: Sums = std::array::from_fn(|label| (largest(label) / 127.0).max(f32::MIN_POSITIVE));
    let starts =
        std::array::from_fn(|label| ((model.starts[label] - lines[label]) / steps[label]).ceil() as i32);
    let row = |row: &Sums| std::array::from_fn(|label| (row[label] / steps[label]).round() as i8);
    let rows: Vec<[i8; LABELS]> = model.weights.iter().map(row).collect();
    Glance::write(&starts, &rows)
}
