//! Every page that somebody can reach, and every answer to a form: no text on any of them that they may not see, and
//! nothing in a language that is not theirs.

mod language;
mod routes;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::{
    body::Body,
    http::{Method, header},
};
use http_body_util::BodyExt as _;
use yomikai_app::{
    account, assignment, club, factor, ignore, life,
    meeting::{self, room},
    member, postmortem,
};
use yomikai_domain::{
    factor::Factor,
    id::{ClubId, MeetingId, PostmortemId},
    ignore::Asked,
    meeting::{Command, Phase},
    postmortem::{self as document, ThreeLines},
    schedule::Typed,
    section::Section,
};

use crate::{
    http::given_back,
    testing::{AIDA, ANON, Answer, Persona, TestApp},
};
use routes::Route;

const BEN: Persona = "Ben";
const CHIE: Persona = "Chie";
const EVE: Persona = "Eve";
const CLUB: &str = "0190000000007000800000000000002a";
const MEETING: &str = "0190000000007000800000000000000b";
/// It comes.
const COMING: &str = "0190000000007000800000000000000e";
/// It is over.
const CLOSED: &str = "0190000000007000800000000000000c";
/// It wraps up.
const WRAPPING_UP: &str = "0190000000007000800000000000000d";
const ROOM: &str = "/meetings/0190000000007000800000000000000b/room";

/// The members, and whoever comes by.
const EVERYBODY: [Persona; 5] = [ANON, AIDA, BEN, CHIE, EVE];

/// A text, and who may see it.
const TEXTS: [(&str, &[Persona]); 22] = [
    ("the promise of the club", &[AIDA, BEN, CHIE]),
    ("the room on the third floor", &[AIDA, BEN, CHIE]),
    ("the title that is ready", &[AIDA, BEN]),
    ("the cause that is ready", &[AIDA, BEN]),
    ("the draft that is not ready", &[BEN]),
    ("the note that nobody has seen", &[BEN]),
    ("the draft of somebody outside", &[EVE]),
    ("published for everyone", &[AIDA, BEN, CHIE, EVE]),
    ("only in its first revision", &[EVE]),
    ("published for one of them", &[CHIE, EVE]),
    ("the reason to leave it alone", &[EVE]),
    ("published and then withdrawn", &[EVE]),
    ("published and in the trash", &[EVE]),
    // The room reads one with its text; as an action of its own it is the author's alone.
    ("an idea of title that is ready", &[AIDA, BEN]),
    ("an idea of draft that is not ready", &[BEN]),
    ("an idea of draft of somebody outside", &[EVE]),
    ("typed and not saved", &[BEN]),
    ("the title that was read", &[AIDA, BEN, CHIE]),
    ("the cause that was read", &[AIDA, BEN, CHIE]),
    ("the title at the end", &[AIDA, BEN]),
    ("the opening of the minutes", &[AIDA, BEN]),
    ("a factor that nothing has", &[AIDA, BEN, CHIE, EVE]),
];

async fn draft(test: &TestApp, who: Persona, title: &str, cause: &str) -> PostmortemId {
    let id = PostmortemId::new(test.app.new_uuid());
    let lines =
        ThreeLines { title, case: "It stopped", cause, improvement: &title.replace("the ", "an idea of ") };
    postmortem::begin(&test.app, &test.actor(who).await, id, "en", &lines).await.unwrap()
}

/// What Eve has published: for everyone, for Chie, and what she withdrew or threw away.
async fn publish(test: &TestApp) {
    let (app, eve) = (&test.app, test.actor(EVE).await);
    let chie = test.actor(CHIE).await.id().unwrap().to_string();
    let everyone = draft(test, EVE, "published for everyone", "only in its first revision").await;
    let sections = vec![(Section::Summary, "It stopped"), (Section::RootCauses, "")];
    let typed = document::Typed { sections, ..document::Typed::default() };
    postmortem::save(app, &eve, everyone, 1, &typed, None).await.unwrap();
    life::publish(app, &eve, everyone, "everyone", &[]).await.unwrap();
    let asked = Asked::parse("summary", "effort", "00c0ffee").unwrap();
    ignore::keep(app, &eve, everyone, asked, "the reason to leave it alone").await.unwrap();
    let named = draft(test, EVE, "published for one of them", "").await;
    life::publish(app, &eve, named, "named", &[&chie]).await.unwrap();
    let withdrawn = draft(test, EVE, "published and then withdrawn", "").await;
    life::publish(app, &eve, withdrawn, "everyone", &[]).await.unwrap();
    life::withdraw(app, &eve, withdrawn).await.unwrap();
    let trashed = draft(test, EVE, "published and in the trash", "").await;
    life::publish(app, &eve, trashed, "everyone", &[]).await.unwrap();
    postmortem::throw_away(app, &eve, trashed).await.unwrap();
}

fn id(text: &str) -> MeetingId {
    text.parse().unwrap()
}

/// A club of three who read Aida's in a room that Chie has not entered, who have read Ben's and are about to close a third
/// meeting; Ben has a draft, words that he has not saved, and a note; Eve is outside.
async fn house(language: &str) -> TestApp {
    let test = TestApp::with(&[BEN, CHIE, EVE]).await;
    let (app, aida) = (&test.app, test.actor(AIDA).await);
    let club: ClubId = CLUB.parse().unwrap();
    club::found(app, &aida, club, "Platform", "en", "the promise of the club").await.unwrap();
    for name in [BEN, CHIE] {
        let member = test.actor(name).await.id().unwrap().to_string();
        club::add_member(app, &aida, club, &member).await.unwrap();
    }
    for name in &EVERYBODY[1..] {
        let actor = test.actor(name).await;
        account::set_profile(app, &actor, name, language, "Asia/Tokyo").await.unwrap();
    }
    read_one(&test).await;
    wrap_up(&test).await;
    publish(&test).await;
    let own = Factor::parse("own-0a1b2c3d").unwrap();
    factor::add(&test.app, &aida, &own, "a factor that nothing has", &[]).await.unwrap();
    draft(&test, EVE, "the draft of somebody outside", "").await;
    let unready = draft(&test, BEN, "the draft that is not ready", "").await;
    let typed = [("base", "1"), ("summary", "typed and not saved")];
    test.post(BEN, &format!("/postmortems/{unready}/working-copy"), &typed).await.expect(200);
    begin_to_read(&test).await;
    let typed =
        Typed { starts: "2026-11-20T10:00", length: "60", zone: "Asia/Tokyo", place: "3F", snack: "" };
    meeting::arrange(app, &aida, club, id(COMING), typed).await.unwrap();
    test
}

/// A meeting on the day, with a call, for which somebody has one ready.
async fn arrange(test: &TestApp, meeting: &str, who: Persona, title: &str, cause: &str) -> PostmortemId {
    let (app, aida) = (&test.app, test.actor(AIDA).await);
    let place = "the room on the third floor";
    let typed = Typed { starts: "2026-11-16T10:00", length: "60", zone: "Asia/Tokyo", place, snack: "" };
    meeting::arrange(app, &aida, CLUB.parse().unwrap(), id(meeting), typed).await.unwrap();
    meeting::open_call(app, &aida, id(meeting), "2026-11-16T09:30").await.unwrap();
    let ready = draft(test, who, title, cause).await;
    let actor = test.actor(who).await;
    assignment::bring(app, &actor, id(meeting), ready).await.unwrap();
    assignment::ready(app, &actor, id(meeting)).await.unwrap();
    for who in [AIDA, BEN] {
        test.post(who, &format!("/meetings/{meeting}/participants"), &[]).await.expect(303);
    }
    ready
}

async fn lead(test: &TestApp, meeting: &str, command: impl FnOnce(u32) -> Command) -> Phase {
    let (app, aida) = (&test.app, test.actor(AIDA).await);
    let turn = room::look(app, &aida, id(meeting)).await.unwrap().now.state.turn;
    room::act(app, &aida, id(meeting), None, command(turn)).await.unwrap();
    room::look(app, &aida, id(meeting)).await.unwrap().now.state.phase
}

async fn read_one(test: &TestApp) {
    arrange(test, CLOSED, BEN, "the title that was read", "the cause that was read").await;
    while !matches!(lead(test, CLOSED, |turn| Command::Next { turn }).await, Phase::Improving { .. }) {}
    lead(test, CLOSED, |turn| Command::WrapUp { turn }).await;
    lead(test, CLOSED, |turn| Command::Close { turn }).await;
}

/// Whoever takes part sees what it comes to; the club does when it is over.
async fn wrap_up(test: &TestApp) {
    arrange(test, WRAPPING_UP, BEN, "the title at the end", "").await;
    lead(test, WRAPPING_UP, |turn| Command::Next { turn }).await;
    lead(test, WRAPPING_UP, |turn| Command::WrapUp { turn }).await;
    let edit = format!("/meetings/{WRAPPING_UP}/minutes/edit");
    let form = test.get(AIDA, &edit).await.expect(200).form("form");
    let opening = "the opening of the minutes".to_owned();
    let words = |(name, value): (String, String)| {
        let value = if name == "opening" { opening.clone() } else { value };
        (name, value)
    };
    let form: Vec<_> = form.into_iter().map(words).collect();
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    test.post(AIDA, &edit, &form).await.expect(303);
}

async fn begin_to_read(test: &TestApp) {
    let ready = arrange(test, MEETING, AIDA, "the title that is ready", "the cause that is ready").await;
    test.post(AIDA, &format!("{ROOM}/turn"), &[("to", "next"), ("turn", "0")]).await.expect(303);
    let item = ready.to_string();
    let note = "11111111111141118111111111111111";
    let fields = [("item", item.as_str()), ("id", note), ("text", "the note that nobody has seen")];
    test.post(BEN, &format!("{ROOM}/note"), &fields).await.expect(303);
}

/// What no link leads to, or none that is the same each time.
async fn addresses(test: &TestApp) -> BTreeSet<String> {
    let (app, aida) = (&test.app, test.actor(AIDA).await);
    let invited = yomikai_app::invitation::make(app, &aida, "member", "1", "7").await.unwrap();
    let chie = test.actor(CHIE).await.id().unwrap();
    let reset = member::make_reset_link(app, &aida, chie).await.unwrap();
    let style = test.get(ANON, "/sign-in").await.attribute("link[rel=stylesheet]", "href");
    let mut known: BTreeSet<String> =
        ["/sign-in", "/set-up", "/healthz", "/readyz", "/nothing"].map(str::to_owned).into();
    known.extend([format!("/join/{invited}"), format!("/reset/{reset}"), style]);
    for meeting in [MEETING, CLOSED, WRAPPING_UP] {
        for rest in
            ["room", "room/me", "room/here", "room/closing", "room/taking-over", "minutes", "minutes/edit"]
        {
            known.insert(format!("/meetings/{meeting}/{rest}"));
        }
    }
    known
}

/// Follows every link from the home page, and from the addresses that are known to others.
async fn walk(test: &TestApp, who: Persona, known: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    let mut ahead: VecDeque<String> = known.iter().cloned().collect();
    ahead.push_back("/".to_owned());
    while let Some(path) = ahead.pop_front() {
        if seen.contains_key(&path) {
            continue;
        }
        let answer = test.get(who, &path).await;
        assert!(!answer.status.is_server_error(), "{path}");
        let links = answer.attributes("a[href^='/']", "href");
        ahead.extend(links.into_iter().map(|link| link.split('#').next().unwrap_or_default().to_owned()));
        let is_style = answer
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.to_str().unwrap().contains("css"));
        seen.insert(path, if is_style { "style".to_owned() } else { answer.body });
    }
    seen
}

/// What each of them sees at every address that anybody has seen: an address is no permission.
async fn walk_all(test: &TestApp) -> BTreeMap<Persona, BTreeMap<String, String>> {
    let mut known = addresses(test).await;
    for who in EVERYBODY {
        known.extend(walk(test, who, &BTreeSet::new()).await.into_keys());
    }
    let mut all = BTreeMap::new();
    for who in EVERYBODY {
        all.insert(who, walk(test, who, &known).await);
    }
    all
}

/// All that a room tells whoever listens, from the beginning.
async fn listen(test: &TestApp, who: Persona) -> String {
    let request = test.request(Method::GET, who, &format!("{ROOM}/stream?after=0"));
    let mut stream = test.open(request.body(Body::empty()).unwrap()).await;
    let mut heard = String::new();
    while !heard.contains("target=\"room-main\"") {
        let frame = stream.frame().await.expect("the stream ended").unwrap();
        heard.push_str(&String::from_utf8_lossy(&frame.into_data().unwrap_or_default()));
    }
    heard
}

#[tokio::test]
async fn nobody_reaches_a_text_that_is_not_for_them() {
    let test = house("en").await;
    for (who, mut pages) in walk_all(&test).await {
        if [AIDA, BEN].contains(&who) {
            pages.insert(format!("{ROOM}/stream"), listen(&test, who).await);
        }
        for (text, readers) in TEXTS {
            let found: Vec<_> =
                pages.iter().filter(|(_, body)| body.contains(text)).map(|(path, _)| path).collect();
            assert_eq!(!found.is_empty(), readers.contains(&who), "{who}: {text} on {found:?}");
        }
    }
}

/// Every address to which forms are sent, for every thing that there is.
fn targets(routes: &[Route], known: &BTreeSet<String>) -> BTreeSet<String> {
    const ACTS: [&str; 10] =
        ["note", "card", "turn", "action", "kudos", "bring", "ready", "take-back", "sit-out", "join-in"];
    let mut targets = BTreeSet::new();
    // Whoever signs out sends nothing more.
    for route in routes.iter().filter(|route| route.is_sent && route.pattern != "/sign-out") {
        let first = route.pattern.split('/').nth(1).unwrap_or_default();
        let second = |path: &String| path.split(['/', '?']).nth(2).unwrap_or_default().to_owned();
        let things = known.iter().filter(|path| path.split('/').nth(1) == Some(first)).map(second);
        let things: BTreeSet<_> = things.filter(|thing| !thing.is_empty() && thing != "new").collect();
        for thing in things.iter().map(String::as_str).chain(["0190000000007000800000000000dead"]) {
            let path =
                route.pattern.replace("{id}", thing).replace("{token}", thing).replace("{number}", "1");
            targets.extend(ACTS.map(|act| path.replace("{act}", act)));
        }
    }
    targets
}

#[tokio::test]
async fn no_answer_to_a_form_tells_a_text_that_is_not_for_its_sender() {
    let test = house("en").await;
    let known: BTreeSet<String> = walk_all(&test).await.into_values().flat_map(BTreeMap::into_keys).collect();
    let routes = routes::all();
    let targets = targets(&routes, &known);
    let reached: BTreeSet<_> = targets.iter().filter_map(|path| routes::of(path, &routes)).collect();
    let sent = routes.iter().filter(|route| route.is_sent && route.pattern != "/sign-out");
    let missed: Vec<_> = sent.filter(|route| !reached.contains(&*route.pattern)).collect();
    assert!(missed.is_empty(), "nobody sends a form to {missed:?}");
    let fields =
        [("turn", "0"), ("base", "1"), ("id", "33333333333343338333333333333333"), ("words", "a word")];
    // Outsiders first: what they can change is their own, and whoever runs the house could shut them out of it.
    for who in [ANON, EVE, CHIE, BEN, AIDA] {
        for path in &targets {
            let answer = test.post(who, path, &fields).await;
            assert!(!answer.status.is_server_error(), "{who}: {path} {}", answer.body);
            for (text, _) in TEXTS.iter().filter(|(_, readers)| !readers.contains(&who)) {
                assert!(!answer.body.contains(text), "{who}: {text} in the answer of {path}");
            }
        }
    }
}

/// The fields that take words, but are not known to the page that gives them back.
fn not_given_back<'a>(pages: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    let typed = "form[method=post] :is(textarea:not([readonly]), input[type=text], input[type=url], input:not([type]))";
    for body in pages.filter(|body| body.contains("method=\"post\"")) {
        let answer = Answer::of(body.clone());
        fields.extend(answer.attributes(typed, "name"));
    }
    assert!(fields.len() > 20, "{fields:?}");
    // A zone is typed, and chosen from a list all the same; a code is none of ours to show again.
    let is_chosen = |name: &str| name.rsplit('.').next() == Some("zone") || name == "code";
    fields.into_iter().filter(|name| !is_chosen(name) && given_back::called(name).is_none()).collect()
}

#[tokio::test]
async fn every_page_is_walked_and_speaks_its_readers_language() {
    let messages = BTreeMap::from(["ja", "en"].map(|tag| (tag, language::messages(tag))));
    let routes = routes::all();
    for language in ["ja", "en"] {
        let mut test = house(language).await;
        test.language = language;
        let mut empty = TestApp::empty().await;
        empty.language = language;
        let set_up = empty.get(ANON, "/set-up").await.expect(200).body;
        // What is no one's own leads to the same page for everybody, so that each goes where links lead them.
        let known = addresses(&test).await;
        let mut all = BTreeMap::new();
        for who in EVERYBODY {
            all.insert(who, walk(&test, who, &known).await);
        }
        all.entry(ANON).or_default().insert("/set-up".to_owned(), set_up);
        let mut amiss = BTreeSet::new();
        let mut walked = BTreeSet::from([format!("{}/stream", ROOM.replace(MEETING, "{id}"))]);
        for (path, body) in all.values().flatten() {
            let is_turned = body.is_empty();
            let is_page = body.contains("<html");
            let is_lost = body.contains("class=\"lost\"");
            if (!is_turned || path.ends_with("/here")) && !is_lost {
                walked.extend(routes::of(path, &routes).map(str::to_owned));
            }
            // Whoever asks for another language in an address gets it.
            if is_page && !path.contains("lang=") {
                amiss.extend(
                    language::amiss(body, &messages)
                        .into_iter()
                        .map(|words| format!("{words} on {:?}", routes::of(path, &routes))),
                );
            }
        }
        assert!(amiss.is_empty(), "{language}: {amiss:#?}");
        let lost = not_given_back(all.values().flat_map(BTreeMap::values));
        assert!(lost.is_empty(), "words that the page of a lost form would not give back: {lost:?}");
        let missed: Vec<_> =
            routes.iter().filter(|route| route.is_read && !walked.contains(&route.pattern)).collect();
        assert!(missed.is_empty(), "{language}: nobody has walked to {missed:?}");
    }
}
