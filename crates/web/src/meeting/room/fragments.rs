//! The parts of the room that everybody sees: rendered the same for a page as it is loaded and for what is sent live.

use std::sync::Arc;

use askama::Template;
use yomikai_app::{Error, Result, meeting::room::Room};
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    meeting::Phase,
};

use super::{
    frame::{Counted, Head, Side},
    ideas::Improving,
    scene,
    talk::discussing,
};
use crate::{
    i18n::Words,
    links,
    meeting::minutes::Article,
    ui::{
        action::Line,
        document::{self, Part},
    },
};

/// What is counted.
pub(super) const COUNTS: &str = "room-counts";

/// One part.
pub(super) struct Fragment {
    /// The id of its element.
    pub(super) part: &'static str,
    /// The element.
    pub(super) html: Arc<str>,
    /// Elements in it that often change alone, in the order in which they stand in it.
    pub(super) pieces: Vec<Piece>,
    /// The element without those, by which it is known whether they have changed alone.
    pub(super) frame: String,
}

/// An element in a part: where nothing but such have changed, only they are sent.
pub(super) struct Piece {
    /// The id of its element.
    pub(super) id: String,
    /// The element.
    pub(super) html: Arc<str>,
}

/// A Turbo Stream that replaces a part by morphing it, so that focus and what is open stay.
pub(super) fn stream(part: &str, html: &str) -> String {
    format!(
        r#"<turbo-stream action="replace" method="morph" target="{part}"><template>{html}</template></turbo-stream>"#
    )
}

/// All parts.
pub(super) fn of(room: &Room, l: Words) -> Result<Vec<Fragment>> {
    Ok(vec![
        fragment("room-head", &Head::of(room, l))?,
        main(room, l)?,
        fragment(COUNTS, &Counted::of(room, l))?,
        fragment("room-side", &Side::of(room, l))?,
    ])
}

fn fragment(part: &'static str, template: &impl Template) -> Result<Fragment> {
    fragment_of(part, template, Vec::new())
}

/// A part with pieces that change alone, in the order in which they stand in it.
pub(super) fn fragment_of(
    part: &'static str,
    template: &impl Template,
    pieces: Vec<Piece>,
) -> Result<Fragment> {
    let html = template.render().map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Fragment::new(part, html, pieces))
}

impl Fragment {
    pub(super) fn new(part: &'static str, html: String, pieces: Vec<Piece>) -> Self {
        // Each piece leaves its id, so that another order is another frame.
        let frame = if pieces.is_empty() { String::new() } else { without(&html, &pieces) };
        Self { part, html: html.into(), pieces, frame }
    }

    /// What has to be sent to a page that shows `before`, by the ids of elements: nothing, some pieces, or all of it.
    pub(super) fn since<'a>(&'a self, before: Option<&Self>) -> Vec<&'a str> {
        let Some(before) = before else { return vec![self.part] };
        if before.html == self.html {
            return Vec::new();
        }
        if self.pieces.is_empty() || before.frame != self.frame || before.pieces.len() != self.pieces.len() {
            return vec![self.part];
        }
        // The frame holds the ids, so these are the same pieces in the same order.
        let both = before.pieces.iter().zip(&self.pieces);
        let changed = both.filter(|(known, now)| known.html != now.html);
        changed.map(|(_, now)| now.id.as_str()).collect()
    }
}

/// The element with the ids of its pieces in their places.
fn without(html: &str, pieces: &[Piece]) -> String {
    let (mut frame, mut rest) = (String::new(), html);
    for piece in pieces {
        // What is not found stays in the frame, so that no change of it is missed.
        let Some((between, after)) = rest.split_once(&*piece.html) else { continue };
        frame.push_str(between);
        frame.push_str(&piece.id);
        rest = after;
    }
    frame + rest
}

/// A document with its passages numbered, and how each of them begins.
pub(super) fn passages(room: &Room, item: Option<PostmortemId>, l: Words) -> (Vec<Part>, Vec<String>) {
    let document = item.and_then(|item| room.documents.get(&item));
    let numbered =
        document.map(|document| document::numbered(&document.body, l.in_language(&document.language)));
    numbered.unwrap_or_default()
}

fn main(room: &Room, l: Words) -> Result<Fragment> {
    let part = "room-main";
    match room.now.state.phase {
        Phase::Lobby => fragment(part, &Lobby::of(room, l)),
        Phase::Reading { item } => fragment(part, &Reading { l, document: Document::of(room, item, l) }),
        Phase::Discussing { item } => discussing(part, room, item, l),
        Phase::Improving { item, step } => fragment(part, &Improving::of(room, item, step, l)),
        Phase::WrapUp => {
            fragment(part, &WrapUp { l, article: Article::new(room, l, &room.meeting.schedule.zone) })
        }
        Phase::Closed => fragment(part, &Closed { l, id: room.meeting.id }),
    }
}

#[derive(Template)]
#[template(path = "meeting/room/lobby.html")]
struct Lobby {
    l: Words,
    promises: Vec<String>,
    tag: &'static str,
    snack: String,
    facilitator: String,
    /// What the club's meetings made and is still open: the same for everybody.
    actions: Vec<Line>,
    /// Where all of it is.
    all_actions: String,
}

impl Lobby {
    fn of(room: &Room, l: Words) -> Self {
        let (schedule, frame) = (&room.meeting.schedule, room.club.charter.language);
        let year = schedule.starts_at.to_zoned(schedule.zone.rules()).year();
        Self {
            l,
            promises: room.club.charter.promises.clone(),
            tag: room.club.charter.language.tag(),
            snack: schedule.snack.clone(),
            facilitator: scene::name(room, room.now.state.facilitator),
            actions: room.open_actions.iter().map(|item| Line::shared(item, frame, year, l)).collect(),
            all_actions: links::action_items_of(room.club.id),
        }
    }
}

/// The text at hand; without one it was thrown away.
pub(super) struct Document {
    pub(super) tag: &'static str,
    pub(super) authors: String,
    pub(super) parts: Vec<Part>,
}

impl Document {
    pub(super) fn of(room: &Room, item: PostmortemId, l: Words) -> Option<Self> {
        let document = room.documents.get(&item)?;
        let (parts, _) = passages(room, Some(item), l);
        let authors = document.authors.join(&l.t("list-separator"));
        Some(Self { tag: document.language.tag(), authors, parts })
    }
}

#[derive(Template)]
#[template(path = "meeting/room/reading.html")]
struct Reading {
    l: Words,
    document: Option<Document>,
}

#[derive(Template)]
#[template(path = "meeting/room/wrap-up.html")]
struct WrapUp {
    l: Words,
    article: Article,
}

#[derive(Template)]
#[template(path = "meeting/room/closed.html")]
struct Closed {
    l: Words,
    id: MeetingId,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(frame: [&str; 2], pieces: [&str; 2]) -> Fragment {
        let html = format!("<ul>{}{}{}{}</ul>", frame[0], pieces[0], frame[1], pieces[1]);
        let ids = ["note-1", "note-2"].into_iter().zip(pieces);
        let pieces = ids.map(|(id, html)| Piece { id: id.to_owned(), html: html.into() });
        Fragment::new("room-main", html, pieces.collect())
    }

    #[test]
    fn among_thousands_of_notes_those_that_changed_are_told() {
        let part = |changed: &dyn Fn(usize) -> bool| {
            let piece = |at: usize| {
                let html = format!("<li id=\"note-{at}\">{}</li>", if changed(at) { "new" } else { "old" });
                Piece { id: format!("note-{at}"), html: html.into() }
            };
            let pieces: Vec<Piece> = (0..5_000).map(piece).collect();
            let html: Vec<&str> = pieces.iter().map(|piece| &*piece.html).collect();
            Fragment::new("room-main", format!("<ul>{}</ul>", html.join("\n")), pieces)
        };
        let before = part(&|_| false);
        let all: Vec<String> = (0..5_000).map(|at| format!("note-{at}")).collect();
        assert_eq!(before.frame, format!("<ul>{}</ul>", all.join("\n")));
        assert!(part(&|_| false).since(Some(&before)).is_empty());
        assert_eq!(part(&|at| at == 4_999).since(Some(&before)), ["note-4999"]);
        assert_eq!(part(&|_| true).since(Some(&before)), all);
    }

    #[test]
    fn a_piece_that_stands_elsewhere_than_it_is_said_to_is_told_with_the_whole() {
        let piece = |id: &str, html: &str| Piece { id: id.to_owned(), html: html.into() };
        let swapped = |b: &str| vec![piece("note-2", b), piece("note-1", "<li>a</li>")];
        let before = Fragment::new("room-main", "<li>a</li><li>b</li>".to_owned(), swapped("<li>b</li>"));
        let now = Fragment::new("room-main", "<li>a</li><li>c</li>".to_owned(), swapped("<li>c</li>"));
        assert_eq!(now.since(Some(&before)), ["note-2"]);
        let other = vec![piece("note-2", "<li>b</li>"), piece("note-1", "<li>d</li>")];
        let other = Fragment::new("room-main", "<li>d</li><li>b</li>".to_owned(), other);
        assert_eq!(other.since(Some(&before)), ["room-main"]);
    }

    #[test]
    fn what_changed_alone_is_sent_alone() {
        let before = part(["", ""], ["<li>a</li>", "<li>b</li>"]);
        assert_eq!(before.since(None), ["room-main"]);
        assert!(part(["", ""], ["<li>a</li>", "<li>b</li>"]).since(Some(&before)).is_empty());
        assert_eq!(part(["", ""], ["<li>a</li>", "<li>c</li>"]).since(Some(&before)), ["note-2"]);
        assert_eq!(part(["", ""], ["<li>c</li>", "<li>d</li>"]).since(Some(&before)), ["note-1", "note-2"]);
        assert_eq!(part(["x", ""], ["<li>a</li>", "<li>c</li>"]).since(Some(&before)), ["room-main"]);
        let other = Fragment::new("room-main", "<p>reading</p>".to_owned(), Vec::new());
        assert_eq!(other.since(Some(&before)), ["room-main"]);
        assert_eq!(before.since(Some(&other)), ["room-main"]);
    }
}
