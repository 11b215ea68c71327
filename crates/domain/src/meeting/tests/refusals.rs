//! Every refusal, with what leads to it.

use super::{
    super::*,
    world::{World, card, card_id, item, key, kudos, member, note, note_id, promotion},
};
use crate::meeting::unsigned::Reaction;

/// Refused, and nothing has changed.
fn check(mut world: World, by: u8, command: Command, refusal: Refusal) {
    let before = (world.log.clone(), world.marks.clone(), world.notes.clone(), world.cards.clone());
    assert_eq!(world.ask(by, command), Err(refusal));
    assert_eq!(before, (world.log, world.marks, world.notes, world.cards));
}

fn write(n: u16) -> Command {
    Command::WriteNote { item: item(0), note: note(n), key: key(1) }
}

fn react(n: u16) -> Command {
    Command::React { item: item(0), note: note_id(n), reaction: Reaction::Learnt, on: true }
}

fn vote(n: u16) -> Command {
    Command::Vote { item: item(0), card: card_id(n), on: true }
}

/// Item 0 is being discussed, with notes 1 and 2; note 2 lies aside.
fn discussing() -> World {
    let mut world = World::after(1);
    world.write_note(1, 0, 1);
    world.write_note(1, 0, 2);
    world.next();
    world.done(0, Command::SetAside { note: note_id(2), aside: true });
    world
}

/// So many steps into improving item 0, with cards 1 to 4.
fn improving(steps: usize) -> World {
    let mut world = World::after(3);
    (1..=4).for_each(|n| world.write_card(1, 0, n));
    (0..steps).for_each(|_| world.next());
    world
}

/// Item 0 was read, items 1 and 2 were not.
fn wrapping_up() -> World {
    let mut world = improving(3);
    world.done(0, Command::WrapUp { turn: world.state.turn });
    world
}

fn closed() -> World {
    let mut world = wrapping_up();
    world.done(0, Command::Close { turn: world.state.turn });
    world
}

#[test]
fn only_participants_act() {
    check(World::new(), 99, Command::Join, Refusal::NotInvited);
    let mut world = World::new();
    world.done(0, Command::Join);
    check(world.clone(), 1, Command::Pause, Refusal::NotTakingPart);
    world.next();
    check(world.clone(), 1, write(1), Refusal::NotTakingPart);
    check(world, 1, Command::TakeOver { lead: 0 }, Refusal::NotTakingPart);
}

#[test]
fn only_the_facilitator_steers() {
    let steering = [
        Command::Start { turn: 1 },
        Command::Next { turn: 1 },
        Command::Back { turn: 1 },
        Command::Skip { turn: 1 },
        Command::WrapUp { turn: 1 },
        Command::Close { turn: 1 },
        Command::Reorder { order: vec![item(2), item(1)] },
        Command::Pause,
        Command::Resume,
        Command::Spotlight { note: None },
        Command::SetAside { note: note_id(1), aside: true },
        Command::EditMinutes { part: Part::Opening, text: None },
        Command::HandOver { to: member(1), lead: 0 },
    ];
    for command in steering {
        check(World::after(1), 1, command, Refusal::OnlyTheFacilitator);
    }
}

#[test]
fn closed_accepts_nothing() {
    check(closed(), 0, Command::Join, Refusal::Closed);
    check(closed(), 0, Command::Refresh, Refusal::Closed);
    check(closed(), 0, Command::Pause, Refusal::Closed);
    check(closed(), 1, write(1), Refusal::Closed);
    check(closed(), 1, Command::GiveKudos(kudos(1, 0)), Refusal::Closed);
    check(closed(), 0, Command::Next { turn: closed().state.turn }, Refusal::Closed);
    check(closed(), 0, Command::EditMinutes { part: Part::Opening, text: None }, Refusal::Closed);
}

#[test]
fn everything_has_its_phase() {
    let lobby = World::full;
    check(lobby(), 0, Command::Skip { turn: 0 }, Refusal::NotNow);
    check(lobby(), 0, Command::WrapUp { turn: 0 }, Refusal::NotNow);
    check(lobby(), 0, Command::Pause, Refusal::NotNow);
    check(lobby(), 0, Command::Resume, Refusal::NotNow);
    check(lobby(), 1, write(1), Refusal::NotNow);
    check(World::after(1), 0, Command::Start { turn: 1 }, Refusal::NotNow);
    check(World::after(1), 1, react(1), Refusal::NotNow);
    check(World::after(1), 0, Command::Spotlight { note: Some(note_id(1)) }, Refusal::NotNow);
    check(discussing(), 1, Command::Finish { item: item(0), on: true }, Refusal::NotNow);
    check(World::after(1), 1, Command::Finish { item: item(1), on: true }, Refusal::NotNow);
    check(improving(0), 1, write(9), Refusal::NotNow);
    let write_card = |n| Command::WriteCard { item: item(0), card: card(n), key: key(1) };
    check(improving(2), 1, write_card(9), Refusal::NotNow);
    check(improving(1), 1, vote(1), Refusal::NotNow);
    check(improving(3), 1, vote(1), Refusal::NotNow);
    check(improving(2), 1, Command::Promote(promotion(1, 0, 1)), Refusal::NotNow);
    check(improving(3), 1, Command::GiveKudos(kudos(1, 0)), Refusal::NotNow);
    check(improving(3), 0, Command::EditMinutes { part: Part::Opening, text: None }, Refusal::NotNow);
}

#[test]
fn there_is_nowhere_to_go() {
    let mut empty = World::new();
    empty.ready.clear();
    empty.done(0, Command::Join);
    check(empty, 0, Command::Start { turn: 0 }, Refusal::NothingReady);
    check(World::full(), 0, Command::Back { turn: 0 }, Refusal::NothingBefore);
    check(World::after(1), 0, Command::Back { turn: 1 }, Refusal::NothingBefore);
    let mut all_left = World::after(1);
    (0..3).for_each(|_| all_left.done(0, Command::Skip { turn: all_left.state.turn }));
    let turn = all_left.state.turn;
    check(all_left, 0, Command::Next { turn }, Refusal::NothingReady);
}

#[test]
fn an_order_names_all_that_is_to_come_and_nothing_else() {
    let orders = [vec![item(1)], vec![item(1), item(1)], vec![item(2), item(1), item(0)], vec![]];
    for order in orders {
        check(World::after(2), 0, Command::Reorder { order }, Refusal::AgendaChanged);
    }
}

#[test]
fn unknown_things_are_unknown() {
    check(discussing(), 1, react(9), Refusal::Unknown);
    check(discussing(), 0, Command::Spotlight { note: Some(note_id(9)) }, Refusal::Unknown);
    check(improving(2), 1, vote(9), Refusal::Unknown);
    check(improving(3), 1, Command::Promote(promotion(1, 0, 9)), Refusal::Unknown);
    check(wrapping_up(), 1, Command::GiveKudos(kudos(1, 1)), Refusal::Unknown);
    let of_unread = Command::EditMinutes { part: Part::Case { item: item(1) }, text: None };
    check(wrapping_up(), 0, of_unread, Refusal::Unknown);
}

#[test]
fn what_all_have_seen_stays_and_what_another_wrote_is_theirs() {
    let mut other_words = note(1);
    other_words.text = "other words".into();
    let rewrite = Command::WriteNote { item: item(0), note: other_words, key: key(1) };
    check(discussing(), 1, rewrite.clone(), Refusal::AlreadyShown);
    let drop_note = |by| Command::DropNote { item: item(0), note: note_id(1), key: key(by) };
    check(discussing(), 1, drop_note(1), Refusal::AlreadyShown);
    let mut unseen = World::after(1);
    unseen.write_note(1, 0, 1);
    check(unseen.clone(), 2, drop_note(2), Refusal::NotYours);
    unseen.done(1, rewrite);
    unseen.done(1, drop_note(1));
    assert!(unseen.notes.is_empty());
    let drop_card = |by| Command::DropCard { item: item(0), card: card_id(1), key: key(by) };
    check(improving(1), 1, drop_card(1), Refusal::AlreadyShown);
    check(improving(0), 2, drop_card(2), Refusal::NotYours);
    let mut thanked = wrapping_up();
    thanked.done(1, Command::GiveKudos(kudos(1, 0)));
    let mut reworded = kudos(1, 0);
    reworded.reason = "other words".into();
    check(thanked, 1, Command::GiveKudos(reworded), Refusal::AlreadyShown);
}

#[test]
fn notes_are_answered_while_they_are_looked_at() {
    check(discussing(), 1, react(2), Refusal::LiesAside);
    check(discussing(), 0, Command::Spotlight { note: Some(note_id(2)) }, Refusal::LiesAside);
    check(discussing(), 3, Command::AskToSetAside { note: note_id(1) }, Refusal::OnlyTheAuthor);
    let mut counted = discussing();
    counted.next();
    counted.back();
    check(counted, 1, react(1), Refusal::ReactionsAreCounted);
}

#[test]
fn three_dots_and_one_action_a_card() {
    let mut voting = improving(2);
    (1..=3).for_each(|n| voting.done(1, vote(n)));
    voting.done(1, vote(3));
    check(voting.clone(), 1, vote(4), Refusal::NoDotsLeft);
    voting.done(1, Command::Vote { item: item(0), card: card_id(1), on: false });
    voting.done(1, vote(4));
    let mut decided = improving(3);
    decided.done(2, Command::Promote(promotion(1, 0, 1)));
    check(decided.clone(), 3, Command::Promote(promotion(2, 0, 1)), Refusal::AlreadyAnAction);
    check(decided.clone(), 3, Command::Promote(promotion(1, 0, 2)), Refusal::AlreadyAnAction);
    let outside = Promotion { owner: member(99), ..promotion(3, 0, 2) };
    check(decided, 3, Command::Promote(outside), Refusal::OwnerOutside);
}

#[test]
fn the_lead_is_not_taken_from_somebody_who_is_here() {
    check(World::full(), 1, Command::TakeOver { lead: 0 }, Refusal::FacilitatorIsHere);
    check(World::full(), 0, Command::HandOver { to: member(99), lead: 0 }, Refusal::HeirAbsent);
}

#[test]
fn minutes_have_an_end() {
    let text = Some("a".repeat(MINUTES_PART + 1));
    check(wrapping_up(), 0, Command::EditMinutes { part: Part::Opening, text }, Refusal::TextTooLong);
}

#[test]
fn a_forgotten_fact_loses_nothing() {
    let mut world = World::after(1);
    world.write_note(1, 0, 1);
    let command = Command::Next { turn: 1 };
    let request = Request { id: None, by: member(0), command };
    let mut facts = world.facts(&request);
    facts.notes = None;
    let refusal = decide(&world.state, &request, &facts).unwrap_err();
    assert_eq!(refusal, Refusal::Unprepared(Need::UnrevealedNotes(item(0))));
    assert_eq!(refusal.problem(), None);
    assert_eq!(Refusal::NotNow.problem().unwrap().key, "problem-meeting-not-now");
    assert!(Refusal::KEYS.contains(&"problem-meeting-not-now"));
}
