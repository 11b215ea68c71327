//! Members and their accounts.

use yomikai_domain::{
    Language,
    member::{Profile, Role},
};
use yomikai_store::{Connection, Error, member};

use crate::fixtures::{at, email, keep_member, member_id, somebody, zone};

on_both!(is_found_by_id_and_by_any_spelling_of_the_address, async |place| {
    place
        .write(async |tx| {
            let kept = keep_member(tx, 1).await?;
            let account = member::find(tx, member_id(1)).await?.unwrap();
            assert_eq!(account.member, kept);
            assert_eq!(account.password_hash, "hash");
            assert_eq!((account.created_at, account.deactivated_at), (at(1), None));
            for spelling in ["Name-1@example.com", "name-1@EXAMPLE.com", "ｎａｍｅ-１@example.com"] {
                let account = member::find_by_email(tx, &email(spelling)).await?.unwrap();
                assert_eq!(account.member.email.as_str(), "Name-1@example.com", "{spelling}");
            }
            assert!(member::find(tx, member_id(2)).await?.is_none());
            assert!(member::find_by_email(tx, &email("name-2@example.com")).await?.is_none());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(are_listed_in_the_order_in_which_they_came, async |place| {
    place
        .write(async |tx| {
            for n in [3, 1, 2] {
                keep_member(tx, n).await?;
            }
            let ids: Vec<_> = member::list(tx).await?.into_iter().map(|account| account.member.id).collect();
            assert_eq!(ids, [1, 2, 3].map(member_id));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(pages_follow_each_other_by_name, async |place| {
    place
        .write(async |tx| {
            for n in [3, 1, 2, 4] {
                keep_member(tx, n).await?;
            }
            let same = Profile { name: "name-3".into(), language: Language::En, zone: zone() };
            member::set_profile(tx, member_id(1), &same).await?;
            let page = async |tx: &mut Connection, after: Option<u128>| {
                let page = member::list_page(tx, after.map(member_id), 2).await?;
                Ok::<_, Error>(page.into_iter().map(|account| account.member.id).collect::<Vec<_>>())
            };
            assert_eq!(page(tx, None).await?, [2, 1].map(member_id));
            assert_eq!(page(tx, Some(1)).await?, [3, 4].map(member_id), "of one name, by their ids");
            assert_eq!(page(tx, Some(4)).await?, []);
            let has_namesake = async |tx: &mut Connection, n| member::has_namesake(tx, member_id(n)).await;
            assert!(has_namesake(tx, 1).await? && has_namesake(tx, 3).await?);
            assert!(!has_namesake(tx, 2).await?);
            member::set_deactivated(tx, member_id(3), Some(at(9))).await?;
            assert!(!has_namesake(tx, 1).await?, "who cannot sign in is nobody to be taken for");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(every_change_touches_one_member_alone, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            let other = keep_member(tx, 2).await?;
            let profile = Profile { name: "藍".into(), language: Language::En, zone: zone() };
            member::set_profile(tx, member_id(1), &profile).await?;
            member::set_email(tx, member_id(1), &email("Ai@example.com")).await?;
            member::set_role(tx, member_id(1), Role::Admin).await?;
            member::set_password_hash(tx, member_id(1), "new hash").await?;
            member::set_deactivated(tx, member_id(1), Some(at(9))).await?;
            let account = member::find_by_email(tx, &email("ai@example.com")).await?.unwrap();
            assert_eq!(account.member.profile, profile);
            assert_eq!(account.member.role, Role::Admin);
            assert_eq!(account.password_hash, "new hash");
            assert_eq!(account.deactivated_at, Some(at(9)));
            member::set_deactivated(tx, member_id(1), None).await?;
            assert_eq!(member::find(tx, member_id(1)).await?.unwrap().deactivated_at, None);
            let untouched = member::find(tx, member_id(2)).await?.unwrap();
            assert_eq!((untouched.member, untouched.password_hash.as_str()), (other, "hash"));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(admins_count_while_they_can_sign_in, async |place| {
    place
        .write(async |tx| {
            for n in [1, 2, 3] {
                keep_member(tx, n).await?;
            }
            assert_eq!(member::count_active_admins(tx).await?, 0);
            member::set_role(tx, member_id(1), Role::Admin).await?;
            member::set_role(tx, member_id(2), Role::Admin).await?;
            assert_eq!(member::count_active_admins(tx).await?, 2);
            member::set_deactivated(tx, member_id(2), Some(at(0))).await?;
            assert_eq!(member::count_active_admins(tx).await?, 1);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(an_address_is_taken_in_any_spelling, async |place| {
    place.write(async |tx| keep_member(tx, 1).await.map(drop)).await.unwrap();
    place.write(async |tx| keep_member(tx, 2).await.map(drop)).await.unwrap();
    let mut third = somebody(3);
    third.email = email("NAME-1@Example.com");
    let taken = place.write(async |tx| member::insert(tx, &third, "hash", at(3)).await).await;
    assert!(matches!(taken, Err(Error::Conflict)), "{taken:?}");
    let taken = place.write(async |tx| member::set_email(tx, member_id(2), &third.email).await).await;
    assert!(matches!(taken, Err(Error::Conflict)), "{taken:?}");
    let own = place.write(async |tx| member::set_email(tx, member_id(1), &third.email).await).await;
    assert!(own.is_ok(), "one's own address may be spelt anew");
});

on_both!(an_address_is_given_once_also_to_two_at_a_time, async |place| {
    let outcomes = place
        .race(async |tx, n| {
            let mut newcomer = somebody(n as u128);
            newcomer.email = email("both@example.com");
            member::insert(tx, &newcomer, "hash", at(0)).await
        })
        .await;
    let refused = outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Conflict))).count();
    let kept = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!((kept, refused), (1, 1), "{outcomes:?}");
});

on_both!(two_admins_cannot_end_each_others_role_at_a_time, async |place| {
    place
        .write(async |tx| {
            for n in [0, 1] {
                keep_member(tx, n).await?;
                member::set_role(tx, member_id(n), Role::Admin).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    let outcomes = place
        .race(async |tx, n| {
            if member::count_active_admins(tx).await? < 2 {
                return Ok(false);
            }
            member::set_role(tx, member_id(n as u128), Role::Member).await?;
            Ok(true)
        })
        .await;
    assert_eq!(crate::databases::wins(outcomes), 1);
    let left = member::count_active_admins(&mut place.db.read().await.unwrap()).await.unwrap();
    assert_eq!(left, 1);
});

on_both!(a_row_that_cannot_be_read_is_told_by_its_table_and_not_guessed, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            sqlx::query("UPDATE member SET role = 'king'").execute(&mut *tx).await?;
            let found = member::find(tx, member_id(1)).await;
            assert!(matches!(found, Err(Error::Unreadable("member"))), "{found:?}");
            Ok(())
        })
        .await
        .unwrap();
});
