//! The whole document as one form: three lines grow into the full template here, without retyping.

mod clash;
mod copy;
mod form;
mod page;
mod whole;

use axum::{
    Router,
    extract::State,
    http::StatusCode,
    routing::{get, post},
};
use yomikai_app::{
    Error,
    postmortem::{self, Saved},
};
use yomikai_domain::id::PostmortemId;

use crate::{
    Web,
    http::{
        done,
        error::{self, mendable, page, page_with, refused},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    links,
    ui::Form,
};
use clash::Clash;
use page::Page;

pub(super) use copy::{instant as kept_at, unsaved};

/// The routes of the form and of what is typed in it.
pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/postmortems/{id}/edit", get(show).post(save))
        .route("/postmortems/{id}/working-copy", post(copy::keep))
        .route("/postmortems/{id}/working-copy/end", get(copy::confirm_end).post(copy::end))
}

/// The document, or what was typed of it and not saved yet.
async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<PostmortemId>) -> error::Result {
    let sheet = postmortem::open_sheet(web.app(), &viewer.actor, id).await?;
    let fields = match &sheet.copy {
        Some(copy) => {
            let fresh = form::fields_of_sheet(&sheet);
            let typed = Fields::parse(copy.form.as_bytes());
            let fields = if typed.has("base") { typed } else { form::with_three_lines(fresh, &typed) };
            fields.with("kept", copy.kept_at.as_microsecond().to_string())
        }
        None => form::fields_of_sheet(&sheet),
    };
    let fields = with_blanks(&web, &viewer, fields)?;
    page(&Page::new(&web, &viewer, sheet, Form::fresh(fields), Vec::new()).await?.when_saved())
}

/// Saves the document; what somebody else saved meanwhile is merged, or shown beside mine.
async fn save(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    if fields.has("more") || fields.has("less") {
        return rearranged(&web, &viewer, id, fields).await;
    }
    let base = fields.get("base").parse().map_err(|_| Error::NotFound)?;
    let copy = kept_at(&fields);
    let saved = postmortem::save(web.app(), &viewer.actor, id, base, &form::typed(&fields), copy).await;
    match mendable(saved)? {
        Ok(Saved::Kept) => {
            let to = if fields.has("go-on") { links::postmortem_edit(id) } else { links::postmortem(id) };
            Ok(done(&to, "done-saved"))
        }
        Ok(Saved::Clashed(clashed)) => {
            let sheet = postmortem::open_sheet(web.app(), &viewer.actor, id).await?;
            let clashes = Clash::all(&clashed.conflict.clashes, viewer.l);
            let fields = clash::fields(&clashed.conflict.merged, clashed.base, &fields, &sheet);
            let page = Page::new(&web, &viewer, sheet, Form::fresh(fields), clashes).await?;
            page_with(StatusCode::CONFLICT, &page)
        }
        Err(problems) => {
            let sheet = postmortem::open_sheet(web.app(), &viewer.actor, id).await?;
            let form = Form::refused(with_blanks(&web, &viewer, fields)?, &problems, viewer.l);
            refused(&Page::new(&web, &viewer, sheet, form, Vec::new()).await?)
        }
    }
}

/// The same form with a line more or less; nothing is saved.
async fn rearranged(web: &Web, viewer: &Viewer, id: PostmortemId, fields: Fields) -> error::Result {
    let sheet = postmortem::open_sheet(web.app(), &viewer.actor, id).await?;
    let less = fields.get("less").to_owned();
    let more = fields.get("more").to_owned();
    let prefix = format!("{less}.");
    let mut fields = fields
        .without(|name| matches!(name, "more" | "less") || (!less.is_empty() && name.starts_with(&prefix)));
    let blank = web.app().new_uuid().simple().to_string();
    fields = match more.as_str() {
        "timeline" => form::with_blank_row(fields, &blank, &viewer.signed_in()?.member.profile.zone),
        "action" => form::with_blank_action(fields, &blank),
        _ => fields,
    };
    let form = Form::fresh(with_blanks(web, viewer, fields)?);
    page(&Page::new(web, viewer, sheet, form, Vec::new()).await?)
}

/// At least one empty line of each list to write into.
fn with_blanks(web: &Web, viewer: &Viewer, mut fields: Fields) -> error::Result<Fields> {
    let blank = || web.app().new_uuid().simple().to_string();
    if fields.lines("timeline").is_empty() {
        fields = form::with_blank_row(fields, &blank(), &viewer.signed_in()?.member.profile.zone);
    }
    if fields.lines("action").is_empty() {
        fields = form::with_blank_action(fields, &blank());
    }
    Ok(fields)
}
