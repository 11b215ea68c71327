//! Who can be asked to see to an action.

use yomikai_domain::{action_item::Plan, id::ActionItemId};
use yomikai_store::{action_item, action_owner, postmortem};

use crate::fixtures::{at, keep_club, keep_member, keep_postmortem, member_id, postmortem_id as id, uuid};

on_both!(are_people_who_know_the_document_or_each_other, async |place| {
    place
        .write(async |tx| {
            for n in 1..=6 {
                keep_member(tx, n).await?;
            }
            keep_postmortem(tx, 1, 1).await?;
            postmortem::add_author(tx, id(1), member_id(2)).await?;
            keep_club(tx, 1, &[1, 3]).await?;
            keep_club(tx, 2, &[2, 5]).await?;
            let action = ActionItemId::new(uuid(1));
            let plan = Plan { owner: Some(member_id(4)), ..Plan::default() };
            action_item::set_plan(tx, action, &plan, at(1)).await?;
            let people = action_owner::list(tx, id(1), member_id(1), 9).await?;
            let ids: Vec<_> = people.iter().map(|(id, _)| *id).collect();
            assert_eq!(ids, [1, 2, 3, 4].map(member_id), "their clubs are not mine");
            assert_eq!(action_owner::list(tx, id(1), member_id(1), 2).await?.len(), 2);
            Ok(())
        })
        .await
        .unwrap();
});
