//! Invitations: an admin makes a link, and whoever follows it becomes a member.

use std::net::IpAddr;

use jiff::SignedDuration;
use yomikai_domain::{
    Problem,
    id::{InvitationId, MemberId},
    invitation::{Invitation, Standing, Terms},
    member::{Email, Member, Profile, check_password},
    policy::Operation,
    problem::Problems,
};

use crate::{
    Actor, App, Error, Result,
    error::{allow, unless_taken},
    paging::cut,
    secret,
    session::{self, NewSession},
    throttle, transaction,
};

/// How many invitations a page lists.
const PAGE: i64 = 50;
/// For how long a form that joins may come again.
const A_MOMENT: SignedDuration = SignedDuration::from_mins(10);

/// Makes an invitation; returns its link's token, which is kept nowhere.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin; every problem of the form at once.
pub async fn make(app: &App, actor: &Actor, role: &str, uses: &str, days: &str) -> Result<String> {
    allow(Operation::ManageInvitations, actor.ties())?;
    let by = actor.id()?;
    let terms = Terms::parse(role, uses, days)?;
    let now = app.now();
    let invitation = Invitation {
        id: InvitationId::new(app.new_uuid()),
        role: terms.role,
        uses: terms.uses,
        used: 0,
        created_at: now,
        expires_at: now + terms.valid,
        withdrawn_at: None,
    };
    let token = secret::token(app.chance.as_ref());
    transaction!(app, |tx| {
        yomikai_store::invitation::insert(&mut tx, &invitation, &secret::hash(&token), by).await?;
    })?;
    Ok(token)
}

/// A page of invitations.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The newest first.
    pub invitations: Vec<Invitation>,
    /// With which one this page ends, where there is another page behind it.
    pub last: Option<InvitationId>,
}

/// Invitations, the newest first: a page of them, behind the one with which another page ended.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin.
pub async fn list(app: &App, actor: &Actor, after: Option<InvitationId>) -> Result<Listed> {
    allow(Operation::ManageInvitations, actor.ties())?;
    let mut invitations =
        yomikai_store::invitation::list(&mut *app.db.read().await?, after, PAGE + 1).await?;
    let goes_on = cut(&mut invitations, PAGE);
    let last = invitations.last().filter(|_| goes_on).map(|invitation| invitation.id);
    Ok(Listed { invitations, last })
}

/// One invitation.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin; [`Error::NotFound`] when there is none.
pub async fn find(app: &App, actor: &Actor, id: InvitationId) -> Result<Invitation> {
    allow(Operation::ManageInvitations, actor.ties())?;
    let found = yomikai_store::invitation::find(&mut *app.db.read().await?, id).await?;
    found.ok_or(Error::NotFound)
}

/// Withdraws an invitation; withdrawing it twice changes nothing.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin.
pub async fn withdraw(app: &App, actor: &Actor, id: InvitationId) -> Result<()> {
    allow(Operation::ManageInvitations, actor.ties())?;
    transaction!(app, |tx| {
        yomikai_store::invitation::withdraw(&mut tx, id, app.now()).await?;
    })
}

/// The invitation of a link that still works.
///
/// Nobody is slowed down here: a token of 256 bits cannot be guessed.
///
/// # Errors
/// [`Error::NotFound`] when it never worked or does not any more; which of them is not told.
pub async fn open(app: &App, token: &str) -> Result<Invitation> {
    let mut db = app.db.read().await?;
    let found = yomikai_store::invitation::find_by_token(&mut db, &secret::hash(token)).await?;
    found.filter(|invitation| invitation.standing(app.now()) == Standing::Open).ok_or(Error::NotFound)
}

/// The form of somebody who follows an invitation.
#[derive(Debug, Clone, Default)]
pub struct Join<'a> {
    /// The link's token.
    pub token: &'a str,
    /// Their name.
    pub name: &'a str,
    /// Their address.
    pub email: &'a str,
    /// Their password.
    pub password: &'a str,
    /// Their language.
    pub language: &'a str,
    /// Their zone.
    pub zone: &'a str,
    /// What the browser calls itself.
    pub device: &'a str,
}

/// Becomes a member by an invitation, and signs in.
///
/// # Errors
/// [`Error::NotFound`] when the link does not work any more; every problem of the form at once.
pub async fn join(app: &App, form: &Join<'_>) -> Result<NewSession> {
    let invitation = open(app, form.token).await?;
    let mut problems = Problems::default();
    let email = problems.take(Email::parse(form.email));
    let profile = problems.take_all(Profile::parse(form.name, form.language, form.zone));
    problems.take(check_password("password", form.password, &[form.name, form.email]));
    let (email, profile) = problems.finish(email.zip(profile))?;
    let hash = app.hasher.hash(form.password.to_owned(), app.chance.as_ref()).await?;
    let member = Member { id: MemberId::new(app.new_uuid()), email, profile, role: invitation.role };
    transaction!(app, |tx| {
        if !yomikai_store::invitation::count_use(&mut tx, invitation.id, app.now()).await? {
            return Err(Error::NotFound);
        }
        let kept = yomikai_store::member::insert(&mut tx, &member, &hash, app.now()).await;
        unless_taken(kept, Problem::new("email", "problem-email-taken"))?;
        session::begin(app, &mut tx, member.id, form.device).await?
    })
}

/// Joins; a form that is sent twice lets its sender in: the first time by joining, the second time by signing in, when the
/// link may be used up and the address is taken by nobody but themselves.
///
/// # Errors
/// As [`join`]; `problem-wait` for whoever tries one taken address after another.
pub async fn join_once(app: &App, form: &Join<'_>, address: IpAddr) -> Result<NewSession> {
    let refusal = match join(app, form).await {
        Err(refusal @ (Error::NotFound | Error::Invalid(_))) => refusal,
        other => return other,
    };
    let has = |error: &Error, key| matches!(error, Error::Invalid(problems) if problems.iter().any(|problem| problem.key == key));
    let is_taken = has(&refusal, "problem-email-taken");
    if !is_taken && matches!(refusal, Error::Invalid(_)) {
        return Err(refusal);
    }
    // A link that never was tells nothing of any address, by no answer and by no time that it takes.
    if !is_taken && !has_been(app, form.token).await? {
        return Err(refusal);
    }
    if has_just_joined(app, form.email).await? {
        let (email, password, device) = (form.email, form.password, form.device);
        let again = session::Credentials { email, password, address, device };
        let signed_in = session::sign_in_again(app, &again).await;
        // Whoever tries one address after another is told to wait rather than which of them are taken.
        return signed_in
            .map_err(|error| if is_taken && has(&error, "problem-wait") { error } else { refusal });
    }
    // Nobody's password was tried, and nobody else shall wait for it.
    if is_taken {
        throttle::count_address(app, address).await?;
    }
    Err(refusal)
}

/// Whether somebody could join by a link, now or before.
async fn has_been(app: &App, token: &str) -> Result<bool> {
    let mut db = app.db.read().await?;
    let found = yomikai_store::invitation::find_by_token(&mut db, &secret::hash(token)).await?;
    Ok(found.is_some())
}

/// Whether an address belongs to somebody who joined a moment ago.
async fn has_just_joined(app: &App, email: &str) -> Result<bool> {
    let Ok(email) = Email::parse(email) else { return Ok(false) };
    let account = yomikai_store::member::find_by_email(&mut *app.db.read().await?, &email).await?;
    Ok(account.is_some_and(|account| app.now().duration_since(account.created_at) < A_MOMENT))
}
