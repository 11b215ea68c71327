//! What one run of `yomikai lint` found, in an order that does not depend on which core was faster.

use std::path::{Path, PathBuf};

use yomikai_coach::{Finding, Silenced};
use yomikai_web::i18n::Words;

use super::{
    Read, Refusal,
    passage::visible,
    place::{Place, Places},
    walk::Outcome,
};
use crate::settings::Refused;

/// Everything that can be told.
pub(super) struct Report {
    /// The texts that have findings, or something that was left alone.
    pub(super) texts: Vec<Told>,
    /// What could not be read, each with its path and why.
    pub(super) refused: Vec<Refused>,
    /// How many texts were read.
    pub(super) read: usize,
}

/// A text with something to tell.
pub(super) struct Told {
    pub(super) path: PathBuf,
    pub(super) read: Read,
}

impl Report {
    pub(super) fn new(mut outcomes: Vec<Outcome>, l: Words) -> Self {
        outcomes.sort_by(|a, b| a.path.cmp(&b.path));
        // A file that was named, and is in a folder that was named, is one file.
        outcomes.dedup_by(|a, b| a.path == b.path);
        let mut report = Self { texts: Vec::new(), refused: Vec::new(), read: 0 };
        for Outcome { path, read } in outcomes {
            match read {
                Ok(read) => {
                    report.read += 1;
                    let review = &read.review;
                    let tells =
                        [review.findings.is_empty(), review.silenced.is_empty(), review.unheard.is_empty()];
                    if tells.contains(&false) {
                        report.texts.push(Told { path, read });
                    }
                }
                Err(refusal) => report.refuse(&path, &refusal, l),
            }
        }
        report
    }

    fn refuse(&mut self, path: &Path, refusal: &Refusal, l: Words) {
        match refusal {
            Refusal::Unread(why) => {
                let path = visible(&path.to_string_lossy());
                self.refused.push(Refused { path, place: None, message: why.said(l) });
            }
            // Every text below the same file of choices has the same trouble with it.
            Refusal::Settings(trouble) => {
                let new = trouble.said(l).into_iter().filter(|line| !self.refused.contains(line));
                let new: Vec<_> = new.collect();
                self.refused.extend(new);
            }
        }
    }

    /// Every finding.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.texts.iter().flat_map(|told| &told.read.review.findings)
    }

    /// Everything that was left alone.
    pub(super) fn silenced(&self) -> impl Iterator<Item = &Silenced> {
        self.texts.iter().flat_map(|told| &told.read.review.silenced)
    }
}

impl Told {
    /// The path as it is shown on a terminal and to programs.
    pub(super) fn shown(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    pub(super) fn text(&self) -> &str {
        &self.read.text.body
    }

    /// The findings in their order, each with where it begins and ends.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&Finding, Place, Place)> {
        let places = Places::new(self.text());
        self.read.review.findings.iter().map(move |finding| {
            let from = places.advance(finding.range.start);
            (finding, from, places.of(finding.range.end))
        })
    }

    /// What was left alone, likewise.
    pub(super) fn silenced(&self) -> impl Iterator<Item = (&Silenced, Place, Place)> {
        let places = Places::new(self.text());
        self.read.review.silenced.iter().map(move |silenced| {
            let from = places.advance(silenced.range.start);
            (silenced, from, places.of(silenced.range.end))
        })
    }

    /// A byte of the file, rather than of the text.
    pub(super) const fn in_file(&self, byte: usize) -> usize {
        byte + self.read.text.skipped
    }
}
