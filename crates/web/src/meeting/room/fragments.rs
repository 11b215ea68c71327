//! The parts of the room that everybody sees: rendered the same for a page as it is loaded and for what is sent live.

use std::sync::Arc;

use askama::Template;
use yomikai_app::{
    Error, Result,
    meeting::{Counts, room::Room},
};
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    meeting::{
        Item, NoteId, Phase, ShownNote, Step,
        agenda::{self, Plan},
        unsigned::{Card, Reaction},
    },
};

use super::scene::{self, Clock, Title};
use crate::{
    i18n::Words,
    markdown,
    ui::document::{self, Part},
};

/// What is counted.
pub(super) const COUNTS: &str = "room-counts";

/// One part.
pub(super) struct Fragment {
    /// The id of its element.
    pub(super) part: &'static str,
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
    let html = template.render().map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Fragment { part, html: html.into() })
}

/// The document at hand with its passages numbered, and how each of them begins.
pub(super) fn passages(room: &Room, l: Words) -> (Vec<Part>, Vec<String>) {
    let document = room.now.state.phase.item().and_then(|item| room.documents.get(&item));
    let numbered =
        document.map(|document| document::numbered(&document.body, l.in_language(&document.language)));
    numbered.unwrap_or_default()
}

fn main(room: &Room, l: Words) -> Result<Fragment> {
    let part = "room-main";
    match room.now.state.phase {
        Phase::Lobby => fragment(part, &Lobby::of(room, l)),
        Phase::Reading { item } => fragment(part, &Reading { l, document: Document::of(room, item, l) }),
        Phase::Discussing { item } => fragment(part, &Discussing::of(room, item, l)),
        Phase::Improving { item, step } => fragment(part, &Improving::of(room, item, step, l)),
        Phase::WrapUp => fragment(part, &WrapUp { l, article: super::article(room, l)? }),
        Phase::Closed => fragment(part, &Closed { l, id: room.meeting.id }),
    }
}

#[derive(Template)]
#[template(path = "meeting/room/head.html")]
struct Head {
    l: Words,
    id: MeetingId,
    club: String,
    tag: &'static str,
    number: i64,
    position: Option<(usize, usize)>,
    title: Title,
    facilitator: String,
    is_absent: bool,
    steps: Option<[(&'static str, &'static str); 3]>,
    clock: Option<Clock>,
    seq: i64,
    token: String,
}

impl Head {
    fn of(room: &Room, l: Words) -> Self {
        let state = &room.now.state;
        let words = |key: &str| Title { text: l.t(key), tag: l.tag() };
        let title = match state.phase {
            Phase::Lobby => words("room-lobby-title"),
            Phase::WrapUp => words("room-wrap-up-title"),
            Phase::Closed => words("room-closed-title"),
            Phase::Reading { item } | Phase::Discussing { item } | Phase::Improving { item, .. } => {
                scene::title(room, item, l)
            }
        };
        Self {
            l,
            id: room.meeting.id,
            club: room.club.charter.name.clone(),
            tag: room.club.charter.language.tag(),
            number: room.meeting.number,
            position: state.position(),
            title,
            facilitator: scene::name(room, state.facilitator),
            is_absent: room.now.facilitator_is_absent && state.phase != Phase::Closed,
            steps: scene::steps(state.phase),
            clock: Clock::of(state),
            seq: state.seq,
            token: scene::token(state),
        }
    }
}

#[derive(Template)]
#[template(path = "meeting/room/counts.html")]
struct Counted {
    l: Words,
    finished: Option<u32>,
    voters: Option<u32>,
    people: usize,
    here: usize,
}

impl Counted {
    fn of(room: &Room, l: Words) -> Self {
        let (state, counts) = (&room.now.state, &room.now.counts);
        let is_voting = state.phase.step() == Some(Step::Voting);
        let is_reading = matches!(state.phase, Phase::Reading { .. });
        Self {
            l,
            finished: is_reading.then_some(counts.finished),
            voters: is_voting.then_some(counts.voters),
            people: state.participants.len(),
            here: room.now.here,
        }
    }
}

#[derive(Template)]
#[template(path = "meeting/room/side.html")]
struct Side {
    l: Words,
    people: Vec<Person>,
    agenda: Vec<Row>,
    plan: Option<(usize, usize)>,
    promises: Vec<String>,
    tag: &'static str,
    is_lobby: bool,
}

struct Person {
    initials: String,
    name: String,
    leads: bool,
}

/// One line of the agenda.
struct Row {
    title: Title,
    minutes: u32,
    /// `done`, `passed`, `now` or empty.
    state: &'static str,
}

impl Side {
    fn of(room: &Room, l: Words) -> Self {
        let state = &room.now.state;
        let person = |member| {
            let name = scene::name(room, Some(member));
            Person { initials: crate::ui::initials(&name), name, leads: state.is_led_by(member) }
        };
        let row = |item: PostmortemId| {
            let known = state.items.get(&item);
            Row {
                title: scene::title(room, item, l),
                minutes: known.map_or(0, |known| known.slot.in_all()),
                state: place(room, item, known),
            }
        };
        let all = state.behind.iter().copied().chain(state.phase.item()).chain(state.ahead.iter().copied());
        let mut people: Vec<_> = state.participants.iter().copied().map(person).collect();
        people.sort_by(|one, other| one.name.cmp(&other.name));
        Self {
            l,
            people,
            agenda: all.map(row).collect(),
            plan: plan(room),
            promises: room.club.charter.promises.clone(),
            tag: room.club.charter.language.tag(),
            is_lobby: state.phase == Phase::Lobby,
        }
    }
}

fn place(room: &Room, item: PostmortemId, known: Option<&Item>) -> &'static str {
    let state = &room.now.state;
    if state.phase.item() == Some(item) {
        "now"
    } else if !state.behind.contains(&item) {
        ""
    } else if known.is_some_and(Item::is_read) {
        "done"
    } else {
        "passed"
    }
}

/// In the lobby: how many fit into the time, and how many go first next time, where not all do.
fn plan(room: &Room) -> Option<(usize, usize)> {
    let state = &room.now.state;
    if state.phase != Phase::Lobby {
        return None;
    }
    let items = state.ahead.iter().filter_map(|item| state.items.get(item));
    let readings: Vec<u16> = items.map(|item| item.slot.reading).collect();
    let plan = Plan::suggest(agenda::available(room.meeting.schedule.length), &readings);
    (plan.next_time() > 0).then(|| (plan.fit, plan.next_time()))
}

#[derive(Template)]
#[template(path = "meeting/room/lobby.html")]
struct Lobby {
    l: Words,
    promises: Vec<String>,
    tag: &'static str,
    snack: String,
    facilitator: String,
}

impl Lobby {
    fn of(room: &Room, l: Words) -> Self {
        Self {
            l,
            promises: room.club.charter.promises.clone(),
            tag: room.club.charter.language.tag(),
            snack: room.meeting.schedule.snack.clone(),
            facilitator: scene::name(room, room.now.state.facilitator),
        }
    }
}

/// The text at hand; without one it was thrown away.
struct Document {
    tag: &'static str,
    authors: String,
    parts: Vec<Part>,
}

impl Document {
    fn of(room: &Room, item: PostmortemId, l: Words) -> Option<Self> {
        let document = room.documents.get(&item)?;
        let (parts, _) = passages(room, l);
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
#[template(path = "meeting/room/discussing.html")]
struct Discussing {
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
    fn of(room: &Room, item: PostmortemId, l: Words) -> Self {
        let state = &room.now.state;
        let (_, excerpts) = passages(room, l);
        let passage_tag = room.documents.get(&item).map_or(l.tag(), |document| document.language.tag());
        let note = |shown: &ShownNote| Note {
            is_spotlight: state.spotlight == Some(shown.note.id),
            ..Note::of(shown, &room.now.counts, &excerpts, passage_tag)
        };
        let all = state.items.get(&item).map(Item::notes_in_order).unwrap_or_default();
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
        let count = |reaction: &Reaction| match &shown.reactions {
            Some(totals) => totals.get(reaction).copied().unwrap_or(0),
            None => {
                let same = counts.reactions.iter().find(|it| it.note == note.id && it.reaction == *reaction);
                same.map_or(0, |total| total.count)
            }
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

#[derive(Template)]
#[template(path = "meeting/room/improving.html")]
struct Improving {
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
    fn of(room: &Room, item: PostmortemId, step: Step, l: Words) -> Self {
        let club = l.in_language(&room.club.charter.language);
        let document = Document::of(room, item, l);
        Self { l, id: room.meeting.id, item, club, step, document, cards: ideas(room, item) }
    }
}

/// The cards that are shown; once dots are counted, those with most of them first.
pub(super) fn ideas(room: &Room, item: PostmortemId) -> Vec<Idea> {
    let state = &room.now.state;
    let Some(known) = state.items.get(&item) else { return Vec::new() };
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

#[derive(Template)]
#[template(path = "meeting/room/wrap-up.html")]
struct WrapUp {
    l: Words,
    article: String,
}

#[derive(Template)]
#[template(path = "meeting/room/closed.html")]
struct Closed {
    l: Words,
    id: MeetingId,
}
