//! Running the house.

use uuid::Uuid;
use yomikai_app::{Actor, account, invitation, member, testing::PASSWORD};
use yomikai_domain::{Language, id::MemberId, member::Role};

use crate::world::{HOME, World, ended};

#[tokio::test]
async fn the_last_admin_stays_one() {
    let world = World::new().await;
    let (aida, ben) = (world.aida.id().unwrap(), world.join("Ben").await);
    let ben_id = ben.id().unwrap();
    let refused = member::set_role(&world.app, &world.aida, aida, "member").await;
    assert_eq!(ended(refused), "role problem-last-admin");
    let refused = member::deactivate(&world.app, &world.aida, aida).await;
    assert_eq!(ended(refused), "problem-last-admin");

    member::set_role(&world.app, &world.aida, ben_id, "admin").await.unwrap();
    member::deactivate(&world.app, &world.aida, ben_id).await.unwrap();
    let refused = member::set_role(&world.app, &world.aida, aida, "member").await;
    assert_eq!(ended(refused), "role problem-last-admin", "a deactivated admin is none");

    member::reactivate(&world.app, &world.aida, ben_id).await.unwrap();
    assert_eq!(ended(member::set_role(&world.app, &world.aida, aida, "member").await), "ok");
    let aida = world.signed_in("aida@example.com").await;
    assert_eq!(ended(member::list(&world.app, &aida, None).await), "forbidden");
}

#[tokio::test]
async fn where_people_are_is_told_without_who_they_are() {
    let world = World::new().await;
    let (ben, chika) = (world.join("Ben").await, world.join("Chika").await);
    for (who, zone) in [(&world.aida, "Europe/Berlin"), (&ben, "Europe/Berlin"), (&chika, "America/Denver")] {
        account::set_profile(&world.app, who, "Somebody", "en", zone).await.unwrap();
    }
    let told = async |who| {
        let zones = member::zones(&world.app, who).await.unwrap();
        zones.iter().map(|zone| zone.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(&ben).await, ["Europe/Berlin"], "where one person alone is, is theirs to tell");
    assert_eq!(told(&chika).await, ["America/Denver", "Europe/Berlin"]);
    member::deactivate(&world.app, &world.aida, ben.id().unwrap()).await.unwrap();
    assert_eq!(told(&chika).await, ["America/Denver"]);
}

#[tokio::test]
async fn deactivating_ends_every_session_and_keeps_the_name_out_of_lists() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    let token = world.sign_in("ben@example.com", PASSWORD, HOME).await.unwrap();
    member::deactivate(&world.app, &world.aida, ben.id().unwrap()).await.unwrap();
    assert!(matches!(world.actor(&token).await, Actor::Visitor));
    let names = member::names(&world.app, &world.aida).await.unwrap();
    assert_eq!(names.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["Aida"]);
    let since = member::find(&world.app, &world.aida, ben.id().unwrap()).await.unwrap().deactivated_at;
    world.advance_hours(1);
    member::deactivate(&world.app, &world.aida, ben.id().unwrap()).await.unwrap();
    let again = member::find(&world.app, &world.aida, ben.id().unwrap()).await.unwrap().deactivated_at;
    assert_eq!(again, since, "saying it twice keeps the first instant");
    member::reactivate(&world.app, &world.aida, ben.id().unwrap()).await.unwrap();
    assert!(matches!(world.actor(&token).await, Actor::Visitor), "an ended session stays ended");
}

#[tokio::test]
async fn whoever_stops_being_an_admin_leaves_no_key_behind() {
    let world = World::new().await;
    let app = &world.app;
    for stops in ["deactivation", "another role"] {
        let name = if stops == "deactivation" { "Ben" } else { "Chika" };
        let id = world.join(name).await.id().unwrap();
        member::set_role(app, &world.aida, id, "admin").await.unwrap();
        let admin = world.signed_in(&format!("{}@example.com", name.to_lowercase())).await;
        let link = invitation::make(app, &admin, "admin", "5", "90").await.unwrap();
        let reset = member::make_reset_link(app, &admin, world.aida.id().unwrap()).await.unwrap();
        match stops {
            "deactivation" => member::deactivate(app, &world.aida, id).await.unwrap(),
            _ => member::set_role(app, &world.aida, id, "member").await.unwrap(),
        }
        assert_eq!(ended(invitation::open(app, &link).await), "not found", "{stops}");
        assert_eq!(ended(account::check_reset(app, &reset).await), "not found", "{stops}");
    }
}

#[tokio::test]
async fn an_address_changes_and_stays_unique() {
    let world = World::new().await;
    let ben = world.join("Ben").await.id().unwrap();
    let set = async |email| ended(member::set_email(&world.app, &world.aida, ben, email).await);
    assert_eq!(set("AIDA@example.com").await, "email problem-email-taken");
    assert_eq!(set("ben").await, "email problem-email");
    assert_eq!(set("Ben.B@example.com").await, "ok");
    assert_eq!(ended(world.sign_in("ben@example.com", PASSWORD, HOME).await), "problem-sign-in");
    assert_eq!(ended(world.sign_in("ben.b@example.com", PASSWORD, HOME).await), "ok");
}

#[tokio::test]
async fn who_is_not_there_cannot_be_changed() {
    let world = World::new().await;
    let nobody = MemberId::new(Uuid::from_u128(404));
    let (app, aida) = (&world.app, &world.aida);
    assert_eq!(ended(member::find(app, aida, nobody).await), "not found");
    assert_eq!(ended(member::set_role(app, aida, nobody, "admin").await), "not found");
    assert_eq!(ended(member::set_email(app, aida, nobody, "x@example.com").await), "not found");
    assert_eq!(ended(member::deactivate(app, aida, nobody).await), "not found");
    assert_eq!(ended(member::reactivate(app, aida, nobody).await), "not found");
    assert_eq!(ended(member::make_reset_link(app, aida, nobody).await), "not found");
    let own = aida.id().unwrap();
    assert_eq!(ended(member::set_role(app, aida, own, "king").await), "role problem-choose");
}

#[tokio::test]
async fn everybody_chooses_their_own_name_language_and_zone() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    account::set_profile(&world.app, &ben, " 勉 ", "ja", "Europe/Berlin").await.unwrap();
    let account = member::find(&world.app, &world.aida, ben.id().unwrap()).await.unwrap();
    let profile = account.member.profile;
    assert_eq!((profile.name.as_str(), profile.language), ("勉", Language::Ja));
    assert_eq!((profile.zone.as_str(), account.member.role), ("Europe/Berlin", Role::Member));
    let refused = account::set_profile(&world.app, &ben, "", "xx", "Mars").await;
    assert_eq!(ended(refused), "name problem-required, language problem-choose-language, zone problem-zone");
}
