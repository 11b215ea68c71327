//! One meeting from the lobby to its end, as people live it.

use jiff::SignedDuration;

use super::{
    super::*,
    world::{World, card_id, item, key, kudos, member, note, note_id, promotion},
};
use crate::meeting::unsigned::{Kudos, Reaction};

#[test]
fn a_meeting_from_the_lobby_to_its_end() {
    let mut world = World::full();
    world.next();
    reads_and_discusses(&mut world);
    improves(&mut world);
    let turn = world.state.turn;
    world.done(0, Command::WrapUp { turn });
    world.done(2, Command::GiveKudos(kudos(1, 0)));
    let turn = world.state.turn;
    world.done(0, Command::Close { turn });
    assert_eq!(world.state.carried_over, [item(1), item(2)]);
    assert_eq!(world.state.read(), [item(0)]);
    assert_eq!(world.state.kudos.iter().map(|kudos: &Kudos| kudos.item).collect::<Vec<_>>(), [item(0)]);
    assert_eq!(world.effects.last(), Some(&Effect::CarryOver { items: vec![item(1), item(2)] }));
    assert!(world.marks.is_empty() && world.notes.is_empty() && world.cards.is_empty());
}

fn reads_and_discusses(world: &mut World) {
    assert_eq!(world.state.phase, Phase::Reading { item: item(0) });
    assert!(world.effects.contains(&Effect::ReduceAssignmentsToTotals));
    assert_eq!(world.state.items[&item(0)].revision, Some(10));
    world.write_note(1, 0, 1);
    world.write_note(2, 0, 2);
    for by in [1, 1, 2, 3] {
        world.done(by, Command::Finish { item: item(0), on: true });
    }
    world.done(3, Command::Finish { item: item(0), on: false });
    world.next();
    let read = &world.state.items[&item(0)];
    assert_eq!((read.finished, read.notes.as_ref().map(Vec::len)), (Some(2), Some(2)));
    let react = Command::React { item: item(0), note: note_id(1), reaction: Reaction::Learnt, on: true };
    world.done(2, react.clone());
    world.done(3, react);
    world.next();
    assert_eq!(
        world.state.items[&item(0)].note(note_id(1)).unwrap().reactions.as_ref().unwrap()[&Reaction::Learnt],
        2
    );
}

fn improves(world: &mut World) {
    world.write_card(3, 0, 7);
    world.write_card(4, 0, 8);
    world.next();
    world.next();
    world.done(3, Command::Vote { item: item(0), card: card_id(7), on: true });
    world.done(4, Command::Vote { item: item(0), card: card_id(7), on: true });
    world.next();
    let tally = world.state.items[&item(0)].shown_tally().unwrap();
    assert_eq!((tally.voters, tally.dots[&card_id(7)]), (2, 2));
    world.done(5, Command::Promote(promotion(1, 0, 7)));
    assert!(world.state.action_of(card_id(7)).is_some());
    let opened = world.effects.iter().filter(|effect| matches!(effect, Effect::OpenAction { .. }));
    assert_eq!(opened.count(), 1);
}

#[test]
fn after_going_back_notes_stay_visible_and_new_ones_appear_at_once() {
    let mut world = World::after(1);
    world.write_note(1, 0, 1);
    world.next();
    world.back();
    assert!(world.state.items[&item(0)].note(note_id(1)).is_some());
    world.write_note(2, 0, 2);
    assert!(world.state.items[&item(0)].note(note_id(2)).is_some());
    assert!(world.notes.is_empty());
    world.next();
    let reveals = world.log.iter().filter(|entry| matches!(entry.event, Event::NotesRevealed { .. }));
    assert_eq!(reveals.count(), 1);
}

#[test]
fn a_note_can_be_reworded_by_its_own_browser_until_it_is_shown() {
    let mut world = World::after(1);
    world.write_note(1, 0, 1);
    let mut reworded = note(1);
    reworded.text = "milder".into();
    let write = |by, key| (by, Command::WriteNote { item: item(0), note: reworded.clone(), key });
    let (by, command) = write(2, key(2));
    assert_eq!(world.ask(by, command), Err(Refusal::NotYours));
    let (by, command) = write(1, key(1));
    world.done(by, command);
    world.next();
    assert_eq!(world.state.items[&item(0)].note(note_id(1)).unwrap().note.text, "milder");
}

#[test]
fn what_an_author_takes_back_is_not_read_and_what_becomes_ready_comes_last() {
    let mut world = World::after(1);
    let late = Ready { item: item(9), ..world.ready[2].clone() };
    world.ready.retain(|ready| ready.item != item(1));
    world.ready.push(late);
    let turn = world.state.turn;
    world.done(0, Command::Skip { turn });
    assert_eq!(world.state.phase, Phase::Reading { item: item(2) });
    assert_eq!(world.state.ahead, [item(9)]);
    assert!(!world.state.items.contains_key(&item(1)));
}

#[test]
fn consent_is_used_up_when_reading_begins() {
    let mut world = World::after(1);
    world.ready.clear();
    world.done(0, Command::Refresh);
    assert_eq!(world.state.items.keys().copied().collect::<Vec<_>>(), [item(0)]);
    world.ready = World::new().ready;
    world.ready[0].revision = 99;
    world.next();
    world.back();
    assert_eq!(world.state.items[&item(0)].revision, Some(10));
}

#[test]
fn a_skipped_item_can_be_put_in_again() {
    let mut world = World::after(1);
    let turn = world.state.turn;
    world.done(0, Command::Skip { turn });
    world.done(0, Command::Reorder { order: vec![item(0), item(2)] });
    world.ready[0].revision = 99;
    let turn = world.state.turn;
    world.done(0, Command::Skip { turn });
    assert_eq!(world.state.phase, Phase::Reading { item: item(0) });
    assert_eq!(world.state.unread(), [item(1), item(0), item(2)]);
    assert_eq!(world.state.items[&item(0)].revision, Some(10), "it stays pinned");
}

#[test]
fn back_from_an_item_returns_to_where_the_one_before_was_left() {
    let mut world = World::after(2);
    let turn = world.state.turn;
    world.done(0, Command::Skip { turn });
    world.back();
    assert_eq!(world.state.phase, Phase::Discussing { item: item(0) });
    assert_eq!(world.state.ahead, [item(1), item(2)]);
    assert_eq!(world.state.position(), Some((1, 3)));
}

#[test]
fn wrapping_up_early_can_be_undone() {
    let mut world = World::after(1);
    let turn = world.state.turn;
    world.done(0, Command::WrapUp { turn });
    assert_eq!(world.state.unread(), [item(0), item(1), item(2)]);
    world.next();
    assert_eq!(world.state.phase, Phase::Reading { item: item(1) });
}

#[test]
fn a_step_back_within_improving_loses_nobodys_dots() {
    let mut world = World::after(3);
    world.write_card(1, 0, 1);
    world.next();
    world.next();
    world.done(1, Command::Vote { item: item(0), card: card_id(1), on: true });
    world.back();
    world.write_card(2, 0, 2);
    world.next();
    assert_eq!(world.state.items[&item(0)].shown_tally(), None);
    world.next();
    assert_eq!(world.state.items[&item(0)].shown_tally().unwrap().voters, 1);
    world.back();
    assert_eq!(world.state.items[&item(0)].shown_tally(), None);
    world.next();
    assert_eq!(world.state.items[&item(0)].shown_tally().unwrap().voters, 1, "nobody voted again");
}

#[test]
fn the_clock_goes_on_where_it_stood_and_counts_up_at_the_end() {
    let mut world = World::after(1);
    let minutes = SignedDuration::from_mins;
    let left = |world: &World| world.state.clock.unwrap().left(world.now);
    assert_eq!(left(&world), minutes(4));
    world.pass(60);
    world.next();
    world.pass(600);
    world.back();
    assert_eq!(left(&world), minutes(3));
    world.done(0, Command::Pause);
    world.pass(6_000);
    assert_eq!(left(&world), minutes(3));
    world.done(0, Command::Resume);
    world.pass(240);
    assert_eq!(left(&world), minutes(-1));
    assert_eq!(world.state.phase, Phase::Reading { item: item(0) }, "nothing advances by itself");
}

#[test]
fn moving_twice_by_accident_moves_once() {
    let mut world = World::after(1);
    let turn = world.state.turn;
    world.done(0, Command::Next { turn });
    assert!(world.ask(0, Command::Next { turn }).unwrap().is_empty());
    assert_eq!(world.state.phase, Phase::Discussing { item: item(0) });
}

#[test]
fn a_plan_gives_every_item_its_minutes() {
    let slot = World::after(1).state.items[&item(0)].slot;
    assert_eq!((slot.reading, slot.in_all()), (4, 20));
    let mut unplanned = World::full();
    unplanned.minutes = Length::Open;
    unplanned.next();
    assert_eq!(unplanned.state.items[&item(0)].slot.in_all(), 14);
    assert!(unplanned.state.facilitator_is_author());
    assert_eq!(unplanned.state.facilitator, Some(member(0)));
}
