//! Who can be asked to see to an action: the same people by the form of its document as by its own page.

use yomikai_domain::id::ActionItemId;
use yomikai_store::{Connection, Result, action_owner, postmortem};

use crate::fixtures::{keep_club, keep_member, keep_postmortem, member_id, postmortem_id as id, uuid};

/// Whom both doors offer to the member `viewer`.
async fn offered(db: &mut Connection, viewer: u128) -> Result<Vec<String>> {
    let form = action_owner::list_of_document(db, id(1), member_id(viewer), 9).await?;
    let page = action_owner::list_of_action(db, ActionItemId::new(uuid(1)), member_id(viewer)).await?;
    assert_eq!(form, page, "one rule at both doors");
    Ok(form.into_iter().map(|named| named.name).collect())
}

on_both!(an_action_is_for_people_who_are_known_to_see_it, async |place| {
    place
        .write(async |tx| {
            for n in 1..=5 {
                keep_member(tx, n).await?;
            }
            keep_postmortem(tx, 1, 1).await?;
            postmortem::add_author(tx, id(1), member_id(2)).await?;
            keep_club(tx, 1, &[1, 3]).await?;
            let set = async |tx: &mut Connection, statement: &'static str| -> Result<()> {
                sqlx::query(statement).execute(tx).await?;
                Ok(())
            };
            assert_eq!(offered(tx, 1).await?, ["name-1", "name-2"], "a draft is its authors', not their clubs'");
            set(tx, "INSERT INTO postmortem_reader SELECT p.id, m.id FROM postmortem AS p, member AS m WHERE m.name = 'name-4'")
                .await?;
            set(tx, "UPDATE postmortem SET audience = 'named'").await?;
            assert_eq!(offered(tx, 1).await?, ["name-1", "name-2"], "nobody reads it yet");
            set(tx, "UPDATE postmortem SET published_at = 1").await?;
            assert_eq!(offered(tx, 2).await?, ["name-1", "name-2", "name-4"]);
            set(tx, "UPDATE postmortem SET audience = 'everyone'").await?;
            assert_eq!(offered(tx, 1).await?.len(), 5);
            assert_eq!(action_owner::list_of_document(tx, id(1), member_id(1), 2).await?.len(), 2);
            for hidden in [
                "UPDATE postmortem SET withdrawn_at = 2",
                "UPDATE postmortem SET withdrawn_at = NULL, trashed_at = 2",
            ] {
                set(tx, hidden).await?;
                assert_eq!(offered(tx, 1).await?, ["name-1", "name-2"], "{hidden}");
            }
            Ok(())
        })
        .await
        .unwrap();
});
