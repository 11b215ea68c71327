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
    let rungs: Vec<_> = facts.actions.iter().filter_map(rung).collect();
    let asked = rungs.contains(&Strength::Weak) && rungs.iter().all(|rung| *rung < Strength::Intermediate);
    let heading = facts.part(Section::ActionItems).map(|part| &part.heading);
    let place = heading.or_else(|| facts.actions.first().map(|action| &action.what));
    place.filter(|_| asked).cloned().into_iter().collect()
}

fn rung(action: &Action) -> Option<Strength> {
    action.strength.or_else(|| suggest(&action.what.wording).map(|suggestion| suggestion.strength))
}
