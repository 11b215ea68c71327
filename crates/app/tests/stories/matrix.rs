//! Every operation of the policy, really tried by everybody, in each state that a document can be in: one table.

use uuid::Uuid;
use yomikai_app::{
    Actor, Error, Result, account, action_item, assignment, club, factor, ignore, invitation, life,
    meeting::{self, minutes, room},
    member, people, postmortem, testing,
};
use yomikai_domain::{
    action_item::TypedPlan,
    id::{ClubId, MeetingId, PostmortemId},
    meeting::Command,
    policy::Operation,
    postmortem::Typed,
};

use crate::{
    action_item::House as Day,
    world::{World, asked, ended, id_of, lines, typed},
};

/// How the columns stand to what the rows are about. `gone` was deactivated, and `admin` is in no club and no audience. Who
/// owns the document is in the club whose meeting reads it, so that there is something to be ready with.
const PERSONAS: [&str; 12] = [
    "anon",
    "gone",
    "member",
    "admin",
    "reader",
    "action-owner",
    "club",
    "organiser",
    "facilitator",
    "participant",
    "author",
    "owner",
];

/// What becomes of the document, one after the other. `everyone` and `named` is for whom it is published.
const LIVES: [&str; 6] = ["everyone", "named", "withdrawn", "draft", "ready", "trash"];

// anon gone member admin reader action-owner club organiser facilitator participant author owner;
// 'no' is 'forbidden', '-' is 'not found', and 'bin' tells those who may know that it lies in the trash.
const TABLE: &str = "\
KeepOwnAccount: no no yes yes yes yes yes yes yes yes yes yes
SeeMembers: no no yes yes yes yes yes yes yes yes yes yes
ManageMembers: no no no yes no no no no no no no no
ManageInvitations: no no no yes no no no no no no no no
BeginPostmortem: no no yes yes yes yes yes yes yes yes yes yes
KeepFactors: no no no yes no no no no no no no no
SeeClubs: no no yes yes yes yes yes yes yes yes yes yes
FoundClub: no no yes yes yes yes yes yes yes yes yes yes
SeeClub: no no - - - - yes yes yes yes - yes
KeepClub: no no - - - - yes yes yes yes - yes
LeaveClub: no no - - - - yes yes yes yes - -
ArrangeMeeting: no no - - - - yes yes yes yes - yes
SeeMeeting: no no - - - - yes yes yes yes - yes
EnterRoom: no no - - - - yes yes yes yes - yes
TakePart: no no - - - - no no no yes - no
ReadMinutes: no no - - - - yes yes yes yes - yes
KeepOwnAssignment: no no - - - - yes yes yes yes - yes
SeeWhoMayNeedHelp: no no - - - - - yes - - - -
everyone, ReadPostmortem: no no yes yes yes yes yes yes yes yes yes yes
everyone, ReadHistory: no no - - - - - - - - yes yes
everyone, WritePostmortem: no no - - - - - - - - yes yes
everyone, SeeIgnores: no no - - - - - - - - yes yes
everyone, KeepIgnores: no no - - - - - - - - yes yes
everyone, PublishPostmortem: no no - - - - - - - - yes yes
everyone, NameAuthors: no no - - - - - - - - - yes
everyone, TrashPostmortem: no no - - - - - - - - - yes
everyone, SeeAction: no no yes yes yes yes yes yes yes yes yes yes
everyone, KeepAction: no no no no no yes no no no no yes yes
everyone, SeeAction, made by a meeting: no no yes yes yes yes yes yes yes yes yes yes
everyone, KeepAction, made by a meeting: no no no no no yes yes yes yes yes yes yes
everyone, TakePart, and it is read there: no no - - - - no no no - - no
named, ReadPostmortem: no no - - yes - - - - - yes yes
named, ReadHistory: no no - - - - - - - - yes yes
named, WritePostmortem: no no - - - - - - - - yes yes
named, SeeIgnores: no no - - - - - - - - yes yes
named, KeepIgnores: no no - - - - - - - - yes yes
named, PublishPostmortem: no no - - - - - - - - yes yes
named, NameAuthors: no no - - - - - - - - - yes
named, TrashPostmortem: no no - - - - - - - - - yes
named, SeeAction: no no - - yes yes - - - - yes yes
named, KeepAction: no no - - no yes - - - - yes yes
named, SeeAction, made by a meeting: no no - - yes yes yes yes yes yes yes yes
named, KeepAction, made by a meeting: no no - - no yes yes yes yes yes yes yes
named, TakePart, and it is read there: no no - - - - no no no - - no
withdrawn, ReadPostmortem: no no - - - - - - - - yes yes
withdrawn, ReadHistory: no no - - - - - - - - yes yes
withdrawn, WritePostmortem: no no - - - - - - - - yes yes
withdrawn, SeeIgnores: no no - - - - - - - - yes yes
withdrawn, KeepIgnores: no no - - - - - - - - yes yes
withdrawn, PublishPostmortem: no no - - - - - - - - yes yes
withdrawn, NameAuthors: no no - - - - - - - - - yes
withdrawn, TrashPostmortem: no no - - - - - - - - - yes
withdrawn, SeeAction: no no - - - yes - - - - yes yes
withdrawn, KeepAction: no no - - - yes - - - - yes yes
withdrawn, SeeAction, made by a meeting: no no - - - yes - - - - yes yes
withdrawn, KeepAction, made by a meeting: no no - - - yes - - - - yes yes
withdrawn, TakePart, and it is read there: no no - - - - no no no - - no
draft, ReadPostmortem: no no - - - - - - - - yes yes
draft, ReadHistory: no no - - - - - - - - yes yes
draft, WritePostmortem: no no - - - - - - - - yes yes
draft, SeeIgnores: no no - - - - - - - - yes yes
draft, KeepIgnores: no no - - - - - - - - yes yes
draft, PublishPostmortem: no no - - - - - - - - yes yes
draft, NameAuthors: no no - - - - - - - - - yes
draft, TrashPostmortem: no no - - - - - - - - - yes
draft, SeeAction: no no - - - yes - - - - yes yes
draft, KeepAction: no no - - - yes - - - - yes yes
draft, SeeAction, made by a meeting: no no - - - yes yes yes yes yes yes yes
draft, KeepAction, made by a meeting: no no - - - yes yes yes yes yes yes yes
draft, TakePart, and it is read there: no no - - - - no no no - - no
ready, ReadPostmortem: no no - - - - - - - - yes yes
ready, ReadHistory: no no - - - - - - - - yes yes
ready, WritePostmortem: no no - - - - - - - - yes yes
ready, SeeIgnores: no no - - - - - - - - yes yes
ready, KeepIgnores: no no - - - - - - - - yes yes
ready, PublishPostmortem: no no - - - - - - - - yes yes
ready, NameAuthors: no no - - - - - - - - - yes
ready, TrashPostmortem: no no - - - - - - - - - yes
ready, SeeAction: no no - - - yes - - - - yes yes
ready, KeepAction: no no - - - yes - - - - yes yes
ready, SeeAction, made by a meeting: no no - - - yes yes yes yes yes yes yes
ready, KeepAction, made by a meeting: no no - - - yes yes yes yes yes yes yes
ready, TakePart, and it is read there: no no - - - - no no no yes - no
trash, ReadPostmortem: no no - - - - - - - - yes yes
trash, ReadHistory: no no - - - - - - - - yes yes
trash, WritePostmortem: no no - - - - - - - - bin bin
trash, SeeIgnores: no no - - - - - - - - yes yes
trash, KeepIgnores: no no - - - - - - - - bin bin
trash, PublishPostmortem: no no - - - - - - - - bin bin
trash, NameAuthors: no no - - - - - - - - - bin
trash, TrashPostmortem: no no - - - - - - - - - yes
trash, SeeAction: no no - - - yes - - - - yes yes
trash, KeepAction: no no - - - - - - - - - -
trash, SeeAction, made by a meeting: no no - - - yes - - - - yes yes
trash, KeepAction, made by a meeting: no no - - - - - - - - - -
trash, TakePart, and it is read there: no no - - - - no no no - - no
";

/// Whether it is tried anew in each of the document's lives.
const fn is_about_the_document(operation: Operation) -> bool {
    use Operation as O;
    matches!(
        operation,
        O::ReadPostmortem
            | O::ReadHistory
            | O::WritePostmortem
            | O::SeeIgnores
            | O::KeepIgnores
            | O::PublishPostmortem
            | O::NameAuthors
            | O::TrashPostmortem
            | O::SeeAction
            | O::KeepAction
    )
}

/// What the columns try their hands on: a document with an action that its text words and one that a meeting made, and a
/// club with a meeting that comes, one whose room is open, one whose door is, and one that is over.
struct House {
    day: Day,
    people: Vec<Actor>,
    club: ClubId,
    other_club: ClubId,
    coming: MeetingId,
    room: MeetingId,
    door: MeetingId,
}

impl House {
    async fn new() -> Self {
        let day = Day::new().await;
        let (world, owner) = (&day.day.world, day.day.people[1].clone());
        let mut people = vec![Actor::Visitor, deactivated(world).await];
        for name in &PERSONAS[2..11] {
            people.push(world.join(name).await);
        }
        member::set_role(&world.app, &world.aida, people[3].id().unwrap(), "admin").await.unwrap();
        people[3] = world.signed_in("admin@example.com").await;
        people.push(owner);
        let club = ClubId::new(Uuid::from_u128(1));
        let inside: Vec<_> = people[6..=9].iter().collect();
        for who in &inside {
            club::add_member(&world.app, &world.aida, club, &id_of(who)).await.unwrap();
        }
        let founded: Vec<_> = [&world.aida].into_iter().chain(inside).collect();
        let other_club = world.club(2, &founded).await;
        let [coming, room, door] = [31, 32, 33].map(|n| MeetingId::new(Uuid::from_u128(n)));
        let house = Self { day, people, club, other_club, coming, room, door };
        house.arrange().await;
        house.begin_document().await;
        house
    }

    async fn arrange(&self) {
        let app = &self.day.day.world.app;
        let [.., organiser, facilitator, participant, _, owner] = &self.people[..] else { unreachable!() };
        let plans = [
            (self.coming, "2026-12-11T17:00", "2026-12-10T12:00"),
            (self.room, "2026-11-27T17:30", "2026-11-27T17:20"),
            (self.door, "2026-11-27T17:30", "2026-11-27T17:20"),
        ];
        for (id, starts, deadline) in plans {
            meeting::arrange(app, organiser, self.club, id, typed(starts)).await.unwrap();
            meeting::open_call(app, organiser, id, deadline).await.unwrap();
            meeting::set_facilitator(app, organiser, id, &id_of(facilitator)).await.unwrap();
        }
        room::enter(app, participant, self.room).await.unwrap();
        assignment::bring(app, owner, self.room, self.day.item).await.unwrap();
        let turn = self.day.day.look(0).await.now.state.turn;
        self.day.day.act(0, Command::WrapUp { turn }).await.unwrap();
        self.day.day.act(0, Command::Close { turn: turn + 1 }).await.unwrap();
    }

    /// Gives it a co-author and, while everybody may see it, somebody who sees to its actions.
    async fn begin_document(&self) {
        let (app, item) = (&self.day.day.world.app, self.day.item);
        let (owner, action_owner) = (&self.people[11], id_of(&self.people[5]));
        people::add_author(app, owner, item, &id_of(&self.people[10])).await.unwrap();
        life::publish(app, owner, item, "everyone", &[]).await.unwrap();
        for id in [self.day.made, self.day.worded] {
            let was = action_item::read(app, owner, id).await.unwrap().action.item.plan;
            let typed = TypedPlan { owner: &action_owner, state: "open", ..TypedPlan::default() };
            action_item::plan(app, owner, id, &was, typed).await.unwrap();
        }
    }

    /// From the life before to this one.
    async fn change_to(&self, state: &str) {
        let (app, item, owner) = (&self.day.day.world.app, self.day.item, &self.people[11]);
        let reader = id_of(&self.people[4]);
        match state {
            "everyone" => {}
            "named" => people::set_audience(app, owner, item, "named", &[&reader]).await.unwrap(),
            "withdrawn" => life::withdraw(app, owner, item).await.unwrap(),
            "draft" => life::reopen(app, owner, item).await.unwrap(),
            "ready" => assignment::ready(app, owner, self.room).await.unwrap(),
            "trash" => postmortem::throw_away(app, owner, item).await.unwrap(),
            other => panic!("nothing becomes {other}"),
        }
    }

    /// Tries it in a way that changes nothing, wherever there is one. A new operation wants its line here.
    async fn attempt(&self, operation: Operation, n: usize) -> String {
        use Operation as O;
        let (app, actor, item) = (&self.day.day.world.app, &self.people[n], self.day.item);
        let fresh = Uuid::from_u128(1000 + n as u128);
        match operation {
            O::KeepOwnAccount => ended(account::set_profile(app, actor, PERSONAS[n], "en", "UTC").await),
            O::SeeMembers => ended(member::names(app, actor).await),
            O::ManageMembers => ended(member::list(app, actor, None).await),
            O::ManageInvitations => ended(invitation::list(app, actor, None).await),
            O::BeginPostmortem => {
                let id = PostmortemId::new(fresh);
                ended(postmortem::begin(app, actor, id, "en", &lines("Mine")).await)
            }
            O::ReadPostmortem => ended(postmortem::read(app, actor, item).await),
            O::ReadHistory => ended(postmortem::history(app, actor, item).await),
            O::WritePostmortem => ended(postmortem::save(app, actor, item, 2, &Typed::default(), None).await),
            O::SeeIgnores => ended(ignore::list(app, actor, item).await),
            O::KeepIgnores => ended(ignore::keep(app, actor, item, asked("00c0ffee"), "").await),
            O::PublishPostmortem => ended(self.choose_the_same_audience(actor).await),
            O::NameAuthors => ended(people::add_author(app, actor, item, &id_of(&self.people[10])).await),
            O::TrashPostmortem => ended(self.leave_in_or_out_of_the_trash(actor).await),
            O::KeepFactors => ended(factor::list_to_keep(app, actor).await),
            O::SeeAction => ended(action_item::read(app, actor, self.day.worded).await),
            O::KeepAction => ended(action_item::reopen(app, actor, self.day.worded).await),
            O::SeeClubs => ended(club::list(app, actor).await),
            O::FoundClub => ended(club::found(app, actor, ClubId::new(fresh), "Own", "en", "x").await),
            O::SeeClub => ended(club::enter(app, actor, self.club).await),
            O::KeepClub => {
                ended(club::set_charter(app, actor, self.club, "Platform", "ja", "非難は禁止").await)
            }
            O::LeaveClub => ended(club::leave(app, actor, self.other_club).await),
            O::ArrangeMeeting => {
                ended(meeting::reschedule(app, actor, self.coming, typed("2026-12-11T17:00")).await)
            }
            O::SeeMeeting => ended(meeting::look_ahead(app, actor, self.coming).await),
            O::EnterRoom => ended(room::enter(app, actor, self.door).await),
            O::TakePart => ended(room::look(app, actor, self.room).await),
            O::ReadMinutes => ended(minutes::read(app, actor, self.day.day.id).await),
            O::KeepOwnAssignment => ended(assignment::take_back(app, actor, self.coming).await),
            O::SeeWhoMayNeedHelp => {
                let seen = meeting::look_ahead(app, actor, self.coming).await;
                ended(seen.and_then(|ahead| ahead.may_need_help.ok_or(Error::NotFound)))
            }
        }
    }

    async fn choose_the_same_audience(&self, actor: &Actor) -> Result<()> {
        let (app, item) = (&self.day.day.world.app, self.day.item);
        let present = postmortem::read(app, &self.people[11], item).await?.readers;
        let reader = id_of(&self.people[4]);
        match present {
            None => people::set_audience(app, actor, item, "everyone", &[]).await,
            Some(_) => people::set_audience(app, actor, item, "named", &[&reader]).await,
        }
    }

    async fn leave_in_or_out_of_the_trash(&self, actor: &Actor) -> Result<()> {
        let (app, item) = (&self.day.day.world.app, self.day.item);
        match postmortem::read(app, &self.people[11], item).await?.trashed_at {
            Some(_) => postmortem::throw_away(app, actor, item).await,
            None => postmortem::take_out(app, actor, item).await,
        }
    }

    /// What follows from more than one operation: an action that a meeting made, and what a room reads.
    async fn attempt_beside(&self, what: &str, n: usize) -> String {
        let (app, actor) = (&self.day.day.world.app, &self.people[n]);
        match what {
            "SeeAction, made by a meeting" => ended(action_item::read(app, actor, self.day.made).await),
            "KeepAction, made by a meeting" => ended(action_item::reopen(app, actor, self.day.made).await),
            "TakePart, and it is read there" => {
                let read = room::look(app, actor, self.room).await;
                let read = read.map(|room| room.documents.contains_key(&self.day.item));
                ended(read.and_then(|is_read| is_read.then_some(()).ok_or(Error::NotFound)))
            }
            other => panic!("nobody knows how to {other}"),
        }
    }

    async fn row(&self, name: &str, attempt: impl AsyncFn(usize) -> String) -> String {
        let mut cells = Vec::new();
        for (n, persona) in PERSONAS.into_iter().enumerate() {
            let told = attempt(n).await;
            cells.push(match told.as_str() {
                "ok" => "yes",
                "forbidden" => "no",
                "not found" => "-",
                "conflict problem-in-trash" => "bin",
                other => panic!("{name}, {persona}: {other}"),
            });
        }
        format!("{name}: {}\n", cells.join(" "))
    }
}

/// Somebody whose session was open when they were deactivated.
async fn deactivated(world: &World) -> Actor {
    let token = testing::join(&world.app, &world.aida, "Gone").await.unwrap();
    let id = world.actor(&token).await.id().unwrap();
    member::deactivate(&world.app, &world.aida, id).await.unwrap();
    world.actor(&token).await
}

#[tokio::test]
async fn everybody_may_do_what_the_table_says_in_each_life_of_a_document() {
    let house = House::new().await;
    let mut table = String::new();
    for &operation in Operation::ALL.iter().filter(|operation| !is_about_the_document(**operation)) {
        table += &house.row(&format!("{operation:?}"), async |n| house.attempt(operation, n).await).await;
    }
    for state in LIVES {
        house.change_to(state).await;
        for &operation in Operation::ALL.iter().filter(|operation| is_about_the_document(**operation)) {
            let name = format!("{state}, {operation:?}");
            table += &house.row(&name, async |n| house.attempt(operation, n).await).await;
        }
        for beside in [
            "SeeAction, made by a meeting",
            "KeepAction, made by a meeting",
            "TakePart, and it is read there",
        ] {
            let name = format!("{state}, {beside}");
            table += &house.row(&name, async |n| house.attempt_beside(beside, n).await).await;
        }
    }
    let (meant, is): (Vec<_>, Vec<_>) = (TABLE.lines().collect(), table.lines().collect());
    assert_eq!(meant, is, "in the order {PERSONAS:?}:\n{table}");
}
