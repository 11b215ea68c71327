//! A document's life, and who finds it on its way.

use uuid::Uuid;
use yomikai_app::{
    Actor, assignment, life,
    meeting::{self, minutes, room},
    member, people, postmortem, testing,
};
use yomikai_domain::{
    id::{MeetingId, PostmortemId},
    life::{Life, Step},
    meeting::Command,
    postmortem::{Body, ThreeLines, Typed},
    section::Section,
};

use crate::world::{World, ended, id_of, lines, typed};

/// How people stand to the document. Those whose doing changes something come last.
const PERSONAS: [&str; 6] = ["anon", "member", "named", "admin", "author", "owner"];

// 'no' is 'forbidden', '-' is 'not found', '!' a conflict. Anonymous visitors are told to sign in before anything is
// looked up. 'named' is in the audience where the document is published to named people.
const TABLE: &str = "\
draft, read: no - - - yes yes
draft, see its history: no - - - yes yes
draft, see its steps: no - - - yes yes
draft, see its people: no - - - yes yes
draft, save: no - - - yes yes
draft, publish: no - - - yes yes
draft, withdraw: no - - - ! !
draft, reopen: no - - - yes yes
draft, choose its audience: no - - - yes yes
draft, name a co-author: no - - - - yes
draft, take a co-author away: no - - - - yes
draft, throw away: no - - - - yes
everyone, read: no yes yes yes yes yes
everyone, see its history: no - - - yes yes
everyone, see its steps: no - - - yes yes
everyone, see its people: no - - - yes yes
everyone, save: no - - - yes yes
everyone, publish: no - - - yes yes
everyone, withdraw: no - - - yes yes
everyone, reopen: no - - - yes yes
everyone, choose its audience: no - - - yes yes
everyone, name a co-author: no - - - - yes
everyone, take a co-author away: no - - - - yes
everyone, throw away: no - - - - yes
named, read: no - yes - yes yes
named, see its history: no - - - yes yes
named, see its steps: no - - - yes yes
named, see its people: no - - - yes yes
named, save: no - - - yes yes
named, publish: no - - - yes yes
named, withdraw: no - - - yes yes
named, reopen: no - - - yes yes
named, choose its audience: no - - - yes yes
named, name a co-author: no - - - - yes
named, take a co-author away: no - - - - yes
named, throw away: no - - - - yes
withdrawn, read: no - - - yes yes
withdrawn, see its history: no - - - yes yes
withdrawn, see its steps: no - - - yes yes
withdrawn, see its people: no - - - yes yes
withdrawn, save: no - - - yes yes
withdrawn, publish: no - - - yes yes
withdrawn, withdraw: no - - - yes yes
withdrawn, reopen: no - - - yes yes
withdrawn, choose its audience: no - - - yes yes
withdrawn, name a co-author: no - - - - yes
withdrawn, take a co-author away: no - - - - yes
withdrawn, throw away: no - - - - yes
trashed, read: no - - - yes yes
trashed, see its history: no - - - yes yes
trashed, see its steps: no - - - yes yes
trashed, see its people: no - - - ! !
trashed, save: no - - - ! !
trashed, publish: no - - - ! !
trashed, withdraw: no - - - ! !
trashed, reopen: no - - - ! !
trashed, choose its audience: no - - - ! !
trashed, name a co-author: no - - - - !
trashed, take a co-author away: no - - - - !
trashed, throw away: no - - - - yes
";

struct House {
    world: World,
    people: Vec<Actor>,
    target: String,
}

impl House {
    async fn new() -> Self {
        let world = World::new().await;
        let mut people = vec![Actor::Visitor];
        for name in ["Member", "Named", "Aida", "Author", "Owner"] {
            people.push(if name == "Aida" { world.aida.clone() } else { world.join(name).await });
        }
        let target = id_of(&world.join("Target").await);
        Self { world, people, target }
    }

    /// A document in that state, owned by the last and written with the one before.
    async fn document(&self, n: u128, state: &str) -> PostmortemId {
        let app = &self.world.app;
        let [.., named, _, author, owner] = &self.people[..] else { unreachable!() };
        let id = titled(&self.world, n, owner).await;
        people::add_author(app, owner, id, &id_of(author)).await.unwrap();
        let named = id_of(named);
        match state {
            "draft" => {}
            "named" => life::publish(app, owner, id, "named", &[&named]).await.unwrap(),
            _ => life::publish(app, owner, id, "everyone", &[]).await.unwrap(),
        }
        match state {
            "withdrawn" => life::withdraw(app, author, id).await.unwrap(),
            "trashed" => postmortem::throw_away(app, owner, id).await.unwrap(),
            _ => {}
        }
        id
    }

    async fn outcome(&self, operation: &str, id: PostmortemId, actor: &Actor) -> String {
        let (app, target) = (&self.world.app, self.target.as_str());
        match operation {
            "read" => ended(postmortem::read(app, actor, id).await),
            "see its history" => ended(postmortem::history(app, actor, id).await),
            "see its steps" => ended(life::steps(app, actor, id).await),
            "see its people" => ended(people::of(app, actor, id).await),
            "save" => ended(postmortem::save(app, actor, id, 1, &anew(), None).await),
            "publish" => ended(life::publish(app, actor, id, "named", &[target]).await),
            "withdraw" => ended(life::withdraw(app, actor, id).await),
            "reopen" => ended(life::reopen(app, actor, id).await),
            "choose its audience" => ended(people::set_audience(app, actor, id, "named", &[target]).await),
            "name a co-author" => ended(people::add_author(app, actor, id, target).await),
            "take a co-author away" => ended(people::remove_author(app, actor, id, target).await),
            "throw away" => ended(postmortem::throw_away(app, actor, id).await),
            other => panic!("nobody knows how to {other}"),
        }
    }
}

fn anew() -> Typed<'static> {
    Typed { title: Some("Anew"), sections: vec![(Section::Summary, "Anew")], ..Typed::default() }
}

/// A document that can be published.
async fn titled(world: &World, n: u128, owner: &Actor) -> PostmortemId {
    let id = PostmortemId::new(Uuid::from_u128(n));
    let lines = ThreeLines { title: "A quiet night", ..lines("It stopped") };
    postmortem::begin(&world.app, owner, id, "en", &lines).await.unwrap()
}

#[tokio::test]
async fn the_table_of_lives_is_what_happens() {
    let house = House::new().await;
    let mut differing = Vec::new();
    for (n, line) in (1..).zip(TABLE.lines()) {
        let (what, meant) = line.split_once(": ").unwrap();
        let (state, operation) = what.split_once(", ").unwrap();
        let id = house.document(n, state).await;
        let mut happened = Vec::new();
        for actor in &house.people {
            let outcome = house.outcome(operation, id, actor).await;
            happened.push(match outcome.as_str() {
                "ok" => "yes",
                "forbidden" => "no",
                "not found" => "-",
                "conflict problem-not-published" | "conflict problem-in-trash" => "!",
                other => panic!("{what}: {other}"),
            });
        }
        if happened.join(" ") != meant {
            differing.push((what, meant, happened.join(" ")));
        }
    }
    assert!(differing.is_empty(), "meant and happened, in the order {PERSONAS:?}:\n{differing:#?}");
}

#[tokio::test]
async fn a_stranger_learns_nothing_from_a_form_full_of_mistakes() {
    let house = House::new().await;
    let app = &house.world.app;
    let id = house.document(1, "everyone").await;
    for actor in &house.people[1..4] {
        let tries = [
            ended(life::publish(app, actor, id, "", &[""]).await),
            ended(people::set_audience(app, actor, id, "named", &[]).await),
            ended(people::add_author(app, actor, id, "").await),
            ended(people::remove_author(app, actor, id, "").await),
        ];
        assert_eq!(tries, ["not found"; 4]);
    }
}

#[tokio::test]
async fn publishing_needs_a_title_and_words_and_says_so() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    let id = world.draft(1, aida).await;
    let publish =
        async |audience: &str, named: &[&str]| ended(life::publish(app, aida, id, audience, named).await);
    assert_eq!(publish("everyone", &[]).await, "problem-publish-title");
    assert_eq!(publish("named", &[]).await, "problem-publish-title, people problem-choose-people");
    let emptied = vec![(Section::Summary, ""), (Section::RootCauses, "")];
    let only_an_idea = Typed { title: Some("A"), sections: emptied, ..Typed::default() };
    postmortem::save(app, aida, id, 1, &only_an_idea, None).await.unwrap();
    assert_eq!(publish("", &[]).await, "problem-publish-words, audience problem-choose");
    postmortem::save(app, aida, id, 2, &anew(), None).await.unwrap();
    let nobody = Uuid::from_u128(404).simple().to_string();
    assert_eq!(publish("named", &[&nobody]).await, "people problem-choose-people");
    assert_eq!(postmortem::read(app, aida, id).await.unwrap().life, Life::Draft, "nothing was done");
    assert_eq!(publish("everyone", &[]).await, "ok");
}

#[tokio::test]
async fn every_step_is_told_with_who_took_it_and_when() {
    let world = World::new().await;
    let (app, ben) = (&world.app, world.join("Ben").await);
    let id = titled(&world, 1, &world.aida).await;
    people::add_author(app, &world.aida, id, &id_of(&ben)).await.unwrap();
    let begun = app.now();
    life::publish(app, &ben, id, "everyone", &[]).await.unwrap();
    world.advance_hours(1);
    life::publish(app, &world.aida, id, "everyone", &[]).await.unwrap();
    assert_eq!(postmortem::read(app, &ben, id).await.unwrap().life, Life::Published(begun), "once is enough");
    life::withdraw(app, &world.aida, id).await.unwrap();
    life::reopen(app, &ben, id).await.unwrap();
    life::reopen(app, &ben, id).await.unwrap();
    let steps = life::steps(app, &ben, id).await.unwrap();
    let told: Vec<_> = steps.iter().map(|change| (change.step, change.by.as_str(), change.at)).collect();
    let later = app.now();
    let expected =
        [(Step::Reopen, "Ben", later), (Step::Withdraw, "Aida", later), (Step::Publish, "Ben", begun)];
    assert_eq!(told, expected);
    assert_eq!(postmortem::history(app, &ben, id).await.unwrap().len(), 1, "no step is a revision");
}

#[tokio::test]
async fn of_two_who_publish_at_once_nothing_counts_twice() {
    let world = World::new().await;
    let (app, ben) = (&world.app, world.join("Ben").await);
    let id = titled(&world, 1, &world.aida).await;
    people::add_author(app, &world.aida, id, &id_of(&ben)).await.unwrap();
    let words = anew();
    let (one, other, saved) = tokio::join!(
        life::publish(app, &world.aida, id, "everyone", &[]),
        life::publish(app, &ben, id, "everyone", &[]),
        postmortem::save(app, &ben, id, 1, &words, None),
    );
    one.unwrap();
    other.unwrap();
    saved.unwrap();
    assert_eq!(life::steps(app, &ben, id).await.unwrap().len(), 1);
    let read = postmortem::read(app, &ben, id).await.unwrap();
    assert!(read.life.is_published());
    assert_eq!(read.revision.number, 2);
}

#[tokio::test]
async fn the_trash_keeps_a_documents_life() {
    let world = World::new().await;
    let (app, ben) = (&world.app, world.join("Ben").await);
    let id = titled(&world, 1, &world.aida).await;
    life::publish(app, &world.aida, id, "named", &[&id_of(&ben)]).await.unwrap();
    assert_eq!(ended(postmortem::read(app, &ben, id).await), "ok");
    postmortem::throw_away(app, &world.aida, id).await.unwrap();
    assert_eq!(ended(postmortem::read(app, &ben, id).await), "not found");
    postmortem::take_out(app, &world.aida, id).await.unwrap();
    let read = postmortem::read(app, &ben, id).await.unwrap();
    assert!(read.life.is_published() && !read.is_author);
    assert_eq!(read.readers, None, "who else reads it is not the reader's business");
    let own = postmortem::read(app, &world.aida, id).await.unwrap();
    assert_eq!(own.readers, Some(vec!["Ben".to_owned()]));
}

#[tokio::test]
async fn an_audience_can_change_at_any_time() {
    let world = World::new().await;
    let (app, ben, chie) = (&world.app, world.join("Ben").await, world.join("Chie").await);
    let id = titled(&world, 1, &world.aida).await;
    let (ben_id, chie_id) = (id_of(&ben), id_of(&chie));
    life::publish(app, &world.aida, id, "named", &[&ben_id, &chie_id]).await.unwrap();
    member::deactivate(app, &world.aida, chie.id().unwrap()).await.unwrap();
    people::set_audience(app, &world.aida, id, "named", &[&chie_id]).await.unwrap();
    assert_eq!(ended(postmortem::read(app, &ben, id).await), "not found");
    let told = people::of(app, &world.aida, id).await.unwrap();
    let readers: Vec<_> =
        told.readers.iter().flatten().map(|reader| (reader.name.as_str(), reader.is_active)).collect();
    assert_eq!(readers, [("Chie", false)], "who paused stays, and can come back");
    people::set_audience(app, &world.aida, id, "everyone", &[]).await.unwrap();
    assert_eq!(ended(postmortem::read(app, &ben, id).await), "ok");
    let paused = people::set_audience(app, &world.aida, id, "named", &[&chie_id]).await;
    assert_eq!(ended(paused), "people problem-choose-people", "nobody new is chosen who is not here");
}

#[tokio::test]
async fn co_authors_write_and_publish_and_stay_named_while_they_pause() {
    let world = World::new().await;
    let (app, ben, chie) = (&world.app, world.join("Ben").await, world.join("Chie").await);
    let id = titled(&world, 1, &world.aida).await;
    let (aida_id, ben_id, chie_id) = (id_of(&world.aida), id_of(&ben), id_of(&chie));
    let name = async |member: &str| ended(people::add_author(app, &world.aida, id, member).await);
    assert_eq!(name(&ben_id).await, "ok");
    assert_eq!(name(&ben_id).await, "ok", "twice is once");
    assert_eq!(name("nobody").await, "member problem-choose");
    member::deactivate(app, &world.aida, chie.id().unwrap()).await.unwrap();
    assert_eq!(name(&chie_id).await, "member problem-choose");
    assert_eq!(ended(life::publish(app, &ben, id, "everyone", &[]).await), "ok");
    member::deactivate(app, &world.aida, ben.id().unwrap()).await.unwrap();
    assert_eq!(postmortem::read(app, &world.aida, id).await.unwrap().authors, ["Aida", "Ben"]);
    let take = async |member: &str| ended(people::remove_author(app, &world.aida, id, member).await);
    assert_eq!(take(&aida_id).await, "member problem-choose", "the owner stays");
    assert_eq!(take(&ben_id).await, "ok");
    assert_eq!(postmortem::read(app, &world.aida, id).await.unwrap().authors, ["Aida"]);
}

#[tokio::test]
async fn who_writes_it_no_more_brings_it_nowhere() {
    let world = World::new().await;
    let (app, ben) = (&world.app, world.join("Ben").await);
    let club = world.club(1, &[&world.aida, &ben]).await;
    let meeting = world.called(1, club, &world.aida).await;
    let id = titled(&world, 1, &world.aida).await;
    people::add_author(app, &world.aida, id, &id_of(&ben)).await.unwrap();
    assignment::bring(app, &ben, meeting, id).await.unwrap();
    assignment::ready(app, &ben, meeting).await.unwrap();
    people::remove_author(app, &world.aida, id, &id_of(&ben)).await.unwrap();
    let own = meeting::look_ahead(app, &ben, meeting).await.unwrap().own.unwrap();
    assert_eq!((own.postmortem, own.ready_at), (None, None));
    assert_eq!(ended(postmortem::read(app, &ben, id).await), "not found");
}

/// A meeting within the hour, in whose room Aida's document is read or was.
async fn read_in_a_room(world: &World) -> (MeetingId, PostmortemId) {
    let app = &world.app;
    let club = world.club(1, &[&world.aida]).await;
    let meeting = MeetingId::new(Uuid::from_u128(1));
    meeting::arrange(app, &world.aida, club, meeting, typed("2026-11-16T09:30")).await.unwrap();
    meeting::open_call(app, &world.aida, meeting, "2026-11-16T09:20").await.unwrap();
    let id = titled(world, 1, &world.aida).await;
    assignment::bring(app, &world.aida, meeting, id).await.unwrap();
    assignment::ready(app, &world.aida, meeting).await.unwrap();
    room::enter(app, &world.aida, meeting).await.unwrap();
    for step in [Command::Start { turn: 0 }, Command::Next { turn: 1 }] {
        room::act(app, &world.aida, meeting, None, step).await.unwrap();
    }
    (meeting, id)
}

#[tokio::test]
async fn what_is_withdrawn_leaves_rooms_and_minutes_and_comes_back() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    let (meeting, id) = read_in_a_room(&world).await;
    let in_room = async || room::look(app, aida, meeting).await.unwrap().documents.contains_key(&id);
    let in_minutes = async || minutes::read(app, aida, meeting).await.unwrap().documents.contains_key(&id);
    life::publish(app, aida, id, "everyone", &[]).await.unwrap();
    assert!(in_room().await);
    life::withdraw(app, aida, id).await.unwrap();
    assert!(!in_room().await);
    room::act(app, aida, meeting, None, Command::Close { turn: 2 }).await.unwrap();
    assert!(!in_minutes().await);
    life::reopen(app, aida, id).await.unwrap();
    assert!(in_minutes().await);
}

#[tokio::test]
async fn withdrawing_takes_consent_back() {
    let world = World::new().await;
    let app = &world.app;
    let club = world.club(1, &[&world.aida]).await;
    let meeting = world.called(1, club, &world.aida).await;
    let id = titled(&world, 1, &world.aida).await;
    assignment::bring(app, &world.aida, meeting, id).await.unwrap();
    assignment::ready(app, &world.aida, meeting).await.unwrap();
    life::publish(app, &world.aida, id, "everyone", &[]).await.unwrap();
    let own = async || meeting::look_ahead(app, &world.aida, meeting).await.unwrap().own.unwrap();
    assert!(own().await.ready_at.is_some(), "publishing says nothing about the meeting");
    life::withdraw(app, &world.aida, id).await.unwrap();
    assert_eq!(own().await.ready_at, None);
    let ready = async || ended(assignment::ready(app, &world.aida, meeting).await);
    assert_eq!(ready().await, "conflict problem-withdrawn");
    let again = assignment::bring(app, &world.aida, meeting, id).await;
    assert_eq!(ended(again), "conflict problem-withdrawn");
    life::reopen(app, &world.aida, id).await.unwrap();
    assert_eq!(ready().await, "ok");
}

#[tokio::test]
async fn a_reader_sees_the_actions_as_they_stand() {
    let world = World::new().await;
    let (app, ben) = (&world.app, world.join("Ben").await);
    let id = titled(&world, 1, &world.aida).await;
    life::publish(app, &world.aida, id, "everyone", &[]).await.unwrap();
    let read = postmortem::read(app, &ben, id).await.unwrap();
    let told: Vec<_> = read.actions.iter().map(|action| action.what.as_str()).collect();
    assert_eq!(told, ["A switch for each"]);
    testing::write(app, &world.aida, id, &Body { title: "Without it".into(), ..Body::default() })
        .await
        .unwrap();
    let read = postmortem::read(app, &ben, id).await.unwrap();
    assert!(read.actions.is_empty(), "an action that is worded no more is in no list");
}
