//! Discussing: the notes as everybody sees them.

use std::collections::HashMap;

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
    let totals = Totals::of(&room.now.counts);
    let note = |shown: &ShownNote| {
        let place = match shown {
            ShownNote { aside: true, .. } => "aside",
            ShownNote { note, .. } if state.spotlight == Some(note.id) => "spotlight",
            ShownNote { .. } => "",
        };
        let note = Note::of(shown, &totals, &excerpts, passage_tag);
        let single = Single { l, id: room.meeting.id, item, shown: &note, place };
        let html = single.render().map_err(|error| Error::Internal(Box::new(error)))?;
        Ok((place, Rendered { note: note.id, html }))
    };
    // What was noted on a text that was thrown away may tell what it said.
    let known = state.items.get(&item).filter(|_| room.documents.contains_key(&item));
    let all = known.map(Item::notes_in_order).unwrap_or_default();
    let all: Vec<(&str, Rendered)> = all.into_iter().map(note).collect::<Result<_>>()?;
    let (mut spotlight, mut notes, mut aside) = (None, Vec::new(), Vec::new());
    for (place, note) in all {
        match place {
            "spotlight" => spotlight = Some(note),
            "aside" => aside.push(note),
            _ => notes.push(note),
        }
    }
    let pieces = spotlight.iter().chain(&notes).chain(&aside).map(Rendered::piece).collect();
    fragment_of(
        part,
        &Discussing { l, document: Document::of(room, item, l), spotlight, notes, aside },
        pieces,
    )
}

impl Rendered {
    fn piece(&self) -> Piece {
        Piece { id: format!("note-{}", self.note), html: (&*self.html).into() }
    }
}

impl Note {
    fn of(shown: &ShownNote, totals: &Totals, excerpts: &[String], passage_tag: &'static str) -> Self {
        let note = &shown.note;
        let excerpt = |at: u16| Some((at, excerpts.get(usize::from(at))?.clone()));
        let count = |reaction: &Reaction| {
            let still = || totals.get(note.id, *reaction);
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

/// How often the notes were answered so far, by note and in which way.
struct Totals(HashMap<(NoteId, Reaction), u32>);

impl Totals {
    fn of(counts: &Counts) -> Self {
        Self(counts.reactions.iter().map(|total| ((total.note, total.reaction), total.count)).collect())
    }

    fn get(&self, note: NoteId, reaction: Reaction) -> u32 {
        self.0.get(&(note, reaction)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use yomikai_domain::meeting::unsigned::ReactionTotal;

    use super::*;

    #[test]
    fn thousands_of_notes_have_each_their_own_totals() {
        let note = |at: u32| format!("{at:08x}111141118111111111111111").parse::<NoteId>().unwrap();
        let total = |at: u32| ReactionTotal { note: note(at), reaction: Reaction::SameHere, count: at + 1 };
        let counts = Counts { reactions: (0..5_000).map(total).collect(), ..Counts::default() };
        let totals = Totals::of(&counts);
        assert!((0..5_000).all(|at| totals.get(note(at), Reaction::SameHere) == at + 1));
        assert!((0..5_000).all(|at| totals.get(note(at), Reaction::Learnt) == 0));
        assert_eq!(totals.get(note(5_000), Reaction::SameHere), 0);
    }
}
