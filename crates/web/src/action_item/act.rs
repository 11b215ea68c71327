//! What is done about an action: its plan, its end, and its beginning anew.

use axum::{extract::State, http::StatusCode};
use yomikai_app::{Error, Result, action_item};
use yomikai_domain::{
    Problem,
    action_item::{Plan, TypedPlan},
    id::ActionItemId,
};

use super::page::{self, Forms};
use crate::{
    Web,
    http::{
        done,
        error::{self, mendable},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    links,
    ui::Form,
};

pub(super) async fn plan(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<ActionItemId>,
    fields: Fields,
) -> error::Result {
    match mendable(set_plan(&web, &viewer, id, &fields).await)? {
        Ok(()) => Ok(done(&links::action_item(id), "done-action-plan")),
        Err(problems) => {
            let plan = Some(Form::refused(fields, &problems, viewer.l));
            let forms = Forms { plan, ..Forms::default() };
            page::render(&web, &viewer, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await
        }
    }
}

async fn set_plan(web: &Web, viewer: &Viewer, id: ActionItemId, fields: &Fields) -> Result<()> {
    let was: Plan = match serde_json::from_str(fields.get("was")) {
        Ok(was) => was,
        Err(_) => return Err(Problem::of_form("problem-form-broken").into()),
    };
    let typed = TypedPlan {
        kind: fields.get("kind"),
        owner: fields.get("owner"),
        due: fields.get("due"),
        priority: fields.get("priority"),
        strength: fields.get("strength"),
        tracker: fields.get("tracker"),
        state: fields.get("state"),
    };
    action_item::plan(web.app(), &viewer.actor, id, &was, typed).await
}

pub(super) async fn close(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<ActionItemId>,
    fields: Fields,
) -> error::Result {
    let (outcome, words) = (fields.get("outcome"), fields.get("words"));
    let closed = action_item::close(web.app(), &viewer.actor, id, outcome, words).await;
    let status = match &closed {
        Err(Error::Conflict(_)) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let key = if outcome == "done" { "done-action-done" } else { "done-action-wont-do" };
    match mendable(closed)? {
        Ok(()) => Ok(done(&links::action_item(id), key)),
        Err(problems) => {
            let closure = Form::refused(fields, &problems, viewer.l);
            page::render(&web, &viewer, id, status, Forms { closure, ..Forms::default() }).await
        }
    }
}

pub(super) async fn reopen(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<ActionItemId>,
) -> error::Result {
    action_item::reopen(web.app(), &viewer.actor, id).await?;
    Ok(done(&links::action_item(id), "done-action-reopened"))
}
