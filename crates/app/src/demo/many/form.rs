//! What the form of a whole document holds for each of its rows and actions.

use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use uuid::Uuid;
use yomikai_domain::{
    action_item::{Kind, Plan, Priority, TypedPlan},
    id::{ActionItemId, MemberId},
    meeting::Strength,
    member::Zone,
    postmortem::{TypedAction, TypedRow},
    timeline::Marker,
};

use super::{
    super::{SCRIPTS, clock::work_day},
    desk::chosen,
    document::{Action, Row},
};
use crate::Result;

/// What it holds of a row of the timeline, as text.
pub(super) struct Line<'a> {
    id: String,
    at: String,
    zone: &'a str,
    row: &'a Row,
}

impl<'a> Line<'a> {
    /// The row in its writer's `own` zone, or in that of the other half of the company.
    pub(super) fn of(id: Uuid, row: &'a Row, began: Timestamp, own: &'a str) -> Result<Self> {
        let other = SCRIPTS.iter().map(|script| script.zone).find(|zone| *zone != own);
        let zone = other.filter(|_| row.elsewhere).unwrap_or(own);
        let at = (began + SignedDuration::from_mins(row.minute)).to_zoned(Zone::parse(zone)?.rules());
        Ok(Self { id: id.simple().to_string(), at: at.strftime("%Y-%m-%dT%H:%M").to_string(), zone, row })
    }

    /// As typed.
    pub(super) fn typed(&self) -> TypedRow<'_> {
        let Self { id, at, zone, row } = self;
        TypedRow { id, at, zone, what: &row.what, marker: row.marker.map_or("", Marker::as_str), link: "" }
    }
}

/// What it holds of an action, as text.
pub(super) struct Sheet<'a> {
    id: String,
    action: &'a Action,
    owner: String,
    due: String,
}

impl<'a> Sheet<'a> {
    /// The action of a document that is published on that day, with an owner out of `owners`.
    pub(super) fn of(id: ActionItemId, action: &'a Action, owners: &[MemberId], day: Date) -> Self {
        let owner = action.owner.and_then(|chance| chosen(owners, chance));
        let due = action.due.map(|days| work_day(day.saturating_add(days.days())).to_string());
        let owner = owner.map(ToString::to_string).unwrap_or_default();
        Self { id: id.to_string(), action, owner, due: due.unwrap_or_default() }
    }

    /// As typed.
    pub(super) fn typed(&self) -> TypedAction<'_> {
        let action = self.action;
        let plan = TypedPlan {
            kind: Kind::as_str(action.kind),
            owner: &self.owner,
            due: &self.due,
            priority: action.priority.map_or("", Priority::as_str),
            strength: action.strength.map_or("", Strength::as_str),
            tracker: &action.tracker,
            state: if action.is_open { "open" } else { "" },
        };
        TypedAction { id: &self.id, what: &action.what, plan, was: Plan::default() }
    }
}
