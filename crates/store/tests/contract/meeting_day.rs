//! What a meeting's day leaves beside its log.

use std::collections::BTreeSet;

use sqlx::Row as _;
use yomikai_domain::{assignment::Assignment, id::SessionId};
use yomikai_store::{
    Connection, Result, assignment, meeting, meeting_day, member,
    session::{self, NewSession},
};

use crate::{
    databases::wins,
    fixtures::{
        at, club_id, keep_call, keep_club, keep_meeting, keep_member, keep_room, meeting_id as id, member_id,
        postmortem_id as item, uuid,
    },
};

on_both!(a_meeting_begins_and_is_over_once, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            let since = async |tx: &mut Connection, n| -> Result<_> {
                let found = meeting::find(tx, id(n)).await?.unwrap();
                Ok((found.begun_at, found.closed_at))
            };
            assert_eq!(since(tx, 1).await?, (None, None));
            meeting_day::begin(tx, id(1), at(100)).await?;
            meeting_day::begin(tx, id(1), at(110)).await?;
            assert_eq!(since(tx, 1).await?, (Some(at(100)), None));
            meeting_day::close(tx, id(1), at(180)).await?;
            meeting_day::close(tx, id(1), at(190)).await?;
            assert_eq!(since(tx, 1).await?, (Some(at(100)), Some(at(180))));
            assert_eq!(since(tx, 2).await?, (None, None), "another meeting");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(knows_when_whoever_leads_was_last_there, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            assert_eq!(meeting_day::facilitator_seen(tx, id(1)).await?, None);
            meeting_day::see_facilitator(tx, id(1), at(100)).await?;
            meeting_day::see_facilitator(tx, id(1), at(110)).await?;
            assert_eq!(meeting_day::facilitator_seen(tx, id(1)).await?, Some(at(110)));
            assert_eq!(meeting_day::facilitator_seen(tx, id(2)).await?, None);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(whoever_leads_may_be_seen_from_two_nodes_at_a_time, async |place| {
    place.write(keep_room).await.unwrap();
    let outcomes = place.race(async |tx, _| meeting_day::see_facilitator(tx, id(1), at(100)).await).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
});

on_both!(a_meeting_reads_the_revision_that_was_pinned_first, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            assert!(!meeting_day::is_pinned(tx, id(1), item(1)).await?);
            meeting_day::pin(tx, id(1), item(1), 1).await?;
            meeting_day::pin(tx, id(1), item(1), 2).await?;
            assert!(meeting_day::is_pinned(tx, id(1), item(1)).await?);
            assert!(!meeting_day::is_pinned(tx, id(2), item(1)).await?);
            assert!(!meeting_day::is_pinned(tx, id(1), item(2)).await?);
            let row = sqlx::query("SELECT number FROM pinned_revision").fetch_one(tx).await?;
            assert_eq!(row.get::<i64, _>("number"), 1);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(nothing_is_read_whose_consent_is_taken_back_at_the_same_time, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            let own = assignment::find(tx, id(1), member_id(1)).await?.unwrap().bring(item(1));
            let ready = Assignment { ready_at: Some(at(40)), ..own };
            assignment::save(tx, id(1), &ready).await
        })
        .await
        .unwrap();
    let outcomes = place
        .race(async |tx, n| {
            if n == 0 {
                let ready = assignment::list_ready(tx, id(1)).await?;
                for document in &ready {
                    meeting_day::pin(tx, id(1), document.postmortem, document.revision).await?;
                }
                return Ok(!ready.is_empty());
            }
            if meeting_day::is_pinned(tx, id(1), item(1)).await? {
                return Ok(false);
            }
            let own = assignment::find(tx, id(1), member_id(1)).await?.unwrap();
            assignment::save(tx, id(1), &own.take_back()).await?;
            Ok(true)
        })
        .await;
    assert_eq!(wins(outcomes), 1, "either it is read, or it was taken back");
});

on_both!(keeps_what_was_not_read_in_its_order, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            assert_eq!(meeting_day::list_carried_over(tx, id(1)).await?, []);
            meeting_day::keep_carried_over(tx, id(1), &[3, 1, 2].map(item)).await?;
            meeting_day::keep_carried_over(tx, id(1), &[1, 2, 3].map(item)).await?;
            assert_eq!(meeting_day::list_carried_over(tx, id(1)).await?, [3, 1, 2].map(item));
            assert_eq!(meeting_day::list_carried_over(tx, id(2)).await?, []);
            Ok(())
        })
        .await
        .unwrap();
});

/// The room of club 1 with meetings 1 to 5, all called, and a club 2 whose meetings 11 to 15 have the same numbers.
async fn begin_series(db: &mut Connection) -> Result<()> {
    keep_room(db).await?;
    keep_club(db, 2, &[1]).await?;
    for n in [3, 4, 5] {
        keep_meeting(db, n, 1, 300, 1).await?;
        keep_call(db, n, 1).await?;
    }
    for n in 11..=15 {
        keep_meeting(db, n, 2, 300, 1).await?;
    }
    Ok(())
}

on_both!(knows_the_last_one_that_is_over, async |place| {
    place
        .write(async |tx| {
            begin_series(tx).await?;
            assert_eq!(meeting_day::last_closed(tx, club_id(1), 5).await?, None);
            for n in [1, 2, 4, 13] {
                meeting_day::close(tx, id(n), at(400)).await?;
            }
            assert_eq!(meeting_day::last_closed(tx, club_id(1), 5).await?, Some(id(4)));
            assert_eq!(meeting_day::last_closed(tx, club_id(1), 4).await?, Some(id(2)));
            assert_eq!(meeting_day::last_closed(tx, club_id(1), 1).await?, None);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(knows_the_next_one_that_people_write_for, async |place| {
    place
        .write(async |tx| {
            begin_series(tx).await?;
            assert_eq!(meeting_day::next_called(tx, club_id(1), 1).await?, Some(id(2)));
            meeting::cancel(tx, id(2), at(5)).await?;
            meeting_day::begin(tx, id(3), at(300)).await?;
            assert_eq!(meeting_day::next_called(tx, club_id(1), 1).await?, Some(id(4)));
            assert_eq!(meeting_day::next_called(tx, club_id(1), 5).await?, None);
            assert_eq!(meeting_day::next_called(tx, club_id(2), 1).await?, None, "nobody has called yet");
            Ok(())
        })
        .await
        .unwrap();
});

/// Keeps the session number `n` of a member, which lasts until `seconds`.
async fn keep_session(db: &mut Connection, n: u128, member: u128, seconds: i64) -> Result<()> {
    let new = NewSession {
        token_hash: &format!("hash-{n}"),
        id: SessionId::new(uuid(n)),
        member: member_id(member),
        device: "Firefox",
        created_at: at(0),
        seen_at: at(0),
        expires_at: at(seconds),
    };
    session::insert(db, &new).await
}

on_both!(whoever_is_signed_in_and_in_the_club_may_listen, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            keep_member(tx, 9).await?;
            keep_club(tx, 2, &[9]).await?;
            let sessions =
                [(10, 1, 200), (11, 1, 200), (12, 1, 100), (20, 2, 200), (30, 3, 200), (90, 9, 200)];
            for (n, member, seconds) in sessions {
                keep_session(tx, n, member, seconds).await?;
            }
            member::set_deactivated(tx, member_id(3), Some(at(50))).await?;
            let listeners = async |tx: &mut Connection, club, seconds| {
                meeting_day::list_listeners(tx, club_id(club), at(seconds)).await
            };
            let ids = |all: &[u128]| all.iter().map(|n| SessionId::new(uuid(*n))).collect::<BTreeSet<_>>();
            assert_eq!(listeners(tx, 1, 99).await?, ids(&[10, 11, 12, 20]));
            assert_eq!(listeners(tx, 1, 100).await?, ids(&[10, 11, 20]), "one has expired");
            assert_eq!(listeners(tx, 2, 100).await?, ids(&[90]));
            session::end(tx, SessionId::new(uuid(11)), member_id(1)).await?;
            assert_eq!(listeners(tx, 1, 100).await?, ids(&[10, 20]), "one has signed out");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_was_held_lately_is_listed_for_the_members_of_its_club, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            keep_member(tx, 8).await?;
            keep_club(tx, 2, &[1, 8]).await?;
            keep_meeting(tx, 3, 2, 300, 1).await?;
            for (meeting, seconds) in [(1, 150), (2, 250), (3, 350)] {
                meeting_day::close(tx, id(meeting), at(seconds)).await?;
            }
            let ids = async |tx: &mut Connection, member, since, most| -> Result<Vec<_>> {
                let closed = meeting_day::list_closed(tx, member_id(member), at(since), most).await?;
                Ok(closed.into_iter().map(|it| it.id).collect())
            };
            assert_eq!(ids(tx, 1, 0, 9).await?, [id(3), id(2), id(1)]);
            assert_eq!(ids(tx, 1, 0, 2).await?, [id(3), id(2)]);
            assert_eq!(ids(tx, 1, 150, 9).await?, [id(3), id(2)]);
            assert_eq!(ids(tx, 2, 0, 9).await?, [id(2), id(1)], "not in the other club");
            let of_eight = meeting_day::list_closed(tx, member_id(8), at(0), 9).await?;
            let expected = meeting_day::Closed {
                id: id(3),
                number: 1,
                closed_at: at(350),
                club: "club-2".into(),
                language: yomikai_domain::Language::Ja,
            };
            assert_eq!(of_eight, [expected]);
            Ok(())
        })
        .await
        .unwrap();
});
