//! The list of factors: kept by admins, read by everybody, and never with a person on it.

use yomikai_app::factor::{self, Named};
use yomikai_domain::{
    factor::{FIRST, Factor},
    limits,
};

use crate::world::{World, ended};

fn key(key: &str) -> Factor {
    Factor::parse(key).unwrap()
}

fn own(n: u32) -> Factor {
    key(&format!("own-{n:08x}"))
}

/// What the pages call the product's own.
fn words() -> Vec<String> {
    vec!["引き継ぎ".to_owned(), "Hand-over".to_owned()]
}

async fn add(world: &World, n: u32, name: &str) -> String {
    ended(factor::add(&world.app, &world.aida, &own(n), name, &words()).await)
}

#[tokio::test]
async fn the_product_s_own_come_first_and_then_the_organisation_s() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    assert_eq!(add(&world, 2, " 夜間の手作業 ").await, "ok");
    world.advance_seconds(1);
    assert_eq!(add(&world, 1, "Two clocks").await, "ok");
    factor::retire(&world.app, &world.aida, &key("capacity")).await.unwrap();
    factor::retire(&world.app, &world.aida, &own(2)).await.unwrap();
    let list = factor::list(&world.app, &ben).await.unwrap();
    let keys: Vec<_> = list.iter().map(|it| it.factor.as_str()).collect();
    let own_keys = ["own-00000002", "own-00000001"];
    assert_eq!(keys, FIRST.into_iter().chain(own_keys).collect::<Vec<_>>());
    let retired: Vec<_> = list.iter().filter(|it| it.is_retired).map(|it| it.factor.as_str()).collect();
    assert_eq!(retired, ["capacity", "own-00000002"]);
    let named = Named { factor: own(2), name: Some("夜間の手作業".into()), is_retired: true };
    assert_eq!(list[FIRST.len()], named);
    for factor in [key("capacity"), own(2)] {
        factor::bring_back(&world.app, &world.aida, &factor).await.unwrap();
    }
    assert!(factor::list(&world.app, &ben).await.unwrap().iter().all(|it| !it.is_retired));
}

#[tokio::test]
async fn a_form_sent_twice_adds_one() {
    let world = World::new().await;
    assert_eq!(add(&world, 1, "Two clocks").await, "ok");
    assert_eq!(add(&world, 1, "Two clocks").await, "ok");
    let list = factor::list(&world.app, &world.aida).await.unwrap();
    assert_eq!(list.iter().filter(|it| it.factor.is_own()).count(), 1);
    let wrong = factor::add(&world.app, &world.aida, &key("capacity"), "x", &words()).await;
    assert_eq!(ended(wrong), "problem-form-broken");
}

#[tokio::test]
async fn a_name_says_one_condition_and_nobody() {
    let world = World::new().await;
    world.join("Ben").await;
    assert_eq!(add(&world, 1, "Two clocks").await, "ok");
    assert_eq!(add(&world, 2, "ＴＷＯ clocks").await, "name problem-factor-taken");
    assert_eq!(add(&world, 2, "hand-over").await, "name problem-factor-taken");
    assert_eq!(add(&world, 2, "ben").await, "name problem-factor-person");
    assert_eq!(add(&world, 2, " ").await, "name problem-required");
    factor::retire(&world.app, &world.aida, &own(1)).await.unwrap();
    assert_eq!(add(&world, 2, "Two clocks").await, "name problem-factor-taken", "it can come back");
    assert_eq!(add(&world, 2, "Three clocks").await, "ok");
    let rename = async |factor: Factor, name| {
        ended(factor::rename(&world.app, &world.aida, &factor, name, &words()).await)
    };
    assert_eq!(rename(own(2), "Two clocks").await, "name problem-factor-taken");
    assert_eq!(rename(own(2), "THREE clocks").await, "ok", "its own name in other letters");
    assert_eq!(rename(own(9), "x").await, "not found");
    factor::retire(&world.app, &world.aida, &key("capacity")).await.unwrap();
    assert_eq!(rename(key("capacity"), "x").await, "not found", "the product's own have their words");
    for unknown in [own(9), key("nobody-knows")] {
        assert_eq!(ended(factor::retire(&world.app, &world.aida, &unknown).await), "not found");
        assert_eq!(ended(factor::bring_back(&world.app, &world.aida, &unknown).await), "not found");
    }
}

#[tokio::test]
async fn the_list_has_an_end() {
    let world = World::new().await;
    let most = u32::try_from(limits::OWN_FACTORS).unwrap();
    for n in 0..most {
        assert_eq!(add(&world, n, &format!("Number {n}")).await, "ok");
    }
    assert_eq!(add(&world, most, "One more").await, "name problem-many-factors");
    factor::retire(&world.app, &world.aida, &own(0)).await.unwrap();
    assert_eq!(add(&world, most, "One more").await, "ok");
    assert_eq!(
        ended(factor::bring_back(&world.app, &world.aida, &own(0)).await),
        "name problem-many-factors"
    );
    factor::bring_back(&world.app, &world.aida, &own(1)).await.unwrap();
}
