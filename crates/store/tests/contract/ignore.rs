//! Questions of the coach that are left alone.

use yomikai_domain::{
    id::{ActionItemId, TimelineRowId},
    ignore::{Asked, Ignore, Place},
    section::Section,
};
use yomikai_store::ignore;

use crate::fixtures::{at, keep_member, keep_postmortem, postmortem_id as id, uuid};

fn left(place: Place, wording: &str, reason: &str, second: i64) -> Ignore {
    let asked = Asked::parse(&place.to_string(), "effort", wording).unwrap();
    Ignore { asked, reason: reason.to_owned(), at: at(second) }
}

on_both!(what_is_left_alone_is_listed_with_its_document_and_asked_again, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await?;
            keep_postmortem(tx, 2, 1).await?;
            let kept = [
                left(Place::Section(Section::Summary), "00000001", "", 1),
                left(Place::Action(ActionItemId::new(uuid(7))), "00000001", "引用「気をつける」🍕", 2),
                left(Place::Row(TimelineRowId::new(uuid(8))), "ffffffff", "it's a quotation", 3),
            ];
            for ignore in &kept {
                ignore::keep(tx, id(1), ignore).await?;
            }
            assert_eq!(ignore::list(tx, id(1)).await?, kept);
            assert_eq!(ignore::list(tx, id(2)).await?, []);
            ignore::end(tx, id(2), &kept[0].asked).await?;
            ignore::end(tx, id(1), &kept[1].asked).await?;
            ignore::end(tx, id(1), &kept[1].asked).await?;
            assert_eq!(ignore::list(tx, id(1)).await?, [kept[0].clone(), kept[2].clone()]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(the_same_question_is_left_alone_once, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await?;
            let summary = Place::Section(Section::Summary);
            ignore::keep(tx, id(1), &left(summary, "00000001", "first", 1)).await?;
            ignore::keep(tx, id(1), &left(summary, "00000001", "second", 9)).await?;
            assert_eq!(ignore::list(tx, id(1)).await?, [left(summary, "00000001", "second", 1)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(two_windows_leave_the_same_question_alone_at_once, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_postmortem(tx, 1, 1).await
        })
        .await
        .unwrap();
    let reasons = ["here", "there"];
    let one = |n: usize| left(Place::Section(Section::Impact), "00000001", reasons[n], 1);
    let outcomes = place.race(async |tx, n| ignore::keep(tx, id(1), &one(n)).await).await;
    assert!(outcomes.into_iter().all(|outcome| outcome.is_ok()));
    let kept = place.write(async |tx| ignore::list(tx, id(1)).await).await.unwrap();
    assert!(kept == [one(0)] || kept == [one(1)], "{kept:?}");
});
