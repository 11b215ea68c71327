//! A document that came long after its incident.

use crate::{
    config::Config,
    document::{Facts, Spot},
};

/// The usual promise is a week; twice that leaves room for holidays and for the repair itself.
const DAYS: i64 = 14;

pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let late =
        facts.published.zip(facts.ended).is_some_and(|(published, ended)| published.days_since(ended) > DAYS);
    facts.head().filter(|_| late).cloned().into_iter().collect()
}
