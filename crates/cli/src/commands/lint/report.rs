//! What one run of `yomikai lint` found, in an order that does not depend on which core was faster.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use yomikai_coach::{Finding, Silenced};
use yomikai_web::i18n::Words;

use super::{
    Read,
    place::{Place, Places},
    walk::{Met, Outcome, Pattern},
};
use crate::{
    plain::visible,
    settings::{Refused, Settings},
};

/// Everything that can be told.
pub(super) struct Report {
    /// The texts that have findings, or something that was left alone.
    pub(super) texts: Vec<Told>,
    /// What could not be read, each with its path and why.
    pub(super) refused: Vec<Refused>,
    /// What somebody may think was read or left, a line for each.
    pub(super) passed_over: Vec<String>,
    /// How many texts were read.
    pub(super) read: usize,
}

/// A text with something to tell.
pub(super) struct Told {
    pub(super) path: PathBuf,
    pub(super) read: Read,
}

/// How many of the files that were passed over are named.
const MOST_NAMED: usize = 3;

impl Report {
    pub(super) fn new(met: Vec<Met>, troubled: &[Arc<Settings>], l: Words) -> Self {
        let (mut outcomes, mut passed_over, mut patterns) = (Vec::new(), Vec::new(), Vec::new());
        for one in met {
            match one {
                Met::Text(outcome) => outcomes.push(outcome),
                Met::PassedOver(path) => passed_over.push(path),
                Met::Pattern(pattern) => patterns.push(pattern),
            }
        }
        let mut report = Self {
            texts: Vec::new(),
            refused: troubled.iter().flat_map(|settings| settings.said(l)).collect(),
            passed_over: patterns_said(patterns, l),
            read: 0,
        };
        report.passed_over.extend(passed_over_said(passed_over, l));
        for Outcome { path, read, .. } in each_once(outcomes) {
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
                Err(why) => {
                    let path = path.to_string_lossy().into_owned();
                    report.refused.push(Refused { path, place: None, message: why.said(l) });
                }
            }
        }
        report
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

/// In the order of their paths. A file that was named, and is in a folder that was named, is one file: it has the
/// shortest of its names.
fn each_once(mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
    outcomes.sort_by(|a, b| a.path.cmp(&b.path));
    outcomes.dedup_by(|a, b| a.path == b.path);
    let length = |path: &Path| path.as_os_str().len();
    let mut names: HashMap<PathBuf, PathBuf> = HashMap::new();
    for Outcome { path, is, .. } in &outcomes {
        if let Some(is) = is {
            let name = names.entry(is.clone()).or_insert_with(|| path.clone());
            if length(path) < length(name) {
                name.clone_from(path);
            }
        }
    }
    outcomes.retain(|one| one.is.as_ref().and_then(|is| names.get(is)).is_none_or(|name| *name == one.path));
    outcomes
}

fn patterns_said(mut patterns: Vec<Pattern>, l: Words) -> Vec<String> {
    patterns.sort();
    patterns.dedup();
    let said = |Pattern { path, line, glob }: &Pattern| {
        let message = l.t1("cli-lint-pattern", "pattern", visible(glob));
        format!("{}:{line}: {message}", visible(&path.to_string_lossy()))
    };
    patterns.iter().map(said).collect()
}

/// One line, however many there are.
fn passed_over_said(mut paths: Vec<PathBuf>, l: Words) -> Option<String> {
    paths.sort();
    paths.dedup();
    let named: Vec<_> = paths.iter().take(MOST_NAMED).map(|path| visible(&path.to_string_lossy())).collect();
    let names = named.join(&l.t("cli-lint-between"));
    match paths.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        _ if paths.is_empty() => None,
        None => Some(l.t1("cli-lint-passed-over", "names", names)),
        Some(more) => Some(l.t2("cli-lint-passed-over-more", "names", names, "more", more)),
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
