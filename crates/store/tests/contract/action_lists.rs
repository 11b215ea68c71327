//! Lists of actions: who finds what, in which order, and page by page.

use yomikai_domain::{
    action_item::{Closure, Outcome, Plan},
    action_list::{Due, Stand, Strengths},
    id::{ActionItemId, MemberId},
    meeting::{Promotion, Strength},
};
use yomikai_store::{
    Connection, Result,
    action_item::{self, Filter, Found, Place},
    action_owner,
};

use crate::fixtures::{
    at, card, card_id, club_id, keep_club, keep_meeting, keep_member, keep_postmortem, keep_room, meeting_id,
    member_id, postmortem_id, uuid,
};

const ANY: Filter = Filter { mine: false, club: None, strengths: Strengths::Any, due: Due::Any };

fn id(n: u128) -> ActionItemId {
    ActionItemId::new(uuid(n))
}

/// The meeting 1 makes the action number `n` of the document 1, seen to by `owner`.
async fn make(db: &mut Connection, n: u128, owner: u128) -> Result<()> {
    let promotion = Promotion {
        action: id(n),
        item: postmortem_id(1),
        card: card_id(1),
        owner: member_id(owner),
        due: "2026-12-24".parse().unwrap(),
        strength: Some(Strength::Prevents),
    };
    action_item::open(db, meeting_id(1), &promotion, &card(1, "CI が止める"), at(60)).await
}

/// Opens the action that the text of the document number `n` words.
async fn open(
    db: &mut Connection,
    n: u128,
    owner: Option<u128>,
    due: &str,
    strength: Option<Strength>,
) -> Result<()> {
    let plan = Plan {
        owner: owner.map(member_id),
        due: due.parse().ok(),
        strength,
        is_open: true,
        ..Plan::default()
    };
    action_item::set_plan(db, id(n), &plan, at(61)).await
}

async fn set(db: &mut Connection, statement: &'static str) -> Result<()> {
    sqlx::query(statement).execute(db).await?;
    Ok(())
}

fn ids(found: &[Found]) -> Vec<u128> {
    found.iter().map(|found| found.item.id.uuid().as_u128()).collect()
}

async fn listed(db: &mut Connection, viewer: u128, stand: Stand, filter: Filter) -> Result<Vec<u128>> {
    Ok(ids(&action_item::list(db, member_id(viewer), (stand, filter), None, 100).await?))
}

/// What each of the members 1 to 5 finds that is open: the author of the document 1, whoever sees to both actions,
/// somebody of the club, somebody whom the audience may name, and somebody else.
async fn seen(db: &mut Connection) -> Result<[Vec<u128>; 5]> {
    let mut all = [const { Vec::new() }; 5];
    for (seen, viewer) in all.iter_mut().zip(1..) {
        *seen = listed(db, viewer, Stand::Open, ANY).await?;
        for action in [1, 50] {
            let found = action_item::find(db, id(action), member_id(viewer)).await?.unwrap();
            let is_owner = found.item.plan.owner == Some(member_id(viewer));
            let is_seen = found.is_shared && (found.is_in_audience || found.is_in_club());
            let is_seen = is_seen || is_owner || found.is_author;
            assert!(
                is_seen || !seen.contains(&action),
                "the list and the ties agree about {action} for {viewer}"
            );
        }
    }
    Ok(all)
}

/// The document 1 with an action of its text (1) and one that the meeting 1 made (50), both seen to by the member 2; the
/// members 4 and 5 are in no club.
async fn keep_both(db: &mut Connection) -> Result<()> {
    keep_room(db).await?;
    for outsider in [4, 5] {
        keep_member(db, outsider).await?;
    }
    make(db, 50, 2).await?;
    open(db, 1, Some(2), "2026-12-01", None).await
}

on_both!(each_finds_what_is_theirs_to_see, async |place| {
    place
        .write(async |tx| {
            keep_both(tx).await?;
            let (both, made, none) = (vec![1, 50], vec![50], Vec::new());
            let draft = [both.clone(), both.clone(), made.clone(), none.clone(), none.clone()];
            assert_eq!(seen(tx).await?, draft, "a draft");
            set(tx, "UPDATE postmortem SET published_at = 70").await?;
            assert_eq!(seen(tx).await?, [const { [1, 50] }; 5].map(Vec::from), "published for everyone");
            set(tx, "UPDATE postmortem SET audience = 'named'").await?;
            assert_eq!(seen(tx).await?, draft, "published for nobody named");
            set(tx, "INSERT INTO postmortem_reader SELECT p.id, m.id FROM postmortem AS p, member AS m WHERE m.name = 'name-4'")
                .await?;
            let named = [both.clone(), both.clone(), made.clone(), both.clone(), none.clone()];
            assert_eq!(seen(tx).await?, named, "published for one who is named");
            set(tx, "UPDATE postmortem SET audience = 'everyone', withdrawn_at = 80").await?;
            let few = [both.clone(), both.clone(), none.clone(), none.clone(), none.clone()];
            assert_eq!(seen(tx).await?, few, "withdrawn");
            set(tx, "UPDATE postmortem SET withdrawn_at = NULL, trashed_at = 80").await?;
            assert_eq!(seen(tx).await?, few, "in the trash");
            set(tx, "UPDATE postmortem SET trashed_at = NULL").await?;
            set(tx, "UPDATE action_item SET dropped_at = 80 WHERE meeting_id IS NULL").await?;
            assert_eq!(seen(tx).await?, [const { [50] }; 5].map(Vec::from), "what no text has is in no list");
            let dropped = action_item::find(tx, id(1), member_id(5)).await?.unwrap();
            assert!(dropped.is_in_audience && !dropped.is_shared);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(who_could_see_to_it_is_who_is_known_to_see_it, async |place| {
    place
        .write(async |tx| {
            keep_both(tx).await?;
            let people = async |tx: &mut Connection, action, viewer| {
                let people = action_owner::list_of_action(tx, id(action), member_id(viewer)).await?;
                Ok::<_, yomikai_store::Error>(people.into_iter().map(|named| named.name).collect::<Vec<_>>())
            };
            assert_eq!(people(tx, 1, 1).await?, ["name-1"], "a draft's is its authors'");
            assert_eq!(people(tx, 50, 1).await?, ["name-0", "name-1", "name-2", "name-3"]);
            assert_eq!(people(tx, 50, 3).await?, ["name-0", "name-1", "name-2", "name-3"]);
            set(tx, "UPDATE member SET deactivated_at = 1 WHERE name = 'name-3'").await?;
            assert_eq!(people(tx, 50, 2).await?, ["name-0", "name-1", "name-2"]);
            set(tx, "UPDATE postmortem SET published_at = 1, audience = 'named'").await?;
            set(tx, "INSERT INTO postmortem_reader SELECT p.id, m.id FROM postmortem AS p, member AS m WHERE m.name = 'name-4'")
                .await?;
            assert_eq!(people(tx, 50, 1).await?, ["name-0", "name-1", "name-2", "name-4"]);
            assert_eq!(people(tx, 50, 2).await?, ["name-0", "name-1", "name-2"], "its owner learns of no reader");
            assert_eq!(people(tx, 1, 2).await?, Vec::<String>::new(), "nor of the authors of what no meeting made");
            set(tx, "UPDATE postmortem SET withdrawn_at = 1").await?;
            assert_eq!(people(tx, 50, 1).await?, ["name-1"]);
            set(tx, "UPDATE postmortem SET withdrawn_at = NULL, audience = 'everyone'").await?;
            assert_eq!(people(tx, 1, 5).await?, ["name-0", "name-1", "name-2", "name-4", "name-5"]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_list_shows_what_is_chosen, async |place| {
    place
        .write(async |tx| {
            keep_both(tx).await?;
            open(tx, 2, Some(1), "", Some(Strength::Reveals)).await?;
            set(tx, "UPDATE postmortem SET published_at = 1").await?;
            let of = async |tx: &mut Connection, filter| listed(tx, 2, Stand::Open, filter).await;
            assert_eq!(of(tx, ANY).await?, [1, 50, 2], "the soonest first, without a date last");
            assert_eq!(of(tx, Filter { mine: true, ..ANY }).await?, [1, 50]);
            let by_strength = |strengths| Filter { strengths, ..ANY };
            assert_eq!(of(tx, by_strength(Strengths::Only(Strength::Prevents))).await?, [50]);
            assert_eq!(of(tx, by_strength(Strengths::Undecided)).await?, [1]);
            let by_due = |due| Filter { due, ..ANY };
            let (first, last) = ("2026-12-01".parse().unwrap(), "2026-12-24".parse().unwrap());
            assert_eq!(of(tx, by_due(Due::Before(last))).await?, [1]);
            assert_eq!(of(tx, by_due(Due::Before(first))).await?, []);
            assert_eq!(of(tx, by_due(Due::Between(first, last))).await?, [1]);
            assert_eq!(of(tx, by_due(Due::From(last))).await?, [50]);
            assert_eq!(of(tx, by_due(Due::Undated)).await?, [2]);
            assert_eq!(listed(tx, 2, Stand::Ideas, ANY).await?, [3]);
            assert_eq!(listed(tx, 2, Stand::Ideas, Filter { mine: true, ..ANY }).await?, []);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_clubs_are_those_of_what_it_has_read, async |place| {
    place
        .write(async |tx| {
            keep_both(tx).await?;
            for n in 2..=3 {
                open(tx, n, Some(1), "2026-12-02", None).await?;
            }
            set(tx, "UPDATE postmortem SET published_at = 1").await?;
            keep_club(tx, 2, &[1]).await?;
            keep_meeting(tx, 3, 2, 300, 1).await?;
            yomikai_store::meeting_day::pin(tx, meeting_id(1), postmortem_id(1), 1).await?;
            yomikai_store::meeting_day::pin(tx, meeting_id(3), postmortem_id(2), 1).await?;
            let club = |n| Filter { club: Some(club_id(n)), ..ANY };
            assert_eq!(listed(tx, 1, Stand::Open, club(1)).await?, [1, 50]);
            assert_eq!(listed(tx, 1, Stand::Open, club(2)).await?, [2]);
            assert_eq!(listed(tx, 1, Stand::Open, Filter { mine: true, ..club(2) }).await?, [2]);
            assert_eq!(listed(tx, 1, Stand::Open, Filter { mine: true, ..club(1) }).await?, []);
            let shared = action_item::list_open_of_club(tx, club_id(1), 10).await?;
            assert_eq!(shared.iter().map(|item| item.id).collect::<Vec<_>>(), [id(50)], "only what it made");
            assert_eq!(action_item::list_open_of_club(tx, club_id(2), 10).await?, []);
            assert_eq!(action_item::list_of_meeting(tx, meeting_id(1)).await?, shared);
            set(tx, "UPDATE postmortem SET trashed_at = 1").await?;
            assert_eq!(action_item::list_open_of_club(tx, club_id(1), 10).await?, []);
            assert_eq!(action_item::list_of_meeting(tx, meeting_id(1)).await?, []);
            Ok(())
        })
        .await
        .unwrap();
});

/// Turns page after page of three; between them `meanwhile` happens.
async fn turn(
    db: &mut Connection,
    stand: Stand,
    mut meanwhile: impl AsyncFnMut(&mut Connection) -> Result<()>,
) -> Result<Vec<u128>> {
    let (mut all, mut after) = (Vec::new(), None::<Place>);
    loop {
        let page = action_item::list(db, member_id(1), (stand, ANY), after.as_ref(), 3).await?;
        let Some(last) = page.last() else { return Ok(all) };
        // A place travels through an address.
        after = Place::of(last, stand).to_string().parse().ok();
        all.extend(ids(&page));
        meanwhile(db).await?;
    }
}

fn closure(by: MemberId, words: &str, second: i64) -> Closure {
    Closure { outcome: Outcome::Done, words: words.to_owned(), by, at: at(second) }
}

on_both!(pages_stand_still_while_others_come_and_go, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            for n in 10..=20 {
                keep_postmortem(tx, n, 1).await?;
                // Three each have the same date; the last two have none.
                let due = if n > 18 { String::new() } else { format!("2026-12-{n}", n = 10 + n / 3) };
                open(tx, n, None, &due, None).await?;
            }
            let all: Vec<u128> = (10..=20).collect();
            assert_eq!(turn(tx, Stand::Open, async |_| Ok(())).await?, all);
            let mut next = 10;
            let walked = turn(tx, Stand::Open, async |tx| {
                // What is read already is closed, and another one comes before it.
                action_item::close(tx, id(next), &closure(member_id(1), "it stops", 70)).await?;
                keep_postmortem(tx, 100 + next, 1).await?;
                open(tx, 100 + next, None, "2026-11-01", None).await?;
                next += 1;
                Ok(())
            });
            assert_eq!(walked.await?, all, "each once, and none left out");
            let ended = turn(tx, Stand::Ended, async |_| Ok(())).await?;
            assert_eq!(ended, [13, 12, 11, 10], "closed at one instant, and yet each once");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_ended_last_comes_first, async |place| {
    place
        .write(async |tx| {
            keep_both(tx).await?;
            assert!(action_item::close(tx, id(50), &closure(member_id(2), "CI が止める", 70)).await?);
            assert!(action_item::close(tx, id(1), &closure(member_id(1), "it stops", 80)).await?);
            assert_eq!(listed(tx, 2, Stand::Open, ANY).await?, []);
            let ended = action_item::list(tx, member_id(2), (Stand::Ended, ANY), None, 10).await?;
            assert_eq!(ids(&ended), [1, 50]);
            assert_eq!(ended[0].item.closure, Some(closure(member_id(1), "it stops", 80)));
            assert_eq!(ended[0].closed_by.as_deref(), Some("name-1"));
            assert_eq!(listed(tx, 3, Stand::Ended, ANY).await?, [50]);
            assert!(action_item::reopen(tx, id(50)).await?);
            assert!(!action_item::reopen(tx, id(50)).await?, "it is open already");
            assert_eq!(listed(tx, 2, Stand::Open, ANY).await?, [50]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(of_two_who_close_at_once_one_is_heard, async |place| {
    place.write(keep_both).await.unwrap();
    let outcomes = place
        .race(async |tx, n| {
            let by = member_id(if n == 0 { 1 } else { 2 });
            action_item::close(tx, id(50), &closure(by, &format!("word {n}"), 70)).await
        })
        .await;
    let winner = usize::from(!*outcomes[0].as_ref().unwrap());
    assert_eq!(crate::databases::wins(outcomes), 1);
    place
        .write(async |tx| {
            let found = action_item::find(tx, id(50), member_id(1)).await?.unwrap();
            assert_eq!(found.item.closure.unwrap().words, format!("word {winner}"));
            Ok(())
        })
        .await
        .unwrap();
});
