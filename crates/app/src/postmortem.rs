//! Writing: beginning with three lines, saving revisions, reading one's own drafts.

use yomikai_domain::{
    Language, Problem,
    id::{ActionItemId, PostmortemId},
    life::Life,
    merge::{BodyConflict, BodyMerge, merge_bodies},
    policy::{Operation, Tie},
    postmortem::{Body, Postmortem, Revision, ThreeLines},
};
use yomikai_store::{Connection, postmortem::Found};

use crate::{Actor, App, Error, Result, error::allow, life, transaction};

pub use yomikai_store::{
    action_item::Item as Action,
    postmortem::{Own, Past},
};

/// How many of one's own documents the home page and the writing page list.
const OWN: i64 = 50;
/// How much of a history its page lists.
const HISTORY: i64 = 200;

/// A document as its authors and its audience read it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document.
    pub postmortem: Postmortem,
    /// The revision that is shown.
    pub revision: Revision,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// Its actions as they stand, those that a meeting made of its cards among them.
    pub actions: Vec<Action>,
    /// The names of those who read it once it is published; `None` for everyone. Its audience does not learn who else is
    /// in it.
    pub readers: Option<Vec<String>>,
    /// Since when it is in the trash.
    pub trashed_at: Option<jiff::Timestamp>,
    /// Where its life has got to.
    pub life: Life,
    /// Whether the reader writes it.
    pub is_author: bool,
    /// Whether the reader owns it: the trash is the owner's.
    pub is_owner: bool,
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
            Some(found) => allow(Operation::WritePostmortem, ties(actor, &found)?)?,
            None => yomikai_store::postmortem::insert(&mut tx, &postmortem, &body).await?,
        }
    })?;
    Ok(id)
}

/// What a save led to.
#[derive(Debug)]
pub enum Saved {
    /// The words are kept: in a new revision, or in the present one where nothing had changed.
    Kept,
    /// Somebody changed the same words meanwhile. Nothing is saved yet; all versions are here to choose from.
    Clashed(Box<Clashed>),
}

/// A save that needs a person to choose.
#[derive(Debug)]
pub struct Clashed {
    /// Where both changed something, and what the rest comes to.
    pub conflict: BodyConflict,
    /// The revision that the choice will be saved on top of.
    pub base: i64,
}

/// Saves three lines that were written on top of revision `base`, merging them with what was saved meanwhile.
///
/// # Errors
/// Every problem of the form at once; [`Error::NotFound`] for anybody but an author, and for a `base` that never was.
pub async fn save_lines(
    app: &App,
    actor: &Actor,
    id: PostmortemId,
    base: i64,
    lines: &ThreeLines<'_>,
) -> Result<Saved> {
    let new_action = ActionItemId::new(app.new_uuid());
    transaction!(app, |tx| {
        let found = found(&mut tx, actor, id, Operation::WritePostmortem).await?;
        let before =
            yomikai_store::postmortem::find_revision(&mut tx, id, base).await?.ok_or(Error::NotFound)?;
        let mine = lines.write_into(before.body.clone(), new_action)?;
        let theirs = &found.revision.body;
        match merge_bodies(&before.body, &mine, theirs) {
            BodyMerge::Clean(merged) => {
                keep(app, &mut tx, actor, &found, merged).await?;
                Saved::Kept
            }
            BodyMerge::Conflict(conflict) => {
                Saved::Clashed(Box::new(Clashed { conflict, base: found.revision.number }))
            }
        }
    })
}

/// Makes an earlier revision the newest one; nothing between them is lost.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author, or when there is no such revision.
pub async fn restore(app: &App, actor: &Actor, id: PostmortemId, number: i64) -> Result<()> {
    transaction!(app, |tx| {
        let found = found(&mut tx, actor, id, Operation::WritePostmortem).await?;
        let earlier = yomikai_store::postmortem::find_revision(&mut tx, id, number).await?;
        keep(app, &mut tx, actor, &found, earlier.ok_or(Error::NotFound)?.body).await?;
    })
}

/// Puts the document into the trash. Whoever was ready with it is not any more: nobody reads what was thrown away.
///
/// # Errors
/// [`Error::NotFound`] for anybody but its owner.
pub async fn throw_away(app: &App, actor: &Actor, id: PostmortemId) -> Result<()> {
    let brought = transaction!(app, |tx| {
        found(&mut tx, actor, id, Operation::TrashPostmortem).await?;
        yomikai_store::postmortem::set_trashed(&mut tx, id, Some(app.now())).await?;
        life::take_back(&mut tx, id).await?
    })?;
    life::tell_rooms(app, actor, &brought).await
}

/// Takes the document out of the trash.
///
/// # Errors
/// [`Error::NotFound`] for anybody but its owner.
pub async fn take_out(app: &App, actor: &Actor, id: PostmortemId) -> Result<()> {
    transaction!(app, |tx| {
        found(&mut tx, actor, id, Operation::TrashPostmortem).await?;
        yomikai_store::postmortem::set_trashed(&mut tx, id, None).await?;
    })
}

/// Appends a revision, unless nothing would change. The transaction saw the newest, so that none is overwritten.
pub(crate) async fn keep(
    app: &App,
    tx: &mut Connection,
    actor: &Actor,
    found: &Found,
    body: Body,
) -> Result<()> {
    if body == found.revision.body {
        return Ok(());
    }
    body.check_limits()?;
    let number = found.revision.number + 1;
    let revision = Revision { number, author: actor.id()?, at: app.now(), body };
    if yomikai_store::postmortem::save(tx, &found.postmortem, &found.revision.body, &revision).await? {
        Ok(())
    } else {
        Err(Error::Conflict(Problem::of_form("problem-saved-meanwhile")))
    }
}

/// The document at its current revision.
///
/// # Errors
/// [`Error::NotFound`] for anybody but its authors and, while it is published, its audience.
pub async fn read(app: &App, actor: &Actor, id: PostmortemId) -> Result<Reading> {
    let mut db = app.db.read().await?;
    let found = found(&mut db, actor, id, Operation::ReadPostmortem).await?;
    let readers =
        if found.is_author { yomikai_store::people::list_readers(&mut db, id).await? } else { None };
    Ok(Reading {
        authors: yomikai_store::postmortem::list_authors(&mut db, id).await?,
        actions: yomikai_store::action_item::list_of(&mut db, id).await?,
        readers: readers.map(|readers| readers.into_iter().map(|reader| reader.name).collect()),
        is_owner: found.postmortem.owner == actor.id()?,
        postmortem: found.postmortem,
        revision: found.revision,
        life: found.life,
        is_author: found.is_author,
        trashed_at: found.trashed_at,
    })
}

/// The document's history, the newest first.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author.
pub async fn history(app: &App, actor: &Actor, id: PostmortemId) -> Result<Vec<Past>> {
    let mut db = app.db.read().await?;
    found(&mut db, actor, id, Operation::ReadHistory).await?;
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
    found(&mut db, actor, id, Operation::ReadHistory).await?;
    let revision = yomikai_store::postmortem::find_revision(&mut db, id, number).await?;
    let before = yomikai_store::postmortem::find_revision(&mut db, id, number.saturating_sub(1)).await?;
    Ok((revision.ok_or(Error::NotFound)?, before))
}

/// What one writes, or has in the trash; the newest saved first.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn list_own(app: &App, actor: &Actor, in_trash: bool) -> Result<Vec<Own>> {
    let id = actor.id()?;
    let mut db = app.db.read().await?;
    Ok(yomikai_store::postmortem::list_own(&mut db, id, in_trash, OWN).await?)
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
    // What lies in the trash can be read and taken out, and nothing else.
    let is_a_change = matches!(
        operation,
        Operation::WritePostmortem | Operation::PublishPostmortem | Operation::NameAuthors
    );
    if is_a_change && found.trashed_at.is_some() {
        return Err(Error::NotFound);
    }
    Ok(found)
}

fn ties(actor: &Actor, found: &Found) -> Result<yomikai_domain::policy::Ties> {
    let is_owner = found.postmortem.owner == actor.id()?;
    let is_read = found.life.is_published() && found.trashed_at.is_none() && found.is_in_audience;
    let ties = actor.ties().with_if(found.is_author, Tie::Author).with_if(is_owner, Tie::Owner);
    Ok(ties.with_if(is_read, Tie::Audience))
}
