//! Labelled sentences, and what of them the weights get to see.

use std::fmt;

use serde::Deserialize;

use super::PARTS;
use crate::{
    kind::{Kind, Section},
    lang::Language,
    reading::{
        self, Features, Label,
        glance::{self, Plain},
    },
    registry::{self, Check},
    segment::{self, Sentence},
    strength,
};

/// The rungs of the ladder, in the order of their sums.
pub(super) const RUNGS: [&str; 4] = ["none", "weak", "intermediate", "strong"];

/// One labelled sentence, as `data/*.jsonl` has it.
#[derive(Debug, Clone, Deserialize)]
#[non_exhaustive]
pub struct Labelled {
    /// The language.
    pub lang: Language,
    /// The section that it stands in, as [`Kind::from_key`] names it.
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

/// The kind of text that a labelled sentence's `section` means.
fn kind(section: &str) -> Kind {
    Kind::from_key(section).unwrap_or(Kind::Section(Section::Summary))
}

/// A sentence as the first look sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct Glanced {
    /// The rows of its plain pieces.
    pub(super) rows: Vec<u16>,
    pub(super) may_name: bool,
}

impl Glanced {
    fn of(plain: &Plain<'_>) -> Self {
        let row = |piece| u16::try_from(glance::row(piece)).unwrap_or_default();
        Self { rows: plain.pieces.iter().map(row).collect(), may_name: plain.may_name }
    }
}

/// A sentence as the weights see it.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    /// The number of the labelled text that it comes from, by a hash of its words.
    pub(super) source: usize,
    pub(super) language: Language,
    /// Its pieces, each once.
    pub(super) features: Vec<u32>,
    /// What the first look sees of it.
    pub(super) glanced: Glanced,
    /// What it says; `None` where nobody has said.
    pub(super) labels: [Option<bool>; Label::ALL.len()],
    /// Whether it is only known that the text says so somewhere.
    pub(super) is_part: bool,
    pub(super) rung: Option<usize>,
}

impl Instance {
    /// One for each sentence of a labelled text. Of several sentences it is only known that one of them says so.
    pub(super) fn of(labelled: &Labelled) -> Vec<Self> {
        Self::labelled(labelled, kind(&labelled.section))
    }

    fn labelled(labelled: &Labelled, kind: Kind) -> Vec<Self> {
        let labels = Label::ALL.map(|label| Some(labelled.labels.iter().any(|id| id == label.id())));
        let rung = RUNGS.iter().position(|rung| labelled.strength.as_deref() == Some(rung));
        Self::read(&labelled.text, kind, labels, rung)
    }

    /// The examples of the rule pages, of which only what their own rule says is known; and the pages' own words, which say nothing
    /// that a rule would ask about.
    pub(super) fn of_pages(language: Language) -> Vec<Self> {
        let mut instances = Vec::new();
        for rule in registry::rules() {
            let text = rule.text(language);
            for said in [text.title, text.why, text.source, text.question, text.rewrite.unwrap_or_default()] {
                for kind in [Kind::Document, Kind::Note, Kind::Improvement] {
                    instances.extend(Self::read(said, kind, [Some(false); Label::ALL.len()], None));
                }
            }
            let Check::Sentence(own) = rule.check else { continue };
            for (examples, says) in [(&text.flagged, true), (&text.silent, false)] {
                let labels = Label::ALL.map(|label| (label == own).then_some(says));
                instances.extend(
                    examples.iter().flat_map(|example| Self::read(example.text, example.kind, labels, None)),
                );
            }
        }
        let unknown = [None; Label::ALL.len()];
        let ladder = strength::page().text(language);
        for (rung, examples) in ladder.rungs.iter().enumerate() {
            instances.extend(
                examples
                    .iter()
                    .flat_map(|example| Self::read(example.text, example.kind, unknown, Some(rung))),
            );
        }
        instances
    }

    /// Some of the texts, as they would say the same in another place: who is blamed in the story of a cause is blamed in a summary or in
    /// minutes, too. What is an action, praise or a moment of the timeline means something of its own, and stays where it is.
    pub(super) fn of_elsewhere(labelled: &Labelled) -> Vec<Self> {
        const ONE_OF: usize = 3;
        let elsewhere = match kind(&labelled.section) {
            Kind::Section(
                Section::RootCauses
                | Section::Trigger
                | Section::Resolution
                | Section::Detection
                | Section::LessonsBad,
            ) => Kind::Section(Section::Summary),
            Kind::Section(Section::Summary | Section::Impact) => Kind::Section(Section::LessonsBad),
            _ => return Vec::new(),
        };
        if !(number(&labelled.text) / PARTS).is_multiple_of(ONE_OF) {
            return Vec::new();
        }
        Self::labelled(labelled, elsewhere)
    }

    /// Fragments of a text that says nothing: real documents are full of half sentences, of which a few neutral words are all that
    /// there is. Those that hold a turn of phrase that some rule listens for may say something without the rest, and are left out.
    pub(super) fn of_fragments(labelled: &Labelled) -> Vec<Self> {
        if !labelled.labels.is_empty() {
            return Vec::new();
        }
        let turns = Label::ALL.map(reading::turn);
        let silent = [Some(false); Label::ALL.len()];
        let fragments = fragments(&labelled.text, labelled.lang).into_iter();
        let of = |text| Self::read(text, kind(&labelled.section), silent, None);
        let whole = number(&labelled.text);
        let instances = fragments.flat_map(of).map(|fragment| Self { source: whole, ..fragment });
        instances.filter(|instance| turns.iter().all(|turn| !instance.features.contains(turn))).collect()
    }

    /// The sentences of a whole document in which nothing is to be asked about.
    pub(super) fn of_document(text: &str) -> Vec<Self> {
        let source = number(text);
        let silent = [Some(false); Label::ALL.len()];
        let sentences = segment::sentences(text, Kind::Document);
        let instance = |sentence: &Sentence| {
            let (features, glanced) = pieces(sentence);
            Self {
                source,
                language: sentence.language,
                features,
                glanced,
                labels: silent,
                is_part: false,
                rung: None,
            }
        };
        sentences.iter().filter(|sentence| sentence.is_read()).map(instance).collect()
    }

    fn read(
        text: &str,
        kind: Kind,
        labels: [Option<bool>; Label::ALL.len()],
        rung: Option<usize>,
    ) -> Vec<Self> {
        let sentences = segment::sentences(text, kind);
        let source = number(text);
        let several = sentences.len() > 1;
        let instance = |sentence: &Sentence| {
            let (features, glanced) = pieces(sentence);
            let is_part = several && labels.contains(&Some(true));
            Self {
                source,
                language: sentence.language,
                features,
                glanced,
                labels,
                is_part,
                rung: rung.filter(|_| !several),
            }
        };
        sentences.iter().map(instance).collect()
    }
}

/// The pieces of a sentence, each once, and what the first look sees of it.
fn pieces(sentence: &Sentence) -> (Vec<u32>, Glanced) {
    let mut features = Features::default();
    let mut glanced = Glanced::default();
    reading::read(sentence, &[], &mut features, |plain| {
        glanced = Glanced::of(plain);
        true
    });
    let mut features: Vec<u32> = features.list.iter().map(|feature| feature.hash).collect();
    features.sort_unstable();
    features.dedup();
    (features, glanced)
}

/// A number for a text, by which its parts stay together.
fn number(text: &str) -> usize {
    text.bytes().fold(7, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()))
}

/// The beginning, the middle and the end of a text, some words each.
fn fragments(text: &str, language: Language) -> Vec<&str> {
    let cuts: Vec<usize> = match language {
        Language::En => text.match_indices(' ').map(|(at, _)| at).collect(),
        Language::Ja => text.char_indices().map(|(at, _)| at).step_by(4).skip(1).collect(),
    };
    let [third, two_thirds] = [cuts.len() / 3, cuts.len() * 2 / 3];
    match (cuts.get(third), cuts.get(two_thirds)) {
        (Some(&one), Some(&two)) if third > 0 && one < two => {
            vec![&text[..one], &text[one..two], &text[two..]]
        }
        _ => Vec::new(),
    }
}
