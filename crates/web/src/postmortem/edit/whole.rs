//! What the coach asks about the whole of a document while somebody types it.

use yomikai_app::postmortem::{Action, Sheet};
use yomikai_domain::{action_item::Plan, postmortem::Written};

use super::form;
use crate::{
    http::fields::Fields,
    postmortem::{
        notes::{Beside, Desk},
        whole::Whole,
    },
};

/// What it asks about the document as the form has it; `None` while the form could not be saved as it is.
pub(super) fn asked(desk: &Desk<'_>, sheet: &Sheet, fields: &Fields) -> Option<Vec<Beside>> {
    let written = form::typed(fields).write(&sheet.revision.body).ok()?;
    Some(desk.of_whole(&Whole::typed(&sheet.postmortem, &written.body, &actions(sheet, &written))))
}

/// The actions as they would be: those of the form, and those that meetings made, which it does not hold.
fn actions(sheet: &Sheet, written: &Written) -> Vec<Action> {
    let worded = &sheet.revision.body.actions;
    let elsewhere = sheet.actions.iter().filter(|item| worded.iter().all(|action| action.id != item.id));
    let typed = written.body.actions.iter().map(|wording| {
        let known = sheet.actions.iter().find(|item| item.id == wording.id).cloned();
        let mut action = known.unwrap_or_else(|| Action {
            id: wording.id,
            postmortem: sheet.postmortem.id,
            meeting: None,
            what: String::new(),
            instead_of: String::new(),
            language: sheet.postmortem.language,
            plan: Plan::default(),
            owner: None,
            closure: None,
        });
        action.what.clone_from(&wording.what);
        if let Some((.., plan)) = written.plans.iter().find(|(id, ..)| *id == wording.id) {
            action.plan = plan.clone();
        }
        action
    });
    typed.chain(elsewhere.cloned()).collect()
}
