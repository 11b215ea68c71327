//! Actions.

use sqlx::Row as _;
use yomikai_domain::{
    Language,
    action_item::{Kind, Plan, Priority},
    id::ActionItemId,
    meeting::{Promotion, Strength},
};
use yomikai_store::{Connection, Error, Result, action_item};

use crate::fixtures::{at, card, card_id, keep_room, meeting_id, member_id, postmortem_id, uuid};

/// The card 1 as the action number `n`, about the document 1, seen to by the member 2.
fn promotion(n: u128, strength: Option<Strength>) -> Promotion {
    Promotion {
        action: ActionItemId::new(uuid(n)),
        item: postmortem_id(1),
        card: card_id(1),
        owner: member_id(2),
        due: "2026-12-24".parse().unwrap(),
        strength,
    }
}

async fn open(db: &mut Connection, promotion: &Promotion) -> Result<()> {
    action_item::open(db, meeting_id(1), promotion, &card(1, "CI が止める"), at(60)).await
}

on_both!(keeps_what_people_chose, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            open(tx, &promotion(50, Some(Strength::ReliesOnAttention))).await?;
            let row = sqlx::query("SELECT * FROM action_item WHERE id = $1")
                .bind(ActionItemId::new(uuid(50)).to_string())
                .fetch_one(tx)
                .await?;
            let text = |column: &str| row.get::<String, _>(column);
            assert_eq!((text("instead_of"), text("what")), ("気をつける".into(), "CI が止める".into()));
            assert_eq!((text("language"), text("due")), ("ja".into(), "2026-12-24".into()));
            assert_eq!(text("strength"), "relies-on-attention");
            assert_eq!(text("postmortem_id"), postmortem_id(1).to_string());
            assert_eq!(text("meeting_id"), meeting_id(1).to_string());
            assert_eq!(text("owner_id"), member_id(2).to_string());
            let instants = ["created_at", "opened_at"].map(|column| row.get::<i64, _>(column));
            assert_eq!(instants, [at(60).as_microsecond(); 2]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_strength_may_still_be_worked_out, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            open(tx, &promotion(50, None)).await?;
            let open =
                "SELECT COUNT(*) AS n FROM action_item WHERE meeting_id IS NOT NULL AND strength IS NULL";
            let row = sqlx::query(open).fetch_one(tx).await?;
            assert_eq!(row.get::<i64, _>("n"), 1);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(opens_once_also_for_two_at_a_time, async |place| {
    place.write(keep_room).await.unwrap();
    let outcomes = place.race(async |tx, _| open(tx, &promotion(50, None)).await).await;
    assert!(outcomes.iter().any(Result::is_ok), "{outcomes:?}");
    assert!(outcomes.iter().any(|outcome| matches!(outcome, Err(Error::Conflict))), "{outcomes:?}");
});

on_both!(a_documents_actions_are_listed_as_they_stand, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            open(tx, &promotion(50, None)).await?;
            let first = action_item::list_of(tx, postmortem_id(1)).await?.remove(0);
            assert_eq!((first.meeting, first.plan.is_open, first.language), (None, false, Language::En));
            let plan = Plan {
                kind: Some(Kind::Detect),
                owner: Some(member_id(1)),
                due: "2026-12-04".parse().ok(),
                priority: Some(Priority::High),
                strength: Some(Strength::Reveals),
                tracker: "https://tracker.example/1".into(),
                is_open: true,
            };
            action_item::set_plan(tx, first.id, &plan, at(70)).await?;
            let listed = action_item::list_of(tx, postmortem_id(1)).await?;
            assert_eq!(listed[0].plan, plan);
            assert_eq!(listed[0].owner.as_deref(), Some("name-1"));
            assert_eq!((listed[1].meeting, listed[1].language), (Some(meeting_id(1)), Language::Ja));
            assert_eq!(listed[1].instead_of, "気をつける");
            assert!(listed[1].plan.is_open && listed[1].closure.is_none());
            Ok(())
        })
        .await
        .unwrap();
});
