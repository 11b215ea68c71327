//! Marks.

use std::collections::{BTreeMap, BTreeSet};

use yomikai_domain::{
    id::PostmortemId,
    meeting::{
        Mark, MarkKind, MarkOf,
        unsigned::{Reaction, ReactionTotal, Tally},
    },
};
use yomikai_store::{
    Connection, Result,
    mark::{self, Own},
    testing,
};

use crate::{
    databases::runtime,
    fixtures::{card_id, keep_room, meeting_id as id, member_id, note_id, postmortem_id as item},
};

fn of(document: u128, by: u128, of: MarkOf) -> Mark {
    Mark { item: item(document), of, by: member_id(by) }
}

fn finished(document: u128, by: u128) -> Mark {
    of(document, by, MarkOf::Finished)
}

fn vote(card: u128, by: u128) -> Mark {
    of(1, by, MarkOf::Vote(card_id(card)))
}

fn reaction(note: u128, reaction: Reaction, by: u128) -> Mark {
    of(1, by, MarkOf::Reaction(note_id(note), reaction))
}

async fn set_all(db: &mut Connection, meeting: u128, marks: &[Mark]) -> Result<()> {
    for mark in marks {
        mark::set(db, id(meeting), *mark).await?;
    }
    Ok(())
}

/// One of each kind, by the member 1 on the document 1.
fn one_of_each() -> [Mark; 3] {
    [finished(1, 1), reaction(1, Reaction::Learnt, 1), vote(1, 1)]
}

/// How many marks of each kind there are on a document.
async fn count(db: &mut Connection, meeting: u128, item: PostmortemId) -> Result<(u32, usize, u32)> {
    let finished = mark::count_finished(db, id(meeting), item).await?;
    let reactions = mark::count_reactions(db, id(meeting), item).await?.len();
    Ok((finished, reactions, mark::count_votes(db, id(meeting), item).await?.voters))
}

on_both!(are_there_or_not, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            for mark in one_of_each() {
                mark::clear(tx, id(1), mark).await?;
                set_all(tx, 1, &[mark, mark]).await?;
            }
            assert_eq!(count(tx, 1, item(1)).await?, (1, 1, 1), "twice is once");
            for mark in one_of_each() {
                mark::clear(tx, id(1), mark).await?;
                mark::clear(tx, id(1), mark).await?;
            }
            assert_eq!(count(tx, 1, item(1)).await?, (0, 0, 0));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(are_taken_off_one_by_one, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            let others = [finished(1, 2), finished(2, 1), vote(1, 2), vote(2, 1)];
            set_all(tx, 1, &others).await?;
            set_all(tx, 1, &one_of_each()).await?;
            set_all(tx, 2, &one_of_each()).await?;
            for mark in one_of_each() {
                mark::clear(tx, id(1), mark).await?;
            }
            assert_eq!(count(tx, 1, item(1)).await?, (1, 0, 2));
            assert_eq!(count(tx, 1, item(2)).await?, (1, 0, 0));
            assert_eq!(count(tx, 2, item(1)).await?, (1, 1, 1));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(come_to_totals, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            set_all(tx, 1, &[finished(1, 1), finished(1, 2), finished(2, 1)]).await?;
            set_all(tx, 1, &[vote(1, 1), vote(2, 1), vote(3, 1), vote(1, 2)]).await?;
            let thanks = reaction(2, Reaction::Thanks, 1);
            let same_here = |by| reaction(1, Reaction::SameHere, by);
            set_all(tx, 1, &[thanks, same_here(1), same_here(3), reaction(1, Reaction::Learnt, 3)]).await?;

            assert_eq!(mark::count_finished(tx, id(1), item(1)).await?, 2);
            let dots = BTreeMap::from([(card_id(1), 2), (card_id(2), 1), (card_id(3), 1)]);
            let tally = mark::count_votes(tx, id(1), item(1)).await?;
            assert_eq!(tally, Tally { voters: 2, dots }, "whoever puts three dots is one voter");
            let total = |note, reaction, count| ReactionTotal { note: note_id(note), reaction, count };
            let totals = [
                total(1, Reaction::Learnt, 1),
                total(1, Reaction::SameHere, 2),
                total(2, Reaction::Thanks, 1),
            ];
            assert_eq!(mark::count_reactions(tx, id(1), item(1)).await?, totals);
            assert_eq!(mark::count_votes(tx, id(1), item(2)).await?, Tally::default());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(ones_own_are_known_to_oneself, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            set_all(tx, 1, &one_of_each()).await?;
            set_all(tx, 1, &[vote(2, 1), vote(3, 2), finished(1, 2), finished(2, 1)]).await?;
            let own = Own {
                finished: true,
                reactions: BTreeSet::from([(note_id(1), Reaction::Learnt)]),
                votes: BTreeSet::from([1, 2].map(card_id)),
            };
            assert_eq!(mark::own(tx, id(1), item(1), member_id(1)).await?, own);
            assert_eq!(mark::own(tx, id(1), item(1), member_id(3)).await?, Own::default());
            assert_eq!(mark::own(tx, id(2), item(1), member_id(1)).await?, Own::default());
            let elsewhere = Own { finished: true, ..Own::default() };
            assert_eq!(mark::own(tx, id(1), item(2), member_id(1)).await?, elsewhere);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(go_by_their_kind_or_with_their_meeting, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            for meeting in [1, 2] {
                set_all(tx, meeting, &one_of_each()).await?;
                set_all(tx, meeting, &[finished(2, 1)]).await?;
            }
            let expected = [
                (MarkKind::Finished, (0, 1, 1)),
                (MarkKind::Reaction, (0, 0, 1)),
                (MarkKind::Vote, (0, 0, 0)),
            ];
            for (kind, left) in expected {
                mark::delete(tx, id(1), item(1), kind).await?;
                assert_eq!(count(tx, 1, item(1)).await?, left);
            }
            assert_eq!(count(tx, 1, item(2)).await?, (1, 0, 0), "another document's");
            mark::delete_all(tx, id(1)).await?;
            assert_eq!(count(tx, 1, item(2)).await?, (0, 0, 0));
            assert_eq!(count(tx, 2, item(1)).await?, (1, 1, 1), "another meeting's");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(count_once_also_when_they_come_twice_at_a_time, async |place| {
    place.write(keep_room).await.unwrap();
    let outcomes = place.race(async |tx, _| set_all(tx, 1, &one_of_each()).await).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let counted = count(&mut place.db.read().await.unwrap(), 1, item(1)).await.unwrap();
    assert_eq!(counted, (1, 1, 1));
});

/// Whoever gets hold of the file later must not find out who put which dots. A card's id stands nowhere but in the marks.
#[test]
fn what_was_counted_leaves_no_trace_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let dots = [1, 2, 3].map(|by| vote(7, by));
    let card = card_id(7).to_string();
    runtime().block_on(async {
        for (is_counted, is_found) in [(false, true), (true, false)] {
            let db = testing::sqlite(folder.path()).await.unwrap();
            let mut tx = db.begin().await.unwrap();
            if is_counted {
                mark::delete(&mut tx, id(1), item(1), MarkKind::Vote).await.unwrap();
            } else {
                keep_room(&mut tx).await.unwrap();
                set_all(&mut tx, 1, &dots).await.unwrap();
            }
            tx.commit().await.unwrap();
            // Whoever closes it last moves all that is still in the log beside it into the file.
            db.close().await;
            let file = std::fs::read(folder.path().join("test.sqlite")).unwrap();
            let found = file.windows(card.len()).any(|bytes| bytes == card.as_bytes());
            assert_eq!(found, is_found, "counted: {is_counted}");
        }
    });
}
