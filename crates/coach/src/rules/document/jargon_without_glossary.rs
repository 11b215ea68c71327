//! Short forms that readers from elsewhere cannot look up.

use crate::{
    config::Config,
    document::{Facts, Spot},
};

/// Fewer than this a reader can ask about; more make the text a closed one.
const MANY: usize = 4;

/// Words that a team has allowed are known to its readers.
pub(crate) fn check(facts: &Facts, config: &Config) -> Vec<Spot> {
    let known = |term: &Spot| config.allow.iter().any(|word| word.eq_ignore_ascii_case(&term.wording));
    let unknown: Vec<_> = facts.terms.iter().filter(|term| !known(term)).collect();
    let asked = !facts.glossary && unknown.len() >= MANY;
    unknown.into_iter().take(usize::from(asked)).cloned().collect()
}
