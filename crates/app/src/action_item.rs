//! Actions: what is open, what people choose for it, and how it ends.

use yomikai_domain::{
    Language, Problem,
    action_item::{Closure, Plan, TypedPlan},
    action_list::{Stand, Strengths, When},
    id::{ActionItemId, ClubId, MeetingId, MemberId},
    policy::{Operation, Tie, Ties},
};
use yomikai_store::{
    Connection,
    action_item::{Filter, Found, Place},
    club::Named,
};

use crate::{Actor, App, Error, Result, club, error::allow, meeting, paging::cut, transaction};

pub use yomikai_store::action_item::{Item, Origin};

/// How many actions a page of a list has.
pub const PAGE: i64 = 20;

/// What somebody wants to see of the actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Where they stand.
    pub stand: Stand,
    /// Whether only those that they see to themselves.
    pub mine: bool,
    /// Only what a meeting of the club made, or what belongs to a document that one has read.
    pub club: Option<ClubId>,
    /// What they lean on.
    pub strengths: Strengths,
    /// How far off their dates are; whatever has ended is shown whenever it was due.
    pub when: Option<When>,
}

impl Default for Wanted {
    /// All that is open.
    fn default() -> Self {
        Self { stand: Stand::Open, mine: false, club: None, strengths: Strengths::Any, when: None }
    }
}

/// An action as somebody who may see it sees it.
#[derive(Debug, Clone)]
pub struct Action {
    /// The action.
    pub item: Item,
    /// The title of its document and the language of that, where they may read it.
    pub document: Option<(String, Language)>,
    /// The meeting that made it, where they are in its club.
    pub origin: Option<Origin>,
    /// The language in which 'instead of … we …' is said: that of the club, or of the words themselves.
    pub frame: Language,
    /// The name of whoever closed it.
    pub closed_by: Option<String>,
    /// Whether they may choose its owner, its date and the like, and close it.
    pub is_kept: bool,
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Page {
    /// What is on it.
    pub actions: Vec<Action>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// One action, with what its forms offer.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The action.
    pub action: Action,
    /// Who could see to it, by name; nobody for those who may not choose.
    pub people: Vec<Named>,
}

/// The actions that one may see: the soonest due first, or what ended last; behind a place of an earlier page, or from
/// the beginning where there is none of that name.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor, [`Error::NotFound`] outside the club.
pub async fn list(app: &App, actor: &Actor, wanted: Wanted, after: &str) -> Result<Page> {
    let mut page = some(app, actor, wanted, after, PAGE + 1).await?;
    let goes_on = cut(&mut page, PAGE);
    let last = page.last().filter(|_| goes_on);
    let next = last.map(|found| Place::of(found, wanted.stand).to_string());
    let actions = page.into_iter().map(|found| Action::new(actor, found)).collect::<Result<_>>()?;
    Ok(Page { actions, next })
}

/// What is open and one sees to, the soonest due first, at most `most` of it.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn list_mine(app: &App, actor: &Actor, most: i64) -> Result<Vec<Action>> {
    let wanted = Wanted { mine: true, ..Wanted::default() };
    let found = some(app, actor, wanted, "", most).await?;
    found.into_iter().map(|found| Action::new(actor, found)).collect()
}

/// What is open and a meeting of the club made, or belongs to a document that one has read; at most `most` of it.
///
/// # Errors
/// [`Error::NotFound`] outside the club.
pub async fn of_club(app: &App, actor: &Actor, club: ClubId, most: i64) -> Result<Vec<Action>> {
    let wanted = Wanted { club: Some(club), ..Wanted::default() };
    let found = some(app, actor, wanted, "", most).await?;
    found.into_iter().map(|found| Action::new(actor, found)).collect()
}

/// What a meeting made of cards, as it stands now; the same for everybody in the club.
///
/// # Errors
/// [`Error::NotFound`] outside the club.
pub async fn of_meeting(app: &App, actor: &Actor, meeting: MeetingId) -> Result<Vec<Item>> {
    let mut db = app.db.read().await?;
    meeting::within(&mut db, actor, meeting, Operation::SeeMeeting).await?;
    Ok(yomikai_store::action_item::list_of_meeting(&mut db, meeting).await?)
}

async fn some(app: &App, actor: &Actor, wanted: Wanted, after: &str, most: i64) -> Result<Vec<Found>> {
    let me = actor.signed_in()?;
    let today = app.now().to_zoned(me.member.profile.zone.rules()).date();
    let mut db = app.db.read().await?;
    if let Some(club) = wanted.club {
        club::within(&mut db, actor, club, Operation::SeeClub).await?;
    }
    let Wanted { stand, mine, club, strengths, when } = wanted;
    let due = when.map(|when| when.due(today)).unwrap_or_default();
    let filter = Filter { mine, club, strengths, due };
    let after = after.parse::<Place>().ok();
    Ok(yomikai_store::action_item::list(&mut db, me.member.id, (stand, filter), after.as_ref(), most).await?)
}

/// One action.
///
/// # Errors
/// [`Error::NotFound`] for whoever may not see it.
pub async fn read(app: &App, actor: &Actor, id: ActionItemId) -> Result<Reading> {
    let mut db = app.db.read().await?;
    let action = Action::new(actor, found(&mut db, actor, id, Operation::SeeAction).await?)?;
    let people = if action.is_kept {
        yomikai_store::action_owner::list_of_action(&mut db, id, actor.id()?).await?
    } else {
        Vec::new()
    };
    Ok(Reading { action, people })
}

/// Keeps what somebody chose for an action; what others chose of the rest since `was` was shown stays theirs.
///
/// # Errors
/// Every problem of the form at once; `problem-action-owner` on `owner` for somebody who could not see the action;
/// [`Error::NotFound`] and [`Error::Forbidden`] as the policy says.
pub async fn plan(
    app: &App,
    actor: &Actor,
    id: ActionItemId,
    was: &Plan,
    typed: TypedPlan<'_>,
) -> Result<()> {
    transaction!(app, |tx| {
        let found = found(&mut tx, actor, id, Operation::KeepAction).await?;
        let theirs = found.item.plan;
        let merged = Plan::merge(was, Plan::parse(typed)?, theirs.clone());
        if merged.owner != theirs.owner {
            check_owner(&mut tx, id, actor.id()?, merged.owner).await?;
        }
        if merged != theirs {
            yomikai_store::action_item::set_plan(&mut tx, id, &merged, app.now()).await?;
        }
    })
}

/// Nobody is given what they could not see otherwise.
async fn check_owner(
    tx: &mut Connection,
    id: ActionItemId,
    viewer: MemberId,
    owner: Option<MemberId>,
) -> Result<()> {
    let Some(owner) = owner else { return Ok(()) };
    let people = yomikai_store::action_owner::list_of_action(tx, id, viewer).await?;
    if people.iter().any(|named| named.id == owner) {
        return Ok(());
    }
    Err(Problem::new("owner", "problem-action-owner").into())
}

/// Closes an action: what changed, or why it will not be done. Saying the very same twice says it once.
///
/// # Errors
/// Every problem of the form at once; [`Error::Conflict`] with `problem-action-closed` when somebody closed it with other
/// words, which stay; [`Error::NotFound`] and [`Error::Forbidden`] as the policy says.
pub async fn close(app: &App, actor: &Actor, id: ActionItemId, outcome: &str, words: &str) -> Result<()> {
    let by = actor.id()?;
    transaction!(app, |tx| {
        let found = found(&mut tx, actor, id, Operation::KeepAction).await?;
        let closure = Closure::new(outcome, words, by, app.now());
        if let Some(before) = &found.item.closure {
            return if closure.is_ok_and(|closure| is_same(before, &closure)) {
                Ok(())
            } else {
                Err(closed())
            };
        }
        if !yomikai_store::action_item::close(&mut tx, id, &closure?).await? {
            return Err(closed());
        }
    })
}

fn is_same(one: &Closure, other: &Closure) -> bool {
    (one.outcome, &one.words, one.by) == (other.outcome, &other.words, other.by)
}

fn closed() -> Error {
    Error::Conflict(Problem::of_form("problem-action-closed"))
}

/// Opens an action again, as it was before it was closed; of one that is not closed nothing changes.
///
/// # Errors
/// [`Error::NotFound`] and [`Error::Forbidden`] as the policy says.
pub async fn reopen(app: &App, actor: &Actor, id: ActionItemId) -> Result<()> {
    transaction!(app, |tx| {
        found(&mut tx, actor, id, Operation::KeepAction).await?;
        yomikai_store::action_item::reopen(&mut tx, id).await?;
    })
}

/// The action, if this actor may see it and do `operation` with it.
async fn found(db: &mut Connection, actor: &Actor, id: ActionItemId, operation: Operation) -> Result<Found> {
    let me = actor.id()?;
    let found = yomikai_store::action_item::find(db, id, me).await?.ok_or(Error::NotFound)?;
    let ties = ties(actor, &found)?;
    allow(Operation::SeeAction, ties)?;
    allow(operation, ties)?;
    // What lies in the trash can be read, and nothing else.
    if operation == Operation::KeepAction && found.trashed_at.is_some() {
        return Err(Error::NotFound);
    }
    Ok(found)
}

fn ties(actor: &Actor, found: &Found) -> Result<Ties> {
    let is_owner = found.item.plan.owner == Some(actor.id()?);
    let ties = actor.ties().with_if(found.is_author, Tie::Author).with_if(is_owner, Tie::ActionOwner);
    let ties = ties.with_if(found.is_shared && found.is_in_audience, Tie::Audience);
    Ok(ties.with_if(found.is_shared && found.is_in_club(), Tie::ClubMember))
}

impl Action {
    fn new(actor: &Actor, found: Found) -> Result<Self> {
        let is_kept =
            allow(Operation::KeepAction, ties(actor, &found)?).is_ok() && found.trashed_at.is_none();
        let is_read = found.is_author || found.is_in_audience;
        let frame = found.origin.as_ref().map_or(found.item.language, |origin| origin.club_language);
        Ok(Self {
            item: found.item,
            document: is_read.then_some((found.title, found.document_language)),
            origin: found.origin.filter(|origin| origin.is_member),
            frame,
            closed_by: found.closed_by,
            is_kept,
        })
    }
}
