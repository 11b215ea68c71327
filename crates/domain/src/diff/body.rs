//! What changed between two revisions of a document, place by place.

use super::{Change, ChangeKind, diff};
use crate::{
    id::ActionItemId,
    merge::{Place, is_rearranged},
    postmortem::{ActionWording, Body},
    section::Section,
};

/// What changed in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceDiff<'a> {
    /// Where.
    pub place: Place,
    /// All of its text, old and new; a new or a removed action is one single change.
    pub changes: Vec<Change<'a>>,
}

/// What changed in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BodyDiff<'a> {
    /// The places that changed, and only those: the title, the sections in order, the actions as they stand in the new
    /// revision, then the removed ones.
    pub places: Vec<PlaceDiff<'a>>,
    /// Whether actions that are in both revisions stand in another order.
    pub rearranged: bool,
}

/// Compares two revisions of a document.
pub fn diff_bodies<'a>(old: &'a Body, new: &'a Body) -> BodyDiff<'a> {
    // Named one by one so that a new field cannot be forgotten here.
    let Body { title, sections: _, actions } = new;
    let title_changes = diff_place(Place::Title, &old.title, title);
    let sections = Section::ALL.iter().filter_map(|&section| {
        diff_place(Place::Section(section), old.section(section), new.section(section))
    });
    let worded = actions.iter().filter_map(|action| {
        diff_place(
            Place::Action(action.id),
            wording(&old.actions, action.id).unwrap_or_default(),
            &action.what,
        )
    });
    let removed = old
        .actions
        .iter()
        .filter(|action| wording(actions, action.id).is_none())
        .filter_map(|action| diff_place(Place::Action(action.id), &action.what, ""));
    BodyDiff {
        places: title_changes.into_iter().chain(sections).chain(worded).chain(removed).collect(),
        rearranged: is_rearranged(&old.actions, actions),
    }
}

fn diff_place<'a>(place: Place, old: &'a str, new: &'a str) -> Option<PlaceDiff<'a>> {
    let changes = diff(old, new);
    let changed = changes.iter().any(|change| change.kind != ChangeKind::Kept);
    changed.then_some(PlaceDiff { place, changes })
}

fn wording(actions: &[ActionWording], id: ActionItemId) -> Option<&str> {
    actions.iter().find(|action| action.id == id).map(|action| action.what.as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use uuid::Uuid;

    use super::*;

    fn body(title: &str, cause: &str, actions: &[(u128, &str)]) -> Body {
        let action = |&(id, what): &(u128, &str)| ActionWording { id: id_of(id), what: what.into() };
        Body {
            title: title.into(),
            sections: BTreeMap::from([(Section::RootCauses, cause.into())]),
            actions: actions.iter().map(action).collect(),
        }
    }

    fn id_of(id: u128) -> ActionItemId {
        ActionItemId::new(Uuid::from_u128(id))
    }

    /// Each changed place with its text, what was removed in `[-…-]` and what was added in `{+…+}`.
    #[track_caller]
    fn check(old: &Body, new: &Body, expect: &[(Place, &str)], rearranged: bool) {
        let diff = diff_bodies(old, new);
        let shown: Vec<_> =
            diff.places.iter().map(|place| (place.place, crate::diff::tests::show(&place.changes))).collect();
        assert_eq!(shown, expect.iter().map(|&(place, text)| (place, text.to_owned())).collect::<Vec<_>>());
        assert_eq!(diff.rearranged, rearranged);
    }

    #[test]
    fn shows_only_the_places_that_changed() {
        let old = body("決済の停止", "二人しか知らない。", &[(1, "共有する"), (2, "write it down")]);
        check(&old, &old, &[], false);
        let new = body("決済の停止", "一人しか知らない。", &[(3, "見張る"), (1, "手順に書く")]);
        let expect = [
            (Place::Section(Section::RootCauses), "[-二人-]{+一人+}しか知らない。"),
            (Place::Action(id_of(3)), "{+見張る+}"),
            (Place::Action(id_of(1)), "[-共有する-]{+手順に書く+}"),
            (Place::Action(id_of(2)), "[-write it down-]"),
        ];
        check(&old, &new, &expect, false);
        check(
            &body("A fault", "", &[]),
            &body("A bug", "", &[]),
            &[(Place::Title, "A [-fault-]{+bug+}")],
            false,
        );
    }

    #[test]
    fn tells_that_actions_were_rearranged() {
        let (old, new) = (body("", "", &[(1, "a"), (2, "b")]), body("", "", &[(2, "b"), (1, "a")]));
        check(&old, &new, &[], true);
    }
}
