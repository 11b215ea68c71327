//! The log of a meeting.

use yomikai_domain::meeting::{CommandId, Entry, Event};
use yomikai_store::{Error, Result, meeting_event};

use crate::fixtures::{command_id, keep_room, meeting_id as id, member_id};

/// The entry number `seq`: the member of that number joins.
fn joined(seq: i64, request: Option<CommandId>) -> Entry {
    let member = member_id(u128::try_from(seq).unwrap());
    Entry { seq, request, event: Event::Joined { member } }
}

/// That exactly one of two went through, and the other was told to fold again.
fn exactly_one(outcomes: &[Result<()>; 2]) -> bool {
    let refused = outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Conflict))).count();
    refused == 1 && outcomes.iter().any(Result::is_ok)
}

on_both!(is_read_back_in_order_from_anywhere, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            let log = [joined(1, Some(command_id(1))), joined(2, None), joined(3, Some(command_id(3)))];
            // The order is that of the numbers, not that of the writing.
            meeting_event::append(tx, id(1), &log[2..]).await?;
            meeting_event::append(tx, id(1), &log[..2]).await?;
            meeting_event::append(tx, id(2), &[joined(1, None)]).await?;
            assert_eq!(meeting_event::list_after(tx, id(1), 0).await?, log);
            assert_eq!(meeting_event::list_after(tx, id(1), 1).await?, log[1..]);
            assert_eq!(meeting_event::list_after(tx, id(1), 3).await?, []);
            assert_eq!(meeting_event::list_after(tx, id(2), 0).await?, [joined(1, None)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_room_is_open_once_something_happened_in_it, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            assert!(!meeting_event::is_open(tx, id(1)).await?);
            meeting_event::append(tx, id(1), &[joined(1, None)]).await?;
            assert!(meeting_event::is_open(tx, id(1)).await?);
            assert!(!meeting_event::is_open(tx, id(2)).await?);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_number_is_taken_once, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            meeting_event::append(tx, id(1), &[joined(1, None), joined(2, None)]).await
        })
        .await
        .unwrap();
    let late = [joined(3, None), joined(2, None)];
    let outcome = place.write(async |tx| meeting_event::append(tx, id(1), &late).await).await;
    assert!(matches!(outcome, Err(Error::Conflict)), "{outcome:?}");
    let log = meeting_event::list_after(&mut place.db.read().await.unwrap(), id(1), 0).await.unwrap();
    assert_eq!(log.len(), 2, "all of an answer is there, or nothing");
});

on_both!(a_request_is_answered_once_in_its_meeting, async |place| {
    let request = Some(command_id(7));
    place
        .write(async |tx| {
            keep_room(tx).await?;
            meeting_event::append(tx, id(1), &[joined(1, request)]).await?;
            meeting_event::append(tx, id(2), &[joined(1, request)]).await
        })
        .await
        .unwrap();
    let again = [joined(2, request)];
    let outcome = place.write(async |tx| meeting_event::append(tx, id(1), &again).await).await;
    assert!(matches!(outcome, Err(Error::Conflict)), "{outcome:?}");
});

on_both!(of_two_nodes_that_append_at_a_time_exactly_one_wins, async |place| {
    place.write(keep_room).await.unwrap();
    let outcomes = place.race(async |tx, _| meeting_event::append(tx, id(1), &[joined(1, None)]).await).await;
    assert!(exactly_one(&outcomes), "{outcomes:?}");
    let log = meeting_event::list_after(&mut place.db.read().await.unwrap(), id(1), 0).await.unwrap();
    assert_eq!(log, [joined(1, None)]);
});

on_both!(a_retry_that_reaches_two_nodes_at_a_time_counts_once, async |place| {
    place.write(keep_room).await.unwrap();
    let outcomes = place
        .race(async |tx, n| {
            let seq = i64::try_from(n).unwrap() + 1;
            meeting_event::append(tx, id(1), &[joined(seq, Some(command_id(7)))]).await
        })
        .await;
    assert!(exactly_one(&outcomes), "{outcomes:?}");
});

on_both!(a_newer_programs_event_is_not_taken_for_nothing, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            let newer = "INSERT INTO meeting_event (meeting_id, seq, event) VALUES ($1, 1, $2)";
            let event = r#"{"event":"danced.v9"}"#;
            sqlx::query(newer).bind(id(1).to_string()).bind(event).execute(&mut *tx).await?;
            let outcome = meeting_event::list_after(tx, id(1), 0).await;
            assert!(matches!(outcome, Err(Error::Unreadable("meeting_event"))), "{outcome:?}");
            Ok(())
        })
        .await
        .unwrap();
});
