//! Discussing: the notes as everybody sees them.

use askama::Template;
use yomikai_app::meeting::{Counts, room::Room};
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    meeting::{Item, NoteId, ShownNote, unsigned::Reaction},
};

use super::fragments::{Document, passages};
use crate::{i18n::Words, markdown};

#[derive(Template)]
#[template(path = "meeting/room/discussing.html")]
pub(super) struct Discussing {
    l: Words,
    id: MeetingId,
    item: PostmortemId,
    document: Option<Document>,
    spotlight: Option<Note>,
    notes: Vec<Note>,
    aside: Vec<Note>,
}

/// A note as everybody sees it.
struct Note {
    id: NoteId,
    kind: &'static str,
    /// Which passage it is on, and how that begins.
    passage: Option<(u16, String)>,
    passage_tag: &'static str,
    tag: &'static str,
    html: String,
    /// How often it was answered in which way.
    reactions: Vec<(&'static str, u32)>,
    /// Whether it can still be answered.
    is_open: bool,
    is_spotlight: bool,
}

impl Discussing {
    pub(super) fn of(room: &Room, item: PostmortemId, l: Words) -> Self {
        let state = &room.now.state;
        let (_, excerpts) = passages(room, Some(item), l);
        let passage_tag = room.documents.get(&item).map_or(l.tag(), |document| document.language.tag());
        let note = |shown: &ShownNote| Note {
            is_spotlight: state.spotlight == Some(shown.note.id),
            ..Note::of(shown, &room.now.counts, &excerpts, passage_tag)
        };
        // What was noted on a text that was thrown away may tell what it said.
        let known = state.items.get(&item).filter(|_| room.documents.contains_key(&item));
        let all = known.map(Item::notes_in_order).unwrap_or_default();
        let (aside, notes): (Vec<&ShownNote>, Vec<&ShownNote>) =
            all.into_iter().partition(|shown| shown.aside);
        let mut notes: Vec<Note> = notes.into_iter().map(note).collect();
        let spotlight = notes.iter().position(|note| note.is_spotlight).map(|at| notes.remove(at));
        Self {
            l,
            id: room.meeting.id,
            item,
            document: Document::of(room, item, l),
            spotlight,
            notes,
            aside: aside.into_iter().map(note).collect(),
        }
    }
}

impl Note {
    fn of(shown: &ShownNote, counts: &Counts, excerpts: &[String], passage_tag: &'static str) -> Self {
        let note = &shown.note;
        let excerpt = |at: u16| Some((at, excerpts.get(usize::from(at))?.clone()));
        let count = |reaction: &Reaction| {
            let still = || counted(counts, note.id, *reaction);
            shown.reactions.as_ref().map_or_else(still, |final_| final_.get(reaction).copied().unwrap_or(0))
        };
        Self {
            id: note.id,
            kind: note.kind.as_str(),
            passage: note.passage.and_then(|passage| excerpt(passage.0)),
            passage_tag,
            tag: note.language.tag(),
            html: markdown::to_html(&note.text),
            reactions: Reaction::ALL.iter().map(|reaction| (reaction.as_str(), count(reaction))).collect(),
            is_open: shown.reactions.is_none() && !shown.aside,
            is_spotlight: false,
        }
    }
}

/// How often a note was answered in one way so far.
fn counted(counts: &Counts, note: NoteId, reaction: Reaction) -> u32 {
    let same = counts.reactions.iter().find(|it| it.note == note && it.reaction == reaction);
    same.map_or(0, |total| total.count)
}
