//! From the call to 'ready', and back.

use uuid::Uuid;
use yomikai_app::{Actor, assignment, meeting, postmortem};
use yomikai_domain::{
    assignment::Standing,
    id::{MeetingId, PostmortemId},
    postmortem::ThreeLines,
};

use crate::world::{World, ended, summary};

async fn standing(world: &World, actor: &Actor, id: MeetingId) -> Standing {
    meeting::look_ahead(&world.app, actor, id).await.unwrap().own.unwrap().standing()
}

/// Aida and Ben in a club, and a call by Aida.
async fn called() -> (World, Actor, MeetingId) {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida, &ben]).await;
    let id = world.called(1, club, &world.aida).await;
    (world, ben, id)
}

#[tokio::test]
async fn goes_from_nothing_to_ready_and_back() {
    let (world, ben, id) = called().await;
    let app = &world.app;
    assert_eq!(standing(&world, &ben, id).await, Standing::NotStarted);
    assert_eq!(ended(assignment::ready(app, &ben, id).await), "problem-ready-nothing-written");
    let draft = world.draft(1, &ben).await;
    assignment::bring(app, &ben, id, draft).await.unwrap();
    assert_eq!(standing(&world, &ben, id).await, Standing::Drafting);
    assignment::ready(app, &ben, id).await.unwrap();
    assert_eq!(standing(&world, &ben, id).await, Standing::Ready);
    assert_eq!(standing(&world, &world.aida, id).await, Standing::NotStarted, "it is Ben's alone");

    assignment::take_back(app, &ben, id).await.unwrap();
    assert_eq!(standing(&world, &ben, id).await, Standing::Drafting);
    assignment::sit_out(app, &ben, id).await.unwrap();
    assert_eq!(standing(&world, &ben, id).await, Standing::SittingOut);
    assignment::join_in(app, &ben, id).await.unwrap();
    assert_eq!(standing(&world, &ben, id).await, Standing::Drafting, "the draft waited");
    assignment::sit_out(app, &ben, id).await.unwrap();
    assignment::ready(app, &ben, id).await.unwrap();
    assert_eq!(standing(&world, &ben, id).await, Standing::Ready, "being ready is joining in");
}

#[tokio::test]
async fn consent_is_for_one_document() {
    let (world, ben, id) = called().await;
    let (first, second) = (world.draft(1, &ben).await, world.draft(2, &ben).await);
    assignment::bring(&world.app, &ben, id, first).await.unwrap();
    assignment::ready(&world.app, &ben, id).await.unwrap();
    assignment::bring(&world.app, &ben, id, second).await.unwrap();
    assert_eq!(standing(&world, &ben, id).await, Standing::Drafting);
    let own = meeting::look_ahead(&world.app, &ben, id).await.unwrap().own.unwrap();
    assert_eq!(own.postmortem, Some(second));
}

#[tokio::test]
async fn a_title_alone_is_nothing_to_read() {
    let (world, ben, id) = called().await;
    let titled = ThreeLines { title: "Only a title", ..ThreeLines::default() };
    let draft = PostmortemId::new(Uuid::from_u128(1));
    postmortem::begin(&world.app, &ben, draft, "en", &titled).await.unwrap();
    assignment::bring(&world.app, &ben, id, draft).await.unwrap();
    let nothing = assignment::ready(&world.app, &ben, id).await;
    assert_eq!(ended(nothing), "problem-ready-nothing-written");
    postmortem::save(&world.app, &ben, draft, 1, &summary("Now it says something"), None).await.unwrap();
    assert_eq!(ended(assignment::ready(&world.app, &ben, id).await), "ok");
}

#[tokio::test]
async fn one_brings_what_one_writes() {
    let (world, ben, id) = called().await;
    let someone_elses = world.draft(1, &world.aida).await;
    let brought = assignment::bring(&world.app, &ben, id, someone_elses).await;
    assert_eq!(ended(brought), "not found");
    assert_eq!(standing(&world, &ben, id).await, Standing::NotStarted);
}

#[tokio::test]
async fn without_a_part_there_is_nothing_to_say() {
    let (world, ben, id) = called().await;
    let chika = world.join("Chika").await;
    let draft = world.draft(1, &chika).await;
    let app = &world.app;
    assert_eq!(ended(assignment::bring(app, &chika, id, draft).await), "not found");
    assert_eq!(ended(assignment::sit_out(app, &chika, id).await), "not found");
    let club = meeting::look_ahead(app, &ben, id).await.unwrap().club.id;
    let uncalled = world.meeting(2, club, &ben).await;
    assert_eq!(ended(assignment::sit_out(app, &ben, uncalled).await), "not found", "no call is open");
}

#[tokio::test]
async fn on_the_day_consent_can_be_taken_back_and_afterwards_nothing_changes_any_more() {
    let (world, ben, id) = called().await;
    let draft = world.draft(1, &ben).await;
    assignment::bring(&world.app, &ben, id, draft).await.unwrap();
    let club = meeting::look_ahead(&world.app, &ben, id).await.unwrap().club.id;
    let cancelled = world.called(2, club, &ben).await;
    meeting::cancel(&world.app, &ben, cancelled).await.unwrap();
    assignment::ready(&world.app, &ben, id).await.unwrap();
    world.advance_hours(11 * 24 + 8);
    assert_eq!(meeting::coming(&world.app, &ben).await.unwrap().len(), 1, "it is still today's");
    assignment::take_back(&world.app, &ben, id)
        .await
        .expect("the room may be waiting, and it is still Ben's to say");
    world.advance_hours(12);
    for over in [id, cancelled] {
        let app = &world.app;
        assert_eq!(ended(assignment::bring(app, &ben, over, draft).await), "conflict problem-started");
        assert_eq!(ended(assignment::ready(app, &ben, over).await), "conflict problem-started");
        assert_eq!(ended(assignment::sit_out(app, &ben, over).await), "conflict problem-started");
        assert_eq!(ended(assignment::join_in(app, &ben, over).await), "conflict problem-started");
    }
}
