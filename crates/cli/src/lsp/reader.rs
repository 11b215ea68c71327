//! The thread in which the coach reads. Of texts that wait, only the newest state of each is read.

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, mpsc},
    thread,
};

use yomikai_coach::{Finding, Kind, Moment, review};

use super::{document::Notes, notes::diagnostic, position::Lines};
use crate::settings::Settings;

/// A text to read, and how.
pub(super) struct Job {
    pub(super) address: String,
    pub(super) version: i32,
    pub(super) text: Arc<str>,
    pub(super) lines: Lines,
    pub(super) settings: Arc<Settings>,
    pub(super) kind: Kind,
    pub(super) sharing: bool,
}

/// A text that was read.
pub(super) struct Read {
    pub(super) address: String,
    pub(super) notes: Notes,
}

impl Job {
    /// What the coach would say of `text`, in the place of this one.
    pub(super) fn findings(&self, text: &str) -> Vec<Finding> {
        // The coach cannot fail. Should it, somebody's editor goes on without a note.
        let review = catch_unwind(AssertUnwindSafe(|| review(text, self.kind, &self.settings.coach)));
        let mut findings = review.map(|review| review.findings).unwrap_or_default();
        findings.retain(|finding| self.sharing || finding.moment != Moment::Sharing);
        findings
    }

    /// Reads it.
    pub(super) fn read(&self) -> Notes {
        let findings: Arc<[Finding]> = self.findings(&self.text).into();
        let diagnostics =
            findings.iter().map(|finding| diagnostic(finding, &self.text, &self.lines)).collect();
        Notes { version: self.version, findings, diagnostics }
    }
}

/// Starts the thread; it ends when nobody sends or nobody listens.
pub(super) fn start(tell: impl Fn(Read) -> bool + Send + 'static) -> mpsc::Sender<Job> {
    let (jobs, queue) = mpsc::channel::<Job>();
    thread::spawn(move || {
        while let Ok(first) = queue.recv() {
            let mut newest = BTreeMap::from([(first.address.clone(), first)]);
            newest.extend(queue.try_iter().map(|job| (job.address.clone(), job)));
            for (address, job) in newest {
                if !tell(Read { address, notes: job.read() }) {
                    return;
                }
            }
        }
    });
    jobs
}
