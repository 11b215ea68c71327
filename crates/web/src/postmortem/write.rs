//! Three lines: a new document; and the list of what I write.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    Error, assignment, meeting, postmortem,
    working_copy::{self, Listed},
};
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    postmortem::ThreeLines,
};

use super::notes::{self, Beside, Desk};
use crate::{
    Web,
    http::{
        done,
        error::{self, mendable, page, refused},
        fields::Fields,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{self, Form, Frame, date::Moment, entry::Entry},
};

#[derive(Template)]
#[template(path = "postmortem/list.html")]
struct ListPage {
    l: Words,
    frame: Frame,
    own: Vec<Entry>,
    /// What I have typed and never saved.
    copies: Vec<Unsaved>,
    is_trash: bool,
}

/// Something typed and not saved.
struct Unsaved {
    /// The document that it is for, as its page is addressed.
    document: String,
    link: String,
    /// What it begins with; may be empty.
    words: String,
    kept: Moment,
}

impl Unsaved {
    fn of(listed: &Listed, viewer: &Viewer) -> error::Result<Self> {
        let fields = Fields::parse(listed.copy.form.as_bytes());
        let words = ["title", "case", "summary"].into_iter().map(|name| fields.get(name));
        let words = words.flat_map(str::lines).find(|line| !line.trim().is_empty()).unwrap_or_default();
        let id = listed.postmortem;
        let zone = &viewer.signed_in()?.member.profile.zone;
        Ok(Self {
            document: links::postmortem(id),
            link: if listed.is_begun { links::postmortem_edit(id) } else { links::postmortem_new_again(id) },
            words: words.chars().take(60).collect(),
            kept: Moment::new(listed.copy.kept_at, zone, viewer.l),
        })
    }

    /// Sets it beside its document in the list; what has none there stays.
    fn beside(self, own: &mut [Entry]) -> Option<Self> {
        let Some(entry) = own.iter_mut().find(|entry| entry.link == self.document) else { return Some(self) };
        entry.unsaved = Some((self.link, self.kept));
        None
    }
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
    let mut own = Entry::all(own, &coming, viewer)?;
    let copies = if is_trash { Vec::new() } else { working_copy::list_own(web.app(), &viewer.actor).await? };
    let copies = copies.iter().map(|listed| Unsaved::of(listed, viewer)).collect::<Result<Vec<_>, _>>()?;
    for entry in &mut own {
        entry.is_in_trash = is_trash;
    }
    let copies = copies.into_iter().filter_map(|copy| copy.beside(&mut own)).collect();
    page(&ListPage { l: viewer.l, frame: viewer.at(ui::Place::Write), own, copies, is_trash })
}

#[derive(Template)]
#[template(path = "postmortem/write.html")]
struct WritePage {
    l: Words,
    frame: Frame,
    form: Form,
    /// Where what is typed is kept.
    keep: String,
    /// When what the form shows was kept, and where it is let go.
    kept: Option<(Moment, String)>,
    /// The meeting it is for, in words.
    purpose: Option<String>,
    notes: Vec<Beside>,
    /// Nothing is left alone before there is a document.
    left: Option<PostmortemId>,
}

/// Three empty lines, or three that were typed and not saved.
pub(super) async fn show_new(State(web): State<Web>, viewer: Viewer) -> error::Result {
    let again: Option<PostmortemId> = viewer.query.get("id").parse().ok();
    let copy = match again {
        Some(id) => working_copy::find(web.app(), &viewer.actor, id).await?,
        None => None,
    };
    let fields = match &copy {
        Some(copy) => {
            Fields::parse(copy.form.as_bytes()).with("kept", copy.kept_at.as_microsecond().to_string())
        }
        None => Fields::default()
            .with("id", PostmortemId::new(web.app().new_uuid()).to_string())
            .with("meeting", viewer.query.get("meeting"))
            .with("language", viewer.l.tag()),
    };
    let purpose = purpose(&web, &viewer, fields.get("meeting")).await;
    let mut shown = new_page(&viewer, Form::fresh(fields), purpose);
    let zone = &viewer.signed_in()?.member.profile.zone;
    shown.kept = copy
        .zip(again)
        .map(|(copy, id)| (Moment::new(copy.kept_at, zone, viewer.l), links::working_copy_end(id)));
    page(&shown)
}

fn new_page(viewer: &Viewer, form: Form, purpose: Option<String>) -> WritePage {
    let id: Option<PostmortemId> = form.value("id").parse().ok();
    WritePage {
        l: viewer.l,
        frame: viewer.at(ui::Place::Write),
        keep: id.map(links::working_copy).unwrap_or_default(),
        kept: None,
        notes: Desk::beginning(viewer.l).read(notes::texts_in(form.fields(), viewer.l)).0,
        left: None,
        form,
        purpose,
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
            working_copy::end_saved(web.app(), &viewer.actor, id, super::edit::kept_at(&fields)).await?;
            if let Ok(meeting) = fields.get("meeting").parse() {
                bring(&web, &viewer, meeting, id).await?;
            }
            let to = if fields.has("go-on") { links::postmortem_edit(id) } else { links::postmortem(id) };
            Ok(done(&to, "done-saved"))
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

fn lines(fields: &Fields) -> ThreeLines<'_> {
    ThreeLines {
        title: fields.get("title"),
        case: fields.get("case"),
        cause: fields.get("cause"),
        improvement: fields.get("improvement"),
    }
}
