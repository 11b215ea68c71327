//! The library: who finds what is published, and that it is what they may read.

use uuid::Uuid;
use yomikai_app::{
    Actor,
    library::{self, Filter},
    life, postmortem,
};
use yomikai_domain::{id::PostmortemId, postmortem::ThreeLines};

use crate::world::{World, ended, id_of, lines};

fn id(n: u128) -> PostmortemId {
    PostmortemId::new(Uuid::from_u128(n))
}

/// A document that can be published.
async fn begin(world: &World, n: u128, owner: &Actor, language: &str) {
    let lines = ThreeLines { title: "A quiet night", ..lines("It stopped") };
    postmortem::begin(&world.app, owner, id(n), language, &lines).await.unwrap();
}

/// The documents that somebody finds, by their numbers.
async fn found(world: &World, actor: &Actor, filter: &Filter) -> Vec<u128> {
    let page = library::page(&world.app, actor, filter, None).await.unwrap();
    page.shelved.iter().map(|shelved| shelved.id.uuid().as_u128()).collect()
}

fn mine() -> Filter {
    Filter { mine: true, ..Filter::default() }
}

#[tokio::test]
async fn the_shelf_holds_what_the_policy_lets_somebody_read() {
    let world = World::new().await;
    let (author, named) = (world.join("Author").await, world.join("Named").await);
    let (colleague, admin) = (world.join("Colleague").await, world.aida.clone());
    let (app, reader, other) = (&world.app, id_of(&named), id_of(&world.join("Other").await));
    for n in 1..=6 {
        begin(&world, n, &author, "en").await;
    }
    for (n, audience, named) in [
        (2, "everyone", &[][..]),
        (3, "named", &[&*reader][..]),
        (4, "everyone", &[][..]),
        (5, "named", &[&*reader][..]),
        (6, "named", &[&*other][..]),
    ] {
        life::publish(app, &author, id(n), audience, named).await.unwrap();
    }
    life::withdraw(app, &author, id(4)).await.unwrap();
    postmortem::throw_away(app, &author, id(5)).await.unwrap();
    let shelves = [
        ("author", &author, vec![6, 3, 2]),
        ("named", &named, vec![3, 2]),
        ("colleague", &colleague, vec![2]),
        ("admin", &admin, vec![2]),
    ];
    for (name, actor, expected) in shelves {
        let shelf = found(&world, actor, &Filter::default()).await;
        assert_eq!(shelf, expected, "{name}");
        for n in 1..=6 {
            // What is read for another reason (a draft of one's own, the trash) is on no shelf.
            let reading = postmortem::read(app, actor, id(n)).await;
            let is_out =
                |reading: &postmortem::Reading| reading.life.is_published() && reading.trashed_at.is_none();
            assert_eq!(shelf.contains(&n), reading.is_ok_and(|reading| is_out(&reading)), "{name}: {n}");
        }
        let own = if name == "author" { expected } else { Vec::new() };
        assert_eq!(found(&world, actor, &mine()).await, own, "{name}");
    }
    let visitor = library::page(app, &Actor::Visitor, &Filter::default(), None).await;
    assert_eq!(ended(visitor), "forbidden");
    assert_eq!(ended(library::newest(app, &Actor::Visitor, 5).await), "forbidden");
}

#[tokio::test]
async fn a_page_says_whether_there_is_more() {
    let world = World::new().await;
    for n in 1..=41 {
        let language = if n == 41 { "ja" } else { "en" };
        begin(&world, n, &world.aida, language).await;
        world.advance_seconds(1);
        life::publish(&world.app, &world.aida, id(n), "everyone", &[]).await.unwrap();
    }
    let mut before = None;
    let mut sizes = Vec::new();
    loop {
        let page = library::page(&world.app, &world.aida, &Filter::default(), before).await.unwrap();
        sizes.push((page.shelved.len(), page.shelved[0].id.uuid().as_u128()));
        before = page.older;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [(20, 41), (20, 21), (1, 1)]);
    let newest = library::newest(&world.app, &world.aida, 2).await.unwrap();
    assert_eq!(newest.iter().map(|it| it.id).collect::<Vec<_>>(), [id(41), id(40)]);
    assert_eq!(newest[0].language.tag(), "ja");
}
