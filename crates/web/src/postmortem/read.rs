//! Reading a document: its words and facts for whoever may; for its authors also where it goes, and the coach's pencil notes.

use std::sync::LazyLock;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use yomikai_app::{
    ignore,
    meeting::{self, Coming},
    postmortem::{self, Reading},
};
use yomikai_domain::{
    assignment::Standing, factor::Factor, id::PostmortemId, ignore::Asked, life::Life, member::Zone,
    postmortem::Postmortem,
};

use super::{
    edit,
    facts::{self, Fact},
    ladder::{self, Ladder},
    left::Left,
    notes::{self, Beside, Desk},
    timeline::Timeline,
};
use crate::{
    Web,
    http::{
        error::{self, page, page_with},
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    kept::Kept,
    links, markdown,
    ui::{
        Frame, Place,
        date::{self, Moment},
        document::{self, Content, Part},
        factors::Factors,
    },
};

#[derive(Template)]
#[template(path = "postmortem/read.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: PostmortemId,
    tag: &'static str,
    title: String,
    /// Where it is in its life, since when, and how far its actions are.
    stands: Stands,
    saved: Moment,
    /// When words of one's own were kept that are not saved.
    unsaved: Option<Moment>,
    facts: Vec<Fact>,
    factors: Vec<String>,
    /// The parts that hold something; for an author the three lines, too.
    parts: Vec<Part>,
    /// The parts that an author could still fill: where they are written, and what they are called.
    to_grow: Vec<(String, String)>,
    meetings: Vec<Bringing>,
    /// What the coach notices, for its authors, and what they left alone.
    notes: Vec<Beside>,
    left: Vec<Left>,
    life: Life,
    /// The names of its audience; `None` for everyone.
    readers: Option<String>,
    is_author: bool,
    is_owner: bool,
    is_in_trash: bool,
    revision: i64,
}

struct Stands {
    chip: String,
    since: Option<(Moment, &'static str)>,
}

/// A meeting that this document is brought to, or could be.
struct Bringing {
    ahead: Coming,
    starts: Moment,
    is_today: bool,
    stage: Stage,
}

#[derive(PartialEq, Eq)]
enum Stage {
    /// Nothing is brought there yet.
    CouldBring,
    /// This was brought before one chose to come as a reader.
    SittingOut,
    /// This is brought, and nobody may read it yet.
    Drafting,
    /// This is brought, and may be read in the meeting.
    Ready,
}

/// The parts that the three lines fill, which are shown to authors while they are empty.
const THREE_LINES: [&str; 3] = ["summary", "root_causes", "actions"];

/// A document as its authors and its audience read it.
pub(super) async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<PostmortemId>) -> error::Result {
    page(&load(&web, &viewer, id).await?)
}

/// The same where a reason for leaving a question alone was refused: with the words and what to do about them at its
/// note. `None` where the page has no such note.
pub(super) async fn refused(
    web: &Web,
    viewer: &Viewer,
    id: PostmortemId,
    asked: &Asked,
    refused: (String, String),
) -> error::Result<Option<Response>> {
    let mut shown = load(web, viewer, id).await?;
    let place = asked.place.to_string();
    let notes = shown.notes.iter_mut().flat_map(|beside| &mut beside.notes);
    let of_it = notes.filter(|note| note.rule == asked.rule && note.wording == asked.wording);
    let mut leaves = of_it.filter_map(|note| note.leave.as_mut());
    let Some(leave) = leaves.find(|leave| leave.place == place) else { return Ok(None) };
    leave.refused = Some(refused);
    Ok(Some(page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)?))
}

async fn load(web: &Web, viewer: &Viewer, id: PostmortemId) -> error::Result<Page> {
    let reading = postmortem::read(web.app(), &viewer.actor, id).await?;
    let zone = &viewer.signed_in()?.member.profile.zone;
    let l = viewer.l;
    let meetings = bringings(web, viewer, &reading).await?;
    let mut parts = parts(web, &reading, zone, l)?;
    let is_written = reading.is_author && reading.trashed_at.is_none();
    let to_grow = if is_written { to_grow(&parts, id) } else { Vec::new() };
    for part in &mut parts {
        part.parts.retain(|part| !part.is_empty());
    }
    parts.retain(|part| !part.is_empty() || (reading.is_author && THREE_LINES.contains(&part.anchor)));
    let body = &reading.revision.body;
    // The product's own factors have words without the organisation's list.
    let is_known = body.factors.iter().all(Factor::is_first);
    let factors = if is_known { Factors::default() } else { Factors::load(web.app(), &viewer.actor).await? };
    let (notes, left) = margin(web, viewer, &reading).await?;
    Ok(Page {
        l,
        frame: if reading.is_author { viewer.at(Place::Write) } else { viewer.frame() },
        id,
        tag: reading.postmortem.language.tag(),
        title: body.display_title(),
        stands: Stands::of(&reading, zone, l),
        saved: Moment::new(reading.revision.at, zone, l),
        unsaved: edit::unsaved(web, viewer, &reading).await?,
        facts: facts::of(&reading, zone, l),
        factors: body.factors.iter().map(|factor| factors.name(factor, l)).collect(),
        parts,
        to_grow,
        meetings,
        notes,
        left,
        life: reading.life,
        is_author: reading.is_author,
        is_owner: reading.is_owner,
        is_in_trash: reading.trashed_at.is_some(),
        revision: reading.revision.number,
        readers: reading.readers.map(|names| names.join(&l.t("list-separator"))),
    })
}

/// What the coach notices, and what is left alone of it, for whoever writes the document.
async fn margin(web: &Web, viewer: &Viewer, reading: &Reading) -> error::Result<(Vec<Beside>, Vec<Left>)> {
    if !reading.is_author {
        return Ok((Vec::new(), Vec::new()));
    }
    let (l, id) = (viewer.l, reading.postmortem.id);
    let ignores = ignore::list(web.app(), &viewer.actor, id).await?;
    let mut desk = Desk::reading(id, &ignores, l);
    if reading.trashed_at.is_some() {
        desk.id = None;
    }
    Ok(desk.read(notes::texts_of(&reading.revision.body, l)))
}

impl Stands {
    fn of(reading: &Reading, zone: &Zone, l: Words) -> Self {
        if let Some(since) = reading.trashed_at {
            return Self {
                chip: l.t("in-trash"),
                since: Some((Moment::new(since, zone, l), "life-since-trash")),
            };
        }
        let named = if reading.life.is_published() && reading.is_for_named { "-named" } else { "" };
        let mut chip = l.t(&format!("life-{}{named}", reading.life.as_str()));
        if reading.life.is_published()
            && let Some((done @ 1.., all)) = ladder::done(&reading.actions)
        {
            chip = format!("{chip} · {}", l.t2("actions-done", "done", done, "all", all));
        }
        let since = match reading.life {
            Life::Draft => None,
            Life::Published(since) => Some((Moment::new(since, zone, l), "life-since-published")),
            Life::Withdrawn(since) => Some((Moment::new(since, zone, l), "life-since-withdrawn")),
        };
        Self { chip, since }
    }
}

/// All parts of the template, the empty ones among them.
fn parts(web: &Web, reading: &Reading, zone: &Zone, l: Words) -> error::Result<Vec<Part>> {
    let body = &reading.revision.body;
    let today = web.app().now().to_zoned(zone.rules()).date();
    let (mut timeline, mut actions) = (String::new(), String::new());
    if !body.timeline.is_empty() {
        timeline = timeline_of(reading, zone, l)?;
    }
    if !reading.actions.is_empty() {
        actions = render(&Ladder::of(&reading.actions, today, l))?;
    }
    let words = l.in_language(&reading.postmortem.language);
    Ok(document::parts(words, |content| match content {
        Content::Prose(section) => markdown::to_html(body.section(section)),
        Content::Actions => std::mem::take(&mut actions),
        Content::Timeline => std::mem::take(&mut timeline),
    }))
}

/// The timeline, which follows from the revision and from how its reader tells times.
fn timeline_of(reading: &Reading, zone: &Zone, l: Words) -> yomikai_app::Result<String> {
    static KEPT: LazyLock<Kept> = LazyLock::new(|| Kept::new(8 << 20, 1_000));
    let Postmortem { id, language, .. } = &reading.postmortem;
    let tag = language.tag();
    let key = format!("{id}.{} {tag} {} {}", reading.revision.number, l.tag(), zone.as_str());
    KEPT.try_get(key.as_str(), || render(&Timeline::of(&reading.revision.body.timeline, tag, zone, l)))
}

fn render(template: &impl Template) -> yomikai_app::Result<String> {
    template.render().map_err(|error| yomikai_app::Error::Internal(Box::new(error)))
}

/// What is empty beside the three lines.
fn to_grow(parts: &[Part], id: PostmortemId) -> Vec<(String, String)> {
    let leaves = parts
        .iter()
        .flat_map(|part| if part.parts.is_empty() { std::slice::from_ref(part) } else { &part.parts });
    let empty = leaves.filter(|part| part.is_empty() && !THREE_LINES.contains(&part.anchor));
    empty
        .map(|part| (format!("{}#{}", links::postmortem_edit(id), part.anchor), part.heading.clone()))
        .collect()
}

/// The meetings to which an author brings it, or could.
async fn bringings(web: &Web, viewer: &Viewer, reading: &Reading) -> error::Result<Vec<Bringing>> {
    if !reading.is_author || reading.trashed_at.is_some() || matches!(reading.life, Life::Withdrawn(_)) {
        return Ok(Vec::new());
    }
    let zone = &viewer.signed_in()?.member.profile.zone;
    let (l, now) = (viewer.l, web.app().now());
    let bringing = |ahead: Coming| {
        let stage = stage(&ahead, reading.postmortem.id)?;
        let at = ahead.meeting.schedule.starts_at;
        let is_today = date::is_same_day(at, now, zone);
        Some(Bringing { starts: Moment::new(at, zone, l), is_today, ahead, stage })
    };
    Ok(meeting::coming(web.app(), &viewer.actor).await?.into_iter().filter_map(bringing).collect())
}

fn stage(ahead: &Coming, id: PostmortemId) -> Option<Stage> {
    let own = ahead.own.as_ref()?;
    match (own.postmortem, own.standing()) {
        (Some(brought), Standing::Ready) if brought == id => Some(Stage::Ready),
        (Some(brought), Standing::SittingOut) if brought == id => Some(Stage::SittingOut),
        (Some(brought), _) if brought == id => Some(Stage::Drafting),
        (None, _) => Some(Stage::CouldBring),
        (Some(_), _) => None,
    }
}
