//! Writing: beginning with three lines, saving revisions, reading one's own drafts.

use yomikai_domain::{
    Language, Problem,
    id::{ActionItemId, MeetingId, PostmortemId},
    policy::{Operation, Tie},
    postmortem::{Body, Postmortem, Revision, ThreeLines},
};
use yomikai_store::{Connection, postmortem::Found};

use crate::{Actor, App, Error, Result, error::allow, transaction};

pub use yomikai_store::postmortem::{Own, Past};

/// How many of one's own documents the home page and the writing page list.
const OWN: i64 = 50;
/// How much of a history its page lists.
const HISTORY: i64 = 200;

/// A document as its author reads it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document.
    pub postmortem: Postmortem,
    /// The revision that is shown.
    pub revision: Revision,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// Since when it is in the trash.
    pub trashed_at: Option<jiff::Timestamp>,
    /// Where it is brought to, and how that stands.
    pub brought_to: Vec<(MeetingId, yomikai_domain::assignment::Assignment)>,
}

/// Begins a document with three lines; returns its id. The id comes with the form, so that sending it twice makes one.
///
/// # Errors
/// Every problem of the form at once; [`Error::NotFound`] when the id is somebody else's document.
pub async fn begin(
    app: &App,
    actor: &Actor,
    id: PostmortemId,
    language: &str,
    lines: &ThreeLines<'_>,
) -> Result<PostmortemId> {
    allow(Operation::BeginPostmortem, actor.ties())?;
    let owner = actor.id()?;
    let language = Language::from_tag(language).ok_or(Problem::new("language", "problem-choose-language"))?;
    let body = lines.write_into(Body::default(), ActionItemId::new(app.new_uuid()))?;
    let postmortem = Postmortem { id, owner, language, created_at: app.now(), revision: 1 };
    transaction!(app, |tx| {
        match yomikai_store::postmortem::find(&mut tx, id, owner).await? {
            Some(found) => allow(Operation::WriteDraft, ties(actor, &found)?)?,
            None => yomikai_store::postmortem::insert(&mut tx, &postmortem, &body).await?,
        }
    })?;
    Ok(id)
}

/// Saves three lines on top of revision `base`; returns the number of the revision that now holds them.
///
/// # Errors
/// [`Error::Conflict`] (`problem-saved-meanwhile`) when another revision came first; every problem of the form at
/// once; [`Error::NotFound`] for anybody but an author.
pub async fn save_lines(
    app: &App,
    actor: &Actor,
    id: PostmortemId,
    base: i64,
    lines: &ThreeLines<'_>,
) -> Result<i64> {
    let author = actor.id()?;
    let new_action = ActionItemId::new(app.new_uuid());
    transaction!(app, |tx| {
        let found = found(&mut tx, actor, id, Operation::WriteDraft).await?;
        let body = lines.write_into(found.revision.body.clone(), new_action)?;
        if body == found.revision.body {
            return Ok(found.revision.number);
        }
        if found.revision.number != base {
            return Err(Error::Conflict(Problem::of_form("problem-saved-meanwhile")));
        }
        let revision = Revision { number: base + 1, author, at: app.now(), body };
        if !yomikai_store::postmortem::save(&mut tx, id, &revision).await? {
            return Err(Error::Conflict(Problem::of_form("problem-saved-meanwhile")));
        }
        revision.number
    })
}

/// The document at its current revision.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author.
pub async fn read(app: &App, actor: &Actor, id: PostmortemId) -> Result<Reading> {
    let mut db = app.db.read().await?;
    let found = found(&mut db, actor, id, Operation::ReadDraft).await?;
    Ok(Reading {
        authors: yomikai_store::postmortem::list_authors(&mut db, id).await?,
        brought_to: yomikai_store::assignment::list_bringing(&mut db, id).await?,
        postmortem: found.postmortem,
        revision: found.revision,
        trashed_at: found.trashed_at,
    })
}

/// The document's history, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author.
pub async fn history(app: &App, actor: &Actor, id: PostmortemId) -> Result<Vec<Past>> {
    let mut db = app.db.read().await?;
    found(&mut db, actor, id, Operation::ReadDraft).await?;
    Ok(yomikai_store::postmortem::list_revisions(&mut db, id, HISTORY).await?)
}

/// One earlier revision and the one before it, for its page of differences.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author, or when there is no such revision.
pub async fn revision(
    app: &App,
    actor: &Actor,
    id: PostmortemId,
    number: i64,
) -> Result<(Revision, Option<Revision>)> {
    let mut db = app.db.read().await?;
    found(&mut db, actor, id, Operation::ReadDraft).await?;
    let revision = yomikai_store::postmortem::find_revision(&mut db, id, number).await?;
    let before = yomikai_store::postmortem::find_revision(&mut db, id, number - 1).await?;
    Ok((revision.ok_or(Error::NotFound)?, before))
}

/// What one writes, the newest saved first.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn list_own(app: &App, actor: &Actor) -> Result<Vec<Own>> {
    let id = actor.id()?;
    let mut db = app.db.read().await?;
    Ok(yomikai_store::postmortem::list_own(&mut db, id, OWN).await?)
}

/// The document, if this actor may do `operation` with it.
pub(crate) async fn found(
    db: &mut Connection,
    actor: &Actor,
    id: PostmortemId,
    operation: Operation,
) -> Result<Found> {
    let found = yomikai_store::postmortem::find(db, id, actor.id()?).await?.ok_or(Error::NotFound)?;
    allow(operation, ties(actor, &found)?)?;
    Ok(found)
}

fn ties(actor: &Actor, found: &Found) -> Result<yomikai_domain::policy::Ties> {
    let is_owner = found.postmortem.owner == actor.id()?;
    Ok(actor.ties().with_if(found.is_author, Tie::Author).with_if(is_owner, Tie::Owner))
}
