//! An action as a line of a list, wherever there is one: its words, and what people chose.

use yomikai_app::action_item::{Action, Item};
use yomikai_domain::{
    Language,
    action_item::{Outcome, State, state},
};

use super::{date::Day, strength::Chip};
use crate::{http::viewer::Viewer, i18n::Words, links};

/// A line.
pub struct Line {
    /// The action's page.
    pub link: String,
    /// What is to be done.
    pub what: String,
    /// The language of that.
    pub tag: &'static str,
    /// 'Instead of …', and the language of the frame.
    pub instead: Option<(String, &'static str)>,
    /// What it leans on; or where it stands, once it has ended.
    pub chip: Chip,
    /// Whether it is done.
    pub is_done: bool,
    /// By when.
    pub due: Option<Day>,
    /// Who sees to it.
    pub owner: Option<String>,
    /// What it comes from, for those who may read that.
    pub from: Option<From>,
}

/// A document or a meeting.
pub struct From {
    /// Its page.
    pub link: String,
    /// What it is called.
    pub text: String,
    /// The language of that.
    pub tag: &'static str,
}

impl Line {
    /// An action as everybody who sees it sees it: without what it comes from.
    pub fn shared(item: &Item, frame: Language, year: i16, l: Words) -> Self {
        let outcome = item.closure.as_ref().map(|closure| closure.outcome);
        let chip = match outcome {
            None => Chip::new(item.plan.strength, l),
            Some(_) => standing(item.plan.is_open, outcome, l),
        };
        Self {
            link: links::action_item(item.id),
            what: item.what.trim().to_owned(),
            tag: item.language.tag(),
            instead: instead(item, frame, l),
            chip,
            is_done: outcome == Some(Outcome::Done),
            due: item.plan.due.map(|due| Day::new(due, year, l)),
            owner: item.owner.clone(),
            from: None,
        }
    }

    /// An action as one person sees it.
    pub fn new(action: &Action, year: i16, l: Words) -> Self {
        let line = Self::shared(&action.item, action.frame, year, l);
        Self { from: document(action, l).or_else(|| meeting(action, l)), ..line }
    }

    /// The lines of a list for whoever looks.
    ///
    /// # Errors
    /// [`yomikai_app::Error::Forbidden`] for a visitor.
    pub fn all(actions: &[Action], viewer: &Viewer, now: jiff::Timestamp) -> yomikai_app::Result<Vec<Self>> {
        let zone = &viewer.signed_in()?.member.profile.zone;
        let year = now.to_zoned(zone.rules()).year();
        Ok(actions.iter().map(|action| Self::new(action, year, viewer.l)).collect())
    }
}

/// Where an action stands, in a word.
pub fn standing(is_open: bool, outcome: Option<Outcome>, l: Words) -> Chip {
    let state = state(is_open, outcome);
    let class = if state == State::Done { "strong" } else { "" };
    Chip { class, text: l.t(&format!("state-{}", state.as_str())) }
}

/// 'Instead of …', in the words of the frame; nothing where nothing is replaced.
pub fn instead(item: &Item, frame: Language, l: Words) -> Option<(String, &'static str)> {
    let frame = l.in_language(&frame);
    // With the mark that a half of a card often ends with, the sentence would stop in its middle.
    let ends = ['。', '．', '.', '、', '，', ','];
    let instead = item.instead_of.trim().trim_end_matches(ends);
    (!instead.is_empty()).then(|| (frame.t1("cards-instead", "instead", instead), frame.tag()))
}

/// The document of an action, for its readers.
pub fn document(action: &Action, l: Words) -> Option<From> {
    let (title, language) = action.document.as_ref()?;
    let link = links::postmortem(action.item.postmortem);
    Some(match title.as_str() {
        "" => From { link, text: l.t("untitled"), tag: l.tag() },
        title => From { link, text: title.to_owned(), tag: language.tag() },
    })
}

/// The meeting that made an action, for its club.
pub fn meeting(action: &Action, l: Words) -> Option<From> {
    let origin = action.origin.as_ref()?;
    let (club, number) = (origin.club_name.as_str(), origin.number);
    let text = l.t2("bring-meeting", "club", club, "number", number);
    Some(From { link: links::meeting(origin.meeting), text, tag: l.tag() })
}
