//! The one organisation.

use yomikai_domain::Language;
use yomikai_store::{Error, organisation, organisation::Organisation};

use crate::fixtures::{at, zone};

fn named(name: &str) -> Organisation {
    Organisation { name: name.into(), language: Language::Ja, zone: zone() }
}

on_both!(is_found_as_it_was_made, async |place| {
    place
        .write(async |tx| {
            assert_eq!(organisation::find(tx).await?, None);
            organisation::insert(tx, &named("喫茶店"), at(0)).await?;
            assert_eq!(organisation::find(tx).await?, Some(named("喫茶店")));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(is_set_up_once_also_by_two_at_a_time, async |place| {
    let outcomes = place
        .race(async |tx, n| match organisation::insert(tx, &named(&format!("number {n}")), at(0)).await {
            Err(Error::Conflict) => Ok(false),
            made => made.map(|()| true),
        })
        .await;
    // A refused statement ends PostgreSQL's transaction; its commit is then a rollback, which is what is wanted.
    let [one, other] = outcomes.map(Result::unwrap);
    assert!(one != other, "exactly one makes it");
    let found = organisation::find(&mut place.db.read().await.unwrap()).await.unwrap();
    assert_eq!(found, Some(named(if one { "number 0" } else { "number 1" })));
    let third = place.write(async |tx| organisation::insert(tx, &named("third"), at(1)).await).await;
    assert!(matches!(third, Err(Error::Conflict)));
});
