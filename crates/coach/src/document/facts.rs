//! What a whole document holds, whoever put it together: a reader of Markdown, or the product from its own model.

use std::ops::Range;

use super::Day;
use crate::{
    finding::{Finding, Fingerprint},
    kind::Section,
    strength::Strength,
};

/// Where something stands, and its words as people read them, by which a wish to leave it alone finds it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Spot {
    /// The bytes of the text that a finding points at.
    pub range: Range<usize>,
    /// The words.
    pub wording: String,
}

impl Spot {
    /// Words at a range of the text.
    pub fn new(range: Range<usize>, wording: impl Into<String>) -> Self {
        Self { range, wording: wording.into() }
    }

    /// What the wording is recognised by.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of_words(&self.wording)
    }
}

/// A section that is there, whether it says something or not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// Which section of the template it is.
    pub section: Section,
    /// Its heading.
    pub heading: Spot,
    /// Everything of it, the heading included.
    pub range: Range<usize>,
    /// What it says, as written: Markdown with its comments. Sections inside it are part of it.
    pub text: String,
}

impl Part {
    /// A section with its heading and its text; until `range` is set it reaches as far as its heading.
    pub fn new(section: Section, heading: Spot, text: impl Into<String>) -> Self {
        Self { section, range: heading.range.clone(), heading, text: text.into() }
    }
}

/// Something that is to be done.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what is known of an action is known or not, each by itself"
)]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Action {
    /// What is to be done, and where that stands.
    pub what: Spot,
    /// Whether somebody has it: a person, a role or a team.
    pub owner: bool,
    /// Whether there is a time for it, however roughly.
    pub due: bool,
    /// Whether a tracker follows it.
    pub tracked: bool,
    /// Whether it is over: done, or decided against.
    pub closed: bool,
    /// How soon it matters, in the document's own words.
    pub priority: Option<String>,
    /// How strong people say it is; without their word the coach looks at the wording.
    pub strength: Option<Strength>,
    /// Whether it is filed under being noticed sooner.
    pub detects: bool,
}

impl Action {
    /// An action of which only the words are known.
    pub fn new(what: Spot) -> Self {
        Self { what, ..Self::default() }
    }
}

/// A turning point of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Marker {
    /// It began to affect something.
    Began,
    /// Somebody or something noticed.
    Detected,
    /// Somebody took it on.
    Acknowledged,
    /// It stopped affecting people.
    Mitigated,
    /// It was over.
    Resolved,
}

/// One thing that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// What happened, and where that stands.
    pub what: Spot,
    /// The turning point that it is marked as; without a mark the coach looks at the wording.
    pub marker: Option<Marker>,
}

impl Entry {
    /// Something that happened, without a mark.
    pub fn new(what: Spot) -> Self {
        Self { what, marker: None }
    }
}

/// How an incident came to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FoundBy {
    /// Something that watches told.
    Alert,
    /// A person who uses the service told.
    Customer,
    /// Somebody of the house saw it.
    Colleague,
    /// By luck.
    Chance,
}

/// What a document holds. Everything may be absent; a check that lacks what it needs stays silent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// Its title.
    pub title: Option<Spot>,
    /// What stands before the first section, as written, with its comments.
    pub opening: String,
    /// Its sections, in the order of the text.
    pub parts: Vec<Part>,
    /// What is to be done.
    pub actions: Vec<Action>,
    /// What happened when.
    pub timeline: Vec<Entry>,
    /// Whether it says elsewhere how long it took to notice and to end.
    pub durations: bool,
    /// Whether figures of the impact are kept beside its prose.
    pub impact_figures: bool,
    /// How many causes are told, where that can be counted.
    pub causes: Option<usize>,
    /// How it came to light, where that is told.
    pub found_by: Option<FoundBy>,
    /// Whether its words are explained in a place of their own.
    pub glossary: bool,
    /// Short forms that it uses more than once and never spells out, at their first use.
    pub terms: Vec<Spot>,
    /// The last day of the incident.
    pub ended: Option<Day>,
    /// The day on which others could read about it.
    pub published: Option<Day>,
}

impl Facts {
    /// The sections of this kind.
    pub fn parts_of(&self, section: Section) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.section == section)
    }

    /// The first section of this kind.
    pub fn part(&self, section: Section) -> Option<&Part> {
        self.parts_of(section).next()
    }

    /// The actions that are still to be done.
    pub fn open_actions(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(|action| !action.closed)
    }

    /// The words that a finding of [`review_facts`](crate::review_facts) is about, where it is about one thing: an action, a short form,
    /// a section with nothing in it. A question about all of a section names it by itself.
    pub fn quoted(&self, finding: &Finding) -> Option<&str> {
        let actions = self.actions.iter().map(|action| &action.what);
        let empty = self.parts.iter().map(|part| &part.heading).filter(|_| finding.rule == "empty-section");
        let mut spots = actions.chain(&self.terms).chain(empty);
        spots.find(|spot| spot.range == finding.range).map(|spot| spot.wording.as_str())
    }

    /// Where something that concerns the whole document is said: its title, or else its first section.
    pub(crate) fn head(&self) -> Option<&Spot> {
        self.title.as_ref().or_else(|| self.parts.first().map(|part| &part.heading))
    }
}
