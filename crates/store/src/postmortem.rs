//! Postmortems, their authors and their revisions.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use yomikai_domain::{
    Language,
    id::{MemberId, PostmortemId},
    life::Life,
    postmortem::{ActionWording, Body, Postmortem, Revision},
    severity::Severity,
};

use crate::{
    Connection, Error, Result, library,
    row::{Columns, micros},
};

const INSERT: &str = "
    INSERT INTO postmortem (id, owner_id, language, created_at, revision, saved_at, title)
    VALUES ($1, $2, $3, $4, $5, $4, '')";
const INSERT_AUTHOR: &str = "
    INSERT INTO postmortem_author (postmortem_id, member_id) VALUES ($1, $2)
    ON CONFLICT (postmortem_id, member_id) DO NOTHING";
const INSERT_REVISION: &str =
    "INSERT INTO revision (postmortem_id, number, author_id, at, body) VALUES ($1, $2, $3, $4, $5)";
const ADVANCE: &str = "UPDATE postmortem SET revision = $3, saved_at = $4 WHERE id = $1 AND revision = $2";
const DESCRIBE: &str = "
    UPDATE postmortem SET title = $2, severity = $3, reading_minutes = $4, services = $5 WHERE id = $1";
const FORGET_FACTORS: &str = "DELETE FROM postmortem_factor WHERE postmortem_id = $1";
const INSERT_FACTOR: &str = "INSERT INTO postmortem_factor (postmortem_id, factor) VALUES ($1, $2)";
// Names are of one line each.
const FIND: &str = "
    SELECT postmortem.id, postmortem.owner_id, postmortem.language, postmortem.created_at, postmortem.published_at,
        postmortem.withdrawn_at, postmortem.trashed_at, postmortem.audience,
        COALESCE(postmortem.reading_minutes, 0) AS reading_minutes,
        revision.number, revision.author_id, revision.at, revision.body,
        (
            SELECT string_agg(member.name, '\n' ORDER BY member.created_at, member.id)
            FROM postmortem_author AS a JOIN member ON member.id = a.member_id WHERE a.postmortem_id = postmortem.id
        ) AS authors,
        CASE WHEN EXISTS (
            SELECT 1 FROM postmortem_author AS a WHERE a.postmortem_id = postmortem.id AND a.member_id = $2
        ) THEN 1 ELSE 0 END AS is_author,
        CASE WHEN postmortem.audience = 'everyone' OR EXISTS (
            SELECT 1 FROM postmortem_reader AS r WHERE r.postmortem_id = postmortem.id AND r.member_id = $2
        ) THEN 1 ELSE 0 END AS is_in_audience
    FROM postmortem
    JOIN revision ON revision.postmortem_id = postmortem.id AND revision.number = postmortem.revision
    WHERE postmortem.id = $1";
const IS_AUTHOR: &str = "SELECT 1 FROM postmortem_author WHERE postmortem_id = $1 AND member_id = $2";
const FIND_REVISION: &str =
    "SELECT number, author_id, at, body FROM revision WHERE postmortem_id = $1 AND number = $2";
const LIST_REVISIONS: &str = "
    SELECT revision.number, revision.at, member.name FROM revision
    JOIN member ON member.id = revision.author_id
    WHERE revision.postmortem_id = $1 ORDER BY revision.number DESC LIMIT $2 + 0";
const LIST_OWN: &str = "
    SELECT postmortem.id, postmortem.title, postmortem.language, postmortem.saved_at, postmortem.published_at,
        postmortem.withdrawn_at
    FROM postmortem_author AS a JOIN postmortem ON postmortem.id = a.postmortem_id
    WHERE a.member_id = $1 AND CASE WHEN postmortem.trashed_at IS NULL THEN 0 ELSE 1 END = $3
    ORDER BY postmortem.saved_at DESC, postmortem.id LIMIT $2 + 0";
// A body that names another document's action leaves that one's wording alone, and so does one that names what a meeting
// made of a card.
const UPSERT_ACTION: &str = "
    INSERT INTO action_item (id, postmortem_id, what, created_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (id) DO UPDATE SET what = excluded.what, dropped_at = NULL
    WHERE action_item.postmortem_id = excluded.postmortem_id AND action_item.meeting_id IS NULL";
// What a meeting made of a card is worded by no revision, and stays.
const DROP_ACTION: &str = "
    UPDATE action_item SET dropped_at = $3
    WHERE id = $2 AND postmortem_id = $1 AND meeting_id IS NULL AND dropped_at IS NULL";
const SET_TRASHED: &str = "UPDATE postmortem SET trashed_at = $2 WHERE id = $1";

/// A postmortem with its current revision, and how one member is tied to it.
#[derive(Debug, Clone)]
pub struct Found {
    /// The document.
    pub postmortem: Postmortem,
    /// Its current revision.
    pub revision: Revision,
    /// The names of its authors, in the order in which they became members.
    pub authors: Vec<String>,
    /// How many minutes it takes to read.
    pub reading_minutes: u16,
    /// Whether the member who asked is among its authors.
    pub is_author: bool,
    /// Whether it is for people that its authors named, and not for everyone.
    pub is_for_named: bool,
    /// Whether that member is in its audience; the audience reads it only while it is published.
    pub is_in_audience: bool,
    /// Where its life has got to.
    pub life: Life,
    /// Since when it is in the trash.
    pub trashed_at: Option<Timestamp>,
}

/// A document in its author's list.
#[derive(Debug, Clone)]
pub struct Own {
    /// Which.
    pub id: PostmortemId,
    /// What lists show; may be empty.
    pub title: String,
    /// The language it is written in.
    pub language: Language,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// Where its life has got to.
    pub life: Life,
}

/// A revision in a document's history.
#[derive(Debug, Clone)]
pub struct Past {
    /// From 1 without gaps.
    pub number: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// The name of who saved it.
    pub author: String,
}

/// Keeps a new document with its first revision.
///
/// # Errors
/// [`Error::Conflict`] when the id is taken: a form sent twice.
pub async fn insert(db: &mut Connection, postmortem: &Postmortem, body: &Body) -> Result<()> {
    let at = postmortem.created_at;
    sqlx::query(INSERT)
        .bind(postmortem.id.to_string())
        .bind(postmortem.owner.to_string())
        .bind(postmortem.language.tag())
        .bind(micros(at))
        .bind(postmortem.revision)
        .execute(&mut *db)
        .await?;
    add_author(db, postmortem.id, postmortem.owner).await?;
    let revision = Revision { number: postmortem.revision, author: postmortem.owner, at, body: body.clone() };
    keep_revision(db, postmortem, &revision, &[]).await
}

/// Adds an author; adding them twice changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn add_author(db: &mut Connection, id: PostmortemId, member: MemberId) -> Result<()> {
    sqlx::query(INSERT_AUTHOR).bind(id.to_string()).bind(member.to_string()).execute(db).await?;
    Ok(())
}

/// Appends a revision after `before`; `false` when somebody else's came first.
///
/// # Errors
/// When the database does not answer.
pub async fn save(
    db: &mut Connection,
    postmortem: &Postmortem,
    before: &Body,
    revision: &Revision,
) -> Result<bool> {
    let advanced = sqlx::query(ADVANCE)
        .bind(postmortem.id.to_string())
        .bind(revision.number - 1)
        .bind(revision.number)
        .bind(micros(revision.at))
        .execute(&mut *db)
        .await?;
    if advanced.rows_affected() == 0 {
        return Ok(false);
    }
    keep_revision(db, postmortem, revision, &before.actions).await?;
    Ok(true)
}

/// Writes a revision and what is copied from the newest one; `worded` are the actions of the one before it.
async fn keep_revision(
    db: &mut Connection,
    postmortem: &Postmortem,
    revision: &Revision,
    worded: &[ActionWording],
) -> Result<()> {
    let id = postmortem.id;
    let body = serde_json::to_string(&revision.body).map_err(|_| Error::Unreadable("revision"))?;
    sqlx::query(INSERT_REVISION)
        .bind(id.to_string())
        .bind(revision.number)
        .bind(revision.author.to_string())
        .bind(micros(revision.at))
        .bind(body)
        .execute(&mut *db)
        .await?;
    describe(db, postmortem, &revision.body).await?;
    keep_actions(db, id, revision, worded).await
}

/// Copies from the newest revision what lists show and choose by.
async fn describe(db: &mut Connection, postmortem: &Postmortem, body: &Body) -> Result<()> {
    let id = postmortem.id.to_string();
    sqlx::query(DESCRIBE)
        .bind(&id)
        .bind(body.display_title())
        .bind(body.severity.map(Severity::as_str))
        .bind(i64::from(body.reading_minutes(postmortem.language)))
        .bind(body.services.join("\n"))
        .execute(&mut *db)
        .await?;
    sqlx::query(FORGET_FACTORS).bind(&id).execute(&mut *db).await?;
    for factor in &body.factors {
        sqlx::query(INSERT_FACTOR).bind(&id).bind(factor.as_str()).execute(&mut *db).await?;
    }
    library::shelve(db, postmortem.id).await
}

/// Copies the wordings to the actions' records. An action that is worded no more stays as a record, out of every list.
async fn keep_actions(
    db: &mut Connection,
    id: PostmortemId,
    revision: &Revision,
    worded: &[ActionWording],
) -> Result<()> {
    let actions = &revision.body.actions;
    for ActionWording { id: action, what } in actions {
        sqlx::query(UPSERT_ACTION)
            .bind(action.to_string())
            .bind(id.to_string())
            .bind(what)
            .bind(micros(revision.at))
            .execute(&mut *db)
            .await?;
    }
    for gone in worded.iter().filter(|before| !actions.iter().any(|action| action.id == before.id)) {
        sqlx::query(DROP_ACTION)
            .bind(id.to_string())
            .bind(gone.id.to_string())
            .bind(micros(revision.at))
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// The document as `viewer` would find it; whether they may is decided elsewhere.
///
/// # Errors
/// When the database does not answer.
pub async fn find(db: &mut Connection, id: PostmortemId, viewer: MemberId) -> Result<Option<Found>> {
    let row = sqlx::query(FIND).bind(id.to_string()).bind(viewer.to_string()).fetch_optional(db).await?;
    row.map(|row| {
        let columns = Columns::of(&row, "postmortem");
        let language = columns.read("language", Language::from_tag)?;
        let revision = revision(&row)?;
        let reading_minutes = match columns.number("reading_minutes")? {
            // One that was saved last before this was kept.
            0 => revision.body.reading_minutes(language),
            minutes => u16::try_from(minutes).unwrap_or(u16::MAX),
        };
        Ok(Found {
            postmortem: Postmortem {
                id: columns.parsed("id")?,
                owner: columns.parsed("owner_id")?,
                language,
                created_at: columns.instant("created_at")?,
                revision: columns.number("number")?,
            },
            revision,
            authors: columns.text("authors")?.lines().map(str::to_owned).collect(),
            reading_minutes,
            is_author: columns.number("is_author")? == 1,
            is_for_named: columns.text("audience")? != "everyone",
            is_in_audience: columns.number("is_in_audience")? == 1,
            life: life(&columns)?,
            trashed_at: columns.maybe_instant("trashed_at")?,
        })
    })
    .transpose()
}

/// Whether somebody is among the authors of a document that is begun.
///
/// # Errors
/// When the database does not answer.
pub async fn is_author(db: &mut Connection, id: PostmortemId, member: MemberId) -> Result<bool> {
    let query = sqlx::query(IS_AUTHOR).bind(id.to_string()).bind(member.to_string());
    Ok(query.fetch_optional(db).await?.is_some())
}

/// One revision of a document.
///
/// # Errors
/// When the database does not answer.
pub async fn find_revision(db: &mut Connection, id: PostmortemId, number: i64) -> Result<Option<Revision>> {
    let row = sqlx::query(FIND_REVISION).bind(id.to_string()).bind(number).fetch_optional(db).await?;
    row.as_ref().map(revision).transpose()
}

/// A document's history, the newest first, at most `most` of it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_revisions(db: &mut Connection, id: PostmortemId, most: i64) -> Result<Vec<Past>> {
    let rows = sqlx::query(LIST_REVISIONS).bind(id.to_string()).bind(most).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let row = Columns::of(row, "revision");
            Ok(Past { number: row.number("number")?, at: row.instant("at")?, author: row.text("name")? })
        })
        .collect()
}

/// What a member writes, or has in the trash; the newest saved first, at most `most` of it.
///
/// # Errors
/// When the database does not answer.
pub async fn list_own(db: &mut Connection, author: MemberId, in_trash: bool, most: i64) -> Result<Vec<Own>> {
    let query = sqlx::query(LIST_OWN).bind(author.to_string()).bind(most).bind(i64::from(in_trash));
    let rows = query.fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            let row = Columns::of(row, "postmortem");
            Ok(Own {
                id: row.parsed("id")?,
                title: row.text("title")?,
                language: row.read("language", Language::from_tag)?,
                saved_at: row.instant("saved_at")?,
                life: life(&row)?,
            })
        })
        .collect()
}

/// Puts a document into the trash, or takes it out again.
///
/// # Errors
/// When the database does not answer.
pub async fn set_trashed(db: &mut Connection, id: PostmortemId, since: Option<Timestamp>) -> Result<()> {
    sqlx::query(SET_TRASHED).bind(id.to_string()).bind(since.map(micros)).execute(db).await?;
    Ok(())
}

/// Where a document's life has got to.
fn life(columns: &Columns<'_>) -> Result<Life> {
    let (published, withdrawn) =
        (columns.maybe_instant("published_at")?, columns.maybe_instant("withdrawn_at")?);
    Ok(match (published, withdrawn) {
        (_, Some(since)) => Life::Withdrawn(since),
        (Some(since), None) => Life::Published(since),
        (None, None) => Life::Draft,
    })
}

fn revision(row: &AnyRow) -> Result<Revision> {
    let row = Columns::of(row, "revision");
    Ok(Revision {
        number: row.number("number")?,
        author: row.parsed("author_id")?,
        at: row.instant("at")?,
        body: row.read("body", |json| serde_json::from_str(json).ok())?,
    })
}
