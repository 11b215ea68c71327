//! Clubs and who is in them.

use yomikai_domain::{Language, club::Charter};
use yomikai_store::{Error, club, club::Named, member};

use crate::{
    databases::wins,
    fixtures::{at, club as the_club, club_id as id, keep_club, keep_member, member_id},
};

fn named(n: u128) -> Named {
    Named { id: member_id(n), name: format!("name-{n}") }
}

on_both!(is_found_as_it_was_founded, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_club(tx, 1, &[1]).await?;
            let found = club::find(tx, id(1), member_id(1)).await?.unwrap();
            assert_eq!((found.club, found.is_member), (the_club(1), true));
            assert!(!club::find(tx, id(1), member_id(2)).await?.unwrap().is_member);
            assert!(club::find(tx, id(2), member_id(1)).await?.is_none());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(all_are_listed_the_oldest_first_with_the_viewers_tie, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            club::insert(tx, &the_club(2), at(5)).await?;
            club::insert(tx, &the_club(1), at(9)).await?;
            club::insert(tx, &the_club(3), at(1)).await?;
            club::add_member(tx, id(1), member_id(1), at(9)).await?;
            let listed = club::list(tx, member_id(1)).await?;
            let listed: Vec<_> = listed.iter().map(|found| (found.club.id, found.is_member)).collect();
            assert_eq!(listed, [(id(3), false), (id(2), false), (id(1), true)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_charter_changes_for_one_club_alone, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await?;
            keep_club(tx, 2, &[1]).await?;
            let charter =
                Charter { name: "夜の会".into(), language: Language::En, promises: vec!["One".into()] };
            club::set_charter(tx, id(1), &charter).await?;
            assert_eq!(club::find(tx, id(1), member_id(1)).await?.unwrap().club.charter, charter);
            assert_eq!(club::find(tx, id(2), member_id(1)).await?.unwrap().club, the_club(2));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(members_come_once_and_go, async |place| {
    place
        .write(async |tx| {
            for n in [1, 2, 3] {
                keep_member(tx, n).await?;
            }
            keep_club(tx, 1, &[3, 1]).await?;
            keep_club(tx, 2, &[2]).await?;
            club::add_member(tx, id(1), member_id(3), at(99)).await?;
            assert_eq!(club::list_members(tx, id(1)).await?, [named(3), named(1)], "as they joined first");
            assert!(club::remove_member(tx, id(1), member_id(3)).await?);
            assert!(!club::remove_member(tx, id(1), member_id(3)).await?);
            assert!(!club::remove_member(tx, id(1), member_id(2)).await?);
            assert_eq!(club::list_members(tx, id(1)).await?, [named(1)]);
            assert_eq!(club::list_members(tx, id(2)).await?, [named(2)]);
            member::set_deactivated(tx, member_id(1), Some(at(9))).await?;
            assert_eq!(club::list_members(tx, id(1)).await?, []);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(an_id_is_taken_once, async |place| {
    place.write(async |tx| keep_club(tx, 1, &[]).await).await.unwrap();
    let again = place.write(async |tx| keep_club(tx, 1, &[]).await).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
});

on_both!(a_form_sent_twice_at_a_time_founds_one_club, async |place| {
    place.write(async |tx| keep_member(tx, 1).await.map(drop)).await.unwrap();
    let outcomes = place
        .race(async |tx, _| {
            if club::find(tx, id(1), member_id(1)).await?.is_some() {
                return Ok(false);
            }
            keep_club(tx, 1, &[1]).await?;
            Ok(true)
        })
        .await;
    assert_eq!(wins(outcomes), 1);
});

on_both!(two_who_take_the_same_one_in_change_nothing_twice, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[]).await
        })
        .await
        .unwrap();
    let outcomes = place.race(async |tx, _| club::add_member(tx, id(1), member_id(1), at(1)).await).await;
    for outcome in outcomes {
        outcome.unwrap();
    }
    let members = club::list_members(&mut place.db.read().await.unwrap(), id(1)).await.unwrap();
    assert_eq!(members, [named(1)]);
});
