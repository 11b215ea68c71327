//! The house itself: setting it up with a code that only its operator can read.

use std::sync::{Mutex, PoisonError};

use yomikai_domain::{
    Problem,
    id::MemberId,
    limits,
    member::{Email, Member, Profile, Role, check_password},
    problem::Problems,
    text::Rule,
};
pub use yomikai_store::organisation::Organisation;

use crate::{
    App, Chance, Error, Result, secret,
    session::{self, NewSession},
    transaction,
};

/// How often the set-up code may be guessed before the server has to be started again.
const TRIES: u32 = 10;
/// Letters that are not mistaken for one another (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code by which the first visitor proves to be the operator: new at each start, gone once used.
pub(crate) struct SetUpCode {
    code: String,
    tries_left: Mutex<u32>,
}

impl SetUpCode {
    pub(crate) fn new(chance: &dyn Chance) -> Self {
        let mut bytes = [0; 12];
        chance.fill(&mut bytes);
        let mut code = String::new();
        for (i, byte) in bytes.iter().enumerate() {
            if i > 0 && i % 4 == 0 {
                code.push('-');
            }
            code.push(char::from(ALPHABET[usize::from(byte % 32)]));
        }
        Self { code, tries_left: Mutex::new(TRIES) }
    }

    fn check(&self, typed: &str) -> std::result::Result<(), Problem> {
        if typed.trim().is_empty() {
            return Err(Problem::new("code", "problem-required"));
        }
        let mut tries_left = self.tries_left.lock().unwrap_or_else(PoisonError::into_inner);
        if *tries_left == 0 {
            return Err(Problem::new("code", "problem-set-up-locked"));
        }
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let typed = letters(&yomikai_domain::text::fold(typed)).to_ascii_uppercase();
        // Comparing hashes takes the same time wherever the difference is.
        if secret::hash(&typed) == secret::hash(&letters(&self.code)) {
            return Ok(());
        }
        *tries_left -= 1;
        let left = usize::try_from(*tries_left).unwrap_or_default();
        Err(Problem::new("code", "problem-set-up-code").number("left", left))
    }
}

/// The first form of a new installation.
#[derive(Debug, Default)]
pub struct SetUp<'a> {
    /// The code from the server's standard error.
    pub code: &'a str,
    /// The organisation's name.
    pub organisation: &'a str,
    /// The first admin's name.
    pub name: &'a str,
    /// The first admin's address.
    pub email: &'a str,
    /// The first admin's password.
    pub password: &'a str,
    /// The language of the first admin and, until it is changed, of visitors.
    pub language: &'a str,
    /// The zone of the first admin, offered to those who come later.
    pub zone: &'a str,
    /// What the browser calls itself.
    pub device: &'a str,
}

/// The organisation, once there is one. Anybody may know its name: the sign-in page shows it.
///
/// # Errors
/// When the database does not answer.
pub async fn organisation(app: &App) -> Result<Option<Organisation>> {
    let mut db = app.db.read().await?;
    Ok(yomikai_store::organisation::find(&mut db).await?)
}

/// The set-up code, as long as the house is not set up: for standard error, and for nothing else.
///
/// # Errors
/// When the database does not answer.
pub async fn set_up_code(app: &App) -> Result<Option<String>> {
    Ok(organisation(app).await?.is_none().then(|| app.set_up_code.code.clone()))
}

/// Makes the organisation and its first admin, and signs the admin in; returns the session's token.
///
/// # Errors
/// Every problem of the form at once; [`Error::NotFound`] once the house is set up.
pub async fn set_up(app: &App, form: &SetUp<'_>) -> Result<NewSession> {
    if organisation(app).await?.is_some() {
        return Err(Error::NotFound);
    }
    let mut problems = Problems::default();
    problems.take(app.set_up_code.check(form.code));
    let name_rule = Rule { field: "organisation", most: limits::NAME, required: true };
    let name = problems.take(name_rule.line(form.organisation));
    let email = problems.take(Email::parse(form.email));
    let profile = problems.take_all(Profile::parse(form.name, form.language, form.zone));
    problems.take(check_password("password", form.password, &[form.name, form.email, form.organisation]));
    let ((name, email), profile) = problems.finish(name.zip(email).zip(profile))?;
    let hash = app.hasher.hash(form.password.to_owned(), app.chance.as_ref()).await?;
    let organisation = Organisation { name, language: profile.language, zone: profile.zone.clone() };
    let admin = Member { id: MemberId::new(app.new_uuid()), email, profile, role: Role::Admin };
    transaction!(app, |tx| {
        let made = yomikai_store::organisation::insert(&mut tx, &organisation, app.now()).await;
        if matches!(made, Err(yomikai_store::Error::Conflict)) {
            return Err(Error::NotFound);
        }
        made?;
        yomikai_store::member::insert(&mut tx, &admin, &hash, app.now()).await?;
        session::begin(app, &mut tx, admin.id, form.device).await?
    })
}
