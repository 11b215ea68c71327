//! What a meeting reads, and what it left to the next one.

use std::collections::BTreeMap;

use yomikai_domain::{assignment::Assignment, id::PostmortemId, postmortem::Revision};
use yomikai_store::{
    Connection, Result, assignment,
    brought::{self, Brought},
    meeting_day, postmortem,
};

use crate::fixtures::{
    at, body, club_id, keep_call, keep_club, keep_meeting, keep_room, meeting_id, member_id,
    postmortem_id as id, save,
};

/// The member `n` brings the document of the same number; ready since second 40, or not yet.
async fn bring(db: &mut Connection, meeting: u128, n: u128, is_ready: bool) -> Result<()> {
    let own = assignment::find(db, meeting_id(meeting), member_id(n)).await?.unwrap().bring(id(n));
    let own = Assignment { ready_at: is_ready.then(|| at(40)), ..own };
    assignment::save(db, meeting_id(meeting), &own).await
}

/// The second revision of a document, saved at `seconds`.
async fn go_on(db: &mut Connection, n: u128, seconds: i64) -> Result<()> {
    let revision =
        Revision { number: 2, author: member_id(n), at: at(seconds), body: body("More", "A check", n) };
    assert!(save(db, id(n), &revision).await?);
    Ok(())
}

fn numbers(all: &BTreeMap<PostmortemId, Brought>) -> Vec<(PostmortemId, i64)> {
    all.iter().map(|(id, brought)| (*id, brought.number)).collect()
}

on_both!(a_meeting_reads_what_is_ready_and_what_it_began_as_it_was_then, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            for n in [1, 2, 3] {
                bring(tx, 1, n, n == 1).await?;
            }
            meeting_day::pin(tx, meeting_id(1), id(2), 1).await?;
            meeting_day::pin(tx, meeting_id(2), id(3), 1).await?;
            postmortem::add_author(tx, id(2), member_id(1)).await?;
            go_on(tx, 1, 50).await?;
            go_on(tx, 2, 50).await?;
            let read = brought::list(tx, meeting_id(1)).await?;
            assert_eq!(numbers(&read), [(id(1), 2), (id(2), 1)]);
            assert_eq!(
                (&read[&id(1)].body, &read[&id(1)].authors[..]),
                (&body("More", "A check", 1), &["name-1".to_owned()][..])
            );
            assert_eq!(read[&id(2)].body, body("A case", "A check", 2));
            assert_eq!(read[&id(2)].authors, ["name-1", "name-2"]);
            postmortem::set_trashed(tx, id(2), Some(at(60))).await?;
            assert_eq!(numbers(&brought::list(tx, meeting_id(1)).await?), [(id(1), 2)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_a_meeting_left_is_as_it_was_when_it_closed_and_while_that_is_consented_to, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            // Another club may read the second one, which is not this one's business.
            keep_club(tx, 2, &[2]).await?;
            keep_meeting(tx, 11, 2, 300, 2).await?;
            keep_call(tx, 11, 2).await?;
            assignment::assign_club(tx, meeting_id(11), club_id(2)).await?;
            bring(tx, 11, 2, true).await?;
            bring(tx, 1, 1, true).await?;
            bring(tx, 1, 3, true).await?;
            meeting_day::keep_carried_over(tx, meeting_id(1), &[id(1), id(2)]).await?;
            go_on(tx, 1, 150).await?;
            let left =
                async |db: &mut Connection| brought::list_left(db, meeting_id(1), club_id(1), at(100)).await;
            let as_it_was = left(tx).await?;
            assert_eq!(numbers(&as_it_was), [(id(1), 1)], "neither what was read nor what is another club's");
            assert_eq!(as_it_was[&id(1)].authors, ["name-1"]);
            bring(tx, 2, 1, false).await?;
            assert!(left(tx).await?.is_empty(), "the latest meeting may not read it");
            bring(tx, 2, 1, true).await?;
            assert_eq!(left(tx).await?, as_it_was);
            postmortem::set_trashed(tx, id(1), Some(at(160))).await?;
            assert!(left(tx).await?.is_empty());
            Ok(())
        })
        .await
        .unwrap();
});
