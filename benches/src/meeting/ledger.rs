//! What was measured of each kind of command.

use std::time::Instant;

use crate::samples::Samples;

/// One kind.
#[derive(Debug, Default, Clone)]
pub(super) struct Kind {
    pub(super) name: String,
    /// How long its sender waited.
    pub(super) answered: Samples,
    /// From its sending until the last page showed it.
    pub(super) whole: Samples,
    /// From the acknowledgement until the last page showed it.
    pub(super) last: Samples,
    /// The same until each page did.
    pub(super) each: Samples,
}

impl Kind {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// When it was sent and acknowledged, and when each page showed it. A page may be sooner than the acknowledgement, which
    /// counts as at once.
    pub(super) fn told(&mut self, sent: Instant, acknowledged: Instant, shown: &[Instant]) {
        for at in shown {
            self.each.push(at.saturating_duration_since(acknowledged));
        }
        if let Some(last) = shown.iter().max() {
            self.whole.push(last.saturating_duration_since(sent));
            self.last.push(last.saturating_duration_since(acknowledged));
        }
    }

    fn add(&mut self, other: &Self) {
        self.answered.extend(&other.answered);
        self.whole.extend(&other.whole);
        self.last.extend(&other.last);
        self.each.extend(&other.each);
    }
}

/// All kinds, in the order in which they first came.
#[derive(Debug, Default)]
pub(super) struct Ledger(pub(super) Vec<Kind>);

impl Ledger {
    pub(super) fn kind(&mut self, name: &str) -> &mut Kind {
        let known = self.0.iter().position(|kind| kind.name == name);
        let at = known.unwrap_or_else(|| {
            self.0.push(Kind::new(name));
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    /// All kinds together.
    pub(super) fn total(&self) -> Kind {
        self.0.iter().fold(Kind::new("all of these"), |mut total, kind| {
            total.add(kind);
            total
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_shown_before_the_acknowledgement_counts_as_at_once() {
        let began = Instant::now();
        let after = |ms| began + Duration::from_millis(ms);
        let mut ledger = Ledger::default();
        ledger.kind("note").told(after(1), after(10), &[after(5), after(30), after(20)]);
        ledger.kind("card").told(after(1), after(10), &[]);
        let total = ledger.total();
        assert_eq!((total.last.len(), total.each.len()), (1, 3));
        assert_eq!(total.last.percentile(99), Some(20.0));
        assert_eq!(total.whole.percentile(99), Some(29.0));
        assert_eq!(total.each.percentile(0), Some(0.0));
        assert_eq!(ledger.0.len(), 2);
    }
}
