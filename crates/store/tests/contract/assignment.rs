//! Assignments.

use std::collections::BTreeSet;

use yomikai_domain::{Language, assignment::Assignment, postmortem::Revision};
use yomikai_store::{Connection, Result, assignment, club, meeting, meeting_day, member, postmortem};

use crate::fixtures::{
    at, body, club_id, keep_call, keep_club, keep_meeting, keep_member, keep_postmortem, keep_room,
    meeting_id as id, member_id, postmortem_id, save,
};

/// Three members, of whom 1 and 2 are in the club 1; its meetings 1 (second 100) and 2 (second 200).
async fn begin(db: &mut Connection) -> Result<()> {
    for n in [1, 2, 3] {
        keep_member(db, n).await?;
    }
    keep_club(db, 1, &[1, 2]).await?;
    keep_meeting(db, 1, 1, 100, 1).await?;
    keep_meeting(db, 2, 1, 200, 1).await?;
    Ok(())
}

async fn call(db: &mut Connection, meeting: u128) -> Result<()> {
    keep_call(db, meeting, 1).await?;
    assignment::assign_club(db, id(meeting), club_id(1)).await
}

async fn who(db: &mut Connection, meeting: u128) -> Result<Vec<String>> {
    Ok(assignment::list(db, id(meeting)).await?.into_iter().map(|named| named.name).collect())
}

on_both!(a_call_gives_one_to_everybody_in_the_club, async |place| {
    place
        .write(async |tx| {
            begin(tx).await?;
            call(tx, 1).await?;
            let fresh = assignment::find(tx, id(1), member_id(1)).await?;
            assert_eq!(fresh, Some(Assignment::new(member_id(1))));
            assert_eq!(assignment::find(tx, id(1), member_id(3)).await?, None);
            assert_eq!(assignment::find(tx, id(2), member_id(1)).await?, None);
            assert_eq!(who(tx, 1).await?, ["name-1", "name-2"]);
            member::set_deactivated(tx, member_id(1), Some(at(5))).await?;
            let all = assignment::list(tx, id(1)).await?;
            let active: Vec<_> = all.iter().map(|named| (named.name.as_str(), named.is_active)).collect();
            assert_eq!(
                active,
                [("name-1", false), ("name-2", true)],
                "the count must not tell how somebody stood"
            );
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(keeps_how_it_stands, async |place| {
    place
        .write(async |tx| {
            begin(tx).await?;
            call(tx, 1).await?;
            call(tx, 2).await?;
            keep_postmortem(tx, 1, 1).await?;
            let full = Assignment {
                member: member_id(1),
                postmortem: Some(postmortem_id(1)),
                ready_at: Some(at(20)),
                sitting_out_at: Some(at(30)),
            };
            assignment::save(tx, id(1), &full).await?;
            assert_eq!(assignment::find(tx, id(1), member_id(1)).await?, Some(full));
            let fresh = Assignment::new(member_id(2));
            assert_eq!(assignment::find(tx, id(1), member_id(2)).await?, Some(fresh));
            let other = Assignment::new(member_id(1));
            assert_eq!(assignment::find(tx, id(2), member_id(1)).await?, Some(other));
            assignment::assign_club(tx, id(1), club_id(1)).await?;
            assert_eq!(assignment::find(tx, id(1), member_id(1)).await?, Some(full), "assigned once");
            assignment::save(tx, id(1), &other).await?;
            assert_eq!(assignment::find(tx, id(1), member_id(1)).await?, Some(other));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(who_joins_later_takes_part_in_what_is_still_to_come, async |place| {
    place
        .write(async |tx| {
            begin(tx).await?;
            keep_meeting(tx, 3, 1, 300, 1).await?;
            keep_meeting(tx, 4, 1, 400, 1).await?;
            for n in [1, 2, 3] {
                call(tx, n).await?;
            }
            meeting::cancel(tx, id(3), at(5)).await?;
            club::add_member(tx, club_id(1), member_id(3), at(100)).await?;
            assignment::assign_open_calls(tx, club_id(1), member_id(3), at(100)).await?;
            assignment::assign_open_calls(tx, club_id(1), member_id(3), at(100)).await?;
            let part = async |tx: &mut Connection, n| assignment::find(tx, id(n), member_id(3)).await;
            assert_eq!(part(tx, 1).await?, None, "it has begun");
            assert_eq!(part(tx, 2).await?, Some(Assignment::new(member_id(3))));
            assert_eq!(part(tx, 3).await?, None, "it is cancelled");
            assert_eq!(part(tx, 4).await?, None, "nobody has called yet");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(who_leaves_keeps_the_past_alone, async |place| {
    place
        .write(async |tx| {
            begin(tx).await?;
            keep_club(tx, 2, &[1]).await?;
            keep_meeting(tx, 3, 2, 300, 1).await?;
            for n in [1, 2, 3] {
                call(tx, n).await?;
            }
            assignment::remove_coming(tx, club_id(1), member_id(1), at(100)).await?;
            assert!(assignment::find(tx, id(1), member_id(1)).await?.is_some(), "it has begun");
            assert!(assignment::find(tx, id(2), member_id(1)).await?.is_none());
            assert!(assignment::find(tx, id(2), member_id(2)).await?.is_some(), "another one's");
            assert!(assignment::find(tx, id(3), member_id(1)).await?.is_some(), "another club's");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_document_knows_where_it_is_brought, async |place| {
    place
        .write(async |tx| {
            begin(tx).await?;
            keep_meeting(tx, 3, 1, 50, 1).await?;
            keep_postmortem(tx, 1, 1).await?;
            keep_postmortem(tx, 2, 1).await?;
            for (meeting, own) in [(1, brings(1, 1)), (2, brings(1, 2)), (3, brings(1, 1))] {
                call(tx, meeting).await?;
                assignment::save(tx, id(meeting), &own).await?;
            }
            let brought = assignment::list_bringing(tx, postmortem_id(1)).await?;
            assert_eq!(brought, [(id(3), brings(1, 1)), (id(1), brings(1, 1))]);
            meeting::cancel(tx, id(3), at(5)).await?;
            assert_eq!(assignment::list_bringing(tx, postmortem_id(1)).await?, [(id(1), brings(1, 1))]);
            Ok(())
        })
        .await
        .unwrap();
});

/// The part of a member who brings a document.
fn brings(member: u128, document: u128) -> Assignment {
    Assignment::new(member_id(member)).bring(postmortem_id(document))
}

/// The same, ready since second 40.
fn ready(member: u128, document: u128) -> Assignment {
    Assignment { ready_at: Some(at(40)), ..brings(member, document) }
}

fn sits_out(member: u128) -> Assignment {
    Assignment::new(member_id(member)).sit_out(at(30))
}

async fn save_all(db: &mut Connection, meeting: u128, all: &[Assignment]) -> Result<()> {
    for own in all {
        assignment::save(db, id(meeting), own).await?;
    }
    Ok(())
}

async fn all(db: &mut Connection, meeting: u128) -> Result<Vec<Assignment>> {
    Ok(assignment::list(db, id(meeting)).await?.into_iter().map(|named| named.assignment).collect())
}

on_both!(only_what_is_ready_outlives_the_beginning, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            let before = [brings(0, 2), ready(1, 1), sits_out(2)];
            save_all(tx, 1, &before).await?;
            save_all(tx, 2, &before).await?;
            let elsewhere = all(tx, 2).await?;
            assignment::forget_all_but_ready(tx, id(1)).await?;
            let fresh = |n| Assignment::new(member_id(n));
            assert_eq!(all(tx, 1).await?, [fresh(0), ready(1, 1), fresh(2), fresh(3)]);
            assert_eq!(all(tx, 2).await?, elsewhere);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_is_ready_is_listed_at_its_present_revision, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            save_all(tx, 1, &[brings(0, 2), ready(1, 1), ready(3, 3)]).await?;
            save_all(tx, 2, &[ready(2, 2)]).await?;
            let newer = body("書き直した", "A check", 1);
            let revision = Revision { number: 2, author: member_id(1), at: at(45), body: newer.clone() };
            save(tx, postmortem_id(1), &revision).await?;
            let listed = assignment::list_ready(tx, id(1)).await?;
            let ids: Vec<_> = listed.iter().map(|document| document.postmortem).collect();
            assert_eq!(ids, [1, 3].map(postmortem_id), "a draft is nobody else's business");
            assert_eq!((listed[0].revision, &listed[0].body), (2, &newer));
            assert_eq!((listed[1].revision, listed[1].language), (1, Language::En));
            assert_eq!(listed[1].authors, BTreeSet::from([member_id(3)]));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(how_long_reading_takes_is_told_of_what_is_ready_and_nothing_else, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            save_all(tx, 1, &[ready(0, 1), ready(1, 1), brings(2, 2), ready(3, 3)]).await?;
            assert_eq!(assignment::list_ready_minutes(tx, id(1)).await?, [1, 1]);
            let long = body(&"word ".repeat(1_000), "A check", 3);
            let revision = Revision { number: 2, author: member_id(3), at: at(45), body: long.clone() };
            save(tx, postmortem_id(3), &revision).await?;
            let long = long.reading_minutes(Language::En);
            assert!(long > 1);
            assert_eq!(assignment::list_ready_minutes(tx, id(1)).await?, [1, long]);
            postmortem::set_trashed(tx, postmortem_id(1), Some(at(50))).await?;
            assert_eq!(assignment::list_ready_minutes(tx, id(1)).await?.len(), 1);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_two_bring_is_read_once_and_is_all_its_authors, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            for author in [2, 3] {
                postmortem::add_author(tx, postmortem_id(1), member_id(author)).await?;
            }
            save_all(tx, 1, &[ready(1, 1), ready(2, 1), brings(3, 1)]).await?;
            let listed = assignment::list_ready(tx, id(1)).await?;
            assert_eq!(listed.len(), 1);
            assert_eq!(listed[0].authors, BTreeSet::from([1, 2, 3].map(member_id)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_is_in_the_trash_is_not_read, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            save_all(tx, 1, &[ready(1, 1), ready(2, 2)]).await?;
            postmortem::set_trashed(tx, postmortem_id(1), Some(at(50))).await?;
            let listed = assignment::list_ready(tx, id(1)).await?;
            let ids: Vec<_> = listed.iter().map(|document| document.postmortem).collect();
            assert_eq!(ids, [postmortem_id(2)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_was_not_read_is_brought_to_the_next_one, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            keep_postmortem(tx, 4, 0).await?;
            save_all(tx, 1, &[ready(0, 4), ready(1, 1), ready(2, 2), brings(3, 3)]).await?;
            // The document 2 was read; the document 3 was never ready.
            meeting_day::keep_carried_over(tx, id(1), &[4, 1, 3].map(postmortem_id)).await?;
            assignment::carry_over(tx, id(2), id(1), at(150)).await?;
            let carried =
                |member, document| Assignment { ready_at: Some(at(150)), ..brings(member, document) };
            let fresh = |n| Assignment::new(member_id(n));
            let expected = [carried(0, 4), carried(1, 1), fresh(2), fresh(3)];
            assert_eq!(all(tx, 2).await?, expected);
            assignment::carry_over(tx, id(2), id(1), at(160)).await?;
            assert_eq!(all(tx, 2).await?, expected, "carried once");
            assert_eq!(assignment::find(tx, id(1), member_id(1)).await?, Some(ready(1, 1)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_somebody_chose_for_the_next_one_stays, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            keep_postmortem(tx, 4, 1).await?;
            save_all(tx, 1, &[ready(1, 1), ready(2, 2), ready(3, 3)]).await?;
            meeting_day::keep_carried_over(tx, id(1), &[1, 2, 3].map(postmortem_id)).await?;
            let chosen = [brings(1, 4), sits_out(2), brings(3, 3)];
            save_all(tx, 2, &chosen).await?;
            assignment::carry_over(tx, id(2), id(1), at(150)).await?;
            assert_eq!(all(tx, 2).await?[1..], chosen);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(whoever_chooses_while_things_are_carried_over_keeps_the_choice, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            save_all(tx, 1, &[ready(1, 1)]).await?;
            meeting_day::keep_carried_over(tx, id(1), &[postmortem_id(1)]).await
        })
        .await
        .unwrap();
    let outcomes = place
        .race(async |tx, n| {
            if n == 0 {
                return assignment::carry_over(tx, id(2), id(1), at(150)).await;
            }
            let own = assignment::find(tx, id(2), member_id(1)).await?.unwrap();
            assignment::save(tx, id(2), &own.sit_out(at(30))).await
        })
        .await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let own = assignment::find(&mut place.db.read().await.unwrap(), id(2), member_id(1)).await.unwrap();
    assert_eq!(own.unwrap().sitting_out_at, Some(at(30)));
    assert_eq!(own.unwrap().ready_at, None);
});

on_both!(whoever_joins_while_the_call_opens_is_not_forgotten, async |place| {
    place.write(begin).await.unwrap();
    let outcomes = place
        .race(async |tx, n| {
            if n == 0 {
                return call(tx, 1).await;
            }
            club::add_member(tx, club_id(1), member_id(3), at(5)).await?;
            assignment::assign_open_calls(tx, club_id(1), member_id(3), at(5)).await
        })
        .await;
    for outcome in outcomes {
        outcome.unwrap();
    }
    let mut db = place.db.read().await.unwrap();
    assert_eq!(who(&mut db, 1).await.unwrap(), ["name-1", "name-2", "name-3"]);
});

on_both!(ready_and_sitting_out_at_a_time_do_not_mix, async |place| {
    place
        .write(async |tx| {
            begin(tx).await?;
            call(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await
        })
        .await
        .unwrap();
    let outcomes = place
        .race(async |tx, n| {
            let own = assignment::find(tx, id(1), member_id(1)).await?.unwrap();
            let changed = if n == 0 { own.sit_out(at(9)) } else { own.bring(postmortem_id(1)) };
            assignment::save(tx, id(1), &changed).await
        })
        .await;
    for outcome in outcomes {
        outcome.unwrap();
    }
    let own = assignment::find(&mut place.db.read().await.unwrap(), id(1), member_id(1)).await.unwrap();
    let fresh = Assignment::new(member_id(1));
    let orders = [fresh.sit_out(at(9)).bring(postmortem_id(1)), fresh.bring(postmortem_id(1)).sit_out(at(9))];
    assert!(orders.contains(&own.unwrap()), "one after the other, in either order: {own:?}");
});
