//! One postmortem in the article: its title, and what is told of it.

use yomikai_domain::minutes::{self, Improvement};

use super::phrase::Phrase;
use crate::{i18n::Words, markdown};

/// Markdown with its language.
pub(super) struct Prose {
    pub(super) text: String,
    pub(super) tag: &'static str,
}

/// A title with its language.
pub(super) struct Title {
    pub(super) text: String,
    pub(super) tag: &'static str,
}

/// One postmortem; withdrawn where nothing is told.
pub(super) struct Case {
    pub(super) number: usize,
    pub(super) told: Option<Told>,
}

/// A postmortem's title, and those of its three parts that have words.
pub(super) struct Told {
    pub(super) title: Title,
    pub(super) parts: Vec<Part>,
}

/// A part under its label: prose, or what the room found.
pub(super) struct Part {
    pub(super) label: String,
    pub(super) prose: Vec<Prose>,
    pub(super) found: Vec<Phrase>,
}

impl Title {
    /// A title, or what stands in for one.
    pub(super) fn new(text: &str, tag: &'static str, l: Words) -> Self {
        match text {
            "" => Self { text: l.t("untitled"), tag: l.tag() },
            text => Self { text: text.to_owned(), tag },
        }
    }
}

impl Prose {
    /// Prose, where there are words.
    pub(super) fn some(text: &str, tag: &'static str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self { text: text.to_owned(), tag })
    }

    /// As HTML that is safe.
    pub(super) fn html(&self) -> String {
        markdown::to_html(&self.text)
    }
}

impl Case {
    /// The case of that number.
    pub(super) fn new(number: usize, case: &minutes::Case, club: Words, l: Words) -> Self {
        Self { number, told: case.told.as_ref().map(|told| Told::new(told, club, l)) }
    }
}

impl Told {
    fn new(told: &minutes::Told, club: Words, l: Words) -> Self {
        let own = told.language.tag();
        let prose = |key, worded: &minutes::Worded<String>| Part {
            label: l.t(key),
            // What the facilitator words is in the club's language.
            prose: Prose::some(worded.text(), if worded.reworded.is_some() { club.tag() } else { own })
                .into_iter()
                .collect(),
            found: Vec::new(),
        };
        let parts = [
            prose("minutes-happened", &told.case),
            prose("minutes-cause", &told.cause),
            Part::improvement(&told.improvement, own, club, l),
        ];
        let parts = parts.into_iter().filter(|part| !part.prose.is_empty() || !part.found.is_empty());
        Self { title: Title::new(&told.title, own, l), parts: parts.collect() }
    }
}

impl Part {
    fn improvement(
        improvement: &minutes::Worded<Improvement>,
        own: &'static str,
        club: Words,
        l: Words,
    ) -> Self {
        let (mut prose, mut found) = (Vec::new(), Vec::new());
        match (&improvement.reworded, &improvement.given) {
            (Some(words), _) => prose.extend(Prose::some(words, club.tag())),
            (None, Improvement::Wordings(wordings)) => {
                prose.extend(wordings.iter().filter_map(|wording| Prose::some(wording, own)));
            }
            (None, Improvement::Cards(cards)) => {
                found.extend(cards.iter().map(|card| Phrase::of_card(card, club)));
            }
        }
        Self { label: l.t("minutes-improvement"), prose, found }
    }
}
