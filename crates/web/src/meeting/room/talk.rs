//! Discussing: the notes as everybody sees them.

use askama::Template;
use yomikai_app::{
    Error, Result,
    meeting::{Counts, room::Room},
};
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    meeting::{Item, NoteId, ShownNote, unsigned::Reaction},
};

use super::fragments::{Document, Fragment, Piece, fragment_of, passages};
use crate::{i18n::Words, markdown};

#[derive(Template)]
#[template(path = "meeting/room/discussing.html")]
struct Discussing {
    l: Words,
    document: Option<Document>,
    spotlight: Option<Rendered>,
    notes: Vec<Rendered>,
    aside: Vec<Rendered>,
}

/// A note, rendered: each is a piece of its own, since what is counted of one changes no other.
struct Rendered {
    note: NoteId,
    html: String,
}

#[derive(Template)]
#[template(
    source = r#"{% import "meeting/room/note.html" as note %}{% call note::note(l, id, item, shown, place) %}{% endcall %}"#,
    ext = "html"
)]
struct Single<'a> {
    l: Words,
    id: MeetingId,
    item: PostmortemId,
    shown: &'a Note,
    /// `spotlight`, `aside`, or empty.
    place: &'static str,
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
}

/// What everybody sees while an item is discussed.
pub(super) fn discussing(part: &'static str, room: &Room, item: PostmortemId, l: Words) -> Result<Fragment> {
    let state = &room.now.state;
    let (_, excerpts) = passages(room, Some(item), l);
    let passage_tag = room.documents.get(&item).map_or(l.tag(), |document| document.language.tag());
    let note = |shown: &ShownNote| {
        let place = match shown {
            ShownNote { aside: true, .. } => "aside",
            ShownNote { note, .. } if state.spotlight == Some(note.id) => "spotlight",
            ShownNote { .. } => "",
        };
        let note = Note::of(shown, &room.now.counts, &excerpts, passage_tag);
        let single = Single { l, id: room.meeting.id, item, shown: &note, place };
        let html = single.render().map_err(|error| Error::Internal(Box::new(error)))?;
        Ok((place, Rendered { note: note.id, html }))
    };
    // What was noted on a text that was thrown away may tell what it said.
    let known = state.items.get(&item).filter(|_| room.documents.contains_key(&item));
    let all = known.map(Item::notes_in_order).unwrap_or_default();
    let all: Vec<(&str, Rendered)> = all.into_iter().map(note).collect::<Result<_>>()?;
    let pieces =
        all.iter().map(|(_, it)| Piece { id: format!("note-{}", it.note), html: (&*it.html).into() });
    let pieces = pieces.collect();
    let (mut spotlight, mut notes, mut aside) = (None, Vec::new(), Vec::new());
    for (place, note) in all {
        match place {
            "spotlight" => spotlight = Some(note),
            "aside" => aside.push(note),
            _ => notes.push(note),
        }
    }
    fragment_of(
        part,
        &Discussing { l, document: Document::of(room, item, l), spotlight, notes, aside },
        pieces,
    )
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
        }
    }
}

/// How often a note was answered in one way so far.
fn counted(counts: &Counts, note: NoteId, reaction: Reaction) -> u32 {
    let same = counts.reactions.iter().find(|it| it.note == note && it.reaction == reaction);
    same.map_or(0, |total| total.count)
}
