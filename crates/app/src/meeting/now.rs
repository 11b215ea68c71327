//! The room as everybody in it may see it: nothing here is personal.

use std::sync::Arc;

use jiff::Timestamp;
use yomikai_domain::{
    id::MeetingId,
    meeting::{ABSENT_AFTER, Entry, Phase, State, Step, unsigned::ReactionTotal},
};
use yomikai_store::{Connection, Result, mark, meeting_day, meeting_event};

/// A meeting as it stands. Of one meeting, two are alike when they are at the same place of its log, which says all there
/// is to say of the state, and count the same.
#[derive(Debug, Clone)]
pub struct Now {
    /// What the log adds up to.
    pub state: Arc<State>,
    /// What is being counted.
    pub counts: Counts,
    /// Whether whoever leads has not been there for so long that anybody may take over.
    pub facilitator_is_absent: bool,
    /// How many people have the room's page open at this node.
    pub here: usize,
    /// How often something changed that the log does not tell of.
    pub stirs: u64,
}

impl PartialEq for Now {
    fn eq(&self, other: &Self) -> bool {
        // Every page that listens asks this at every change: five hundred pages must not compare five hundred people.
        let Self { state, counts, facilitator_is_absent, here, stirs } = self;
        state.seq == other.state.seq
            && *here == other.here
            && *stirs == other.stirs
            && *facilitator_is_absent == other.facilitator_is_absent
            && *counts == other.counts
    }
}

impl Eq for Now {}

/// What is being counted just now; how many, and never who.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many have finished reading.
    pub finished: u32,
    /// How often the notes were answered so far.
    pub reactions: Vec<ReactionTotal>,
    /// How many have put a dot.
    pub voters: u32,
}

/// Reads the counts of the phase that the room is in.
pub(super) async fn counts(db: &mut Connection, meeting: MeetingId, state: &State) -> Result<Counts> {
    let mut counts = Counts::default();
    match state.phase {
        Phase::Reading { item } => counts.finished = mark::count_finished(db, meeting, item).await?,
        Phase::Discussing { item } => counts.reactions = mark::count_reactions(db, meeting, item).await?,
        // A step back from voting keeps the dots, and so does this number.
        Phase::Improving { item, step: Step::Voting } => {
            counts.voters = mark::count_votes(db, meeting, item).await?.voters;
        }
        Phase::Lobby | Phase::Improving { .. } | Phase::WrapUp | Phase::Closed => {}
    }
    Ok(counts)
}

/// Adds to a state what was appended to the log since.
pub(super) async fn catch_up(
    db: &mut Connection,
    meeting: MeetingId,
    state: Arc<State>,
) -> Result<Arc<State>> {
    let entries = meeting_event::list_after(db, meeting, state.seq).await?;
    Ok(add(state, &entries))
}

/// Adds events to a state. Where there are none, which is most of the time, nothing is copied.
pub(super) fn add(state: Arc<State>, entries: &[Entry]) -> Arc<State> {
    if entries.is_empty() {
        return state;
    }
    Arc::new(entries.iter().fold(Arc::unwrap_or_clone(state), yomikai_domain::meeting::apply))
}

/// Whether anybody may take over.
pub(super) async fn is_facilitator_absent(
    db: &mut Connection,
    meeting: MeetingId,
    now: Timestamp,
) -> Result<bool> {
    let seen = match meeting_day::facilitator_seen(db, meeting).await? {
        Some(seen) => Some(seen),
        // Who was never there is away from when the meeting should have started, and not before.
        None => yomikai_store::meeting::find(db, meeting).await?.map(|meeting| meeting.schedule.starts_at),
    };
    Ok(seen.is_some_and(|seen| now.duration_since(seen) >= ABSENT_AFTER))
}
