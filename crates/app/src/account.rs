//! One's own account: profile, password, and the links that let somebody back in.

use std::net::IpAddr;

use yomikai_domain::{
    Problem,
    member::{Member, Profile, check_password},
    policy::{Operation, Tie},
};

use crate::{
    Actor, App, Error, Result,
    error::allow,
    secret,
    session::{self, NewSession},
    throttle, transaction,
};

/// Changes what one chose about oneself.
///
/// # Errors
/// Every problem of the form at once.
pub async fn set_profile(app: &App, actor: &Actor, name: &str, language: &str, zone: &str) -> Result<()> {
    let id = actor.id()?;
    allow(Operation::KeepOwnAccount, actor.ties().with_if(true, Tie::Oneself))?;
    let profile = Profile::parse(name, language, zone)?;
    transaction!(app, |tx| {
        yomikai_store::member::set_profile(&mut tx, id, &profile).await?;
    })
}

/// Changes one's own password, ends all other sessions, and with them a reset link that may still be about.
///
/// # Errors
/// `problem-present-password` on `present`, the rules of [`check_password`] on `password`; `problem-wait`.
pub async fn change_password(
    app: &App,
    actor: &Actor,
    present: &str,
    password: &str,
    address: IpAddr,
) -> Result<()> {
    let signed_in = actor.signed_in()?;
    let member = &signed_in.member;
    check_new_password(member, password)?;
    let attempt = throttle::Attempt::begin(app, &member.email.folded(), address).await?;
    let account = yomikai_store::member::find(&mut *app.db.read().await?, member.id).await?;
    let wrong = || Error::from(Problem::new("present", "problem-present-password"));
    let present_hash = account.map(|account| account.password_hash);
    if !app.hasher.verify(present.to_owned(), present_hash.clone(), app.chance.as_ref()).await? {
        return Err(wrong());
    }
    attempt.succeeded(app).await?;
    let hash = app.hasher.hash(password.to_owned(), app.chance.as_ref()).await?;
    transaction!(app, |tx| {
        // Asked again inside the transaction: a reset that came meanwhile is not undone by who knew the old password.
        let still = yomikai_store::member::find(&mut tx, member.id).await?;
        if still.map(|account| account.password_hash) != present_hash {
            return Err(wrong());
        }
        yomikai_store::member::set_password_hash(&mut tx, member.id, &hash).await?;
        yomikai_store::password_reset::forget(&mut tx, member.id).await?;
        yomikai_store::session::end_all(&mut tx, member.id, Some(signed_in.session)).await?;
    })
}

/// Whose reset link it is, as long as it works; its page asks before it shows a form.
///
/// Nobody is slowed down here: a token of 256 bits cannot be guessed.
///
/// # Errors
/// [`Error::NotFound`] when it does not work.
pub async fn check_reset(app: &App, token: &str) -> Result<Member> {
    let mut db = app.db.read().await?;
    let found = yomikai_store::password_reset::find(&mut db, &secret::hash(token), app.now()).await?;
    let account = yomikai_store::member::find(&mut db, found.ok_or(Error::NotFound)?).await?;
    Ok(account.ok_or(Error::NotFound)?.member)
}

/// Chooses a new password by a reset link, ends all sessions and begins a new one.
///
/// # Errors
/// [`Error::NotFound`] when the link does not work any more; the rules of [`check_password`] on `password`.
pub async fn reset_password(app: &App, token: &str, password: &str, device: &str) -> Result<NewSession> {
    let token_hash = secret::hash(token);
    let member = check_reset(app, token).await?;
    check_new_password(&member, password)?;
    let hash = app.hasher.hash(password.to_owned(), app.chance.as_ref()).await?;
    transaction!(app, |tx| {
        // Asked again inside the transaction: a link works once, also when it is used twice at the same time.
        let still = yomikai_store::password_reset::find(&mut tx, &token_hash, app.now()).await?;
        still.ok_or(Error::NotFound)?;
        yomikai_store::password_reset::forget(&mut tx, member.id).await?;
        yomikai_store::member::set_password_hash(&mut tx, member.id, &hash).await?;
        yomikai_store::session::end_all(&mut tx, member.id, None).await?;
        session::begin(app, &mut tx, member.id, device).await?
    })
}

fn check_new_password(member: &Member, password: &str) -> Result<()> {
    let own_words = [member.profile.name.as_str(), member.email.as_str()];
    Ok(check_password("password", password, &own_words)?)
}
