//! What everybody in a room sees, rendered once for each language however many are looking.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use yomikai_app::{
    Result,
    meeting::{
        Now,
        room::{Room, Visit},
    },
};
use yomikai_domain::{
    Language,
    id::{MeetingId, SessionId},
};

use super::fragments::{self, Fragment};
use crate::i18n::Words;

/// Counters go out at most four times a second; everything else at once.
const COUNTERS: Duration = Duration::from_millis(250);
/// What the log does not tell (a title that was mended, a text that was thrown away) is seen after this at the latest.
const FRESH: Duration = Duration::from_secs(2);
/// Rooms that nobody has looked at for so long are forgotten.
const FORGOTTEN: Duration = Duration::from_mins(2);

/// What everybody sees, in one language.
pub(super) struct Rendered {
    /// The room that is shown.
    pub(super) room: Room,
    /// How each passage of the document at hand begins.
    pub(super) excerpts: Vec<String>,
    /// Its parts.
    pub(super) fragments: Vec<Fragment>,
    /// Who may hear of it.
    pub(super) listeners: BTreeSet<SessionId>,
    at: Instant,
}

impl Rendered {
    /// The number of the last event that it shows.
    pub(super) fn seq(&self) -> i64 {
        self.room.now.state.seq
    }

    /// What a page says of what it shows: the number of the last event, and a word for how the parts look.
    pub(super) fn token(&self) -> String {
        let mut hasher = DefaultHasher::new();
        for fragment in &self.fragments {
            fragment.html.hash(&mut hasher);
        }
        format!("{}-{:016x}", self.seq(), hasher.finish())
    }

    /// Whether it shows this very state.
    pub(super) fn shows(&self, now: &Arc<Now>) -> bool {
        Arc::ptr_eq(&self.room.now, now) || self.room.now == *now
    }
}

type Slot = Arc<tokio::sync::Mutex<Option<Arc<Rendered>>>>;

/// The rooms that are being looked at through this server.
#[derive(Default)]
pub struct Hub(Mutex<HashMap<(MeetingId, Language), (Slot, Instant)>>);

impl Hub {
    /// What everybody sees, no older than the visit. When only counters have changed since it was last rendered, it may
    /// be a quarter of a second old.
    pub(super) async fn rendered(&self, visit: &Visit, l: Words) -> Result<Arc<Rendered>> {
        let slot = self.slot(visit.meeting(), l.language);
        let mut known = slot.lock().await;
        if let Some(rendered) = known.as_ref().filter(|rendered| is_good_enough(rendered, visit.now())) {
            return Ok(rendered.clone());
        }
        let room = visit.room().await?;
        let rendered = Arc::new(Rendered {
            excerpts: fragments::passages(&room, room.now.state.phase.item(), l).1,
            fragments: fragments::of(&room, l)?,
            listeners: visit.listeners().await?,
            room,
            at: Instant::now(),
        });
        *known = Some(rendered.clone());
        Ok(rendered)
    }

    fn slot(&self, meeting: MeetingId, language: Language) -> Slot {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        slots.retain(|_, (_, used)| now.duration_since(*used) < FORGOTTEN);
        let (slot, used) = slots.entry((meeting, language)).or_insert_with(|| (Slot::default(), now));
        *used = now;
        slot.clone()
    }
}

fn is_good_enough(rendered: &Rendered, now: &Arc<Now>) -> bool {
    let age = rendered.at.elapsed();
    if age >= FRESH || rendered.seq() < now.state.seq {
        return false;
    }
    rendered.shows(now) || age < COUNTERS
}
