//! Three lines: a new document, and the same lines again later.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    Error, assignment, meeting,
    postmortem::{self, Clashed, Saved},
};
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    merge::Place,
    postmortem::{Body, ThreeLines},
    section::Section,
};

use crate::{
    Web,
    http::{
        done,
        error::{self, mendable, page, page_with, refused},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{self, Form, Frame, entry::Entry},
};

#[derive(Template)]
#[template(path = "postmortem/list.html")]
struct ListPage {
    l: Words,
    frame: Frame,
    own: Vec<Entry>,
    is_trash: bool,
}

/// What I write.
pub(super) async fn list(State(web): State<Web>, viewer: Viewer) -> error::Result {
    show_list(&web, &viewer, false).await
}

/// What I threw away.
pub(super) async fn list_trash(State(web): State<Web>, viewer: Viewer) -> error::Result {
    show_list(&web, &viewer, true).await
}

async fn show_list(web: &Web, viewer: &Viewer, is_trash: bool) -> error::Result {
    let own = postmortem::list_own(web.app(), &viewer.actor, is_trash).await?;
    let coming = meeting::coming(web.app(), &viewer.actor).await?;
    let own = Entry::all(own, &coming, viewer)?;
    page(&ListPage { l: viewer.l, frame: viewer.at(ui::Place::Write), own, is_trash })
}

#[derive(Template)]
#[template(path = "postmortem/write.html")]
struct WritePage {
    l: Words,
    frame: Frame,
    form: Form,
    action: String,
    is_new: bool,
    /// The meeting it is for, in words.
    purpose: Option<String>,
    clashes: Vec<Clash>,
}

/// One place that somebody else changed, too.
struct Clash {
    label: String,
    base: String,
    mine: String,
    theirs: String,
}

/// Three empty lines.
pub(super) async fn show_new(State(web): State<Web>, viewer: Viewer) -> error::Result {
    let fields = Fields::default()
        .with("id", PostmortemId::new(web.app().new_uuid()).to_string())
        .with("meeting", viewer.query.get("meeting"))
        .with("language", viewer.l.tag());
    let purpose = purpose(&web, &viewer, viewer.query.get("meeting")).await;
    page(&new_page(&viewer, Form::fresh(fields), purpose))
}

fn new_page(viewer: &Viewer, form: Form, purpose: Option<String>) -> WritePage {
    WritePage {
        l: viewer.l,
        frame: viewer.at(ui::Place::Write),
        form,
        action: links::postmortems().to_owned(),
        is_new: true,
        purpose,
        clashes: Vec::new(),
    }
}

/// Which meeting a new document is for; an address that names none of mine names none.
async fn purpose(web: &Web, viewer: &Viewer, meeting: &str) -> Option<String> {
    let id: MeetingId = meeting.parse().ok()?;
    let ahead = meeting::look_ahead(web.app(), &viewer.actor, id).await.ok()?;
    let name = &ahead.club.charter.name;
    Some(viewer.l.t2("write-purpose", "club", name, "number", ahead.meeting.number))
}

/// Begins a document, and brings it to the meeting that it is for.
pub(super) async fn begin(State(web): State<Web>, viewer: Viewer, fields: Fields) -> error::Result {
    let id: PostmortemId = fields.get("id").parse().map_err(|_| Error::NotFound)?;
    let begun =
        postmortem::begin(web.app(), &viewer.actor, id, fields.get("language"), &lines(&fields)).await;
    match mendable(begun)? {
        Ok(id) => {
            if let Ok(meeting) = fields.get("meeting").parse() {
                bring(&web, &viewer, meeting, id).await?;
            }
            Ok(done(&links::postmortem(id), "done-saved"))
        }
        Err(problems) => {
            let purpose = purpose(&web, &viewer, fields.get("meeting")).await;
            refused(&new_page(&viewer, Form::refused(fields, &problems, viewer.l), purpose))
        }
    }
}

/// The document is kept by now; a meeting that began or was cancelled meanwhile takes nothing from it.
async fn bring(web: &Web, viewer: &Viewer, meeting: MeetingId, id: PostmortemId) -> error::Result<()> {
    match assignment::bring(web.app(), &viewer.actor, meeting, id).await {
        Ok(()) | Err(Error::Conflict(_) | Error::NotFound) => Ok(()),
        Err(other) => Err(other.into()),
    }
}

/// The three lines of a document, to go on with.
pub(super) async fn show_edit(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
) -> error::Result {
    let reading = postmortem::read(web.app(), &viewer.actor, id).await?;
    if !reading.is_author {
        return Err(Error::NotFound.into());
    }
    let body = &reading.revision.body;
    let fields = Fields::default()
        .with("base", reading.revision.number.to_string())
        .with("title", &*body.title)
        .with("case", body.section(Section::Summary))
        .with("cause", body.section(Section::RootCauses))
        .with("improvement", first_action(body));
    page(&edit_page(&viewer, id, Form::fresh(fields), Vec::new()))
}

fn edit_page(viewer: &Viewer, id: PostmortemId, form: Form, clashes: Vec<Clash>) -> WritePage {
    WritePage {
        l: viewer.l,
        frame: viewer.at(ui::Place::Write),
        form,
        action: links::postmortem_edit(id),
        is_new: false,
        purpose: None,
        clashes,
    }
}

/// Saves the three lines; what somebody else saved meanwhile is merged, or shown beside mine.
pub(super) async fn save(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<PostmortemId>,
    fields: Fields,
) -> error::Result {
    let base = fields.get("base").parse().map_err(|_| Error::NotFound)?;
    let saved = postmortem::save_lines(web.app(), &viewer.actor, id, base, &lines(&fields)).await;
    match mendable(saved)? {
        Ok(Saved::Kept) => Ok(done(&links::postmortem(id), "done-saved")),
        Ok(Saved::Clashed(clashed)) => {
            let Clashed { conflict, base } = *clashed;
            let body = &conflict.merged;
            let fields = fields
                .with("base", base.to_string())
                .with("title", &*body.title)
                .with("case", body.section(Section::Summary))
                .with("cause", body.section(Section::RootCauses))
                .with("improvement", first_action(body));
            let clashes = conflict.clashes.into_iter().map(|clash| {
                let whole = clash.conflict.whole;
                let label = viewer.l.t(label(clash.place));
                Clash { label, base: whole.base, mine: whole.mine, theirs: whole.theirs }
            });
            let page = edit_page(&viewer, id, Form::fresh(fields), clashes.collect());
            page_with(axum::http::StatusCode::CONFLICT, &page)
        }
        Err(problems) => {
            refused(&edit_page(&viewer, id, Form::refused(fields, &problems, viewer.l), Vec::new()))
        }
    }
}

fn lines(fields: &Fields) -> ThreeLines<'_> {
    ThreeLines {
        title: fields.get("title"),
        case: fields.get("case"),
        cause: fields.get("cause"),
        improvement: fields.get("improvement"),
    }
}

fn first_action(body: &Body) -> &str {
    body.actions.first().map_or("", |action| action.what.as_str())
}

/// What a place is called in the form of three lines.
pub(super) fn label(place: Place) -> &'static str {
    match place {
        Place::Title => "write-title",
        Place::Section(Section::Summary) => "write-case",
        Place::Section(Section::RootCauses) => "write-cause",
        Place::Section(_) | Place::Severity | Place::FoundBy | Place::Figure(_) | Place::Row(_) => {
            "write-elsewhere"
        }
        Place::Action(_) => "write-improvement",
    }
}
