//! The facilitator's words.

use super::*;

#[tokio::test]
async fn the_facilitator_s_words_stand_instead_and_empty_ones_leave_a_part_out() {
    let day = Day::new("en").await;
    let form = day.form().await;
    assert_eq!(form.texts("legend"), ["Case 1 · The *till* that stopped", "Case 2 · 夜の二重請求"]);
    assert_eq!(form.value(&named("improvement", 1)), FIRST[2]);
    let (case, cause) = (named("case", 1), named("cause", 1));
    let changed = [("opening", "It *rained*."), (case.as_str(), "The till stood still."), (&cause, "")];
    let saved = day.word(AIDA, &form, &changed).await.expect(303);
    assert_eq!(saved.location, format!("{MEETING}/room?done=done-minutes-saved"));
    let words = day.state().await.minutes;
    assert_eq!(words.len(), 3, "what nobody touched stays the meeting's own");
    let again = day.form().await;
    assert_eq!((again.value("opening"), again.value(&cause)), ("It *rained*.".into(), String::new()));
    day.close().await;
    let page = day.test.get("Ren", MINUTES).await.expect(200);
    assert_eq!(page.text(".minutes-words em"), "rained");
    assert_eq!(page.texts(".case:nth-of-type(1) dt"), ["What happened", "Improvement"]);
    assert_eq!(page.texts(".case:nth-of-type(1) dd"), ["The till stood still.", FIRST[2]]);
}

#[tokio::test]
async fn words_go_back_to_the_meeting_s_own_where_the_form_says_the_same() {
    let day = Day::new("en").await;
    let case = named("case", 2);
    day.word(AIDA, &day.form().await, &[(&case, "二回。")]).await.expect(303);
    assert_eq!(day.state().await.minutes.len(), 1);
    day.word(AIDA, &day.form().await, &[(&case, "二回送られた。\r\n")]).await.expect(303);
    assert!(day.state().await.minutes.is_empty());
}

#[tokio::test]
async fn what_changed_meanwhile_is_not_undone_by_a_form_that_showed_what_was_before() {
    let day = Day::new("en").await;
    let old = day.form().await;
    day.word(AIDA, &old, &[("opening", "First")]).await.expect(303);
    day.word(AIDA, &old, &[("closing", "Last")]).await.expect(303);
    let page = day.form().await;
    assert_eq!((page.value("opening"), page.value("closing")), ("First".into(), "Last".into()));
    // Sent twice, with something else in between: the retry is known for one.
    day.word(AIDA, &page, &[("opening", "Second")]).await.expect(303);
    day.word(AIDA, &day.form().await, &[("opening", "Third")]).await.expect(303);
    day.word(AIDA, &page, &[("opening", "Second")]).await.expect(303);
    assert_eq!(day.form().await.value("opening"), "Third");
}

#[tokio::test]
async fn a_field_that_nobody_touched_follows_the_room() {
    let day = Day::new("en").await;
    let old = day.form().await;
    assert_eq!(old.value(&named("improvement", 2)), "一度だけ送る");
    let turn = day.state().await.turn;
    day.act(AIDA, Command::Back { turn }).await;
    day.find_mechanism(2, "count each night", None).await;
    let turn = day.state().await.turn;
    day.act(AIDA, Command::WrapUp { turn }).await;
    day.word(AIDA, &old, &[("closing", "Last")]).await.expect(303);
    assert_eq!(day.state().await.minutes.into_keys().collect::<Vec<_>>(), [Part::Closing]);
    let page = day.form().await;
    assert_eq!(page.value(&named("improvement", 2)), "Instead of trying hard, we count each night");
}

#[tokio::test]
async fn what_is_too_long_comes_back_with_everything_typed() {
    let day = Day::new("en").await;
    let long = "あ".repeat(MINUTES_PART + 1);
    let cause = named("cause", 2);
    let refused =
        day.word(AIDA, &day.form().await, &[("closing", "Until then"), (&cause, &long)]).await.expect(422);
    assert_eq!(refused.text(&format!("#{cause}-error")), "Please keep this to 5000 characters.");
    assert_eq!(refused.text(".problems li"), "Case 2: Cause: Please keep this to 5000 characters.");
    assert_eq!((refused.value("closing"), refused.value(&cause)), ("Until then".into(), long));
    assert!(refused.texts("unsaved-words[refused]").len() == 1 && day.state().await.minutes.is_empty());
    // Mending that field is enough.
    day.word(AIDA, &refused, &[(&cause, "短い")]).await.expect(303);
    assert_eq!(day.state().await.minutes.len(), 2);
}

#[tokio::test]
async fn nobody_but_the_facilitator_words_the_minutes_and_only_while_the_room_wraps_up() {
    let day = Day::new("en").await;
    let form = day.form().await;
    let refused = day.form_in_vain("Ren").await;
    assert!(refused.text("main").contains("The facilitator steers this meeting."));
    day.test.get("Jun", EDIT).await.expect(403);
    for changed in [&[("opening", "Mine")][..], &[]] {
        let refused = day.word("Ren", &form, changed).await.expect(422);
        assert_eq!(refused.text(".problems li"), "The facilitator steers this meeting.");
        assert_eq!(refused.value("opening"), changed.first().map_or("", |(_, text)| text));
    }
    day.close().await;
    assert!(day.form_in_vain(AIDA).await.text("main").contains("This meeting is over."));
    let late = day.word(AIDA, &form, &[("opening", "Too late")]).await.expect(422);
    assert_eq!(
        (late.text(".problems li"), late.value("opening")),
        ("This meeting is over.".into(), "Too late".into())
    );
    assert!(day.state().await.minutes.is_empty());
}

#[tokio::test]
async fn the_coach_asks_whoever_words_them_and_nobody_else() {
    let day = Day::new("en").await;
    let ask = format!("{MINUTES}/pencil");
    let field = day.form().await;
    assert_eq!(field.attribute("pencil-notes", "ask"), ask);
    let about =
        |page: &Answer, words: &str| page.texts(".pencil").iter().filter(|note| note.contains(words)).count();
    assert_eq!(about(&field, "The clerk"), 0);
    let typed = [("kind", "minutes"), ("text", "Next time we will be **more careful**.")];
    let asked = day.test.post(AIDA, &ask, &typed).await.expect(200);
    assert!(about(&asked, "Next time we will be more careful.") > 0, "{}", asked.body);
    assert!(asked.texts(".pencil-leave").is_empty());
    for who in ["Ren", "Jun", "Outsider"] {
        let told = day.test.post(who, &ask, &typed).await;
        assert!(told.status.is_client_error() && told.texts(".pencil").is_empty(), "{who}: {}", told.status);
    }
    day.word(AIDA, &field, &[("opening", "The clerk was careless.")]).await.expect(303);
    let again = day.form().await;
    assert!(about(&again, "The clerk was careless.") > 0, "{}", again.body);
    day.close().await;
    for who in [AIDA, "Ren"] {
        let page = day.test.get(who, MINUTES).await.expect(200);
        assert!(page.body.contains("The clerk was careless.") && page.texts(".pencil").is_empty());
    }
}
