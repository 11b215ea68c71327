//! Publishing, withdrawing and the people of a document, as pages.

use super::{BORA, begin};
use crate::testing::{AIDA, ANON, TestApp};

const CHIE: &str = "Chie";

async fn id_of(test: &TestApp, persona: &'static str) -> String {
    test.actor(persona).await.id().unwrap().to_string()
}

/// A document of Aida's that everybody reads.
async fn published(test: &TestApp) -> String {
    let path = begin(test, "It stopped.", "").await;
    let answer = test.post(AIDA, &format!("{path}/publication"), &[("audience", "everyone")]).await;
    assert_eq!(answer.expect(303).location, format!("{path}?done=done-published"));
    path
}

#[tokio::test]
async fn publishing_asks_first_and_says_who_will_read_it() {
    for (language, title) in [("en", "Publish this postmortem?"), ("ja", "このポストモーテムを公開しますか")]
    {
        let mut test = TestApp::with(&[BORA]).await;
        let path = begin(&test, "It stopped.", "").await;
        test.language = language;
        test.post(AIDA, "/account", &[("name", "Aida"), ("language", language), ("zone", "UTC")]).await;
        let page = test.get(AIDA, &format!("{path}/publication")).await.expect(200);
        assert_eq!(page.text("h1"), title);
        assert_eq!(page.attribute("input[name=audience][checked]", "value"), "everyone");
        assert_eq!(page.texts(".readers .choice"), ["Bora"], "authors read it anyway");
        assert_eq!(page.texts(".prompts li").len(), 5);
        assert!(page.texts("input[required]").is_empty(), "no question has to be answered");
        test.get(BORA, &path).await.expect(404);
    }
}

#[tokio::test]
async fn everyone_reads_what_is_published_and_nobody_what_is_not_any_more() {
    let test = TestApp::with(&[BORA]).await;
    let path = published(&test).await;
    assert_eq!(test.get(BORA, &path).await.expect(200).text("h1"), "A quiet night");
    test.get(ANON, &path).await.expect(303);
    for page in ["edit", "history", "history/1", "trash", "publication", "withdrawal", "people"] {
        test.get(BORA, &format!("{path}/{page}")).await.expect(404);
    }
    for act in ["publication", "withdrawal", "reopening", "people", "authors", "authors/removal", "trash"] {
        test.post(BORA, &format!("{path}/{act}"), &[("audience", "everyone")]).await.expect(404);
    }
    assert!(test.get(AIDA, &format!("{path}/withdrawal")).await.expect(200).text("h1").contains("Withdraw"));
    test.post(AIDA, &format!("{path}/withdrawal"), &[]).await.expect(303);
    test.get(BORA, &path).await.expect(404);
    test.get(AIDA, &path).await.expect(200);
    test.post(AIDA, &format!("{path}/publication"), &[("audience", "everyone")]).await.expect(303);
    test.get(BORA, &path).await.expect(200);
    test.post(AIDA, &format!("{path}/reopening"), &[]).await.expect(303);
    test.get(BORA, &path).await.expect(404);
    test.post(AIDA, &format!("{path}/withdrawal"), &[]).await.expect(409);
    test.get(AIDA, &format!("{path}/withdrawal")).await.expect(404);
}

#[tokio::test]
async fn named_people_alone_find_it() {
    let test = TestApp::with(&[BORA, CHIE]).await;
    let path = begin(&test, "It stopped.", "").await;
    let (bora, chie) = (id_of(&test, BORA).await, id_of(&test, CHIE).await);
    let publication = format!("{path}/publication");
    let nobody = test.post(AIDA, &publication, &[("audience", "named")]).await.expect(422);
    assert!(nobody.text("#people-error").contains("at least one"));
    assert_eq!(
        nobody.texts("#people label:first-child > input[autofocus]").len(),
        1,
        "it begins where it is told"
    );
    assert_eq!(nobody.attribute("input[name=audience][checked]", "value"), "named", "what was typed stays");
    let form = [("audience", "named"), ("people", bora.as_str()), ("people", chie.as_str())];
    test.post(AIDA, &publication, &form).await.expect(303);
    test.get(BORA, &path).await.expect(200);
    assert_eq!(test.get(AIDA, &publication).await.expect(303).location, format!("{path}/people"));
    let page = test.get(AIDA, &format!("{path}/people")).await.expect(200);
    assert_eq!(page.attributes("input[name=people][checked]", "value").len(), 2);
    test.post(AIDA, &format!("{path}/people"), &[("audience", "named"), ("people", &chie)]).await.expect(303);
    test.get(BORA, &path).await.expect(404);
    let page = test.get(CHIE, &path).await.expect(200);
    assert_eq!(page.text("article .chip"), "Published for a few people", "whoever reads it knows");
}

#[tokio::test]
async fn what_is_not_ready_to_be_published_says_what_to_do() {
    let test = TestApp::with(&[]).await;
    let id = super::fresh_id(&test).await;
    let fields = [("id", id.as_str()), ("language", "en"), ("improvement", "Only an idea")];
    test.post(AIDA, "/postmortems", &fields).await.expect(303);
    let publication = format!("/postmortems/{id}/publication");
    let page = test.get(AIDA, &publication).await.expect(200);
    assert_eq!(page.texts("#before ~ ul li").len(), 2);
    assert_eq!(page.attribute(".button.primary", "href"), format!("/postmortems/{id}/edit"));
    let page = test.post(AIDA, &publication, &[("audience", "everyone")]).await.expect(422);
    assert_eq!(page.texts("#before ~ ul li").len(), 2);
}

#[tokio::test]
async fn the_owner_names_co_authors_who_write_but_do_not_name() {
    let test = TestApp::with(&[BORA, CHIE]).await;
    let path = begin(&test, "It stopped.", "").await;
    let people = format!("{path}/people");
    let (bora, chie) = (id_of(&test, BORA).await, id_of(&test, CHIE).await);
    let page = test.post(AIDA, &format!("{path}/authors"), &[("member", "")]).await.expect(422);
    assert_eq!(page.text("#member-error"), "Please choose one.");
    test.post(AIDA, &format!("{path}/authors"), &[("member", &bora)]).await.expect(303);
    let page = test.get(BORA, &people).await.expect(200);
    assert_eq!(page.texts(".people li").len(), 2);
    assert!(page.texts("#member").is_empty(), "that is the owner's");
    test.post(BORA, &format!("{path}/authors"), &[("member", &chie)]).await.expect(404);
    test.post(BORA, &format!("{path}/edit"), &[("base", "1"), ("case", "It stopped twice.")])
        .await
        .expect(303);
    test.post(BORA, &format!("{path}/authors/removal"), &[("member", &bora)]).await.expect(404);
    test.post(AIDA, &format!("{path}/authors/removal"), &[("member", &bora)]).await.expect(303);
    test.get(BORA, &path).await.expect(404);
    assert_eq!(test.get(AIDA, &people).await.expect(200).texts(".people li").len(), 1);
}

#[tokio::test]
async fn what_was_saved_while_the_page_asked_is_asked_about_anew() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, "It stopped.", "").await;
    let publication = format!("{path}/publication");
    let seen = test.get(AIDA, &publication).await.expect(200).attribute("input[name=revision]", "value");
    test.post(AIDA, &format!("{path}/edit"), &[("base", "1"), ("summary", "It stopped at noon.")])
        .await
        .expect(303);
    let yes = [("audience", "everyone"), ("revision", seen.as_str())];
    let asked = test.post(AIDA, &publication, &yes).await.expect(409);
    assert!(asked.text(".problems").contains("Something was saved"), "{}", asked.body);
    let now = asked.attribute("input[name=revision]", "value");
    test.post(AIDA, &publication, &[("audience", "everyone"), ("revision", &now)]).await.expect(303);
}
