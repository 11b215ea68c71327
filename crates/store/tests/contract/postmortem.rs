//! Postmortems, their authors and their revisions.

use sqlx::Row as _;
use yomikai_domain::{Language, postmortem::Revision};
use yomikai_store::{Connection, Error, Result, postmortem};

use crate::{
    databases::wins,
    fixtures::{
        at, body, keep_member, keep_postmortem, member_id, postmortem as document, postmortem_id as id, save,
    },
};

/// The revision `number` by `author`, saved at second `number`.
fn revision(number: i64, author: u128, case: &str) -> Revision {
    Revision { number, author: member_id(author), at: at(number), body: body(case, "A check", 1) }
}

async fn action_wordings(db: &mut Connection) -> Result<Vec<String>> {
    let rows = sqlx::query("SELECT what FROM action_item ORDER BY id").fetch_all(db).await?;
    Ok(rows.iter().map(|row| row.get("what")).collect())
}

on_both!(is_found_with_its_current_revision_and_the_viewers_tie, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_postmortem(tx, 1, 1).await?;
            let found = postmortem::find(tx, id(1), member_id(1)).await?.unwrap();
            assert_eq!(found.postmortem, document(1, 1));
            assert_eq!((found.revision.number, found.revision.author), (1, member_id(1)));
            assert_eq!((found.revision.at, found.revision.body), (at(0), body("A case", "A check", 1)));
            assert!(found.is_author);
            assert_eq!(found.trashed_at, None);
            assert!(!postmortem::find(tx, id(1), member_id(2)).await?.unwrap().is_author);
            assert!(postmortem::is_author(tx, id(1), member_id(1)).await?);
            assert!(!postmortem::is_author(tx, id(1), member_id(2)).await?);
            assert!(!postmortem::is_author(tx, id(2), member_id(1)).await?);
            assert!(postmortem::find(tx, id(2), member_id(1)).await?.is_none());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(authors_are_named_once_in_the_order_in_which_they_came, async |place| {
    place
        .write(async |tx| {
            for n in [1, 2, 3] {
                keep_member(tx, n).await?;
            }
            keep_postmortem(tx, 1, 3).await?;
            postmortem::add_author(tx, id(1), member_id(1)).await?;
            postmortem::add_author(tx, id(1), member_id(1)).await?;
            let found = postmortem::find(tx, id(1), member_id(1)).await?.unwrap();
            assert_eq!(
                (found.is_author, found.authors),
                (true, vec!["name-1".to_owned(), "name-3".to_owned()])
            );
            assert_eq!(found.reading_minutes, 1);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(every_save_is_a_revision, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_postmortem(tx, 1, 1).await?;
            assert!(save(tx, id(1), &revision(2, 2, "二つ目")).await?);
            assert!(!save(tx, id(1), &revision(2, 1, "too late")).await?);
            assert!(!save(tx, id(1), &revision(4, 1, "a gap")).await?);
            assert!(!save(tx, id(9), &revision(2, 1, "no such document")).await?);
            assert!(save(tx, id(1), &revision(3, 1, "三つ目")).await?);
            let found = postmortem::find(tx, id(1), member_id(1)).await?.unwrap();
            assert_eq!(found.revision, revision(3, 1, "三つ目"));
            assert_eq!(found.postmortem.created_at, at(0), "it began when it began");
            let second = postmortem::find_revision(tx, id(1), 2).await?;
            assert_eq!(second, Some(revision(2, 2, "二つ目")));
            assert_eq!(postmortem::find_revision(tx, id(1), 4).await?, None);
            let past = postmortem::list_revisions(tx, id(1), 2).await?;
            let past: Vec<_> = past.iter().map(|past| (past.number, past.at, past.author.as_str())).collect();
            assert_eq!(past, [(3, at(3), "name-1"), (2, at(2), "name-2")]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(an_actions_record_follows_its_wording, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await?;
            assert_eq!(action_wordings(tx).await?, ["A check"]);
            let mut worded = revision(2, 1, "A case");
            worded.body.actions[0].what = "A better check".into();
            assert!(save(tx, id(1), &worded).await?);
            assert_eq!(action_wordings(tx).await?, ["A better check"]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(another_documents_action_is_not_worded_from_here, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_postmortem(tx, 1, 1).await?;
            keep_postmortem(tx, 2, 2).await?;
            let mut foreign = revision(2, 2, "A case");
            foreign.body = body("A case", "Not yours to word", 1);
            save(tx, id(2), &foreign).await?;
            assert_eq!(action_wordings(tx).await?, ["A check", "A check"]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(ones_own_are_listed_the_newest_saved_first_and_without_the_trash, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            for n in [1, 2, 3] {
                keep_postmortem(tx, n, 1).await?;
            }
            keep_postmortem(tx, 4, 2).await?;
            postmortem::add_author(tx, id(4), member_id(1)).await?;
            save(tx, id(4), &revision(2, 2, "共に書く。二文目")).await?;
            save(tx, id(2), &revision(2, 1, "Second")).await?;
            save(tx, id(2), &revision(3, 1, "Second. Again")).await?;
            let own = postmortem::list_own(tx, member_id(1), false, 3).await?;
            let titles: Vec<_> = own.iter().map(|own| (own.id, own.title.as_str())).collect();
            assert_eq!(titles, [(id(2), "Second. Again"), (id(4), "共に書く"), (id(1), "A case")]);
            assert_eq!((own[0].language, own[0].saved_at), (Language::En, at(3)));

            postmortem::set_trashed(tx, id(4), Some(at(9))).await?;
            let own = postmortem::list_own(tx, member_id(1), false, 9).await?;
            assert_eq!(own.iter().map(|own| own.id).collect::<Vec<_>>(), [2, 1, 3].map(id));
            let trash = postmortem::list_own(tx, member_id(1), true, 9).await?;
            assert_eq!(trash.iter().map(|own| own.id).collect::<Vec<_>>(), [id(4)]);
            let found = postmortem::find(tx, id(4), member_id(1)).await?.unwrap();
            assert_eq!(found.trashed_at, Some(at(9)));
            postmortem::set_trashed(tx, id(4), None).await?;
            assert_eq!(postmortem::list_own(tx, member_id(1), false, 9).await?.len(), 4);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(of_two_saves_from_the_same_base_exactly_one_wins, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 0).await?;
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await
        })
        .await
        .unwrap();
    let outcomes = place
        .race(async |tx, n| save(tx, id(1), &revision(2, n as u128, &format!("number {n}"))).await)
        .await;
    let winner = u128::from(!*outcomes[0].as_ref().unwrap());
    assert_eq!(wins(outcomes), 1);
    let mut db = place.db.read().await.unwrap();
    let found = postmortem::find(&mut db, id(1), member_id(1)).await.unwrap().unwrap();
    assert_eq!((found.revision.number, found.revision.author), (2, member_id(winner)));
});

on_both!(a_form_sent_twice_at_a_time_makes_one_document, async |place| {
    place.write(async |tx| keep_member(tx, 1).await.map(drop)).await.unwrap();
    let outcomes = place
        .race(async |tx, _| {
            if postmortem::find(tx, id(1), member_id(1)).await?.is_some() {
                return Ok(false);
            }
            keep_postmortem(tx, 1, 1).await?;
            Ok(true)
        })
        .await;
    assert_eq!(wins(outcomes), 1);
});

on_both!(an_id_is_taken_once, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await
        })
        .await
        .unwrap();
    let again = place.write(async |tx| keep_postmortem(tx, 1, 1).await).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
});
