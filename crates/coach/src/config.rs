//! What a team may decide for itself: which rules speak, how loudly, and its own words.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// How loudly a rule speaks. Nothing is ever blocked by any of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Seen by those who look.
    Hint,
    /// The usual voice: a note in the margin.
    Suggestion,
    /// Worth reading before sharing.
    Warning,
}

/// A team's choices; the default is every stable rule in its own voice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Config {
    /// Rules that stay silent, by id.
    pub off: BTreeSet<String>,
    /// Rules with another voice than their own, by id.
    pub severity: BTreeMap<String, Severity>,
    /// Words of the team's own that a rule listens for, by rule id. Quoted or rejected words stay silent as usual.
    pub words: BTreeMap<String, Vec<String>>,
    /// Words that no rule touches, such as the name of a product.
    pub allow: Vec<String>,
    /// Roles and teams that the general lists do not know.
    pub people: Vec<String>,
    /// Names of people, each with the role that could stand for it.
    pub roles: BTreeMap<String, String>,
}

impl Config {
    /// Switches a rule off.
    #[must_use]
    pub fn without(mut self, rule: &str) -> Self {
        self.off.insert(rule.to_owned());
        self
    }

    /// Gives a rule another voice.
    #[must_use]
    pub fn with_severity(mut self, rule: &str, severity: Severity) -> Self {
        self.severity.insert(rule.to_owned(), severity);
        self
    }

    /// Adds a word that a rule listens for.
    #[must_use]
    pub fn with_word(mut self, rule: &str, word: &str) -> Self {
        self.words.entry(rule.to_owned()).or_default().push(word.to_owned());
        self
    }

    /// Adds a word that no rule touches.
    #[must_use]
    pub fn allowing(mut self, word: &str) -> Self {
        self.allow.push(word.to_owned());
        self
    }

    /// Says which role could stand for a person's name.
    #[must_use]
    pub fn with_role(mut self, person: &str, role: &str) -> Self {
        self.roles.insert(person.to_owned(), role.to_owned());
        self
    }

    /// Adds a role or a team.
    #[must_use]
    pub fn with_person(mut self, person: &str) -> Self {
        self.people.push(person.to_owned());
        self
    }
}
