//! Actions that all rest on memory, attention or knowledge.

use crate::{
    config::Config,
    document::{Action, Facts, Spot},
    kind::Section,
    strength::{Strength, suggest},
};

/// People's word counts before the coach's. What cannot be told is taken for neither: there must be an action that is known
/// to be weak, and none that is known to be more.
pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let mut weak = false;
    // One that is more ends the search: reading actions costs time, and most documents have one.
    let more = facts.actions.iter().filter_map(rung).any(|rung| {
        weak |= rung == Strength::Weak;
        rung >= Strength::Intermediate
    });
    let asked = weak && !more;
    let heading = facts.part(Section::ActionItems).map(|part| &part.heading);
    let place = heading.or_else(|| facts.actions.first().map(|action| &action.what));
    place.filter(|_| asked).cloned().into_iter().collect()
}

fn rung(action: &Action) -> Option<Strength> {
    action.strength.or_else(|| suggest(&action.what.wording).map(|suggestion| suggestion.strength))
}
