//! Signed-in browsers.

use yomikai_domain::id::SessionId;
use yomikai_store::{
    Connection, Result, member,
    session::{self, NewSession},
};

use crate::{
    databases::wins,
    fixtures::{at, keep_member, member_id, uuid},
};

fn id(n: u128) -> SessionId {
    SessionId::new(uuid(n))
}

/// Keeps the session number `n` of a member, begun at second `n` and lasting until second 100.
async fn keep(db: &mut Connection, n: u128, member: u128) -> Result<()> {
    let new = NewSession {
        token_hash: &format!("hash-{n}"),
        id: id(n),
        member: member_id(member),
        device: "Firefox",
        created_at: at(i64::try_from(n).unwrap()),
        seen_at: at(i64::try_from(n).unwrap()),
        expires_at: at(100),
    };
    session::insert(db, &new).await
}

async fn ids(db: &mut Connection, member: u128, seconds: i64) -> Result<Vec<SessionId>> {
    Ok(session::list(db, member_id(member), at(seconds)).await?.into_iter().map(|s| s.id).collect())
}

on_both!(a_token_stands_for_its_member_until_it_expires, async |place| {
    place
        .write(async |tx| {
            let kept = keep_member(tx, 1).await?;
            keep(tx, 7, 1).await?;
            let resumed = session::resume(tx, "hash-7", at(99)).await?.unwrap();
            assert_eq!((resumed.id, resumed.seen_at, resumed.member), (id(7), at(7), kept));
            assert!(session::resume(tx, "hash-7", at(100)).await?.is_none());
            assert!(session::resume(tx, "hash-8", at(50)).await?.is_none());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_deactivated_member_is_nobody, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep(tx, 7, 1).await?;
            member::set_deactivated(tx, member_id(1), Some(at(8))).await?;
            assert!(session::resume(tx, "hash-7", at(9)).await?.is_none());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(are_listed_by_their_last_use, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            for n in [10, 11, 12] {
                keep(tx, n, 1).await?;
            }
            keep(tx, 20, 2).await?;
            session::touch(tx, id(10), at(60), at(160)).await?;
            let listed = session::list(tx, member_id(1), at(70)).await?;
            assert_eq!(listed.iter().map(|s| s.id).collect::<Vec<_>>(), [10, 12, 11].map(id));
            assert_eq!(listed[0].device, "Firefox");
            assert_eq!((listed[0].created_at, listed[0].seen_at), (at(10), at(60)));
            assert_eq!(ids(tx, 1, 100).await?, [id(10)], "the others have expired");
            assert!(session::resume(tx, "hash-10", at(159)).await?.is_some(), "being used makes it last");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(only_its_own_member_ends_a_session, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep(tx, 10, 1).await?;
            assert!(!session::end(tx, id(10), member_id(2)).await?);
            assert!(session::end(tx, id(10), member_id(1)).await?);
            assert!(!session::end(tx, id(10), member_id(1)).await?);
            assert!(session::resume(tx, "hash-10", at(20)).await?.is_none());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(all_end_together_or_all_but_one, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            for n in [10, 11, 12] {
                keep(tx, n, 1).await?;
            }
            keep(tx, 20, 2).await?;
            session::end_all(tx, member_id(1), Some(id(11))).await?;
            assert_eq!(ids(tx, 1, 20).await?, [id(11)]);
            session::end_all(tx, member_id(1), None).await?;
            assert_eq!(ids(tx, 1, 20).await?, []);
            assert_eq!(ids(tx, 2, 20).await?, [id(20)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(sweeping_takes_only_what_has_expired, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep(tx, 10, 1).await?;
            keep(tx, 11, 1).await?;
            session::touch(tx, id(11), at(50), at(150)).await?;
            session::sweep(tx, at(100)).await?;
            assert_eq!(ids(tx, 1, 0).await?, [id(11)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(ends_once_also_for_two_at_a_time, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep(tx, 10, 1).await
        })
        .await
        .unwrap();
    let outcomes = place.race(async |tx, _| session::end(tx, id(10), member_id(1)).await).await;
    assert_eq!(wins(outcomes), 1);
});
