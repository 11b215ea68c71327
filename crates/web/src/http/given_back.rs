//! What was typed into a form that leads nowhere any more: the page that says so gives the words back.
//!
//! Somebody writes, and meanwhile the thing itself goes away: the document is in the trash, they are no author of it any
//! more, they left the club, their session is over, the database does not answer in time. No handler has to think of that. The page repeats what its reader
//! has just sent and nothing else, so that it tells no more about the thing than any other 'not found'.

use axum::{
    body::Body,
    extract::Request,
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};
use http_body_util::{BodyExt, Limited};
use yomikai_domain::limits;

use super::{
    error::{self, plain},
    fields::Fields,
};
use crate::ui::form::label;

/// Goes with a visitor's form that is sent to the sign-in, where its words could not follow.
#[derive(Clone)]
pub struct TurnedAway;

/// The fields of a form that was not taken.
#[derive(Clone)]
pub struct Sent(Fields);

/// Keeps a form at hand until its answer is known.
pub async fn keep(request: Request, next: Next) -> Response {
    if *request.method() != Method::POST {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = Limited::new(body, limits::REQUEST_BYTES).collect().await else {
        return plain(StatusCode::PAYLOAD_TOO_LARGE);
    };
    let bytes = body.to_bytes();
    let mut response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    let is_turned_away = response.extensions_mut().remove::<TurnedAway>().is_some();
    if !is_turned_away && !error::is_a_page_of_its_own(&response) {
        return response;
    }
    let sent = Sent(Fields::parse(&bytes));
    if is_turned_away {
        if sent.words().is_empty() {
            return response;
        }
        response = error::signed_out();
    }
    response.extensions_mut().insert(sent);
    response
}

/// Words, under the key of what their field is called.
pub struct GivenBack {
    /// What the field is called, in any form that has it.
    pub label: &'static str,
    /// What was typed into it; the lines of a list one below the other.
    pub words: String,
}

impl Sent {
    /// The words of the form, in its order.
    pub fn words(&self) -> Vec<GivenBack> {
        let mut back: Vec<GivenBack> = Vec::new();
        let mut last = String::new();
        for (name, value) in self.0.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let Some(label) = called(name) else { continue };
            let line = line_of(name).to_owned();
            match back.iter_mut().find(|known| known.label == label) {
                Some(known) => {
                    known.words.push(if last == line { ' ' } else { '\n' });
                    known.words.push_str(value);
                }
                None => back.push(GivenBack { label, words: value.to_owned() }),
            }
            last = line;
        }
        back
    }
}

/// What a field is called into which people type words; no other field comes back, passwords least of all.
pub fn called(name: &str) -> Option<&'static str> {
    let (list, part) = match name.split('.').collect::<Vec<_>>()[..] {
        [name] => (name, ""),
        [list, _, part] => (list, part),
        _ => return None,
    };
    match (list, part) {
        ("timeline", "at" | "what" | "link") | ("action", "what" | "tracker") => label(list),
        (_, "") => called_alone(list),
        _ => None,
    }
}

fn called_alone(name: &str) -> Option<&'static str> {
    // The parts of the minutes carry the document that they are about.
    match name.split('-').next().unwrap_or(name) {
        "opening" => return Some("minutes-opening"),
        "closing" => return Some("minutes-closing"),
        part @ ("case" | "cause" | "improvement") if part != name => {
            return Some(match part {
                "case" => "minutes-happened",
                "cause" => "minutes-cause",
                _ => "minutes-improvement",
            });
        }
        _ => {}
    }
    match name {
        "text" => Some("note-text"),
        "instead_of" => Some("card-instead-of"),
        "we" => Some("card-we"),
        "reason" => Some("kudos-reason"),
        "title" | "case" | "cause" | "improvement" | "summary" | "impact" | "root_causes" | "trigger"
        | "resolution" | "detection" | "lessons_good" | "lessons_bad" | "lessons_lucky" | "references"
        | "services" | "tags" | "affected" | "minutes" | "share" | "money" | "data-lost" | "tracker"
        | "words" | "why" | "name" | "organisation" | "promises" | "promises-ja" | "promises-en"
        | "place" | "snack" => label(name),
        _ => None,
    }
}

/// Which line of which list a field stands in: `timeline.ID`.
fn line_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(line, _)| line)
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;
    use crate::testing::{AIDA, ANON, Answer, TestApp};

    const BORA: &str = "Bora";
    const NOWHERE: &str = "/postmortems/0190000000007000800000000000dead/edit";

    fn words(answer: &Answer) -> Vec<String> {
        answer.texts("#words textarea")
    }

    /// A document of Aida's that Bora writes, too.
    async fn written_by_two(test: &TestApp) -> (String, String) {
        let id = test.get(AIDA, "/postmortems/new").await.value("id");
        let fields = [("id", &*id), ("language", "en"), ("title", "A quiet night"), ("case", "It stopped.")];
        test.post(AIDA, "/postmortems", &fields).await.expect(303);
        let bora = test.actor(BORA).await.id().unwrap().to_string();
        let path = format!("/postmortems/{id}");
        test.post(AIDA, &format!("{path}/authors"), &[("member", &bora)]).await.expect(303);
        (path, bora)
    }

    /// What Bora's browser sends after typing a summary.
    async fn typed(test: &TestApp, path: &str) -> Vec<(String, String)> {
        let form = test.get(BORA, &format!("{path}/edit")).await.expect(200).form("form[action$='/edit']");
        let typed = |(name, value): (String, String)| match name.as_str() {
            "summary" => (name, "All that Bora\nhad typed".to_owned()),
            _ => (name, value),
        };
        form.into_iter().map(typed).collect()
    }

    fn refs(form: &[(String, String)]) -> Vec<(&str, &str)> {
        form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    #[tokio::test]
    async fn whoever_writes_a_document_no_more_keeps_their_words_and_learns_nothing() {
        for (language, title) in [("en", "There is nothing here"), ("ja", "ここには何もないようです")]
        {
            let mut test = TestApp::with(&[BORA]).await;
            let (path, bora) = written_by_two(&test).await;
            let form = typed(&test, &path).await;
            test.post(AIDA, &format!("{path}/authors/removal"), &[("member", &bora)]).await.expect(303);
            let since = [("base", "1"), ("title", "A name of later")];
            test.post(AIDA, &format!("{path}/edit"), &since).await.expect(303);
            test.language = language;
            test.post(BORA, "/account", &[("name", "Bora"), ("language", language), ("zone", "UTC")]).await;
            let lost = test.post(BORA, &format!("{path}/edit"), &refs(&form)).await.expect(404);
            assert_eq!(lost.text("h1"), title);
            assert!(words(&lost).contains(&"All that Bora had typed".to_owned()), "{:?}", words(&lost));
            assert!(lost.lines("#words").contains("Bora\nhad"), "line breaks stay");
            assert!(!lost.body.contains("A name of later"));
            let nowhere = test.post(BORA, NOWHERE, &refs(&form)).await.expect(404);
            assert_eq!(lost.body.replace(&path, ""), nowhere.body, "the same as where there is nothing");
        }
    }

    #[tokio::test]
    async fn an_author_is_told_of_the_trash_and_keeps_what_was_typed() {
        let test = TestApp::with(&[BORA]).await;
        let (path, _) = written_by_two(&test).await;
        let form = typed(&test, &path).await;
        test.post(AIDA, &format!("{path}/trash"), &[]).await.expect(303);
        let lost = test.post(BORA, &format!("{path}/edit"), &refs(&form)).await.expect(409);
        assert!(lost.text(".lost").contains("in the trash"), "{}", lost.text(".lost"));
        assert_eq!(lost.attribute(".lost a.primary", "href"), "/postmortems/trash");
        assert!(words(&lost).contains(&"All that Bora had typed".to_owned()));
        assert_eq!(test.get(BORA, "/postmortems/trash").await.expect(200).texts(".entries li").len(), 1);
        for act in ["publication", "people"] {
            test.post(BORA, &format!("{path}/{act}"), &[("audience", "everyone")]).await.expect(409);
        }
    }

    #[tokio::test]
    async fn outside_the_club_every_form_of_it_gives_its_words_back() {
        let test = TestApp::with(&[BORA]).await;
        let (club, meeting) = ("0190000000007000800000000000002a", "0190000000007000800000000000000b");
        let fields = [("id", club), ("name", "Platform"), ("language", "en"), ("promises-en", "No blame")];
        test.post(AIDA, "/clubs", &fields).await.expect(303);
        let plan = [("starts", "2026-11-16T10:00"), ("length", "60"), ("zone", "UTC"), ("place", "3F")];
        let fields = [&[("id", meeting)][..], &plan].concat();
        test.post(AIDA, &format!("/clubs/{club}/meetings/new"), &fields).await.expect(303);
        for (path, field) in [
            (format!("/clubs/{club}"), "promises"),
            (format!("/clubs/{club}/meetings/new"), "place"),
            (format!("/meetings/{meeting}/edit"), "snack"),
            (format!("/meetings/{meeting}/minutes/edit"), "opening"),
            (format!("/meetings/{meeting}/room/note"), "text"),
            (format!("/meetings/{meeting}/room/card"), "we"),
            (format!("/meetings/{meeting}/room/kudos"), "reason"),
        ] {
            let id = "11111111111141118111111111111111";
            let lost = test.post(BORA, &path, &[("id", id), (field, "typed with care")]).await.expect(404);
            assert_eq!(words(&lost), ["typed with care"], "{path}");
            assert!(!lost.body.contains("Platform"), "{path}");
        }
    }

    #[tokio::test]
    async fn whoever_is_signed_out_meanwhile_keeps_their_words() {
        let test = TestApp::with(&[]).await;
        let lost =
            test.post(ANON, NOWHERE, &[("base", "1"), ("summary", "typed with care")]).await.expect(403);
        assert_eq!(words(&lost), ["typed with care"]);
        assert_eq!(lost.attribute(".lost a.primary", "href"), "/sign-in");
        let without_words = test.post(ANON, NOWHERE, &[("base", "1")]).await.expect(303);
        assert_eq!(without_words.location, "/sign-in?to=%2F");
    }

    #[tokio::test]
    async fn where_nothing_is_written_to_the_words_come_back_all_the_same() {
        let test = TestApp::with(&[]).await;
        let lost = test.post(AIDA, "/library", &[("summary", "typed with care")]).await.expect(405);
        assert_eq!(words(&lost), ["typed with care"]);
        assert!(words(&test.post(AIDA, "/library", &[]).await.expect(405)).is_empty());
    }

    #[tokio::test]
    async fn while_nobody_can_be_recognised_the_words_come_back() {
        for (language, title) in [("en", "One moment, please"), ("ja", "少しお待ちください")] {
            let mut test = TestApp::with(&[]).await;
            test.language = language;
            test.get(AIDA, "/").await.expect(200);
            test.app.close().await;
            let lost = test.post(AIDA, NOWHERE, &[("summary", "typed with care")]).await.expect(503);
            assert_eq!(lost.text("h1"), title);
            assert_eq!(words(&lost), ["typed with care"]);
            assert!(words(&test.get(AIDA, "/library").await.expect(503)).is_empty());
            from_another_site(&test).await;
        }
    }

    #[tokio::test]
    async fn nothing_that_another_site_sends_is_shown() {
        from_another_site(&TestApp::with(&[]).await).await;
    }

    async fn from_another_site(test: &TestApp) {
        for path in [NOWHERE, "/library"] {
            let request = test
                .request(Method::POST, AIDA, path)
                .header("sec-fetch-site", "cross-site")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let body = Body::from("summary=call+this+number");
            let answer = test.send(request.body(body).unwrap()).await.expect(403);
            assert!(!answer.body.contains("call this number"));
        }
    }

    #[test]
    fn words_come_back_and_nothing_else_does() {
        let sent = Sent(Fields::parse(
            b"id=1&title=A&base=3&severity=major&timeline=x&timeline.x.at=10:00&timeline.x.zone=UTC&timeline.x.what=B\
              &timeline=y&timeline.y.what=C&action=z&action.z.what=D&action.z.was=%7B%7D&summary=E%0AF&trigger=+\
              &password=secret&present=secret&token=secret&case-11=G&shown-case-11=H&text=I",
        ));
        let words: Vec<_> = sent.words().into_iter().map(|back| (back.label, back.words)).collect();
        let expected = [
            ("write-title", "A"),
            ("section-timeline", "10:00 B\nC"),
            ("section-action-items", "D"),
            ("section-summary", "E\nF"),
            ("minutes-happened", "G"),
            ("note-text", "I"),
        ];
        assert_eq!(words, expected.map(|(label, words)| (label, words.to_owned())));
    }
}
