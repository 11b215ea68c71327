//! A story that ends at one cause, told in a few words.

use crate::{
    config::Config,
    document::{Facts, Spot, shown},
    kind::Section,
    words::list::Words,
};

/// A longer account has looked at more than one thing, however it is laid out.
const LONG: usize = 450;

/// Words that bring a second condition in.
const MORE: Words = Words(
    " also|another|in addition|additionally|combin|together with|both|second|moreover|furthermore|as well|contribut|factor|because|which meant|meanwhile|on top of|at the same time|and there was|while |while,|several|two |three |また、|さらに|加えて|重なり|重なっ|一方|複数|二つ|2つ|三つ|3つ|同時に|加わ|併せ|あわせて|背景|要因|なぜ|そのうえ|しかも|に加え",
);

pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let told: String =
        facts.parts_of(Section::RootCauses).map(|part| shown(&part.text).to_lowercase()).collect();
    let weight: usize = told.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let asked = facts.causes == Some(1) && weight <= LONG && !MORE.are_in(&told);
    facts.part(Section::RootCauses).filter(|_| asked).map(|part| part.heading.clone()).into_iter().collect()
}
