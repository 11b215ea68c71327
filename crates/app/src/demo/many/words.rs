//! What the many documents are put together from, in each of the two languages.

use std::ops::RangeInclusive;

use yomikai_domain::{Language, action_item::Kind, meeting::Strength};

/// Phrases. In each, `{s}` is the document's service, `{t}` another one, `{g}` a group of colleagues, `{p}` and `{u}` the
/// people and the minutes of its impact, `{n}` a small number, `{m}` a larger one, and `{h}` a commit.
pub(super) type Phrases = &'static [&'static str];

/// The words of one language. Neither language is a translation of the other.
pub(super) struct Words {
    pub(super) language: Language,
    /// What stands between two sentences.
    pub(super) space: &'static str,
    pub(super) services: Phrases,
    pub(super) groups: Phrases,
    pub(super) stories: &'static [Story],
    /// What more the summary says, where people were affected.
    pub(super) seen: Phrases,
    pub(super) impact: Phrases,
    /// What the impact says where nobody was affected.
    pub(super) no_impact: Phrases,
    /// The head of a table of figures.
    pub(super) table: &'static str,
    /// Its rows: what is measured, what it usually is, and what it was that day.
    pub(super) measures: &'static [(&'static str, RangeInclusive<u64>, RangeInclusive<u64>)],
    /// The head of a table of what happened in each hour.
    pub(super) by_hour: &'static str,
    /// Sentences of an analysis that fit any story.
    pub(super) asides: Phrases,
    /// The headings above further conditions.
    pub(super) further: Phrases,
    pub(super) resolution: Phrases,
    /// By an alert, a customer, a colleague, by chance.
    pub(super) detection: [Phrases; 4],
    pub(super) good: Phrases,
    pub(super) bad: Phrases,
    pub(super) lucky: Phrases,
    pub(super) rows: Rows,
    pub(super) calm: Calm,
    /// Improvements that fit any story.
    pub(super) actions: &'static [Action],
    /// What changed when an action was done.
    pub(super) done: Phrases,
    /// Why an action was better left undone.
    pub(super) left: Phrases,
    pub(super) money: Phrases,
    pub(super) data_lost: Phrases,
    /// What references are called.
    pub(super) references: Phrases,
    /// What stands above an extract of a log.
    pub(super) log: &'static str,
}

/// What the rows of a timeline say, by where they stand in it.
pub(super) struct Rows {
    pub(super) before: Phrases,
    pub(super) began: Phrases,
    pub(super) detected: Phrases,
    pub(super) acknowledged: Phrases,
    pub(super) between: Phrases,
    pub(super) mitigated: Phrases,
    pub(super) after: Phrases,
    pub(super) resolved: Phrases,
}

/// What is said where it was noticed in time, and there was nothing to hurry about.
pub(super) struct Calm {
    pub(super) resolution: Phrases,
    pub(super) detection: Phrases,
    pub(super) good: Phrases,
    pub(super) bad: Phrases,
    pub(super) lucky: Phrases,
    pub(super) rows: Phrases,
    /// The last row of a timeline.
    pub(super) settled: Phrases,
}

/// One way in which things go unlike what was meant.
pub(super) struct Story {
    /// Its factors; the first one is always there.
    pub(super) factors: &'static [&'static str],
    pub(super) tags: Phrases,
    pub(super) titles: Phrases,
    /// Titles where it was noticed in time.
    pub(super) near_titles: Phrases,
    pub(super) case: Phrases,
    /// The case where it was noticed in time.
    pub(super) near: Phrases,
    /// Paragraphs, in order.
    pub(super) cause: Phrases,
    pub(super) trigger: Phrases,
    /// The first one in the frame 'instead of … we …'.
    pub(super) actions: &'static [Action],
}

/// An improvement: what it does about the incident, what it leans on, and its words.
pub(super) type Action = (Kind, Strength, &'static str);
