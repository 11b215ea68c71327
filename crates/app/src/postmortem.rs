//! Writing: beginning with three lines, saving revisions, reading one's own drafts.

use jiff::Timestamp;
use yomikai_domain::{
    Language, Problem,
    action_item::Plan,
    id::{ActionItemId, MemberId, PostmortemId},
    life::Life,
    merge::{BodyConflict, BodyMerge, merge_bodies},
    policy::{Operation, Tie},
    postmortem::{Body, Postmortem, Revision, ThreeLines, Typed, Written},
};
use yomikai_store::{Connection, postmortem::Found, working_copy::WorkingCopy};

use crate::{Actor, App, Error, Result, error::allow, life, transaction, working_copy};

pub use yomikai_store::{
    action_item::Item as Action,
    club::Named,
    postmortem::{Own, Past},
};

/// How many of one's own documents the writing page lists.
const OWN: i64 = 50;
/// How much of a history its page lists.
const HISTORY: i64 = 200;
/// How many people an action's form offers.
const OWNERS: i64 = 200;

/// A document as its authors and its audience read it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document.
    pub postmortem: Postmortem,
    /// The revision that is shown.
    pub revision: Revision,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// How many minutes it takes to read.
    pub reading_minutes: u16,
    /// Its actions as they stand, those that a meeting made of its cards among them.
    pub actions: Vec<Action>,
    /// The names of those who read it once it is published; `None` for everyone. Its audience does not learn who else is
    /// in it.
    pub readers: Option<Vec<String>>,
    /// Since when it is in the trash.
    pub trashed_at: Option<Timestamp>,
    /// Where its life has got to.
    pub life: Life,
    /// Whether it is for people that its authors named, and not for everyone: whoever reads it should know.
    pub is_for_named: bool,
    /// Whether the reader writes it.
    pub is_author: bool,
    /// Whether the reader owns it: the trash is the owner's.
    pub is_owner: bool,
}

/// Begins a document with three lines; returns its id. The id comes with the form, so that sending it twice makes one.
///
/// # Errors
/// Every problem of the form at once; `problem-in-trash`; [`Error::NotFound`] when the id is somebody else's document.
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
        if let Some(found) = yomikai_store::postmortem::find(&mut tx, id, owner).await? {
            allow(Operation::WritePostmortem, ties(actor, &found)?)?;
            not_in_trash(&found)?;
            begin_again(app, &mut tx, actor, &found, lines).await?;
        } else {
            yomikai_store::postmortem::insert(&mut tx, &postmortem, &body).await?;
        }
    })?;
    Ok(id)
}

/// The form of a document that is begun by now: it was sent twice, or typed in two windows.
async fn begin_again(
    app: &App,
    tx: &mut Connection,
    actor: &Actor,
    found: &Found,
    lines: &ThreeLines<'_>,
) -> Result<()> {
    let first = yomikai_store::postmortem::find_revision(tx, found.postmortem.id, 1).await?;
    let first = first.ok_or(Error::NotFound)?.body;
    let mine = lines.write_into(first.clone(), ActionItemId::new(app.new_uuid()))?;
    match merge_bodies(&first, &mine, &found.revision.body) {
        BodyMerge::Clean(merged) => keep(app, tx, actor, found, merged).await,
        BodyMerge::Conflict(_) => Err(Error::Conflict(Problem::of_form("problem-saved-meanwhile"))),
    }
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

/// Saves what was typed on top of revision `base`, merging it with what was saved meanwhile. `copy` is the instant of the
/// working copy that the form held: it is saved now. One that another window has kept since stays.
///
/// # Errors
/// Every problem of the form at once; `problem-in-trash`; [`Error::NotFound`] for anybody but an author, and for a `base`
/// that never was.
pub async fn save(
    app: &App,
    actor: &Actor,
    id: PostmortemId,
    base: i64,
    typed: &Typed<'_>,
    copy: Option<Timestamp>,
) -> Result<Saved> {
    let member = actor.id()?;
    transaction!(app, |tx| {
        let found = found(&mut tx, actor, id, Operation::WritePostmortem).await?;
        let before =
            yomikai_store::postmortem::find_revision(&mut tx, id, base).await?.ok_or(Error::NotFound)?;
        let written = typed.write(&before.body)?;
        check_new_actions(&mut tx, id, &before.body, &written).await?;
        check_owners(&mut tx, id, member, &written).await?;
        match merge_bodies(&before.body, &written.body, &found.revision.body) {
            BodyMerge::Clean(merged) => {
                keep(app, &mut tx, actor, &found, merged).await?;
                keep_plans(app, &mut tx, id, written.plans).await?;
                working_copy::end_if(&mut tx, id, member, copy).await?;
                Saved::Kept
            }
            BodyMerge::Conflict(conflict) => {
                Saved::Clashed(Box::new(Clashed { conflict, base: found.revision.number }))
            }
        }
    })
}

/// Refuses an action whose id is taken: by another document, or by what a meeting made of a card. Forms make their own.
async fn check_new_actions(
    tx: &mut Connection,
    id: PostmortemId,
    before: &Body,
    written: &Written,
) -> Result<()> {
    let is_known = |action| before.actions.iter().any(|known| known.id == action);
    for action in written.body.actions.iter().filter(|action| !is_known(action.id)) {
        if yomikai_store::action_item::is_taken(tx, action.id, id).await? {
            Err(Problem::of_form("problem-form-broken"))?;
        }
    }
    Ok(())
}

/// Refuses owners who are not among those that can be asked.
async fn check_owners(
    tx: &mut Connection,
    id: PostmortemId,
    member: MemberId,
    written: &Written,
) -> Result<()> {
    let is_new =
        |(_, was, plan): &&(ActionItemId, Plan, Plan)| plan.owner.is_some() && plan.owner != was.owner;
    let chosen: Vec<_> = written.plans.iter().filter(is_new).collect();
    if chosen.is_empty() {
        return Ok(());
    }
    let people = yomikai_store::action_owner::list_of_document(tx, id, member, i64::MAX).await?;
    let is_known = |owner| people.iter().any(|known| Some(known.id) == owner);
    let unknown = chosen.into_iter().filter(|(_, _, plan)| !is_known(plan.owner));
    let problem = |(action, ..): &(ActionItemId, Plan, Plan)| {
        Problem::new(format!("action.{action}.owner"), "problem-choose-owner")
    };
    let problems: Vec<_> = unknown.map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Keeps what was chosen for actions: only what the form changed of what it was shown with, so that a choice that
/// somebody else made meanwhile stays.
async fn keep_plans(
    app: &App,
    tx: &mut Connection,
    id: PostmortemId,
    plans: Vec<(ActionItemId, Plan, Plan)>,
) -> Result<()> {
    if plans.iter().all(|(_, was, plan)| was == plan) {
        return Ok(());
    }
    let items = yomikai_store::action_item::list_of(tx, id).await?;
    for (action, was, plan) in plans {
        // An action that somebody took away meanwhile has nothing to choose for.
        let Some(item) = items.iter().find(|item| item.id == action) else { continue };
        let merged = Plan::merge(&was, plan, item.plan.clone());
        if merged != item.plan {
            yomikai_store::action_item::set_plan(tx, action, &merged, app.now()).await?;
        }
    }
    Ok(())
}

/// What a form of the whole document is made of, beside its words.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The document.
    pub postmortem: Postmortem,
    /// Its present revision.
    pub revision: Revision,
    /// Its actions as they stand, those that a meeting made of its cards among them.
    pub actions: Vec<Action>,
    /// Who can be asked to see to one, by name.
    pub people: Vec<Named>,
    /// What the reader has typed and not saved.
    pub copy: Option<WorkingCopy>,
}

/// The document with everything that its form needs.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an author; `problem-in-trash`.
pub async fn open_sheet(app: &App, actor: &Actor, id: PostmortemId) -> Result<Sheet> {
    let member = actor.id()?;
    let mut db = app.db.read().await?;
    let found = found(&mut db, actor, id, Operation::WritePostmortem).await?;
    Ok(Sheet {
        people: yomikai_store::action_owner::list_of_document(&mut db, id, member, OWNERS).await?,
        copy: yomikai_store::working_copy::find(&mut db, id, member).await?,
        actions: actions(&mut db, &found).await?,
        postmortem: found.postmortem,
        revision: found.revision,
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
    reading(&mut db, actor, found).await
}

async fn reading(db: &mut Connection, actor: &Actor, found: Found) -> Result<Reading> {
    let id = found.postmortem.id;
    let readers = if found.is_author { yomikai_store::people::list_readers(db, id).await? } else { None };
    Ok(Reading {
        actions: actions(db, &found).await?,
        authors: found.authors,
        reading_minutes: found.reading_minutes,
        readers: readers.map(|readers| readers.into_iter().map(|reader| reader.name).collect()),
        is_owner: found.postmortem.owner == actor.id()?,
        postmortem: found.postmortem,
        revision: found.revision,
        life: found.life,
        is_for_named: found.is_for_named,
        is_author: found.is_author,
        trashed_at: found.trashed_at,
    })
}

/// The document's actions in the order in which the text has them; what meetings made comes after that.
async fn actions(db: &mut Connection, found: &Found) -> Result<Vec<Action>> {
    let mut actions = yomikai_store::action_item::list_of(db, found.postmortem.id).await?;
    let worded = &found.revision.body.actions;
    let place = |action: &Action| worded.iter().position(|wording| wording.id == action.id);
    actions.sort_by_key(|action| place(action).unwrap_or(usize::MAX));
    Ok(actions)
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
    own(app, actor, in_trash, OWN).await
}

/// What one writes and saved last, at most `most` of it.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn newest_own(app: &App, actor: &Actor, most: usize) -> Result<Vec<Own>> {
    own(app, actor, false, i64::try_from(most).unwrap_or(OWN)).await
}

async fn own(app: &App, actor: &Actor, in_trash: bool, most: i64) -> Result<Vec<Own>> {
    let id = actor.id()?;
    let mut db = app.db.read().await?;
    Ok(yomikai_store::postmortem::list_own(&mut db, id, in_trash, most).await?)
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
        Operation::WritePostmortem
            | Operation::KeepIgnores
            | Operation::PublishPostmortem
            | Operation::NameAuthors
    );
    if is_a_change {
        not_in_trash(&found)?;
    }
    Ok(found)
}

/// Refuses what is in the trash. Whoever is told so is an author of it, who may know.
fn not_in_trash(found: &Found) -> Result<()> {
    match found.trashed_at {
        Some(_) => Err(Error::Conflict(Problem::of_form("problem-in-trash"))),
        None => Ok(()),
    }
}

fn ties(actor: &Actor, found: &Found) -> Result<yomikai_domain::policy::Ties> {
    let is_owner = found.postmortem.owner == actor.id()?;
    let is_read = found.life.is_published() && found.trashed_at.is_none() && found.is_in_audience;
    let ties = actor.ties().with_if(found.is_author, Tie::Author).with_if(is_owner, Tie::Owner);
    Ok(ties.with_if(is_read, Tie::Audience))
}
