//! Meetings before the day, as pages.

use jiff::SignedDuration;
use yomikai_app::{account, club, member, postmortem};
use yomikai_domain::{
    id::{ClubId, PostmortemId},
    postmortem::ThreeLines,
};

use crate::testing::{AIDA, Answer, Persona, TestApp};

const CLUB: &str = "0190000000007000800000000000002a";
const ID: &str = "0190000000007000800000000000000b";
const MEETING: &str = "/meetings/0190000000007000800000000000000b";

/// A club of Aida and `others`, with a meeting on Friday 27 November 2026 at 17:00 in Tokyo.
async fn arranged(others: &[Persona], language: &str) -> TestApp {
    let test = TestApp::with(others).await;
    let aida = test.actor(AIDA).await;
    let id: ClubId = CLUB.parse().unwrap();
    club::found(&test.app, &aida, id, "Platform", language, "No blame").await.unwrap();
    for name in others.iter().filter(|name| **name != "Outsider") {
        add(&test, name).await;
    }
    let fields = [
        ("id", ID),
        ("starts", "2026-11-27T17:00"),
        ("zone", "Asia/Tokyo"),
        ("place", "3F"),
        ("snack", "pizza & <salad>"),
    ];
    let done = test.post(AIDA, &format!("/clubs/{CLUB}/meetings/new"), &fields).await.expect(303);
    assert_eq!(done.location, format!("{MEETING}?done=done-meeting-arranged"));
    test
}

async fn add(test: &TestApp, name: &str) {
    let aida = test.actor(AIDA).await;
    let chosen = id_of(test, name).await;
    club::add_member(&test.app, &aida, CLUB.parse().unwrap(), &chosen).await.unwrap();
}

async fn id_of(test: &TestApp, name: &str) -> String {
    let names = member::names(&test.app, &test.actor(AIDA).await).await.unwrap();
    names.iter().find(|named| named.name == name).unwrap().id.to_string()
}

async fn act(test: &TestApp, persona: Persona, act: &str, fields: &[(&str, &str)]) -> Answer {
    test.post(persona, &format!("{MEETING}/{act}"), fields).await
}

async fn open_call(test: &TestApp, persona: Persona) {
    act(test, persona, "call", &[("deadline", "2026-11-25T17:00")]).await.expect(303);
}

async fn write(test: &TestApp, persona: Persona, title: &str, case: &str) -> String {
    let id = PostmortemId::new(test.app.new_uuid());
    let lines = ThreeLines { title, case, ..ThreeLines::default() };
    postmortem::begin(&test.app, &test.actor(persona).await, id, "en", &lines).await.unwrap();
    id.to_string()
}

async fn prefer(test: &TestApp, persona: Persona, language: &str, zone: &str) {
    account::set_profile(&test.app, &test.actor(persona).await, persona, language, zone).await.unwrap();
}

#[tokio::test]
async fn a_meeting_is_arranged_once_and_says_what_to_mend() {
    let test = arranged(&[], "en").await;
    let path = format!("/clubs/{CLUB}/meetings/new");
    let form = test.get(AIDA, &path).await.expect(200);
    assert_eq!(form.attributes("#zone option[selected]", "value"), ["Asia/Tokyo"]);
    let again = [("id", ID), ("starts", "2026-12-27T17:00"), ("zone", "Asia/Tokyo")];
    test.post(AIDA, &path, &again).await.expect(303);
    let club = test.get(AIDA, &format!("/clubs/{CLUB}")).await.expect(200);
    assert_eq!(club.texts("#next, [aria-labelledby=coming] a"), ["Meeting 1"]);
    let wrong = [("starts", "2026-11-01T17:00"), ("zone", "Mars/Olympus"), ("place", "3F")];
    let refused = test.post(AIDA, &path, &wrong).await.expect(422);
    assert_eq!(refused.text("#zone-error"), "Please choose a time zone from the list.");
    assert_eq!(refused.attribute("#place", "value"), "3F");
    let past = [("starts", "2026-11-01T17:00"), ("zone", "Asia/Tokyo")];
    let refused = test.post(AIDA, &path, &past).await.expect(422);
    assert!(refused.text("#starts-error").contains("has passed"));
}

#[tokio::test]
async fn a_meeting_takes_as_long_as_it_was_planned_to() {
    let test = arranged(&[], "en").await;
    let form = test.get(AIDA, &format!("/clubs/{CLUB}/meetings/new")).await.expect(200);
    assert_eq!(form.text("#length option[selected]"), "90 minutes");
    assert_eq!(test.get(AIDA, MEETING).await.text(".meta time"), "Fri 27 November 202617:00–18:30");
    let (starts, zone) = (("starts", "2026-11-27T17:00"), ("zone", "Asia/Tokyo"));
    let refused = act(&test, AIDA, "edit", &[starts, zone, ("length", "10")]).await.expect(422);
    assert_eq!(refused.text("#length-error"), "Please choose a length from 15 to 480 minutes.");
    assert_eq!(refused.text("#length option[selected]"), "10 minutes", "what was sent comes back");
    act(&test, AIDA, "edit", &[starts, zone, ("length", "50")]).await.expect(303);
    assert_eq!(test.get(AIDA, MEETING).await.text(".meta time"), "Fri 27 November 202617:00–17:50");
    let file = test.get(AIDA, &format!("{MEETING}/meeting.ics")).await.expect(200);
    assert!(file.body.contains("DURATION:PT50M\r\n"), "{}", file.body);
    prefer(&test, AIDA, "ja", "Asia/Tokyo").await;
    let form = test.get(AIDA, &format!("{MEETING}/edit")).await.expect(200);
    assert_eq!(form.text("#length option[selected]"), "50分", "offered because it has it");
    let refused = act(&test, AIDA, "edit", &[starts, zone, ("length", "500")]).await.expect(422);
    assert_eq!(refused.text("#length-error"), "15分から480分までの間で選んでください。");
}

#[tokio::test]
async fn outsiders_find_nothing_admins_included() {
    let test = TestApp::with(&["Ren", "Outsider"]).await;
    let ren = test.actor("Ren").await;
    club::found(&test.app, &ren, CLUB.parse().unwrap(), "Platform", "en", "No blame").await.unwrap();
    let fields = [("id", ID), ("starts", "2026-11-27T17:00"), ("zone", "Asia/Tokyo")];
    test.post("Ren", &format!("/clubs/{CLUB}/meetings/new"), &fields).await.expect(303);
    test.get("Ren", MEETING).await.expect(200);
    for persona in [AIDA, "Outsider"] {
        for path in ["", "/edit", "/cancellation", "/meeting.ics"] {
            test.get(persona, &format!("{MEETING}{path}")).await.expect(404);
        }
        for path in ["call", "facilitator", "cancellation", "edit", "assignment/ready", "assignment/bring"] {
            act(&test, persona, path, &[]).await.expect(404);
        }
        test.post(persona, &format!("/clubs/{CLUB}/meetings/new"), &fields).await.expect(404);
        test.post(persona, &format!("/clubs/{CLUB}/meetings/new"), &[]).await.expect(404);
    }
    test.get("Ren", "/meetings/nonsense").await.expect(404);
    act(&test, "Ren", "assignment/nonsense", &[]).await.expect(404);
}

#[tokio::test]
async fn the_call_is_prefilled_and_opened_once() {
    let test = arranged(&[], "en").await;
    let page = test.get(AIDA, MEETING).await.expect(200);
    assert_eq!(page.attribute("#deadline", "value"), "2026-11-25T17:00");
    assert!(page.texts("#part, #invitation").is_empty());
    let refused = act(&test, AIDA, "call", &[("deadline", "2026-11-28T09:00")]).await.expect(422);
    assert!(refused.text("#deadline-error").contains("after the start"));
    assert_eq!(refused.attribute("#deadline", "value"), "2026-11-28T09:00");
    let refused = act(&test, AIDA, "call", &[("deadline", "2026-11-15T09:00")]).await.expect(422);
    assert!(refused.text("#deadline-error").contains("has passed"));
    open_call(&test, AIDA).await;
    let twice = act(&test, AIDA, "call", &[("deadline", "2026-11-25T17:00")]).await.expect(422);
    assert!(twice.text(".problems").contains("open already"));
    let page = test.get(AIDA, MEETING).await.expect(200);
    assert_eq!(page.texts("#open-call time"), ["Wed 25 November, 17:00"]);
    assert_eq!(page.text("#part .chip"), "Not started");
    assert_eq!(page.attribute("#part a.button.primary", "href"), format!("/postmortems/new?meeting={ID}"));
}

#[tokio::test]
async fn a_deadline_is_never_prefilled_in_the_past_or_after_the_start() {
    let test = arranged(&[], "en").await;
    test.clock.advance(SignedDuration::from_hours(24 * 10));
    let page = test.get(AIDA, MEETING).await.expect(200);
    assert_eq!(page.attribute("#deadline", "value"), "2026-11-26T11:00");
    test.clock.advance(SignedDuration::from_hours(31));
    let page = test.get(AIDA, MEETING).await.expect(200);
    assert_eq!(page.attribute("#deadline", "value"), "2026-11-27T17:00");
    test.clock.advance(SignedDuration::from_hours(1));
    let page = test.get(AIDA, MEETING).await.expect(200);
    assert!(page.texts("#deadline").is_empty(), "a meeting that has begun asks for nothing");
    let refused = act(&test, AIDA, "call", &[("deadline", "2026-11-27T17:00")]).await.expect(422);
    assert!(refused.text(".problems").contains("has begun"));
}

#[tokio::test]
async fn the_invitation_is_in_the_club_s_language() {
    let test = arranged(&[], "ja").await;
    open_call(&test, AIDA).await;
    let page = test.get(AIDA, MEETING).await.expect(200);
    let text = page.text("#invitation");
    assert_eq!(
        text,
        "Platform 第1回を開催します。 日時：2026年11月27日（金）17:00〜18:30（Asia/Tokyo） 場所：3F おやつ：pizza & <salad> \
         一人一本、ポストモーテムを持ち寄りましょう。大きさは問いません。ひやっとしただけのことも歓迎です。3行で書けます。 \
         11月25日（水）17:00までに、こちらのページから準備OKにしてください。 http://localhost:8080/meetings/0190000000007000800000000000000b"
    );
    assert_eq!(page.attribute("#invitation", "lang"), "ja");
    assert!(!page.body.contains("<salad>"), "what people type is text");
    let test = arranged(&[], "en").await;
    open_call(&test, AIDA).await;
    let text = test.get(AIDA, MEETING).await.text("#invitation");
    assert!(text.contains("When: Fri 27 November 2026, 17:00–18:30 (Asia/Tokyo) Where: 3F"), "{text}");
}

#[tokio::test]
async fn my_part_goes_from_nothing_to_ready_and_back() {
    let test = arranged(&["Ren"], "en").await;
    open_call(&test, AIDA).await;
    let refused = act(&test, "Ren", "assignment/ready", &[]).await.expect(422);
    assert!(refused.text("#part .problems").contains("write a line or two first"));
    let refused = act(&test, "Ren", "assignment/bring", &[("postmortem", "")]).await.expect(422);
    assert_eq!(refused.text("#part .problems li"), "Please choose one.");
    let other = write(&test, AIDA, "Hers", "A scary step").await;
    act(&test, "Ren", "assignment/bring", &[("postmortem", &other)]).await.expect(404);
    let id = write(&test, "Ren", "The open valve", "The valve was open").await;
    let page = test.get("Ren", MEETING).await.expect(200);
    assert_eq!(page.texts("#postmortem option"), ["The open valve"]);
    let to = [("postmortem", id.as_str()), ("to", "/postmortems/x/edit")];
    let done = act(&test, "Ren", "assignment/bring", &to).await.expect(303);
    assert_eq!(done.location, "/postmortems/x/edit?done=done-assignment-brought");
    let foreign = [("postmortem", id.as_str()), ("to", "https://evil.example")];
    assert_eq!(
        act(&test, "Ren", "assignment/bring", &foreign).await.location,
        "/?done=done-assignment-brought"
    );
    let state = async |expected: &str| {
        let page = test.get("Ren", MEETING).await.expect(200);
        assert_eq!(page.text("#part .chip"), expected);
    };
    state("Drafting").await;
    let done = act(&test, "Ren", "assignment/ready", &[]).await.expect(303);
    assert_eq!(done.location, format!("{MEETING}?done=done-assignment-ready"));
    state("Ready").await;
    let hers = test.get(AIDA, MEETING).await.expect(200);
    assert!(!hers.body.contains("The open valve"), "nobody else sees what is brought");
    act(&test, "Ren", "assignment/take-back", &[]).await.expect(303);
    state("Drafting").await;
    act(&test, "Ren", "assignment/sit-out", &[]).await.expect(303);
    state("Sitting this one out").await;
    act(&test, "Ren", "assignment/join-in", &[]).await.expect(303);
    state("Drafting").await;
    test.clock.advance(SignedDuration::from_hours(24 * 12));
    let late = act(&test, "Ren", "assignment/ready", &[]).await.expect(422);
    assert!(late.text("#part .problems").contains("has begun"));
    assert!(late.texts("#part form").is_empty());
}

#[tokio::test]
async fn states_are_told_in_japanese_too() {
    let test = arranged(&["Ren"], "ja").await;
    open_call(&test, AIDA).await;
    prefer(&test, "Ren", "ja", "Asia/Tokyo").await;
    let page = test.get("Ren", MEETING).await.expect(200);
    assert_eq!((page.text("h1"), page.text("#part .chip")), ("第1回 読書会".into(), "これから".into()));
    let id = write(&test, "Ren", "", "冷や汗をかいた").await;
    for (step, state) in [("bring", "下書き中"), ("ready", "準備OK"), ("sit-out", "今回は読み手")]
    {
        act(&test, "Ren", &format!("assignment/{step}"), &[("postmortem", &id)]).await.expect(303);
        let page = test.get("Ren", MEETING).await.expect(200);
        assert_eq!(page.text("#part .chip"), state);
    }
    let page = test.get("Ren", MEETING).await.expect(200);
    assert!(page.text("#part").contains("下書きは手元に残っています。"));
    assert!(!page.text("#part").contains("冷や汗をかいた"), "a reader has handed nothing in");
    let draft = test.get("Ren", &format!("/postmortems/{id}")).await.expect(200);
    assert!(draft.text("aside .card").contains("読み手として参加します"));
    assert!(draft.texts("aside .card .primary").is_empty());
}

#[tokio::test]
async fn under_four_members_there_is_neither_pizza_nor_number() {
    let test = arranged(&["Ren", "Saki"], "en").await;
    open_call(&test, "Ren").await;
    act(&test, "Saki", "assignment/sit-out", &[]).await.expect(303);
    for path in [MEETING.to_owned(), format!("/clubs/{CLUB}")] {
        let page = test.get(AIDA, &path).await.expect(200);
        assert!(page.texts(".pizza").is_empty());
        assert!(!page.body.contains("of 3") && !page.body.contains("1 of"), "{}", page.body);
    }
}

#[tokio::test]
async fn four_members_see_how_far_the_room_is() {
    let test = arranged(&["Ren", "Saki", "Jun"], "en").await;
    let before = test.get(AIDA, MEETING).await.expect(200);
    assert!(before.texts(".pizza").is_empty(), "nothing is counted before the call");
    open_call(&test, "Ren").await;
    act(&test, "Saki", "assignment/sit-out", &[]).await.expect(303);
    for path in [MEETING.to_owned(), format!("/clubs/{CLUB}")] {
        let page = test.get(AIDA, &path).await.expect(200);
        assert_eq!(page.text(".pizza figcaption"), "1 of 4 have settled theirs");
    }
}

/// Writes, brings and releases one.
async fn bring(test: &TestApp, persona: Persona) {
    let id = write(test, persona, "A title of one's own", "It stopped").await;
    for step in ["bring", "ready"] {
        act(test, persona, &format!("assignment/{step}"), &[("postmortem", &id)]).await.expect(303);
    }
}

#[tokio::test]
async fn the_agenda_says_how_the_time_would_be_used() {
    let test = arranged(&["Ren", "Saki", "Jun"], "en").await;
    let agenda = async |persona| test.get(persona, MEETING).await.expect(200).texts("#agenda p");
    assert_eq!(agenda(AIDA).await, [""; 0], "there is no call yet");
    open_call(&test, "Ren").await;
    assert_eq!(agenda(AIDA).await, [""; 0], "nothing is ready yet");
    let hint = "As things stand now. The order is settled on the day.";
    bring(&test, "Ren").await;
    let whole = "It gets about 80 minutes: 3 to read, 47 to discuss, 30 to improve.";
    assert_eq!(agenda(AIDA).await, ["One is ready.", whole, hint]);
    prefer(&test, AIDA, "ja", "Asia/Tokyo").await;
    assert_eq!(agenda(AIDA).await[1], "約80分：読む3分、話し合う47分、改善を考える30分。");
    prefer(&test, AIDA, "en", "Asia/Tokyo").await;
    bring(&test, "Saki").await;
    bring(&test, "Jun").await;
    let third = "Each gets about 26 minutes: 3 to read, 14 to discuss, 9 to improve.";
    assert_eq!(agenda(AIDA).await, ["3 are ready.", third, hint]);
    let shorter = [("starts", "2026-11-27T17:00"), ("zone", "Asia/Tokyo"), ("length", "30")];
    act(&test, AIDA, "edit", &shorter).await.expect(303);
    let half = "Each gets about 10 minutes: 3 to read, 5 to discuss, 2 to improve.";
    assert_eq!(agenda(AIDA).await, ["3 are ready.", "2 fit; one goes first next time.", half, hint]);
    let page = test.get(AIDA, MEETING).await;
    assert!(!page.body.contains("A title"), "nobody is told of what");
    prefer(&test, AIDA, "ja", "Asia/Tokyo").await;
    assert_eq!(
        agenda(AIDA).await,
        [
            "3本が準備OKです。",
            "2本入ります。1本は次回の先頭になります。",
            "1本あたり約10分：読む3分、話し合う5分、改善を考える2分。",
            "いまの時点での目安です。順番は当日に決まります。",
        ]
    );
    test.clock.advance(SignedDuration::from_hours(24 * 12));
    assert_eq!(agenda("Ren").await, [""; 0], "it has begun");
}

#[tokio::test]
async fn a_room_of_three_is_told_no_number_of_what_is_ready() {
    let test = arranged(&["Ren", "Saki"], "en").await;
    open_call(&test, AIDA).await;
    for persona in ["Ren", "Saki"] {
        bring(&test, persona).await;
    }
    let page = test.get(AIDA, MEETING).await.expect(200);
    assert!(page.texts("#agenda").is_empty() && !page.body.contains("are ready"));
}

#[tokio::test]
async fn who_may_need_help_is_for_the_organiser_alone() {
    let test = arranged(&["Ren", "Saki", "Jun"], "en").await;
    open_call(&test, "Ren").await;
    act(&test, "Saki", "assignment/sit-out", &[]).await.expect(303);
    let jun = id_of(&test, "Jun").await;
    act(&test, AIDA, "facilitator", &[("facilitator", &jun)]).await.expect(303);
    let page = test.get("Ren", MEETING).await.expect(200);
    assert!(page.texts("#may-need-help li").is_empty(), "there is time yet");
    assert!(page.text("#may-need-help").contains("From Sun 22 November, 17:00 on"), "{}", page.body);
    test.clock.advance(SignedDuration::from_hours(24 * 7));
    let page = test.get("Ren", MEETING).await.expect(200);
    let mut people = page.texts("#may-need-help li");
    people.sort();
    assert_eq!(people, ["AAida", "JJun"]);
    // The first admin, who arranged it; the facilitator; somebody else.
    for persona in [AIDA, "Jun", "Saki"] {
        let page = test.get(persona, MEETING).await.expect(200);
        assert!(
            !page.body.contains("may-need-help") && !page.body.contains("class=\"private\""),
            "{persona}"
        );
        assert!(!page.body.contains("welcome a hand"), "{persona}");
    }
    test.clock.advance(SignedDuration::from_hours(24 * 5));
    assert!(!test.get("Ren", MEETING).await.expect(200).body.contains("may-need-help"), "it has started");
}

#[tokio::test]
async fn whoever_joins_after_the_call_has_a_part_too() {
    let test = arranged(&["Ren", "Saki", "Outsider"], "en").await;
    open_call(&test, AIDA).await;
    assert!(test.get("Ren", MEETING).await.expect(200).texts(".pizza").is_empty());
    test.get("Outsider", MEETING).await.expect(404);
    add(&test, "Outsider").await;
    let page = test.get("Outsider", MEETING).await.expect(200);
    assert_eq!(page.text("#part .chip"), "Not started");
    assert_eq!(page.text(".pizza figcaption"), "Everyone’s is still to come");
}

#[tokio::test]
async fn a_meeting_moves_and_takes_its_deadline_along() {
    let test = arranged(&[], "en").await;
    open_call(&test, AIDA).await;
    let form = test.get(AIDA, &format!("{MEETING}/edit")).await.expect(200);
    assert_eq!(form.attribute("#starts", "value"), "2026-11-27T17:00");
    assert_eq!(form.attribute("#snack", "value"), "pizza & <salad>");
    let refused = act(&test, AIDA, "edit", &[("starts", ""), ("zone", "Asia/Tokyo")]).await.expect(422);
    assert_eq!(refused.text("#starts-error"), "Please fill this in.");
    let sooner =
        [("starts", "2026-11-20T10:00"), ("zone", "Asia/Tokyo"), ("place", "https://meet.example/x")];
    act(&test, AIDA, "edit", &sooner).await.expect(303);
    let page = test.get(AIDA, MEETING).await.expect(200);
    assert_eq!(page.texts("#open-call time"), ["Fri 20 November, 10:00"]);
    assert_eq!(page.attribute(".meta a", "href"), "https://meet.example/x");
}

#[tokio::test]
async fn a_reader_elsewhere_sees_both_clocks() {
    let test = arranged(&["Ren"], "en").await;
    open_call(&test, AIDA).await;
    let here = test.get(AIDA, MEETING).await.expect(200);
    assert!(here.texts(".there").is_empty());
    prefer(&test, "Ren", "en", "Europe/Berlin").await;
    let page = test.get("Ren", MEETING).await.expect(200);
    assert_eq!(page.text(".meta time"), "Fri 27 November 202609:00–10:30");
    assert_eq!(page.text(".there"), "Fri 27 November, 17:00 in Asia/Tokyo");
    assert_eq!(page.attribute(".meta time", "datetime"), "2026-11-27T09:00+01:00");
}

#[tokio::test]
async fn a_facilitator_is_one_of_the_club() {
    let test = arranged(&["Ren", "Outsider"], "en").await;
    let outsider = id_of(&test, "Outsider").await;
    let refused = act(&test, AIDA, "facilitator", &[("facilitator", &outsider)]).await.expect(422);
    assert_eq!(refused.text("#facilitator-error"), "Please choose one.");
    let page = test.get(AIDA, MEETING).await.expect(200);
    let mut people = page.texts("#facilitator option");
    people.sort();
    assert_eq!(people, ["Aida", "Ren"]);
    let ren = id_of(&test, "Ren").await;
    act(&test, AIDA, "facilitator", &[("facilitator", &ren)]).await.expect(303);
    assert_eq!(test.get(AIDA, MEETING).await.text("#facilitator option[selected]"), "Ren");
}

#[tokio::test]
async fn a_cancelled_meeting_says_so_and_asks_for_nothing() {
    let test = arranged(&["Ren"], "en").await;
    open_call(&test, AIDA).await;
    let asked = test.get(AIDA, &format!("{MEETING}/cancellation")).await.expect(200);
    assert_eq!(asked.attribute("form.confirm", "action"), format!("{MEETING}/cancellation"));
    assert!(asked.text("form.confirm").contains("Fri 27 November, 17:00"));
    act(&test, AIDA, "cancellation", &[]).await.expect(303);
    for persona in [AIDA, "Ren"] {
        let page = test.get(persona, MEETING).await.expect(200);
        assert!(page.text(".notice").contains("This meeting was cancelled"));
        assert_eq!(page.text("a[href$='meeting.ics']"), "Take it off the calendar (.ics)");
        assert!(
            page.texts("main form, .phases, #part, #invitation, .pizza, .private").is_empty(),
            "{persona}"
        );
    }
    let late = act(&test, "Ren", "assignment/sit-out", &[]).await.expect(422);
    assert!(late.text("#part .problems").contains("was cancelled"));
    let late = act(&test, AIDA, "call", &[("deadline", "2026-11-25T17:00")]).await.expect(422);
    assert!(late.text(".problems").contains("has been cancelled"));
    test.get(AIDA, &format!("{MEETING}/cancellation")).await.expect(303);
    prefer(&test, AIDA, "ja", "Asia/Tokyo").await;
    assert!(test.get(AIDA, MEETING).await.text(".notice").contains("この回は中止になりました"));
}

#[tokio::test]
async fn a_meeting_fits_into_any_calendar() {
    let test = arranged(&[], "en").await;
    let path = format!("{MEETING}/meeting.ics");
    let file = test.get(AIDA, &path).await.expect(200);
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"meeting-1.ics\"");
    let unfolded = file.body.replace("\r\n ", "");
    for line in [
        "DTSTART:20261127T080000Z",
        "SUMMARY:Platform\\, meeting 1",
        "LOCATION:3F",
        "URL:http://localhost:8080/meetings/0190000000007000800000000000000b",
        "STATUS:CONFIRMED",
    ] {
        assert!(unfolded.contains(&format!("{line}\r\n")), "{line} in {unfolded}");
    }
    act(&test, AIDA, "cancellation", &[]).await.expect(303);
    prefer(&test, AIDA, "ja", "Asia/Tokyo").await;
    let file = test.get(AIDA, &path).await.expect(200);
    assert!(file.body.contains("STATUS:CANCELLED\r\n") && file.body.contains("SUMMARY:Platform 第1回\r\n"));
}
