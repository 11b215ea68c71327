//! What is being typed: kept while it is, with what the coach notices in it; let go after a page that asks.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use jiff::Timestamp;
use yomikai_app::{
    Error, ignore,
    postmortem::{self, Reading},
    working_copy,
};
use yomikai_domain::id::PostmortemId;

use super::whole;
use crate::{
    Web,
    http::{
        done,
        error::{self, mendable, page, page_with},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    postmortem::notes::{self, Beside, Desk},
    ui::{Frame, Place, date::Moment, strength::Suggested},
};

/// What stands beside the form once its words are kept, or cannot be.
#[derive(Template)]
#[template(path = "postmortem/edit/kept.html")]
struct Beneath {
    l: Words,
    /// The instant to send next time.
    kept: String,
    words: String,
    is_kept: bool,
    notes: Vec<Beside>,
    /// What is asked about the whole of it; nothing new while the form could not be saved as it is.
    whole: Option<Vec<Beside>>,
    /// The document, where something is left alone.
    left: Option<PostmortemId>,
    suggested: Vec<(String, Suggested)>,
}

/// Keeps what is being typed.
pub(super) async fn keep(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    let (l, known) = (viewer.l, instant(&fields));
    let zone = &viewer.signed_in()?.member.profile.zone;
    let fields = fields.without(|name| name == "kept");
    // Before it is begun there is nothing that could be left alone.
    let is_begun = fields.has("base");
    let ignores = if is_begun { ignore::list(web.app(), &viewer.actor, id).await? } else { Vec::new() };
    let outcome = working_copy::keep(web.app(), &viewer.actor, id, &fields.encode(), known).await;
    let (status, kept, words) = match mendable(outcome)? {
        Ok(at) => {
            let words = l.t1("copy-kept", "time", Moment::new(at, zone, l).time());
            (StatusCode::OK, at.as_microsecond().to_string(), words)
        }
        Err(problems) => {
            let words = problems.first().map(|problem| l.problem(problem)).unwrap_or_default();
            (StatusCode::CONFLICT, fields.get("kept").to_owned(), words)
        }
    };
    let is_kept = status == StatusCode::OK;
    let desk = if is_begun { Desk::writing(id, &ignores, l) } else { Desk::beginning(l) };
    let (notes, left) = desk.read(notes::texts_in(&fields, l));
    let left = (!left.is_empty()).then_some(id);
    // What is in the trash by now was told as a problem above.
    let sheet = if is_begun { postmortem::open_sheet(web.app(), &viewer.actor, id).await.ok() } else { None };
    let whole = sheet.and_then(|sheet| whole::asked(&desk, &sheet, &fields));
    let suggested = notes::suggested(&fields, l);
    page_with(status, &Beneath { l, kept, words, is_kept, notes, whole, left, suggested })
}

/// When somebody's own words for a document were kept that are not saved; `None` where there are none.
pub(in crate::postmortem) async fn unsaved(
    web: &Web,
    viewer: &Viewer,
    reading: &Reading,
) -> error::Result<Option<Moment>> {
    if !reading.is_author || reading.trashed_at.is_some() {
        return Ok(None);
    }
    let copy = working_copy::find(web.app(), &viewer.actor, reading.postmortem.id).await?;
    let zone = &viewer.signed_in()?.member.profile.zone;
    Ok(copy.map(|copy| Moment::new(copy.kept_at, zone, viewer.l)))
}

/// The instant of the working copy that a form holds.
pub(in crate::postmortem) fn instant(fields: &Fields) -> Option<Timestamp> {
    Timestamp::from_microsecond(fields.get("kept").parse().ok()?).ok()
}

#[derive(Template)]
#[template(path = "postmortem/edit/end.html")]
struct EndPage {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    kept: Moment,
    is_begun: bool,
}

/// Asks first.
pub(super) async fn confirm_end(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    let copy = working_copy::find(web.app(), &viewer.actor, id).await?.ok_or(Error::NotFound)?;
    let zone = &viewer.signed_in()?.member.profile.zone;
    let is_begun = working_copy::is_begun(web.app(), &viewer.actor, id).await?;
    let kept = Moment::new(copy.kept_at, zone, viewer.l);
    page(&EndPage { l: viewer.l, frame: viewer.at(Place::Write), id, kept, is_begun })
}

/// Lets it go.
pub(super) async fn end(State(web): State<Web>, viewer: Viewer, Id(id): Id<PostmortemId>) -> error::Result {
    let is_begun = working_copy::end(web.app(), &viewer.actor, id).await?;
    let to = if is_begun { links::postmortem(id) } else { links::postmortems().to_owned() };
    Ok(done(&to, "done-copy-ended"))
}
