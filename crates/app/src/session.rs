//! Signing in, staying signed in, signing out.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use yomikai_domain::{
    Problem,
    id::{MemberId, SessionId},
    limits,
    member::Email,
    policy::{Operation, Tie},
};
use yomikai_store::{Connection, member::Account};

use crate::{Actor, App, Error, Result, SignedIn, error::allow, secret, throttle, transaction};

pub use yomikai_store::session::Listed;

/// How long a session lasts without being used.
pub const LASTS: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How precisely it is known when a session was last used: the hour. Reading a page costs no write, and nobody's day can be
/// put together from it.
const SEEN_PRECISION: SignedDuration = SignedDuration::from_hours(1);
/// Most characters kept of what a browser calls itself.
const DEVICE: usize = 200;

/// A session that has just begun.
#[derive(Debug)]
pub struct NewSession {
    /// What the cookie carries; kept nowhere else.
    pub token: String,
}

/// What somebody signs in with, and from where.
#[derive(Debug)]
pub struct Credentials<'a> {
    /// The address as typed.
    pub email: &'a str,
    /// The password as typed.
    pub password: &'a str,
    /// Where the request came from.
    pub address: IpAddr,
    /// What the browser calls itself.
    pub device: &'a str,
}

/// Signs in. Whether the account or the password was wrong is not told.
///
/// # Errors
/// `problem-sign-in`; `problem-wait` after too many wrong tries; `problem-busy`.
pub async fn sign_in(app: &App, credentials: &Credentials<'_>) -> Result<NewSession> {
    let email = email_of(credentials)?;
    let attempt = throttle::Attempt::begin(app, &email.folded(), credentials.address).await?;
    let account = prove(app, &email, credentials.password).await?;
    attempt.succeeded(app).await?;
    begin_for(app, &account, credentials.device).await
}

/// The same for somebody who joined by a form that came twice. It counts against where it comes from alone: whoever holds
/// an invitation shall keep nobody from signing in.
///
/// # Errors
/// As [`sign_in`].
pub(crate) async fn sign_in_again(app: &App, credentials: &Credentials<'_>) -> Result<NewSession> {
    let email = email_of(credentials)?;
    throttle::count_address(app, credentials.address).await?;
    let account = prove(app, &email, credentials.password).await?;
    begin_for(app, &account, credentials.device).await
}

/// The address, unless nothing that was typed can be right.
fn email_of(credentials: &Credentials<'_>) -> Result<Email> {
    if credentials.password.len() > limits::PASSWORD_MOST_BYTES {
        return Err(wrong());
    }
    Email::parse(credentials.email).map_err(|_| wrong())
}

fn wrong() -> Error {
    Problem::of_form("problem-sign-in").into()
}

/// The account of an address, for whoever knows its password. It takes as long where there is none.
async fn prove(app: &App, email: &Email, password: &str) -> Result<Account> {
    let account = yomikai_store::member::find_by_email(&mut *app.db.read().await?, email).await?;
    let account = account.filter(|account| account.deactivated_at.is_none());
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let right = app.hasher.verify(password.to_owned(), hash, app.chance.as_ref()).await?;
    account.filter(|_| right).ok_or_else(wrong)
}

async fn begin_for(app: &App, account: &Account, device: &str) -> Result<NewSession> {
    transaction!(app, |tx| {
        // Asked again inside the transaction: hashing takes long enough for a reset or a deactivation to come between,
        // and what ended all sessions then must not be followed by one more.
        let still = yomikai_store::member::find(&mut tx, account.member.id).await?;
        let still =
            still.filter(|now| now.deactivated_at.is_none() && now.password_hash == account.password_hash);
        still.ok_or_else(wrong)?;
        yomikai_store::session::sweep(&mut tx, app.now()).await?;
        yomikai_store::throttle::sweep(&mut tx, app.now()).await?;
        begin(app, &mut tx, account.member.id, device).await?
    })
}

/// Begins a session for a member who has just proved to be themselves.
pub(crate) async fn begin(
    app: &App,
    tx: &mut Connection,
    member: MemberId,
    device: &str,
) -> Result<NewSession> {
    let token = secret::token(app.chance.as_ref());
    let now = app.now();
    let device: String = device.chars().filter(|c| !c.is_control()).take(DEVICE).collect();
    let new = yomikai_store::session::NewSession {
        token_hash: &secret::hash(&token),
        id: SessionId::new(app.new_uuid()),
        member,
        device: &device,
        created_at: now,
        seen_at: seen(now),
        expires_at: now + LASTS,
    };
    yomikai_store::session::insert(tx, &new).await?;
    Ok(NewSession { token })
}

/// Who a cookie's token stands for. An unknown or ended one stands for a visitor.
///
/// # Errors
/// When the database does not answer.
pub async fn resume(app: &App, token: &str) -> Result<Actor> {
    let now = app.now();
    let found = {
        let mut db = app.db.read().await?;
        yomikai_store::session::resume(&mut db, &secret::hash(token), now).await?
    };
    let Some(resumed) = found else { return Ok(Actor::Visitor) };
    let seen_at = seen(now);
    if seen_at > resumed.seen_at {
        // The end follows from the last use, and must not tell it more precisely.
        let expires_at = seen_at + LASTS;
        transaction!(app, |tx| {
            yomikai_store::session::touch(&mut tx, resumed.id, seen_at, expires_at).await?;
        })?;
    }
    Ok(Actor::Member(Box::new(SignedIn { session: resumed.id, member: resumed.member })))
}

/// An instant as precisely as a last use is kept.
fn seen(at: Timestamp) -> Timestamp {
    let beyond = at.as_microsecond().rem_euclid(SEEN_PRECISION.as_secs() * 1_000_000);
    Timestamp::from_microsecond(at.as_microsecond() - beyond).unwrap_or(at)
}

/// Signs out.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn sign_out(app: &App, actor: &Actor) -> Result<()> {
    let session = actor.signed_in()?.session;
    end(app, actor, session).await
}

/// One's own sessions, the newest used first.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Listed>> {
    let id = actor.id()?;
    allow(Operation::KeepOwnAccount, actor.ties().with_if(true, Tie::Oneself))?;
    let listed = yomikai_store::session::list(&mut *app.db.read().await?, id, app.now()).await?;
    // One that began within the hour was used since then.
    let last_used = |one: Listed| Listed { seen_at: one.seen_at.max(one.created_at), ..one };
    Ok(listed.into_iter().map(last_used).collect())
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`Error::NotFound`] when it is not one's own, or over.
pub async fn end(app: &App, actor: &Actor, session: SessionId) -> Result<()> {
    let id = actor.id()?;
    allow(Operation::KeepOwnAccount, actor.ties().with_if(true, Tie::Oneself))?;
    let ended = transaction!(app, |tx| { yomikai_store::session::end(&mut tx, session, id).await? })?;
    if ended { Ok(()) } else { Err(Error::NotFound) }
}

/// Ends all of one's own sessions but the present one.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn end_others(app: &App, actor: &Actor) -> Result<()> {
    let signed_in = actor.signed_in()?;
    transaction!(app, |tx| {
        yomikai_store::session::end_all(&mut tx, signed_in.member.id, Some(signed_in.session)).await?;
    })
}
