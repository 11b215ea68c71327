//! Improving: the cards as everybody sees them.

use askama::Template;
use yomikai_app::meeting::room::Room;
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    meeting::{Step, unsigned::Card},
};

use super::fragments::Document;
use crate::i18n::Words;

#[derive(Template)]
#[template(path = "meeting/room/improving.html")]
pub(super) struct Improving {
    l: Words,
    id: MeetingId,
    item: PostmortemId,
    /// The words of the club, which frame the cards.
    club: Words,
    step: Step,
    document: Option<Document>,
    cards: Vec<Idea>,
}

/// A card on the table.
pub(super) struct Idea {
    pub(super) card: Card,
    /// Its dots, once they are counted.
    pub(super) dots: Option<u32>,
    pub(super) is_action: bool,
}

impl Improving {
    pub(super) fn of(room: &Room, item: PostmortemId, step: Step, l: Words) -> Self {
        let club = l.in_language(&room.club.charter.language);
        let document = Document::of(room, item, l);
        Self { l, id: room.meeting.id, item, club, step, document, cards: ideas(room, item) }
    }
}

/// The cards that are shown; once dots are counted, those with most of them first.
pub(super) fn ideas(room: &Room, item: PostmortemId) -> Vec<Idea> {
    let state = &room.now.state;
    let known = state.items.get(&item).filter(|_| room.documents.contains_key(&item));
    let Some(known) = known else { return Vec::new() };
    let tally = known.shown_tally();
    let idea = |card: &Card| Idea {
        card: card.clone(),
        dots: tally.map(|tally| tally.dots.get(&card.id).copied().unwrap_or(0)),
        is_action: state.action_of(card.id).is_some(),
    };
    let mut ideas: Vec<_> = known.cards.iter().flatten().map(idea).collect();
    ideas.sort_by_key(|idea| std::cmp::Reverse(idea.dots));
    ideas
}
