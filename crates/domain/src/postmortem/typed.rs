//! The whole document as typed, read onto the revision that it was typed over.

use std::collections::BTreeSet;

use super::{ActionWording, Body, Figure, Figures, FoundBy};
use crate::{
    Problem,
    action_item::{Plan, TypedPlan},
    factor::Factor,
    id::ActionItemId,
    limits,
    member::Zone,
    problem::Problems,
    schedule::instant,
    section::Section,
    severity::Severity,
    text::{Rule, fold, link},
    timeline::{self, Marker, Row},
};

/// A document as typed. What is absent from the form stays as it was.
#[derive(Debug, Clone, Default)]
pub struct Typed<'a> {
    /// The title.
    pub title: Option<&'a str>,
    /// The name of a [`Severity`]; empty for none said.
    pub severity: Option<&'a str>,
    /// Services, set apart by commas or line breaks.
    pub services: Option<&'a str>,
    /// Tags, set apart in the same way.
    pub tags: Option<&'a str>,
    /// The keys of factors.
    pub factors: Option<Vec<&'a str>>,
    /// The name of a [`FoundBy`]; empty for none said.
    pub found_by: Option<&'a str>,
    /// Figures.
    pub figures: Vec<(Figure, &'a str)>,
    /// Prose.
    pub sections: Vec<(Section, &'a str)>,
    /// All rows of the timeline: one that is not among them was taken away.
    pub timeline: Option<Vec<TypedRow<'a>>>,
    /// All actions: one that is not among them was taken away.
    pub actions: Option<Vec<TypedAction<'a>>>,
}

/// A row of the timeline as typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedRow<'a> {
    /// Which row.
    pub id: &'a str,
    /// Local date and time: `2026-10-08T09:58`.
    pub at: &'a str,
    /// An IANA zone name.
    pub zone: &'a str,
    /// What happened.
    pub what: &'a str,
    /// The name of a [`Marker`], or empty.
    pub marker: &'a str,
    /// An address, or empty.
    pub link: &'a str,
}

/// An action as typed.
#[derive(Debug, Clone, Default)]
pub struct TypedAction<'a> {
    /// Which action.
    pub id: &'a str,
    /// Its wording.
    pub what: &'a str,
    /// What is chosen for it.
    pub plan: TypedPlan<'a>,
    /// The plan that the form was shown with; the default one for a new action.
    pub was: Plan,
}

/// What a form comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The document.
    pub body: Body,
    /// For each of its actions that the form held: the plan that was shown, and the plan that was typed.
    pub plans: Vec<(ActionItemId, Plan, Plan)>,
}

impl Typed<'_> {
    /// Reads everything onto `base`, the revision that the form was shown with.
    ///
    /// A row or an action in which nothing is written is not there: forms hold empty ones to write into.
    ///
    /// # Errors
    /// Every problem at once; `problem-nothing-written` on the summary when all is empty. Those of a row are on `timeline.ID.FIELD`, those of an action on `action.ID.FIELD`.
    pub fn write(&self, base: &Body) -> Result<Written, Vec<Problem>> {
        let mut problems = Problems::default();
        let mut body = base.clone();
        self.write_facts(&mut body, &mut problems);
        for &(section, text) in &self.sections {
            let rule = Rule { field: section.key(), most: limits::SECTION, required: false };
            if let Some(text) = problems.take(rule.prose(text)) {
                body.set(section, text);
            }
        }
        if let Some(rows) = &self.timeline {
            let rows = rows.iter().filter(|row| !row.is_empty());
            let rows = rows.map(|row| problems.take_all(row.read(&base.timeline)));
            body.timeline = unique(rows.collect::<Vec<_>>().into_iter().flatten(), |row| row.id);
            timeline::sort(&mut body.timeline);
        }
        let mut plans = Vec::new();
        if let Some(actions) = &self.actions {
            let actions = actions.iter().filter(|action| !action.is_empty());
            let read: Vec<_> = actions.filter_map(|action| problems.take_all(action.read())).collect();
            let read = unique(read.into_iter(), |(wording, _, _)| wording.id);
            plans = read.iter().map(|(wording, was, plan)| (wording.id, was.clone(), plan.clone())).collect();
            body.actions = read.into_iter().map(|(wording, _, _)| wording).collect();
        }
        problems.take_all(body.check_limits());
        if body.title.is_empty() && body.actions.is_empty() && !body.has_words() {
            problems.push(Problem::new(Section::Summary.key(), "problem-nothing-written"));
        }
        problems.finish(Some(Written { body, plans }))
    }

    fn write_facts(&self, body: &mut Body, problems: &mut Problems) {
        if let Some(title) = self.title {
            let rule = Rule { field: "title", most: limits::TITLE, required: false };
            body.title = problems.take(rule.line(title)).unwrap_or_default();
        }
        if let Some(name) = self.severity {
            body.severity = Severity::from_name(name);
        }
        if let Some(name) = self.found_by {
            body.found_by = FoundBy::from_name(name);
        }
        for (field, typed, names) in
            [("services", self.services, &mut body.services), ("tags", self.tags, &mut body.tags)]
        {
            if let Some(typed) = typed {
                *names = problems.take(names_in(field, typed)).unwrap_or_default();
            }
        }
        if let Some(keys) = &self.factors {
            body.factors = keys.iter().filter_map(|key| Factor::parse(key)).collect();
        }
        let figures: &mut Figures = &mut body.figures;
        for &(figure, typed) in &self.figures {
            problems.take(figures.set(figure, typed));
        }
    }
}

impl TypedRow<'_> {
    fn is_empty(&self) -> bool {
        [self.at, self.what, self.link].iter().all(|text| text.trim().is_empty()) && self.marker.is_empty()
    }

    /// A row is nothing without its time, so that an empty one is told like a wrong one.
    fn instant(&self, zone: &Zone) -> Result<jiff::Timestamp, Problem> {
        instant("at", self.at, zone).map_err(|_| Problem::new("at", "problem-date-time"))
    }

    fn read(&self, known: &[Row]) -> Result<Row, Vec<Problem>> {
        let mut problems = Problems::default();
        let id = problems.take(self.id.parse().map_err(|_| Problem::of_form("problem-form-broken")));
        let what = Rule { field: "what", most: limits::TIMELINE_ROW, required: true };
        let what = problems.take(what.prose(self.what));
        let zone = problems.take(Zone::parse(self.zone));
        let at = zone.as_ref().and_then(|zone| problems.take(self.instant(zone)));
        let link = problems.take(link("link", self.link));
        let row = id.zip(what).zip(at.zip(zone)).zip(link);
        let row = row.map(|(((id, what), (at, zone)), link)| {
            let marker = Marker::from_name(self.marker);
            let was = known.iter().find(|row: &&Row| row.id == id && row.zone == zone);
            // Where a clock was turned back a local time names two instants; a time that nobody touched stays the one it was.
            let at = was.filter(|row| row.local() == self.at.trim()).map_or(at, |row| row.at);
            Row { id, at, zone, what, marker, link }
        });
        problems.finish(row).map_err(|problems| under("timeline", self.id, problems))
    }
}

impl TypedAction<'_> {
    fn is_empty(&self) -> bool {
        self.what.trim().is_empty()
    }

    fn read(&self) -> Result<(ActionWording, Plan, Plan), Vec<Problem>> {
        let mut problems = Problems::default();
        let id = problems.take(self.id.parse().map_err(|_| Problem::of_form("problem-form-broken")));
        let rule = Rule { field: "what", most: limits::ACTION, required: true };
        let what = problems.take(rule.prose(self.what));
        let plan = problems.take_all(Plan::parse(self.plan));
        let action = id.zip(what).zip(plan);
        problems
            .finish(action.map(|((id, what), plan)| (ActionWording { id, what }, self.was.clone(), plan)))
            .map_err(|problems| under("action", self.id, problems))
    }
}

/// Says which line of many the problems are about.
fn under(list: &str, id: &str, problems: Vec<Problem>) -> Vec<Problem> {
    let named = |problem: Problem| {
        let field = format!("{list}.{id}.{}", problem.field);
        if problem.field.is_empty() { problem } else { problem.of(field) }
    };
    problems.into_iter().map(named).collect()
}

/// Names set apart by commas or line breaks, each once, whatever its width and case.
fn names_in(field: &'static str, typed: &str) -> Result<Vec<String>, Problem> {
    let rule = Rule { field, most: limits::A_NAME, required: false };
    let names: Result<Vec<_>, _> = typed.split([',', '、', '，', '\n']).map(|name| rule.line(name)).collect();
    let named = names.map_err(|_| Problem::new(field, "problem-long-name").number("most", limits::A_NAME))?;
    Ok(unique(named.into_iter().filter(|name| !name.is_empty()), |name| fold(name)))
}

fn unique<T, K: Ord>(all: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut seen = BTreeSet::new();
    all.filter(|it| seen.insert(key(it))).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    const ROW: &str = "00000000000000000000000000000001";
    const ACTION: &str = "00000000000000000000000000000002";

    fn row<'a>(at: &'a str, what: &'a str) -> TypedRow<'a> {
        TypedRow { id: ROW, at, zone: "Asia/Tokyo", what, ..TypedRow::default() }
    }

    fn problems(typed: &Typed<'_>) -> Vec<(String, &'static str)> {
        let problems = typed.write(&Body::default()).unwrap_err();
        problems.into_iter().map(|problem| (problem.field.into_owned(), problem.key)).collect()
    }

    #[test]
    fn a_form_that_holds_nothing_changes_nothing() {
        let mut base = Body { title: "t".into(), severity: Some(Severity::NearMiss), ..Body::default() };
        base.set(Section::Impact, "37 minutes".into());
        let written = Typed::default().write(&base).unwrap();
        assert_eq!(written, Written { body: base, plans: Vec::new() });
    }

    #[test]
    fn nothing_at_all_is_a_kind_refusal() {
        let typed = Typed { title: Some(" "), sections: vec![(Section::Impact, "\n")], ..Typed::default() };
        assert_eq!(problems(&typed), [("summary".to_owned(), "problem-nothing-written")]);
    }

    #[test]
    fn the_whole_template_is_read() {
        let action = TypedAction {
            id: ACTION,
            what: "Let CI stop it",
            plan: TypedPlan { state: "open", ..TypedPlan::default() },
            ..TypedAction::default()
        };
        let typed = Typed {
            title: Some(" 決済の停止 "),
            severity: Some("major"),
            services: Some("決済、 注文,決済"),
            tags: Some("release\nＲelease"),
            factors: Some(vec!["change-too-large", "Nobody!"]),
            found_by: Some("customer"),
            figures: vec![(Figure::People, "1,204")],
            sections: vec![(Section::Impact, "a\r\nb")],
            timeline: Some(vec![row("2026-10-08T10:11", "気づいた"), TypedRow::default()]),
            actions: Some(vec![action, TypedAction::default()]),
        };
        let Written { body, plans } = typed.write(&Body::default()).unwrap();
        assert_eq!((body.title.as_str(), body.severity), ("決済の停止", Some(Severity::Major)));
        assert_eq!((body.services, body.tags), (vec!["決済".into(), "注文".into()], vec!["release".into()]));
        assert_eq!(body.factors.iter().map(Factor::as_str).collect::<Vec<_>>(), ["change-too-large"]);
        assert_eq!((body.found_by, body.figures.people), (Some(FoundBy::Customer), Some(1204)));
        assert_eq!(body.sections[&Section::Impact], "a\nb");
        assert_eq!(body.timeline[0].at.to_string(), "2026-10-08T01:11:00Z");
        assert_eq!(body.actions[0].what, "Let CI stop it");
        assert!(plans[0].2.is_open && !plans[0].1.is_open);
    }

    #[test]
    fn each_line_says_what_to_mend_in_it() {
        let action = TypedAction {
            id: ACTION,
            what: "x",
            plan: TypedPlan { due: "soon", ..TypedPlan::default() },
            ..TypedAction::default()
        };
        let typed = Typed {
            title: Some("t"),
            services: Some(&"x".repeat(61)),
            timeline: Some(vec![row("", "気づいた")]),
            actions: Some(vec![action]),
            ..Typed::default()
        };
        let expected = [
            ("services".to_owned(), "problem-long-name"),
            (format!("timeline.{ROW}.at"), "problem-date-time"),
            (format!("action.{ACTION}.due"), "problem-date"),
        ];
        assert_eq!(problems(&typed), expected);
        let broken = Typed {
            title: Some("t"),
            timeline: Some(vec![TypedRow { id: "?", ..row("2026-10-08T10:11", "x") }]),
            ..Typed::default()
        };
        assert_eq!(problems(&broken), [(String::new(), "problem-form-broken")]);
    }

    #[test]
    fn more_lines_than_a_document_holds_are_refused() {
        let ids: Vec<_> =
            (0..=limits::TIMELINE_ROWS as u128).map(|n| Uuid::from_u128(n).to_string()).collect();
        let rows = ids.iter().map(|id| TypedRow { id, ..row("2026-10-08T10:11", "x") });
        let typed = Typed { title: Some("t"), timeline: Some(rows.collect()), ..Typed::default() };
        assert_eq!(problems(&typed), [("timeline".to_owned(), "problem-many-rows")]);
        let tags = (0..=limits::NAMES).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        let typed = Typed { title: Some("t"), tags: Some(&tags), ..Typed::default() };
        assert_eq!(problems(&typed), [("tags".to_owned(), "problem-many-names")]);
    }

    #[test]
    fn rows_stand_in_the_order_of_what_happened() {
        let second = TypedRow { id: ACTION, ..row("2026-10-08T09:58", "始まった") };
        let typed = Typed {
            timeline: Some(vec![row("2026-10-08T10:11", "気づいた"), second]),
            ..Typed::default()
        };
        let body = typed.write(&Body::default()).unwrap().body;
        assert_eq!(
            body.timeline.iter().map(|row| row.what.as_str()).collect::<Vec<_>>(),
            ["始まった", "気づいた"]
        );
    }

    #[test]
    fn an_hour_that_came_twice_stays_the_one_it_was() {
        // At 02:00 on that day clocks in Berlin went back to 02:00: this is the second one.
        let at: Timestamp = "2026-10-25T01:30:00Z".parse().unwrap();
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let known =
            Row { id: ROW.parse().unwrap(), at, zone, what: "x".into(), marker: None, link: String::new() };
        let base = Body { timeline: vec![known], ..Body::default() };
        let typed = TypedRow { zone: "Europe/Berlin", ..row("2026-10-25T02:30", "y") };
        let body = Typed { timeline: Some(vec![typed]), ..Typed::default() }.write(&base).unwrap().body;
        assert_eq!((body.timeline[0].at, body.timeline[0].what.as_str()), (at, "y"));
        let fresh =
            Typed { timeline: Some(vec![typed]), ..Typed::default() }.write(&Body::default()).unwrap().body;
        assert_eq!(fresh.timeline[0].at.to_string(), "2026-10-25T00:30:00Z");
    }
}
