//! One room on two nodes that share a database: whoever asks where, it is one meeting.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
};

use tokio::task::JoinSet;
use yomikai_app::{
    App, Error, Result, club,
    meeting::{Pencil, room},
    testing::{self, FixedClock, Postgres},
};
use yomikai_domain::{
    id::PostmortemId,
    meeting::{Command, CommandId, Event, NoteId, Phase, State, fold},
};
use yomikai_store::{Db, meeting_event, unrevealed};

use crate::{
    room::{Day, chance, note, note_id},
    world::{World, ended},
};

/// A meeting's day on two nodes.
struct Nodes {
    /// As the first node tells it.
    day: Day,
    other: App,
    db: Db,
}

fn on_two_nodes(body: impl AsyncFnOnce(Nodes)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let postgres = runtime.block_on(testing::postgres()).unwrap();
    let told = || runtime.block_on(async { body(Nodes::on(&postgres).await).await });
    let outcome = catch_unwind(AssertUnwindSafe(told));
    runtime.block_on(postgres.throw_away()).unwrap();
    outcome.unwrap_or_else(|panic| resume_unwind(panic));
}

impl Nodes {
    async fn on(postgres: &Postgres) -> Self {
        let clock = FixedClock::new();
        let one = testing::node(postgres, clock.clone(), 1).await.unwrap();
        let other = testing::node(postgres, clock.clone(), 2).await.unwrap();
        Self { day: Day::of(World::of(one, clock).await).await, other, db: postgres.db.clone() }
    }

    /// Everybody has entered, half of them here and half of them there, and reads.
    async fn reading(&self) -> PostmortemId {
        for who in 0..self.day.people.len() {
            room::enter(self.node(who), &self.day.people[who], self.day.id).await.unwrap();
        }
        let Phase::Reading { item } = self.day.next().await else { panic!() };
        item
    }

    fn node(&self, n: usize) -> &App {
        if n.is_multiple_of(2) { &self.day.world.app } else { &self.other }
    }

    /// Asks for all of it at once: by this person, under this id, and of one node after the other. Whoever is told to
    /// come again does.
    async fn at_once(&self, asked: impl IntoIterator<Item = (usize, Option<CommandId>, Command)>) {
        let mut asking = JoinSet::new();
        for (n, (who, request, command)) in asked.into_iter().enumerate() {
            let (app, actor, id) = (self.node(n).clone(), self.day.people[who].clone(), self.day.id);
            asking.spawn(async move {
                loop {
                    match room::act(&app, &actor, id, request, command.clone()).await {
                        Err(Error::Unavailable(_)) => {}
                        answer => return answer,
                    }
                }
            });
        }
        let answers: Result<Vec<()>> = asking.join_all().await.into_iter().collect();
        answers.unwrap();
    }

    /// What happened, as the log tells it without a gap and both nodes show it.
    async fn told(&self) -> (State, Vec<Event>) {
        let mut db = self.db.read().await.unwrap();
        let log = meeting_event::list_after(&mut db, self.day.id, 0).await.unwrap();
        assert!((1..).zip(&log).all(|(seq, entry)| entry.seq == seq), "{log:?}");
        let state = fold(&log);
        for n in 0..2 {
            let room = room::look(self.node(n), &self.day.people[0], self.day.id).await.unwrap();
            assert_eq!(*room.now.state, state);
        }
        (state, log.into_iter().map(|entry| entry.event).collect())
    }
}

fn write(item: PostmortemId, n: u128, pencil: &Pencil) -> Command {
    Command::WriteNote { item, note: note(n, "we have this, too"), key: pencil.key(note_id(n).uuid()) }
}

#[test]
fn what_is_asked_for_here_and_there_ends_in_one_log() {
    on_two_nodes(async |nodes| {
        let item = nodes.reading().await;
        let pencil = Pencil::new(&nodes.other);
        let once = CommandId::random(chance(1)).unwrap();
        let notes = (0..20).map(|n| (n % 4, None, write(item, n as u128, &pencil)));
        let finished = (0..20).map(|n| (n / 2 % 4, None, Command::Finish { item, on: true }));
        let paused = (0..2).map(|_| (0, Some(once), Command::Pause));
        nodes.at_once(notes.chain(finished).chain(paused)).await;
        let turn = nodes.told().await.0.turn;
        nodes.at_once([(0, None, Command::Next { turn }), (0, None, Command::Next { turn })]).await;
        let hand_over = |n: usize| Command::HandOver { to: nodes.day.people[n].id().unwrap(), lead: 0 };
        nodes.at_once([(0, None, hand_over(1)), (0, None, hand_over(2))]).await;

        let (state, events) = nodes.told().await;
        assert_eq!((state.phase, state.turn, state.lead), (Phase::Discussing { item }, turn + 1, 1));
        assert_eq!(state.items[&item].finished, Some(4));
        assert_eq!(events.iter().filter(|event| matches!(event, Event::Paused { .. })).count(), 1);
        let shown: BTreeSet<_> =
            state.items[&item].notes.iter().flatten().map(|shown| shown.note.id).collect();
        assert_eq!(shown, (0..20).map(note_id).collect());
    });
}

#[test]
fn no_acknowledged_note_slips_behind_a_reveal_elsewhere() {
    on_two_nodes(async |nodes| {
        let mut item = nodes.reading().await;
        for round in [100, 200] {
            let pencil = Pencil::new(&nodes.other);
            let turn = nodes.told().await.0.turn;
            let mut asked: Vec<_> =
                (0..24).map(|n| (1 + n % 3, None, write(item, round + n as u128, &pencil))).collect();
            asked.insert(8, (0, None, Command::Next { turn }));
            nodes.at_once(asked).await;

            let shown: Vec<_> =
                nodes.told().await.1.into_iter().flat_map(|event| shown_by(event, item)).collect();
            let once: BTreeSet<_> = shown.iter().copied().collect();
            assert_eq!((shown.len(), once), (24, (round..round + 24).map(note_id).collect()));
            let mut db = nodes.db.read().await.unwrap();
            assert_eq!(unrevealed::count_notes(&mut db, nodes.day.id, item).await.unwrap(), 0);
            room::act(
                &nodes.other,
                &nodes.day.people[0],
                nodes.day.id,
                None,
                Command::Skip { turn: turn + 1 },
            )
            .await
            .unwrap();
            match nodes.told().await.0.phase {
                Phase::Reading { item: next } => item = next,
                phase => assert_eq!(phase, Phase::WrapUp),
            }
        }
    });
}

/// The notes on `item` that everybody sees since then.
fn shown_by(event: Event, item: PostmortemId) -> Vec<NoteId> {
    match event {
        Event::NotesRevealed { item: on, notes } if on == item => notes.iter().map(|note| note.id).collect(),
        Event::NoteAdded { item: on, note } if on == item => vec![note.id],
        _ => Vec::new(),
    }
}

#[test]
fn who_comes_in_here_is_in_there_at_once_and_who_leaves_the_club_is_out() {
    on_two_nodes(async |nodes| {
        let (here, there) = (nodes.node(0), nodes.node(1));
        let (id, ben) = (nodes.day.id, &nodes.day.people[1]);
        nodes.day.enter(0).await.unwrap();
        assert_eq!(ended(room::look(there, ben, id).await), "forbidden");
        room::enter(here, ben, id).await.unwrap();
        let room = room::look(there, ben, id).await.unwrap();
        assert!(room.now.state.takes_part(ben.id().unwrap()));
        club::leave(here, ben, room.club.id).await.unwrap();
        assert_eq!(ended(room::look(there, ben, id).await), "not found");
    });
}

#[test]
fn a_listener_there_hears_of_what_is_done_here() {
    on_two_nodes(async |nodes| {
        let item = nodes.reading().await;
        let (there, id, ben, chie) =
            (nodes.node(1), nodes.day.id, &nodes.day.people[1], &nodes.day.people[2]);
        let mut watch = room::listen(there, ben, id).await.unwrap();
        assert_eq!(watch.visit().now().state.phase, Phase::Reading { item });
        nodes.day.next().await;
        // Whoever comes along asks the database for everybody; else the next heartbeat would.
        room::visit(there, chie, id).await.unwrap();
        while watch.visit().now().state.phase != (Phase::Discussing { item }) {
            assert!(watch.changed().await);
        }
    });
}
