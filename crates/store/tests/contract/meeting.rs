//! Meetings before the day.

use yomikai_domain::{
    assignment::{Assignment, Readiness},
    call::Call,
};
use yomikai_store::{Error, assignment, call, club, meeting, meeting_day};

use crate::fixtures::{
    at, club_id, keep_call, keep_club, keep_meeting, keep_member, keep_room, meeting_id as id, member_id,
    postmortem_id, schedule,
};

on_both!(is_found_as_it_was_arranged, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await?;
            assert_eq!(keep_meeting(tx, 1, 1, 100, 1).await?, 1);
            let found = meeting::find(tx, id(1)).await?.unwrap();
            assert_eq!((found.id, found.club, found.number), (id(1), club_id(1), 1));
            assert_eq!(found.schedule, schedule(100));
            assert_eq!((found.facilitator, found.facilitator_name.as_str()), (member_id(1), "name-1"));
            assert_eq!((found.cancelled_at, found.call), (None, None));
            assert_eq!((found.begun_at, found.closed_at), (None, None));
            keep_call(tx, 1, 1).await?;
            let call = Call::new(member_id(1), at(0), at(50));
            assert_eq!(meeting::find(tx, id(1)).await?.unwrap().call, Some(call));
            assert!(meeting::find(tx, id(2)).await?.is_none());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(numbers_count_in_each_club_by_itself, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await?;
            keep_club(tx, 2, &[1]).await?;
            assert_eq!(keep_meeting(tx, 1, 1, 100, 1).await?, 1);
            assert_eq!(keep_meeting(tx, 2, 1, 50, 1).await?, 2);
            assert_eq!(keep_meeting(tx, 3, 2, 70, 1).await?, 1);
            meeting::cancel(tx, id(2), at(5)).await?;
            assert_eq!(keep_meeting(tx, 4, 1, 200, 1).await?, 3, "a cancelled meeting keeps its number");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(moves_and_changes_hands_without_touching_others, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_club(tx, 1, &[1, 2]).await?;
            keep_meeting(tx, 1, 1, 100, 1).await?;
            keep_meeting(tx, 2, 1, 200, 1).await?;
            let mut moved = schedule(300);
            (moved.length, moved.place, moved.snack) = (480, "https://meet.example".into(), String::new());
            meeting::set_schedule(tx, id(1), &moved).await?;
            meeting::set_facilitator(tx, id(1), member_id(2)).await?;
            let found = meeting::find(tx, id(1)).await?.unwrap();
            assert_eq!((found.schedule, found.facilitator_name.as_str()), (moved, "name-2"));
            let other = meeting::find(tx, id(2)).await?.unwrap();
            assert_eq!((other.schedule, other.facilitator), (schedule(200), member_id(1)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(is_cancelled_once, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await?;
            keep_meeting(tx, 1, 1, 100, 1).await?;
            meeting::cancel(tx, id(1), at(5)).await?;
            meeting::cancel(tx, id(1), at(9)).await?;
            assert_eq!(meeting::find(tx, id(1)).await?.unwrap().cancelled_at, Some(at(5)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_club_lists_its_own_the_latest_first, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await?;
            keep_club(tx, 2, &[1]).await?;
            for (n, club, seconds) in [(1, 1, 200), (2, 1, 100), (3, 1, 300), (4, 2, 250)] {
                keep_meeting(tx, n, club, seconds, 1).await?;
            }
            let listed = meeting::list_of_club(tx, club_id(1), 2).await?;
            assert_eq!(listed.iter().map(|found| found.id).collect::<Vec<_>>(), [3, 1].map(id));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_member_sees_what_is_coming_in_their_clubs_the_soonest_first, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_club(tx, 1, &[1]).await?;
            keep_club(tx, 2, &[1, 2]).await?;
            keep_club(tx, 3, &[2]).await?;
            let all = [(1, 1, 100), (2, 1, 101), (3, 2, 300), (4, 1, 200), (5, 3, 150), (6, 1, 250)];
            for (n, club, seconds) in all {
                keep_meeting(tx, n, club, seconds, 2).await?;
            }
            meeting::cancel(tx, id(4), at(5)).await?;
            meeting_day::close(tx, id(6), at(99)).await?;
            let coming = meeting::list_coming(tx, member_id(1), at(100), 9).await?;
            assert_eq!(coming.iter().map(|found| found.meeting.id).collect::<Vec<_>>(), [2, 3].map(id));
            assert_eq!(meeting::list_coming(tx, member_id(1), at(100), 1).await?.len(), 1);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_is_coming_tells_of_the_room_and_of_ones_own_part_in_it, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            let own = Assignment::new(member_id(1)).bring(postmortem_id(1));
            let ready = Assignment { ready_at: Some(at(20)), ..own };
            let out = Assignment::new(member_id(2)).sit_out(at(30));
            for part in [ready, out] {
                assignment::save(tx, id(1), &part).await?;
            }
            let coming = meeting::list_coming(tx, member_id(1), at(0), 9).await?;
            let [first, second] = &coming[..] else { panic!("{coming:?}") };
            assert_eq!((first.own, second.own), (Some(ready), Some(Assignment::new(member_id(1)))));
            let room = |settled, members| Readiness { settled, members };
            assert_eq!((first.readiness, second.readiness), (room(2, 4), room(0, 4)));
            call::keep_total(tx, id(1), room(7, 9)).await?;
            let coming = meeting::list_coming(tx, member_id(3), at(0), 1).await?;
            assert_eq!(
                (coming[0].own, coming[0].readiness),
                (Some(Assignment::new(member_id(3))), room(7, 9))
            );
            let club = club::find(tx, club_id(1), member_id(1)).await?.unwrap().club;
            assert_eq!(coming[0].club, club);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_meeting_is_found_with_its_club, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            keep_member(tx, 9).await?;
            for (viewer, is_member) in [(1, true), (9, false)] {
                let (found, club) = meeting::find_in_club(tx, id(1), member_id(viewer)).await?.unwrap();
                assert_eq!((found.id, club.club.id, club.is_member), (id(1), club_id(1), is_member));
            }
            assert!(meeting::find_in_club(tx, id(8), member_id(1)).await?.is_none());
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(knows_who_steers_what_is_coming, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_club(tx, 1, &[1, 2]).await?;
            keep_club(tx, 2, &[1, 2]).await?;
            keep_meeting(tx, 1, 1, 100, 1).await?;
            assert!(meeting::steers_coming(tx, club_id(1), member_id(1), at(99)).await?);
            assert!(!meeting::steers_coming(tx, club_id(1), member_id(1), at(100)).await?, "it has begun");
            assert!(!meeting::steers_coming(tx, club_id(1), member_id(2), at(99)).await?);
            assert!(!meeting::steers_coming(tx, club_id(2), member_id(1), at(99)).await?);
            meeting::cancel(tx, id(1), at(5)).await?;
            assert!(!meeting::steers_coming(tx, club_id(1), member_id(1), at(99)).await?);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(two_arranged_at_a_time_get_two_numbers, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await?;
            keep_meeting(tx, 9, 1, 10, 1).await.map(drop)
        })
        .await
        .unwrap();
    let outcomes = place.race(async |tx, n| keep_meeting(tx, n as u128, 1, 100, 1).await).await;
    let mut numbers = outcomes.map(Result::unwrap);
    numbers.sort_unstable();
    assert_eq!(numbers, [2, 3]);
});

on_both!(the_first_two_of_a_club_arranged_at_a_time_get_two_numbers, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await
        })
        .await
        .unwrap();
    let outcomes = place.race(async |tx, n| keep_meeting(tx, n as u128, 1, 100, 1).await).await;
    let mut numbers = outcomes.map(Result::unwrap);
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2]);
});

on_both!(a_form_sent_twice_at_a_time_arranges_one, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_club(tx, 1, &[1]).await
        })
        .await
        .unwrap();
    let outcomes = place
        .race(async |tx, _| {
            if meeting::find(tx, id(1)).await?.is_some() {
                return Ok(false);
            }
            keep_meeting(tx, 1, 1, 100, 1).await?;
            Ok(true)
        })
        .await;
    assert_eq!(crate::databases::wins(outcomes), 1);
    let again = place.write(async |tx| keep_meeting(tx, 1, 1, 100, 1).await).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
});
