//! A document's life and its steps.

use yomikai_domain::{
    id::PostmortemId,
    life::{Life, Step},
};
use yomikai_store::{Connection, Result, assignment, brought, life, postmortem};

use crate::{
    databases::wins,
    fixtures::{
        at, body, keep_member, keep_postmortem, keep_room, meeting_id, member_id, postmortem_id as id, save,
    },
};

async fn found(db: &mut Connection, document: PostmortemId) -> Result<Life> {
    Ok(postmortem::find(db, document, member_id(1)).await?.unwrap().life)
}

on_both!(each_step_is_kept_and_leads_somewhere, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_postmortem(tx, 1, 1).await?;
            keep_postmortem(tx, 2, 1).await?;
            assert_eq!(found(tx, id(1)).await?, Life::Draft);
            let steps = [
                (Step::Publish, Life::Published(at(1)), 1),
                (Step::Withdraw, Life::Withdrawn(at(2)), 2),
                (Step::Publish, Life::Published(at(3)), 2),
                (Step::Reopen, Life::Draft, 1),
            ];
            for (second, (step, life, by)) in (1..).zip(steps) {
                life::take(tx, id(1), (step, life), member_id(by), at(second)).await?;
                assert_eq!(found(tx, id(1)).await?, life);
            }
            let told = life::list(tx, id(1), 3).await?;
            let told: Vec<_> = told.iter().map(|change| (change.step, change.at, &*change.by)).collect();
            let expected = [
                (Step::Reopen, at(4), "name-1"),
                (Step::Publish, at(3), "name-2"),
                (Step::Withdraw, at(2), "name-2"),
            ];
            assert_eq!(told, expected);
            assert!(life::list(tx, id(2), 3).await?.is_empty());
            assert_eq!(found(tx, id(2)).await?, Life::Draft);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(no_meeting_reads_what_is_withdrawn, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            let own = assignment::find(tx, meeting_id(1), member_id(1)).await?.unwrap();
            let own = own.bring(id(1)).ready(Some(&body("A case", "", 1)), at(40)).unwrap();
            assignment::save(tx, meeting_id(1), &own).await?;
            let steps = [
                (Step::Publish, Life::Published(at(50)), false),
                (Step::Withdraw, Life::Withdrawn(at(51)), true),
                (Step::Reopen, Life::Draft, false),
            ];
            for (step, life, is_out_of_sight) in steps {
                life::take(tx, id(1), (step, life), member_id(1), at(50)).await?;
                let brought = brought::list(tx, meeting_id(1)).await?;
                assert_eq!(brought.is_empty(), is_out_of_sight, "{step:?}");
                let ready = assignment::list_ready(tx, meeting_id(1)).await?;
                assert_eq!(ready.is_empty(), is_out_of_sight, "{step:?}");
            }
            Ok(())
        })
        .await
        .unwrap();
});

/// Publishes as a use case does: looks first, and does nothing where it is published already.
async fn publish(tx: &mut Connection, by: u128) -> Result<bool> {
    if found(tx, id(1)).await?.is_published() {
        return Ok(false);
    }
    let step = (Step::Publish, Life::Published(at(9)));
    life::take(tx, id(1), step, member_id(by), at(9)).await?;
    Ok(true)
}

on_both!(of_two_who_publish_at_once_one_does, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 0).await?;
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await
        })
        .await
        .unwrap();
    let outcomes = place.race(async |tx, n| publish(tx, n as u128).await).await;
    assert_eq!(wins(outcomes), 1);
    let mut db = place.db.read().await.unwrap();
    assert_eq!(life::list(&mut db, id(1), 9).await.unwrap().len(), 1);
});

on_both!(publishing_and_saving_at_once_both_count, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await
        })
        .await
        .unwrap();
    let revision = yomikai_domain::postmortem::Revision {
        number: 2,
        author: member_id(1),
        at: at(8),
        body: body("Written meanwhile", "", 1),
    };
    let outcomes = place
        .race(async |tx, n| if n == 0 { publish(tx, 1).await } else { save(tx, id(1), &revision).await })
        .await;
    assert_eq!(wins(outcomes), 2);
    let mut db = place.db.read().await.unwrap();
    let found = postmortem::find(&mut db, id(1), member_id(1)).await.unwrap().unwrap();
    assert_eq!((found.life, found.revision.number), (Life::Published(at(9)), 2));
    assert_eq!(life::list(&mut db, id(1), 9).await.unwrap().len(), 1);
});
