//! Links by which a locked-out member chooses a new password.

use yomikai_store::{member, password_reset};

use crate::{
    databases::wins,
    fixtures::{at, keep_member, member_id},
};

on_both!(a_link_works_until_it_expires, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            password_reset::replace(tx, member_id(1), "first", None, at(0), at(10)).await?;
            assert_eq!(password_reset::find(tx, "first", at(9)).await?, Some(member_id(1)));
            assert_eq!(password_reset::find(tx, "first", at(10)).await?, None);
            assert_eq!(password_reset::find(tx, "unknown", at(0)).await?, None);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_new_link_ends_the_earlier_one_of_the_same_member, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            password_reset::replace(tx, member_id(1), "first", None, at(0), at(10)).await?;
            password_reset::replace(tx, member_id(2), "other", None, at(0), at(10)).await?;
            password_reset::replace(tx, member_id(1), "second", None, at(1), at(11)).await?;
            assert_eq!(password_reset::find(tx, "first", at(2)).await?, None);
            assert_eq!(password_reset::find(tx, "second", at(2)).await?, Some(member_id(1)));
            password_reset::forget(tx, member_id(1)).await?;
            assert_eq!(password_reset::find(tx, "second", at(2)).await?, None);
            assert_eq!(password_reset::find(tx, "other", at(2)).await?, Some(member_id(2)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(links_that_an_admin_made_end_together, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            keep_member(tx, 3).await?;
            password_reset::replace(tx, member_id(1), "theirs", Some(member_id(3)), at(0), at(10)).await?;
            password_reset::replace(tx, member_id(2), "the machine's", None, at(0), at(10)).await?;
            password_reset::forget_made_by(tx, member_id(3)).await?;
            assert_eq!(password_reset::find(tx, "theirs", at(1)).await?, None);
            assert_eq!(password_reset::find(tx, "the machine's", at(1)).await?, Some(member_id(2)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_deactivated_members_link_does_not_work, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            password_reset::replace(tx, member_id(1), "link", None, at(0), at(10)).await?;
            member::set_deactivated(tx, member_id(1), Some(at(1))).await?;
            assert_eq!(password_reset::find(tx, "link", at(2)).await?, None);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_link_is_used_once_also_by_two_at_a_time, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            password_reset::replace(tx, member_id(1), "link", None, at(0), at(10)).await
        })
        .await
        .unwrap();
    let outcomes = place
        .race(async |tx, _| {
            let Some(member) = password_reset::find(tx, "link", at(1)).await? else { return Ok(false) };
            password_reset::forget(tx, member).await?;
            Ok(true)
        })
        .await;
    assert_eq!(wins(outcomes), 1);
});
