//! Running the house: who is a member, in which role, and whether they can sign in.

use jiff::{SignedDuration, Timestamp};
use yomikai_domain::{
    Problem,
    id::MemberId,
    member::{Email, Role, Zone},
    policy::Operation,
};
use yomikai_store::Connection;

use crate::{
    Actor, App, Error, Result,
    error::{allow, unless_taken},
    paging::cut,
    secret, transaction,
};

pub use yomikai_store::{club::Named, member::Account};

/// How many members a page lists.
const PAGE: i64 = 50;
/// How long a reset link works.
pub const RESET_LASTS: SignedDuration = SignedDuration::from_hours(24);

/// Names to write with: everybody who can sign in.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn names(app: &App, actor: &Actor) -> Result<Vec<Named>> {
    allow(Operation::SeeMembers, actor.ties())?;
    let mut db = app.db.read().await?;
    let accounts = yomikai_store::member::list(&mut db).await?;
    let active = accounts.into_iter().filter(|account| account.deactivated_at.is_none());
    Ok(active.map(|account| Named { id: account.member.id, name: account.member.profile.name }).collect())
}

/// The zones in which several people are, and one's own, each once: a zone that one person alone is in would tell
/// colleagues where they have gone.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn zones(app: &App, actor: &Actor) -> Result<Vec<Zone>> {
    allow(Operation::SeeMembers, actor.ties())?;
    Ok(yomikai_store::member::list_zones(&mut *app.db.read().await?, actor.id()?).await?)
}

/// A page of everybody.
#[derive(Debug, Clone)]
pub struct Listed {
    /// By name.
    pub accounts: Vec<Account>,
    /// With whom this page ends, where there is another one behind it.
    pub last: Option<MemberId>,
}

/// Everybody by name, with addresses and roles: a page of them, behind the member with whom another one ended.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin.
pub async fn list(app: &App, actor: &Actor, after: Option<MemberId>) -> Result<Listed> {
    allow(Operation::ManageMembers, actor.ties())?;
    let mut accounts = yomikai_store::member::list_page(&mut *app.db.read().await?, after, PAGE + 1).await?;
    let goes_on = cut(&mut accounts, PAGE);
    let last = accounts.last().filter(|_| goes_on).map(|account| account.member.id);
    Ok(Listed { accounts, last })
}

/// Whether somebody else who can sign in has the same name: nothing forbids it, and few know how confusing it is.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn has_namesake(app: &App, actor: &Actor) -> Result<bool> {
    allow(Operation::SeeMembers, actor.ties())?;
    Ok(yomikai_store::member::has_namesake(&mut *app.db.read().await?, actor.id()?).await?)
}

/// One account.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin, [`Error::NotFound`] when there is none.
pub async fn find(app: &App, actor: &Actor, id: MemberId) -> Result<Account> {
    allow(Operation::ManageMembers, actor.ties())?;
    let mut db = app.db.read().await?;
    yomikai_store::member::find(&mut db, id).await?.ok_or(Error::NotFound)
}

/// Changes a member's role. The last admin who can sign in stays one; whoever stops being one leaves no key behind.
///
/// # Errors
/// `problem-last-admin`; as [`find`].
pub async fn set_role(app: &App, actor: &Actor, id: MemberId, role: &str) -> Result<()> {
    allow(Operation::ManageMembers, actor.ties())?;
    let role = Role::from_name(role).ok_or(Problem::new("role", "problem-choose"))?;
    transaction!(app, |tx| {
        existing(&mut tx, id).await?;
        yomikai_store::member::set_role(&mut tx, id, role).await?;
        keep_an_admin(&mut tx, "role").await?;
        if role != Role::Admin {
            take_keys_back(app, &mut tx, id).await?;
        }
    })
}

/// Changes a member's address.
///
/// # Errors
/// `problem-email`, `problem-email-taken`; as [`find`].
pub async fn set_email(app: &App, actor: &Actor, id: MemberId, email: &str) -> Result<()> {
    allow(Operation::ManageMembers, actor.ties())?;
    let email = Email::parse(email)?;
    transaction!(app, |tx| {
        existing(&mut tx, id).await?;
        let done = yomikai_store::member::set_email(&mut tx, id, &email).await;
        unless_taken(done, Problem::new("email", "problem-email-taken"))?;
    })
}

/// Ends a member's sessions and lets them sign in no more. What they wrote stays.
///
/// # Errors
/// `problem-last-admin`; as [`find`].
pub async fn deactivate(app: &App, actor: &Actor, id: MemberId) -> Result<()> {
    allow(Operation::ManageMembers, actor.ties())?;
    transaction!(app, |tx| {
        let account = existing(&mut tx, id).await?;
        let since = account.deactivated_at.unwrap_or(app.now());
        yomikai_store::member::set_deactivated(&mut tx, id, Some(since)).await?;
        yomikai_store::session::end_all(&mut tx, id, None).await?;
        yomikai_store::password_reset::forget(&mut tx, id).await?;
        take_keys_back(app, &mut tx, id).await?;
        keep_an_admin(&mut tx, "").await?;
    })
}

/// Lets a deactivated member sign in again.
///
/// # Errors
/// As [`find`].
pub async fn reactivate(app: &App, actor: &Actor, id: MemberId) -> Result<()> {
    allow(Operation::ManageMembers, actor.ties())?;
    transaction!(app, |tx| {
        existing(&mut tx, id).await?;
        yomikai_store::member::set_deactivated(&mut tx, id, None).await?;
    })
}

/// Makes a link by which a member chooses a new password; returns its token. Earlier links stop working.
///
/// # Errors
/// `problem-deactivated`; as [`find`].
pub async fn make_reset_link(app: &App, actor: &Actor, id: MemberId) -> Result<String> {
    allow(Operation::ManageMembers, actor.ties())?;
    reset_token(app, id, Some(actor.id()?)).await
}

/// The same for whoever holds the machine: a locked-out admin at the command line.
///
/// # Errors
/// [`Error::NotFound`] when no account has that address; `problem-deactivated`.
pub async fn make_reset_link_from_the_machine(app: &App, email: &str) -> Result<String> {
    let email = Email::parse(email)?;
    let account = yomikai_store::member::find_by_email(&mut *app.db.read().await?, &email).await?;
    reset_token(app, account.ok_or(Error::NotFound)?.member.id, None).await
}

async fn reset_token(app: &App, id: MemberId, by: Option<MemberId>) -> Result<String> {
    let token = secret::token(app.chance.as_ref());
    let now: Timestamp = app.now();
    transaction!(app, |tx| {
        if existing(&mut tx, id).await?.deactivated_at.is_some() {
            return Err(Problem::of_form("problem-deactivated").into());
        }
        let hash = secret::hash(&token);
        yomikai_store::password_reset::replace(&mut tx, id, &hash, by, now, now + RESET_LASTS).await?;
    })?;
    Ok(token)
}

/// Invitations and reset links that somebody made as an admin would let them in again after they stopped being one.
async fn take_keys_back(app: &App, tx: &mut Connection, id: MemberId) -> Result<()> {
    yomikai_store::invitation::withdraw_made_by(tx, id, app.now()).await?;
    yomikai_store::password_reset::forget_made_by(tx, id).await?;
    Ok(())
}

async fn existing(tx: &mut Connection, id: MemberId) -> Result<Account> {
    yomikai_store::member::find(tx, id).await?.ok_or(Error::NotFound)
}

async fn keep_an_admin(tx: &mut Connection, field: &'static str) -> Result<()> {
    if yomikai_store::member::count_active_admins(tx).await? == 0 {
        return Err(Problem::new(field, "problem-last-admin").into());
    }
    Ok(())
}
