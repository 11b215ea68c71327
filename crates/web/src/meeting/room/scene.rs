//! What templates of the room ask of it: titles, names, the clock, where it is.

use yomikai_app::meeting::room::Room;
use yomikai_domain::{
    Language,
    id::{MemberId, PostmortemId},
    meeting::{Phase, State, Stretch},
};

use crate::i18n::Words;

/// A title in the language it is written in.
pub(super) struct Title {
    pub(super) text: String,
    pub(super) tag: &'static str,
}

/// The title of a postmortem; of one that was thrown away, that it was.
pub(super) fn title(room: &Room, item: PostmortemId, l: Words) -> Title {
    let words = |key: &str| Title { text: l.t(key), tag: l.tag() };
    match room.documents.get(&item) {
        None => words("room-withdrawn"),
        Some(document) if document.title.is_empty() => words("untitled"),
        Some(document) => Title { text: document.title.clone(), tag: document.language.tag() },
    }
}

/// Somebody's name.
pub(super) fn name(room: &Room, member: Option<MemberId>) -> String {
    member.and_then(|member| room.names.get(&member)).cloned().unwrap_or_default()
}

/// A word that is another one whenever what is mine alone may have changed: the room moved, somebody else leads, or
/// there is another card or action.
pub(super) fn token(state: &State) -> String {
    let cards = state.current().and_then(|(_, item)| item.cards.as_ref()).map_or(0, Vec::len);
    format!("{}-{}-{}-{}", state.turn, state.lead, state.actions.len(), cards)
}

/// The clock as scripts let it run, and as it reads without them.
pub(super) struct Clock {
    /// When the time is over; empty while it is paused.
    pub(super) until: String,
    /// How many seconds are left while it is paused.
    pub(super) left: i64,
    pub(super) is_paused: bool,
    /// How many minutes were planned.
    pub(super) minutes: i64,
    pub(super) caption: &'static str,
}

impl Clock {
    pub(super) fn of(state: &State) -> Option<Self> {
        let (clock, stretch) = state.clock.zip(state.phase.stretch())?;
        let left = clock.planned.saturating_sub(clock.spent);
        let until = clock.since.and_then(|since| since.checked_add(left).ok());
        Some(Self {
            until: until.map(|until| until.to_string()).unwrap_or_default(),
            left: left.as_secs(),
            is_paused: clock.is_paused(),
            minutes: clock.planned.as_mins(),
            caption: match stretch {
                Stretch::Reading => "room-caption-reading",
                Stretch::Discussing => "room-caption-discussing",
                Stretch::Improving => "room-caption-improving",
            },
        })
    }
}

/// The three steps of an item, and how far the room is.
pub(super) fn steps(phase: Phase) -> Option<[(&'static str, &'static str); 3]> {
    let at = phase.stretch()? as usize;
    let keys = ["room-step-reading", "room-step-discussing", "room-step-improving"];
    let mut step = 0;
    Some(keys.map(|key| {
        let state = match step.cmp(&at) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "",
        };
        step += 1;
        (key, state)
    }))
}

/// The language that somebody's words are in: that of their letters, or else the club's.
pub(super) fn language_of(text: &str, club: Language) -> Language {
    match yomikai_coach::Language::of(text) {
        yomikai_coach::Language::Ja => Language::Ja,
        // Letters alone do not tell English from a number or a link.
        yomikai_coach::Language::En if text.chars().any(char::is_alphabetic) => Language::En,
        yomikai_coach::Language::En => club,
    }
}
