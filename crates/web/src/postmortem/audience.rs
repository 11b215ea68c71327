//! The choice of who reads a document once it is published.

use std::collections::BTreeSet;

use yomikai_app::people::People;
use yomikai_domain::Problem;

use crate::{http::fields::Fields, i18n::Words, ui::Form};

/// The form of an audience: a form's two fields, and everybody whom it can name.
pub(super) struct Choice {
    pub(super) form: Form,
    pub(super) people: Vec<Candidate>,
}

/// Somebody whom an audience can name.
pub(super) struct Candidate {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) is_active: bool,
    pub(super) is_chosen: bool,
}

impl Choice {
    /// As it was chosen last.
    pub(super) fn present(people: &People) -> Self {
        let audience = if people.readers.is_some() { "named" } else { "everyone" };
        let readers = people.readers.iter().flatten();
        let chosen = readers.map(|reader| reader.id.to_string()).collect();
        Self {
            form: Form::fresh(Fields::default().with("audience", audience)),
            people: candidates(people, &chosen),
        }
    }

    /// As it was just typed, and could not be taken.
    pub(super) fn refused(people: &People, fields: Fields, problems: &[Problem], l: Words) -> Self {
        let chosen = fields.all("people").map(str::to_owned).collect();
        Self { people: candidates(people, &chosen), form: Form::refused(fields, problems, l) }
    }
}

/// Whoever is chosen comes first, so that they are seen in a long list.
fn candidates(people: &People, chosen: &BTreeSet<String>) -> Vec<Candidate> {
    let candidate = |id: String, name: &str, is_active| Candidate {
        is_chosen: chosen.contains(&id),
        name: name.to_owned(),
        id,
        is_active,
    };
    let paused = people.readers.iter().flatten().filter(|reader| !reader.is_active);
    let paused = paused.map(|reader| candidate(reader.id.to_string(), &reader.name, false));
    let active = people.others.iter().map(|named| candidate(named.id.to_string(), &named.name, true));
    let mut all: Vec<_> = paused.chain(active).collect();
    all.sort_by_key(|candidate| !candidate.is_chosen);
    all
}
