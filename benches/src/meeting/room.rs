//! The room as the bench sees it: what all its pages have in common.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::watch::{Answers, Lens, Watch, seq};
use crate::samples::Samples;
use crate::{Result, sse::Event};

/// A room, looked at through many pages.
pub(super) struct Room {
    /// The address of the meeting.
    pub(super) meeting: String,
    pages: usize,
    watch: Mutex<Option<Arc<Watch>>>,
    /// What each page shows of how often notes were answered.
    answers: Mutex<Vec<Answers>>,
    /// What is counted beside.
    told: Mutex<Told>,
    seq: AtomicU64,
}

/// What the pages did by themselves.
#[derive(Debug, Default, Clone)]
pub(super) struct Told {
    /// How long it took to fetch what is one's own after the room has moved.
    pub(super) mine: Samples,
    /// How many updates came to all pages together.
    pub(super) events: u64,
    /// How many bytes those had.
    pub(super) bytes: u64,
    /// The first thing that went wrong.
    trouble: Option<String>,
}

impl Room {
    pub(super) fn new(meeting: String, pages: usize) -> Arc<Self> {
        let answers = Mutex::new(std::iter::repeat_with(Answers::default).take(pages).collect());
        let (watch, told, seq) = (Mutex::default(), Mutex::default(), AtomicU64::new(0));
        Arc::new(Self { meeting, pages, watch, answers, told, seq })
    }

    pub(super) const fn pages(&self) -> usize {
        self.pages
    }

    pub(super) fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on all pages are watched for this.
    pub(super) fn watch_for(&self, lens: Lens, target: u64) -> Arc<Watch> {
        let watch = Watch::new(lens, target, self.pages);
        *self.watch.lock().unwrap_or_else(PoisonError::into_inner) = Some(watch.clone());
        watch
    }

    /// A page was told something.
    pub(super) fn hear(&self, page: usize, at: Instant, event: &Event) {
        let watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answers) = answers.get_mut(page) {
            answers.hear(event);
            if let Some(watch) = watch {
                watch.see(page, at, event, answers);
            }
        }
        if let Some(seq) = seq(&event.id) {
            self.seq.fetch_max(seq, Ordering::Relaxed);
        }
        let mut told = self.told();
        told.events += 1;
        told.bytes += event.data.len() as u64;
    }

    /// The number of the last event of the room's log that any page has heard of.
    pub(super) fn seq(&self) -> u64 {
        self.seq.load(Ordering::Relaxed)
    }

    /// A page fetched what is its own.
    pub(super) fn fetched(&self, took: Duration) {
        self.told().mine.push(took);
    }

    /// Something went wrong with a page; what it was ends the bench.
    pub(super) fn fail(&self, what: String) {
        self.told().trouble.get_or_insert(what);
    }

    /// Whether nothing went wrong so far.
    pub(super) fn check(&self) -> Result<()> {
        match &self.told().trouble {
            Some(trouble) => Err(trouble.clone().into()),
            None => Ok(()),
        }
    }
}
