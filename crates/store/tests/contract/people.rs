//! Who writes a document, and who reads it.

use std::collections::BTreeSet;

use yomikai_domain::life::Audience;
use yomikai_store::{Error, member, people, postmortem};

use crate::fixtures::{at, keep_member, keep_postmortem, member_id, postmortem_id as id};

on_both!(authors_come_and_go_and_stay_named_while_they_pause, async |place| {
    place
        .write(async |tx| {
            for n in [1, 2, 3] {
                keep_member(tx, n).await?;
            }
            keep_postmortem(tx, 1, 2).await?;
            keep_postmortem(tx, 2, 3).await?;
            postmortem::add_author(tx, id(1), member_id(1)).await?;
            postmortem::add_author(tx, id(1), member_id(3)).await?;
            member::set_deactivated(tx, member_id(1), Some(at(9))).await?;
            let authors = people::list_authors(tx, id(1)).await?;
            let told: Vec<_> = authors.iter().map(|it| (it.id, it.name.as_str(), it.is_active)).collect();
            let expected = [
                (member_id(1), "name-1", false),
                (member_id(2), "name-2", true),
                (member_id(3), "name-3", true),
            ];
            assert_eq!(told, expected);
            people::remove_author(tx, id(1), member_id(3)).await?;
            people::remove_author(tx, id(1), member_id(3)).await?;
            assert_eq!(people::list_authors(tx, id(1)).await?.len(), 2);
            assert!(!postmortem::find(tx, id(1), member_id(3)).await?.unwrap().is_author);
            assert_eq!(people::list_authors(tx, id(2)).await?.len(), 1, "another document's stay");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(an_audience_is_everyone_until_it_names_people, async |place| {
    place
        .write(async |tx| {
            for n in [1, 2, 3] {
                keep_member(tx, n).await?;
            }
            keep_postmortem(tx, 1, 1).await?;
            keep_postmortem(tx, 2, 1).await?;
            assert_eq!(people::list_readers(tx, id(1)).await?, None);
            let steps: [(Audience, &[u128]); 4] = [
                (Audience::Named(BTreeSet::from([2, 3].map(member_id))), &[2, 3]),
                (Audience::Named(BTreeSet::from([member_id(3)])), &[3]),
                (Audience::Everyone, &[1, 2, 3]),
                (Audience::Named(BTreeSet::from([member_id(2)])), &[2]),
            ];
            for (audience, includes) in steps {
                people::set_audience(tx, id(1), &audience).await?;
                for n in [1, 2, 3] {
                    let found = postmortem::find(tx, id(1), member_id(n)).await?.unwrap();
                    assert_eq!(found.is_in_audience, includes.contains(&n), "{audience:?} {n}");
                }
                let readers = people::list_readers(tx, id(1)).await?;
                let readers = readers.map(|readers| readers.iter().map(|reader| reader.id).collect());
                let named = match audience {
                    Audience::Everyone => None,
                    Audience::Named(people) => Some(people),
                };
                assert_eq!(readers, named);
            }
            assert_eq!(people::list_readers(tx, id(2)).await?, None, "another document's stays");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(an_audience_names_members_alone, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await
        })
        .await
        .unwrap();
    let nobody = Audience::Named(BTreeSet::from([member_id(404)]));
    let named = place.write(async |tx| people::set_audience(tx, id(1), &nobody).await).await;
    assert!(named.is_err(), "{named:?}");
    assert!(!matches!(named, Err(Error::Unreadable(_))));
    let mut db = place.db.read().await.unwrap();
    assert_eq!(people::list_readers(&mut db, id(1)).await.unwrap(), None);
});
