//! One queue for each meeting on each node: requests are decided in turn, committed together, and answered after that.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use tokio::{
    sync::{Notify, mpsc, oneshot, watch},
    time::{Instant, MissedTickBehavior, interval, sleep_until},
};
use yomikai_domain::{
    id::{MeetingId, MemberId},
    meeting::{Refusal, Request, State, decide},
};
use yomikai_live::Presence;
use yomikai_store::{Connection, Error, Result, Retries, meeting_day, meeting_event};

use super::{
    Meeting, effects, facts,
    now::{self, Now},
};
use crate::App;

/// Most requests that are committed together.
const BATCH: usize = 100;
/// Most requests that wait in one meeting; who comes then is asked to come again.
pub(super) const WAITING: usize = 2_000;
/// How often a room that somebody looks at asks the database what other nodes have done: a message that is lost costs
/// no more than this.
pub const HEARTBEAT: Duration = Duration::from_secs(10);
/// How long somebody waits for a room that this node has not looked at yet.
const FIRST_LOOK: Duration = Duration::from_secs(5);
/// A room that nobody looks at or asks anything of is forgotten after this; the log has it all.
const IDLE: Duration = Duration::from_mins(1);
/// Who is here is shown at most so often: where many come at once, not each of them wakes everybody.
const COMINGS: Duration = Duration::from_millis(250);
/// That whoever leads is there is written down no more often than this.
const SEEN_AGAIN: SignedDuration = SignedDuration::from_secs(5);

/// What a request came to: nothing more, or why it was not done.
pub(super) type Outcome = std::result::Result<(), Refusal>;

/// The rooms that this node serves just now.
#[derive(Default)]
pub(crate) struct Rooms(Mutex<HashMap<MeetingId, Arc<Handle>>>);

/// The way to one room's queue.
pub(super) struct Handle {
    orders: mpsc::Sender<Order>,
    /// The room as it stands; `None` until it was first looked at.
    pub(super) now: watch::Receiver<Option<Arc<Now>>>,
    presence: Mutex<Presence<MemberId>>,
    nudge: Notify,
    /// When whoever leads last said that they are there, in microseconds; to say it seldom enough.
    beaten: AtomicI64,
    /// How often something changed that no log tells of: a document was thrown away.
    stirs: AtomicU64,
}

enum Order {
    Carry {
        request: Request,
        answer: oneshot::Sender<std::result::Result<Outcome, Arc<Error>>>,
    },
    /// Whoever leads still has the page open.
    Beat(MemberId),
    /// Asks the database what has happened elsewhere.
    Look {
        looked: oneshot::Sender<()>,
    },
}

impl Handle {
    /// Asks for something; the answer comes after it is committed.
    pub(super) async fn carry(&self, request: Request) -> Result<Option<Outcome>> {
        let (answer, answered) = oneshot::channel();
        match self.orders.try_send(Order::Carry { request, answer }) {
            Ok(()) => match answered.await {
                Ok(outcome) => Ok(Some(outcome?)),
                // The room was forgotten in this very moment.
                Err(_) => Ok(None),
            },
            Err(mpsc::error::TrySendError::Closed(_)) => Ok(None),
            Err(mpsc::error::TrySendError::Full(_)) => Err(Error::Busy),
        }
    }

    /// Says that somebody is there, which matters of whoever leads. Where the queue is full it is busy with others, and
    /// this can wait.
    pub(super) fn beat(&self, member: MemberId, now: Timestamp) {
        let leads = self.now.borrow().as_ref().is_some_and(|shown| shown.state.is_led_by(member));
        let before = self.beaten.load(Ordering::Relaxed);
        let is_due = now.as_microsecond() - before >= SEEN_AGAIN.as_secs() * 1_000_000;
        if leads && is_due && self.orders.try_send(Order::Beat(member)).is_ok() {
            self.beaten.store(now.as_microsecond(), Ordering::Relaxed);
        }
    }

    /// The room as this node knows it.
    pub(super) async fn known(&self) -> Result<Arc<Now>> {
        let mut now = self.now.clone();
        let found = tokio::time::timeout(FIRST_LOOK, now.wait_for(Option::is_some)).await;
        let now = found.ok().and_then(|now| now.ok().and_then(|now| Option::clone(&now)));
        now.ok_or(Error::Busy)
    }

    /// The room as the database knows it.
    pub(super) async fn fresh(&self) -> Result<Arc<Now>> {
        let (looked, done) = oneshot::channel();
        if self.orders.send(Order::Look { looked }).await.is_ok() {
            // A room that is forgotten meanwhile is opened anew by whoever asks next.
            let _ = done.await;
        }
        self.known().await
    }

    /// Lets everybody look anew.
    pub(super) fn stir(&self) {
        self.stirs.fetch_add(1, Ordering::Relaxed);
        self.nudge.notify_one();
    }

    /// Changes who is here.
    pub(super) fn with_presence<T>(&self, change: impl FnOnce(&mut Presence<MemberId>) -> T) -> T {
        let mut presence = self.presence.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = change(&mut presence);
        drop(presence);
        self.nudge.notify_one();
        changed
    }

    fn people(&self) -> std::collections::BTreeSet<MemberId> {
        self.presence.lock().unwrap_or_else(PoisonError::into_inner).people()
    }
}

impl Rooms {
    /// The room of a meeting, opened on this node where it is not yet. Whether the asker may enter was decided before.
    pub(super) fn of(&self, app: &App, meeting: MeetingId) -> Arc<Handle> {
        let mut rooms = self.lock();
        if let Some(handle) = rooms.get(&meeting).filter(|handle| !handle.orders.is_closed()) {
            return handle.clone();
        }
        let (orders, waiting) = mpsc::channel(WAITING);
        let (shown, now) = watch::channel(None);
        let handle = Arc::new(Handle {
            orders,
            now,
            presence: Mutex::default(),
            nudge: Notify::new(),
            beaten: AtomicI64::new(0),
            stirs: AtomicU64::new(0),
        });
        rooms.insert(meeting, handle.clone());
        let queue = Queue {
            app: app.clone(),
            meeting,
            handle: handle.clone(),
            folded: Arc::default(),
            seen: None,
            has_to_forget: false,
            shown,
        };
        tokio::spawn(queue.run(waiting));
        handle
    }

    fn forget(&self, meeting: MeetingId, handle: &Arc<Handle>) {
        let mut rooms = self.lock();
        if rooms.get(&meeting).is_some_and(|known| Arc::ptr_eq(known, handle)) {
            rooms.remove(&meeting);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<MeetingId, Arc<Handle>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Queue {
    app: App,
    meeting: MeetingId,
    handle: Arc<Handle>,
    folded: Arc<State>,
    /// When whoever leads was last written down as being there, as far as this node knows.
    seen: Option<Timestamp>,
    /// Whether something was deleted that may still lie in the database's own log.
    has_to_forget: bool,
    shown: watch::Sender<Option<Arc<Now>>>,
}

impl Queue {
    async fn run(mut self, mut waiting: mpsc::Receiver<Order>) {
        let mut heartbeat = interval(HEARTBEAT);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut busy_at = Instant::now();
        let (mut comings_shown, mut comings_due) = (None, None);
        loop {
            tokio::select! {
                biased;
                order = waiting.recv() => {
                    let Some(first) = order else { break };
                    busy_at = Instant::now();
                    let mut batch = vec![first];
                    while batch.len() < BATCH && let Ok(more) = waiting.try_recv() {
                        batch.push(more);
                    }
                    self.carry(batch).await;
                }
                () = self.handle.nudge.notified(), if comings_due.is_none() => {
                    comings_due = Some(comings_shown.map_or_else(Instant::now, |shown| shown + COMINGS));
                }
                () = sleep_until(comings_due.unwrap_or_else(Instant::now)), if comings_due.is_some() => {
                    (comings_shown, comings_due) = (Some(Instant::now()), None);
                    self.show_who_is_here();
                }
                _ = heartbeat.tick() => {
                    self.forget().await;
                    let is_watched = !self.handle.people().is_empty();
                    if is_watched {
                        busy_at = Instant::now();
                    } else if busy_at.elapsed() >= IDLE && !self.has_to_forget {
                        break;
                    }
                    if is_watched || self.shown.borrow().is_none() {
                        self.look().await;
                    }
                }
            }
        }
        waiting.close();
        self.app.rooms.forget(self.meeting, &self.handle);
    }

    /// Decides a batch, commits it, and only then answers.
    async fn carry(&mut self, batch: Vec<Order>) {
        let mut requests = Vec::with_capacity(batch.len());
        let mut answers = Vec::with_capacity(batch.len());
        let mut beats = Vec::new();
        let mut lookers = Vec::new();
        for order in batch {
            match order {
                Order::Look { looked } => lookers.push(looked),
                Order::Carry { request, answer } => {
                    requests.push(request);
                    answers.push(answer);
                }
                Order::Beat(member) => beats.push(member),
            }
        }
        if !lookers.is_empty() {
            self.look().await;
            for looked in lookers {
                let _ = looked.send(());
            }
        }
        if requests.is_empty() && beats.is_empty() {
            return;
        }
        match self.commit(&requests, &beats).await {
            Ok((now, outcomes)) => {
                let has_moved =
                    self.shown.borrow().as_ref().is_some_and(|shown| shown.state.turn != now.state.turn);
                self.show(now);
                for (answer, outcome) in answers.into_iter().zip(outcomes) {
                    // Whoever asked may have gone; what they asked for is done all the same.
                    let _ = answer.send(Ok(outcome));
                }
                self.has_to_forget |= has_moved;
                self.forget().await;
            }
            Err(error) => {
                let error = Arc::new(error);
                for answer in answers {
                    let _ = answer.send(Err(error.clone()));
                }
            }
        }
    }

    /// Marks and unseen texts end with a phase; then they are in no corner of the file any more. Where somebody is just
    /// reading, a later try does it.
    async fn forget(&mut self) {
        if !self.has_to_forget {
            return;
        }
        match self.app.db.forget_deleted().await {
            Ok(is_done) => self.has_to_forget = !is_done,
            Err(error) => tracing::warn!(
                error = &error as &dyn std::error::Error,
                "what was deleted is still in the log of the database"
            ),
        }
    }

    /// Tries until no other node is in the way, or gives up.
    async fn commit(&mut self, requests: &[Request], beats: &[MemberId]) -> Result<(Now, Vec<Outcome>)> {
        let mut retries = Retries::default();
        loop {
            match self.attempt(requests, beats).await {
                // Another node appended first: what it says is folded in, and everything decided again.
                Err(Error::Conflict | Error::Contended(_)) => {
                    if !retries.once_more().await {
                        return Err(Error::Busy);
                    }
                }
                done => return done,
            }
        }
    }

    async fn attempt(&mut self, requests: &[Request], beats: &[MemberId]) -> Result<(Now, Vec<Outcome>)> {
        let app = self.app.clone();
        let now = app.now();
        let mut tx = app.db.begin().await?;
        let Some(meeting) = yomikai_store::meeting::find(&mut tx, self.meeting).await? else {
            return Err(Error::Unreadable("meeting"));
        };
        let mut state = now::catch_up(&mut tx, self.meeting, self.folded.clone()).await?;
        let mut outcomes = Vec::with_capacity(requests.len());
        for request in requests {
            let (next, outcome) = self.decide(&mut tx, &meeting, state, request, now).await?;
            state = next;
            outcomes.push(outcome);
        }
        let askers = requests.iter().map(|request| &request.by).chain(beats);
        let seen = self.see_facilitator(&mut tx, &state, askers, now).await?;
        let shown = self.read(&mut tx, state.clone(), now).await?;
        tx.commit().await?;
        self.folded = state;
        self.seen = seen;
        Ok((shown, outcomes))
    }

    /// One request: events are appended only where the log still ends at the state that it was decided on.
    async fn decide(
        &self,
        tx: &mut Connection,
        meeting: &Meeting,
        state: Arc<State>,
        request: &Request,
        now: Timestamp,
    ) -> Result<(Arc<State>, Outcome)> {
        if let Some(refusal) = facts::refuse(tx, meeting, &state, request, now).await? {
            return Ok((state, Err(refusal)));
        }
        let chance = self.app.chance.as_ref();
        let facts = facts::gather(tx, meeting, &state, request, (now, chance)).await?;
        let decision = match decide(&state, request, &facts) {
            Ok(decision) => decision,
            Err(refusal) => return Ok((state, Err(refusal))),
        };
        let entries = decision.entries(&state, request.id);
        meeting_event::append(tx, self.meeting, &entries).await?;
        effects::carry_out(tx, meeting, &decision, now).await?;
        effects::project(tx, meeting, &state, &decision, now).await?;
        Ok((now::add(state, &entries), Ok(())))
    }

    /// Remembers that whoever leads is there, when one of `askers` is them.
    async fn see_facilitator(
        &self,
        tx: &mut Connection,
        state: &State,
        mut askers: impl Iterator<Item = &MemberId>,
        now: Timestamp,
    ) -> Result<Option<Timestamp>> {
        let is_due = self.seen.is_none_or(|seen| now.duration_since(seen) >= SEEN_AGAIN);
        let changed = state.lead != self.folded.lead;
        if !state.is_open() || !(is_due || changed) || !askers.any(|asker| state.is_led_by(*asker)) {
            return Ok(self.seen.filter(|_| !changed));
        }
        meeting_day::see_facilitator(tx, self.meeting, now).await?;
        Ok(Some(now))
    }

    async fn read(&self, db: &mut Connection, state: Arc<State>, now: Timestamp) -> Result<Now> {
        Ok(Now {
            counts: now::counts(db, self.meeting, &state).await?,
            facilitator_is_absent: now::is_facilitator_absent(db, self.meeting, now).await?,
            here: self.handle.people().len(),
            stirs: self.handle.stirs.load(Ordering::Relaxed),
            state,
        })
    }

    /// Asks the database what has happened elsewhere. Where it does not answer, the next heartbeat asks again.
    async fn look(&mut self) {
        let looked = async {
            let app = self.app.clone();
            let mut db = app.db.snapshot().await?;
            let state = now::catch_up(&mut db, self.meeting, self.folded.clone()).await?;
            self.read(&mut db, state, app.now()).await
        };
        match looked.await {
            Ok(now) => {
                self.folded = now.state.clone();
                self.show(now);
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a room was not looked at");
            }
        }
    }

    fn show_who_is_here(&self) {
        let shown = self.shown.borrow().clone();
        if let Some(now) = shown {
            let stirs = self.handle.stirs.load(Ordering::Relaxed);
            self.show(Now { here: self.handle.people().len(), stirs, ..Now::clone(&now) });
        }
    }

    fn show(&self, now: Now) {
        self.shown.send_if_modified(|shown| {
            let is_new = shown.as_deref() != Some(&now);
            if is_new {
                *shown = Some(Arc::new(now));
            }
            is_new
        });
    }
}
