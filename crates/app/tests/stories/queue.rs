//! What the queue of a room promises to whoever asks: an answer after the commit, and to each their own.

use tokio::task::JoinSet;
use yomikai_app::{
    Result,
    meeting::{Pencil, room},
};
use yomikai_domain::{
    id::PostmortemId,
    limits,
    meeting::{Command, Phase},
};
use yomikai_store::unrevealed;

use crate::{
    room::{Day, card, chance, note, note_id},
    world::ended,
};

/// Everybody is in and reads.
async fn reading() -> (Day, PostmortemId) {
    let day = Day::new().await;
    for who in 0..day.people.len() {
        day.enter(who).await.unwrap();
    }
    let Phase::Reading { item } = day.next().await else { panic!() };
    (day, item)
}

/// Asks for all of it at once, each in the name of another one; the answers come in this order.
async fn at_once(day: &Day, commands: Vec<Command>) -> Vec<Result<()>> {
    let mut asking = JoinSet::new();
    for (n, command) in commands.into_iter().enumerate() {
        let (app, id) = (day.world.app.clone(), day.id);
        let actor = day.people[n % day.people.len()].clone();
        asking.spawn(async move { (n, room::act(&app, &actor, id, None, command).await) });
    }
    let mut answers = asking.join_all().await;
    answers.sort_by_key(|(n, _)| *n);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

#[tokio::test]
async fn when_the_answer_comes_others_see_it_in_the_database() {
    let (day, item) = reading().await;
    let pencil = Pencil::new(&day.world.app);
    let db = day.world.open_again().await;
    let mut asking = JoinSet::new();
    for n in 0..30 {
        let (app, actor, id, db) = (day.world.app.clone(), day.people[0].clone(), day.id, db.clone());
        let key = pencil.key(note_id(n).uuid());
        asking.spawn(async move {
            let command = Command::WriteNote { item, note: note(n, "hm"), key };
            room::act(&app, &actor, id, None, command).await.unwrap();
            let found = unrevealed::find_note(&mut db.read().await.unwrap(), id, note_id(n)).await;
            assert!(found.unwrap().is_some(), "answered before it was committed");
        });
    }
    asking.join_all().await;
}

#[tokio::test]
async fn who_is_refused_keeps_nobody_else_from_anything() {
    let (day, item) = reading().await;
    let elsewhere = PostmortemId::new(chance(99));
    let finish = |item| Command::Finish { item, on: true };
    let asked = [item, elsewhere, item, item, item, elsewhere].map(finish);
    let answers: Vec<_> = at_once(&day, asked.into()).await.into_iter().map(ended).collect();
    let refused = "conflict problem-meeting-not-now";
    assert_eq!(answers, ["ok", refused, "ok", "ok", "ok", refused]);
    assert_eq!(day.look(0).await.now.counts.finished, 3);
}

#[tokio::test]
async fn a_full_room_takes_again_what_it_has() {
    let (day, item) = reading().await;
    day.next().await;
    day.next().await;
    let pencil = Pencil::new(&day.world.app);
    let write = |n, we: &str| {
        let card = card(n, we);
        Command::WriteCard { item, key: pencil.key(card.id.uuid()), card }
    };
    let many = limits::CARDS as u128;
    let answers = at_once(&day, (0..many).map(|n| write(n, "count")).collect()).await;
    assert!(answers.iter().all(Result::is_ok));
    let outcome = async |command| ended(day.act(0, command).await);
    assert_eq!(outcome(write(many, "count")).await, "conflict problem-meeting-too-many");
    assert_eq!(outcome(write(0, "count")).await, "ok", "asked again");
    assert_eq!(outcome(write(0, "count twice")).await, "ok", "worded anew");
    day.next().await;
    assert_eq!(outcome(write(0, "count twice")).await, "ok", "asked again when all see it");
    assert_eq!(outcome(write(many, "count")).await, "conflict problem-meeting-too-many");
}
