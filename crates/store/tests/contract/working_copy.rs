//! Working copies.

use yomikai_domain::life::Life;
use yomikai_store::{
    postmortem,
    working_copy::{self, WorkingCopy},
};

use crate::fixtures::{at, keep_member, keep_postmortem, member_id, postmortem_id as id};

fn copy(form: &str, second: i64) -> WorkingCopy {
    WorkingCopy { form: form.into(), kept_at: at(second) }
}

on_both!(is_found_by_its_writer_alone_and_replaced_by_the_next, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            working_copy::keep(tx, id(1), member_id(1), &copy("summary=止", 1)).await?;
            working_copy::keep(tx, id(1), member_id(1), &copy("summary=止まった", 2)).await?;
            let found = working_copy::find(tx, id(1), member_id(1)).await?;
            assert_eq!(found, Some(copy("summary=止まった", 2)));
            assert_eq!(working_copy::find(tx, id(1), member_id(2)).await?, None);
            working_copy::end(tx, id(1), member_id(2)).await?;
            assert!(working_copy::find(tx, id(1), member_id(1)).await?.is_some());
            working_copy::end(tx, id(1), member_id(1)).await?;
            assert_eq!(working_copy::find(tx, id(1), member_id(1)).await?, None);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(are_listed_with_what_is_not_begun_and_without_the_trash, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            for n in [1, 2] {
                keep_postmortem(tx, n, 1).await?;
            }
            for (n, second) in [(1, 1), (2, 2), (7, 3)] {
                working_copy::keep(tx, id(n), member_id(1), &copy("x", second)).await?;
            }
            postmortem::set_trashed(tx, id(1), Some(at(9))).await?;
            let listed = working_copy::list_own(tx, member_id(1), 9).await?;
            let shown: Vec<_> = listed.iter().map(|listed| (listed.postmortem, listed.is_begun)).collect();
            assert_eq!(shown, [(id(7), false), (id(2), true)]);
            assert_eq!(working_copy::list_own(tx, member_id(1), 1).await?.len(), 1);
            assert_eq!(working_copy::size_of_others(tx, member_id(1), id(7)).await?, (2, 2));
            working_copy::keep(tx, id(1), member_id(1), &copy("case=%E6%AD%A2", 4)).await?;
            assert_eq!(working_copy::size_of_others(tx, member_id(1), id(7)).await?, (2, 15));
            assert_eq!(working_copy::size_of_others(tx, member_id(1), id(9)).await?, (3, 16));
            assert_eq!(working_copy::size_of_others(tx, member_id(2), id(7)).await?, (0, 0));
            let found = postmortem::find(tx, id(2), member_id(1)).await?.unwrap();
            assert_eq!((found.life, found.is_in_audience), (Life::Draft, true));
            Ok(())
        })
        .await
        .unwrap();
});
