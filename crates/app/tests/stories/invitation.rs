//! Invitations from making one to joining by it.

use yomikai_app::{
    App, Result,
    invitation::{self, Join},
    member,
    testing::PASSWORD,
};
use yomikai_domain::invitation::Standing;

use crate::world::{HOME, World, ended};

async fn join(app: &App, token: &str, name: &str) -> Result<String> {
    let email = format!("{}@example.com", name.to_lowercase());
    let form = Join {
        token,
        name,
        email: &email,
        password: PASSWORD,
        language: "ja",
        zone: "Asia/Tokyo",
        device: "Firefox",
    };
    Ok(invitation::join(app, &form).await?.token)
}

#[tokio::test]
async fn lets_as_many_in_as_it_says() {
    let world = World::new().await;
    let link = invitation::make(&world.app, &world.aida, "member", "2", "7").await.unwrap();
    assert_eq!(ended(join(&world.app, &link, "Ben").await), "ok");
    assert_eq!(ended(join(&world.app, &link, "Chika").await), "ok");
    assert_eq!(ended(join(&world.app, &link, "Dora").await), "not found");
    assert_eq!(ended(invitation::open(&world.app, &link).await), "not found");
    assert_eq!(member::names(&world.app, &world.aida).await.unwrap().len(), 3);
    let listed = invitation::list(&world.app, &world.aida, None).await.unwrap().invitations;
    assert_eq!(listed[0].standing(world.app.now()), Standing::UsedUp);
}

#[tokio::test]
async fn whoever_comes_by_it_has_its_role() {
    let world = World::new().await;
    for (role, may) in [("member", "forbidden"), ("admin", "ok")] {
        let link = invitation::make(&world.app, &world.aida, role, "1", "7").await.unwrap();
        let token = join(&world.app, &link, &format!("The-{role}")).await.unwrap();
        let newcomer = world.actor(&token).await;
        assert_eq!(ended(member::list(&world.app, &newcomer, None).await), may, "{role}");
    }
}

#[tokio::test]
async fn expires() {
    let world = World::new().await;
    let link = invitation::make(&world.app, &world.aida, "member", "1", "7").await.unwrap();
    world.advance_hours(7 * 24 - 1);
    assert_eq!(ended(invitation::open(&world.app, &link).await), "ok");
    world.advance_hours(1);
    assert_eq!(ended(invitation::open(&world.app, &link).await), "not found");
    assert_eq!(ended(join(&world.app, &link, "Ben").await), "not found");
}

#[tokio::test]
async fn can_be_withdrawn() {
    let world = World::new().await;
    let link = invitation::make(&world.app, &world.aida, "member", "5", "7").await.unwrap();
    let id = invitation::open(&world.app, &link).await.unwrap().id;
    invitation::withdraw(&world.app, &world.aida, id).await.unwrap();
    invitation::withdraw(&world.app, &world.aida, id).await.unwrap();
    assert_eq!(ended(join(&world.app, &link, "Ben").await), "not found");
    let listed = invitation::list(&world.app, &world.aida, None).await.unwrap().invitations;
    assert_eq!(listed[0].standing(world.app.now()), Standing::Withdrawn);
}

#[tokio::test]
async fn a_form_that_needs_mending_uses_nothing_up() {
    let world = World::new().await;
    let link = invitation::make(&world.app, &world.aida, "member", "1", "7").await.unwrap();
    assert_eq!(ended(join(&world.app, &link, "Aida").await), "email problem-email-taken");
    let empty = Join { token: &link, ..Join::default() };
    assert_eq!(
        ended(invitation::join(&world.app, &empty).await),
        "email problem-required, name problem-required, language problem-choose-language, \
         zone problem-zone, password problem-password-short"
    );
    assert_eq!(ended(join(&world.app, &link, "Ben").await), "ok");
}

#[tokio::test]
async fn trying_a_taken_address_keeps_its_owner_out_for_no_moment() {
    let world = World::new().await;
    let (app, far) = (&world.app, "198.51.100.7".parse().unwrap());
    let link = invitation::make(app, &world.aida, "member", "1", "7").await.unwrap();
    world.advance_hours(1);
    let form = Join {
        token: &link,
        name: "Aida",
        email: "aida@example.com",
        password: "not the password of Aida",
        language: "ja",
        zone: "Asia/Tokyo",
        device: "Firefox",
    };
    for _ in 0..25 {
        assert_eq!(ended(invitation::join_once(app, &form, far).await), "email problem-email-taken");
    }
    assert_eq!(ended(invitation::join_once(app, &form, far).await), "problem-wait", "it tells no more");
    let own = Join { password: PASSWORD, ..form };
    assert_ne!(ended(invitation::join_once(app, &own, HOME).await), "ok", "and is no way to sign in");
    assert_eq!(ended(world.sign_in("aida@example.com", PASSWORD, HOME).await), "ok");
}

#[tokio::test]
async fn whoever_has_just_joined_is_kept_out_by_nobody_and_told_of_by_no_link_that_never_was() {
    let world = World::new().await;
    let (app, far) = (&world.app, "198.51.100.7".parse().unwrap());
    let link = invitation::make(app, &world.aida, "member", "1", "7").await.unwrap();
    join(app, &link, "Ben").await.unwrap();
    let form = Join {
        token: "a link that never was",
        name: "Ben",
        email: "ben@example.com",
        password: "not the password of Ben",
        language: "ja",
        zone: "Asia/Tokyo",
        device: "Firefox",
    };
    let right = Join { password: PASSWORD, ..form.clone() };
    assert_eq!(ended(invitation::join_once(app, &right, far).await), "not found", "not even by the password");
    for _ in 0..30 {
        assert_eq!(ended(invitation::join_once(app, &form, far).await), "not found");
    }
    let used = Join { token: &link, ..form.clone() };
    for _ in 0..30 {
        assert_eq!(ended(invitation::join_once(app, &used, far).await), "not found", "it says no more");
    }
    assert_eq!(ended(world.sign_in("ben@example.com", PASSWORD, HOME).await), "ok");
    let again = Join { token: &link, password: PASSWORD, ..form };
    assert_eq!(ended(invitation::join_once(app, &again, HOME).await), "ok", "a form that came twice");
}

#[tokio::test]
async fn the_last_place_goes_to_one_of_two() {
    let world = World::new().await;
    let link = invitation::make(&world.app, &world.aida, "member", "1", "7").await.unwrap();
    let (one, other) = tokio::join!(join(&world.app, &link, "Ben"), join(&world.app, &link, "Chika"));
    let mut both = [ended(one), ended(other)];
    both.sort();
    assert_eq!(both, ["not found", "ok"]);
}

#[tokio::test]
async fn its_terms_have_limits() {
    let world = World::new().await;
    let make = async |role, uses, days| invitation::make(&world.app, &world.aida, role, uses, days).await;
    assert_eq!(
        ended(make("owner", "0", "91").await),
        "role problem-choose, uses problem-whole-number, days problem-whole-number"
    );
    assert_eq!(ended(make("member", "１０", "９０").await), "ok");
}
