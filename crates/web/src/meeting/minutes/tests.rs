//! Minutes of a scripted day, as pages.

mod words;

use jiff::SignedDuration;
use uuid::Uuid;
use yomikai_app::{
    account, assignment, club,
    meeting::{self, Pencil, room},
    member, postmortem,
};
use yomikai_domain::{
    Language,
    id::{ActionItemId, ClubId, MeetingId, PostmortemId},
    meeting::{
        CardId, Command, KudosId, MINUTES_PART, Part, Phase, Promotion, Step, Strength,
        unsigned::{Card, Kudos, KudosKind},
    },
    postmortem::{self as document, ThreeLines},
    schedule::Typed,
};

use super::Article;
use crate::{
    i18n::Words,
    testing::{AIDA, Answer, Persona, TestApp},
};

const CLUB: &str = "0190000000007000800000000000002a";
const MEETING: &str = "/meetings/0190000000007000800000000000000b";
const MINUTES: &str = "/meetings/0190000000007000800000000000000b/minutes";
const EDIT: &str = "/meetings/0190000000007000800000000000000b/minutes/edit";

fn club_id() -> ClubId {
    CLUB.parse().unwrap()
}

fn meeting_id() -> MeetingId {
    "0190000000007000800000000000000b".parse().unwrap()
}

fn item(n: u128) -> PostmortemId {
    PostmortemId::new(Uuid::from_u128(n))
}

fn chance(n: u128) -> Uuid {
    uuid::Builder::from_random_bytes((n << 80).to_be_bytes()).into_uuid()
}

/// The third Friday's meeting, in which Aida leads and two of three postmortems are read: hers, of which a card becomes an
/// action, and Ren's. Jun is of the club and does not come.
struct Day {
    test: TestApp,
}

impl Day {
    /// Until the room wraps up.
    async fn new(language: &str) -> Self {
        let test = TestApp::with(&["Ren", "Saki", "Jun", "Outsider"]).await;
        let day = Self { test };
        day.arrange(language).await;
        let lines = [
            ThreeLines {
                title: "The *till* that stopped",
                case: "It stopped.\n\n- at noon\n- on Friday",
                cause: "One <b>switch</b> for all",
                improvement: "",
            },
            ThreeLines {
                title: "夜の二重請求",
                case: "二回送られた。",
                cause: "",
                improvement: "一度だけ送る",
            },
            ThreeLines { title: "A page that nobody owned", case: "It was old.", cause: "", improvement: "" },
        ];
        for ((n, who), lines) in (1..).zip([AIDA, "Ren", "Saki"]).zip(lines) {
            day.bring(who, n, &lines).await;
        }
        day.test.clock.advance(SignedDuration::from_hours(11 * 24 + 8));
        for who in [AIDA, "Ren", "Saki"] {
            room::enter(&day.test.app, &day.test.actor(who).await, meeting_id()).await.unwrap();
        }
        day.act(AIDA, Command::Reorder { order: vec![item(1), item(2), item(3)] }).await;
        day.read().await;
        day
    }

    async fn arrange(&self, language: &str) {
        let (app, aida) = (&self.test.app, self.test.actor(AIDA).await);
        club::found(app, &aida, club_id(), "Platform <3", language, "No blame").await.unwrap();
        for named in member::names(app, &aida).await.unwrap() {
            if !["Aida", "Outsider"].contains(&named.name.as_str()) {
                club::add_member(app, &aida, club_id(), &named.id.to_string()).await.unwrap();
            }
        }
        let typed = Typed {
            starts: "2026-11-27T17:00",
            length: "60",
            zone: "Asia/Tokyo",
            place: "3F",
            snack: "pizza",
        };
        meeting::arrange(app, &aida, club_id(), meeting_id(), typed).await.unwrap();
        meeting::open_call(app, &aida, meeting_id(), "2026-11-26T12:00").await.unwrap();
    }

    async fn bring(&self, who: Persona, n: u128, lines: &ThreeLines<'_>) {
        let (app, actor) = (&self.test.app, self.test.actor(who).await);
        let language = if n == 2 { "ja" } else { "en" };
        postmortem::begin(app, &actor, item(n), language, lines).await.unwrap();
        assignment::bring(app, &actor, meeting_id(), item(n)).await.unwrap();
        assignment::ready(app, &actor, meeting_id()).await.unwrap();
    }

    async fn read(&self) {
        self.find_mechanism(1, "close | the *till*", Some(Strength::Prevents)).await;
        self.until(Phase::Discussing { item: item(2) }).await;
        let turn = self.state().await.turn;
        self.act(AIDA, Command::WrapUp { turn }).await;
        let id = KudosId::random(chance(9)).unwrap();
        let thanks = Kudos::parse(id, item(1), KudosKind::BraveSharing, Language::Ja, "勇気をもらった");
        self.act("Ren", Command::GiveKudos(thanks.unwrap())).await;
    }

    /// The room writes a card about a postmortem and makes an action of it, which Saki sees to.
    async fn find_mechanism(&self, n: u128, we: &str, strength: Option<Strength>) {
        let item = item(n);
        self.until(Phase::Improving { item, step: Step::Writing }).await;
        let card = CardId::random(chance(n)).unwrap();
        let words = Card::parse(card, "trying hard.", we, Language::En).unwrap();
        let key = Pencil::new(&self.test.app).key(card.uuid());
        self.act("Ren", Command::WriteCard { item, card: words, key }).await;
        self.until(Phase::Improving { item, step: Step::Decided }).await;
        let action = ActionItemId::new(chance(70 + n));
        let owner = self.test.actor("Saki").await.id().unwrap();
        let due = "2026-12-18".parse().unwrap();
        self.act("Saki", Command::Promote(Promotion { action, item, card, owner, due, strength })).await;
    }

    /// The facilitator goes on until the room is there.
    async fn until(&self, phase: Phase) {
        while self.state().await.phase != phase {
            let turn = self.state().await.turn;
            self.act(AIDA, Command::Next { turn }).await;
        }
    }

    async fn state(&self) -> yomikai_domain::meeting::State {
        let room = room::look(&self.test.app, &self.test.actor(AIDA).await, meeting_id()).await.unwrap();
        room.now.state.as_ref().clone()
    }

    async fn act(&self, who: Persona, command: Command) {
        room::act(&self.test.app, &self.test.actor(who).await, meeting_id(), None, command).await.unwrap();
    }

    async fn close(&self) {
        let turn = self.state().await.turn;
        self.act(AIDA, Command::Close { turn }).await;
    }

    async fn throw_away(&self, who: Persona, n: u128) {
        postmortem::throw_away(&self.test.app, &self.test.actor(who).await, item(n)).await.unwrap();
    }

    async fn prefer(&self, who: Persona, language: &str) {
        let actor = self.test.actor(who).await;
        account::set_profile(&self.test.app, &actor, who, language, "America/New_York").await.unwrap();
    }

    /// Sends the form as it is, but for these fields.
    async fn word(&self, who: Persona, form: &Answer, changed: &[(&str, &str)]) -> Answer {
        let names = form.attributes("main form :is(input, textarea)", "name");
        let typed = |name: &str| match changed.iter().find(|(field, _)| *field == name) {
            Some((_, value)) => (*value).to_owned(),
            None => form.value(name),
        };
        let fields: Vec<_> = names.iter().map(|name| (name.as_str(), typed(name))).collect();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.test.post(who, EDIT, &fields).await
    }

    async fn form(&self) -> Answer {
        self.test.get(AIDA, EDIT).await.expect(200)
    }

    /// The same where the room's rules refuse it.
    async fn form_in_vain(&self, who: Persona) -> Answer {
        self.test.get(who, EDIT).await.expect(409)
    }
}

fn named(part: &str, n: u128) -> String {
    format!("{part}-{}", item(n))
}

/// The words in which the article tells of its first case.
const FIRST: [&str; 3] = [
    "It stopped. at noon on Friday",
    "One <b>switch</b> for all",
    "Instead of trying hard, we close | the *till*",
];

#[tokio::test]
async fn the_article_tells_what_was_read_and_what_comes_of_it() {
    let day = Day::new("en").await;
    day.close().await;
    let page = day.test.get("Ren", MINUTES).await.expect(200);
    assert_eq!(page.text("h1"), "What we learnt on Friday");
    let facts = page.text("article .eyebrow:first-child:has(time)");
    assert_eq!(facts, "Platform <3 · Meeting 1 · Fri 27 November 2026 · 3 people · 2 postmortems");
    assert_eq!(page.attribute("article time", "datetime"), "2026-11-27T08:00:00Z");
    assert_eq!(page.texts(".case h2"), ["The *till* that stopped", "夜の二重請求"]);
    assert_eq!(page.attributes(".case h2", "lang"), ["en", "ja"]);
    assert_eq!(page.texts(".case:nth-of-type(1) dt"), ["What happened", "Cause", "Improvement"]);
    assert_eq!(page.texts(".case:nth-of-type(1) dd"), FIRST);
    assert_eq!(page.text("mark.mechanism"), "close | the *till*");
    assert_eq!(
        page.texts(".case:nth-of-type(2) dd"),
        ["二回送られた。", "一度だけ送る"],
        "no cause was given"
    );
    let row = page.texts("tbody tr > *");
    assert_eq!(row, ["close | the *till*", "A mechanism prevents it", "Saki", "Fri 18 December"]);
    let thanks = page.texts("[aria-labelledby=minutes-thanks] p");
    assert!(thanks[0].starts_with("Thank you, ") && thanks[0].contains("Aida") && thanks[0].contains("Ren"));
    assert!(!thanks[0].contains("Saki"), "hers was not read");
    assert_eq!(thanks[1..], ["For the brave sharing in “The *till* that stopped”: “勇気をもらった”"]);
    assert!(page.text("[aria-labelledby=minutes-people] p").contains("Saki"));
    assert_eq!(page.texts("[aria-labelledby=minutes-next] li"), ["A page that nobody owned"]);
}

#[tokio::test]
async fn whoever_was_not_there_reads_it_in_their_own_language() {
    let day = Day::new("ja").await;
    day.prefer("Jun", "ja").await;
    day.close().await;
    let page = day.test.get("Jun", MINUTES).await.expect(200);
    assert_eq!(page.text("h1"), "金曜日の読書会で学んだこと");
    assert!(page.body.contains("2026年11月27日（金）"), "the meeting's own day, wherever Jun is");
    assert_eq!(page.texts(".case:nth-of-type(1) dt"), ["起きたこと", "原因", "改善案"]);
    assert_eq!(page.texts(".case:nth-of-type(1) dd")[2], "trying hardのではなく、close | the *till*");
    assert_eq!(page.attributes("dd > p", "lang"), ["ja"]);
    assert_eq!(page.attributes("dd > p > *", "lang"), ["en", "en"]);
    assert_eq!(page.texts("tbody tr > *")[1..], ["仕組みで防ぐ", "Saki", "12月18日（金）"]);
    assert!(
        page.text("[aria-labelledby=minutes-thanks] p:last-child")
            .contains("の勇気ある共有に：「勇気をもらった」")
    );
    // The frame of a card is the club's, whoever reads.
    let english = day.test.get("Ren", MINUTES).await.expect(200);
    assert_eq!(english.text("mark.mechanism"), "close | the *till*");
    assert!(english.texts("dd")[2].contains("のではなく、"));
}

#[tokio::test]
async fn outsiders_find_nothing_and_nobody_does_before_the_end() {
    let day = Day::new("en").await;
    for who in [AIDA, "Ren", "Jun", "Outsider"] {
        day.test.get(who, MINUTES).await.expect(404);
    }
    day.close().await;
    day.test.get("Jun", MINUTES).await.expect(200);
    for path in [MINUTES, EDIT] {
        day.test.get("Outsider", path).await.expect(404);
    }
    day.test.get("Jun", EDIT).await.expect(403);
    day.test.post("Outsider", EDIT, &[("id", &chance(3).to_string())]).await.expect(404);
}

#[tokio::test]
async fn of_what_is_withdrawn_no_word_is_left() {
    let day = Day::new("en").await;
    day.act(AIDA, Command::EditMinutes { part: Part::Case { item: item(1) }, text: Some("tills".into()) })
        .await;
    day.throw_away(AIDA, 1).await;
    day.throw_away("Saki", 3).await;
    day.close().await;
    let page = day.test.get("Ren", MINUTES).await.expect(200);
    for word in ["till", "switch", "trying hard", "close |", "勇気", "nobody owned"] {
        assert!(!page.body.contains(word), "{word} in {}", page.body);
    }
    assert_eq!(page.texts(".case h2"), ["Case 1", "夜の二重請求"]);
    assert!(page.text(".case:nth-of-type(1) p").contains("taken this one back"));
    assert_eq!(page.text("tbody th"), "Taken back with its postmortem");
    assert_eq!(page.texts("tbody td")[..2], ["A mechanism prevents it", "Saki"], "somebody counts on it");
    assert!(page.text("[aria-labelledby=minutes-thanks] p").contains("Aida"));
    assert!(page.texts("[aria-labelledby=minutes-next]").is_empty());
}

#[tokio::test]
async fn what_was_not_read_shows_what_it_was_called_then_and_only_while_it_may_be_read() {
    let day = Day::new("en").await;
    day.close().await;
    let (app, saki) = (&day.test.app, day.test.actor("Saki").await);
    day.test.clock.advance(SignedDuration::from_hours(1));
    let typed = document::Typed { title: Some("Nobody's business"), ..document::Typed::default() };
    postmortem::save(app, &saki, item(3), 1, &typed, None).await.unwrap();
    let page = day.test.get("Ren", MINUTES).await.expect(200);
    assert_eq!(page.texts("[aria-labelledby=minutes-next] li"), ["A page that nobody owned"]);
    let next = MeetingId::new(Uuid::from_u128(77));
    let typed = Typed { starts: "2026-12-11T17:00", length: "60", zone: "Asia/Tokyo", place: "", snack: "" };
    meeting::arrange(app, &saki, club_id(), next, typed).await.unwrap();
    meeting::open_call(app, &saki, next, "2026-12-10T12:00").await.unwrap();
    assert!(day.test.get("Ren", MINUTES).await.body.contains("nobody owned"));
    assignment::take_back(app, &saki, next).await.unwrap();
    let page = day.test.get("Ren", MINUTES).await.expect(200);
    assert!(!page.body.contains("nobody owned") && !page.body.contains("business"));
}

#[tokio::test]
async fn the_text_to_copy_is_in_the_club_s_language_and_what_people_typed_stays_what_it_was() {
    let day = Day::new("ja").await;
    let opening = "# 雨の金曜日\n<script>alert(1)</script>";
    day.act(AIDA, Command::EditMinutes { part: Part::Opening, text: Some(opening.into()) }).await;
    day.close().await;
    let page = day.test.get("Ren", MINUTES).await.expect(200);
    assert_eq!(page.attribute("#markdown", "lang"), "ja");
    let text = page.lines("#markdown");
    let expected = r"# 金曜日の読書会で学んだこと

Platform \<3 第1回 · 2026年11月27日（金） · 3人 · ポストモーテム2本

#### 雨の金曜日

\<script>alert(1)\</script>

## 事例1：The \*till\* that stopped

### 起きたこと

It stopped.

- at noon
- on Friday

### 原因

One \<b>switch\</b> for all

### 改善案

- trying hardのではなく、**close \| the \*till\***

## 事例2：夜の二重請求

### 起きたこと

二回送られた。

### 改善案

一度だけ送る

## アクション

| 内容 | 強さ | 担当 | 期限 |
| --- | --- | --- | --- |
| close \| the \*till\* | 仕組みで防ぐ | Saki | 12月18日（金） |

## 称賛
";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.contains(r"- 「The \*till\* that stopped」の勇気ある共有に：「勇気をもらった」"), "{text}");
    assert!(
        text.ends_with("## 次回へ\n\n次回は、今回の続きから読みます。\n\n- A page that nobody owned"),
        "{text}"
    );
    assert!(!page.body.contains("<script>alert"));
}

#[tokio::test]
async fn nothing_in_the_article_depends_on_who_reads_it() {
    let day = Day::new("en").await;
    let look = async |who| room::look(&day.test.app, &day.test.actor(who).await, meeting_id()).await.unwrap();
    let preview = async |who| {
        let room = look(who).await;
        Article::new(&room, Words::of(Language::En), &room.meeting.schedule.zone).to_string()
    };
    let first = preview(AIDA).await;
    assert_eq!(first, preview("Ren").await);
    let page = scraper::Html::parse_fragment(&first);
    let found = |selector| page.select(&scraper::Selector::parse(selector).unwrap()).count();
    assert_eq!((found("h1, h2"), found("h3"), found(".case > h4"), found("a, form, input")), (0, 1, 2, 0));
    assert!(!first.contains("@example.com"));
}

#[tokio::test]
async fn an_evening_that_read_nothing_says_so() {
    let test = TestApp::with(&["Ren", "Saki", "Jun", "Outsider"]).await;
    let day = Day { test };
    day.arrange("en").await;
    day.test.clock.advance(SignedDuration::from_hours(11 * 24 + 8));
    room::enter(&day.test.app, &day.test.actor(AIDA).await, meeting_id()).await.unwrap();
    day.close().await;
    let page = day.test.get("Jun", MINUTES).await.expect(200);
    assert!(page.text("article").contains("1 · Fri 27 November 2026 · one person What we learnt"));
    assert!(page.text(".minutes-words").contains("did not get as far"));
    assert_eq!(page.texts("article h2"), ["Who took part"]);
}

#[tokio::test]
async fn the_pages_of_meeting_and_club_lead_there_once_it_is_over() {
    let day = Day::new("en").await;
    let before = day.test.get("Jun", MEETING).await.expect(200);
    assert_eq!(before.text(".phases [aria-current]"), "The day");
    let club = format!("/clubs/{CLUB}");
    let leads = format!("a[href='{MINUTES}']");
    assert!(before.texts(&leads).is_empty() && day.test.get("Jun", &club).await.texts(&leads).is_empty());
    day.close().await;
    for who in ["Ren", "Jun"] {
        let page = day.test.get(who, MEETING).await.expect(200);
        assert_eq!(page.text(".phases [aria-current]"), "Minutes");
        assert_eq!(page.texts(".phases .done"), ["Writing", "The day"]);
        assert_eq!(page.text(&format!("{leads}.button.primary")), "Read the minutes");
        assert!(page.texts("#part, #open-call, main form").is_empty(), "{who}");
    }
    assert_eq!(day.test.get("Jun", &club).await.text(&format!(".entries {leads}")), "Minutes (Meeting 1)");
    day.prefer("Jun", "ja").await;
    assert_eq!(day.test.get("Jun", MEETING).await.text(&leads), "開催レポートを読む");
    let late = day.test.post("Ren", &format!("{MEETING}/assignment/take-back"), &[]).await.expect(422);
    assert!(late.text("#part .problems").contains("has begun"));
}
