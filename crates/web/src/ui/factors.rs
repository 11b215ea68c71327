//! Factors by name: in the reader's words where they are the product's own, as the organisation named them otherwise.

use std::collections::BTreeSet;

use yomikai_app::{
    Actor, App,
    factor::{self, Named},
};
use yomikai_domain::{Language, factor::Factor};

use crate::i18n::Words;

/// The list of factors, for pages that name them or let somebody choose among them.
#[derive(Debug, Clone, Default)]
pub struct Factors(Vec<Named>);

impl Factors {
    /// The factors that a use case gave.
    pub fn new(named: Vec<Named>) -> Self {
        Self(named)
    }

    /// The factors as they are now.
    ///
    /// # Errors
    /// [`yomikai_app::Error::Forbidden`] for a visitor.
    pub async fn load(app: &App, actor: &Actor) -> yomikai_app::Result<Self> {
        Ok(Self(factor::list(app, actor).await?))
    }

    /// What a factor is called; one that nobody knows any more, by its key.
    pub fn name(&self, factor: &Factor, l: Words) -> String {
        if factor.is_first() {
            return l.t(&format!("factor-{factor}"));
        }
        let named = self.0.iter().find(|named| named.factor == *factor);
        named.and_then(|named| named.name.clone()).unwrap_or_else(|| factor.to_string())
    }

    /// What a form offers, in order: key, name, and whether it is chosen. What is chosen already is offered even if it is
    /// not on the list any more: saving the form takes nothing away.
    pub fn choices(&self, chosen: &BTreeSet<Factor>, l: Words) -> Vec<(String, String, bool)> {
        let is_chosen = |named: &Named| chosen.contains(&named.factor);
        let listed = self.0.iter().filter(|named| !named.is_retired || is_chosen(named));
        let listed = listed.map(|named| &named.factor);
        let unknown = chosen.iter().filter(|factor| self.0.iter().all(|named| named.factor != **factor));
        let choice = |factor: &Factor| (factor.to_string(), self.name(factor, l), chosen.contains(factor));
        listed.chain(unknown).map(choice).collect()
    }

    /// Everything that a document may have, retired ones too, in order: what one looks for.
    pub fn all(&self, chosen: &BTreeSet<Factor>, l: Words) -> Vec<(String, String, bool)> {
        let known = self.0.iter().map(|named| &named.factor);
        let unknown = chosen.iter().filter(|factor| self.0.iter().all(|named| named.factor != **factor));
        let choice = |factor: &Factor| (factor.to_string(), self.name(factor, l), chosen.contains(factor));
        known.chain(unknown).map(choice).collect()
    }

    /// What the product's own are called, in every language: no other may be called the same.
    pub fn words() -> Vec<String> {
        let words = |language: Language| {
            let first = yomikai_domain::factor::FIRST.into_iter();
            first.map(move |key| Words::of(language).t(&format!("factor-{key}")))
        };
        Language::ALL.into_iter().flat_map(words).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: &str) -> Factor {
        Factor::parse(key).unwrap()
    }

    fn factors() -> Factors {
        let named = |id: &str, name: Option<&str>, is_retired| Named {
            factor: key(id),
            name: name.map(str::to_owned),
            is_retired,
        };
        Factors::new(vec![
            named("capacity", None, false),
            named("hand-over", None, true),
            named("own-00000001", Some("夜間の手作業"), false),
            named("own-00000002", Some("Two clocks"), true),
        ])
    }

    #[test]
    fn each_is_called_by_its_name() {
        let name = |id, language| factors().name(&key(id), Words::of(language));
        assert_eq!(name("hand-over", Language::Ja), "引き継ぎ");
        assert_eq!(name("hand-over", Language::En), "Hand-over");
        assert_eq!(name("own-00000002", Language::Ja), "Two clocks");
        assert_eq!(name("own-99999999", Language::En), "own-99999999");
    }

    #[test]
    fn what_is_retired_is_offered_only_where_it_is_chosen() {
        let keys = |chosen: &[&str]| {
            let chosen = chosen.iter().map(|id| key(id)).collect();
            let choices = factors().choices(&chosen, Words::of(Language::En));
            choices.into_iter().map(|(id, _, is_chosen)| (id, is_chosen)).collect::<Vec<_>>()
        };
        let told =
            |all: &[(&str, bool)]| all.iter().map(|(id, is)| ((*id).to_owned(), *is)).collect::<Vec<_>>();
        assert_eq!(keys(&[]), told(&[("capacity", false), ("own-00000001", false)]));
        let chosen = ["hand-over", "own-00000001", "own-99999999"];
        let expected =
            [("capacity", false), ("hand-over", true), ("own-00000001", true), ("own-99999999", true)];
        assert_eq!(keys(&chosen), told(&expected));
    }

    #[test]
    fn both_languages_words_are_taken() {
        let words = Factors::words();
        assert!(["引き継ぎ", "Hand-over"].iter().all(|word| words.iter().any(|it| it == word)));
    }
}
