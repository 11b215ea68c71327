//! People found it, and no action helps anything to find it sooner.

use crate::{
    config::Config,
    document::{Facts, FoundBy, Spot, detects, found_by},
    kind::Section,
};

/// Where nothing is to be done at all, other questions come first.
pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let by_people = matches!(way(facts), Some(FoundBy::Customer | FoundBy::Colleague | FoundBy::Chance));
    let sooner = facts.actions.iter().any(|action| action.detects || detects(&action.what.wording));
    if !by_people || sooner || facts.actions.is_empty() {
        return Vec::new();
    }
    let place = facts.part(Section::Detection).or_else(|| facts.part(Section::ActionItems));
    place.map(|part| part.heading.clone()).into_iter().collect()
}

/// What is said about it, or else the first entry of the timeline that tells it.
fn way(facts: &Facts) -> Option<FoundBy> {
    facts.found_by.or_else(|| {
        facts
            .timeline
            .iter()
            .find_map(|entry| found_by(&entry.what.wording))
            .filter(|by| *by != FoundBy::Colleague)
    })
}
