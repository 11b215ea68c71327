//! How the form of the whole document is shown.

use std::collections::HashMap;

use askama::Template;
use yomikai_app::{ignore, postmortem::Sheet};
use yomikai_domain::{
    action_item::{Kind, Priority},
    factor::Factor,
    id::PostmortemId,
    member::Zone,
    postmortem::{Figure, FoundBy},
    severity::Severity,
    strength::Strength,
    timeline::Marker,
};

use super::{clash::Clash, form, whole};
use crate::{
    Web,
    http::{error, fields::Fields, viewer::Viewer},
    i18n::Words,
    links,
    postmortem::{
        notes::{self, Beside, Desk},
        whole::Whole,
    },
    ui::{self, Form, Frame, date::Moment, factors::Factors, strength::Suggested},
};

/// What a line's select offers, for the templates of lines.
pub(super) const MARKERS: &[Marker] = &Marker::ALL;
pub(super) const STRENGTHS: &[Strength] = &Strength::ALL;
pub(super) const KINDS: &[Kind] = &Kind::ALL;
pub(super) const PRIORITIES: &[Priority] = &Priority::ALL;

/// Sections that are often empty: the field, what it is called, what belongs there.
type Small = (&'static str, &'static str, &'static str);
/// Those between the causes and the actions.
const SMALL_BEFORE: [Small; 3] = [
    ("trigger", "section-trigger", "sheet-trigger-hint"),
    ("resolution", "section-resolution", "sheet-resolution-hint"),
    ("detection", "section-detection", "sheet-detection-hint"),
];
/// Those after the actions.
const LESSONS: [Small; 3] = [
    ("lessons_good", "section-lessons-good", "sheet-good-hint"),
    ("lessons_bad", "section-lessons-bad", "sheet-bad-hint"),
    ("lessons_lucky", "section-lessons-lucky", "sheet-lucky-hint"),
];

/// The form.
#[derive(Template)]
#[template(path = "postmortem/edit/page.html")]
pub(super) struct Page {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    /// The language of the document.
    tag: &'static str,
    form: Form,
    saved: Moment,
    /// When what the form shows was kept, where it is not saved yet.
    kept: Option<Moment>,
    clashes: Vec<Clash>,
    people: Vec<(String, String)>,
    /// Who sees to which action by now: they stay who they are, whether they could be asked now or not.
    owners: HashMap<String, (String, String)>,
    /// Actions that meetings made, which are worded elsewhere.
    elsewhere: Vec<String>,
    notes: Vec<Beside>,
    /// What is asked about the whole of it, as the form has it.
    whole: Vec<Beside>,
    /// The document, where something is left alone.
    left: Option<PostmortemId>,
    suggested: Vec<(String, Suggested)>,
    has_problems: bool,
    /// Whether the form shows what is saved and nothing else.
    is_as_saved: bool,
    factors: Factors,
    /// What the patterns of new lines hold.
    blank: Form,
}

impl Page {
    pub(super) async fn new(
        web: &Web,
        viewer: &Viewer,
        sheet: Sheet,
        form: Form,
        clashes: Vec<Clash>,
    ) -> error::Result<Self> {
        let l = viewer.l;
        let zone = &viewer.signed_in()?.member.profile.zone;
        let id = sheet.postmortem.id;
        let ignores = ignore::list(web.app(), &viewer.actor, id).await?;
        let desk = Desk::writing(id, &ignores, l);
        let (notes, left) = desk.read(notes::texts_in(form.fields(), l));
        let typed = whole::asked(&desk, &sheet, form.fields());
        let whole = typed.unwrap_or_else(|| desk.of_whole(&Whole::saved(&sheet)));
        let worded = &sheet.revision.body.actions;
        let is_elsewhere = |id| !worded.iter().any(|action| action.id == id);
        let owners = sheet.actions.iter().filter_map(|item| {
            let owner = item.plan.owner?.to_string();
            Some((item.id.to_string(), (owner, item.owner.clone()?)))
        });
        let elsewhere = sheet.actions.iter().filter(|item| is_elsewhere(item.id));
        Ok(Self {
            l,
            frame: viewer.at(ui::Place::Write),
            id,
            tag: sheet.postmortem.language.tag(),
            saved: Moment::new(sheet.revision.at, zone, l),
            kept: sheet.copy.as_ref().map(|copy| Moment::new(copy.kept_at, zone, l)),
            elsewhere: elsewhere.map(|item| item.what.clone()).collect(),
            owners: owners.collect(),
            people: sheet.people.into_iter().map(|named| (named.id.to_string(), named.name)).collect(),
            suggested: notes::suggested(form.fields(), l),
            notes,
            whole,
            left: (!left.is_empty()).then_some(id),
            factors: Factors::load(web.app(), &viewer.actor).await?,
            blank: blank(zone),
            is_as_saved: false,
            has_problems: !form.problems.is_empty() || !clashes.is_empty(),
            clashes,
            form,
        })
    }

    /// The same, showing what is saved and nothing else.
    pub(super) fn when_saved(mut self) -> Self {
        self.is_as_saved = self.kept.is_none();
        self
    }

    /// Whether a section that is often empty shall be open.
    fn is_open(&self, name: &str) -> bool {
        !self.form.value(name).trim().is_empty() || self.form.error(name).is_some()
    }

    /// Whether any of the figures is there.
    fn has_figures(&self) -> bool {
        Figure::ALL.into_iter().any(|figure| self.is_open(figure.as_str()))
    }

    /// Whether anything that describes the document is chosen.
    fn is_described(&self) -> bool {
        ["severity", "services", "tags"].into_iter().any(|name| self.is_open(name))
            || self.form.fields().all("factors").any(|factor| !factor.is_empty())
            || self.form.error("factors").is_some()
    }

    /// The ids of a list's lines, in order.
    fn lines(&self, list: &str) -> Vec<String> {
        self.form.fields().lines(list).iter().map(|line| line.id.to_owned()).collect()
    }

    /// Whether more is chosen for an action than what the form always shows.
    fn has_more(&self, id: &str) -> bool {
        ["kind", "priority", "tracker"].into_iter().any(|name| self.is_open(&format!("action.{id}.{name}")))
    }

    /// Who can be asked to see to an action.
    fn people_for(&self, id: &str) -> Vec<(String, String)> {
        let mut people = self.people.clone();
        people.extend(self.owners.get(id).filter(|owner| !people.contains(owner)).cloned());
        people
    }

    /// What the coach would say of an action's strength.
    fn suggested(&self, id: &str) -> Option<&Suggested> {
        self.suggested.iter().find_map(|(action, suggested)| (action == id).then_some(suggested))
    }

    /// Whether anything is written in the timeline.
    fn has_rows(&self) -> bool {
        let lines = self.form.fields().lines("timeline");
        let is_written = |name: &str| lines.iter().any(|line| !line.get(name).is_empty());
        is_written("what") || is_written("at") || self.form.error("timeline").is_some()
    }

    /// The factors to choose from.
    fn factors(&self) -> Vec<(String, String, bool)> {
        let chosen = self.form.fields().all("factors").filter_map(Factor::parse).collect();
        self.factors.choices(&chosen, self.l)
    }
}

/// The fields of a new line.
fn blank(zone: &Zone) -> Form {
    let fields = form::with_blank_row(Fields::default(), "NEW", zone);
    Form::fresh(form::with_blank_action(fields, "NEW"))
}
