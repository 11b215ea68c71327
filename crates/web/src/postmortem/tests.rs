//! Writing and reading, as pages.

mod life;
mod reading;

use crate::testing::{AIDA, ANON, TestApp};

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
    test.post(BORA, &format!("{path}/edit"), &[("base", "1"), ("case", "mine now")]).await.expect(404);
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
    let one = [("base", "1"), title, ("case", "It stopped at noon."), ("cause", "Nobody could see it.")];
    test.post(AIDA, &edit, &one).await.expect(303);
    let two =
        [("base", "1"), title, ("case", "It stopped."), ("cause", "The dashboard showed a cached value.")];
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
    test.post(AIDA, &edit, &[("base", "1"), title, ("case", "It stopped at noon.")]).await.expect(303);
    let page =
        test.post(AIDA, &edit, &[("base", "1"), title, ("case", "It stopped at one.")]).await.expect(409);
    assert_eq!(page.texts(".versions dd"), ["It stopped.", "It stopped at noon.", "It stopped at one."]);
    assert_eq!(page.text("textarea#case"), "It stopped at one.");
    assert_eq!(page.attribute("input[name=base]", "value"), "2");
    let chosen = [("base", "2"), title, ("case", "It stopped between noon and one.")];
    test.post(AIDA, &edit, &chosen).await.expect(303);
    let page = test.get(AIDA, &format!("{path}/history/3")).await.expect(200);
    assert!(page.texts("ins").join(" ").contains("between"), "{}", page.body);
}

#[tokio::test]
async fn an_earlier_revision_comes_back_as_a_new_one() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "First words.", "").await;
    test.post(AIDA, &format!("{path}/edit"), &[("base", "1"), ("case", "Second words.")]).await.expect(303);
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
        ("case", "止まった"),
        ("improvement", "今後は確認を徹底する"),
    ];
    let path = test.post(AIDA, "/postmortems", &fields).await.expect(303).location;
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!(page.attribute(".pencil", "lang"), "ja");
    assert!("今後は確認を徹底する".ends_with(&page.text(".pencil mark")), "{}", page.text(".pencil mark"));
    assert!(page.text(".pencil").contains("今後は確認を徹底する"), "{}", page.text(".pencil"));
}
