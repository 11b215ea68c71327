//! The form of the whole document: its fields as the document fills them, and what they say when they come back.

use yomikai_app::postmortem::Sheet;
use yomikai_domain::{
    action_item::{Kind, Plan, Priority, State, TypedPlan},
    id::ActionItemId,
    member::Zone,
    postmortem::{Body, Figure, FoundBy, Typed, TypedAction, TypedRow},
    section::Section,
    severity::Severity,
    strength::Strength,
    timeline::{Marker, Row},
};

use crate::http::fields::{Fields, Line};

/// What a form holds of an action's plan, as it was typed or as it stands.
pub(super) struct PlanFields {
    values: [(&'static str, String); 8],
}

impl PlanFields {
    /// An action's plan as it stands.
    pub(super) fn of(plan: &Plan) -> Self {
        let state = if plan.is_open { State::Open } else { State::Idea };
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Self {
            values: [
                ("strength", text(plan.strength.map(Strength::as_str))),
                ("state", state.as_str().to_owned()),
                ("owner", plan.owner.map_or_else(String::new, |owner| owner.to_string())),
                ("due", plan.due.map_or_else(String::new, |due| due.to_string())),
                ("kind", text(plan.kind.map(Kind::as_str))),
                ("priority", text(plan.priority.map(Priority::as_str))),
                ("tracker", plan.tracker.clone()),
                // A plan is made of choices and short texts, which cannot fail to be written.
                ("was", serde_json::to_string(plan).unwrap_or_default()),
            ],
        }
    }

    /// The same fields as they were typed.
    pub(super) fn typed(line: &Line<'_>) -> Self {
        let names = ["strength", "state", "owner", "due", "kind", "priority", "tracker", "was"];
        Self { values: names.map(|name| (name, line.get(name).to_owned())) }
    }
}

/// The fields of a document at a revision; `plan_of` gives those of an action's plan.
pub(super) fn fields_of(body: &Body, base: i64, plan_of: impl Fn(ActionItemId) -> PlanFields) -> Fields {
    let mut fields = Fields::default()
        .and("base", base.to_string())
        .and("title", &*body.title)
        .and("severity", body.severity.map_or("", Severity::as_str))
        .and("services", body.services.join(", "))
        .and("tags", body.tags.join(", "))
        .and("factors", "")
        .and("found-by", body.found_by.map_or("", FoundBy::as_str));
    for factor in &body.factors {
        fields = fields.and("factors", factor.as_str());
    }
    for figure in Figure::ALL {
        fields = fields.and(figure.as_str(), body.figures.text(figure));
    }
    for &section in Section::ALL {
        fields = fields.and(section.key(), body.section(section));
    }
    for row in &body.timeline {
        fields = with_row(fields, row);
    }
    for action in &body.actions {
        fields = with_action(fields, &action.id.to_string(), &action.what, plan_of(action.id));
    }
    fields
}

/// The fields of a document as it stands.
pub(super) fn fields_of_sheet(sheet: &Sheet) -> Fields {
    let revision = &sheet.revision;
    let plan_of = |id| sheet.actions.iter().find(|item| item.id == id).map(|item| &item.plan);
    fields_of(&revision.body, revision.number, |id| PlanFields::of(plan_of(id).unwrap_or(&Plan::default())))
}

fn with_row(fields: Fields, row: &Row) -> Fields {
    let name = |name| format!("timeline.{}.{name}", row.id);
    fields
        .and("timeline", row.id.to_string())
        .and(name("at"), row.local())
        .and(name("zone"), row.zone.as_str())
        .and(name("marker"), row.marker.map_or("", Marker::as_str))
        .and(name("what"), &*row.what)
        .and(name("link"), &*row.link)
}

fn with_action(fields: Fields, id: &str, what: &str, plan: PlanFields) -> Fields {
    let fields = fields.and("action", id).and(format!("action.{id}.what"), what);
    plan.values
        .into_iter()
        .fold(fields, |fields, (name, value)| fields.and(format!("action.{id}.{name}"), value))
}

/// What was typed as three lines in another window, before the document was begun, in their places of this form.
pub(super) fn with_three_lines(fields: Fields, typed: &Fields) -> Fields {
    let places = [("title", "title"), ("case", Section::Summary.key()), ("cause", Section::RootCauses.key())];
    let typed_places = places.into_iter().filter(|(line, _)| !typed.get(line).trim().is_empty());
    let fields = typed_places.fold(fields, |fields, (line, place)| fields.with(place, typed.get(line)));
    let first = fields.lines("action").first().map(|line| format!("action.{}.what", line.id));
    match first {
        Some(first) if !typed.get("improvement").trim().is_empty() => {
            fields.with(&first, typed.get("improvement"))
        }
        _ => fields,
    }
}

/// An empty row to write into.
pub(super) fn with_blank_row(fields: Fields, id: &str, zone: &Zone) -> Fields {
    fields.and("timeline", id).and(format!("timeline.{id}.zone"), zone.as_str())
}

/// An empty action to write into.
pub(super) fn with_blank_action(fields: Fields, id: &str) -> Fields {
    with_action(fields, id, "", PlanFields::of(&Plan::default()))
}

/// What the fields say.
pub(super) fn typed(fields: &Fields) -> Typed<'_> {
    let maybe = |name: &str| fields.has(name).then(|| fields.get(name));
    let sections = Section::ALL.iter().filter_map(|&section| Some((section, maybe(section.key())?)));
    let figures = Figure::ALL.into_iter().filter_map(|figure| Some((figure, maybe(figure.as_str())?)));
    let is_whole = fields.has("factors");
    Typed {
        title: maybe("title"),
        severity: maybe("severity"),
        services: maybe("services"),
        tags: maybe("tags"),
        factors: is_whole.then(|| fields.all("factors").collect()),
        found_by: maybe("found-by"),
        figures: figures.collect(),
        sections: sections.collect(),
        timeline: is_whole.then(|| fields.lines("timeline").iter().map(row).collect()),
        actions: is_whole.then(|| fields.lines("action").iter().map(action).collect()),
    }
}

fn row<'a>(line: &Line<'a>) -> TypedRow<'a> {
    TypedRow {
        id: line.id,
        at: line.get("at"),
        zone: line.get("zone"),
        what: line.get("what"),
        marker: line.get("marker"),
        link: line.get("link"),
    }
}

fn action<'a>(line: &Line<'a>) -> TypedAction<'a> {
    let plan = TypedPlan {
        kind: line.get("kind"),
        owner: line.get("owner"),
        due: line.get("due"),
        priority: line.get("priority"),
        strength: line.get("strength"),
        tracker: line.get("tracker"),
        state: line.get("state"),
    };
    TypedAction {
        id: line.id,
        what: line.get("what"),
        plan,
        was: serde_json::from_str(line.get("was")).unwrap_or_default(),
    }
}
