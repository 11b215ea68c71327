//! Actions that are all equally urgent, so that nobody can tell where to begin.

use crate::{
    config::Config,
    document::{Facts, Spot},
    kind::Section,
};

/// Two can be equal; from here on somebody has to choose.
const SEVERAL: usize = 3;

pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let given: Vec<_> = facts.open_actions().map(|action| action.priority.as_deref()).collect();
    let same =
        given.len() >= SEVERAL && given[0].is_some() && given.iter().all(|priority| *priority == given[0]);
    facts.part(Section::ActionItems).filter(|_| same).map(|part| part.heading.clone()).into_iter().collect()
}
