//! What the coach notices in a draft, for its writers alone.

use yomikai_coach::{Kind, Section as Part};
use yomikai_domain::{postmortem::Body, section::Section};

use crate::ui::pencil::{Note, notes};

/// What the coach notices in a draft, in the order of its sections.
pub(super) fn on(body: &Body) -> Vec<Note> {
    let sections = Section::ALL.iter().filter_map(|&section| {
        let part = Part::from_key(section.key())?;
        Some((body.section(section), Kind::Section(part)))
    });
    let actions = body.actions.iter().map(|action| (action.what.as_str(), Kind::Improvement));
    sections.chain(actions).flat_map(|(text, kind)| notes(text, kind)).collect()
}
