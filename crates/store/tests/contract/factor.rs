//! Factors that the organisation added, and those of the product that it took off its list.

use yomikai_domain::factor::Factor;
use yomikai_store::{
    Error,
    factor::{self, Kept},
};

use crate::fixtures::at;

fn key(key: &str) -> Factor {
    Factor::parse(key).unwrap()
}

fn kept(id: &str, name: &str, retired: Option<i64>) -> Kept {
    Kept { factor: key(id), name: name.to_owned(), retired_at: retired.map(at) }
}

on_both!(own_ones_are_named_and_renamed, async |place| {
    place
        .write(async |tx| {
            factor::insert(tx, &key("own-00000002"), "夜間の手作業", at(1)).await?;
            factor::insert(tx, &key("own-00000001"), "Two clocks", at(2)).await?;
            factor::rename(tx, &key("own-00000002"), "手作業").await?;
            factor::rename(tx, &key("own-00000009"), "nothing").await?;
            let expected = [kept("own-00000002", "手作業", None), kept("own-00000001", "Two clocks", None)];
            assert_eq!(factor::list(tx).await?, expected);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(either_kind_is_retired_and_brought_back, async |place| {
    place
        .write(async |tx| {
            factor::insert(tx, &key("own-00000001"), "Two clocks", at(1)).await?;
            for seconds in [2, 3] {
                factor::retire(tx, &key("own-00000001"), at(seconds)).await?;
                factor::retire(tx, &key("capacity"), at(seconds)).await?;
            }
            let retired = [kept("own-00000001", "Two clocks", Some(2)), kept("capacity", "", Some(2))];
            assert_eq!(factor::list(tx).await?, retired);
            for factor in ["own-00000001", "capacity", "hand-over"] {
                factor::bring_back(tx, &key(factor)).await?;
            }
            factor::retire(tx, &key("capacity"), at(4)).await?;
            let again = [kept("own-00000001", "Two clocks", None), kept("capacity", "", Some(4))];
            assert_eq!(factor::list(tx).await?, again);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(of_two_with_one_key_exactly_one_is_kept, async |place| {
    let outcomes = place
        .race(async |tx, n| factor::insert(tx, &key("own-00000001"), &format!("number {n}"), at(1)).await)
        .await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Conflict))).count(), 1);
});
