//! What the coach notices in a draft, for its writers alone.

use yomikai_coach::{Kind, Section as Part};
use yomikai_domain::{limits, postmortem::Body, section::Section};

use crate::{
    http::fields::Fields,
    i18n::Words,
    ui::{
        document::section_name,
        pencil::{Note, notes},
    },
};

/// What the coach notices in a draft, in the order of its sections.
pub(super) fn on(body: &Body) -> Vec<Note> {
    let sections = Section::ALL.iter().flat_map(|&section| in_section(section, body.section(section)));
    let actions = body.actions.iter().flat_map(|action| notes(&action.what, Kind::Improvement));
    sections.chain(actions).collect()
}

fn in_section(section: Section, text: &str) -> Vec<Note> {
    // What is longer than a section may be is refused anyway, and would only keep the coach busy.
    if text.len() > limits::SECTION * 4 {
        return Vec::new();
    }
    Part::from_key(section.key()).map_or_else(Vec::new, |part| notes(text, Kind::Section(part)))
}

/// What the coach notices in one field of a form.
pub(super) struct Beside {
    /// The field's name, and its id in the page.
    pub(super) field: String,
    /// What the field is called.
    pub(super) label: String,
    /// The notes on it.
    pub(super) notes: Vec<Note>,
}

/// The three lines as their form names them.
const THREE: [(&str, Section, &str); 2] =
    [("case", Section::Summary, "write-case"), ("cause", Section::RootCauses, "write-cause")];

/// What the coach notices in a form while somebody writes in it, field by field.
pub(super) fn beside(fields: &Fields, l: Words) -> Vec<Beside> {
    let beside = |field: String, key: &str, notes| Beside { field, label: l.t(key), notes };
    let three = THREE
        .into_iter()
        .map(|(field, section, key)| beside(field.to_owned(), key, in_section(section, fields.get(field))));
    let whole = Section::ALL.iter().map(|&section| {
        let notes = in_section(section, fields.get(section.key()));
        Beside { field: section.key().to_owned(), label: section_name(section, l), notes }
    });
    let improvement = notes(fields.get("improvement"), Kind::Improvement);
    let improvement = beside("improvement".to_owned(), "write-improvement", improvement);
    let actions = fields.lines("action").into_iter().map(|line| {
        let field = format!("action.{}.what", line.id);
        beside(field, "section-action-items", notes(line.get("what"), Kind::Improvement))
    });
    let all = three.chain(whole).chain([improvement]).chain(actions.collect::<Vec<_>>());
    all.filter(|beside| !beside.notes.is_empty()).collect()
}
