//! Wrong guesses.

use yomikai_domain::throttle::Throttle;
use yomikai_store::throttle;

use crate::fixtures::at;

const DAY: i64 = 24 * 60 * 60;

on_both!(are_counted_under_their_key_and_cleared, async |place| {
    place
        .write(async |tx| {
            assert_eq!(throttle::find(tx, "a").await?, None);
            let wrong = |failures, second| Throttle { failures, last_failure_at: at(second) };
            throttle::set(tx, "a", wrong(1, 1)).await?;
            throttle::set(tx, "b", wrong(4, 1)).await?;
            throttle::set(tx, "a", wrong(2, 5)).await?;
            assert_eq!(throttle::find(tx, "a").await?, Some(wrong(2, 5)));
            throttle::clear(tx, "a").await?;
            assert_eq!(throttle::find(tx, "a").await?, None);
            assert_eq!(throttle::find(tx, "b").await?, Some(wrong(4, 1)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(are_swept_when_they_are_forgotten, async |place| {
    place
        .write(async |tx| {
            let wrong = |second| Throttle { failures: 9, last_failure_at: at(second) };
            throttle::set(tx, "old", wrong(0)).await?;
            throttle::set(tx, "new", wrong(2)).await?;
            throttle::sweep(tx, at(DAY + 1)).await?;
            assert_eq!(throttle::find(tx, "old").await?, None);
            assert_eq!(throttle::find(tx, "new").await?, Some(wrong(2)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(two_guesses_at_a_time_count_twice, async |place| {
    let outcomes = place
        .race(async |tx, _| {
            let before = throttle::find(tx, "key").await?;
            throttle::set(tx, "key", Throttle::after_failure(before, at(0))).await
        })
        .await;
    for outcome in outcomes {
        outcome.unwrap();
    }
    let found = throttle::find(&mut place.db.read().await.unwrap(), "key").await.unwrap();
    assert_eq!(found, Some(Throttle { failures: 2, last_failure_at: at(0) }));
});

on_both!(a_room_that_signs_in_together_is_counted_in_full, async |place| {
    let outcomes = place
        .crowd(24, async |tx, _| {
            let before = throttle::find(tx, "address").await?;
            throttle::set(tx, "address", Throttle::after_failure(before, at(0))).await
        })
        .await;
    for outcome in outcomes {
        outcome.unwrap();
    }
    let found = throttle::find(&mut place.db.read().await.unwrap(), "address").await.unwrap();
    assert_eq!(found, Some(Throttle { failures: 24, last_failure_at: at(0) }));
});
