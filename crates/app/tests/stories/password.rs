//! Changing one's password, and the links that let somebody back in.

use yomikai_app::{Actor, account, member, session, testing::PASSWORD};

use crate::world::{HOME, World, ended, id_of};

const NEW: &str = "seven slow bicycles";

#[tokio::test]
async fn the_present_password_is_asked_and_guessing_it_is_slowed_down() {
    let world = World::new().await;
    let change = async |present: &str, new: &str| {
        ended(account::change_password(&world.app, &world.aida, present, new, HOME).await)
    };
    assert_eq!(change("wrong", NEW).await, "present problem-present-password");
    assert_eq!(change(PASSWORD, "short").await, "password problem-password-short");
    assert_eq!(change(PASSWORD, "aida@example.com").await, "password problem-password-own-words");
    for _ in 0..4 {
        assert_eq!(change("wrong", NEW).await, "present problem-present-password");
    }
    assert_eq!(change(PASSWORD, NEW).await, "problem-wait");
    world.advance_seconds(2);
    assert_eq!(change(PASSWORD, NEW).await, "ok");
}

#[tokio::test]
async fn a_reset_link_lets_somebody_back_in_once() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let elsewhere = world.sign_in("ben@example.com", PASSWORD, HOME).await.unwrap();
    let link = member::make_reset_link(&world.app, &world.aida, ben.id().unwrap()).await.unwrap();
    assert_eq!(ended(account::check_reset(&world.app, &link).await), "ok");
    let reset = async |password| account::reset_password(&world.app, &link, password, "Firefox").await;
    assert_eq!(ended(reset("short").await), "password problem-password-short", "which costs nothing");
    let token = reset(NEW).await.unwrap().token;
    assert_eq!(id_of(&world.actor(&token).await), id_of(&ben));
    assert!(matches!(world.actor(&elsewhere).await, Actor::Visitor), "all other sessions end");
    assert_eq!(ended(reset("one more time please").await), "not found");
    assert_eq!(ended(account::check_reset(&world.app, &link).await), "not found");
    assert_eq!(ended(world.sign_in("ben@example.com", NEW, HOME).await), "ok");
}

#[tokio::test]
async fn a_reset_link_expires_and_a_newer_one_replaces_it() {
    let world = World::new().await;
    let id = world.join("Ben").await.id().unwrap();
    let link = async || member::make_reset_link(&world.app, &world.aida, id).await.unwrap();
    let (first, second) = (link().await, link().await);
    assert_eq!(ended(account::check_reset(&world.app, &first).await), "not found");
    world.advance_hours(23);
    assert_eq!(ended(account::check_reset(&world.app, &second).await), "ok");
    world.advance_hours(1);
    assert_eq!(ended(account::check_reset(&world.app, &second).await), "not found");
    let late = account::reset_password(&world.app, &second, NEW, "Firefox").await;
    assert_eq!(ended(late), "not found");
}

#[tokio::test]
async fn deactivating_ends_the_link_and_none_is_made_meanwhile() {
    let world = World::new().await;
    let id = world.join("Ben").await.id().unwrap();
    let link = member::make_reset_link(&world.app, &world.aida, id).await.unwrap();
    member::deactivate(&world.app, &world.aida, id).await.unwrap();
    assert_eq!(ended(account::check_reset(&world.app, &link).await), "not found");
    let none = member::make_reset_link(&world.app, &world.aida, id).await;
    assert_eq!(ended(none), "problem-deactivated");
    member::reactivate(&world.app, &world.aida, id).await.unwrap();
    assert_eq!(ended(account::check_reset(&world.app, &link).await), "not found", "it stays ended");
}

#[tokio::test]
async fn whoever_holds_the_machine_lets_an_admin_back_in() {
    let world = World::new().await;
    let make = async |email| member::make_reset_link_from_the_machine(&world.app, email).await;
    assert_eq!(ended(make("nobody@example.com").await), "not found");
    assert_eq!(ended(make("nobody").await), "email problem-email");
    let link = make("AIDA@example.com").await.unwrap();
    let token = account::reset_password(&world.app, &link, NEW, "Firefox").await.unwrap().token;
    let aida = world.actor(&token).await;
    assert_eq!(session::list(&world.app, &aida).await.unwrap().len(), 1);
    assert_eq!(ended(member::list(&world.app, &aida, None).await), "ok");
}
