//! Invitations.

use yomikai_domain::{id::InvitationId, invitation::Invitation, member::Role};
use yomikai_store::{Connection, Result, invitation};

use crate::{
    databases::wins,
    fixtures::{at, keep_member, member_id, uuid},
};

fn id(n: u128) -> InvitationId {
    InvitationId::new(uuid(n))
}

/// The invitation number `n`, made at second `n` for `uses` members and valid until second 100.
fn of(n: u128, uses: i64) -> Invitation {
    let created_at = at(i64::try_from(n).unwrap());
    Invitation {
        id: id(n),
        role: Role::Admin,
        uses,
        used: 0,
        created_at,
        expires_at: at(100),
        withdrawn_at: None,
    }
}

async fn keep(db: &mut Connection, n: u128, uses: i64) -> Result<()> {
    invitation::insert(db, &of(n, uses), &format!("hash-{n}"), member_id(1)).await
}

on_both!(is_found_by_its_link, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep(tx, 5, 3).await?;
            assert_eq!(invitation::find_by_token(tx, "hash-5").await?, Some(of(5, 3)));
            assert_eq!(invitation::find_by_token(tx, "hash-6").await?, None);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(are_listed_the_newest_first, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            for n in [5, 7, 6] {
                keep(tx, n, 1).await?;
            }
            assert_eq!(invitation::list(tx, None, 9).await?, [of(7, 1), of(6, 1), of(5, 1)]);
            assert_eq!(invitation::list(tx, None, 2).await?, [of(7, 1), of(6, 1)]);
            assert_eq!(invitation::list(tx, Some(id(6)), 2).await?, [of(5, 1)]);
            assert_eq!(invitation::find(tx, id(6)).await?, Some(of(6, 1)));
            assert_eq!(invitation::find(tx, id(8)).await?, None);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(is_used_as_often_as_it_says, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep(tx, 5, 2).await?;
            assert!(!invitation::count_use(tx, id(5), at(100)).await?, "it has expired");
            assert!(invitation::count_use(tx, id(5), at(99)).await?);
            assert!(invitation::count_use(tx, id(5), at(99)).await?);
            assert!(!invitation::count_use(tx, id(5), at(99)).await?, "everybody has come");
            assert!(!invitation::count_use(tx, id(6), at(99)).await?, "there is none");
            assert_eq!(invitation::find_by_token(tx, "hash-5").await?.unwrap().used, 2);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(are_withdrawn_together_with_who_made_them, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep(tx, 5, 2).await?;
            keep(tx, 6, 2).await?;
            invitation::insert(tx, &of(7, 2), "hash-7", member_id(2)).await?;
            invitation::withdraw(tx, id(5), at(20)).await?;
            invitation::withdraw_made_by(tx, member_id(1), at(30)).await?;
            let withdrawn = invitation::list(tx, None, 9).await?.into_iter().map(|i| (i.id, i.withdrawn_at));
            let mut withdrawn: Vec<_> = withdrawn.collect();
            withdrawn.sort();
            assert_eq!(withdrawn, [(id(5), Some(at(20))), (id(6), Some(at(30))), (id(7), None)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(is_withdrawn_once_and_for_all, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep(tx, 5, 2).await?;
            assert!(invitation::withdraw(tx, id(5), at(20)).await?);
            assert!(!invitation::withdraw(tx, id(5), at(30)).await?);
            let found = invitation::find_by_token(tx, "hash-5").await?.unwrap();
            assert_eq!(found.withdrawn_at, Some(at(20)), "the first instant stays");
            assert!(!invitation::count_use(tx, id(5), at(40)).await?);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(its_last_use_goes_to_one_of_two, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep(tx, 5, 1).await
        })
        .await
        .unwrap();
    let outcomes = place.race(async |tx, _| invitation::count_use(tx, id(5), at(50)).await).await;
    assert_eq!(wins(outcomes), 1);
});
