//! Connections and transactions.

use sqlx::Row as _;
use yomikai_domain::Language;
use yomikai_store::{Db, Error, Retries, member, organisation, organisation::Organisation};

use crate::{
    databases::runtime,
    fixtures::{at, keep_member, zone},
};

on_both!(a_transaction_that_is_dropped_leaves_no_trace, async |place| {
    let mut tx = place.db.begin().await.unwrap();
    keep_member(&mut tx, 1).await.unwrap();
    drop(tx);
    assert_eq!(member::list(&mut place.db.read().await.unwrap()).await.unwrap().len(), 0);
    place.write(async |tx| keep_member(tx, 1).await.map(drop)).await.unwrap();
    assert_eq!(member::list(&mut place.db.read().await.unwrap()).await.unwrap().len(), 1);
});

on_both!(a_snapshot_sees_one_state_and_keeps_no_writer_out, async |place| {
    let mut snapshot = place.db.snapshot().await.unwrap();
    assert_eq!(organisation::find(&mut snapshot).await.unwrap(), None);
    place
        .write(async |tx| {
            let new = Organisation { name: "New".into(), language: Language::En, zone: zone() };
            organisation::insert(tx, &new, at(0)).await
        })
        .await
        .unwrap();
    assert_eq!(organisation::find(&mut snapshot).await.unwrap(), None);
    snapshot.rollback().await.unwrap();
    assert!(organisation::find(&mut place.db.read().await.unwrap()).await.unwrap().is_some());
});

on_both!(what_was_committed_is_there_for_whoever_opens_it_next, async |place| {
    place.write(async |tx| keep_member(tx, 1).await.map(drop)).await.unwrap();
    let again = place.open_again().await;
    assert_eq!(member::list(&mut again.read().await.unwrap()).await.unwrap().len(), 1);
});

on_both!(what_was_written_in_a_hurry_is_there_once_it_has_settled, async |place| {
    let waits = async || {
        let mut tx = place.db.begin().await.unwrap();
        let row = sqlx::query("PRAGMA synchronous").fetch_one(&mut *tx).await.unwrap();
        row.get::<i64, _>(0) == 2
    };
    place.db.hurry().await.unwrap();
    assert!(!place.is_sqlite() || !waits().await);
    place.write(async |tx| keep_member(tx, 1).await.map(drop)).await.unwrap();
    place.db.settle().await.unwrap();
    assert!(!place.is_sqlite() || waits().await, "commits wait for the disk again");
    let again = place.open_again().await;
    assert_eq!(member::list(&mut again.read().await.unwrap()).await.unwrap().len(), 1);
});

/// A folder's name is the user's business: none of it is part of an address.
#[test]
fn a_file_lies_where_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    // A path without a leading slash begins where the program runs.
    std::env::set_current_dir(folder.path()).unwrap();
    let relative = std::path::Path::new("Data of ours").join("test.sqlite");
    std::fs::create_dir(relative.parent().unwrap()).unwrap();
    runtime().block_on(async { Db::sqlite(&relative).await.unwrap().close().await });
    assert!(relative.is_file());
    for name in ["100%25", "読み会 2026", "a?mode=memory", "b#c", "d&e"] {
        let file = folder.path().join(name).join("test.sqlite");
        std::fs::create_dir(file.parent().unwrap()).unwrap();
        runtime().block_on(async { Db::sqlite(&file).await.unwrap().close().await });
        assert!(file.is_file(), "{name}");
    }
}

on_both!(whoever_is_in_the_way_again_and_again_is_given_up_on, async |_| {
    let mut retries = Retries::default();
    let mut tried = 0;
    while retries.once_more().await {
        tried += 1;
    }
    assert_eq!(tried, 8);
    let mut others = Retries::default();
    assert!(!others.again(&Error::Busy).await, "only what is contended gets better by trying");
});
