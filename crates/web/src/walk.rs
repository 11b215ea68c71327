//! Every page that somebody can reach, and no text on any of them that they may not see.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use yomikai_app::{assignment, club, factor, life, meeting, postmortem};
use yomikai_domain::{
    factor::Factor,
    id::{ClubId, MeetingId, PostmortemId},
    postmortem::{self as document, ThreeLines},
    schedule::Typed,
    section::Section,
};

use crate::testing::{AIDA, Persona, TestApp};

const BEN: Persona = "Ben";
const CHIE: Persona = "Chie";
const EVE: Persona = "Eve";
const CLUB: &str = "0190000000007000800000000000002a";
const MEETING: &str = "0190000000007000800000000000000b";
const ROOM: &str = "/meetings/0190000000007000800000000000000b/room";

/// A text, and who may see it.
const TEXTS: [(&str, &[Persona]); 16] = [
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
    ("published and then withdrawn", &[EVE]),
    ("published and in the trash", &[EVE]),
    // The room reads one with its text; as an action of its own it is the author's alone.
    ("an idea of title that is ready", &[AIDA, BEN]),
    ("an idea of draft that is not ready", &[BEN]),
    ("an idea of draft of somebody outside", &[EVE]),
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
    let named = draft(test, EVE, "published for one of them", "").await;
    life::publish(app, &eve, named, "named", &[&chie]).await.unwrap();
    let withdrawn = draft(test, EVE, "published and then withdrawn", "").await;
    life::publish(app, &eve, withdrawn, "everyone", &[]).await.unwrap();
    life::withdraw(app, &eve, withdrawn).await.unwrap();
    let trashed = draft(test, EVE, "published and in the trash", "").await;
    life::publish(app, &eve, trashed, "everyone", &[]).await.unwrap();
    postmortem::throw_away(app, &eve, trashed).await.unwrap();
}

/// A club of three who read Aida's in a room that Chie has not entered; Ben has a draft and a note; Eve is outside.
async fn house() -> TestApp {
    let test = TestApp::with(&[BEN, CHIE, EVE]).await;
    let (app, aida) = (&test.app, test.actor(AIDA).await);
    let club: ClubId = CLUB.parse().unwrap();
    club::found(app, &aida, club, "Platform", "en", "the promise of the club").await.unwrap();
    for name in [BEN, CHIE] {
        let member = test.actor(name).await.id().unwrap().to_string();
        club::add_member(app, &aida, club, &member).await.unwrap();
    }
    let id: MeetingId = MEETING.parse().unwrap();
    let place = "the room on the third floor";
    let typed = Typed { starts: "2026-11-16T10:00", length: "60", zone: "Asia/Tokyo", place, snack: "" };
    meeting::arrange(app, &aida, club, id, typed).await.unwrap();
    meeting::open_call(app, &aida, id, "2026-11-16T09:30").await.unwrap();
    let ready = draft(&test, AIDA, "the title that is ready", "the cause that is ready").await;
    assignment::bring(app, &aida, id, ready).await.unwrap();
    assignment::ready(app, &aida, id).await.unwrap();
    draft(&test, BEN, "the draft that is not ready", "").await;
    draft(&test, EVE, "the draft of somebody outside", "").await;
    publish(&test).await;
    let own = Factor::parse("own-0a1b2c3d").unwrap();
    factor::add(&test.app, &aida, &own, "a factor that nothing has", &[]).await.unwrap();
    for who in [AIDA, BEN] {
        test.post(who, &format!("/meetings/{MEETING}/participants"), &[]).await.expect(303);
    }
    test.post(AIDA, &format!("{ROOM}/turn"), &[("to", "next"), ("turn", "0")]).await.expect(303);
    let item = ready.to_string();
    let note = "11111111111141118111111111111111";
    let fields = [("item", item.as_str()), ("id", note), ("text", "the note that nobody has seen")];
    test.post(BEN, &format!("{ROOM}/note"), &fields).await.expect(303);
    test
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
        seen.insert(path, answer.body);
    }
    seen
}

#[tokio::test]
async fn nobody_reaches_a_text_that_is_not_for_them() {
    let test = house().await;
    let mut known = BTreeSet::from([ROOM.to_owned(), format!("{ROOM}/me")]);
    // Each learns every address that anybody else has seen: an address is no permission.
    for who in [AIDA, BEN, CHIE, EVE] {
        known.extend(walk(&test, who, &BTreeSet::new()).await.into_keys());
    }
    assert!(known.len() > 20, "{known:?}");
    for who in [AIDA, BEN, CHIE, EVE] {
        let pages = walk(&test, who, &known).await;
        for (text, readers) in TEXTS {
            let found: Vec<_> =
                pages.iter().filter(|(_, body)| body.contains(text)).map(|(path, _)| path).collect();
            assert_eq!(!found.is_empty(), readers.contains(&who), "{who}: {text} on {found:?}");
        }
    }
}
