//! Calls.

use yomikai_domain::assignment::{Assignment, Readiness};
use yomikai_store::{Error, assignment, call, meeting};

use crate::fixtures::{
    at, keep_call, keep_club, keep_meeting, keep_member, keep_room, meeting_id as id, member_id,
};

on_both!(a_deadline_moves_for_one_call_alone, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await?;
            for n in [1, 2] {
                keep_meeting(tx, n, 1, 100, 1).await?;
                keep_call(tx, n, 1).await?;
            }
            let call = meeting::find(tx, id(1)).await?.unwrap().call.unwrap();
            let moved = call.moved_to(at(40), at(30));
            assert_eq!((moved.asked, moved.moved_at), (Some(at(50)), Some(at(30))));
            call::set_deadline(tx, id(1), &moved).await?;
            assert_eq!(meeting::find(tx, id(1)).await?.unwrap().call, Some(moved));
            assert_eq!(meeting::find(tx, id(2)).await?.unwrap().call.unwrap().deadline, at(50));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(of_two_who_open_it_at_a_time_exactly_one_is_its_organiser, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 0).await?;
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[0, 1]).await?;
            keep_meeting(tx, 1, 1, 100, 1).await.map(drop)
        })
        .await
        .unwrap();
    let outcomes = place.race(async |tx, n| keep_call(tx, 1, n as u128).await).await;
    let winner = u128::from(outcomes[0].is_err());
    let refused = outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Conflict))).count();
    assert_eq!((outcomes.iter().filter(|outcome| outcome.is_ok()).count(), refused), (1, 1), "{outcomes:?}");
    let found = meeting::find(&mut place.db.read().await.unwrap(), id(1)).await.unwrap().unwrap();
    assert_eq!(found.call.unwrap().organiser, member_id(winner));
});

on_both!(how_far_the_room_was_is_kept_once, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            assert_eq!(assignment::readiness(tx, id(1)).await?, Readiness { settled: 0, members: 4 });
            let own = Assignment::new(member_id(1)).sit_out(at(30));
            assignment::save(tx, id(1), &own).await?;
            assert_eq!(assignment::readiness(tx, id(1)).await?, Readiness { settled: 1, members: 4 });
            let total = Readiness { settled: 7, members: 9 };
            call::keep_total(tx, id(1), total).await?;
            call::keep_total(tx, id(1), Readiness { settled: 1, members: 4 }).await?;
            assert_eq!(assignment::readiness(tx, id(1)).await?, total);
            let other = assignment::readiness(tx, id(2)).await?;
            assert_eq!(other, Readiness { settled: 0, members: 4 }, "nobody is counted in another room");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(how_far_the_room_was_is_kept_once_also_by_two_nodes, async |place| {
    place.write(keep_room).await.unwrap();
    let totals = [3, 4].map(|settled| Readiness { settled, members: 4 });
    let outcomes = place.race(async |tx, n| call::keep_total(tx, id(1), totals[n]).await).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let kept = assignment::readiness(&mut place.db.read().await.unwrap(), id(1)).await.unwrap();
    assert!(totals.contains(&kept), "{kept:?}");
});
