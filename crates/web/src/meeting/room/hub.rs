//! What everybody in a room sees, rendered once for each language however many are looking.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::body::Bytes;
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

/// The parts of a room as they looked at one moment, which is known by its address.
pub(super) type Parts = Arc<[Arc<Fragment>]>;

/// What a page is sent that showed something, or nothing, before.
struct Told {
    before: Option<Parts>,
    /// Nothing where it looks just the same.
    event: Option<Bytes>,
}

/// What everybody sees, in one language.
pub(super) struct Rendered {
    /// The room that is shown.
    pub(super) room: Room,
    /// How each passage of the document at hand begins.
    pub(super) excerpts: Vec<String>,
    /// Its parts.
    pub(super) fragments: Parts,
    /// Who may hear of it.
    pub(super) listeners: BTreeSet<SessionId>,
    /// What a page says of what it shows: the number of the last event, and a word for how the parts look.
    pub(super) token: String,
    /// What is sent to pages, by what they show: most show the same.
    told: Mutex<Vec<Told>>,
    at: Instant,
}

impl Rendered {
    /// The number of the last event that it shows.
    pub(super) fn seq(&self) -> i64 {
        self.room.now.state.seq
    }

    /// The parts, and pieces of parts, that a page does not show like this, as an event of a stream: worked out once for
    /// all pages that show the same. `None` where there is nothing to tell.
    pub(super) fn told(&self, before: Option<&Parts>) -> Option<Bytes> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = |known: &&Told| known.before.as_ref().map(Arc::as_ptr) == before.map(Arc::as_ptr);
        if let Some(known) = told.iter().find(is_same) {
            return known.event.clone();
        }
        let changed = changed(before.map_or(&[][..], |before| before), &self.fragments);
        let event = (!changed.is_empty()).then(|| event(&self.token, &streams(&self.fragments, &changed)));
        told.push(Told { before: before.cloned(), event: event.clone() });
        event
    }

    /// An event that changes nothing: a page learns from it that it shows all this.
    pub(super) fn told_nothing(&self) -> Bytes {
        event(&self.token, "")
    }

    /// Whether it shows this very state.
    pub(super) fn shows(&self, now: &Arc<Now>) -> bool {
        Arc::ptr_eq(&self.room.now, now) || self.room.now == *now
    }
}

/// The ids of the parts, and of pieces of parts, that are to be sent to a page that shows `before`.
fn changed<'a>(before: &[Arc<Fragment>], now: &'a [Arc<Fragment>]) -> Vec<&'a str> {
    let since = |fragment: &'a Arc<Fragment>| {
        let known = before.iter().find(|known| known.part == fragment.part);
        if known.is_some_and(|known| Arc::ptr_eq(known, fragment)) {
            return Vec::new();
        }
        fragment.since(known.map(|known| &**known))
    };
    now.iter().flat_map(since).collect()
}

/// So many of the parts, and of their pieces, as Turbo Streams.
fn streams(fragments: &[Arc<Fragment>], ids: &[&str]) -> String {
    let ids: HashSet<&str> = ids.iter().copied().collect();
    let pieces = |fragment: &Arc<Fragment>| {
        let chosen = fragment.pieces.iter().filter(|piece| ids.contains(piece.id.as_str()));
        chosen.map(|piece| fragments::stream(&piece.id, &piece.html)).collect::<String>()
    };
    let part = |fragment: &Arc<Fragment>| {
        if ids.contains(fragment.part) {
            fragments::stream(fragment.part, &fragment.html)
        } else {
            pieces(fragment)
        }
    };
    fragments.iter().map(part).collect()
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
        let fragments =
            as_before(fragments::of(&room, l)?, known.as_ref().map_or(&[][..], |known| &known.fragments));
        let rendered = Arc::new(Rendered {
            excerpts: fragments::passages(&room, room.now.state.phase.item(), l).1,
            token: token(room.now.state.seq, &fragments),
            told: Mutex::default(),
            fragments,
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

/// The parts, of which those that look as before are the very same: pages need not compare them letter by letter.
fn as_before(fragments: Vec<Fragment>, before: &[Arc<Fragment>]) -> Parts {
    let one = |mut fragment: Fragment| {
        let Some(known) = before.iter().find(|known| known.part == fragment.part) else {
            return Arc::new(fragment);
        };
        if known.html == fragment.html {
            return known.clone();
        }
        let pieces: HashMap<&str, &Arc<str>> =
            known.pieces.iter().map(|piece| (piece.id.as_str(), &piece.html)).collect();
        for piece in &mut fragment.pieces {
            if let Some(same) = pieces.get(piece.id.as_str()).filter(|same| ***same == piece.html) {
                piece.html = (*same).clone();
            }
        }
        Arc::new(fragment)
    };
    fragments.into_iter().map(one).collect()
}

fn token(seq: i64, fragments: &[Arc<Fragment>]) -> String {
    let mut hasher = DefaultHasher::new();
    for fragment in fragments {
        fragment.html.hash(&mut hasher);
    }
    format!("{seq}-{:016x}", hasher.finish())
}

/// An event as it goes over the wire. A line of what it says is a line of its own there.
fn event(id: &str, data: &str) -> Bytes {
    let mut text = format!("id: {id}\n");
    for line in data.split(['\r', '\n']) {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
    text.into()
}

fn is_good_enough(rendered: &Rendered, now: &Arc<Now>) -> bool {
    let age = rendered.at.elapsed();
    if age >= FRESH || rendered.seq() < now.state.seq {
        return false;
    }
    rendered.shows(now) || age < COUNTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_its_id_and_its_lines() {
        assert_eq!(event("3-ab", "one\ntwo"), "id: 3-ab\ndata: one\ndata: two\n\n");
        assert_eq!(event("3-ab", ""), "id: 3-ab\ndata: \n\n", "a page takes the id from it");
    }

    #[test]
    fn of_thousands_of_notes_those_alone_are_sent_that_changed() {
        let notes = |answered: usize| {
            let piece = |at: usize| {
                let html = format!("<li id=\"note-{at}\">{}</li>", u8::from(at == answered));
                fragments::Piece { id: format!("note-{at}"), html: html.into() }
            };
            let pieces: Vec<_> = (0..5_000).map(piece).collect();
            let html = pieces.iter().map(|piece| &*piece.html).collect();
            vec![Fragment::new("head", "a".to_owned(), Vec::new()), Fragment::new("main", html, pieces)]
        };
        let before = as_before(notes(5_000), &[]);
        assert_eq!(changed(&[], &before), ["head", "main"], "a page that shows nothing needs all");
        let now = as_before(notes(4_321), &before);
        assert_eq!(changed(&before, &now), ["note-4321"]);
        let sent = streams(&now, &changed(&before, &now));
        assert_eq!(sent, fragments::stream("note-4321", r#"<li id="note-4321">1</li>"#));
        let is_kept =
            |(known, now): (&fragments::Piece, &fragments::Piece)| Arc::ptr_eq(&known.html, &now.html);
        assert_eq!(before[1].pieces.iter().zip(&now[1].pieces).filter(|both| is_kept(*both)).count(), 4_999);
    }

    #[test]
    fn a_part_that_looks_as_before_is_the_same() {
        let parts = |texts: [&str; 2]| {
            let part = |(part, html): (&'static str, &str)| Fragment::new(part, html.to_owned(), Vec::new());
            [("head", texts[0]), ("main", texts[1])].map(part).into_iter().collect::<Vec<_>>()
        };
        let before = as_before(parts(["a", "b"]), &[]);
        let now = as_before(parts(["a", "c"]), &before);
        assert!(Arc::ptr_eq(&before[0], &now[0]));
        assert_eq!((&*now[0].html, &*now[1].html), ("a", "c"));
        assert_eq!(
            token(3, &now),
            token(3, &as_before(parts(["a", "c"]), &[])),
            "the same looks have the same token"
        );
        assert_ne!(token(3, &now), token(3, &before));
    }
}
