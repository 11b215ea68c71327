//! Clubs: founding, coming, going.

use uuid::Uuid;
use yomikai_app::{assignment, club, meeting, member};
use yomikai_domain::id::{ClubId, MeetingId};

use crate::world::{DEADLINE, World, ended, id_of, typed};

#[tokio::test]
async fn its_founder_is_its_first_member() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let id = world.club(1, &[&ben]).await;
    let room = club::enter(&world.app, &ben, id).await.unwrap();
    assert_eq!(room.club.charter.name, "Platform");
    assert_eq!(room.club.charter.promises, ["非難は禁止"]);
    assert_eq!(room.members.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["Ben"]);
    assert_eq!(room.meetings.len(), 0);
    let again = club::found(&world.app, &ben, id, "Second", "en", "x").await;
    assert_eq!(again.unwrap(), id, "a form sent twice founds one club");
    assert_eq!(club::enter(&world.app, &ben, id).await.unwrap().club.charter.name, "Platform");
    let taken = club::found(&world.app, &world.aida, id, "Third", "en", "x").await;
    assert_eq!(ended(taken), "not found");
}

#[tokio::test]
async fn outsiders_know_that_it_exists_and_no_more() {
    let world = World::new().await;
    let (ben, chika) = (world.join("Ben").await, world.join("Chika").await);
    let id = world.club(1, &[&ben]).await;
    for outsider in [&chika, &world.aida] {
        let app = &world.app;
        let listed = club::list(app, outsider).await.unwrap();
        assert_eq!((listed.len(), listed[0].is_member), (1, false));
        assert_eq!(ended(club::enter(app, outsider, id).await), "not found");
        assert_eq!(ended(club::set_charter(app, outsider, id, "x", "en", "x").await), "not found");
        assert_eq!(ended(club::set_charter(app, outsider, id, "", "", "").await), "not found");
        let own = id_of(outsider);
        assert_eq!(ended(club::add_member(app, outsider, id, &own).await), "not found", "not even oneself");
        assert_eq!(ended(club::leave(app, outsider, id).await), "not found");
    }
    assert!(club::list(&world.app, &ben).await.unwrap()[0].is_member);
}

#[tokio::test]
async fn any_member_keeps_its_charter() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let id = world.club(1, &[&world.aida, &ben]).await;
    club::set_charter(&world.app, &ben, id, "夜の会", "en", "One\n\nTwo").await.unwrap();
    let charter = club::enter(&world.app, &world.aida, id).await.unwrap().club.charter;
    assert_eq!((charter.name.as_str(), charter.promises.len()), ("夜の会", 2));
    let refused = club::set_charter(&world.app, &ben, id, "", "xx", " ").await;
    assert_eq!(
        ended(refused),
        "name problem-required, language problem-choose-language, promises problem-promises-empty"
    );
}

#[tokio::test]
async fn only_somebody_who_can_sign_in_is_taken_in() {
    let world = World::new().await;
    let (ben, chika) = (world.join("Ben").await, world.join("Chika").await);
    member::deactivate(&world.app, &world.aida, chika.id().unwrap()).await.unwrap();
    let id = world.club(1, &[&world.aida]).await;
    let add = async |who: &str| ended(club::add_member(&world.app, &world.aida, id, who).await);
    assert_eq!(add("").await, "member problem-choose");
    assert_eq!(add(&Uuid::from_u128(404).to_string()).await, "member problem-choose");
    assert_eq!(add(&id_of(&chika)).await, "member problem-choose");
    assert_eq!(add(&id_of(&ben)).await, "ok");
    assert_eq!(add(&id_of(&ben)).await, "ok", "twice changes nothing");
    assert_eq!(club::enter(&world.app, &ben, id).await.unwrap().members.len(), 2);
}

#[tokio::test]
async fn whoever_joins_after_the_call_takes_part() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida]).await;
    let called = world.called(1, club, &world.aida).await;
    let uncalled = world.meeting(2, club, &world.aida).await;
    club::add_member(&world.app, &world.aida, club, &id_of(&ben)).await.unwrap();
    assert!(meeting::look_ahead(&world.app, &ben, called).await.unwrap().own.is_some());
    assert!(meeting::look_ahead(&world.app, &ben, uncalled).await.unwrap().own.is_none());
    meeting::open_call(&world.app, &world.aida, uncalled, DEADLINE).await.unwrap();
    assert!(meeting::look_ahead(&world.app, &ben, uncalled).await.unwrap().own.is_some());
}

#[tokio::test]
async fn whoever_leaves_takes_no_part_and_keeps_their_drafts() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida, &ben]).await;
    let id = world.called(1, club, &world.aida).await;
    let draft = world.draft(1, &ben).await;
    assignment::bring(&world.app, &ben, id, draft).await.unwrap();
    assignment::ready(&world.app, &ben, id).await.unwrap();
    club::leave(&world.app, &ben, club).await.unwrap();
    assert_eq!(ended(meeting::look_ahead(&world.app, &ben, id).await), "not found");
    assert_eq!(meeting::coming(&world.app, &ben).await.unwrap().len(), 0);
    yomikai_app::postmortem::read(&world.app, &ben, draft).await.expect("the draft stays with its author");
    assert_eq!(ended(club::leave(&world.app, &ben, club).await), "not found");
    club::add_member(&world.app, &world.aida, club, &id_of(&ben)).await.unwrap();
    let own = meeting::look_ahead(&world.app, &ben, id).await.unwrap().own.unwrap();
    assert_eq!((own.postmortem, own.ready_at), (None, None), "coming back begins afresh");
}

#[tokio::test]
async fn whoever_steers_a_coming_meeting_hands_it_over_first() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida, &ben]).await;
    let id = world.meeting(1, club, &ben).await;
    // More meetings later than this one than its club's page lists.
    for n in 0..50 {
        let later = MeetingId::new(Uuid::from_u128(100 + n));
        meeting::arrange(&world.app, &world.aida, club, later, typed("2027-05-01T17:00")).await.unwrap();
    }
    assert_eq!(ended(club::leave(&world.app, &ben, club).await), "problem-facilitating");
    meeting::set_facilitator(&world.app, &ben, id, &id_of(&world.aida)).await.unwrap();
    assert_eq!(ended(club::leave(&world.app, &ben, club).await), "ok");
}

#[tokio::test]
async fn a_cancelled_meeting_or_one_of_the_past_holds_nobody() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida, &ben]).await;
    let cancelled = world.meeting(1, club, &ben).await;
    meeting::cancel(&world.app, &ben, cancelled).await.unwrap();
    assert_eq!(ended(club::leave(&world.app, &ben, club).await), "ok");
    club::add_member(&world.app, &world.aida, club, &id_of(&ben)).await.unwrap();
    world.meeting(2, club, &ben).await;
    assert_eq!(ended(club::leave(&world.app, &ben, club).await), "problem-facilitating");
    world.advance_hours(24 * 12);
    assert_eq!(ended(club::leave(&world.app, &ben, club).await), "ok");
}

#[tokio::test]
async fn a_club_that_is_not_there_is_not_found() {
    let world = World::new().await;
    let nowhere = ClubId::new(Uuid::from_u128(404));
    assert_eq!(ended(club::enter(&world.app, &world.aida, nowhere).await), "not found");
    assert_eq!(ended(club::leave(&world.app, &world.aida, nowhere).await), "not found");
    let id = MeetingId::new(Uuid::from_u128(1));
    let arranged = meeting::arrange(&world.app, &world.aida, nowhere, id, typed(crate::world::STARTS)).await;
    assert_eq!(ended(arranged), "not found");
}
