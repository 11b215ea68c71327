//! Actions that nobody has yet, or that have no time: the ones that are easily lost.

use crate::{
    config::Config,
    document::{Action, Facts, Lexicon, Listed, Spot},
};

/// Writing this very document down is no action that could be lost.
static ITSELF: Lexicon = Lexicon::new(|| {
    Listed::of(
        "incident report|postmortem|post-mortem|retrospective|incident review|ポストモーテムを|障害報告|報告書を|振り返りを",
    )
});

/// A tracker keeps both, so an action with a ticket is never asked about.
pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let (loose, held): (Vec<_>, Vec<_>) = facts
        .open_actions()
        .filter(|action| !ITSELF.is_in(&action.what.wording))
        .partition(|action| is_loose(action));
    let without_owner = loose.iter().filter(|action| !action.owner);
    let without_due = loose.iter().filter(|action| action.owner);
    // Where every action has somebody and some have a time too, the team has decided which ones need it.
    let decided = loose.iter().all(|action| action.owner) && !held.is_empty();
    if decided {
        return Vec::new();
    }
    without_owner.chain(without_due).map(|action| action.what.clone()).collect()
}

const fn is_loose(action: &Action) -> bool {
    !(action.tracked || action.owner && action.due)
}
