//! What stands around the scene: where the room is, what is counted, the agenda and who takes part.

use askama::Template;
use yomikai_app::meeting::room::Room;
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    meeting::{
        Item, Phase, Step,
        agenda::{self, Plan, Slot},
    },
};

use super::scene::{self, Clock, Title};
use crate::i18n::Words;

#[derive(Template)]
#[template(path = "meeting/room/head.html")]
pub(super) struct Head {
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
    /// What is on the table, for the script that knows by it which forms are about another text.
    item: Option<PostmortemId>,
}

impl Head {
    pub(super) fn of(room: &Room, l: Words) -> Self {
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
            item: state.phase.item(),
        }
    }
}

#[derive(Template)]
#[template(path = "meeting/room/counts.html")]
pub(super) struct Counted {
    l: Words,
    finished: Option<u32>,
    voters: Option<u32>,
    people: usize,
    here: usize,
}

impl Counted {
    pub(super) fn of(room: &Room, l: Words) -> Self {
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
pub(super) struct Side {
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
    pub(super) fn of(room: &Room, l: Words) -> Self {
        let state = &room.now.state;
        let person = |member| {
            let name = scene::name(room, Some(member));
            Person { initials: crate::ui::initials(&name), name, leads: state.is_led_by(member) }
        };
        let plan = lobby_plan(room);
        // Until the room goes on, nothing is promised: each has what it would get if the room began now.
        let planned = |item| {
            let at = state.ahead.iter().position(|ahead| *ahead == item)?;
            plan.as_ref()?.slots.get(at).copied()
        };
        let row = |item: PostmortemId| {
            let known = state.items.get(&item);
            let slot = planned(item).or_else(|| known.map(|known| known.slot));
            Row {
                title: scene::title(room, item, l),
                minutes: slot.map_or(0, Slot::in_all),
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
            plan: plan.filter(|plan| plan.next_time() > 0).map(|plan| (plan.fit, plan.next_time())),
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
    } else if state.behind.contains(&item) && known.is_some_and(Item::is_read) {
        "done"
    } else if state.behind.contains(&item) || state.phase == Phase::Closed {
        "passed"
    } else {
        ""
    }
}

/// In the lobby: how the time would be used, and how many go first next time.
fn lobby_plan(room: &Room) -> Option<Plan> {
    let state = &room.now.state;
    if state.phase != Phase::Lobby {
        return None;
    }
    let reading = |item| state.items.get(item).map_or(0, |item| item.slot.reading);
    let readings: Vec<u16> = state.ahead.iter().map(reading).collect();
    Some(Plan::suggest(agenda::available(room.meeting.schedule.length), &readings))
}
