//! Measured times and what there is to say of them.

use std::time::Duration;

use serde_json::{Value, json};

/// Times, in any order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    pub(crate) fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    pub(crate) fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Which of every hundred is this fast or faster, in milliseconds: the nearest rank, so that it is always a time
    /// that was measured. Without samples there is none.
    pub(crate) fn percentile(&self, percent: usize) -> Option<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).map(|time| milliseconds(*time))
    }

    /// Half and one in a hundred, as a table shows them.
    pub(crate) fn show(&self) -> String {
        match (self.percentile(50), self.percentile(99)) {
            (Some(half), Some(most)) => format!("{half:.2} / {most:.2}"),
            _ => "-".to_owned(),
        }
    }

    pub(crate) fn json(&self) -> Value {
        json!({ "n": self.len(), "p50_ms": self.percentile(50), "p99_ms": self.percentile(99), "max_ms": self.percentile(100) })
    }
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The middle one; of an even number the upper of the two. Without any it is not a number.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(times: impl IntoIterator<Item = u64>) -> Samples {
        Samples(times.into_iter().map(Duration::from_millis).collect())
    }

    #[track_caller]
    fn check(samples: &Samples, percent: usize, expect: Option<f64>) {
        assert_eq!(samples.percentile(percent), expect, "{percent} % of {}", samples.len());
    }

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        check(&of((1..=100).rev()), 50, Some(50.0));
        check(&of(1..=100), 99, Some(99.0));
        check(&of(1..=101), 99, Some(100.0));
        check(&of([7]), 50, Some(7.0));
        check(&of([7]), 99, Some(7.0));
        check(&of(1..=20), 99, Some(20.0));
        check(&of(1..=4), 0, Some(1.0));
        check(&of([]), 99, None);
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert!((median([3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median([4.0, 1.0, 2.0, 3.0]) - 3.0).abs() < f64::EPSILON);
        assert!(median([]).is_nan());
    }
}
