//! The people of a document: its co-authors, and the audience that reads it once it is published.

use std::collections::BTreeSet;

use yomikai_domain::{
    Problem,
    id::{MemberId, PostmortemId},
    life::Audience,
    limits,
    policy::Operation,
};
use yomikai_store::{Connection, club::Named};

use crate::{Actor, App, Result, life, member, postmortem, transaction};

pub use yomikai_store::people::Person;

/// The people of a document as its authors see them.
#[derive(Debug, Clone)]
pub struct People {
    /// The one person who answers for the document.
    pub owner: MemberId,
    /// Its authors, the owner among them, in the order in which they became members.
    pub authors: Vec<Person>,
    /// Whom its audience names; `None` for everyone.
    pub readers: Option<Vec<Person>>,
    /// Everybody who can sign in and is no author, by name.
    pub others: Vec<Named>,
    /// Whether the reader owns the document: co-authors are the owner's to name.
    pub is_owner: bool,
}

/// Who writes the document, who reads it once it is published, and who else could.
///
/// # Errors
/// [`crate::Error::NotFound`] for anybody but an author; `problem-in-trash`.
pub async fn of(app: &App, actor: &Actor, id: PostmortemId) -> Result<People> {
    let everybody = member::names(app, actor).await?;
    let mut db = app.db.read().await?;
    let found = postmortem::found(&mut db, actor, id, Operation::PublishPostmortem).await?;
    let authors = yomikai_store::people::list_authors(&mut db, id).await?;
    let is_author = |named: &Named| authors.iter().any(|author| author.id == named.id);
    let mut others: Vec<_> = everybody.into_iter().filter(|named| !is_author(named)).collect();
    others.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(People {
        owner: found.postmortem.owner,
        readers: yomikai_store::people::list_readers(&mut db, id).await?,
        others,
        is_owner: found.postmortem.owner == actor.id()?,
        authors,
    })
}

/// Chooses who reads the document once it is published.
///
/// # Errors
/// `problem-choose` on `audience`; `problem-choose-people`, `problem-many-people` on `people`; [`crate::Error::NotFound`] for
/// anybody but an author, and in the trash.
pub async fn set_audience(
    app: &App,
    actor: &Actor,
    id: PostmortemId,
    audience: &str,
    named: &[&str],
) -> Result<()> {
    transaction!(app, |tx| {
        postmortem::found(&mut tx, actor, id, Operation::PublishPostmortem).await?;
        let audience = chosen(&mut tx, id, audience, named).await??;
        yomikai_store::people::set_audience(&mut tx, id, &audience).await?;
    })
}

/// An audience as a form names it. It can name whoever can sign in; who paused since stays in it.
pub(crate) async fn chosen(
    tx: &mut Connection,
    id: PostmortemId,
    audience: &str,
    named: &[&str],
) -> Result<std::result::Result<Audience, Problem>> {
    let audience = match Audience::parse(audience, named) {
        Ok(Audience::Named(people)) => people,
        other => return Ok(other),
    };
    let accounts = yomikai_store::member::list(tx).await?;
    let active = accounts.iter().filter(|account| account.deactivated_at.is_none());
    let active: BTreeSet<_> = active.map(|account| account.member.id).collect();
    let readers = yomikai_store::people::list_readers(tx, id).await?.unwrap_or_default();
    let is_known = |id: &MemberId| active.contains(id) || readers.iter().any(|reader| reader.id == *id);
    if audience.iter().all(is_known) {
        Ok(Ok(Audience::Named(audience)))
    } else {
        Ok(Err(Problem::new("people", "problem-choose-people")))
    }
}

/// Names a co-author; naming one twice changes nothing.
///
/// # Errors
/// `problem-choose` on `member` when there is no such person to choose; `problem-many-people`; [`crate::Error::NotFound`] for
/// anybody but the owner, and in the trash.
pub async fn add_author(app: &App, actor: &Actor, id: PostmortemId, member: &str) -> Result<()> {
    let choose = || Problem::new("member", "problem-choose");
    let brought = transaction!(app, |tx| {
        postmortem::found(&mut tx, actor, id, Operation::NameAuthors).await?;
        let member: MemberId = member.parse().map_err(|_| choose())?;
        let account = yomikai_store::member::find(&mut tx, member).await?;
        account.filter(|account| account.deactivated_at.is_none()).ok_or_else(choose)?;
        // The owner is one of them.
        if yomikai_store::people::list_authors(&mut tx, id).await?.len() > limits::PEOPLE {
            return Err(Problem::new("member", "problem-many-people").number("most", limits::PEOPLE).into());
        }
        yomikai_store::postmortem::add_author(&mut tx, id, member).await?;
        yomikai_store::assignment::list_bringing(&mut tx, id).await?
    })?;
    life::tell_rooms(app, actor, &brought).await
}

/// Takes a co-author away; their revisions stay theirs. What they were to bring of it is nobody's part any more, unless
/// the room has begun to read it.
///
/// # Errors
/// `problem-choose` on `member` for the owner, who stays; [`crate::Error::NotFound`] for anybody but the owner; `problem-in-trash`.
pub async fn remove_author(app: &App, actor: &Actor, id: PostmortemId, member: &str) -> Result<()> {
    let brought = transaction!(app, |tx| {
        let found = postmortem::found(&mut tx, actor, id, Operation::NameAuthors).await?;
        let member: Option<MemberId> = member.parse().ok();
        let member = member.filter(|member| *member != found.postmortem.owner);
        let member = member.ok_or(Problem::new("member", "problem-choose"))?;
        yomikai_store::people::remove_author(&mut tx, id, member).await?;
        let brought = yomikai_store::assignment::list_bringing(&mut tx, id).await?;
        for (meeting, assignment) in brought.iter().filter(|(_, assignment)| assignment.member == member) {
            if !yomikai_store::meeting_day::is_pinned(&mut tx, *meeting, id).await? {
                yomikai_store::assignment::save(&mut tx, *meeting, &assignment.put_down()).await?;
            }
        }
        brought
    })?;
    life::tell_rooms(app, actor, &brought).await
}
