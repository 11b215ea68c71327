//! Meetings before the day.

use uuid::Uuid;
use yomikai_app::{
    Actor, assignment,
    meeting::{self, Ahead},
    member,
};
use yomikai_domain::{
    assignment::Readiness,
    id::MeetingId,
    meeting::agenda::{Outlook, Slot},
    schedule::Typed,
};

use crate::world::{DEADLINE, STARTS, World, ended, id_of, typed};

async fn ahead(world: &World, actor: &Actor, id: MeetingId) -> Ahead {
    meeting::look_ahead(&world.app, actor, id).await.unwrap()
}

#[tokio::test]
async fn is_arranged_once_and_numbered_in_its_club() {
    let world = World::new().await;
    let club = world.club(1, &[&world.aida]).await;
    let id = world.meeting(1, club, &world.aida).await;
    let again = meeting::arrange(&world.app, &world.aida, club, id, typed("2026-12-24T17:00")).await;
    assert_eq!(ended(again), "ok", "a form sent twice arranges one");
    let found = ahead(&world, &world.aida, id).await.meeting;
    assert_eq!(found.number, 1);
    assert_eq!(found.schedule.starts_at.to_string(), "2026-11-27T08:00:00Z");
    assert_eq!(found.schedule.length, 60);
    assert_eq!((found.schedule.place.as_str(), found.schedule.snack.as_str()), ("3F", "pizza"));
    assert_eq!(found.facilitator_name, "Aida");
    let second = world.meeting(2, club, &world.aida).await;
    assert_eq!(ahead(&world, &world.aida, second).await.meeting.number, 2);
    let other_club = world.club(2, &[&world.aida]).await;
    let taken = meeting::arrange(&world.app, &world.aida, other_club, id, typed(STARTS)).await;
    assert_eq!(ended(taken), "not found", "an id of another club's meeting");
}

#[tokio::test]
async fn a_form_names_what_to_mend() {
    let world = World::new().await;
    let club = world.club(1, &[&world.aida]).await;
    let id = MeetingId::new(Uuid::from_u128(1));
    let arrange = async |typed| ended(meeting::arrange(&world.app, &world.aida, club, id, typed).await);
    assert_eq!(arrange(typed("2026-11-15T17:00")).await, "starts problem-in-the-past");
    assert_eq!(arrange(typed("soon")).await, "starts problem-date-time");
    assert_eq!(arrange(Typed { zone: "Mars", ..typed(STARTS) }).await, "zone problem-zone");
    assert_eq!(arrange(Typed { length: "5", ..typed(STARTS) }).await, "length problem-minutes");
    let long = "x".repeat(1000);
    assert_eq!(arrange(Typed { snack: &long, ..typed(STARTS) }).await, "snack problem-too-long");
}

#[tokio::test]
async fn moving_it_earlier_moves_the_deadline_along() {
    let world = World::new().await;
    let club = world.club(1, &[&world.aida]).await;
    let id = world.called(1, club, &world.aida).await;
    let deadline = async || ahead(&world, &world.aida, id).await.meeting.call.unwrap().deadline.to_string();
    meeting::reschedule(&world.app, &world.aida, id, typed("2026-11-28T17:00")).await.unwrap();
    assert_eq!(deadline().await, "2026-11-26T03:00:00Z", "a later start leaves it");
    let earlier = Typed { length: "120", ..typed("2026-11-25T10:00") };
    meeting::reschedule(&world.app, &world.aida, id, earlier).await.unwrap();
    assert_eq!(deadline().await, "2026-11-25T01:00:00Z", "an earlier start brings it along");
    assert_eq!(ahead(&world, &world.aida, id).await.meeting.schedule.length, 120);
}

#[tokio::test]
async fn a_cancelled_one_stays_as_it_was() {
    let world = World::new().await;
    let club = world.club(1, &[&world.aida]).await;
    let id = world.meeting(1, club, &world.aida).await;
    meeting::cancel(&world.app, &world.aida, id).await.unwrap();
    meeting::cancel(&world.app, &world.aida, id).await.unwrap();
    let (app, aida) = (&world.app, &world.aida);
    assert_eq!(ended(meeting::reschedule(app, aida, id, typed(STARTS)).await), "conflict problem-cancelled");
    assert_eq!(ended(meeting::open_call(app, aida, id, DEADLINE).await), "conflict problem-cancelled");
    let own = id_of(aida);
    assert_eq!(ended(meeting::set_facilitator(app, aida, id, &own).await), "conflict problem-cancelled");
    assert!(ahead(&world, aida, id).await.meeting.cancelled_at.is_some());
    assert_eq!(meeting::coming(app, aida).await.unwrap().len(), 0);
}

#[tokio::test]
async fn somebody_of_the_club_steers() {
    let world = World::new().await;
    let (ben, chika) = (world.join("Ben").await, world.join("Chika").await);
    let club = world.club(1, &[&world.aida, &ben]).await;
    let id = world.meeting(1, club, &world.aida).await;
    let choose = async |who: &str| ended(meeting::set_facilitator(&world.app, &world.aida, id, who).await);
    assert_eq!(choose(&id_of(&chika)).await, "facilitator problem-choose");
    assert_eq!(choose("").await, "facilitator problem-choose");
    assert_eq!(choose(&id_of(&ben)).await, "ok");
    assert_eq!(ahead(&world, &world.aida, id).await.meeting.facilitator_name, "Ben");
}

#[tokio::test]
async fn a_call_gives_everybody_a_part() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida, &ben]).await;
    let id = world.meeting(1, club, &world.aida).await;
    let before = ahead(&world, &ben, id).await;
    assert_eq!((before.own, before.may_need_help, before.readiness), (None, None, None));
    let call = async |deadline| ended(meeting::open_call(&world.app, &world.aida, id, deadline).await);
    assert_eq!(call("2026-11-27T17:01").await, "deadline problem-deadline-after-start");
    assert_eq!(call("").await, "deadline problem-required");
    assert_eq!(call(STARTS).await, "ok");
    assert_eq!(call(DEADLINE).await, "conflict problem-call-open");
    assert_eq!(ahead(&world, &ben, id).await.own.unwrap().member, ben.id().unwrap());
}

#[tokio::test]
async fn a_meeting_that_has_begun_calls_for_nothing() {
    let world = World::new().await;
    let club = world.club(1, &[&world.aida]).await;
    let id = world.meeting(1, club, &world.aida).await;
    world.advance_hours(24 * 12);
    let late = meeting::open_call(&world.app, &world.aida, id, DEADLINE).await;
    assert_eq!(ended(late), "conflict problem-started");
}

#[tokio::test]
async fn under_four_members_no_number_is_shown() {
    let world = World::new().await;
    let (ben, chika) = (world.join("Ben").await, world.join("Chika").await);
    let club = world.club(1, &[&world.aida, &ben, &chika]).await;
    let id = world.called(1, club, &world.aida).await;
    assignment::sit_out(&world.app, &ben, id).await.unwrap();
    for who in [&world.aida, &ben, &chika] {
        assert_eq!(ahead(&world, who, id).await.readiness, None);
    }
    let dora = world.join("Dora").await;
    yomikai_app::club::add_member(&world.app, &ben, club, &id_of(&dora)).await.unwrap();
    for who in [&world.aida, &ben, &dora] {
        assert_eq!(ahead(&world, who, id).await.readiness, Some(Readiness { settled: 1, members: 4 }));
    }
    member::deactivate(&world.app, &world.aida, dora.id().unwrap()).await.unwrap();
    let after = ahead(&world, &ben, id).await.readiness;
    assert_eq!(
        after,
        Some(Readiness { settled: 1, members: 4 }),
        "a count that moved would tell how Dora stood"
    );
}

#[tokio::test]
async fn how_the_time_would_be_used_is_told_between_call_and_start() {
    let world = World::new().await;
    let mut people = vec![world.aida.clone()];
    for name in ["Ben", "Chika"] {
        people.push(world.join(name).await);
    }
    let club = world.club(1, &people.iter().collect::<Vec<_>>()).await;
    let id = world.meeting(1, club, &world.aida).await;
    let outlook = async |who: &Actor| meeting::outlook(&world.app, who, id).await.unwrap();
    meeting::open_call(&world.app, &world.aida, id, DEADLINE).await.unwrap();
    for (n, who) in (1..).zip(&people[1..]) {
        let draft = world.draft(n, who).await;
        assignment::bring(&world.app, who, id, draft).await.unwrap();
        assignment::ready(&world.app, who, id).await.unwrap();
    }
    assert_eq!(outlook(&world.aida).await, None, "among three a number names people");
    let dora = world.join("Dora").await;
    yomikai_app::club::add_member(&world.app, &world.aida, club, &id_of(&dora)).await.unwrap();
    // Fifty minutes for two that take three to read.
    let each = Slot { reading: 3, discussing: 14, improving: 8 };
    assert_eq!(outlook(&dora).await, Some(Outlook { ready: 2, fit: 2, each }));
    for who in &people[1..] {
        assignment::take_back(&world.app, who, id).await.unwrap();
    }
    assert_eq!(outlook(&dora).await, None, "there is nothing to read");
    assignment::ready(&world.app, &people[1], id).await.unwrap();
    assert!(outlook(&dora).await.is_some());
    world.advance_hours(11 * 24 + 8);
    assert_eq!(outlook(&dora).await, None, "it has begun");
}

#[tokio::test]
async fn who_may_need_help_is_for_the_organiser_alone() {
    let world = World::new().await;
    let (ben, chika) = (world.join("Ben").await, world.join("Chika").await);
    let club = world.club(1, &[&ben, &world.aida, &chika]).await;
    let id = world.meeting(1, club, &chika).await;
    meeting::open_call(&world.app, &ben, id, DEADLINE).await.unwrap();
    meeting::set_facilitator(&world.app, &ben, id, &id_of(&chika)).await.unwrap();
    assignment::sit_out(&world.app, &chika, id).await.unwrap();

    let help = ahead(&world, &ben, id).await.may_need_help.unwrap();
    assert_eq!(help.names, None, "there is time yet");
    world.advance_hours(8 * 24);
    assert!(help.from <= world.app.now());
    let help = ahead(&world, &ben, id).await.may_need_help.unwrap();
    assert_eq!(
        help.names.unwrap(),
        ["Aida"],
        "who is settled needs nothing, and whoever asks knows of themselves"
    );
    assert_eq!(ahead(&world, &world.aida, id).await.may_need_help, None, "an admin is a colleague");
    assert_eq!(ahead(&world, &chika, id).await.may_need_help, None, "nor whoever steers");

    meeting::set_facilitator(&world.app, &chika, id, &id_of(&world.aida)).await.unwrap();
    assert_eq!(ahead(&world, &world.aida, id).await.may_need_help, None, "nor by taking over");

    world.advance_hours(3 * 24 + 8);
    assert_eq!(ahead(&world, &ben, id).await.may_need_help, None, "nor when it has started");
}

#[tokio::test]
async fn a_cancelled_meeting_tells_nobody_who_had_not_begun() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida, &ben]).await;
    let id = world.called(1, club, &world.aida).await;
    assert!(ahead(&world, &world.aida, id).await.may_need_help.is_some());
    meeting::cancel(&world.app, &ben, id).await.unwrap();
    assert_eq!(ahead(&world, &world.aida, id).await.may_need_help, None);
}

#[tokio::test]
async fn an_organiser_who_left_sees_nothing() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida, &ben]).await;
    let id = world.meeting(1, club, &world.aida).await;
    meeting::open_call(&world.app, &ben, id, DEADLINE).await.unwrap();
    yomikai_app::club::leave(&world.app, &ben, club).await.unwrap();
    assert_eq!(ended(meeting::look_ahead(&world.app, &ben, id).await), "not found");
    assert_eq!(ahead(&world, &world.aida, id).await.may_need_help, None);
}

#[tokio::test]
async fn what_comes_is_listed_the_soonest_first() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida]).await;
    let other = world.club(2, &[&world.aida]).await;
    for (n, club, starts) in
        [(1, club, "2026-12-01T10:00"), (2, other, "2026-11-20T10:00"), (3, club, "2026-11-17T10:00")]
    {
        let id = MeetingId::new(Uuid::from_u128(n));
        meeting::arrange(&world.app, &world.aida, club, id, typed(starts)).await.unwrap();
    }
    world.advance_hours(48);
    let coming = meeting::coming(&world.app, &world.aida).await.unwrap();
    let ids: Vec<_> = coming.iter().map(|ahead| ahead.meeting.id.uuid().as_u128()).collect();
    assert_eq!(ids, [2, 1]);
    assert_eq!(meeting::coming(&world.app, &ben).await.unwrap().len(), 0);
}
