//! Actions as pages: who sees what, and what is said to whom.

use jiff::SignedDuration;
use uuid::Uuid;
use yomikai_app::{
    account, action_item as actions, assignment, club, life,
    meeting::{self, Pencil, room},
    postmortem,
};
use yomikai_domain::{
    Language,
    id::{ActionItemId, ClubId, MeetingId, PostmortemId},
    meeting::{CardId, Command, Phase, Promotion, Step, Strength, unsigned::Card},
    postmortem::ThreeLines,
    schedule::Typed,
};

use crate::testing::{AIDA, ANON, Answer, Persona, TestApp};

const BEN: Persona = "Ben";
const CHIE: Persona = "Chie";
const EVE: Persona = "Eve";
const LIST: &str = "/action-items";
const CLUB: &str = "/clubs/0190000000007000800000000000002a";
const MEETING: &str = "/meetings/0190000000007000800000000000000b";

fn club_id() -> ClubId {
    "0190000000007000800000000000002a".parse().unwrap()
}

fn meeting_id() -> MeetingId {
    "0190000000007000800000000000000b".parse().unwrap()
}

fn item() -> PostmortemId {
    PostmortemId::new(Uuid::from_u128(1))
}

fn chance(n: u128) -> Uuid {
    uuid::Builder::from_random_bytes((n << 80).to_be_bytes()).into_uuid()
}

/// The club of Aida, Ben and Chie has read Aida's, and made an action of a card, which Chie sees to. Eve is outside.
struct House {
    test: TestApp,
    /// The action's page.
    made: String,
}

impl House {
    async fn new(language: &'static str) -> Self {
        let test = TestApp::with(&[BEN, CHIE, EVE]).await;
        for who in [AIDA, BEN, CHIE, EVE] {
            let actor = test.actor(who).await;
            account::set_profile(&test.app, &actor, who, language, "Asia/Tokyo").await.unwrap();
        }
        let made = format!("{LIST}/{}", chance(7).simple());
        let house = Self { test, made };
        house.arrange(language).await;
        house.promote().await;
        house
    }

    async fn arrange(&self, language: &str) {
        let (app, aida) = (&self.test.app, self.test.actor(AIDA).await);
        club::found(app, &aida, club_id(), "Platform", language, "No blame").await.unwrap();
        for name in [BEN, CHIE] {
            let member = self.test.actor(name).await.id().unwrap().to_string();
            club::add_member(app, &aida, club_id(), &member).await.unwrap();
        }
        let typed =
            Typed { starts: "2026-11-16T10:00", length: "60", zone: "Asia/Tokyo", place: "3F", snack: "" };
        meeting::arrange(app, &aida, club_id(), meeting_id(), typed).await.unwrap();
        meeting::open_call(app, &aida, meeting_id(), "2026-11-16T09:30").await.unwrap();
        let lines = ThreeLines {
            title: "A quiet alert",
            case: "It rang.",
            cause: "",
            improvement: "A list by itself",
        };
        postmortem::begin(app, &aida, item(), "en", &lines).await.unwrap();
        assignment::bring(app, &aida, meeting_id(), item()).await.unwrap();
        assignment::ready(app, &aida, meeting_id()).await.unwrap();
        for who in [AIDA, BEN, CHIE] {
            room::enter(app, &self.test.actor(who).await, meeting_id()).await.unwrap();
        }
    }

    async fn promote(&self) {
        self.until(Phase::Improving { item: item(), step: Step::Writing }).await;
        let card = CardId::random(chance(1)).unwrap();
        let words = Card::parse(card, "trying harder.", "let CI <stop> it", Language::En).unwrap();
        let key = Pencil::new(&self.test.app).key(card.uuid());
        self.act(BEN, Command::WriteCard { item: item(), card: words, key }).await;
        self.until(Phase::Improving { item: item(), step: Step::Decided }).await;
        let owner = self.test.actor(CHIE).await.id().unwrap();
        let (due, strength) = ("2026-12-18".parse().unwrap(), Some(Strength::Prevents));
        let action = ActionItemId::new(chance(7));
        let promotion = Promotion { action, item: item(), card, owner, due, strength };
        self.act(CHIE, Command::Promote(promotion)).await;
    }

    async fn turn(&self) -> (Phase, u32) {
        let room = room::look(&self.test.app, &self.test.actor(AIDA).await, meeting_id()).await.unwrap();
        (room.now.state.phase, room.now.state.turn)
    }

    async fn until(&self, phase: Phase) {
        while self.turn().await.0 != phase {
            let turn = self.turn().await.1;
            self.act(AIDA, Command::Next { turn }).await;
        }
    }

    async fn act(&self, who: Persona, command: Command) {
        room::act(&self.test.app, &self.test.actor(who).await, meeting_id(), None, command).await.unwrap();
    }

    async fn end(&self) {
        let turn = self.turn().await.1;
        self.act(AIDA, Command::WrapUp { turn }).await;
        let turn = self.turn().await.1;
        self.act(AIDA, Command::Close { turn }).await;
    }

    async fn close(&self, who: Persona, outcome: &str, words: &str) -> Answer {
        let fields = [("outcome", outcome), ("words", words)];
        self.test.post(who, &format!("{}/closure", self.made), &fields).await
    }

    /// Sends the form of the plan as it is shown, but for these fields.
    async fn plan(&self, who: Persona, shown: &Answer, changed: &[(&str, &str)]) -> Answer {
        let was = shown.attribute("#plan input[name=was]", "value");
        let chosen = |name: &str| {
            let selector = format!("#plan select[name={name}] option[selected]");
            shown.attributes(&selector, "value").pop().unwrap_or_default()
        };
        let mut fields = vec![("was".to_owned(), was)];
        for name in ["owner", "strength", "kind", "priority"] {
            fields.push((name.to_owned(), chosen(name)));
        }
        for name in ["due", "tracker"] {
            fields.push((name.to_owned(), shown.attribute(&format!("#plan input[name={name}]"), "value")));
        }
        fields.push(("state".to_owned(), shown.attribute("#plan input[name=state][checked]", "value")));
        for (name, value) in changed {
            fields.retain(|(field, _)| field != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.test.post(who, &format!("{}/plan", self.made), &fields).await
    }
}

#[tokio::test]
async fn the_list_shows_what_is_open_and_what_is_chosen() {
    let house = House::new("en").await;
    let test = &house.test;
    let page = test.get(BEN, LIST).await.expect(200);
    assert_eq!(page.text(".bar-nav [aria-current]"), "Actions");
    assert_eq!(page.text(".actions .instead"), "Instead of trying harder");
    assert_eq!(page.attribute(".actions .entry > a", "lang"), "en");
    assert_eq!(page.attribute(".actions .entry > a", "href"), house.made);
    assert_eq!(page.text(".actions .chip"), "A mechanism prevents it");
    assert_eq!(
        page.texts(".actions .facts li"),
        ["Due Fri 18 December", "Owner Chie", "From Platform, meeting 1"]
    );
    assert!(
        !page.body.contains("<stop>") && !page.body.contains("A quiet alert"),
        "a draft's title is its author's"
    );
    let page = test.get(AIDA, LIST).await;
    assert!(page.texts(".actions .facts a").contains(&"A quiet alert".to_owned()), "for whom it is a link");

    let with = async |query: &str| test.get(CHIE, &format!("{LIST}?{query}")).await.expect(200);
    let page = with("mine=on&strength=prevents&due=later&club=0190000000007000800000000000002a").await;
    assert_eq!(page.texts(".actions li .entry").len(), 1);
    assert_eq!(page.text(".chooser .chosen"), "Mine · Platform · A mechanism prevents it · Later");
    assert_eq!(page.attributes(".chooser option[selected]", "value").len(), 3);
    assert_eq!(page.attributes(".chooser input[checked]", "name"), ["mine"]);
    assert_eq!(page.attribute(".chosen-away a", "href"), LIST);
    let tabs = page.attributes(".tabs a", "href");
    assert!(
        tabs[1].starts_with("/action-items?state=ideas&mine=on&club=") && tabs[1].ends_with("&due=later")
    );
    for nothing in ["due=past", "due=undated", "strength=undecided", "strength=reveals"] {
        assert_eq!(
            with(nothing).await.texts("main > p.quiet-text").last().unwrap(),
            "Nothing fits just now."
        );
    }
    assert_eq!(
        with("due=someday&strength=heroic&state=lost&after=nowhere").await.texts(".actions .entry").len(),
        1
    );
    test.get(EVE, &format!("{LIST}?club=0190000000007000800000000000002a")).await.expect(404);
    test.clock.advance(SignedDuration::from_hours(29 * 24));
    assert_eq!(with("due=soon").await.texts(".actions .entry").len(), 1);
}

#[tokio::test]
async fn an_empty_list_teaches() {
    for (language, title, ideas) in [
        ("en", "An improvement that somebody will do", "No ideas are waiting just now."),
        ("ja", "だれかが取り組む改善案", "いまのところ、アイデアはありません。"),
    ] {
        let house = House::new(language).await;
        let page = house.test.get(EVE, LIST).await.expect(200);
        assert_eq!(page.text(".empty h2"), title);
        assert_eq!(page.attribute(".empty .button", "href"), "/postmortems");
        let page = house.test.get(EVE, &format!("{LIST}?state=ideas")).await;
        assert!(page.text("main > p.quiet-text").starts_with(ideas));
        let page = house.test.get(EVE, &format!("{LIST}?state=ended")).await;
        assert_eq!(page.texts("main > p.quiet-text").len(), 1);
    }
}

#[tokio::test]
async fn long_lists_have_pages() {
    let house = House::new("en").await;
    let test = &house.test;
    let aida = test.actor(AIDA).await;
    for n in 0..25 {
        let lines = ThreeLines { title: "", case: "It rang.", cause: "", improvement: "One more check" };
        let id = PostmortemId::new(Uuid::from_u128(100 + n));
        postmortem::begin(&test.app, &aida, id, "en", &lines).await.unwrap();
    }
    let first = test.get(AIDA, &format!("{LIST}?state=ideas")).await.expect(200);
    assert_eq!(first.texts(".actions .entry").len(), 20);
    assert_eq!(first.attributes(".pager [rel=first]", "href").len(), 0);
    let second = test.get(AIDA, &first.attribute(".pager [rel=next]", "href")).await.expect(200);
    assert_eq!(second.texts(".actions .entry").len(), 6);
    assert_eq!(second.attribute(".pager a", "href"), "/action-items?state=ideas");
    let links = |page: &Answer| page.attributes(".actions .entry > a", "href");
    assert!(links(&first).iter().all(|link| !links(&second).contains(link)));
}

#[tokio::test]
async fn an_action_is_shown_to_those_whom_it_concerns() {
    let house = House::new("en").await;
    let test = &house.test;
    for who in [AIDA, BEN, CHIE] {
        let page = test.get(who, &house.made).await.expect(200);
        assert_eq!(page.text("h1"), "let CI <stop> it");
        assert_eq!(page.texts(".action-head .chip"), ["Open", "A mechanism prevents it"]);
        assert_eq!(page.attributes("form.closing", "action"), [format!("{}/closure", house.made)]);
    }
    assert_eq!(test.get(ANON, &house.made).await.expect(303).location.split('?').next(), Some("/sign-in"));
    test.get(EVE, &house.made).await.expect(404);
    for act in ["plan", "closure", "reopening"] {
        let path = format!("{}/{act}", house.made);
        test.post(EVE, &path, &[("was", "{}"), ("outcome", "done"), ("words", "x")]).await.expect(404);
        test.get(AIDA, &path).await.expect(405);
    }
    // Published for everyone, it can be read by her, and kept by those who have to do with it.
    life::publish(&test.app, &test.actor(AIDA).await, item(), "everyone", &[]).await.unwrap();
    let page = test.get(EVE, &house.made).await.expect(200);
    assert_eq!(page.texts("main form").len(), 0);
    assert_eq!(page.texts("dl.meta a"), ["A quiet alert"], "the meeting is the club's");
    house.close(EVE, "done", "x").await.expect(403);
    life::withdraw(&test.app, &test.actor(AIDA).await, item()).await.unwrap();
    test.get(EVE, &house.made).await.expect(404);
    test.get(BEN, &house.made).await.expect(404);
    let page = test.get(CHIE, &house.made).await.expect(200);
    assert!(!page.body.contains("A quiet alert"), "whoever sees to it has its words, and not the document's");
}

#[tokio::test]
async fn closing_asks_and_keeps_what_was_typed() {
    for (language, changed, reason, choose) in [
        (
            "en",
            "Please say in a few words what changed",
            "Please say in a few words why not",
            "Please choose whether it is done",
        ),
        ("ja", "何が変わったかを、ひとこと", "見送る理由を、ひとこと", "「完了」か「見送り」を選んで"),
    ] {
        let house = House::new(language).await;
        let told = house.close(CHIE, "done", " ").await.expect(422);
        assert!(told.text("#words-error").starts_with(changed), "{}", told.text("#words-error"));
        assert_eq!(told.attribute("#outcome input[checked]", "value"), "done");
        assert!(house.close(CHIE, "wont-do", "").await.expect(422).text("#words-error").starts_with(reason));
        let told = house.close(CHIE, "", "CI <stops> it").await.expect(422);
        assert!(told.text("#outcome-error").starts_with(choose));
        assert_eq!(told.value("words").trim(), "CI <stops> it");

        let done = house.close(CHIE, "done", "CI <stops> it").await.expect(303);
        assert_eq!(done.location, format!("{}?done=done-action-done", house.made));
        let page = house.test.get(BEN, &done.location).await.expect(200);
        assert_eq!(page.text("#ending .own-lines"), "CI <stops> it");
        assert!(page.text("#ending time").contains("Chie"));
        assert_eq!(page.texts("form.closing").len(), 0);

        let late = house.close(BEN, "wont-do", "we dropped the list").await.expect(409);
        assert_eq!(late.text("#ending .own-lines"), "CI <stops> it", "what was said first stays");
        assert_eq!(late.value("words").trim(), "we dropped the list", "and what was typed is not lost");
        assert_eq!(late.texts(".problems li").len(), 1);

        let again = house.test.post(BEN, &format!("{}/reopening", house.made), &[]).await.expect(303);
        assert_eq!(again.location, format!("{}?done=done-action-reopened", house.made));
        house.close(BEN, "wont-do", "we dropped the list").await.expect(303);
        let page = house.test.get(CHIE, &format!("{LIST}?state=ended")).await;
        assert_eq!(page.texts(".actions .chip").len(), 1);
    }
}

#[tokio::test]
async fn a_plan_is_changed_field_by_field() {
    for (language, date, link) in
        [("en", "Please write a date.", "http://"), ("ja", "日付を入力してください。", "http://")]
    {
        let house = House::new(language).await;
        let shown = house.test.get(BEN, &house.made).await;
        let wrong = [("due", "Friday"), ("tracker", "ticket 7"), ("kind", "detect")];
        let told = house.plan(BEN, &shown, &wrong).await.expect(422);
        assert_eq!(told.text("#due-error"), date);
        assert!(told.text("#tracker-error").contains(link));
        assert_eq!((told.value("due"), told.value("tracker")), ("Friday".into(), "ticket 7".into()));
        assert_eq!(told.attribute("#kind option[selected]", "value"), "detect");
        assert_eq!(told.attribute("#plan", "open"), "", "what wants mending is in sight");

        let saved = house.plan(BEN, &shown, &[("kind", "detect"), ("due", "2027-01-08")]).await.expect(303);
        assert_eq!(saved.location, format!("{}?done=done-action-plan", house.made));
        // Chie still had the page as it was before.
        house.plan(CHIE, &shown, &[("tracker", "https://tracker.example/7")]).await.expect(303);
        let page = house.test.get(AIDA, &house.made).await;
        assert_eq!(page.attribute("dl.meta time", "datetime"), "2027-01-08");
        assert_eq!(page.attribute("dl.meta .address", "href"), "https://tracker.example/7");
        assert_eq!(page.attribute("#kind option[selected]", "value"), "detect");
        let broken = house.plan(BEN, &page, &[("was", "{"), ("due", "2027-02-01")]).await.expect(422);
        assert_eq!(broken.value("due"), "2027-02-01");
        let eve = house.test.actor(EVE).await.id().unwrap().to_string();
        let told = house.plan(BEN, &page, &[("owner", &eve)]).await.expect(422);
        assert_eq!(told.texts("#owner-error").len(), 1);
    }
}

#[tokio::test]
async fn an_idea_is_taken_up_on_its_page() {
    let house = House::new("en").await;
    let list = house.test.get(AIDA, &format!("{LIST}?state=ideas")).await;
    let path = list.attribute(".actions .entry > a", "href");
    let idea = House { test: house.test, made: path };
    let page = idea.test.get(AIDA, &idea.made).await.expect(200);
    assert_eq!(page.text("#plan > summary"), "Take it up");
    assert_eq!(page.texts(".action-head .chip"), ["Idea", "To be worked out"]);
    idea.test.get(BEN, &idea.made).await.expect(404);
    idea.plan(AIDA, &page, &[("state", "open"), ("strength", "reveals")]).await.expect(303);
    let page = idea.test.get(AIDA, LIST).await;
    assert_eq!(
        page.texts(".actions .chip"),
        ["A mechanism prevents it", "A mechanism reveals it"],
        "what has a date comes first"
    );
    assert_eq!(idea.test.get(AIDA, &idea.made).await.text("#closing"), "How did it turn out?");
}

#[tokio::test]
async fn what_is_open_is_found_where_one_looks_for_it() {
    let house = House::new("en").await;
    let test = &house.test;
    house.end().await;
    let link = |page: &Answer, within: &str| page.attributes(&format!("{within} .entry > a"), "href");
    let minutes = test.get(BEN, &format!("{MEETING}/minutes")).await.expect(200);
    assert_eq!(minutes.attributes(".minutes tbody a", "href"), std::slice::from_ref(&house.made));
    let meeting = test.get(BEN, MEETING).await.expect(200);
    assert_eq!(link(&meeting, "[aria-labelledby=actions]"), std::slice::from_ref(&house.made));
    let club = test.get(BEN, CLUB).await.expect(200);
    assert_eq!(link(&club, "[aria-labelledby=actions]"), std::slice::from_ref(&house.made));
    let all = club.attribute("[aria-labelledby=actions] .section-head a", "href");
    assert_eq!(test.get(BEN, &all).await.expect(200).texts(".actions .entry").len(), 1);
    let home = test.get(CHIE, "/").await.expect(200);
    assert_eq!(link(&home, "[aria-labelledby=actions]"), std::slice::from_ref(&house.made));
    let mine = home.attribute("[aria-labelledby=actions] .section-head a", "href");
    assert_eq!(test.get(CHIE, &mine).await.text(".chooser .chosen"), "Mine");
    assert_eq!(test.get(BEN, "/").await.texts("[aria-labelledby=actions]").len(), 0, "Ben sees to nothing");

    let (app, aida) = (&test.app, test.actor(AIDA).await);
    let next: MeetingId = "0190000000007000800000000000000c".parse().unwrap();
    let typed =
        Typed { starts: "2026-11-16T09:45", length: "60", zone: "Asia/Tokyo", place: "3F", snack: "" };
    meeting::arrange(app, &aida, club_id(), next, typed).await.unwrap();
    for who in [AIDA, BEN] {
        room::enter(app, &test.actor(who).await, next).await.unwrap();
        let lobby = test.get(who, &format!("/meetings/{next}/room")).await.expect(200);
        assert_eq!(link(&lobby, ".lobby-actions"), std::slice::from_ref(&house.made));
        assert!(!lobby.text(".lobby-actions").contains("A quiet alert"), "alike for everybody in the room");
    }
    house.close(CHIE, "done", "CI stops it").await.expect(303);
    let meeting = test.get(BEN, MEETING).await;
    assert_eq!(meeting.text("[aria-labelledby=actions] .chip"), "Done");
    assert_eq!(test.get(BEN, CLUB).await.texts("[aria-labelledby=actions]").len(), 0);
    assert!(actions::list_mine(app, &test.actor(CHIE).await, 5).await.unwrap().is_empty());
}
