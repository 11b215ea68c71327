//! What changed between two revisions of a document, place by place.

use super::{Change, ChangeKind, diff};
use crate::{
    id::ActionItemId,
    merge::{Place, is_rearranged},
    postmortem::{ActionWording, Body, Figure, FoundBy},
    section::Section,
    severity::Severity,
    timeline::Row,
};

/// What changed in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceDiff<'a> {
    /// Where.
    pub place: Place,
    /// All of its text, old and new; a new or a removed action is one single change.
    pub changes: Vec<Change<'a>>,
}

/// What changed in something that is chosen or listed rather than worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactDiff<'a> {
    /// How much it affected people, before and after.
    Severity(Option<Severity>, Option<Severity>),
    /// How it was found, before and after.
    FoundBy(Option<FoundBy>, Option<FoundBy>),
    /// A figure as forms show it, before and after; empty where nothing is said.
    Figure(Figure, String, String),
    /// Services that went and came.
    Services(Names<'a>),
    /// Tags that went and came.
    Tags(Names<'a>),
    /// Factors that went and came, by their keys.
    Factors(Names<'a>),
    /// A row of the timeline, before and after.
    Row(Option<&'a Row>, Option<&'a Row>),
}

/// What went and what came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names<'a> {
    /// Only in the old revision.
    pub removed: Vec<&'a str>,
    /// Only in the new revision.
    pub added: Vec<&'a str>,
}

/// What changed in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BodyDiff<'a> {
    /// The places that changed, and only those: the title, the sections in order, the actions as they stand in the new
    /// revision, then the removed ones.
    pub places: Vec<PlaceDiff<'a>>,
    /// What is chosen or listed and changed: severity, how it was found, figures, names, then the rows as they stand in
    /// the new revision and the removed ones.
    pub facts: Vec<FactDiff<'a>>,
    /// Whether actions that are in both revisions stand in another order.
    pub rearranged: bool,
}

/// Compares two revisions of a document.
pub fn diff_bodies<'a>(old: &'a Body, new: &'a Body) -> BodyDiff<'a> {
    // Named one by one so that a new field cannot be forgotten here.
    let Body { title, sections: _, actions, .. } = new;
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
        facts: facts(old, new),
        places: title_changes.into_iter().chain(sections).chain(worded).chain(removed).collect(),
        rearranged: is_rearranged(&old.actions, actions),
    }
}

/// What is chosen or listed.
fn facts<'a>(old: &'a Body, new: &'a Body) -> Vec<FactDiff<'a>> {
    // Named one by one so that a new field cannot be forgotten here.
    let Body {
        title: _,
        severity,
        services,
        tags,
        factors,
        found_by,
        figures,
        sections: _,
        timeline,
        actions: _,
    } = new;
    let mut facts = Vec::new();
    if old.severity != *severity {
        facts.push(FactDiff::Severity(old.severity, *severity));
    }
    if old.found_by != *found_by {
        facts.push(FactDiff::FoundBy(old.found_by, *found_by));
    }
    let figures = Figure::ALL.map(|figure| (figure, old.figures.text(figure), figures.text(figure)));
    let figures = figures.into_iter().filter(|(_, before, after)| before != after);
    facts.extend(figures.map(|(figure, before, after)| FactDiff::Figure(figure, before, after)));
    facts.extend(names(&old.services, services, String::as_str).map(FactDiff::Services));
    facts.extend(names(&old.tags, tags, String::as_str).map(FactDiff::Tags));
    facts.extend(names(&old.factors, factors, crate::factor::Factor::as_str).map(FactDiff::Factors));
    facts.extend(rows(&old.timeline, timeline));
    facts
}

fn names<'a, C, T: 'a + PartialEq>(old: &'a C, new: &'a C, text: fn(&T) -> &str) -> Option<Names<'a>>
where
    &'a C: IntoIterator<Item = &'a T>,
{
    let only = |these: &'a C, those: &'a C| -> Vec<&'a str> {
        these.into_iter().filter(|name| !those.into_iter().any(|other| other == *name)).map(text).collect()
    };
    let names = Names { removed: only(old, new), added: only(new, old) };
    (names != Names::default()).then_some(names)
}

fn rows<'a>(old: &'a [Row], new: &'a [Row]) -> impl Iterator<Item = FactDiff<'a>> {
    let find = |rows: &'a [Row], row: &Row| rows.iter().find(|other| other.id == row.id);
    let now = new.iter().map(move |row| (find(old, row), Some(row)));
    let gone = old.iter().filter(move |row| find(new, row).is_none()).map(|row| (Some(row), None));
    now.chain(gone)
        .filter(|(before, after)| before != after)
        .map(|(before, after)| FactDiff::Row(before, after))
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
            ..Body::default()
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
    fn tells_what_was_chosen_and_listed_anew() {
        let tags = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect();
        let mut old = Body { tags: tags(&["a", "b"]), ..Body::default() };
        let mut new = Body { tags: tags(&["b", "c"]), severity: Some(Severity::NearMiss), ..Body::default() };
        old.figures.people = Some(3);
        new.figures.people = Some(4);
        let zone = crate::member::Zone::utc();
        let (id, at) = (crate::id::TimelineRowId::new(Uuid::nil()), jiff::Timestamp::UNIX_EPOCH);
        let row = Row { id, at, zone, what: "x".into(), marker: None, link: String::new() };
        old.timeline.push(row.clone());
        let facts = diff_bodies(&old, &new).facts;
        let expected = [
            FactDiff::Severity(None, Some(Severity::NearMiss)),
            FactDiff::Figure(Figure::People, "3".into(), "4".into()),
            FactDiff::Tags(Names { removed: vec!["a"], added: vec!["c"] }),
            FactDiff::Row(Some(&row), None),
        ];
        assert_eq!(facts, expected);
        assert_eq!(diff_bodies(&old, &old).facts, []);
    }

    #[test]
    fn tells_that_actions_were_rearranged() {
        let (old, new) = (body("", "", &[(1, "a"), (2, "b")]), body("", "", &[(2, "b"), (1, "a")]));
        check(&old, &new, &[], true);
    }
}
