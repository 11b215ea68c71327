//! Who leads, what is in the spotlight, and what an author may ask for.

use super::{
    super::*,
    world::{World, card, chance, item, key, kudos, member, note, note_id, promotion},
};
use crate::meeting::unsigned::Reaction;

fn discussing() -> World {
    let mut world = World::after(1);
    world.write_note(1, 0, 1);
    world.write_note(2, 0, 2);
    world.next();
    world
}

#[test]
fn anyone_takes_over_after_thirty_seconds_and_the_lead_comes_back_in_one_tap() {
    let mut world = World::full();
    world.pass(29);
    assert_eq!(world.ask(2, Command::TakeOver { lead: 0 }), Err(Refusal::FacilitatorIsHere));
    world.pass(1);
    world.done(2, Command::TakeOver { lead: 0 });
    assert_eq!((world.state.facilitator, world.state.displaced), (Some(member(2)), Some(member(0))));
    assert!(world.ask(3, Command::TakeOver { lead: 0 }).unwrap().is_empty(), "one page was behind");
    world.done(0, Command::HandOver { to: member(0), lead: 1 });
    assert_eq!((world.state.facilitator, world.state.displaced), (Some(member(0)), None));
    assert_eq!(world.ask(2, Command::HandOver { to: member(2), lead: 2 }), Err(Refusal::OnlyTheFacilitator));
}

#[test]
fn a_facilitator_who_never_came_can_be_stood_in_for() {
    let mut world = World::new();
    world.done(3, Command::Join);
    assert_eq!(world.state.facilitator, Some(member(0)));
    world.done(3, Command::TakeOver { lead: 0 });
    world.next();
    world.done(0, Command::Join);
    assert!(world.state.is_led_by(member(3)) && world.state.takes_part(member(0)));
}

#[test]
fn handing_over_is_by_choice_and_final() {
    let mut world = World::full();
    world.done(0, Command::HandOver { to: member(4), lead: 0 });
    world.done(0, Command::HandOver { to: member(4), lead: 0 });
    assert_eq!(
        (world.state.facilitator, world.state.displaced, world.state.lead),
        (Some(member(4)), None, 1)
    );
}

#[test]
fn the_spotlight_is_for_all_and_goes_out_with_the_phase() {
    let mut world = discussing();
    world.done(0, Command::Spotlight { note: Some(note_id(2)) });
    assert_eq!(world.state.spotlight, Some(note_id(2)));
    world.done(0, Command::SetAside { note: note_id(2), aside: true });
    assert_eq!(world.state.spotlight, None);
    world.done(0, Command::Spotlight { note: Some(note_id(1)) });
    world.next();
    assert_eq!(world.state.spotlight, None);
}

#[test]
fn the_author_asks_and_the_facilitator_answers_either_way() {
    let mut world = discussing();
    world.done(0, Command::HandOver { to: member(5), lead: 0 });
    let asked = |world: &World| world.state.items[&item(0)].note(note_id(1)).unwrap().aside_asked;
    world.done(0, Command::AskToSetAside { note: note_id(1) });
    assert!(asked(&world));
    world.done(5, Command::SetAside { note: note_id(1), aside: false });
    assert!(!asked(&world));
    world.done(0, Command::AskToSetAside { note: note_id(1) });
    world.done(5, Command::SetAside { note: note_id(1), aside: true });
    assert!(world.state.items[&item(0)].note(note_id(1)).unwrap().aside);
}

#[test]
fn a_counted_reaction_is_final_and_a_later_note_still_takes_some() {
    let mut world = discussing();
    let react = |note, on| Command::React { item: item(0), note, reaction: Reaction::Thanks, on };
    world.done(2, react(note_id(1), true));
    world.done(3, react(note_id(1), true));
    world.done(3, react(note_id(1), false));
    world.next();
    world.back();
    assert_eq!(world.ask(2, react(note_id(1), true)), Err(Refusal::ReactionsAreCounted));
    world.write_note(4, 0, 4);
    world.done(2, react(note_id(4), true));
    world.next();
    let total = |id| world.state.items[&item(0)].note(id).unwrap().reactions.clone().unwrap();
    assert_eq!(total(note_id(1))[&Reaction::Thanks], 1);
    assert_eq!(total(note_id(4))[&Reaction::Thanks], 1);
}

#[test]
fn minutes_are_worded_while_wrapping_up() {
    let mut world = World::after(2);
    let turn = world.state.turn;
    world.done(0, Command::WrapUp { turn });
    let edit = |part, text: Option<&str>| Command::EditMinutes { part, text: text.map(str::to_owned) };
    let cause = Part::Cause { item: item(0) };
    world.done(0, edit(cause, Some("one person knew\r\n")));
    assert_eq!(world.state.minutes[&cause], "one person knew");
    assert!(world.ask(0, edit(cause, Some("one person knew"))).unwrap().is_empty());
    world.done(0, edit(Part::Opening, Some("")));
    assert_eq!(world.state.minutes[&Part::Opening], "");
    world.done(0, edit(cause, None));
    assert!(!world.state.minutes.contains_key(&cause));
}

#[test]
fn a_meeting_called_off_in_the_lobby_carries_everything_over() {
    let mut world = World::full();
    world.done(0, Command::Close { turn: 0 });
    assert_eq!(world.state.carried_over, [item(0), item(1), item(2)]);
    assert!(world.effects.contains(&Effect::ReduceAssignmentsToTotals));
    assert!(world.ask(0, Command::Close { turn: 0 }).unwrap().is_empty());
}

#[test]
fn a_retry_is_answered_as_done() {
    let mut world = discussing();
    let retry = |world: &mut World, command| assert!(world.ask(1, command).unwrap().is_empty());
    retry(&mut world, Command::WriteNote { item: item(0), note: note(1), key: key(1) });
    world.next();
    world.write_card(1, 0, 1);
    world.next();
    retry(&mut world, Command::WriteCard { item: item(0), card: card(1), key: key(1) });
    world.next();
    world.next();
    world.done(1, Command::Promote(promotion(1, 0, 1)));
    retry(&mut world, Command::Promote(promotion(1, 0, 1)));
    let turn = world.state.turn;
    world.done(0, Command::WrapUp { turn });
    world.done(1, Command::GiveKudos(kudos(1, 0)));
    let turn = world.state.turn;
    world.done(0, Command::Close { turn });
    retry(&mut world, Command::GiveKudos(kudos(1, 0)));
}

#[test]
fn a_late_retry_is_known_by_its_id() {
    let mut world = World::after(1);
    let id = CommandId::random(chance(77)).ok();
    let pause = Request { id, by: member(0), command: Command::Pause };
    world.try_ask(&pause).unwrap();
    world.done(0, Command::Resume);
    assert!(world.try_ask(&pause).unwrap().is_empty());
    assert!(!world.state.clock.unwrap().is_paused());
    let answers: Vec<_> = world.log.iter().filter(|entry| entry.request.is_some()).collect();
    assert_eq!(answers.len(), 1);
}
