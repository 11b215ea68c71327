//! Writing and reading, as pages.

mod life;
mod margin;
mod reading;

use crate::testing::{AIDA, ANON, Answer, TestApp};

const BORA: &str = "Bora";

/// The hidden id of a fresh form.
async fn fresh_id(test: &TestApp) -> String {
    test.get(AIDA, "/postmortems/new").await.expect(200).attribute("input[name=id]", "value")
}

/// Begins a document of Aida's; the answer is its address.
async fn begin(test: &TestApp, case: &str, cause: &str) -> String {
    let id = fresh_id(test).await;
    let fields = [
        ("id", id.as_str()),
        ("language", "en"),
        ("title", "A quiet night"),
        ("case", case),
        ("cause", cause),
    ];
    let begun = test.post(AIDA, "/postmortems", &fields).await.expect(303);
    begun.location.split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn three_lines_become_a_draft_that_only_its_author_sees() {
    let test = TestApp::with(&[BORA]).await;
    let path = begin(&test, "The queue **stopped**.\n<script>x</script>", "").await;
    let page = test.get(AIDA, &format!("{path}?done=done-saved")).await.expect(200);
    assert_eq!(page.text("h1"), "A quiet night");
    assert_eq!(page.text(".flash"), "Saved.");
    assert_eq!(page.text("article strong"), "stopped");
    assert!(!page.body.contains("<script>x"), "what people type is never a script");
    assert_eq!(page.texts(".blank").len(), 2, "cause and improvement are still blank");
    for (persona, status) in [(BORA, 404), (ANON, 303)] {
        for page in ["", "/edit", "/history", "/history/1", "/trash"] {
            test.get(persona, &format!("{path}{page}")).await.expect(status);
        }
    }
    test.post(BORA, &format!("{path}/edit"), &[("base", "1"), ("summary", "mine now")]).await.expect(404);
    assert!(!test.get(BORA, "/postmortems").await.expect(200).body.contains("A quiet night"));
}

#[tokio::test]
async fn sending_the_form_twice_makes_one_document() {
    let test = TestApp::with(&[]).await;
    let id = fresh_id(&test).await;
    let fields = [("id", id.as_str()), ("language", "ja"), ("case", "止まった")];
    test.post(AIDA, "/postmortems", &fields).await.expect(303);
    test.post(AIDA, "/postmortems", &fields).await.expect(303);
    assert_eq!(test.get(AIDA, "/postmortems").await.expect(200).texts(".entries li").len(), 1);
}

#[tokio::test]
async fn an_empty_form_is_refused_beside_its_field_and_keeps_what_was_typed() {
    let test = TestApp::with(&[]).await;
    let id = fresh_id(&test).await;
    let long = "x".repeat(201);
    let page = test
        .post(AIDA, "/postmortems", &[("id", &id), ("language", "en"), ("title", &long)])
        .await
        .expect(422);
    assert_eq!(page.attribute("#title", "value"), long);
    assert_eq!(page.attribute("#title", "aria-describedby"), "title-hint title-error");
    assert!(page.text("#title-error").contains("200"));
    let page =
        test.post(AIDA, "/postmortems", &[("id", &id), ("language", "en"), ("case", " ")]).await.expect(422);
    assert!(page.text("#case-error").contains("One line is enough"));
}

#[tokio::test]
async fn two_windows_that_save_different_lines_both_keep_theirs() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "Nobody could see it.").await;
    let edit = format!("{path}/edit");
    let title = ("title", "A quiet night");
    let one =
        [("base", "1"), title, ("summary", "It stopped at noon."), ("root_causes", "Nobody could see it.")];
    test.post(AIDA, &edit, &one).await.expect(303);
    let two = [
        ("base", "1"),
        title,
        ("summary", "It stopped."),
        ("root_causes", "The dashboard showed a cached value."),
    ];
    test.post(AIDA, &edit, &two).await.expect(303);
    let page = test.get(AIDA, &path).await.expect(200);
    assert!(page.body.contains("It stopped at noon.") && page.body.contains("a cached value"));
}

#[tokio::test]
async fn two_windows_that_change_the_same_line_are_shown_side_by_side() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "").await;
    let edit = format!("{path}/edit");
    let title = ("title", "A quiet night");
    test.post(AIDA, &edit, &[("base", "1"), title, ("summary", "It stopped at noon.")]).await.expect(303);
    let page =
        test.post(AIDA, &edit, &[("base", "1"), title, ("summary", "It stopped at one.")]).await.expect(409);
    assert_eq!(page.texts(".versions dd"), ["It stopped.", "It stopped at noon.", "It stopped at one."]);
    assert_eq!(page.text("textarea#summary"), "It stopped at one.");
    assert_eq!(page.attribute("input[name=base]", "value"), "2");
    let chosen = [("base", "2"), title, ("summary", "It stopped between noon and one.")];
    test.post(AIDA, &edit, &chosen).await.expect(303);
    let page = test.get(AIDA, &format!("{path}/history/3")).await.expect(200);
    assert!(page.texts("ins").join(" ").contains("between"), "{}", page.body);
}

#[tokio::test]
async fn an_earlier_revision_comes_back_as_a_new_one() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "First words.", "").await;
    test.post(AIDA, &format!("{path}/edit"), &[("base", "1"), ("summary", "Second words.")])
        .await
        .expect(303);
    test.post(AIDA, &format!("{path}/history/1"), &[]).await.expect(303);
    assert!(test.get(AIDA, &path).await.expect(200).body.contains("First words."));
    assert_eq!(test.get(AIDA, &format!("{path}/history")).await.expect(200).texts(".entries li").len(), 3);
}

#[tokio::test]
async fn the_trash_asks_first_and_gives_back() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "").await;
    assert_eq!(test.get(AIDA, &format!("{path}/trash")).await.expect(200).texts(".button.danger").len(), 1);
    test.post(AIDA, &format!("{path}/trash"), &[]).await.expect(303);
    assert!(test.get(AIDA, "/postmortems").await.expect(200).texts(".entries li").is_empty());
    assert_eq!(test.get(AIDA, "/postmortems/trash").await.expect(200).texts(".entries li").len(), 1);
    test.post(AIDA, &format!("{path}/recovery"), &[]).await.expect(303);
    assert_eq!(test.get(AIDA, "/postmortems").await.expect(200).texts(".entries li").len(), 1);
}

#[tokio::test]
async fn an_address_that_cannot_be_is_not_found_in_words() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "").await;
    let odd = ["/postmortems/xyz", "/members/%ff", "/reset/%0d%0aX", "/reset/%ff", "/postmortems/%ff/edit"];
    for path in odd
        .map(str::to_owned)
        .into_iter()
        .chain(["0", "-9223372036854775808", "abc"].map(|n| format!("{path}/history/{n}")))
    {
        assert_eq!(test.get(AIDA, &path).await.expect(404).text("h1"), "There is nothing here", "{path}");
    }
}

#[tokio::test]
async fn the_coach_asks_its_writer_in_the_language_of_the_words() {
    let mut test = TestApp::with(&[]).await;
    test.language = "ja";
    let id = fresh_id(&test).await;
    let fields = [
        ("id", id.as_str()),
        ("language", "ja"),
        ("case", "決済が30分止まった"),
        ("improvement", "今後は気をつける"),
    ];
    let path = test.post(AIDA, "/postmortems", &fields).await.expect(303).location;
    let page = test.get(AIDA, &path).await.expect(200);
    let tags = page.attributes(".pencil", "lang");
    assert!(!tags.is_empty() && tags.iter().all(|tag| tag == "ja"), "{tags:?}");
    let effort = ".pencil:has(.pencil-more [href='/coach/effort'])";
    let (passage, note) = (page.text(&format!("{effort} mark")), page.text(effort));
    assert!(!passage.is_empty() && "今後は気をつける".contains(&passage), "{passage}");
    assert!(note.contains("今後は気をつける"), "{note}");
}

/// Sends a form that was changed here and there.
async fn send(test: &TestApp, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    test.post(AIDA, path, &fields).await
}

#[tokio::test]
async fn three_lines_grow_into_the_whole_template_without_retyping() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "Nobody could see it.").await;
    let edit = format!("{path}/edit");
    let page = test.get(AIDA, &edit).await.expect(200);
    assert_eq!(page.text("textarea#summary"), "It stopped.");
    let row = page.attribute("input[name=timeline]", "value");
    let action = page.attribute("input[name=action]", "value");
    let typed = [
        ("severity".to_owned(), "near-miss"),
        ("services".to_owned(), "payments, orders"),
        ("factors".to_owned(), "capacity"),
        ("found-by".to_owned(), "chance"),
        ("affected".to_owned(), "1,204"),
        ("impact".to_owned(), "Some **orders**."),
        (format!("timeline.{row}.at"), "2026-10-08T09:58"),
        (format!("timeline.{row}.marker"), "began"),
        (format!("timeline.{row}.what"), "The release went out"),
        (format!("action.{action}.what"), "Let CI stop it"),
        (format!("action.{action}.strength"), "prevents"),
        (format!("action.{action}.due"), "2026-12-04"),
    ];
    let mut fields = page.form("#sheet");
    for (name, value) in typed {
        fields.retain(|(known, _)| *known != name || known == "factors");
        fields.push((name, value.to_owned()));
    }
    send(&test, &edit, &fields).await.expect(303);
    let again = test.get(AIDA, &edit).await.expect(200).form("#sheet");
    for (name, value) in [("severity", "near-miss"), ("services", "payments, orders"), ("affected", "1204")] {
        assert!(again.contains(&(name.to_owned(), value.to_owned())), "{name}: {again:?}");
    }
    assert!(again.contains(&("factors".to_owned(), "capacity".to_owned())));
    assert!(again.contains(&(format!("timeline.{row}.at"), "2026-10-08T09:58".to_owned())));
    assert!(again.contains(&(format!("action.{action}.due"), "2026-12-04".to_owned())));
    assert_eq!(again.iter().find(|(name, _)| name == "base").unwrap().1, "2");
}

#[tokio::test]
async fn a_line_that_wants_mending_says_so_in_it_and_keeps_everything() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "").await;
    let edit = format!("{path}/edit");
    let page = test.get(AIDA, &edit).await.expect(200);
    let row = page.attribute("input[name=timeline]", "value");
    let [what, zone] = ["what", "zone"].map(|name| format!("timeline.{row}.{name}"));
    let fields = [
        ("base", "1"),
        ("factors", ""),
        ("summary", "It stopped at noon."),
        ("minutes", "long"),
        ("timeline", row.as_str()),
        (zone.as_str(), "Asia/Tokyo"),
        (what.as_str(), "Somebody noticed"),
    ];
    let page = test.post(AIDA, &edit, &fields).await.expect(422);
    assert_eq!(page.texts(".problems li").len(), 2, "{:?}", page.texts(".problems li"));
    assert!(page.body.contains(&format!("href=\"#timeline.{row}.at\"")));
    assert!(
        page.texts(".problems li")[1].starts_with("Timeline, row 1: "),
        "{:?}",
        page.texts(".problems li")
    );
    assert_eq!(page.text("textarea#summary"), "It stopped at noon.");
    assert_eq!(page.text(&format!("[id='{what}']")), "Somebody noticed");
    assert_eq!(page.attribute("#minutes", "value"), "long");
}

#[tokio::test]
async fn lines_grow_and_go_without_scripts_and_without_saving() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "").await;
    let edit = format!("{path}/edit");
    let page = test.get(AIDA, &edit).await.expect(200);
    let mut fields = page.form("#sheet");
    fields.push(("more".into(), "timeline".into()));
    let page = send(&test, &edit, &fields).await.expect(200);
    let lines = |page: &Answer| page.form("#sheet").iter().filter(|(name, _)| name == "timeline").count();
    assert_eq!(lines(&page), 2);
    let mut fields = page.form("#sheet");
    let row = page.attribute("input[name=timeline]", "value");
    fields.push(("less".into(), format!("timeline.{row}")));
    let page = send(&test, &edit, &fields).await.expect(200);
    assert_eq!(lines(&page), 1);
    assert!(!page.body.contains(&row));
    test.get(AIDA, &format!("{path}/history/2")).await.expect(404);
}

#[tokio::test]
async fn what_is_typed_is_kept_for_its_writer_until_it_is_saved() {
    let test = TestApp::with(&[BORA]).await;
    let path = begin(&test, "It stopped.", "").await;
    let (edit, copy) = (format!("{path}/edit"), format!("{path}/working-copy"));
    let typed = [("base", "1"), ("factors", ""), ("summary", "Everyone must be more careful from now on.")];
    let kept = test.post(AIDA, &copy, &typed).await.expect(200);
    assert!(kept.text("[data-words]").starts_with("Draft kept"), "{}", kept.body);
    assert_eq!(kept.texts("[data-notes] .pencil").len(), 1, "the coach reads along: {}", kept.body);
    let instant = kept.attribute("[data-kept]", "data-kept");
    let page = test.get(AIDA, &edit).await.expect(200);
    assert_eq!(page.text("textarea#summary"), "Everyone must be more careful from now on.");
    assert_eq!(page.attribute("input[name=kept]", "value"), instant);
    assert_eq!(test.get(AIDA, &path).await.expect(200).text(".prose"), "It stopped.");
    let list = test.get(AIDA, "/postmortems").await.expect(200);
    assert_eq!(list.texts("#unsaved").len(), 0, "it stands at its document");
    assert_eq!(list.attributes(".entry .unsaved a", "href"), [edit.as_str()]);
    assert_eq!(test.get(AIDA, "/").await.expect(200).texts(".unsaved").len(), 0);
    test.post(BORA, &copy, &typed).await.expect(404);
    let elsewhere = [("base", "1"), ("factors", ""), ("summary", "From another window")];
    let refused = test.post(AIDA, &copy, &elsewhere).await.expect(409);
    assert!(refused.text("[data-words]").contains("another window"));
    let save = [typed[0], typed[1], typed[2], ("kept", instant.as_str())];
    test.post(AIDA, &edit, &save).await.expect(303);
    assert!(test.get(AIDA, &edit).await.expect(200).texts(".kept-note").is_empty());
}

#[tokio::test]
async fn what_was_typed_can_be_let_go_after_a_page_that_asks() {
    let test = TestApp::with(&[]).await;
    let id = fresh_id(&test).await;
    let copy = format!("/postmortems/{id}/working-copy");
    let typed = [("id", id.as_str()), ("language", "en"), ("case", "Half a th")];
    test.post(AIDA, &copy, &typed).await.expect(200);
    let page = test.get(AIDA, &format!("/postmortems/new?id={id}")).await.expect(200);
    assert_eq!(page.text("textarea#case"), "Half a th");
    let list = test.get(AIDA, "/postmortems").await.expect(200);
    assert_eq!(list.attributes("[aria-labelledby=unsaved] a", "href"), [format!("/postmortems/new?id={id}")]);
    assert_eq!(list.texts(".entry .unsaved").len(), 0);
    let asks = test.get(AIDA, &format!("{copy}/end")).await.expect(200);
    assert_eq!(asks.texts(".button.danger").len(), 1);
    test.post(AIDA, &format!("{copy}/end"), &[]).await.expect(303);
    test.get(AIDA, &format!("{copy}/end")).await.expect(404);
    assert!(!test.get(AIDA, "/postmortems").await.expect(200).body.contains("Half a th"));
}
