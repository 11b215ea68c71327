//! Marks: who has finished, reacted or put a dot, for as long as that is needed to count once.

use std::collections::{BTreeMap, BTreeSet};

use yomikai_domain::{
    id::{MeetingId, MemberId, PostmortemId},
    meeting::{
        CardId, Mark, MarkKind, MarkOf, NoteId,
        unsigned::{Reaction, ReactionTotal, Tally},
    },
};

use crate::{Connection, Error, Result, row::Columns};

const SET: &str = "
    INSERT INTO mark (meeting_id, postmortem_id, kind, subject, member_id) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (meeting_id, postmortem_id, kind, subject, member_id) DO NOTHING";
const CLEAR: &str = "
    DELETE FROM mark
    WHERE meeting_id = $1 AND postmortem_id = $2 AND kind = $3 AND subject = $4 AND member_id = $5";
const TOTALS: &str = "
    SELECT subject, COUNT(*) AS n FROM mark WHERE meeting_id = $1 AND postmortem_id = $2 AND kind = $3
    GROUP BY subject ORDER BY subject";
// How many have any, of nobody in particular: it is the size of a set.
const VOTERS: &str = "
    SELECT COUNT(*) AS n FROM (
        SELECT DISTINCT member_id FROM mark WHERE meeting_id = $1 AND postmortem_id = $2 AND kind = $3
    ) AS voter";
const OWN: &str =
    "SELECT kind, subject FROM mark WHERE meeting_id = $1 AND postmortem_id = $2 AND member_id = $3";
const DELETE: &str = "DELETE FROM mark WHERE meeting_id = $1 AND postmortem_id = $2 AND kind = $3";
const DELETE_ALL: &str = "DELETE FROM mark WHERE meeting_id = $1";

/// One's own marks on a postmortem.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Whether one has finished reading.
    pub finished: bool,
    /// How one answered the notes.
    pub reactions: BTreeSet<(NoteId, Reaction)>,
    /// The cards on which one has put dots.
    pub votes: BTreeSet<CardId>,
}

const fn kind_name(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Finished => "finished",
        MarkKind::Reaction => "reaction",
        MarkKind::Vote => "vote",
    }
}

/// What a mark is on, within its kind.
fn subject(of: MarkOf) -> String {
    match of {
        MarkOf::Finished => String::new(),
        MarkOf::Reaction(note, reaction) => format!("{note} {}", reaction.as_str()),
        MarkOf::Vote(card) => card.to_string(),
    }
}

fn reaction(subject: &str) -> Result<(NoteId, Reaction)> {
    let parts = subject
        .split_once(' ')
        .and_then(|(note, reaction)| Some((note.parse().ok()?, Reaction::from_name(reaction)?)));
    parts.ok_or(Error::Unreadable("mark"))
}

fn card(subject: &str) -> Result<CardId> {
    subject.parse().map_err(|_| Error::Unreadable("mark"))
}

/// Makes sure that a mark is there.
///
/// # Errors
/// When the database does not answer.
pub async fn set(db: &mut Connection, meeting: MeetingId, mark: Mark) -> Result<()> {
    change(db, SET, meeting, mark).await
}

/// Makes sure that a mark is not there.
///
/// # Errors
/// When the database does not answer.
pub async fn clear(db: &mut Connection, meeting: MeetingId, mark: Mark) -> Result<()> {
    change(db, CLEAR, meeting, mark).await
}

async fn change(db: &mut Connection, statement: &'static str, meeting: MeetingId, mark: Mark) -> Result<()> {
    sqlx::query(statement)
        .bind(meeting.to_string())
        .bind(mark.item.to_string())
        .bind(kind_name(mark.of.kind()))
        .bind(subject(mark.of))
        .bind(mark.by.to_string())
        .execute(db)
        .await?;
    Ok(())
}

/// How many have finished.
///
/// # Errors
/// When the database does not answer.
pub async fn count_finished(db: &mut Connection, meeting: MeetingId, item: PostmortemId) -> Result<u32> {
    let totals = totals(db, meeting, item, MarkKind::Finished).await?;
    Ok(totals.into_iter().map(|(_, count)| count).sum())
}

/// How often each note was answered in each way, in the order of the notes' ids, which is chance.
///
/// # Errors
/// When the database does not answer.
pub async fn count_reactions(
    db: &mut Connection,
    meeting: MeetingId,
    item: PostmortemId,
) -> Result<Vec<ReactionTotal>> {
    let totals = totals(db, meeting, item, MarkKind::Reaction).await?;
    let total = |(subject, count): (String, u32)| {
        let (note, reaction) = reaction(&subject)?;
        Ok(ReactionTotal { note, reaction, count })
    };
    totals.into_iter().map(total).collect()
}

/// What the vote comes to so far.
///
/// # Errors
/// When the database does not answer.
pub async fn count_votes(db: &mut Connection, meeting: MeetingId, item: PostmortemId) -> Result<Tally> {
    let mut dots = BTreeMap::new();
    for (subject, count) in totals(db, meeting, item, MarkKind::Vote).await? {
        dots.insert(card(&subject)?, count);
    }
    let query = sqlx::query(VOTERS).bind(meeting.to_string()).bind(item.to_string());
    let row = query.bind(kind_name(MarkKind::Vote)).fetch_one(db).await?;
    Ok(Tally { voters: number(Columns::of(&row, "mark").number("n")?)?, dots })
}

async fn totals(
    db: &mut Connection,
    meeting: MeetingId,
    item: PostmortemId,
    kind: MarkKind,
) -> Result<Vec<(String, u32)>> {
    let query = sqlx::query(TOTALS).bind(meeting.to_string()).bind(item.to_string());
    let rows = query.bind(kind_name(kind)).fetch_all(db).await?;
    let total = |row| {
        let row = Columns::of(row, "mark");
        Ok((row.text("subject")?, number(row.number("n")?)?))
    };
    rows.iter().map(total).collect()
}

fn number(n: i64) -> Result<u32> {
    u32::try_from(n).map_err(|_| Error::Unreadable("mark"))
}

/// One's own marks on a postmortem.
///
/// # Errors
/// When the database does not answer.
pub async fn own(
    db: &mut Connection,
    meeting: MeetingId,
    item: PostmortemId,
    member: MemberId,
) -> Result<Own> {
    let query = sqlx::query(OWN).bind(meeting.to_string()).bind(item.to_string());
    let mut own = Own::default();
    for row in query.bind(member.to_string()).fetch_all(db).await? {
        let row = Columns::of(&row, "mark");
        let subject = row.text("subject")?;
        match row.text("kind")?.as_str() {
            "finished" => own.finished = true,
            "reaction" => drop(own.reactions.insert(reaction(&subject)?)),
            "vote" => drop(own.votes.insert(card(&subject)?)),
            _ => return Err(Error::Unreadable("mark")),
        }
    }
    Ok(own)
}

/// Deletes all marks of a kind on a postmortem.
///
/// # Errors
/// When the database does not answer.
pub async fn delete(
    db: &mut Connection,
    meeting: MeetingId,
    item: PostmortemId,
    kind: MarkKind,
) -> Result<()> {
    let query = sqlx::query(DELETE).bind(meeting.to_string()).bind(item.to_string());
    query.bind(kind_name(kind)).execute(db).await?;
    Ok(())
}

/// Deletes all marks of a meeting.
///
/// # Errors
/// When the database does not answer.
pub async fn delete_all(db: &mut Connection, meeting: MeetingId) -> Result<()> {
    sqlx::query(DELETE_ALL).bind(meeting.to_string()).execute(db).await?;
    Ok(())
}
