//! The library: what is published and may be read, a page at a time.

use std::collections::BTreeSet;

use yomikai_domain::{
    factor::Factor,
    postmortem::{Body, Revision},
    severity::Severity,
};
use yomikai_store::{
    Connection, Result,
    library::{self, Cursor, Filter, Shelved},
    postmortem,
    testing::{publish, withdraw},
};

use crate::fixtures::{
    at, body, keep_member, keep_postmortem, member_id, postmortem as document, postmortem_id as id, save,
};

fn everything() -> Filter {
    Filter::default()
}

fn of(factor: &str) -> Filter {
    Filter { factor: Factor::parse(factor), ..Filter::default() }
}

/// The document number `n` of the member number 1, with these factors and this severity, published at second `at`.
async fn shelve(
    db: &mut Connection,
    n: u128,
    seconds: i64,
    factors: &[&str],
    severity: Option<Severity>,
) -> Result<()> {
    let factors = factors.iter().filter_map(|key| Factor::parse(key)).collect();
    let body = Body { factors, severity, ..body("A case", "A check", n) };
    postmortem::insert(db, &document(n, 1), &body).await?;
    publish(db, id(n), at(seconds), None).await
}

/// The numbers of the documents on a page, as `reader` finds it.
async fn numbers(
    db: &mut Connection,
    reader: u128,
    filter: &Filter,
    before: Option<Cursor>,
    most: i64,
) -> Result<Vec<u128>> {
    let page = library::list(db, member_id(reader), filter, before, most).await?;
    Ok(page.iter().map(|shelved| shelved.id.uuid().as_u128()).collect())
}

on_both!(a_document_is_shelved_with_what_a_list_shows, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            let body = Body {
                title: "夜間バッチ".into(),
                severity: Some(Severity::NearMiss),
                services: vec!["決済".into(), "注文 API".into()],
                factors: [Factor::parse("capacity"), Factor::parse("configuration")]
                    .into_iter()
                    .flatten()
                    .collect(),
                ..body("A case", "A check", 1)
            };
            postmortem::insert(tx, &document(1, 1), &body).await?;
            assert_eq!(numbers(tx, 1, &everything(), None, 9).await?, [0; 0], "a draft");
            publish(tx, id(1), at(5), None).await?;
            let page = library::list(tx, member_id(1), &everything(), None, 9).await?;
            let expected = Shelved {
                id: id(1),
                title: "夜間バッチ".into(),
                language: document(1, 1).language,
                published_at: at(5),
                severity: body.severity,
                factors: body.factors,
                services: body.services,
                reading_minutes: Some(1),
            };
            assert_eq!(page, [expected]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(whoever_may_read_it_finds_it_and_nobody_else, async |place| {
    place
        .write(async |tx| {
            for n in 1..=3 {
                keep_member(tx, n).await?;
            }
            for n in 1..=5 {
                keep_postmortem(tx, n, 1).await?;
            }
            publish(tx, id(1), at(1), None).await?;
            publish(tx, id(2), at(2), Some(&[member_id(2)])).await?;
            for n in [3, 4] {
                publish(tx, id(n), at(3), None).await?;
            }
            withdraw(tx, id(3), at(4)).await?;
            postmortem::set_trashed(tx, id(4), Some(at(4))).await?;
            assert_eq!(numbers(tx, 1, &everything(), None, 9).await?, [2, 1], "its author");
            assert_eq!(numbers(tx, 2, &everything(), None, 9).await?, [2, 1], "somebody it names");
            assert_eq!(numbers(tx, 3, &everything(), None, 9).await?, [1], "somebody else");
            let mine = Filter { mine: true, ..everything() };
            assert_eq!(numbers(tx, 1, &mine, None, 9).await?, [2, 1]);
            assert_eq!(numbers(tx, 2, &mine, None, 9).await?, [0; 0]);
            postmortem::add_author(tx, id(1), member_id(2)).await?;
            assert_eq!(numbers(tx, 2, &mine, None, 9).await?, [1]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(filters_combine, async |place| {
    place
        .write(async |tx| {
            for n in [1, 2] {
                keep_member(tx, n).await?;
            }
            shelve(tx, 1, 1, &["capacity", "hand-over"], Some(Severity::Major)).await?;
            shelve(tx, 2, 2, &["capacity"], Some(Severity::Minor)).await?;
            shelve(tx, 3, 3, &[], Some(Severity::Major)).await?;
            shelve(tx, 4, 4, &["capacity"], Some(Severity::Major)).await?;
            postmortem::add_author(tx, id(1), member_id(2)).await?;
            let major = Filter { severity: Some(Severity::Major), ..everything() };
            assert_eq!(numbers(tx, 2, &major, None, 9).await?, [4, 3, 1]);
            assert_eq!(numbers(tx, 2, &of("capacity"), None, 9).await?, [4, 2, 1]);
            assert_eq!(numbers(tx, 2, &of("capacity"), None, 2).await?, [4, 2]);
            assert_eq!(numbers(tx, 2, &of("configuration"), None, 9).await?, [0; 0]);
            let both = Filter { severity: Some(Severity::Major), ..of("capacity") };
            assert_eq!(numbers(tx, 2, &both, None, 9).await?, [4, 1]);
            let all = Filter { mine: true, ..both.clone() };
            assert_eq!(numbers(tx, 2, &all, None, 9).await?, [1]);
            assert_eq!(numbers(tx, 1, &all, None, 9).await?, [4, 1]);
            let none = Filter { severity: Some(Severity::Critical), mine: true, ..of("capacity") };
            assert_eq!(numbers(tx, 1, &none, None, 9).await?, [0; 0]);
            let page = library::list(tx, member_id(2), &of("hand-over"), None, 9).await?;
            let factors = ["capacity", "hand-over"].into_iter().filter_map(Factor::parse);
            assert_eq!(
                page[0].factors,
                factors.collect::<BTreeSet<_>>(),
                "also those that were not asked for"
            );
            Ok(())
        })
        .await
        .unwrap();
});

/// Every page by itself, each behind the one before.
async fn pages(db: &mut Connection, filter: &Filter, most: i64) -> Result<Vec<Vec<u128>>> {
    let mut pages = Vec::new();
    let mut before = None;
    loop {
        let page = library::list(db, member_id(1), filter, before, most).await?;
        let Some(last) = page.last() else { return Ok(pages) };
        before = Some(last.cursor());
        pages.push(page.iter().map(|shelved| shelved.id.uuid().as_u128()).collect());
    }
}

on_both!(pages_follow_each_other_even_at_one_instant, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            for (n, seconds) in [(1, 1), (2, 7), (3, 7), (4, 7), (5, 7), (6, 9)] {
                shelve(tx, n, seconds, &["capacity"], Some(Severity::Minor)).await?;
            }
            let minor = Filter { severity: Some(Severity::Minor), ..everything() };
            let mine = Filter { mine: true, ..everything() };
            for filter in [everything(), minor, of("capacity"), mine] {
                let expected = [vec![6, 5], vec![4, 3], vec![2, 1]];
                assert_eq!(pages(tx, &filter, 2).await?, expected, "{filter:?}");
            }
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_is_published_or_withdrawn_meanwhile_shifts_no_page, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            for n in 1..=6 {
                shelve(tx, n, i64::try_from(n).unwrap_or_default(), &[], None).await?;
            }
            let first = library::list(tx, member_id(1), &everything(), None, 2).await?;
            let cursor = first.last().map(Shelved::cursor);
            shelve(tx, 7, 7, &[], None).await?;
            shelve(tx, 8, 5, &[], None).await?;
            assert_eq!(numbers(tx, 1, &everything(), cursor, 2).await?, [4, 3]);
            withdraw(tx, id(5), at(9)).await?;
            assert_eq!(numbers(tx, 1, &everything(), cursor, 2).await?, [4, 3], "the cursor's own is gone");
            assert_eq!(numbers(tx, 1, &everything(), None, 2).await?, [7, 6]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_filter_reaches_behind_the_newest_few_hundred, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            keep_member(tx, 2).await?;
            for n in 1..=3 {
                shelve(tx, n, i64::try_from(n).unwrap_or_default(), &["hand-over"], Some(Severity::Major))
                    .await?;
            }
            postmortem::add_author(tx, id(2), member_id(2)).await?;
            for n in 10..=520 {
                shelve(tx, n, i64::try_from(n).unwrap_or_default(), &["capacity"], None).await?;
            }
            assert_eq!(numbers(tx, 2, &of("hand-over"), None, 2).await?, [3, 2]);
            let major = Filter { severity: Some(Severity::Major), ..of("hand-over") };
            assert_eq!(numbers(tx, 2, &major, None, 9).await?, [3, 2, 1]);
            assert_eq!(numbers(tx, 2, &Filter { mine: true, ..major }, None, 9).await?, [2]);
            assert_eq!(numbers(tx, 2, &of("capacity"), None, 3).await?, [520, 519, 518]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(what_is_a_draft_again_is_found_by_nothing_even_before_its_factors_know, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            shelve(tx, 1, 1, &["capacity"], Some(Severity::Major)).await?;
            sqlx::query("UPDATE postmortem SET published_at = NULL").execute(&mut *tx).await?;
            let major = Filter { severity: Some(Severity::Major), ..everything() };
            let both = Filter { severity: Some(Severity::Major), ..of("capacity") };
            for filter in [everything(), major, of("capacity"), both, Filter { mine: true, ..everything() }] {
                assert_eq!(numbers(tx, 1, &filter, None, 9).await?, [0; 0], "{filter:?}");
            }
            publish(tx, id(1), at(2), None).await?;
            assert_eq!(numbers(tx, 1, &of("capacity"), None, 9).await?, [1]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(a_save_moves_a_document_to_its_new_factors, async |place| {
    place
        .write(async |tx| {
            keep_member(tx, 1).await?;
            shelve(tx, 1, 1, &["capacity"], Some(Severity::Major)).await?;
            let factors = Factor::parse("hand-over").into_iter().collect();
            let body = Body { factors, severity: Some(Severity::Minor), ..body("Again", "A check", 1) };
            let revision = Revision { number: 2, author: member_id(1), at: at(2), body };
            assert!(save(tx, id(1), &revision).await?);
            let minor = Filter { severity: Some(Severity::Minor), ..of("hand-over") };
            let major = Filter { severity: Some(Severity::Major), ..of("hand-over") };
            for (filter, expected) in
                [(of("hand-over"), vec![1]), (of("capacity"), vec![]), (minor, vec![1]), (major, vec![])]
            {
                assert_eq!(numbers(tx, 1, &filter, None, 9).await?, expected, "{filter:?}");
            }
            Ok(())
        })
        .await
        .unwrap();
});
