//! Actions: who finds them, what is chosen for them, and how they end.

use jiff::SignedDuration;
use yomikai_app::{
    Actor,
    action_item::{self, Wanted},
    life,
    meeting::Pencil,
    member, people, postmortem, testing,
};
use yomikai_domain::{
    action_item::{Outcome, Plan, TypedPlan},
    action_list::{Stand, Strengths, When},
    id::{ActionItemId, PostmortemId},
    meeting::{Command, Phase, Promotion, Step, Strength},
};

use crate::{
    room::{Day, card, chance},
    world::{ended, id_of},
};

/// The day of a club, at which one of Ben's becomes an action that Chie sees to; Dan is of the club, too. Rin can be named
/// as a reader, Olga will see to something, Ada is an admin, Eve is anybody.
pub(crate) struct House {
    pub(crate) day: Day,
    pub(crate) item: PostmortemId,
    /// Made by the meeting, of a card.
    pub(crate) made: ActionItemId,
    /// Worded by the text.
    pub(crate) worded: ActionItemId,
}

const PERSONAS: [&str; 7] = ["anon", "eve", "admin", "author", "owner", "club", "reader"];

impl House {
    pub(crate) async fn new() -> Self {
        let day = Day::new().await;
        let item = day.items[1];
        for who in 0..4 {
            day.enter(who).await.unwrap();
        }
        day.act(0, Command::Reorder { order: vec![item, day.items[0]] }).await.unwrap();
        while day.next().await != (Phase::Improving { item, step: Step::Writing }) {}
        let words = card(1, "ship small");
        let key = Pencil::new(&day.world.app).key(words.id.uuid());
        let id = words.id;
        day.act(1, Command::WriteCard { item, card: words, key }).await.unwrap();
        while day.next().await != (Phase::Improving { item, step: Step::Decided }) {}
        let (made, due) = (ActionItemId::new(chance(7)), "2026-12-18".parse().unwrap());
        let owner = day.people[2].id().unwrap();
        let promotion =
            Promotion { action: made, item, card: id, owner, due, strength: Some(Strength::Prevents) };
        day.act(2, Command::Promote(promotion)).await.unwrap();
        let ideas = Wanted { stand: Stand::Ideas, ..Wanted::default() };
        let ideas = action_item::list(&day.world.app, &day.people[1], ideas, "").await.unwrap().actions;
        let worded = ideas[0].item.id;
        Self { day, item, made, worded }
    }

    fn author(&self) -> &Actor {
        &self.day.people[1]
    }

    async fn plan(&self, who: &Actor, id: ActionItemId, was: &Plan, typed: TypedPlan<'_>) -> String {
        ended(action_item::plan(&self.day.world.app, who, id, was, typed).await)
    }

    async fn close(&self, who: &Actor, outcome: &str, words: &str) -> String {
        ended(action_item::close(&self.day.world.app, who, self.made, outcome, words).await)
    }

    async fn read(&self, who: &Actor, id: ActionItemId) -> action_item::Action {
        action_item::read(&self.day.world.app, who, id).await.unwrap().action
    }

    async fn found(&self, who: &Actor, wanted: Wanted) -> Vec<ActionItemId> {
        let page = action_item::list(&self.day.world.app, who, wanted, "").await.unwrap();
        page.actions.into_iter().map(|action| action.item.id).collect()
    }

    /// What somebody may do about an action: `keeps` it, only `sees` it, `reads` it in the trash, finds nothing (`-`), or is to sign in (`no`).
    async fn may(&self, who: &Actor, id: ActionItemId) -> &'static str {
        let app = &self.day.world.app;
        let same = TypedPlan { state: "open", owner: "", ..TypedPlan::default() };
        let was = Plan::parse(same).unwrap();
        let tries = [
            self.plan(who, id, &was, same).await,
            // Nobody closes anything without a word.
            ended(action_item::close(app, who, id, "", "").await),
            ended(action_item::reopen(app, who, id).await),
        ];
        let seen = ended(action_item::read(app, who, id).await);
        match (seen.as_str(), tries.each_ref().map(String::as_str)) {
            ("ok", ["ok", "outcome problem-outcome", "ok"]) => "keeps",
            ("ok", ["forbidden", "forbidden", "forbidden"]) => "sees",
            ("ok", ["not found", "not found", "not found"]) => "reads",
            ("not found", ["not found", "not found", "not found"]) => "-",
            ("forbidden", ["forbidden", "forbidden", "forbidden"]) => "no",
            other => panic!("{other:?}"),
        }
    }

    /// A row for each action, and whether lists and titles agree with it.
    async fn rows(&self, life: &str, personas: &[Actor]) -> String {
        let mut rows = String::new();
        for (name, id) in [("made", self.made), ("worded", self.worded)] {
            rows.extend([life, ", ", name, ":"]);
            for who in personas {
                let may = self.may(who, id).await;
                rows.extend([" ", may]);
                if matches!(may, "keeps" | "sees") {
                    let action = self.read(who, id).await;
                    let reads = postmortem::read(&self.day.world.app, who, self.item).await.is_ok();
                    assert_eq!(action.document.is_some(), reads, "the title is for readers");
                }
                if may != "no" {
                    let is_listed = self.found(who, Wanted::default()).await.contains(&id);
                    assert_eq!(is_listed, may != "-", "{life}, {name}");
                }
            }
            rows.push('\n');
        }
        rows
    }
}

#[tokio::test]
async fn an_action_is_for_whom_it_concerns() {
    let house = House::new().await;
    let (world, author) = (&house.day.world, house.author());
    let app = &world.app;
    let mut personas = vec![Actor::Visitor];
    for name in ["Eve", "Ada"] {
        personas.push(world.join(name).await);
    }
    member::set_role(app, &world.aida, personas[2].id().unwrap(), "admin").await.unwrap();
    personas[2] = world.signed_in("ada@example.com").await;
    let (olga, rin) = (world.join("Olga").await, world.join("Rin").await);
    personas.extend([author.clone(), olga.clone(), house.day.people[3].clone(), rin.clone()]);
    testing::publish(app, house.item, None).await.unwrap();
    let olga = id_of(&olga);
    for id in [house.made, house.worded] {
        let was = house.read(author, id).await.item.plan;
        let typed = TypedPlan { owner: &olga, state: "open", ..TypedPlan::default() };
        assert_eq!(house.plan(author, id, &was, typed).await, "ok");
    }
    let mut table = house.rows("everyone", &personas).await;
    people::set_audience(app, author, house.item, "named", &[&id_of(&rin)]).await.unwrap();
    table += &house.rows("named", &personas).await;
    life::withdraw(app, author, house.item).await.unwrap();
    table += &house.rows("withdrawn", &personas).await;
    life::reopen(app, author, house.item).await.unwrap();
    table += &house.rows("draft", &personas).await;
    postmortem::throw_away(app, author, house.item).await.unwrap();
    table += &house.rows("trash", &personas).await;
    let meant = "\
everyone, made: no sees sees keeps keeps keeps sees
everyone, worded: no sees sees keeps keeps sees sees
named, made: no - - keeps keeps keeps sees
named, worded: no - - keeps keeps - sees
withdrawn, made: no - - keeps keeps - -
withdrawn, worded: no - - keeps keeps - -
draft, made: no - - keeps keeps keeps -
draft, worded: no - - keeps keeps - -
trash, made: no - - reads reads - -
trash, worded: no - - reads reads - -
";
    assert_eq!(table, meant, "in the order {PERSONAS:?}");
}

#[tokio::test]
async fn two_choose_different_things_and_both_are_kept() {
    let house = House::new().await;
    let [_, ben, chie, dan] = &house.day.people[..] else { panic!() };
    let was = house.read(ben, house.made).await.item.plan;
    let owner = id_of(chie);
    let as_it_was = TypedPlan {
        owner: &owner,
        due: "2026-12-18",
        strength: "prevents",
        state: "open",
        ..TypedPlan::default()
    };
    let later = TypedPlan { due: "2027-01-08", ..as_it_was };
    assert_eq!(house.plan(ben, house.made, &was, later).await, "ok");
    let dans = id_of(dan);
    let other = TypedPlan { owner: &dans, tracker: "https://tracker.example/7", ..as_it_was };
    assert_eq!(house.plan(dan, house.made, &was, other).await, "ok");
    let plan = house.read(ben, house.made).await.item.plan;
    assert_eq!((plan.due, plan.owner), ("2027-01-08".parse().ok(), Some(dan.id().unwrap())));
    assert_eq!(
        (plan.strength, plan.tracker.as_str()),
        (Some(Strength::Prevents), "https://tracker.example/7")
    );
    let wrong = TypedPlan { due: "Friday", tracker: "ticket 7", ..as_it_was };
    assert_eq!(house.plan(dan, house.made, &was, wrong).await, "due problem-date, tracker problem-link");
}

#[tokio::test]
async fn nobody_is_given_what_they_could_not_see() {
    let house = House::new().await;
    let (world, author) = (&house.day.world, house.author());
    let eve = world.join("Eve").await;
    let was = house.read(author, house.made).await.item.plan;
    let owner = id_of(&eve);
    let typed = TypedPlan { owner: &owner, state: "open", ..TypedPlan::default() };
    assert_eq!(house.plan(author, house.made, &was, typed).await, "owner problem-action-owner");
    testing::publish(&world.app, house.item, None).await.unwrap();
    member::deactivate(&world.app, &world.aida, eve.id().unwrap()).await.unwrap();
    assert_eq!(house.plan(author, house.made, &was, typed).await, "owner problem-action-owner");
    member::reactivate(&world.app, &world.aida, eve.id().unwrap()).await.unwrap();
    assert_eq!(house.plan(author, house.made, &was, typed).await, "ok");
    life::withdraw(&world.app, author, house.item).await.unwrap();
    let eve = world.signed_in("eve@example.com").await;
    let seen = house.read(&eve, house.made).await;
    assert_eq!((seen.item.what.as_str(), seen.document, seen.origin), ("ship small", None, None));
    let reading = action_item::read(&world.app, author, house.made).await.unwrap();
    assert!(reading.people.iter().all(|named| named.name != "Eve"), "she stays, and is not offered again");
}

#[tokio::test]
async fn closing_asks_what_changed_and_the_first_word_stays() {
    let house = House::new().await;
    let [_, ben, chie, dan] = &house.day.people[..] else { panic!() };
    assert_eq!(house.close(chie, "done", " ").await, "words problem-what-changed");
    assert_eq!(house.close(chie, "wont-do", "").await, "words problem-reason");
    assert_eq!(house.close(chie, "done", "CI stops at once").await, "ok");
    assert_eq!(house.close(chie, "done", "CI stops at once").await, "ok", "sent twice");
    for (outcome, words) in [("wont-do", "not needed"), ("done", "I did it"), ("done", "")] {
        assert_eq!(house.close(dan, outcome, words).await, "conflict problem-action-closed");
    }
    let action = house.read(ben, house.made).await;
    let closure = action.item.closure.unwrap();
    assert_eq!((closure.outcome, closure.words.as_str()), (Outcome::Done, "CI stops at once"));
    assert_eq!((closure.by, action.closed_by.as_deref()), (chie.id().unwrap(), Some("Chie")));
    let ended_ones = Wanted { stand: Stand::Ended, ..Wanted::default() };
    assert_eq!(house.found(dan, Wanted::default()).await, []);
    assert_eq!(house.found(dan, ended_ones).await, [house.made]);
    action_item::reopen(&house.day.world.app, dan, house.made).await.unwrap();
    assert_eq!(house.found(dan, Wanted::default()).await, [house.made]);
    assert_eq!(house.close(dan, "wont-do", "the list is gone").await, "ok");
}

#[tokio::test]
async fn a_list_shows_what_somebody_wants_to_see() {
    let house = House::new().await;
    let [aida, ben, chie, _] = &house.day.people[..] else { panic!() };
    let (app, all) = (&house.day.world.app, Wanted::default());
    let club = house.day.look(1).await.club.id;
    assert_eq!(house.found(chie, Wanted { mine: true, ..all }).await, [house.made]);
    assert_eq!(house.found(ben, Wanted { mine: true, ..all }).await, []);
    assert_eq!(house.found(aida, Wanted { club: Some(club), ..all }).await, [house.made]);
    let strengths = Strengths::Undecided;
    assert_eq!(house.found(aida, Wanted { strengths, ..all }).await, []);
    // It is due on 18 December; today is the 27th of November in Tokyo, and moves on.
    let when = async |when| house.found(chie, Wanted { when: Some(when), ..all }).await;
    assert_eq!(when(When::Later).await, [house.made]);
    house.day.world.clock.advance(SignedDuration::from_hours(14 * 24));
    assert_eq!((when(When::Soon).await.len(), when(When::Later).await.len()), (1, 0));
    house.day.world.clock.advance(SignedDuration::from_hours(8 * 24));
    assert_eq!((when(When::Past).await.len(), when(When::Undated).await.len()), (1, 0));
    let eve = house.day.world.join("Eve").await;
    let foreign = action_item::list(app, &eve, Wanted { club: Some(club), ..all }, "").await;
    assert_eq!(ended(foreign), "not found");
    assert_eq!(action_item::list_mine(app, chie, 5).await.unwrap().len(), 1);
    assert_eq!(action_item::of_club(app, aida, club, 10).await.unwrap().len(), 1);
    let unknown = action_item::list(app, chie, all, "no place.at all").await.unwrap();
    assert_eq!(unknown.actions.len(), 1, "an address that somebody cut off begins anew");
}

#[tokio::test]
async fn the_next_meeting_opens_with_what_is_open() {
    let house = House::new().await;
    let [aida, ben, chie, _] = &house.day.people[..] else { panic!() };
    let world = &house.day.world;
    let club = house.day.look(0).await.club.id;
    let turn = house.day.look(0).await.now.state.turn;
    assert!(house.day.look(0).await.open_actions.is_empty(), "in the lobby alone");
    house.day.act(0, Command::WrapUp { turn }).await.unwrap();
    house.day.act(0, Command::Close { turn: turn + 1 }).await.unwrap();
    let next = yomikai_domain::id::MeetingId::new(chance(2));
    let typed = crate::world::typed("2026-11-27T17:45");
    yomikai_app::meeting::arrange(&world.app, aida, club, next, typed).await.unwrap();
    let lobby = async |who: &Actor| {
        yomikai_app::meeting::room::enter(&world.app, who, next).await.unwrap();
        let room = yomikai_app::meeting::room::look(&world.app, who, next).await.unwrap();
        room.open_actions.into_iter().map(|item| item.id).collect::<Vec<_>>()
    };
    assert_eq!(lobby(aida).await, [house.made]);
    // What Ben's text words is his own while it is a draft, also in a room.
    assert_eq!(lobby(ben).await, [house.made]);
    assert_eq!(house.close(chie, "done", "CI stops at once").await, "ok");
    assert_eq!(lobby(chie).await, []);
    let made = action_item::of_meeting(&world.app, ben, house.day.id).await.unwrap();
    assert!(made[0].closure.is_some(), "and that meeting's page tells how it ended");
}
