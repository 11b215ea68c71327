//! The minutes: what a meeting leaves, derived each time from what happened in it and from the documents that it read.
//!
//! No text of a document is kept here. Whoever asks brings those that may still be read; of one that was withdrawn, and
//! of what the room said about it, no word is left.

mod improvement;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use self::improvement::Improvement;
use crate::{
    Language,
    id::{MemberId, PostmortemId},
    meeting::{
        Part, Phase, Promotion, State,
        unsigned::{Card, Kudos},
    },
    postmortem::Body,
    section::Section,
    text::Rule,
};

/// A postmortem that was brought, at the revision that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The language it is written in.
    pub language: Language,
    /// What it holds.
    pub body: Body,
}

/// What a meeting leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The facilitator's words before all cases; empty where there are none.
    pub opening: String,
    /// What was read, in that order.
    pub cases: Vec<Case>,
    /// The cards that became actions, in that order.
    pub actions: Vec<Action>,
    /// Whose postmortems were read. They are thanked before all others, and stay so if one is withdrawn.
    pub authors: BTreeSet<MemberId>,
    /// The thanks, in order. Those for a withdrawn postmortem are gone: their reasons may tell what it said.
    pub kudos: Vec<Kudos>,
    /// Who took part.
    pub participants: BTreeSet<MemberId>,
    /// What was not read and goes first next time. Before the meeting is closed: what would, if it closed now.
    pub next_time: Vec<PostmortemId>,
    /// The facilitator's words after all thanks; empty where there are none.
    pub closing: String,
}

/// One postmortem in the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Which.
    pub item: PostmortemId,
    /// What is told of it; `None` once it is withdrawn.
    pub told: Option<Told>,
}

/// A postmortem in three parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its title, or what stands in for one.
    pub title: String,
    /// The language it is written in. What the facilitator worded is in the club's, and a card has its own.
    pub language: Language,
    /// What happened.
    pub case: Worded<String>,
    /// What made it possible.
    pub cause: Worded<String>,
    /// What carries it from now on.
    pub improvement: Worded<Improvement>,
}

/// A part that the facilitator can word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded<T> {
    /// What the meeting itself gives.
    pub given: T,
    /// The facilitator's words instead; empty to leave the part out.
    pub reworded: Option<String>,
}

impl Worded<String> {
    /// What is read; empty where the part is left out.
    pub fn text(&self) -> &str {
        self.reworded.as_ref().unwrap_or(&self.given)
    }
}

/// A card that somebody carries out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Who, by when, and what it leans on. That stays when the postmortem is withdrawn: somebody counts on it.
    pub promotion: Promotion,
    /// Its words; `None` once the postmortem is withdrawn.
    pub card: Option<Card>,
}

impl Minutes {
    /// The minutes of a meeting as it stands. A postmortem that was read and is not in `brought` is withdrawn.
    pub fn of(state: &State, brought: &BTreeMap<PostmortemId, Brought>) -> Self {
        let read = state.read();
        let authors = read.iter().filter_map(|item| state.items.get(item)).flat_map(|item| &item.authors);
        let authors = authors.copied().collect();
        let case = |item| Case { item, told: brought.get(&item).map(|it| Told::of(state, item, it)) };
        let said = |part| state.minutes.get(&part).cloned().unwrap_or_default();
        Self {
            opening: said(Part::Opening),
            cases: read.into_iter().map(case).collect(),
            actions: state.actions.iter().map(|promotion| Action::of(state, brought, promotion)).collect(),
            authors,
            kudos: state.kudos.iter().filter(|kudos| brought.contains_key(&kudos.item)).cloned().collect(),
            participants: state.participants.clone(),
            next_time: next_time(state),
            closing: said(Part::Closing),
        }
    }

    /// What the meeting itself gives for a part, whatever the facilitator wrote; `None` about a postmortem that was not
    /// read or is withdrawn. `frame` puts a card into a sentence, in the club's language.
    pub fn default_text(&self, part: Part, frame: impl Fn(&Card) -> String) -> Option<String> {
        let told = part.item().and_then(|item| self.told(item));
        match part {
            Part::Opening | Part::Closing => Some(String::new()),
            Part::Case { .. } => told.map(|told| told.case.given.clone()),
            Part::Cause { .. } => told.map(|told| told.cause.given.clone()),
            Part::Improvement { .. } => told.map(|told| told.improvement.given.text(frame)),
        }
    }

    /// What a part says now, which is what a form for it begins with; `None` as in [`Minutes::default_text`].
    pub fn text(&self, part: Part, frame: impl Fn(&Card) -> String) -> Option<String> {
        self.reworded(part).map(str::to_owned).or_else(|| self.default_text(part, frame))
    }

    /// What a form's text asks for in [`EditMinutes`](crate::meeting::Command::EditMinutes): `None` where it says what the
    /// meeting itself gives, however long that is and however the browser breaks its lines.
    pub fn rewording(&self, part: Part, typed: &str, frame: impl Fn(&Card) -> String) -> Option<String> {
        let rule = Rule { field: "text", most: usize::MAX, required: false };
        let tidy = |text: &str| rule.prose(text).ok();
        let default = self.default_text(part, frame)?;
        (tidy(typed) != tidy(&default)).then(|| typed.to_owned())
    }

    fn told(&self, item: PostmortemId) -> Option<&Told> {
        self.cases.iter().find(|case| case.item == item)?.told.as_ref()
    }

    fn reworded(&self, part: Part) -> Option<&str> {
        let told = part.item().and_then(|item| self.told(item));
        match part {
            Part::Opening => Some(&self.opening),
            Part::Closing => Some(&self.closing),
            Part::Case { .. } => told?.case.reworded.as_deref(),
            Part::Cause { .. } => told?.cause.reworded.as_deref(),
            Part::Improvement { .. } => told?.improvement.reworded.as_deref(),
        }
    }
}

impl Told {
    fn of(state: &State, item: PostmortemId, Brought { language, body }: &Brought) -> Self {
        let reworded = |part| state.minutes.get(&part).cloned();
        let section =
            |section, part| Worded { given: body.section(section).to_owned(), reworded: reworded(part) };
        Self {
            title: body.display_title(),
            language: *language,
            case: section(Section::Summary, Part::Case { item }),
            cause: section(Section::RootCauses, Part::Cause { item }),
            improvement: Worded {
                given: Improvement::of(state, item, body),
                reworded: reworded(Part::Improvement { item }),
            },
        }
    }
}

impl Action {
    fn of(state: &State, brought: &BTreeMap<PostmortemId, Brought>, promotion: &Promotion) -> Self {
        let item = state.items.get(&promotion.item).filter(|_| brought.contains_key(&promotion.item));
        let card = item.and_then(|item| item.card(promotion.card));
        Self { promotion: *promotion, card: card.cloned() }
    }
}

fn next_time(state: &State) -> Vec<PostmortemId> {
    if state.phase == Phase::Closed { state.carried_over.clone() } else { state.unread() }
}
