//! What the log cannot tell.

use proptest::prelude::*;

use super::{
    super::*,
    script::{ops, run},
    world::{MEMBERS, World, item, key, member, note},
};

/// Member 1 and member 2 change places in everything that is done without a name.
fn swapped(request: Request) -> Request {
    let is_asking = matches!(request.command, Command::AskToSetAside { .. });
    if !request.command.is_unsigned() || is_asking {
        return request;
    }
    let by = match request.by {
        by if by == member(1) => member(2),
        by if by == member(2) => member(1),
        by => by,
    };
    Request { by, ..request }
}

proptest! {
    #[test]
    fn the_log_is_the_same_whoever_it_was(script in prop::collection::vec(ops(), 0..120)) {
        let one = run(World::full(), &script, |request| request);
        let other = run(World::full(), &script, swapped);
        prop_assert_eq!(one.log, other.log);
    }

    #[test]
    fn no_unsigned_event_holds_a_member_or_an_instant(script in prop::collection::vec(ops(), 0..120)) {
        let world = run(World::full(), &script, |request| request);
        for entry in world.log.iter().filter(|entry| entry.event.is_unsigned()) {
            let line = serde_json::to_string(&entry.event).unwrap();
            let names_somebody = (0..MEMBERS).any(|n| line.contains(&member(n).uuid().to_string()));
            prop_assert!(!names_somebody && !line.contains("\"at\""), "{}", line);
        }
    }
}

#[test]
fn a_reveal_does_not_show_in_which_order_notes_were_written() {
    let revealed = |order: &[u16]| {
        let mut world = World::after(1);
        for n in order {
            world.write_note(1, 0, *n);
        }
        world.next();
        world.log
    };
    assert_eq!(revealed(&[1, 2, 3, 4]), revealed(&[4, 2, 1, 3]));
}

#[test]
fn neither_requests_nor_marks_print_who_it_was() {
    let command = Command::WriteNote { item: item(0), note: note(1), key: key(1) };
    let request = Request { id: None, by: member(1), command };
    assert_eq!(format!("{request:?}"), "Request { .. }");
    let mark = Mark { item: item(0), of: MarkOf::Finished, by: member(1) };
    assert_eq!(format!("{mark:?}"), "Mark { of: Finished, .. }");
    assert_eq!(Refusal::Unprepared(Need::OfClub(member(1))).to_string(), "a fact is missing: of-club");
}
