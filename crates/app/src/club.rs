//! Clubs: founding one, keeping its promises, coming and going.

use yomikai_domain::{
    Problem,
    club::{Charter, Club},
    id::{ClubId, MemberId},
    limits,
    policy::{Operation, Tie},
    schedule::LONGEST,
};
use yomikai_store::{Connection, club::Named, meeting::Meeting};

use crate::{Actor, App, Error, Result, error::allow, meeting::room, transaction};

pub use yomikai_store::club::Found;

/// More coming meetings than anybody has.
const COMING: i64 = 1_000;
/// How many meetings a club's page lists.
const MEETINGS: i64 = 50;

/// A club as its members see it.
#[derive(Debug, Clone)]
pub struct Room {
    /// The club.
    pub club: Club,
    /// Who is in it, in the order in which they joined.
    pub members: Vec<Named>,
    /// Its meetings, the latest first.
    pub meetings: Vec<Meeting>,
}

/// All clubs, and which of them the actor is in.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Found>> {
    allow(Operation::SeeClubs, actor.ties())?;
    let mut db = app.db.read().await?;
    Ok(yomikai_store::club::list(&mut db, actor.id()?).await?)
}

/// Founds a club; its founder is its first member. The id comes with the form, so that sending it twice makes one.
///
/// # Errors
/// Every problem of the form at once.
pub async fn found(
    app: &App,
    actor: &Actor,
    id: ClubId,
    name: &str,
    language: &str,
    promises: &str,
) -> Result<ClubId> {
    allow(Operation::FoundClub, actor.ties())?;
    let founder = actor.id()?;
    let club = Club { id, charter: Charter::parse(name, language, promises)? };
    transaction!(app, |tx| {
        if let Some(existing) = yomikai_store::club::find(&mut tx, id, founder).await? {
            allow(Operation::SeeClub, actor.ties().with_if(existing.is_member, Tie::ClubMember))?;
        } else {
            yomikai_store::club::insert(&mut tx, &club, app.now()).await?;
            yomikai_store::club::add_member(&mut tx, id, founder, app.now()).await?;
        }
    })?;
    Ok(id)
}

/// The club's page.
///
/// # Errors
/// [`Error::NotFound`] for anybody outside it.
pub async fn enter(app: &App, actor: &Actor, id: ClubId) -> Result<Room> {
    let mut db = app.db.read().await?;
    let club = within(&mut db, actor, id, Operation::SeeClub).await?;
    Ok(Room {
        club,
        members: yomikai_store::club::list_members(&mut db, id).await?,
        meetings: yomikai_store::meeting::list_of_club(&mut db, id, MEETINGS).await?,
    })
}

/// Changes what a club is called and held by.
///
/// # Errors
/// Every problem of the form at once; [`Error::NotFound`] for anybody outside it.
pub async fn set_charter(
    app: &App,
    actor: &Actor,
    id: ClubId,
    name: &str,
    language: &str,
    promises: &str,
) -> Result<()> {
    transaction!(app, |tx| {
        within(&mut tx, actor, id, Operation::KeepClub).await?;
        let charter = Charter::parse(name, language, promises)?;
        yomikai_store::club::set_charter(&mut tx, id, &charter).await?;
    })
}

/// Takes somebody in, and gives them a part in every open call.
///
/// # Errors
/// `problem-choose` on `member` when there is no such person to choose; `problem-club-full`; [`Error::NotFound`] for
/// anybody outside the club.
pub async fn add_member(app: &App, actor: &Actor, id: ClubId, member: &str) -> Result<()> {
    let choose = || Problem::new("member", "problem-choose");
    transaction!(app, |tx| {
        within(&mut tx, actor, id, Operation::KeepClub).await?;
        let member: MemberId = member.parse().map_err(|_| choose())?;
        let account = yomikai_store::member::find(&mut tx, member).await?;
        account.filter(|account| account.deactivated_at.is_none()).ok_or_else(choose)?;
        if yomikai_store::club::list_members(&mut tx, id).await?.len() >= limits::CLUB_MEMBERS {
            return Err(Problem::new("member", "problem-club-full")
                .number("most", limits::CLUB_MEMBERS)
                .into());
        }
        yomikai_store::club::add_member(&mut tx, id, member, app.now()).await?;
        yomikai_store::assignment::assign_open_calls(&mut tx, id, member, app.now()).await?;
    })
}

/// Leaves a club; one's parts in its coming meetings go, one's drafts stay.
///
/// # Errors
/// `problem-facilitating` while one is to steer a coming meeting; [`Error::NotFound`] for anybody outside it.
pub async fn leave(app: &App, actor: &Actor, id: ClubId) -> Result<()> {
    let member = actor.id()?;
    let coming = transaction!(app, |tx| {
        within(&mut tx, actor, id, Operation::LeaveClub).await?;
        if yomikai_store::meeting::steers_coming(&mut tx, id, member, app.now()).await? {
            return Err(Problem::of_form("problem-facilitating").into());
        }
        let coming =
            yomikai_store::meeting::list_coming(&mut tx, member, app.now() - LONGEST, COMING).await?;
        yomikai_store::assignment::remove_coming(&mut tx, id, member, app.now()).await?;
        yomikai_store::club::remove_member(&mut tx, id, member).await?;
        coming
    })?;
    // What they had ready leaves the agendas with them.
    for coming in coming.iter().filter(|coming| coming.club.id == id) {
        room::refresh(app, actor, coming.meeting.id).await?;
    }
    Ok(())
}

/// The club, if this actor may do `operation` in it.
pub(crate) async fn within(
    db: &mut Connection,
    actor: &Actor,
    id: ClubId,
    operation: Operation,
) -> Result<Club> {
    let found = yomikai_store::club::find(db, id, actor.id()?).await?.ok_or(Error::NotFound)?;
    allow(operation, actor.ties().with_if(found.is_member, Tie::ClubMember))?;
    Ok(found.club)
}
