//! A save that needs a person to choose: base, theirs and mine beside each other.

use yomikai_app::postmortem::Sheet;
use yomikai_domain::{
    merge::{self, Place},
    postmortem::Body,
};

use super::form::{PlanFields, fields_of};
use crate::{http::fields::Fields, i18n::Words, postmortem::changes};

/// One place that somebody else changed, too.
pub(super) struct Clash {
    pub(super) label: String,
    pub(super) base: String,
    pub(super) mine: String,
    pub(super) theirs: String,
}

impl Clash {
    /// The places, in words.
    pub(super) fn all(clashes: &[merge::Clash], l: Words) -> Vec<Self> {
        let clash = |clash: &merge::Clash| {
            let whole = &clash.conflict.whole;
            let told = |text: &str| told(clash.place, text, l);
            Self {
                label: changes::name(clash.place, l),
                base: told(&whole.base),
                mine: told(&whole.mine),
                theirs: told(&whole.theirs),
            }
        };
        clashes.iter().map(clash).collect()
    }
}

/// A choice is told by its name; a reader wants its word.
fn told(place: Place, text: &str, l: Words) -> String {
    match place {
        _ if text.is_empty() => String::new(),
        Place::Severity => l.t(&format!("severity-{text}")),
        Place::FoundBy => l.t(&format!("found-by-{text}")),
        _ => text.to_owned(),
    }
}

/// The form to go on with: everything that could be merged, with what was chosen for each action as it was typed.
pub(super) fn fields(merged: &Body, base: i64, posted: &Fields, sheet: &Sheet) -> Fields {
    let lines = posted.lines("action");
    let fields = fields_of(merged, base, |id| {
        let typed = lines.iter().find(|line| line.id.parse() == Ok(id)).map(PlanFields::typed);
        let stands =
            || sheet.actions.iter().find(|item| item.id == id).map(|item| PlanFields::of(&item.plan));
        typed.or_else(stands).unwrap_or_else(|| PlanFields::of(&yomikai_domain::action_item::Plan::default()))
    });
    fields.with("kept", posted.get("kept"))
}
