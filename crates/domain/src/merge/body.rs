//! Two people's changes to one document, place by place: the title, each section, each action.

use std::collections::{BTreeMap, BTreeSet};

use super::{Conflict, Merge, merge, merge_whole};
use crate::{
    id::{ActionItemId, TimelineRowId},
    postmortem::{ActionWording, Body, Figure, Figures, FoundBy},
    section::Section,
    severity::Severity,
    timeline::{self, Row},
};

/// A part of a document that is written, merged and compared by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The title.
    Title,
    /// How much it affected people.
    Severity,
    /// How it was found.
    FoundBy,
    /// One figure of the impact.
    Figure(Figure),
    /// A section's prose.
    Section(Section),
    /// A row of the timeline.
    Row(TimelineRowId),
    /// An action's wording.
    Action(ActionItemId),
}

/// A place that both changed differently. Where a row or an action was removed, that version is empty; a choice is told
/// by its name, as forms hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Where.
    pub place: Place,
    /// The versions to choose from.
    pub conflict: Conflict,
}

/// A document that only a person can bring together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyConflict {
    /// Everything that could be merged. The clashing places hold my version here, or theirs where I removed it.
    pub merged: Body,
    /// The places to decide, in the order of [`Place`] but for rows and actions, which stand as they do in the document.
    pub clashes: Vec<Clash>,
}

/// What became of two changes to one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyMerge {
    /// One document that holds both changes.
    Clean(Body),
    /// Some place was changed differently by both.
    Conflict(BodyConflict),
}

/// Merges two changes to a document.
///
/// Prose is merged by sentence. Of services, tags and factors, what either side added is added and what either removed is
/// gone, so that they never clash. A row of the timeline, a title and an action's wording are one unit each: two rewordings mixed could say what
/// nobody meant. An action that one side removed goes, unless the other side reworded it: that clashes. Actions stand in
/// the order that `theirs` has, or in mine if I rearranged them, and each new action after the one that it was put after.
pub fn merge_bodies(base: &Body, mine: &Body, theirs: &Body) -> BodyMerge {
    // Named one by one so that a new field cannot be forgotten here.
    let Body {
        title,
        severity: _,
        services,
        tags,
        factors,
        found_by: _,
        figures: _,
        sections: _,
        timeline,
        actions,
    } = base;
    let mut clashes = Clashes::default();
    let title = clashes.settle(Place::Title, merge_whole(title, &mine.title, &theirs.title));
    let severity = clashes.settle_choice(Place::Severity, [base, mine, theirs].map(severity_name));
    let found_by = clashes.settle_choice(Place::FoundBy, [base, mine, theirs].map(found_by_name));
    let figures = merge_figures(&base.figures, &mine.figures, &theirs.figures, &mut clashes);
    let sections = Section::ALL.iter().filter_map(|&section| {
        let merged = merge(base.section(section), mine.section(section), theirs.section(section));
        let text = clashes.settle(Place::Section(section), merged);
        (!text.is_empty()).then_some((section, text))
    });
    let sections = sections.collect();
    let timeline = merge_rows([timeline, &mine.timeline, &theirs.timeline], &mut clashes);
    let actions = merge_actions(actions, &mine.actions, &theirs.actions, &mut clashes);
    let merged = Body {
        title,
        severity: Severity::from_name(&severity),
        services: merge_names(services, &mine.services, &theirs.services),
        tags: merge_names(tags, &mine.tags, &theirs.tags),
        factors: merge_names(factors, &mine.factors, &theirs.factors),
        found_by: FoundBy::from_name(&found_by),
        figures,
        sections,
        timeline,
        actions,
    };
    if clashes.0.is_empty() {
        BodyMerge::Clean(merged)
    } else {
        BodyMerge::Conflict(BodyConflict { merged, clashes: clashes.0 })
    }
}

/// Collects what could not be merged.
#[derive(Default)]
struct Clashes(Vec<Clash>);

impl Clashes {
    /// The choice to go on with.
    fn settle_choice(&mut self, place: Place, [base, mine, theirs]: [&str; 3]) -> String {
        self.settle(place, merge_whole(base, mine, theirs))
    }

    /// The text to go on with.
    fn settle(&mut self, place: Place, merge: Merge) -> String {
        match merge {
            Merge::Clean(text) => text,
            Merge::Conflict(conflict) => {
                let text = conflict.whole.mine.clone();
                self.0.push(Clash { place, conflict });
                text
            }
        }
    }
}

fn severity_name(body: &Body) -> &'static str {
    body.severity.map_or("", Severity::as_str)
}

fn found_by_name(body: &Body) -> &'static str {
    body.found_by.map_or("", FoundBy::as_str)
}

/// What either side added is added, what either removed is gone, in the order of theirs and then mine.
fn merge_names<C, T>(base: &C, mine: &C, theirs: &C) -> C
where
    C: FromIterator<T> + Clone + PartialEq,
    for<'a> &'a C: IntoIterator<Item = &'a T>,
    T: Clone + PartialEq,
{
    if theirs == base {
        return mine.clone();
    }
    let has = |names: &C, name: &T| names.into_iter().any(|other| other == name);
    let left = theirs.into_iter().filter(|name| has(mine, name) || !has(base, name));
    let added = mine.into_iter().filter(|name| !has(base, name) && !has(theirs, name));
    left.chain(added).cloned().collect()
}

fn merge_figures(base: &Figures, mine: &Figures, theirs: &Figures, clashes: &mut Clashes) -> Figures {
    let mut merged = mine.clone();
    for figure in Figure::ALL {
        let texts = [base, mine, theirs].map(|figures| figures.text(figure));
        let text = clashes.settle_choice(Place::Figure(figure), texts.each_ref().map(String::as_str));
        // A text that a figure made reads back as that figure.
        let _ = merged.set(figure, &text);
    }
    merged
}

fn merge_rows(versions: [&[Row]; 3], clashes: &mut Clashes) -> Vec<Row> {
    let [base, mine, theirs] = versions;
    if theirs == base {
        return mine.to_vec();
    }
    let find = |rows: &'_ [Row], id| rows.iter().find(|row| row.id == id).cloned();
    let ids = |rows: &[Row]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
    let mut order = ids(theirs);
    weave(&mut order, &ids(mine));
    let merge = |id| {
        let (base, mine, theirs) = (find(base, id), find(mine, id), find(theirs, id));
        if mine == theirs || theirs == base {
            return mine;
        }
        if mine == base {
            return theirs;
        }
        let texts = [&base, &mine, &theirs].map(|row| row.as_ref().map_or_else(String::new, told));
        clashes.settle(Place::Row(id), merge_whole(&texts[0], &texts[1], &texts[2]));
        mine.or(theirs)
    };
    let mut rows: Vec<_> = order.into_iter().filter_map(merge).collect();
    timeline::sort(&mut rows);
    rows
}

/// A row in one line, to be compared by people.
fn told(row: &Row) -> String {
    let marker = row.marker.map_or("", timeline::Marker::as_str);
    let parts = [&*row.local().replace('T', " "), row.zone.as_str(), marker, &row.what, &row.link];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

type Wordings<'a> = BTreeMap<ActionItemId, &'a str>;

fn wordings(actions: &[ActionWording]) -> Wordings<'_> {
    actions.iter().map(|action| (action.id, action.what.as_str())).collect()
}

fn merge_actions(
    base: &[ActionWording],
    mine: &[ActionWording],
    theirs: &[ActionWording],
    clashes: &mut Clashes,
) -> Vec<ActionWording> {
    let (b, m, t) = (wordings(base), wordings(mine), wordings(theirs));
    let ids: BTreeSet<_> = b.keys().chain(m.keys()).chain(t.keys()).copied().collect();
    let decide =
        |id| Some((id, merge_action(b.get(&id).copied(), m.get(&id).copied(), t.get(&id).copied())?));
    let mut decided: BTreeMap<_, _> = ids.into_iter().filter_map(decide).collect();
    let order = order(base, mine, theirs);
    let worded = order.into_iter().filter_map(|id| {
        let merge = decided.remove(&id)?;
        let what = clashes.settle(Place::Action(id), merge);
        // What I removed and they reworded stays visible until somebody decides.
        let what = if m.contains_key(&id) { what } else { t.get(&id).map_or(what, |&theirs| theirs.into()) };
        Some(ActionWording { id, what })
    });
    worded.collect()
}

/// What becomes of one action; `None` if it goes.
fn merge_action(base: Option<&str>, mine: Option<&str>, theirs: Option<&str>) -> Option<Merge> {
    match (base, mine, theirs) {
        (_, None, None) => None,
        (Some(base), Some(left), None) | (Some(base), None, Some(left)) if left == base => None,
        (None, Some(added), None) | (None, None, Some(added)) => Some(Merge::Clean(added.into())),
        _ => {
            Some(merge_whole(base.unwrap_or_default(), mine.unwrap_or_default(), theirs.unwrap_or_default()))
        }
    }
}

/// All actions of the three versions in the order in which the merged ones stand.
fn order(base: &[ActionWording], mine: &[ActionWording], theirs: &[ActionWording]) -> Vec<ActionItemId> {
    let (lead, other) = if is_rearranged(base, mine) { (mine, theirs) } else { (theirs, mine) };
    let mut order = ids_of(lead);
    weave(&mut order, &ids_of(other));
    weave(&mut order, &ids_of(base));
    order
}

fn ids_of(actions: &[ActionWording]) -> Vec<ActionItemId> {
    actions.iter().map(|action| action.id).collect()
}

/// Whether actions that both know stand in another order.
pub(crate) fn is_rearranged(old: &[ActionWording], new: &[ActionWording]) -> bool {
    let (old, new) = (ids_of(old), ids_of(new));
    !old.iter().filter(|id| new.contains(id)).eq(new.iter().filter(|id| old.contains(id)))
}

/// Puts each id of `from` that is missing behind the one before it, and behind what others put there already.
fn weave<T: Copy + PartialEq>(order: &mut Vec<T>, from: &[T]) {
    for (at, id) in from.iter().enumerate() {
        if order.contains(id) {
            continue;
        }
        let after = at.checked_sub(1).and_then(|at| order.iter().position(|known| *known == from[at]));
        let start = after.map_or(0, |after| after + 1);
        let others = order[start..].iter().take_while(|known| !from.contains(known)).count();
        order.insert(start + others, *id);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn action(id: u128, what: &str) -> ActionWording {
        ActionWording { id: ActionItemId::new(Uuid::from_u128(id)), what: what.into() }
    }

    fn body(title: &str, impact: &str, actions: &[(u128, &str)]) -> Body {
        let sections = [(Section::Impact, impact.to_owned())];
        Body {
            title: title.into(),
            sections: sections.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
            actions: actions.iter().map(|&(id, what)| action(id, what)).collect(),
            ..Body::default()
        }
    }

    /// Checks what becomes of the actions; `clashes` are the ids to decide on.
    #[track_caller]
    fn check(versions: [&[(u128, &str)]; 3], expect: &[(u128, &str)], clashes: &[u128]) {
        let [base, mine, theirs] = versions.map(|actions| body("", "", actions));
        let (merged, found) = match merge_bodies(&base, &mine, &theirs) {
            BodyMerge::Clean(merged) => (merged, Vec::new()),
            BodyMerge::Conflict(BodyConflict { merged, clashes }) => (merged, clashes),
        };
        assert_eq!(merged.actions, body("", "", expect).actions);
        let places = clashes.iter().map(|&id| Place::Action(ActionItemId::new(Uuid::from_u128(id))));
        assert_eq!(found.iter().map(|clash| clash.place).collect::<Vec<_>>(), places.collect::<Vec<_>>());
    }

    #[test]
    fn actions_are_merged_one_by_one() {
        let base: &[(u128, &str)] = &[(1, "CIで確かめる"), (2, "write it down")];
        check([base, &[(1, "CIで止める"), (2, "write it down")], &base[..1]], &[(1, "CIで止める")], &[]);
        check([base, &[(1, "a"), (2, "b")], &[(1, "a"), (2, "b")]], &[(1, "a"), (2, "b")], &[]);
        check([base, &[(1, "a"), (2, "b")], &[(1, "c"), (2, "b")]], &[(1, "a"), (2, "b")], &[1]);
        check([base, &[], base], &[], &[]);
        check([base, &[], &[]], &[], &[]);
    }

    #[test]
    fn what_one_removed_and_the_other_reworded_stays_until_somebody_decides() {
        let base: &[(u128, &str)] = &[(1, "一"), (2, "二")];
        check([base, &[(2, "二")], &[(1, "壱"), (2, "二")]], &[(1, "壱"), (2, "二")], &[1]);
        check([base, &[(1, "壱"), (2, "二")], &[(2, "二")]], &[(1, "壱"), (2, "二")], &[1]);
    }

    #[test]
    fn actions_keep_their_order_and_new_ones_their_place() {
        let base: &[(u128, &str)] = &[(1, "1"), (2, "2"), (3, "3")];
        let rearranged: &[(u128, &str)] = &[(3, "3"), (1, "1"), (2, "2")];
        let grown: &[(u128, &str)] = &[(1, "1"), (4, "4"), (2, "2"), (3, "3"), (5, "5")];
        check([base, rearranged, grown], &[(3, "3"), (5, "5"), (1, "1"), (4, "4"), (2, "2")], &[]);
        check([base, grown, rearranged], &[(3, "3"), (5, "5"), (1, "1"), (4, "4"), (2, "2")], &[]);
        check(
            [base, &[(1, "1"), (2, "2"), (3, "3"), (6, "6")], grown],
            &[(1, "1"), (4, "4"), (2, "2"), (3, "3"), (5, "5"), (6, "6")],
            &[],
        );
        check([&[], &[(1, "1")], &[(2, "2")]], &[(2, "2"), (1, "1")], &[]);
    }

    #[test]
    fn each_place_is_merged_by_itself() {
        let base = body("", "決済が止まった。", &[(1, "x")]);
        let mine = body("決済の停止", "決済が37分止まった。", &[(1, "x")]);
        let theirs = body("Payments", "決済が止まった。注文は残った。", &[(1, "y")]);
        let BodyMerge::Conflict(conflict) = merge_bodies(&base, &mine, &theirs) else {
            panic!("both gave it a title");
        };
        let merged = body("決済の停止", "決済が37分止まった。注文は残った。", &[(1, "y")]);
        assert_eq!(conflict.merged, merged);
        let [Clash { place: Place::Title, conflict }] = conflict.clashes.as_slice() else {
            panic!("{:?}", conflict.clashes);
        };
        assert_eq!((conflict.whole.base.as_str(), conflict.whole.theirs.as_str()), ("", "Payments"));
    }

    fn row(id: u128, second: i64) -> Row {
        Row {
            id: TimelineRowId::new(Uuid::from_u128(id)),
            at: jiff::Timestamp::from_second(second).unwrap(),
            zone: crate::member::Zone::utc(),
            what: "x".into(),
            marker: None,
            link: String::new(),
        }
    }

    #[test]
    fn rows_and_names_of_both_come_together() {
        let of = |tags: &[&str], rows: &[Row]| Body {
            tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
            timeline: rows.to_vec(),
            ..Body::default()
        };
        let base = of(&["a", "b"], &[row(1, 0), row(2, 60)]);
        let mine = of(&["b", "c"], &[row(1, 0), row(2, 90), row(3, 30)]);
        let theirs = of(&["a", "b", "d"], &[row(2, 60), row(4, 10)]);
        let merged = of(&["b", "d", "c"], &[row(4, 10), row(3, 30), row(2, 90)]);
        assert_eq!(merge_bodies(&base, &mine, &theirs), BodyMerge::Clean(merged));
    }

    #[test]
    fn a_row_or_a_choice_that_both_changed_is_to_be_decided() {
        let of = |severity, second| Body { severity, timeline: vec![row(1, second)], ..Body::default() };
        let (base, mine) = (of(None, 0), of(Some(Severity::Major), 60));
        let BodyMerge::Conflict(conflict) = merge_bodies(&base, &mine, &of(Some(Severity::Minor), 120))
        else {
            panic!("both chose")
        };
        let places: Vec<_> = conflict.clashes.iter().map(|clash| clash.place).collect();
        assert_eq!(places, [Place::Severity, Place::Row(row(1, 0).id)]);
        assert_eq!(conflict.merged, mine);
        assert_eq!(conflict.clashes[1].conflict.whole.theirs, "1970-01-01 00:02 UTC x");
        let BodyMerge::Conflict(conflict) = merge_bodies(&base, &Body::default(), &of(None, 60)) else {
            panic!("I removed what they moved")
        };
        assert_eq!(conflict.merged.timeline, [row(1, 60)]);
    }

    #[test]
    fn an_emptied_section_is_gone() {
        let base = body("t", "a", &[]);
        let BodyMerge::Clean(merged) = merge_bodies(&base, &body("t", "", &[]), &base) else {
            panic!("clean")
        };
        assert_eq!(merged, body("t", "", &[]));
    }

    fn some_body() -> impl Strategy<Value = Body> {
        let actions = proptest::sample::subsequence(vec![1_u128, 2, 3, 4], 0..=4).prop_shuffle();
        let actions = (actions, proptest::collection::vec("[ab]", 4));
        let rows = proptest::sample::subsequence(vec![(1_u128, 0), (2, 60), (3, 0), (3, 120)], 0..=3);
        let facts =
            (proptest::option::of(0..2_usize), proptest::sample::subsequence(vec!["a", "b"], 0..=2), rows);
        ("[ab]?", "([ab。\n ]){0,4}", actions, facts).prop_map(
            |(title, impact, (ids, whats), (severity, tags, rows))| {
                let actions: Vec<_> = ids.into_iter().zip(whats.iter().map(String::as_str)).collect();
                let mut body = body(&title, &impact, &actions);
                body.severity = severity.map(|at| Severity::ALL[at]);
                body.tags = tags.into_iter().map(str::to_owned).collect();
                for (id, second) in rows {
                    body.timeline.retain(|known| known.id.uuid().as_u128() != id);
                    body.timeline.push(row(id, second));
                }
                timeline::sort(&mut body.timeline);
                body
            },
        )
    }

    proptest! {
        #[test]
        fn one_persons_changes_are_taken_as_they_are(base in some_body(), side in some_body()) {
            prop_assert_eq!(merge_bodies(&base, &side, &base), BodyMerge::Clean(side.clone()));
            prop_assert_eq!(merge_bodies(&base, &base, &side), BodyMerge::Clean(side.clone()));
            prop_assert_eq!(merge_bodies(&base, &side, &side), BodyMerge::Clean(side));
        }

        #[test]
        fn the_same_places_clash_whoever_saves_first(base in some_body(), one in some_body(), two in some_body()) {
            let places = |merge| -> BTreeSet<Place> {
                match merge {
                    BodyMerge::Clean(_) => BTreeSet::new(),
                    BodyMerge::Conflict(conflict) => conflict.clashes.iter().map(|clash| clash.place).collect(),
                }
            };
            prop_assert_eq!(places(merge_bodies(&base, &one, &two)), places(merge_bodies(&base, &two, &one)));
        }
    }
}
