//! What is typed and not saved: private, never lost, never in anybody's way.

use yomikai_app::{people, postmortem, working_copy};
use yomikai_domain::{id::PostmortemId, limits};

use crate::world::{World, ended, id_of, summary};

fn unbegun(n: u128) -> PostmortemId {
    PostmortemId::new(uuid::Uuid::from_u128(1000 + n))
}

#[tokio::test]
async fn what_is_typed_is_its_writers_alone() {
    let world = World::new().await;
    let (app, ben) = (&world.app, world.join("Ben").await);
    let id = world.draft(1, &world.aida).await;
    working_copy::keep(app, &world.aida, id, "summary=half", None).await.unwrap();
    let sheet = postmortem::open_sheet(app, &world.aida, id).await.unwrap();
    assert_eq!(sheet.copy.unwrap().form, "summary=half");
    assert_eq!(ended(working_copy::keep(app, &ben, id, "summary=mine", None).await), "not found");
    assert_eq!(ended(working_copy::find(app, &ben, id).await), "not found");
    assert!(working_copy::list_own(app, &ben).await.unwrap().is_empty());
}

#[tokio::test]
async fn saving_ends_the_copy_that_was_saved_and_no_newer_one() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    let id = world.draft(1, aida).await;
    let first = working_copy::keep(app, &world.aida, id, "summary=a", None).await.unwrap();
    let second = working_copy::keep(app, &world.aida, id, "summary=b", Some(first)).await.unwrap();
    assert!(second > first, "two copies of one instant could not be told apart");
    let save = |text, copy| async move {
        postmortem::save(app, aida, id, 1, &summary(text), copy).await.unwrap();
        working_copy::find(app, aida, id).await.unwrap().map(|copy| copy.form)
    };
    assert_eq!(save("a", Some(first)).await.as_deref(), Some("summary=b"), "another window has typed on");
    assert_eq!(save("a", None).await.as_deref(), Some("summary=b"));
    assert_eq!(save("a", Some(second)).await, None);
}

#[tokio::test]
async fn two_windows_never_replace_each_others_words_unseen() {
    let world = World::new().await;
    let app = &world.app;
    let id = world.draft(1, &world.aida).await;
    let kept = working_copy::keep(app, &world.aida, id, "summary=here", None).await.unwrap();
    let there = working_copy::keep(app, &world.aida, id, "summary=there", None).await;
    assert_eq!(ended(there), "conflict problem-open-elsewhere");
    working_copy::keep(app, &world.aida, id, "summary=here", None).await.unwrap();
    assert!(working_copy::find(app, &world.aida, id).await.unwrap().unwrap().kept_at > kept);
}

#[tokio::test]
async fn what_is_not_begun_is_kept_too_and_beginning_ends_what_was_saved() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    let id = PostmortemId::new(uuid::Uuid::from_u128(1));
    let kept = working_copy::keep(app, aida, id, "case=half", None).await.unwrap();
    let listed = working_copy::list_own(app, aida).await.unwrap();
    assert!(listed.len() == 1 && !listed[0].is_begun);
    assert_eq!(world.draft(1, aida).await, id);
    let newer = working_copy::keep(app, aida, id, "case=more", Some(kept)).await.unwrap();
    working_copy::end_saved(app, aida, id, Some(kept)).await.unwrap();
    assert!(working_copy::list_own(app, aida).await.unwrap()[0].is_begun, "another window has typed on");
    working_copy::end_saved(app, aida, id, Some(newer)).await.unwrap();
    assert!(working_copy::list_own(app, aida).await.unwrap().is_empty());
    working_copy::keep(app, aida, unbegun(1), "case=x", None).await.unwrap();
    working_copy::end(app, aida, unbegun(1)).await.unwrap();
    assert_eq!(working_copy::find(app, aida, unbegun(1)).await.unwrap(), None);
}

#[tokio::test]
async fn whoever_writes_it_no_more_keeps_nothing_of_it() {
    let world = World::new().await;
    let (app, ben) = (&world.app, world.join("Ben").await);
    let id = world.draft(1, &world.aida).await;
    people::add_author(app, &world.aida, id, &id_of(&ben)).await.unwrap();
    working_copy::keep(app, &ben, id, "summary=half", None).await.unwrap();
    people::remove_author(app, &world.aida, id, &id_of(&ben)).await.unwrap();
    assert!(working_copy::list_own(app, &ben).await.unwrap().is_empty());
    assert_eq!(ended(working_copy::find(app, &ben, id).await), "not found");
}

#[tokio::test]
async fn there_is_an_end_to_what_is_begun_and_not_saved() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    for n in 0..limits::WORKING_COPIES as u128 {
        working_copy::keep(app, aida, unbegun(n), "case=x", None).await.unwrap();
    }
    let one_more = working_copy::keep(app, aida, unbegun(99), "case=x", None).await;
    assert_eq!(ended(one_more), "problem-many-copies");
    let kept = working_copy::find(app, aida, unbegun(3)).await.unwrap().unwrap().kept_at;
    working_copy::keep(app, aida, unbegun(3), "case=y", Some(kept)).await.unwrap();
}

#[tokio::test]
async fn there_is_an_end_to_what_is_typed_in_all_and_nothing_goes_for_it() {
    let world = World::new().await;
    let (app, aida) = (&world.app, &world.aida);
    let full = format!("case={}", "x".repeat(limits::WORKING_COPY_BYTES / 4 - 5));
    for n in 0..4 {
        working_copy::keep(app, aida, unbegun(n), &full, None).await.unwrap();
    }
    let refused = working_copy::keep(app, aida, unbegun(9), "case=x", None).await;
    assert_eq!(ended(refused), "problem-large-copies");
    let kept = |n| working_copy::find(app, aida, unbegun(n));
    let at = kept(0).await.unwrap().unwrap().kept_at;
    let longer = format!("{full}y");
    assert_eq!(
        ended(working_copy::keep(app, aida, unbegun(0), &longer, Some(at)).await),
        "problem-large-copies"
    );
    for n in 0..4 {
        assert_eq!(kept(n).await.unwrap().unwrap().form, full, "all are as they were");
    }
    working_copy::keep(app, aida, unbegun(0), "case=x", Some(at)).await.unwrap();
    working_copy::keep(app, aida, unbegun(9), "case=x", None).await.unwrap();
}

#[tokio::test]
async fn the_trash_takes_no_more_words() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    working_copy::keep(&world.app, &world.aida, id, "summary=x", None).await.unwrap();
    postmortem::throw_away(&world.app, &world.aida, id).await.unwrap();
    let kept = working_copy::keep(&world.app, &world.aida, id, "summary=y", None).await;
    assert_eq!(ended(kept), "conflict problem-in-trash");
    assert!(working_copy::list_own(&world.app, &world.aida).await.unwrap().is_empty());
}
