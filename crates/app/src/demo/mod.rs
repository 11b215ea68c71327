//! The demonstration: a small company with two clubs, made through the use cases, and its people, who can be played.

mod clock;
mod en;
mod fill;
mod grown;
mod held;
mod ja;
mod many;
mod script;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, sync::Arc};

use yomikai_domain::{Language, member::Email};

use crate::{
    App, Error, Result, house,
    session::{self, NewSession},
    transaction,
};

pub use many::Amount;
pub use script::Part;
use script::Script;

const SCRIPTS: [&Script; 2] = [&ja::SCRIPT, &en::SCRIPT];
/// The company: a shop for stationery, with a Japanese and an international half.
const ORGANISATION: &str = "つばめ文具 Tsubame Stationery";
/// Its people's addresses; names under `.example` belong to nobody (RFC 2606).
const DOMAIN: &str = "tsubame.example";

/// Somebody who can be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Persona {
    /// The name of their host: `aida.localhost`.
    pub nick: &'static str,
    /// Their name.
    pub name: &'static str,
    /// The language they read and write.
    pub language: Language,
    /// What there is for them to do.
    pub part: Part,
}

/// The right to be anybody of the demonstration. It exists for a database that holds the demonstration, and for no
/// other.
#[derive(Debug, Clone)]
pub struct Demo {
    /// The nicknames of its further members. They can be entered as personas can, and are listed nowhere.
    crowd: Arc<BTreeSet<String>>,
}

impl Demo {
    /// Prepares the demonstration in `app`: fills an empty database, and takes one that holds it already as it is.
    ///
    /// # Errors
    /// [`Error::Forbidden`] on a database that holds somebody's real work.
    pub async fn prepare(app: &App) -> Result<Self> {
        match house::organisation(app).await? {
            None => Self::make(app, Amount::default(), |_| {}).await,
            Some(organisation) if organisation.name == ORGANISATION => Self::of(app).await,
            Some(_) => Err(Error::Forbidden),
        }
    }

    /// Fills an empty database with the demonstration and with as much more as is said; `told` is called with the number
    /// of further documents that there are by then.
    ///
    /// # Errors
    /// [`Error::Forbidden`] on a database that holds anything.
    pub async fn make(app: &App, amount: Amount, mut told: impl FnMut(u32) + Send) -> Result<Self> {
        if house::organisation(app).await?.is_some() {
            return Err(Error::Forbidden);
        }
        fill::fill(app, amount, &mut told).await?;
        Self::of(app).await
    }

    async fn of(app: &App) -> Result<Self> {
        let accounts = yomikai_store::member::list(&mut *app.db.read().await?).await?;
        let nicks = accounts.iter().filter_map(|account| nick_of(account.member.email.as_str()));
        let crowd = nicks.filter(|nick| many::crowd::is_nick(nick)).map(str::to_owned).collect();
        Ok(Self { crowd: Arc::new(crowd) })
    }

    /// Whether there is somebody of that nickname who can be entered.
    pub fn knows(&self, nick: &str) -> bool {
        self.crowd.contains(nick) || self.personas().any(|persona| persona.nick == nick)
    }

    /// Who can be played.
    pub fn personas(&self) -> impl Iterator<Item = Persona> + use<> {
        SCRIPTS.into_iter().flat_map(|script| {
            script.people.iter().filter(|person| person.part != Part::Colleague).map(|person| Persona {
                nick: person.nick,
                name: person.name,
                language: script.language,
                part: person.part,
            })
        })
    }

    /// Signs in as a persona or one of the further members; `None` when there is nobody of that name, or an admin of the
    /// demonstration has closed that account.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn enter(&self, app: &App, nick: &str, device: &str) -> Result<Option<NewSession>> {
        if !self.knows(nick) {
            return Ok(None);
        }
        let email = Email::parse(&address(nick))?;
        let account = yomikai_store::member::find_by_email(&mut *app.db.read().await?, &email).await?;
        let account = account.filter(|account| account.deactivated_at.is_none());
        let Some(account) = account else { return Ok(None) };
        let new = transaction!(app, |tx| { session::begin(app, &mut tx, account.member.id, device).await? })?;
        Ok(Some(new))
    }
}

/// The nickname in an address of the company.
fn nick_of(address: &str) -> Option<&str> {
    address.strip_suffix(DOMAIN)?.strip_suffix('@')
}

fn address(nick: &str) -> String {
    format!("{nick}@{DOMAIN}")
}
