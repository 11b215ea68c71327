//! Notes and cards that nobody has seen yet.

use sqlx::{Column, Row as _};
use yomikai_domain::meeting::{Entry, Event, KeyHash};
use yomikai_store::{Connection, Result, meeting_event, unrevealed};

use crate::fixtures::{card, card_id, keep_room, meeting_id as id, note, note_id, postmortem_id as item};

const KEY: KeyHash = KeyHash([0xa5; 32]);
const OTHER_KEY: KeyHash = KeyHash([0x0f; 32]);

/// Keeps the note and the card number `n` with the key [`KEY`].
async fn keep(db: &mut Connection, meeting: u128, document: u128, n: u16) -> Result<()> {
    unrevealed::keep_note(db, id(meeting), item(document), &note(n, "なぜ？"), KEY).await?;
    unrevealed::keep_card(db, id(meeting), item(document), &card(n.into(), "CI が止める"), KEY).await
}

/// How many notes and how many cards there are on a document.
async fn count(db: &mut Connection, meeting: u128, document: u128) -> Result<(usize, usize)> {
    let notes = unrevealed::list_notes(db, id(meeting), item(document)).await?;
    let cards = unrevealed::list_cards(db, id(meeting), item(document)).await?;
    Ok((notes.len(), cards.len()))
}

on_both!(lie_in_the_order_of_their_ids, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            for n in [2, 3, 1] {
                keep(tx, 1, 1, n).await?;
            }
            let notes = unrevealed::list_notes(tx, id(1), item(1)).await?;
            assert_eq!(notes, [1, 2, 3].map(|n| (note(n, "なぜ？"), KEY)));
            let cards = unrevealed::list_cards(tx, id(1), item(1)).await?;
            assert_eq!(cards, [1, 2, 3].map(|n| (card(n, "CI が止める"), KEY)));
            assert_eq!(count(tx, 1, 2).await?, (0, 0), "on another document");
            assert_eq!(count(tx, 2, 1).await?, (0, 0), "in another meeting");
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(are_found_with_the_hash_of_their_key, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            keep(tx, 1, 2, 1).await?;
            let kept = Some((item(2), KEY));
            assert_eq!(unrevealed::find_note(tx, id(1), note_id(1)).await?, kept);
            assert_eq!(unrevealed::find_card(tx, id(1), card_id(1)).await?, kept);
            assert_eq!(unrevealed::find_note(tx, id(1), note_id(2)).await?, None);
            assert_eq!(unrevealed::find_card(tx, id(1), card_id(2)).await?, None);
            assert_eq!(unrevealed::find_note(tx, id(2), note_id(1)).await?, None);
            assert_eq!(unrevealed::find_card(tx, id(2), card_id(1)).await?, None);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(only_their_own_key_words_them_anew, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            keep(tx, 1, 1, 1).await?;
            let (other_note, other_card) = (note(1, "なにが？"), card(1, "二人で見る"));
            for (meeting, key) in [(1, OTHER_KEY), (2, KEY)] {
                unrevealed::keep_note(tx, id(meeting), item(1), &other_note, key).await?;
                unrevealed::keep_card(tx, id(meeting), item(1), &other_card, key).await?;
                assert_eq!(count(tx, 2, 1).await?, (0, 0));
                let notes = unrevealed::list_notes(tx, id(1), item(1)).await?;
                assert_eq!(notes, [(note(1, "なぜ？"), KEY)], "another key or meeting changes nothing");
                let cards = unrevealed::list_cards(tx, id(1), item(1)).await?;
                assert_eq!(cards, [(card(1, "CI が止める"), KEY)]);
            }
            unrevealed::keep_note(tx, id(1), item(1), &other_note, KEY).await?;
            unrevealed::keep_card(tx, id(1), item(1), &other_card, KEY).await?;
            assert_eq!(unrevealed::list_notes(tx, id(1), item(1)).await?, [(other_note.clone(), KEY)]);
            assert_eq!(unrevealed::list_cards(tx, id(1), item(1)).await?, [(other_card.clone(), KEY)]);
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(go_one_by_one_or_with_their_document_or_with_their_meeting, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            for (meeting, document, n) in [(1, 1, 1), (1, 1, 2), (1, 1, 3), (1, 2, 4), (2, 1, 5)] {
                keep(tx, meeting, document, n).await?;
            }
            unrevealed::delete_note(tx, id(2), note_id(1)).await?;
            unrevealed::delete_card(tx, id(2), card_id(1)).await?;
            assert_eq!(count(tx, 1, 1).await?, (3, 3), "not from another meeting");
            unrevealed::delete_note(tx, id(1), note_id(1)).await?;
            assert_eq!(count(tx, 1, 1).await?, (2, 3));
            unrevealed::delete_card(tx, id(1), card_id(1)).await?;
            assert_eq!(count(tx, 1, 1).await?, (2, 2));
            unrevealed::delete_notes(tx, id(1), item(1)).await?;
            assert_eq!(count(tx, 1, 1).await?, (0, 2));
            unrevealed::delete_cards(tx, id(1), item(1)).await?;
            assert_eq!((count(tx, 1, 1).await?, count(tx, 1, 2).await?), ((0, 0), (1, 1)));
            unrevealed::delete_all(tx, id(1)).await?;
            assert_eq!((count(tx, 1, 2).await?, count(tx, 2, 1).await?), ((0, 0), (1, 1)));
            Ok(())
        })
        .await
        .unwrap();
});

on_both!(say_nothing_of_who_or_when, async |place| {
    place
        .write(async |tx| {
            keep_room(tx).await?;
            keep(tx, 1, 1, 1).await?;
            for (rows, words) in
                [("SELECT * FROM unrevealed_note", "note"), ("SELECT * FROM unrevealed_card", "card")]
            {
                let row = sqlx::query(rows).fetch_one(&mut *tx).await?;
                let columns: Vec<_> = row.columns().iter().map(Column::name).collect();
                assert_eq!(columns, ["id", "meeting_id", "postmortem_id", "key_hash", words]);
            }
            Ok(())
        })
        .await
        .unwrap();
    if place.is_sqlite() {
        let mut db = place.db.read().await.unwrap();
        for order in ["SELECT rowid FROM unrevealed_note", "SELECT rowid FROM unrevealed_card"] {
            let row = sqlx::query(order).fetch_one(&mut *db).await;
            assert!(row.is_err(), "a row number would say which came first");
        }
    }
});

on_both!(of_two_browsers_with_one_id_the_first_keeps_it, async |place| {
    place.write(keep_room).await.unwrap();
    let texts = ["零", "一"];
    let outcomes = place
        .race(async |tx, n| {
            let key = if n == 0 { KEY } else { OTHER_KEY };
            unrevealed::keep_note(tx, id(1), item(1), &note(1, texts[n]), key).await
        })
        .await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let notes = unrevealed::list_notes(&mut place.db.read().await.unwrap(), id(1), item(1)).await.unwrap();
    let alternatives = [[(note(1, "零"), KEY)], [(note(1, "一"), OTHER_KEY)]];
    assert!(alternatives.iter().any(|alternative| notes == alternative), "{notes:?}");
});

/// Reveals all notes on a document as the first event of a meeting.
async fn reveal(db: &mut Connection) -> Result<()> {
    let notes = unrevealed::list_notes(db, id(1), item(1)).await?;
    let notes = notes.into_iter().map(|(note, _)| note).collect();
    let revealed = Event::NotesRevealed { item: item(1), notes };
    meeting_event::append(db, id(1), &[Entry { seq: 1, request: None, event: revealed }]).await?;
    unrevealed::delete_notes(db, id(1), item(1)).await
}

on_both!(no_note_slips_behind_a_reveal, async |place| {
    place.write(keep_room).await.unwrap();
    let outcomes = place
        .race(async |tx, n| {
            if n == 0 {
                return reveal(tx).await.map(|()| false);
            }
            if !meeting_event::list_after(tx, id(1), 0).await?.is_empty() {
                return Ok(false);
            }
            unrevealed::keep_note(tx, id(1), item(1), &note(1, "間に合う？"), KEY).await?;
            Ok(true)
        })
        .await;
    let [_, kept] = outcomes.map(Result::unwrap);
    let mut db = place.db.read().await.unwrap();
    assert_eq!(count(&mut db, 1, 1).await.unwrap(), (0, 0));
    let log = meeting_event::list_after(&mut db, id(1), 0).await.unwrap();
    let shown = if kept { vec![note(1, "間に合う？")] } else { Vec::new() };
    assert_eq!(log[0].event, Event::NotesRevealed { item: item(1), notes: shown });
});
