//! Staying signed in, and ending it.

use yomikai_app::{Actor, account, session, testing::PASSWORD};

use crate::world::{HOME, World, ended};

fn is_visitor(actor: &Actor) -> bool {
    matches!(actor, Actor::Visitor)
}

fn session_of(actor: &Actor) -> yomikai_domain::id::SessionId {
    actor.signed_in().unwrap().session
}

#[tokio::test]
async fn a_made_up_token_stands_for_a_visitor() {
    let world = World::new().await;
    for token in ["", "0", &"f".repeat(64), "' OR 1=1 --"] {
        assert!(is_visitor(&world.actor(token).await));
    }
}

#[tokio::test]
async fn ones_sessions_are_listed_and_end_one_by_one() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    world.advance_seconds(1);
    let token = world.sign_in("ben@example.com", PASSWORD, HOME).await.unwrap();
    let phone = world.actor(&token).await;
    let listed = session::list(&world.app, &ben).await.unwrap();
    let ids: Vec<_> = listed.iter().map(|listed| listed.id).collect();
    assert_eq!(ids, [session_of(&phone), session_of(&ben)], "the newest used first");

    let stranger = session::end(&world.app, &world.aida, session_of(&phone)).await;
    assert_eq!(ended(stranger), "not found", "not even an admin ends somebody's session");
    assert_eq!(ended(session::end(&world.app, &ben, session_of(&phone)).await), "ok");
    assert!(is_visitor(&world.actor(&token).await));
    assert_eq!(ended(session::end(&world.app, &ben, session_of(&phone)).await), "not found");
    assert_eq!(session::list(&world.app, &ben).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_last_use_is_known_to_the_hour() {
    let world = World::new().await;
    world.advance_seconds(100);
    let ben = world.join("Ben").await;
    let last_use = async || session::list(&world.app, &ben).await.unwrap()[0].seen_at.to_string();
    assert_eq!(last_use().await, "2026-11-16T00:01:40Z", "when it began, which is told anyway");
    let token = world.sign_in("aida@example.com", PASSWORD, HOME).await.unwrap();
    world.advance_seconds(3600 * 2 + 1234);
    let aida = world.actor(&token).await;
    world.advance_seconds(1800);
    world.actor(&token).await;
    let listed = session::list(&world.app, &aida).await.unwrap();
    let used = listed.iter().find(|listed| listed.id == session_of(&aida)).unwrap();
    assert_eq!(used.seen_at.to_string(), "2026-11-16T02:00:00Z");
}

#[tokio::test]
async fn signing_out_ends_this_session_alone() {
    let world = World::new().await;
    let laptop = world.sign_in("aida@example.com", PASSWORD, HOME).await.unwrap();
    let phone = world.sign_in("aida@example.com", PASSWORD, HOME).await.unwrap();
    session::sign_out(&world.app, &world.actor(&phone).await).await.unwrap();
    assert!(is_visitor(&world.actor(&phone).await));
    assert!(!is_visitor(&world.actor(&laptop).await));
    session::end_others(&world.app, &world.actor(&laptop).await).await.unwrap();
    assert_eq!(session::list(&world.app, &world.actor(&laptop).await).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used() {
    let world = World::new().await;
    let token = world.sign_in("aida@example.com", PASSWORD, HOME).await.unwrap();
    for _ in 0..3 {
        world.advance_hours(24 * 29);
        assert!(!is_visitor(&world.actor(&token).await));
    }
    world.advance_hours(24 * 30);
    assert!(is_visitor(&world.actor(&token).await), "a month unused is the end");
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let world = World::new().await;
    let old = world.sign_in("aida@example.com", PASSWORD, HOME).await.unwrap();
    let token = world.sign_in("aida@example.com", PASSWORD, HOME).await.unwrap();
    let here = world.actor(&token).await;
    account::change_password(&world.app, &here, PASSWORD, "seven slow bicycles", HOME).await.unwrap();
    assert!(is_visitor(&world.actor(&old).await));
    assert!(!is_visitor(&world.actor(&token).await));
    assert_eq!(ended(world.sign_in("aida@example.com", PASSWORD, HOME).await), "problem-sign-in");
    assert_eq!(ended(world.sign_in("aida@example.com", "seven slow bicycles", HOME).await), "ok");
}
