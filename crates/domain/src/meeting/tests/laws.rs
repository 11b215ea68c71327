//! What holds whatever anybody does, in whatever order.

use std::collections::BTreeSet;

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use super::{
    super::*,
    script::{happen, ops, request, run},
    world::World,
};

fn is_legal(from: Phase, to: Phase) -> bool {
    use Phase::{Closed, Discussing, Improving, Lobby, Reading, WrapUp};
    let at_same_item = from.item() == to.item();
    match (from, to) {
        (_, Closed) | (Lobby | WrapUp, Reading { .. }) => true,
        (Lobby | Closed, _) | (_, Lobby) => false,
        // Within an item, by one.
        (Reading { .. } | Improving { step: Step::Writing, .. }, Discussing { .. })
        | (Discussing { .. }, Reading { .. } | Improving { step: Step::Writing, .. })
            if at_same_item =>
        {
            true
        }
        (Improving { step, .. }, Improving { step: to, .. }) if at_same_item => {
            step.next() == Some(to) || step.back() == Some(to)
        }
        // From the start of an item, or from the end, back into another one; from anywhere to the start of another.
        (Reading { .. } | WrapUp, _) | (_, Reading { .. } | WrapUp) => !at_same_item,
        _ => false,
    }
}

/// The laws that tie one moment to the next.
fn check_change(before: &World, after: &World) {
    let (was, is) = (&before.state, &after.state);
    assert!(after.log.starts_with(&before.log), "a log only grows");
    if was.turn == is.turn {
        assert_eq!(was.phase, is.phase);
    } else {
        assert_eq!(is.turn, was.turn + 1);
        assert!(is_legal(was.phase, is.phase), "{:?} -> {:?}", was.phase, is.phase);
    }
    if was.phase == Phase::Closed {
        assert_eq!(was, is, "closed accepts nothing");
    }
    for (id, old) in &was.items {
        let Some(new) = is.items.get(id) else {
            assert!(old.revision.is_none(), "what is pinned cannot be taken back");
            continue;
        };
        assert!(old.revision.is_none() || old.revision == new.revision, "a pin stays");
        assert!(old.notes.iter().flatten().all(|shown| new.note(shown.note.id).is_some()));
        assert!(old.notes.is_none() || new.notes.is_some(), "a reveal is one-way");
        assert!(old.cards.iter().flatten().all(|card| new.card(card.id) == Some(card)));
        assert!(old.cards.is_none() || new.cards.is_some(), "a reveal is one-way");
        for shown in old.notes.iter().flatten().filter(|shown| shown.reactions.is_some()) {
            assert_eq!(shown.reactions, new.note(shown.note.id).and_then(|now| now.reactions.clone()));
        }
    }
    assert!(was.latest <= is.latest, "instants never go backwards");
    assert!(was.participants.is_subset(&is.participants));
}

/// The laws of one moment.
fn check_moment(world: &World) {
    let state = &world.state;
    assert!(world.log.iter().zip(1..).all(|(entry, seq)| entry.seq == seq), "gapless");
    assert_eq!(state.seq, i64::try_from(world.log.len()).unwrap());
    assert_eq!(state.is_open(), state.facilitator.is_some(), "exactly one leads");
    let leads = state.facilitator.is_some_and(|lead| state.takes_part(lead));
    assert!(leads || matches!(state.phase, Phase::Lobby), "who leads takes part");
    let agenda: Vec<_> =
        state.behind.iter().copied().chain(state.phase.item()).chain(state.ahead.iter().copied()).collect();
    let distinct: BTreeSet<_> = agenda.iter().copied().collect();
    assert_eq!((agenda.len(), &distinct), (state.items.len(), &state.items.keys().copied().collect()));
    assert_eq!(state.clock.is_some(), state.phase.stretch().is_some());
    assert!(state.clock.is_none_or(|clock| !clock.elapsed(world.now).is_negative()));
    check_counts(state);
    check_rows(world);
}

fn check_counts(state: &State) {
    let participants = u32::try_from(state.participants.len()).unwrap();
    for item in state.items.values() {
        assert!(item.finished.is_none_or(|finished| finished <= participants));
        if let Some(tally) = &item.tally {
            assert!(tally.voters <= participants);
            assert!(tally.dots.values().all(|dots| (1..=tally.voters).contains(dots)));
            assert!(tally.dots.values().sum::<u32>() <= 3 * tally.voters);
            assert!(tally.dots.keys().all(|card| item.card(*card).is_some()));
        }
        let reactions = item.notes.iter().flatten().filter_map(|shown| shown.reactions.as_ref());
        assert!(reactions.flat_map(|totals| totals.values()).all(|count| *count <= participants));
    }
    let promoted: BTreeSet<_> = state.actions.iter().map(|promotion| promotion.card).collect();
    assert_eq!(promoted.len(), state.actions.len(), "a card becomes an action once");
    assert!(state.actions.iter().all(|made| state.items[&made.item].card(made.card).is_some()));
    let kudos: BTreeSet<_> = state.kudos.iter().map(|kudos| kudos.id).collect();
    assert_eq!(kudos.len(), state.kudos.len());
}

/// Nothing secret is kept longer than it must be, and nothing is both unseen and in the log.
fn check_rows(world: &World) {
    let state = &world.state;
    for mark in &world.marks {
        let lives = match mark.of {
            MarkOf::Finished => state.phase == Phase::Reading { item: mark.item },
            MarkOf::Reaction(..) => state.phase == Phase::Discussing { item: mark.item },
            MarkOf::Vote(_) => state.phase.item() == Some(mark.item) && state.items[&mark.item].voting_open,
        };
        assert!(lives, "{mark:?} in {:?}", state.phase);
    }
    for (id, (item, ..)) in &world.notes {
        assert!(!state.items[item].is_read() && state.items[item].note(*id).is_none());
    }
    for (id, (item, ..)) in &world.cards {
        assert!(state.items[item].cards.is_none() && state.items[item].card(*id).is_none());
    }
    if state.phase == Phase::Closed {
        assert!(world.marks.is_empty() && world.notes.is_empty() && world.cards.is_empty());
    }
}

/// A request with an id, a turn, a lead or a text of its own: repeating it is harmless for ever, not only at once.
fn is_repeatable(request: &Request) -> bool {
    let command = &request.command;
    request.id.is_some()
        || command.turn().is_some()
        || matches!(
            command,
            Command::Join
                | Command::HandOver { .. }
                | Command::TakeOver { .. }
                | Command::Promote(_)
                | Command::GiveKudos(_)
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_laws_hold(script in prop::collection::vec(ops(), 0..160)) {
        let mut world = World::new();
        for op in script {
            let before = world.clone();
            world = run(world, &[op], |request| request);
            check_change(&before, &world);
            check_moment(&world);
        }
        prop_assert_eq!(fold(&world.log), world.state, "folding gives the same state");
    }

    #[test]
    fn asking_again_changes_nothing(script in prop::collection::vec(ops(), 0..120)) {
        let mut world = World::full();
        let mut granted = vec![];
        for op in script {
            happen(&mut world, op);
            let Some(request) = request(&world, op) else { continue };
            let Ok(first) = world.try_ask(&request) else { continue };
            let once = world.clone();
            if let Ok(again) = world.try_ask(&request) {
                prop_assert!(again.events.is_empty(), "{:?} again {:?}", request.command, again.events);
            }
            prop_assert!(once.notes == world.notes && once.cards == world.cards && once.marks == world.marks);
            if !first.events.is_empty() && is_repeatable(&request) {
                granted.push(request);
            }
        }
        let log = world.log.clone();
        for request in &granted {
            let _refused = world.try_ask(request);
        }
        prop_assert_eq!(log, world.log);
    }

    #[test]
    fn every_event_survives_being_written_down(script in prop::collection::vec(ops(), 0..120)) {
        for entry in run(World::full(), &script, |request| request).log {
            let line = serde_json::to_string(&entry.event).unwrap();
            prop_assert_eq!(serde_json::from_str::<Event>(&line).unwrap(), entry.event);
        }
    }

    #[test]
    fn folding_never_panics_whatever_a_log_holds(
        script in prop::collection::vec(ops(), 0..120),
        kept in prop::collection::vec(any::<bool>(), 200),
    ) {
        let log = run(World::full(), &script, |request| request).log;
        let torn = log.iter().zip(kept).filter(|(_, kept)| *kept).map(|(entry, _)| entry);
        prop_assert_eq!(fold(torn).turn <= u32::try_from(log.len()).unwrap(), true);
    }
}

/// The properties above would hold of scripts in which nothing happens, too.
#[test]
fn scripts_reach_every_event() {
    let mut runner = TestRunner::deterministic();
    let scripts = prop::collection::vec(ops(), 120..160);
    let mut reached = BTreeSet::new();
    for _ in 0..200 {
        let world = run(World::full(), &scripts.new_tree(&mut runner).unwrap().current(), |request| request);
        reached.extend(world.log.iter().map(|entry| entry.event.tag()));
    }
    assert_eq!(reached, Event::TAGS.iter().copied().collect());
}
