//! Labelled sentences, and what of them the weights get to see.

use std::fmt;

use serde::Deserialize;

use crate::{
    kind::{Kind, Section},
    lang::Language,
    reading::{self, Features, Label},
    segment,
};

/// The rungs of the ladder, in the order of their sums.
pub(super) const RUNGS: [&str; 4] = ["none", "weak", "intermediate", "strong"];

/// One labelled sentence, as `data/*.jsonl` has it.
#[derive(Debug, Clone, Deserialize)]
#[non_exhaustive]
pub struct Labelled {
    /// The language.
    pub lang: Language,
    /// The section that it stands in, as [`kind`] names them.
    pub section: String,
    /// The sentence, now and then two.
    pub text: String,
    /// The rules that should speak.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The rung of an action.
    #[serde(default)]
    pub strength: Option<String>,
}

/// A line that is no labelled sentence.
#[derive(Debug)]
pub struct ReadError {
    line: usize,
    cause: serde_json::Error,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.cause)
    }
}

impl std::error::Error for ReadError {}

impl Labelled {
    /// Reads JSON lines.
    ///
    /// # Errors
    /// The first line that is none.
    pub fn read(lines: &str) -> Result<Vec<Self>, ReadError> {
        let read = |(at, line)| serde_json::from_str(line).map_err(|cause| ReadError { line: at + 1, cause });
        lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
    }
}

/// The kind of text that a labelled sentence's `section` means: rows are named in the singular there.
pub fn kind(section: &str) -> Kind {
    let key = match section {
        "action_item" => "action_items",
        "root_cause" => "root_causes",
        "lesson_good" => "lessons_good",
        "lesson_bad" => "lessons_bad",
        "lesson_lucky" => "lessons_lucky",
        other => other,
    };
    Kind::from_key(key).unwrap_or(Kind::Section(Section::Summary))
}

/// A sentence as the weights see it.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    /// The number of the labelled text that it comes from, by a hash of its words.
    pub(super) source: usize,
    /// Its pieces, each once.
    pub(super) features: Vec<u32>,
    pub(super) labels: [bool; Label::ALL.len()],
    /// Whether it is only known that the text says so somewhere.
    pub(super) is_part: bool,
    pub(super) rung: Option<usize>,
    pub(super) text: String,
}

impl Instance {
    /// One for each sentence of a labelled text. Of several sentences it is only known that one of them says so.
    pub(super) fn of(labelled: &Labelled) -> Vec<Self> {
        let sentences = segment::sentences(&labelled.text, kind(&labelled.section));
        let source =
            labelled.text.bytes().fold(7_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
        let labels = Label::ALL.map(|label| labelled.labels.iter().any(|id| id == label.id()));
        let rung = RUNGS.iter().position(|rung| labelled.strength.as_deref() == Some(rung));
        let several = sentences.len() > 1;
        sentences
            .iter()
            .map(|sentence| {
                let mut features = Features::default();
                reading::read(sentence, &[], &mut features);
                let mut features: Vec<u32> = features.list.iter().map(|feature| feature.hash).collect();
                features.sort_unstable();
                features.dedup();
                Self {
                    source,
                    features,
                    labels,
                    is_part: several && labels.contains(&true),
                    rung: rung.filter(|_| !several),
                    text: format!("[{}] {}", labelled.section, labelled.text),
                }
            })
            .collect()
    }
}
