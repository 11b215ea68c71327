//! Notes and cards that nobody has seen yet: a random id, the hash of the key that edits one, and the words.

use serde::{Serialize, de::DeserializeOwned};
use sqlx::any::AnyRow;
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    meeting::{
        CardId, KeyHash, NoteId,
        unsigned::{Card, Note},
    },
};

use crate::{
    Connection, Error, Result,
    row::{Columns, hex},
};

const KEEP_NOTE: &str = "
    INSERT INTO unrevealed_note (id, meeting_id, postmortem_id, key_hash, note) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET note = excluded.note
    WHERE unrevealed_note.key_hash = excluded.key_hash AND unrevealed_note.meeting_id = excluded.meeting_id";
const FIND_NOTE: &str =
    "SELECT postmortem_id, key_hash FROM unrevealed_note WHERE meeting_id = $1 AND id = $2";
const DELETE_NOTE: &str = "DELETE FROM unrevealed_note WHERE meeting_id = $1 AND id = $2";
const LIST_NOTES: &str = "
    SELECT key_hash, note AS words FROM unrevealed_note WHERE meeting_id = $1 AND postmortem_id = $2 ORDER BY id";
const DELETE_NOTES: &str = "DELETE FROM unrevealed_note WHERE meeting_id = $1 AND postmortem_id = $2";
const DELETE_ALL_NOTES: &str = "DELETE FROM unrevealed_note WHERE meeting_id = $1";

const KEEP_CARD: &str = "
    INSERT INTO unrevealed_card (id, meeting_id, postmortem_id, key_hash, card) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET card = excluded.card
    WHERE unrevealed_card.key_hash = excluded.key_hash AND unrevealed_card.meeting_id = excluded.meeting_id";
const FIND_CARD: &str =
    "SELECT postmortem_id, key_hash FROM unrevealed_card WHERE meeting_id = $1 AND id = $2";
const DELETE_CARD: &str = "DELETE FROM unrevealed_card WHERE meeting_id = $1 AND id = $2";
const LIST_CARDS: &str = "
    SELECT key_hash, card AS words FROM unrevealed_card WHERE meeting_id = $1 AND postmortem_id = $2 ORDER BY id";
const DELETE_CARDS: &str = "DELETE FROM unrevealed_card WHERE meeting_id = $1 AND postmortem_id = $2";
const DELETE_ALL_CARDS: &str = "DELETE FROM unrevealed_card WHERE meeting_id = $1";

const COUNT_NOTES: &str =
    "SELECT COUNT(*) AS n FROM unrevealed_note WHERE meeting_id = $1 AND postmortem_id = $2";
const COUNT_CARDS: &str =
    "SELECT COUNT(*) AS n FROM unrevealed_card WHERE meeting_id = $1 AND postmortem_id = $2";

/// Where a text with an id is, and whose key it has.
pub type Kept = Option<(PostmortemId, KeyHash)>;

/// Keeps a note, or replaces the words of the one with this id and key.
///
/// # Errors
/// When the database does not answer.
pub async fn keep_note(
    db: &mut Connection,
    meeting: MeetingId,
    item: PostmortemId,
    note: &Note,
    key: KeyHash,
) -> Result<()> {
    keep(db, KEEP_NOTE, (meeting, item), &note.id.to_string(), note, key).await
}

/// Keeps a card, or replaces the words of the one with this id and key.
///
/// # Errors
/// When the database does not answer.
pub async fn keep_card(
    db: &mut Connection,
    meeting: MeetingId,
    item: PostmortemId,
    card: &Card,
    key: KeyHash,
) -> Result<()> {
    keep(db, KEEP_CARD, (meeting, item), &card.id.to_string(), card, key).await
}

/// Whether there is a note with this id.
///
/// # Errors
/// When the database does not answer.
pub async fn find_note(db: &mut Connection, meeting: MeetingId, id: NoteId) -> Result<Kept> {
    find(db, FIND_NOTE, meeting, &id.to_string()).await
}

/// Whether there is a card with this id.
///
/// # Errors
/// When the database does not answer.
pub async fn find_card(db: &mut Connection, meeting: MeetingId, id: CardId) -> Result<Kept> {
    find(db, FIND_CARD, meeting, &id.to_string()).await
}

/// Deletes one note.
///
/// # Errors
/// When the database does not answer.
pub async fn delete_note(db: &mut Connection, meeting: MeetingId, id: NoteId) -> Result<()> {
    run(db, DELETE_NOTE, meeting, Some(&id.to_string())).await
}

/// Deletes one card.
///
/// # Errors
/// When the database does not answer.
pub async fn delete_card(db: &mut Connection, meeting: MeetingId, id: CardId) -> Result<()> {
    run(db, DELETE_CARD, meeting, Some(&id.to_string())).await
}

/// All notes on a postmortem with the hashes of their keys, in the order of their ids, which is chance.
///
/// # Errors
/// When the database does not answer.
pub async fn list_notes(
    db: &mut Connection,
    meeting: MeetingId,
    item: PostmortemId,
) -> Result<Vec<(Note, KeyHash)>> {
    list(db, LIST_NOTES, meeting, item).await
}

/// All cards on a postmortem with the hashes of their keys, in the order of their ids, which is chance.
///
/// # Errors
/// When the database does not answer.
pub async fn list_cards(
    db: &mut Connection,
    meeting: MeetingId,
    item: PostmortemId,
) -> Result<Vec<(Card, KeyHash)>> {
    list(db, LIST_CARDS, meeting, item).await
}

/// Deletes all notes on a postmortem.
///
/// # Errors
/// When the database does not answer.
pub async fn delete_notes(db: &mut Connection, meeting: MeetingId, item: PostmortemId) -> Result<()> {
    run(db, DELETE_NOTES, meeting, Some(&item.to_string())).await
}

/// Deletes all cards on a postmortem.
///
/// # Errors
/// When the database does not answer.
pub async fn delete_cards(db: &mut Connection, meeting: MeetingId, item: PostmortemId) -> Result<()> {
    run(db, DELETE_CARDS, meeting, Some(&item.to_string())).await
}

/// Deletes everything of a meeting that nobody has seen.
///
/// # Errors
/// When the database does not answer.
pub async fn delete_all(db: &mut Connection, meeting: MeetingId) -> Result<()> {
    run(db, DELETE_ALL_NOTES, meeting, None).await?;
    run(db, DELETE_ALL_CARDS, meeting, None).await
}

/// How many notes on a postmortem nobody has seen yet.
///
/// # Errors
/// When the database does not answer.
pub async fn count_notes(db: &mut Connection, meeting: MeetingId, item: PostmortemId) -> Result<usize> {
    count(db, COUNT_NOTES, meeting, item).await
}

/// How many cards on a postmortem nobody has seen yet.
///
/// # Errors
/// When the database does not answer.
pub async fn count_cards(db: &mut Connection, meeting: MeetingId, item: PostmortemId) -> Result<usize> {
    count(db, COUNT_CARDS, meeting, item).await
}

async fn count(
    db: &mut Connection,
    statement: &'static str,
    meeting: MeetingId,
    item: PostmortemId,
) -> Result<usize> {
    let row = sqlx::query(statement).bind(meeting.to_string()).bind(item.to_string()).fetch_one(db).await?;
    usize::try_from(Columns::of(&row, "unrevealed").number("n")?).map_err(|_| Error::Unreadable("unrevealed"))
}

async fn keep(
    db: &mut Connection,
    statement: &'static str,
    (meeting, item): (MeetingId, PostmortemId),
    id: &str,
    words: &impl Serialize,
    KeyHash(key): KeyHash,
) -> Result<()> {
    let words = serde_json::to_string(words).map_err(|_| Error::Unreadable("unrevealed"))?;
    sqlx::query(statement)
        .bind(id.to_owned())
        .bind(meeting.to_string())
        .bind(item.to_string())
        .bind(hex(&key))
        .bind(words)
        .execute(db)
        .await?;
    Ok(())
}

async fn find(db: &mut Connection, statement: &'static str, meeting: MeetingId, id: &str) -> Result<Kept> {
    let query = sqlx::query(statement).bind(meeting.to_string()).bind(id.to_owned());
    let row = query.fetch_optional(db).await?;
    row.map(|row| Ok((Columns::of(&row, "unrevealed").parsed("postmortem_id")?, key_hash(&row)?))).transpose()
}

async fn list<T: DeserializeOwned>(
    db: &mut Connection,
    statement: &'static str,
    meeting: MeetingId,
    item: PostmortemId,
) -> Result<Vec<(T, KeyHash)>> {
    let rows = sqlx::query(statement).bind(meeting.to_string()).bind(item.to_string()).fetch_all(db).await?;
    let words =
        |row: &AnyRow| Columns::of(row, "unrevealed").read("words", |json| serde_json::from_str(json).ok());
    rows.iter().map(|row| Ok((words(row)?, key_hash(row)?))).collect()
}

async fn run(
    db: &mut Connection,
    statement: &'static str,
    meeting: MeetingId,
    of: Option<&str>,
) -> Result<()> {
    let query = sqlx::query(statement).bind(meeting.to_string());
    match of {
        Some(of) => query.bind(of.to_owned()).execute(db).await?,
        None => query.execute(db).await?,
    };
    Ok(())
}

fn key_hash(row: &AnyRow) -> Result<KeyHash> {
    let bytes = |text: &str| -> Option<[u8; 32]> {
        let digits = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
        let bytes = digits.map(|pair| u8::from_str_radix(pair?, 16).ok());
        bytes.collect::<Option<Vec<_>>>()?.try_into().ok()
    };
    Columns::of(row, "unrevealed").read("key_hash", bytes).map(KeyHash)
}
