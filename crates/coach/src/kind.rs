//! What is being read: the kind of text and, inside a document, the section.

use std::{ops::Range, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::words::list::{Phrases, Words};

/// What the text is, which decides how its sentences are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// A whole postmortem in Markdown; its headings give the sections.
    Document,
    /// The text of one section.
    Section(Section),
    /// An improvement card.
    Improvement,
    /// A reader's note in a meeting.
    Note,
    /// The minutes of a meeting.
    Minutes,
}

/// A section of the postmortem template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Section {
    /// What happened, in short.
    Summary,
    /// Who and what was affected, and how much.
    Impact,
    /// Why it could happen.
    RootCauses,
    /// What set it off.
    Trigger,
    /// What was done about it.
    Resolution,
    /// How it was found.
    Detection,
    /// What will be different.
    ActionItems,
    /// What went well.
    LessonsGood,
    /// What went wrong.
    LessonsBad,
    /// Where luck helped.
    LessonsLucky,
    /// What happened when.
    Timeline,
    /// Links and other supporting information.
    References,
}

impl Section {
    /// Every section, in the order of the template.
    pub const ALL: [Self; 12] = [
        Self::Summary,
        Self::Impact,
        Self::RootCauses,
        Self::Trigger,
        Self::Resolution,
        Self::Detection,
        Self::ActionItems,
        Self::LessonsGood,
        Self::LessonsBad,
        Self::LessonsLucky,
        Self::Timeline,
        Self::References,
    ];

    /// The field key that code, files and the API use.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Impact => "impact",
            Self::RootCauses => "root_causes",
            Self::Trigger => "trigger",
            Self::Resolution => "resolution",
            Self::Detection => "detection",
            Self::ActionItems => "action_items",
            Self::LessonsGood => "lessons_good",
            Self::LessonsBad => "lessons_bad",
            Self::LessonsLucky => "lessons_lucky",
            Self::Timeline => "timeline",
            Self::References => "references",
        }
    }

    /// The section with this field key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }

    /// The section a heading announces, in the words that teams really use.
    ///
    /// The longest known word wins, so that 今後の対応 is a list of actions and 対応 is the resolution.
    pub fn from_heading(heading: &str) -> Option<Self> {
        let heading = heading.to_lowercase();
        let found = WORDS.find(&heading).into_iter().filter(|(_, place)| stands(&heading, place));
        found.max_by_key(|((number, _), place)| (place.len(), *number)).map(|((_, section), _)| section)
    }
}

impl Kind {
    /// The kind with this key: a section's key, or `document`, `improvement`, `note`, `minutes`. Labelled sentences name the row of
    /// a section (`action_item`), which means the same.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "action_item" => Some(Self::Section(Section::ActionItems)),
            "root_cause" => Some(Self::Section(Section::RootCauses)),
            "lesson_good" => Some(Self::Section(Section::LessonsGood)),
            "lesson_bad" => Some(Self::Section(Section::LessonsBad)),
            "lesson_lucky" => Some(Self::Section(Section::LessonsLucky)),
            "document" => Some(Self::Document),
            "improvement" => Some(Self::Improvement),
            "note" => Some(Self::Note),
            "minutes" => Some(Self::Minutes),
            _ => Section::from_key(key).map(Self::Section),
        }
    }
}

/// What kind of place a sentence stands in, as far as its meaning depends on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Something that will be done.
    Action,
    /// Why it could happen, and what set it off.
    Cause,
    /// What happened when.
    Timeline,
    /// What was done, and how it was found.
    Response,
    /// What went wrong.
    Lesson,
    /// What went well.
    Praise,
    /// Where luck helped.
    Luck,
    /// Other people's words.
    Reference,
    /// Anything else.
    Story,
}

impl Place {
    pub(crate) const fn of(kind: Kind, section: Option<Section>) -> Self {
        match (kind, section) {
            (Kind::Improvement, _) | (_, Some(Section::ActionItems)) => Self::Action,
            (_, Some(Section::RootCauses | Section::Trigger)) => Self::Cause,
            (_, Some(Section::Timeline)) => Self::Timeline,
            (_, Some(Section::Resolution | Section::Detection)) => Self::Response,
            (_, Some(Section::LessonsBad)) => Self::Lesson,
            (_, Some(Section::LessonsGood)) => Self::Praise,
            (_, Some(Section::LessonsLucky)) => Self::Luck,
            (_, Some(Section::References)) => Self::Reference,
            _ => Self::Story,
        }
    }

    /// The name that the weights know it by.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Cause => "cause",
            Self::Timeline => "timeline",
            Self::Response => "response",
            Self::Lesson => "lesson",
            Self::Praise => "praise",
            Self::Luck => "luck",
            Self::Reference => "reference",
            Self::Story => "story",
        }
    }
}

/// Latin words must stand alone; Japanese ones may be part of a longer heading.
fn stands(heading: &str, word: &Range<usize>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !heading[word.clone()].is_ascii()
        || !(letter(heading[..word.start].chars().next_back()) || letter(heading[word.end..].chars().next()))
}

/// The words of [`HEADINGS`], numbered in their order.
static WORDS: LazyLock<Phrases<(usize, Section)>> = LazyLock::new(|| {
    let words = HEADINGS.iter().flat_map(|(section, words)| words.iter().map(|word| (*section, Words(word))));
    let numbered: Vec<_> =
        words.enumerate().map(|(number, (section, word))| ((number, section), word)).collect();
    Phrases::of(&numbered)
});

const HEADINGS: &[(Section, &[&str])] = &[
    (
        Section::Summary,
        &["サマリ", "概要", "要約", "事象", "事例", "summary", "overview", "what happened", "synopsis"],
    ),
    (Section::Impact, &["影響", "インパクト", "被害", "impact", "affected"]),
    (
        Section::RootCauses,
        &[
            "原因",
            "根本原因",
            "直接原因",
            "真因",
            "root cause",
            "root causes",
            "cause",
            "causes",
            "contributing factors",
            "five whys",
            "why did it happen",
            "なぜなぜ",
        ],
    ),
    (Section::Trigger, &["発生要因", "発生契機", "トリガー", "きっかけ", "trigger"]),
    (
        Section::Resolution,
        &[
            "対応",
            "対応内容",
            "暫定対応",
            "応急処置",
            "復旧",
            "解消",
            "resolution",
            "mitigation",
            "response",
            "recovery",
        ],
    ),
    (Section::Detection, &["検出", "検知", "発見", "detection", "how we found out"]),
    (
        Section::ActionItems,
        &[
            "アクション",
            "再発防止",
            "恒久対応",
            "恒久対策",
            "改善案",
            "改善策",
            "対策",
            "今後の対応",
            "是正",
            "次の一手",
            "action item",
            "action items",
            "actions",
            "corrective actions",
            "follow up",
            "follow-up",
            "follow-ups",
            "next steps",
            "improvement",
            "improvements",
            "remediation",
            "preventive measures",
            "prevention",
            "todo",
        ],
    ),
    (
        Section::LessonsGood,
        &["うまくいったこと", "よかったこと", "良かったこと", "良かった点", "what went well", "went well"],
    ),
    (
        Section::LessonsBad,
        &[
            "うまくいかなかったこと",
            "悪かったこと",
            "悪かった点",
            "課題",
            "what went wrong",
            "went wrong",
            "what went poorly",
            "what didn't go well",
            "went badly",
        ],
    ),
    (Section::LessonsLucky, &["幸運", "運が良かった", "運がよかった", "lucky"]),
    (Section::Timeline, &["タイムライン", "時系列", "経緯", "timeline", "chronology"]),
    (
        Section::References,
        &["参考", "関連資料", "references", "supporting information", "links", "appendix", "further reading"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_matched_by_meaning() {
        for (heading, expected) in [
            ("## 3. 根本原因", Some(Section::RootCauses)),
            ("今後の対応", Some(Section::ActionItems)),
            ("暫定対応", Some(Section::Resolution)),
            ("🍕 うまくいかなかったこと", Some(Section::LessonsBad)),
            ("Action Items", Some(Section::ActionItems)),
            ("What went well?", Some(Section::LessonsGood)),
            ("Because", None),
            ("はじめに", None),
        ] {
            assert_eq!(Section::from_heading(heading), expected, "{heading}");
        }
    }

    #[test]
    fn every_key_leads_back_to_its_section() {
        for section in Section::ALL {
            assert_eq!(Section::from_key(section.key()), Some(section));
            assert_eq!(Kind::from_key(section.key()), Some(Kind::Section(section)));
        }
        assert_eq!(Kind::from_key("pizza"), None);
    }
}
