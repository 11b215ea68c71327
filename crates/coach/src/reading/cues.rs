//! The turns of phrase that each rule listens for: pieces like any other, which the weights have learnt to trust or not.

use std::sync::LazyLock;

use super::features::Part;
use crate::{
    rules,
    words::{english_pattern, japanese_pattern},
};

/// Turns of phrase that mean alike, under a name: in the notation of [`japanese_pattern`] or [`english_pattern`].
pub(crate) type Group = (&'static str, &'static [&'static str]);

/// What one rule listens for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cues {
    pub(crate) japanese: &'static [Group],
    pub(crate) english: &'static [Group],
}

/// The rule and the group that a turn of phrase belongs to.
pub(crate) type Tag = (Part<'static>, Part<'static>);

/// All that are listened for in Japanese.
pub(crate) static JAPANESE: LazyLock<japanese_pattern::Patterns<Tag>> =
    LazyLock::new(|| japanese_pattern::Patterns::compile(&tagged(|cues| cues.japanese)));

/// All that are listened for in English.
pub(crate) static ENGLISH: LazyLock<english_pattern::Patterns<Tag>> =
    LazyLock::new(|| english_pattern::Patterns::compile(&tagged(|cues| cues.english)));

fn tagged(groups: fn(&Cues) -> &'static [Group]) -> Vec<(Tag, &'static [&'static str])> {
    rules::CUES
        .iter()
        .flat_map(|(rule, cues)| {
            groups(cues).iter().map(move |&(group, phrases)| ((Part::of(rule), Part::of(group)), phrases))
        })
        .collect()
}
