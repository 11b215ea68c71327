//! The demonstration: a small company with two clubs, made through the use cases, and its people, who can be played.

mod clock;
mod en;
mod fill;
mod grown;
mod held;
mod ja;
mod script;
#[cfg(test)]
mod tests;

use yomikai_domain::{Language, member::Email};

use crate::{
    App, Error, Result, house,
    session::{self, NewSession},
    transaction,
};

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
pub struct Demo(());

impl Demo {
    /// Prepares the demonstration in `app`: fills an empty database, and takes one that holds it already as it is.
    ///
    /// # Errors
    /// [`Error::Forbidden`] on a database that holds somebody's real work.
    pub async fn prepare(app: &App) -> Result<Self> {
        match house::organisation(app).await? {
            None => fill::fill(app).await?,
            Some(organisation) if organisation.name == ORGANISATION => {}
            Some(_) => return Err(Error::Forbidden),
        }
        Ok(Self(()))
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

    /// Signs in as a persona; `None` when there is none of that name, or an admin of the demonstration has closed
    /// that account.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn enter(&self, app: &App, nick: &str, device: &str) -> Result<Option<NewSession>> {
        let Some(persona) = self.personas().find(|persona| persona.nick == nick) else { return Ok(None) };
        let email = Email::parse(&address(persona.nick))?;
        let account = yomikai_store::member::find_by_email(&mut *app.db.read().await?, &email).await?;
        let account = account.filter(|account| account.deactivated_at.is_none());
        let Some(account) = account else { return Ok(None) };
        let new = transaction!(app, |tx| { session::begin(app, &mut tx, account.member.id, device).await? })?;
        Ok(Some(new))
    }
}

fn address(nick: &str) -> String {
    format!("{nick}@{DOMAIN}")
}
