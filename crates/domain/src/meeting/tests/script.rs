//! Scripts made by chance: who does what in which order, sensible or not.

use proptest::prelude::*;

use super::{
    super::*,
    world::{
        ITEMS, MEMBERS, World, card, card_id, chance, item, key, kudos, member, note, note_id, promotion,
    },
};
use crate::{id::PostmortemId, meeting::unsigned::Reaction};

/// Something that happens: who, what, and two numbers to choose with.
pub(super) type Op = (u8, u8, u8, u8);

/// One more than there are members: somebody who is not of the club.
pub(super) fn ops() -> impl Strategy<Value = Op> {
    (0..=MEMBERS, 0u8..100, 0u8..ITEMS, 0u8..8)
}

/// Half of what happens fits the phase; the rest is steering and things out of place.
fn command(world: &World, op: Op) -> Option<Command> {
    match op.1 {
        0..50 => fitting(world, op),
        50..75 => moving(world, op),
        75..88 => leading(world, op),
        _ => Some(anything(world, op)),
    }
}

fn fitting(world: &World, (who, what, a, b): Op) -> Option<Command> {
    let (n, on) = (u16::from(b), what % 8 != 0);
    let chosen = |count: usize| usize::from(b) % count.max(1);
    let (item, here) = world.state.current().unzip();
    Some(match world.state.phase {
        Phase::Lobby => Command::Join,
        Phase::Reading { item } if what < 20 => Command::Finish { item, on },
        Phase::Reading { item } => Command::WriteNote { item, note: note(n + 10), key: key(who) },
        Phase::Discussing { item } => {
            let notes = here?.notes_in_order();
            let note = notes.get(chosen(notes.len()))?.note.id;
            match what {
                0..38 => Command::React { item, note, reaction: Reaction::ALL[usize::from(a)], on },
                38..42 => Command::Spotlight { note: on.then_some(note) },
                42..46 => Command::SetAside { note, aside: on },
                _ => Command::AskToSetAside { note },
            }
        }
        Phase::Improving { item, step: Step::Writing | Step::Revealed } => {
            Command::WriteCard { item, card: card(n + 30), key: key(who) }
        }
        Phase::Improving { step, .. } => {
            let cards = here?.cards.as_ref()?;
            let card = cards.get(chosen(cards.len()))?.id;
            match step {
                Step::Voting => Command::Vote { item: item?, card, on },
                _ => Command::Promote(Promotion { item: item?, card, ..promotion(b, 0, 0) }),
            }
        }
        Phase::WrapUp | Phase::Closed => {
            let about = *world.state.read().get(usize::from(a))?;
            wrapping_up(what, n, about)
        }
    })
}

fn wrapping_up(what: u8, n: u16, about: PostmortemId) -> Command {
    if what < 25 {
        Command::GiveKudos(unsigned::Kudos { item: about, ..kudos(n + 50, 0) })
    } else {
        Command::EditMinutes { part: Part::Case { item: about }, text: (n != 0).then(|| n.to_string()) }
    }
}

/// Mostly forward, so that scripts get through all phases; now and then from a page that is behind.
fn moving(world: &World, (_, what, a, b): Op) -> Option<Command> {
    let turn = world.state.turn.saturating_sub(u32::from(b == 7));
    Some(match what {
        50..67 => Command::Next { turn },
        67..71 => Command::Back { turn },
        71 => Command::Skip { turn },
        72 => Command::Start { turn },
        73 if a == 0 => Command::WrapUp { turn },
        74 if b == 0 => Command::Close { turn },
        _ => return None,
    })
}

fn leading(world: &World, (_, what, a, b): Op) -> Option<Command> {
    let lead = world.state.lead;
    Some(match what {
        75 | 76 => Command::Reorder { order: world.state.ahead.iter().rev().copied().collect() },
        77 | 78 => Command::Reorder { order: (0..=a).map(item).collect() },
        79 | 80 => Command::Pause,
        81 | 82 => Command::Resume,
        83 | 84 => Command::HandOver { to: member(b), lead },
        85 | 86 => Command::TakeOver { lead },
        87 => Command::Refresh,
        _ => return None,
    })
}

fn anything(world: &World, (who, what, a, b): Op) -> Command {
    let (n, own, on) = (u16::from(b), key(who), b != 0);
    let of = world.state.phase.item().filter(|_| b < 5).unwrap_or(item(a));
    match what {
        88 => Command::Join,
        89 => Command::Finish { item: of, on },
        90 => Command::WriteNote { item: of, note: note(n + 10), key: own },
        91 => Command::DropNote { item: of, note: note_id(n + 10), key: own },
        92 => {
            let reaction = Reaction::ALL[usize::from(a)];
            Command::React { item: of, note: note_id(n + 10), reaction, on }
        }
        93 => Command::Spotlight { note: on.then_some(note_id(n + 10)) },
        94 => Command::WriteCard { item: of, card: card(n + 30), key: own },
        95 => Command::DropCard { item: of, card: card_id(n + 30), key: own },
        96 => Command::Vote { item: of, card: card_id(n + 30), on },
        97 => Command::Promote(Promotion { item: of, ..promotion(b, a, n + 30) }),
        98 => Command::GiveKudos(kudos(n + 50, a)),
        _ => Command::EditMinutes { part: Part::Cause { item: of }, text: on.then(|| n.to_string()) },
    }
}

/// Steering is mostly asked by whoever leads, and sometimes by somebody who must not.
pub(super) fn request(world: &World, op: Op) -> Option<Request> {
    let command = command(world, op)?;
    let asks = member(op.0);
    let by = if command.steers() && op.3 != 6 { world.state.facilitator.unwrap_or(asks) } else { asks };
    let id = (op.3 == 5).then(|| CommandId::random(chance(1000 + u16::from(op.1))).unwrap());
    Some(Request { id, by, command })
}

/// Time passes (and a server's clock may be set back a little), people are seen, authors change their minds.
pub(super) fn happen(world: &mut World, (_, what, a, b): Op) {
    world.pass(i64::from(b) * 9 - 5);
    match (what, b) {
        (_, 0) => world.seen = LastSeen::At(world.now),
        (73, 1..) => world.ready.retain(|ready| ready.item != item(a)),
        (74, 1..) => world.ready = World::new().ready,
        (87, _) => world.ready.iter_mut().for_each(|ready| ready.revision += 1),
        _ => {}
    }
}

/// Plays a script; `change` may put somebody else in the asker's place.
pub(super) fn run(mut world: World, script: &[Op], change: impl Fn(Request) -> Request) -> World {
    for op in script {
        happen(&mut world, *op);
        if let Some(request) = request(&world, *op) {
            let _refused = world.try_ask(&change(request));
        }
    }
    world
}
