//! A copy of the house, and a new house made of it.

use yomikai_app::{Actor, backup, club, house, ignore, postmortem, testing::PASSWORD};

use crate::world::{HOME, World, asked, ended};

#[tokio::test]
async fn a_house_moves_with_everything_but_who_is_signed_in() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let club = world.club(1, &[&world.aida, &ben]).await;
    let draft = world.draft(1, &ben).await;
    let token = world.sign_in("ben@example.com", PASSWORD, HOME).await.unwrap();
    ignore::keep(&world.app, &ben, draft, asked("00c0ffee"), "it is a quotation").await.unwrap();
    let mut file = Vec::new();
    let written = backup::write(&world.app, &mut file).await.unwrap();
    assert_eq!(written.created_at, world.app.now());

    let new = World::beside(&world).await;
    let restored = backup::restore(&new.app, &file[..]).await.unwrap();
    assert_eq!(restored, written);
    assert!(matches!(new.actor(&token).await, Actor::Visitor), "everybody signs in anew");
    assert_eq!(house::set_up_code(&new.app).await.unwrap(), None, "it is set up");
    let ben = new.signed_in("ben@example.com").await;
    let read = postmortem::read(&new.app, &ben, draft).await.unwrap();
    assert_eq!(read.revision.body.display_title(), "It stopped");
    let left = ignore::list(&new.app, &ben, draft).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!((&left[0].asked, left[0].reason.as_str()), (&asked("00c0ffee"), "it is a quotation"));
    assert_eq!(club::enter(&new.app, &ben, club).await.unwrap().members.len(), 2);
}

#[tokio::test]
async fn what_is_wrong_is_told_by_its_name() {
    let world = World::new().await;
    let mut file = Vec::new();
    backup::write(&world.app, &mut file).await.unwrap();
    let outcome = ended(backup::restore(&world.app, &file[..]).await);
    assert_eq!(outcome, "conflict problem-restore-not-empty");
    let new = World::beside(&world).await;
    let cut = &file[..file.len() / 2];
    assert_eq!(ended(backup::restore(&new.app, cut).await), "problem-restore-damaged");
    let newer = String::from_utf8(file.clone()).unwrap().replacen("\"version\":1", "\"version\":9", 1);
    assert_eq!(ended(backup::restore(&new.app, newer.as_bytes()).await), "problem-restore-newer");
    let text = String::from_utf8(file.clone()).unwrap();
    let (before, schema) = text.split_once("\"schema\":").unwrap();
    let older = format!("{before}\"schema\":0{}", schema.trim_start_matches(|c: char| c.is_ascii_digit()));
    assert_eq!(ended(backup::restore(&new.app, older.as_bytes()).await), "problem-restore-older");
    assert_eq!(ended(backup::restore(&new.app, &file[..]).await), "ok");
}
