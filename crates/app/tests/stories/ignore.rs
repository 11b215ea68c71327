//! Leaving a question of the coach alone: with the document, of nobody, and never for ever.

use yomikai_app::{ignore, people, postmortem};
use yomikai_domain::{ignore::Asked, limits};

use crate::world::{World, asked, ended, id_of};

#[tokio::test]
async fn what_one_author_leaves_alone_is_left_alone_for_all_of_them() {
    let world = World::new().await;
    let (app, aida, ben) = (&world.app, &world.aida, world.join("Ben").await);
    let id = world.draft(1, aida).await;
    people::add_author(app, aida, id, &id_of(&ben)).await.unwrap();
    ignore::keep(app, aida, id, asked("00c0ffee"), " it is\na quotation ").await.unwrap();
    let left = ignore::list(app, &ben, id).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].reason, "it is a quotation");
    assert_eq!(left[0].at, app.now());
    world.advance_hours(1);
    ignore::keep(app, &ben, id, asked("00c0ffee"), "").await.unwrap();
    let again = ignore::list(app, aida, id).await.unwrap();
    assert_eq!((again.len(), again[0].reason.as_str(), again[0].at), (1, "", left[0].at));
    ignore::end(app, &ben, id, &asked("00c0ffee")).await.unwrap();
    assert_eq!(ignore::list(app, aida, id).await.unwrap(), []);
    ignore::end(app, &ben, id, &asked("00c0ffee")).await.unwrap();
}

#[tokio::test]
async fn an_earlier_revision_changes_nothing_about_what_is_left_alone() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    let id = world.draft(1, aida).await;
    ignore::keep(app, aida, id, asked("00c0ffee"), "").await.unwrap();
    postmortem::save(app, aida, id, 1, &crate::world::summary("Anew"), None).await.unwrap();
    postmortem::restore(app, aida, id, 1).await.unwrap();
    assert_eq!(ignore::list(app, aida, id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn there_is_an_end_to_what_is_left_alone() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    let id = world.draft(1, aida).await;
    let nth = |n: usize| asked(&format!("{n:08x}"));
    let too_long = "あ".repeat(limits::IGNORE_REASON + 1);
    assert_eq!(ended(ignore::keep(app, aida, id, nth(0), &too_long).await), "why problem-too-long");
    for n in 0..limits::IGNORES {
        ignore::keep(app, aida, id, nth(n), "").await.unwrap();
    }
    let one_more = ignore::keep(app, aida, id, nth(limits::IGNORES), "").await;
    assert_eq!(ended(one_more), "why problem-many-ignores");
    ignore::keep(app, aida, id, nth(3), "a better reason").await.unwrap();
    ignore::end(app, aida, id, &nth(0)).await.unwrap();
    ignore::keep(app, aida, id, nth(limits::IGNORES), "").await.unwrap();
}

#[tokio::test]
async fn only_what_the_coach_asks_can_be_left_alone() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    let nobodys = Asked::parse("summary", "never-a-rule", "00c0ffee").unwrap();
    assert_eq!(ended(ignore::keep(&world.app, &world.aida, id, nobodys, "").await), "not found");
}

#[tokio::test]
async fn in_the_trash_it_can_be_seen_and_not_changed() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    let id = world.draft(1, aida).await;
    ignore::keep(app, aida, id, asked("00c0ffee"), "").await.unwrap();
    postmortem::throw_away(app, aida, id).await.unwrap();
    assert_eq!(ended(ignore::keep(app, aida, id, asked("00000001"), "").await), "conflict problem-in-trash");
    assert_eq!(ended(ignore::end(app, aida, id, &asked("00c0ffee")).await), "conflict problem-in-trash");
    assert_eq!(ignore::list(app, aida, id).await.unwrap().len(), 1);
}
