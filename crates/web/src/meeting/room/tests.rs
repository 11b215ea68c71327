//! The room as pages: what is shown to whom, and to whom not.

use axum::{
    body::Body,
    http::{Method, header},
};
use http_body_util::BodyExt as _;
use jiff::SignedDuration;
use yomikai_app::{account, assignment, club, meeting, postmortem};
use yomikai_domain::{
    id::{ClubId, MeetingId, PostmortemId},
    meeting::Phase,
    postmortem::ThreeLines,
    schedule::Typed,
};

use crate::testing::{AIDA, ANON, Answer, Persona, TestApp};

const CLUB: &str = "0190000000007000800000000000002a";
const MEETING: &str = "0190000000007000800000000000000b";
const ROOM: &str = "/meetings/0190000000007000800000000000000b/room";
const ENTER: &str = "/meetings/0190000000007000800000000000000b/participants";
const PAGE: &str = "/meetings/0190000000007000800000000000000b";
/// Identifiers that a browser would make by chance.
const ONE: &str = "11111111111141118111111111111111";
const TWO: &str = "22222222222242228222222222222222";
const BEN: Persona = "Ben";
const CHIE: Persona = "Chie";
const EVE: Persona = "Eve";

fn id() -> MeetingId {
    MEETING.parse().unwrap()
}

/// A club of Aida, Ben and Chie on the day of its meeting; Aida has one that is ready. Eve is not in it.
async fn day(language: &'static str) -> TestApp {
    let test = TestApp::with(&[BEN, CHIE, EVE]).await;
    let (app, aida) = (&test.app, test.actor(AIDA).await);
    for who in [AIDA, BEN, CHIE] {
        let actor = test.actor(who).await;
        account::set_profile(app, &actor, who, language, "Asia/Tokyo").await.unwrap();
    }
    let club: ClubId = CLUB.parse().unwrap();
    club::found(app, &aida, club, "Platform", language, "No blame").await.unwrap();
    for name in [BEN, CHIE] {
        let member = test.actor(name).await.id().unwrap().to_string();
        club::add_member(app, &aida, club, &member).await.unwrap();
    }
    let typed =
        Typed { starts: "2026-11-16T10:00", length: "60", zone: "Asia/Tokyo", place: "3F", snack: "pizza" };
    meeting::arrange(app, &aida, club, id(), typed).await.unwrap();
    meeting::open_call(app, &aida, id(), "2026-11-16T09:30").await.unwrap();
    let item = PostmortemId::new(app.new_uuid());
    let lines = ThreeLines {
        title: "A quiet alert",
        case: "It rang.\n\nNobody came.",
        cause: "One list by hand",
        improvement: "A list that makes itself",
    };
    postmortem::begin(app, &aida, item, language, &lines).await.unwrap();
    assignment::bring(app, &aida, id(), item).await.unwrap();
    assignment::ready(app, &aida, id()).await.unwrap();
    test
}

/// The same with Aida and Ben in the room.
async fn entered(language: &'static str) -> TestApp {
    let test = day(language).await;
    for who in [AIDA, BEN] {
        assert_eq!(test.post(who, ENTER, &[]).await.expect(303).location, ROOM);
    }
    test
}

async fn phase(test: &TestApp) -> Phase {
    let room = meeting::room::look(&test.app, &test.actor(AIDA).await, id()).await.unwrap();
    room.now.state.phase
}

async fn item(test: &TestApp) -> String {
    phase(test).await.item().unwrap().to_string()
}

/// Aida goes on.
async fn next(test: &TestApp) {
    let room = meeting::room::look(&test.app, &test.actor(AIDA).await, id()).await.unwrap();
    let turn = room.now.state.turn.to_string();
    act(test, AIDA, "turn", &[("to", "next"), ("turn", &turn)]).await.expect(303);
}

async fn act(test: &TestApp, who: Persona, act: &str, fields: &[(&str, &str)]) -> Answer {
    test.post(who, &format!("{ROOM}/{act}"), fields).await
}

async fn note(test: &TestApp, who: Persona, id: &str, text: &str) -> Answer {
    let item = item(test).await;
    let fields = [("item", item.as_str()), ("id", id), ("passage", "1"), ("kind", "remark"), ("text", text)];
    act(test, who, "note", &fields).await
}

/// A form sent by a page with scripts.
async fn live(test: &TestApp, who: Persona, act: &str, fields: &[(&str, &str)]) -> Answer {
    let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = test
        .request(Method::POST, who, &format!("{ROOM}/{act}"))
        .header("sec-fetch-site", "same-origin")
        .header(header::ACCEPT, "text/vnd.turbo-stream.html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    test.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn the_door_is_on_the_meeting_s_page_and_for_the_club_alone() {
    let test = day("en").await;
    let page = test.get(BEN, PAGE).await.expect(200);
    assert_eq!(page.text("#room h2"), "The room is open.");
    assert_eq!(test.get(BEN, ROOM).await.expect(303).location, PAGE, "one enters first");
    assert_eq!(test.get(ANON, ROOM).await.expect(303).location.split('?').next(), Some("/sign-in"));
    for path in [PAGE.to_owned(), ROOM.to_owned(), format!("{ROOM}/me"), format!("{ROOM}/stream")] {
        test.get(EVE, &path).await.expect(404);
    }
    test.post(EVE, ENTER, &[]).await.expect(404);
    act(&test, EVE, "turn", &[("to", "next"), ("turn", "0")]).await.expect(404);
    act(&test, BEN, "turn", &[("to", "next"), ("turn", "0")]).await.expect(403);
    test.post(BEN, ENTER, &[]).await.expect(303);
    test.get(BEN, ROOM).await.expect(200);
}

#[tokio::test]
async fn before_the_hour_the_page_says_when_the_door_opens() {
    let test = day("ja").await;
    let aida = test.actor(AIDA).await;
    let later = MeetingId::new(test.app.new_uuid());
    let typed = Typed { starts: "2026-11-20T17:00", length: "60", zone: "Asia/Tokyo", place: "", snack: "" };
    meeting::arrange(&test.app, &aida, CLUB.parse().unwrap(), later, typed).await.unwrap();
    let page = test.get(AIDA, &format!("/meetings/{later}")).await.expect(200);
    assert!(page.body.contains("11月20日（金）16:00から入れます"), "{}", page.body);
    let refused = test.post(AIDA, &format!("/meetings/{later}/participants"), &[]).await.expect(422);
    assert!(refused.text("#room").contains("1時間前"));
}

/// Whether a key of a message stands where its words should.
fn has_bare_keys(page: &Answer) -> bool {
    let texts = page.texts("main :not(script)").join(" ");
    ["room-", "steer-", "mine-", "note-", "card-", "cards-", "kudos-", "promote-", "lobby-", "count-"]
        .iter()
        .any(|key| texts.contains(key))
}

#[tokio::test]
async fn every_phase_reads_in_both_languages_and_shows_everybody_the_same() {
    for language in ["en", "ja"] {
        let test = entered(language).await;
        let mut phases = 0;
        loop {
            if let Phase::Reading { .. } = phase(&test).await {
                note(&test, BEN, ONE, "We have this, too").await.expect(303);
            }
            if phase(&test).await.step().map(yomikai_domain::meeting::Step::as_str) == Some("writing") {
                let item = item(&test).await;
                let fields =
                    [("item", item.as_str()), ("id", TWO), ("instead_of", "trying"), ("we", "count")];
                act(&test, BEN, "card", &fields).await.expect(303);
            }
            let pages = [test.get(AIDA, ROOM).await.expect(200), test.get(BEN, ROOM).await.expect(200)];
            assert!(pages.iter().all(|page| !has_bare_keys(page)), "{}", pages[0].body);
            for part in ["#room-head", "#room-main", "#room-counts", "#room-side"] {
                assert_eq!(pages[0].text(part), pages[1].text(part), "{part}");
            }
            assert_eq!(pages[0].texts("#steer").len(), 1);
            assert!(pages[1].texts("#steer").is_empty(), "the panel is whoever leads' alone");
            phases += 1;
            if phase(&test).await == Phase::WrapUp {
                break;
            }
            next(&test).await;
        }
        assert_eq!(phases, 8);
        let turn = "7";
        act(&test, AIDA, "turn", &[("to", "close"), ("turn", turn)]).await.expect(303);
        let page = test.get(BEN, ROOM).await.expect(200);
        assert!(!has_bare_keys(&page) && page.attribute("#room-main a", "href").ends_with("/minutes"));
    }
}

#[tokio::test]
async fn a_note_is_its_writer_s_until_all_are_shown() {
    let test = entered("en").await;
    next(&test).await;
    note(&test, BEN, ONE, "a secret thought").await.expect(303);
    let own = test.get(BEN, ROOM).await;
    assert_eq!(own.text(".own-words"), "a secret thought");
    assert_eq!(own.text(".own .on-passage"), "Nobody came.");
    for path in [ROOM.to_owned(), format!("{ROOM}/me")] {
        assert!(!test.get(AIDA, &path).await.body.contains("a secret thought"), "{path}");
    }
    let theirs = note(&test, AIDA, ONE, "not mine").await.expect(422);
    assert!(theirs.text("#room-me .problems").contains("another browser"));
    note(&test, BEN, ONE, "a better thought").await.expect(303);
    next(&test).await;
    let shown = test.get(AIDA, ROOM).await;
    assert_eq!(shown.texts(".notes .prose"), ["a better thought"]);
    assert!(!shown.body.contains("secret"), "only the last words are shown");
    assert!(!shown.body.contains("Ben ") || !shown.text(".notes").contains("Ben"), "nobody is named");
}

#[tokio::test]
async fn a_note_that_comes_again_is_done_wherever_the_room_is_by_then() {
    let test = entered("en").await;
    next(&test).await;
    let item = item(&test).await;
    let fields = [("item", item.as_str()), ("id", ONE), ("passage", "1"), ("text", "We have this, too")];
    act(&test, BEN, "note", &fields).await.expect(303);
    while phase(&test).await != Phase::WrapUp {
        next(&test).await;
        act(&test, BEN, "note", &fields).await.expect(303);
    }
}

#[tokio::test]
async fn how_long_a_text_is_that_the_room_has_not_begun_is_told_to_nobody() {
    let test = entered("en").await;
    let room = meeting::room::look(&test.app, &test.actor(AIDA).await, id()).await.unwrap();
    let item = room.now.state.items.keys().next().unwrap().to_string();
    let answer = async |passage| {
        let fields =
            [("item", item.as_str()), ("id", ONE), ("passage", passage), ("text", "How long is it?")];
        let refused = act(&test, BEN, "note", &fields).await.expect(422);
        refused.texts(".problems, .error").join(" ")
    };
    let there = answer("0").await;
    assert!(!there.is_empty());
    assert_eq!(answer("9999").await, there);
}

#[tokio::test]
async fn what_cannot_be_kept_comes_back_with_its_words() {
    let test = entered("ja").await;
    next(&test).await;
    let long = "長".repeat(1_001);
    let refused = note(&test, BEN, ONE, &long).await.expect(422);
    assert!(refused.text("#new-note > form textarea").contains(&long));
    assert_eq!(refused.texts("#own-notes .error").len(), 1);
    let item = item(&test).await;
    let fields = [("item", item.as_str()), ("id", ONE), ("passage", "99"), ("text", "どこ？")];
    assert!(act(&test, BEN, "note", &fields).await.expect(422).text("#own-notes .error").contains("一覧"));
    act(&test, BEN, "note", &[("item", &item), ("id", "nonsense"), ("text", "x")]).await.expect(404);
    act(&test, BEN, "dance", &[]).await.expect(404);
    next(&test).await;
    next(&test).await;
    let fields = [("item", item.as_str()), ("id", ONE), ("text", "書きかけでした")];
    let late = live(&test, BEN, "note", &fields).await.expect(422);
    assert!(late.body.contains("書きかけでした") && late.body.contains("別の場面"), "{}", late.body);
}

#[tokio::test]
async fn what_was_about_another_text_never_comes_into_the_form_for_this_one() {
    let test = entered("en").await;
    next(&test).await;
    let other = "33333333333343338333333333333333";
    let long = "w".repeat(1_001);
    let mine = note(&test, BEN, ONE, &long).await.expect(422);
    assert_eq!(mine.texts("#new-note > form[data-unsent]").len(), 1, "the script keeps its words");
    let fields = [("item", other), ("id", TWO), ("passage", "1"), ("text", "about another one")];
    let late = act(&test, BEN, "note", &fields).await.expect(422);
    assert_eq!(late.text("#new-note > form textarea"), "");
    assert!(late.texts("#new-note option[selected]").is_empty());
    assert!(late.texts("#new-note > form[data-unsent]").is_empty());
    assert_eq!(late.text("#room-me > copy-text textarea"), "about another one");
}

#[tokio::test]
async fn a_page_with_scripts_gets_what_is_its_own_and_sees_what_it_moved() {
    let test = entered("en").await;
    let started = live(&test, AIDA, "turn", &[("to", "next"), ("turn", "0")]).await.expect(200);
    for part in ["room-head", "room-main", "room-counts", "room-side", "room-me"] {
        assert!(started.body.contains(&format!(r#"target="{part}""#)), "{part}");
    }
    let item = item(&test).await;
    let finished = live(&test, BEN, "finished", &[("item", &item), ("on", "1")]).await.expect(200);
    assert!(
        finished.body.contains(r#"target="room-me""#) && !finished.body.contains(r#"target="room-main""#)
    );
    let not = live(&test, BEN, "turn", &[("to", "next"), ("turn", "1")]).await.expect(422);
    assert!(not.body.contains("The facilitator steers"));
}

/// Reads a stream until it has told something with this in it.
async fn hear(stream: &mut Body, word: &str) -> String {
    let mut heard = String::new();
    while !heard.contains(word) {
        let frame = stream.frame().await.expect("the stream ended").unwrap();
        heard.push_str(&String::from_utf8_lossy(&frame.into_data().unwrap_or_default()));
    }
    heard
}

#[tokio::test]
async fn the_stream_tells_what_changed_and_nothing_that_is_somebody_s_own() {
    let test = entered("en").await;
    let request = |after: &str| test.request(Method::GET, BEN, &format!("{ROOM}/stream?after={after}"));
    let mut behind = test.open(request("0").body(Body::empty()).unwrap()).await;
    hear(&mut behind, r#"target="room-main""#).await;
    let seq = test.get(BEN, ROOM).await.attribute("meeting-room", "seq");
    let mut stream = test.open(request(&seq).body(Body::empty()).unwrap()).await;
    let first = hear(&mut stream, "room-counts").await;
    assert!(!first.contains("room-main"), "it shows that already");
    next(&test).await;
    hear(&mut stream, "A list that makes itself").await;
    note(&test, AIDA, ONE, "a secret thought").await.expect(303);
    let item = item(&test).await;
    act(&test, AIDA, "finished", &[("item", &item), ("on", "1")]).await.expect(303);
    let heard = hear(&mut stream, "1 of 2 have finished").await;
    assert!(!heard.contains("secret") && !heard.contains("room-main"));
    next(&test).await;
    hear(&mut stream, "a secret thought").await;

    let ben = test.actor(BEN).await;
    club::leave(&test.app, &ben, CLUB.parse().unwrap()).await.unwrap();
    next(&test).await;
    let mut rest = String::new();
    while let Some(frame) = stream.frame().await {
        rest.push_str(&String::from_utf8_lossy(&frame.unwrap().into_data().unwrap_or_default()));
    }
    assert!(!rest.contains("effort"), "who has left hears no more: {rest}");
}

#[tokio::test]
async fn an_answer_to_a_note_is_told_with_that_note_alone() {
    let test = entered("en").await;
    next(&test).await;
    for (id, text) in [(ONE, "a first thought"), (TWO, "a second thought")] {
        note(&test, AIDA, id, text).await.expect(303);
    }
    next(&test).await;
    let stream =
        test.request(Method::GET, BEN, &format!("{ROOM}/stream?after=0")).body(Body::empty()).unwrap();
    let mut stream = test.open(stream).await;
    hear(&mut stream, "a second thought").await;
    let item = item(&test).await;
    let fields = [("item", item.as_str()), ("note", ONE), ("reaction", "learnt"), ("on", "1")];
    act(&test, AIDA, "reaction", &fields).await.expect(303);
    let heard = hear(&mut stream, r#"<span class="num">1</span>"#).await;
    assert!(heard.contains(&format!(r#"target="note-{ONE}""#)) && heard.contains("a first thought"));
    assert!(!heard.contains("a second thought") && !heard.contains("room-main"), "{heard}");
    act(&test, AIDA, "spotlight", &[("note", TWO)]).await.expect(303);
    let heard = hear(&mut stream, "room-spotlight").await;
    assert!(heard.contains(r#"target="room-main""#), "another order is told whole");
}

#[tokio::test]
async fn dots_are_three_and_their_totals_hidden_until_they_are_counted() {
    let test = entered("en").await;
    for _ in 0..3 {
        next(&test).await;
    }
    let item = item(&test).await;
    let ids = [ONE, TWO, "33333333333343338333333333333333", "44444444444444448444444444444444"];
    for card in ids {
        let fields = [("item", item.as_str()), ("id", card), ("instead_of", ""), ("we", card)];
        act(&test, BEN, "card", &fields).await.expect(303);
    }
    next(&test).await;
    next(&test).await;
    for (card, status) in ids.into_iter().zip([303, 303, 303, 422]) {
        act(&test, BEN, "vote", &[("item", &item), ("card", card), ("on", "1")]).await.expect(status);
    }
    let page = test.get(AIDA, ROOM).await;
    assert!(page.text("#room-counts").contains("One person has voted"));
    assert!(page.texts(".votes").is_empty());
    next(&test).await;
    assert_eq!(test.get(AIDA, ROOM).await.texts(".votes").len(), 4);
    let action = |card, due| {
        [("id", card), ("item", item.as_str()), ("card", card), ("owner", "nobody"), ("due", due)]
    };
    let refused = act(&test, BEN, "action", &action(ONE, "soon")).await.expect(422);
    assert!(refused.text("#promote .error").contains("2026-12-18"));
    let refused = act(&test, BEN, "action", &action(ONE, "2026-11-01")).await.expect(422);
    assert!(refused.text("#promote .error").contains("still to come"));
    let owner = test.actor(CHIE).await.id().unwrap().to_string();
    let fields = [
        ("id", "55555555555545558555555555555555"),
        ("item", &item),
        ("card", ONE),
        ("owner", &owner),
        ("due", "2026-12-18"),
        ("strength", "prevents"),
    ];
    act(&test, BEN, "action", &fields).await.expect(303);
    assert_eq!(test.get(AIDA, ROOM).await.texts("#room-main .chip.strong").len(), 1);
}

#[tokio::test]
async fn somebody_may_lead_in_the_facilitator_s_absence_after_being_asked() {
    let test = entered("en").await;
    assert!(test.get(BEN, ROOM).await.texts(".live-absent").is_empty());
    test.clock.advance(SignedDuration::from_secs(31));
    let confirm = test.get(BEN, &format!("{ROOM}/taking-over")).await.expect(200);
    let lead = confirm.attribute("input[name=lead]", "value");
    act(&test, BEN, "take-over", &[("lead", &lead)]).await.expect(303);
    assert_eq!(test.get(BEN, ROOM).await.texts("#steer").len(), 1);
    let aida = test.get(AIDA, ROOM).await;
    assert!(aida.texts("#steer").is_empty() && aida.text("#room-me").contains("Ben leads now"));
    let back = aida.attribute("#room-me button[name=to]", "value");
    act(&test, AIDA, "lead", &[("to", &back), ("lead", "1")]).await.expect(303);
    assert_eq!(test.get(AIDA, ROOM).await.texts("#steer").len(), 1);
}

#[tokio::test]
async fn the_browser_s_pencil_is_for_our_pages_alone() {
    let test = entered("en").await;
    let request = test.request(Method::GET, BEN, ROOM);
    let session = request.headers_ref().unwrap()[header::COOKIE].to_str().unwrap();
    let session = session.split("; ").next().unwrap().to_owned();
    let bare =
        axum::http::Request::get(ROOM).header(header::HOST, "localhost:8080").header(header::COOKIE, session);
    let page = test.send(bare.body(Body::empty()).unwrap()).await.expect(200);
    let cookie = page.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("yomikai_pencil=") && cookie.contains("HttpOnly"), "{cookie}");
    assert!(cookie.contains("SameSite=Lax"), "a link in a chat must not cost what one wrote: {cookie}");
    let out = test.post(BEN, "/sign-out", &[]).await.expect(303);
    let taken = out.headers.get_all(header::SET_COOKIE).iter().filter_map(|it| it.to_str().ok());
    assert!(taken.into_iter().any(|it| it.starts_with("yomikai_pencil=;")), "nobody else finds it");
}

#[tokio::test]
async fn words_without_letters_are_in_the_club_s_language_whoever_wrote_them() {
    let test = entered("ja").await;
    let ben = test.actor(BEN).await;
    account::set_profile(&test.app, &ben, BEN, "en", "Asia/Tokyo").await.unwrap();
    next(&test).await;
    note(&test, BEN, ONE, "👍").await.expect(303);
    next(&test).await;
    assert_eq!(test.get(AIDA, ROOM).await.attribute(".notes .prose", "lang"), "ja");
}

#[tokio::test]
async fn the_coach_whispers_to_whoever_types() {
    let test = entered("en").await;
    let card = act(&test, BEN, "pencil", &[("kind", "card"), ("text", "We will be more careful.")]).await;
    assert_eq!(card.expect(200).texts(".pencil h3").len(), 1);
    let note = act(&test, BEN, "pencil", &[("kind", "note"), ("text", "We will be more careful.")]).await;
    assert!(note.expect(200).texts(".pencil").is_empty(), "a note may speak of effort");
    let long = "気をつけます。".repeat(1_000);
    let card = act(&test, BEN, "pencil", &[("kind", "card"), ("text", &long)]).await.expect(200);
    assert!(card.texts(".pencil").is_empty(), "what could not be kept is not read");
    act(&test, EVE, "pencil", &[("kind", "card"), ("text", "x")]).await.expect(404);
    act(&test, CHIE, "pencil", &[("kind", "card"), ("text", "x")]).await.expect(403);
}

#[tokio::test]
async fn once_others_see_the_words_at_once_the_coach_is_silent() {
    let test = entered("en").await;
    let asks = async |kind: &str, text: &str| {
        let answer = act(&test, BEN, "pencil", &[("kind", kind), ("text", text)]).await;
        !answer.expect(200).texts(".pencil").is_empty()
    };
    let (blames, leans) = ("The clerk was careless.", "We will be more careful.");
    next(&test).await;
    assert!(asks("note", blames).await);
    assert_eq!(test.get(BEN, ROOM).await.attributes("#new-note pencil-notes", "ask").len(), 1);
    next(&test).await;
    assert!(!asks("note", blames).await, "the notes are shown");
    let page = test.get(BEN, ROOM).await.expect(200);
    assert_eq!(page.texts("#new-note pencil-notes").len(), 1);
    assert_eq!(page.attributes("#new-note pencil-notes", "ask").len(), 0);
    next(&test).await;
    assert!(asks("card", leans).await);
    assert_eq!(test.get(BEN, ROOM).await.attributes("#own-cards pencil-notes", "ask").len(), 1);
    next(&test).await;
    assert!(!asks("card", leans).await, "the cards are shown");
    assert_eq!(test.get(BEN, ROOM).await.attributes("#own-cards pencil-notes", "ask").len(), 0);
}
