//! The list of factors: what it offers to new documents, and what it is called.

use yomikai_domain::{
    Problem,
    factor::{self, FIRST, Factor},
    limits,
    policy::Operation,
};
use yomikai_store::{Connection, factor::Kept};

use crate::{Actor, App, Error, Result, error::allow, transaction};

/// A factor as the list has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its key.
    pub factor: Factor,
    /// Its name, where the organisation gave it one; the product's own are named by the pages.
    pub name: Option<String>,
    /// Whether it is not offered to new documents any more. Those that have it keep it.
    pub is_retired: bool,
}

/// Every factor, retired ones too: first the product's own, then the organisation's.
///
/// # Errors
/// [`Error::Forbidden`] for a visitor.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Named>> {
    actor.id()?;
    let mut db = app.db.read().await?;
    let kept = yomikai_store::factor::list(&mut db).await?;
    let is_retired = |first: &Factor| kept.iter().any(|it| it.factor == *first && it.retired_at.is_some());
    let first = FIRST.into_iter().filter_map(Factor::parse).map(|factor| Named {
        is_retired: is_retired(&factor),
        name: None,
        factor,
    });
    let own = kept.iter().filter(|it| it.factor.is_own()).map(|it| Named {
        factor: it.factor.clone(),
        name: Some(it.name.clone()),
        is_retired: it.retired_at.is_some(),
    });
    Ok(first.chain(own).collect())
}

/// The same for whoever keeps the list.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin.
pub async fn list_to_keep(app: &App, actor: &Actor) -> Result<Vec<Named>> {
    allow(Operation::KeepFactors, actor.ties())?;
    list(app, actor).await
}

/// Adds a factor. Its key comes with the form, so that sending it twice makes one. `words` are what the pages call the
/// product's own, in every language.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin; `problem-many-factors`, and the problems of [`factor::name`].
pub async fn add(app: &App, actor: &Actor, factor: &Factor, name: &str, words: &[String]) -> Result<()> {
    allow(Operation::KeepFactors, actor.ties())?;
    if !factor.is_own() {
        return Err(Problem::of_form("problem-form-broken").into());
    }
    transaction!(app, |tx| {
        let kept = yomikai_store::factor::list(&mut tx).await?;
        if kept.iter().all(|it| it.factor != *factor) {
            leave_room(&kept)?;
            let name = checked(&mut tx, name, &kept, words).await?;
            yomikai_store::factor::insert(&mut tx, factor, &name, app.now()).await?;
        }
    })
}

/// Gives a factor of the organisation's own another name, on every document that has it.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin; [`Error::NotFound`] for any other factor; the problems of
/// [`factor::name`].
pub async fn rename(app: &App, actor: &Actor, factor: &Factor, name: &str, words: &[String]) -> Result<()> {
    allow(Operation::KeepFactors, actor.ties())?;
    transaction!(app, |tx| {
        let mut kept = yomikai_store::factor::list(&mut tx).await?;
        let before = kept.len();
        kept.retain(|it| it.factor != *factor || !factor.is_own());
        if kept.len() == before {
            return Err(Error::NotFound);
        }
        let name = checked(&mut tx, name, &kept, words).await?;
        yomikai_store::factor::rename(&mut tx, factor, &name).await?;
    })
}

/// Takes a factor off the list; doing it twice changes nothing.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin; [`Error::NotFound`] when there is no such factor.
pub async fn retire(app: &App, actor: &Actor, factor: &Factor) -> Result<()> {
    allow(Operation::KeepFactors, actor.ties())?;
    transaction!(app, |tx| {
        let kept = yomikai_store::factor::list(&mut tx).await?;
        find(&kept, factor)?;
        yomikai_store::factor::retire(&mut tx, factor, app.now()).await?;
    })
}

/// Puts a factor onto the list again; doing it twice changes nothing.
///
/// # Errors
/// [`Error::Forbidden`] for anybody but an admin; [`Error::NotFound`] when there is no such factor;
/// `problem-many-factors`.
pub async fn bring_back(app: &App, actor: &Actor, factor: &Factor) -> Result<()> {
    allow(Operation::KeepFactors, actor.ties())?;
    transaction!(app, |tx| {
        let kept = yomikai_store::factor::list(&mut tx).await?;
        let found = find(&kept, factor)?;
        if factor.is_own() && found.is_some_and(|it| it.retired_at.is_some()) {
            leave_room(&kept)?;
        }
        yomikai_store::factor::bring_back(&mut tx, factor).await?;
    })
}

/// The row of a factor that is on the list; one of the product's own may have none.
fn find<'a>(kept: &'a [Kept], factor: &Factor) -> Result<Option<&'a Kept>> {
    let found = kept.iter().find(|it| it.factor == *factor);
    if found.is_some() || factor.is_first() { Ok(found) } else { Err(Error::NotFound) }
}

fn leave_room(kept: &[Kept]) -> Result<()> {
    let offered = kept.iter().filter(|it| it.factor.is_own() && it.retired_at.is_none()).count();
    if offered >= limits::OWN_FACTORS {
        return Err(Problem::new("name", "problem-many-factors").number("most", limits::OWN_FACTORS).into());
    }
    Ok(())
}

async fn checked(tx: &mut Connection, typed: &str, others: &[Kept], words: &[String]) -> Result<String> {
    let people = yomikai_store::member::list(tx).await?;
    let names = others.iter().filter(|it| it.factor.is_own()).map(|it| it.name.as_str());
    let people = people.iter().map(|account| account.member.profile.name.as_str());
    Ok(factor::name(typed, names.chain(words.iter().map(String::as_str)), people)?)
}
