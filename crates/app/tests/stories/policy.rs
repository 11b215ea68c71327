//! Who may do what, asked of every use case: persona by operation, with the exact answer.

use uuid::Uuid;
use yomikai_app::{
    Actor, account,
    action_item::{self, Wanted},
    assignment, club, factor, ignore, invitation, library,
    meeting::{self, minutes, room},
    member, postmortem, session,
    testing::{self, PASSWORD},
};
use yomikai_domain::{
    action_item::{Plan, TypedPlan},
    action_list::Stand,
    factor::Factor,
    id::{ActionItemId, ClubId, InvitationId, MeetingId, MemberId, PostmortemId, SessionId},
    meeting::Command,
};

use crate::world::{DEADLINE, HOME, STARTS, World, asked, ended, id_of, lines, summary, typed};

/// The columns of the table: how somebody stands to somebody else's things.
const PERSONAS: [&str; 7] = ["anon", "member", "admin", "author", "club", "organiser", "facilitator"];

// 'no' is 'forbidden', '-' is 'not found'. Anonymous visitors are told to sign in before anything is looked up.
const TABLE: &str = "\
set own profile: no yes yes yes yes yes yes
change own password: no yes yes yes yes yes yes
list own sessions: no yes yes yes yes yes yes
end other own sessions: no yes yes yes yes yes yes
end another's session: no - - - - - -
see names: no yes yes yes yes yes yes
see where people are: no yes yes yes yes yes yes
list accounts: no no yes no no no no
see an account: no no yes no no no no
set a role: no no yes no no no no
set an address: no no yes no no no no
deactivate: no no yes no no no no
reactivate: no no yes no no no no
make a reset link: no no yes no no no no
make an invitation: no no yes no no no no
list invitations: no no yes no no no no
withdraw an invitation: no no yes no no no no
begin a draft: no yes yes yes yes yes yes
list own drafts: no yes yes yes yes yes yes
read the draft: no - - yes - - -
save the draft: no - - yes - - -
see its history: no - - yes - - -
see its first revision: no - - yes - - -
see what it leaves alone: no - - yes - - -
leave a question alone: no - - yes - - -
have it asked again: no - - yes - - -
bring it to the meeting: no - - - - - -
see the draft's action: no - - yes - - -
choose for the draft's action: no - - yes - - -
close the draft's action: no - - yes - - -
open the draft's action again: no - - yes - - -
see an action that is not there: no - - - - - -
list actions: no yes yes yes yes yes yes
list one's own actions: no yes yes yes yes yes yes
list the club's actions: no - - - yes yes yes
list the meeting's actions: no - - - yes yes yes
see the library: no yes yes yes yes yes yes
see what is new in it: no yes yes yes yes yes yes
list factors: no yes yes yes yes yes yes
list factors to keep them: no no yes no no no no
add a factor: no no yes no no no no
rename a factor: no no yes no no no no
retire a factor: no no yes no no no no
bring a factor back: no no yes no no no no
see the latest minutes: no yes yes yes yes yes yes
list clubs: no yes yes yes yes yes yes
found a club: no yes yes yes yes yes yes
see the club: no - - - yes yes yes
change its charter: no - - - yes yes yes
take somebody in: no - - - yes yes yes
arrange a meeting: no - - - yes yes yes
move the meeting: no - - - yes yes yes
choose who steers: no - - - yes yes yes
open a call: no - - - yes yes yes
cancel a meeting: no - - - yes yes yes
see the meeting: no - - - yes yes yes
see how its time would be used: no - - - yes yes yes
see who may need help: no - - - - yes -
read the minutes before the end: no - - - - - -
see what comes: no yes yes yes yes yes yes
move what is not there: no - - - - - -
cancel what is not there: no - - - - - -
take back what is not there: no - - - - - -
bring one's own draft: no - - - yes yes yes
be ready: no - - - yes yes yes
take that back: no - - - yes yes yes
sit this one out: no - - - yes yes yes
join in after all: no - - - yes yes yes
see the room before entering: no - - - no no no
listen to the room before entering: no - - - no no no
ask in the room before entering: no - - - no no no
enter the room: no - - - yes yes yes
see the room: no - - - yes yes yes
listen to the room: no - - - yes yes yes
ask in the room: no - - - yes yes yes
see the minutes before the end: no - - - - - -
see the minutes: no - - - yes yes yes
enter what is not there: no - - - - - -
see the minutes of what is not there: no - - - - - -
leave a club: no - - - yes yes yes
sign out: no yes yes yes yes yes yes
";

struct Persona {
    name: &'static str,
    actor: Actor,
    /// Tells the things that they make from those of others.
    n: u128,
}

/// Whatever the personas try their hands on.
struct Things {
    world: World,
    organiser: Actor,
    draft: PostmortemId,
    /// The idea in it.
    action: ActionItemId,
    club: ClubId,
    /// The same people, and nothing arranged.
    other_club: ClubId,
    meeting: MeetingId,
    /// Its room can be entered.
    today: MeetingId,
    /// It is over.
    closed: MeetingId,
    facilitator: String,
    target: MemberId,
    invitation: InvitationId,
    session: SessionId,
}

/// A draft of `author`; a club of `club`, `organiser` and `facilitator` with a meeting and its call.
async fn begin() -> (Things, Vec<Persona>) {
    let world = World::new().await;
    let target = world.join("Target").await;
    let mut people = vec![Actor::Visitor, world.join("Colleague").await, world.aida.clone()];
    for name in &PERSONAS[3..] {
        people.push(world.join(name).await);
    }
    let [_, _, _, author, club_member, organiser, facilitator] = &people[..] else { unreachable!() };
    let organiser = organiser.clone();
    let draft = world.draft(1, author).await;
    let ideas = Wanted { stand: Stand::Ideas, ..Wanted::default() };
    let action = action_item::list(&world.app, author, ideas, "").await.unwrap().actions[0].item.id;
    let club = world.club(1, &[&organiser, club_member, facilitator]).await;
    let other_club = world.club(2, &[&organiser, club_member, facilitator]).await;
    let meeting = world.called(1, club, &organiser).await;
    let facilitator = id_of(facilitator);
    meeting::set_facilitator(&world.app, &organiser, meeting, &facilitator).await.unwrap();
    let today = on_the_day(&world, 2, club, &organiser).await;
    let closed = on_the_day(&world, 3, club, &organiser).await;
    room::enter(&world.app, &organiser, closed).await.unwrap();
    room::act(&world.app, &organiser, closed, None, Command::Close { turn: 0 }).await.unwrap();
    let link = invitation::make(&world.app, &world.aida, "member", "1", "7").await.unwrap();
    let invitation = invitation::open(&world.app, &link).await.unwrap().id;
    let session = target.signed_in().unwrap().session;
    let target = target.id().unwrap();
    let personas = PERSONAS.into_iter().zip(people).zip(10..);
    let personas = personas.map(|((name, actor), n)| Persona { name, actor, n }).collect();
    (
        Things {
            world,
            organiser,
            draft,
            action,
            club,
            other_club,
            meeting,
            today,
            closed,
            facilitator,
            target,
            invitation,
            session,
        },
        personas,
    )
}

/// A meeting that starts within the hour.
async fn on_the_day(world: &World, n: u128, club: ClubId, by: &Actor) -> MeetingId {
    let id = MeetingId::new(Uuid::from_u128(n));
    meeting::arrange(&world.app, by, club, id, typed("2026-11-16T09:30")).await.unwrap();
    id
}

impl Things {
    /// A meeting of the club for one try alone.
    async fn spare_meeting(&self, n: u128) -> MeetingId {
        self.world.meeting(n, self.club, &self.organiser).await
    }
}

async fn with_own_account(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor) = (&things.world.app, &who.actor);
    Some(match operation {
        "set own profile" => ended(account::set_profile(app, actor, who.name, "en", "UTC").await),
        "change own password" => ended(account::change_password(app, actor, PASSWORD, PASSWORD, HOME).await),
        "list own sessions" => ended(session::list(app, actor).await),
        "end other own sessions" => ended(session::end_others(app, actor).await),
        "end another's session" => ended(session::end(app, actor, things.session).await),
        "sign out" => ended(session::sign_out(app, actor).await),
        _ => return None,
    })
}

async fn with_the_house(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor, target) = (&things.world.app, &who.actor, things.target);
    Some(match operation {
        "see names" => ended(member::names(app, actor).await),
        "see where people are" => ended(member::zones(app, actor).await),
        "list accounts" => ended(member::list(app, actor, None).await),
        "see an account" => ended(member::find(app, actor, target).await),
        "set a role" => ended(member::set_role(app, actor, target, "member").await),
        "set an address" => ended(member::set_email(app, actor, target, "t@example.com").await),
        "deactivate" => ended(member::deactivate(app, actor, target).await),
        "reactivate" => ended(member::reactivate(app, actor, target).await),
        "make a reset link" => ended(member::make_reset_link(app, actor, target).await),
        "make an invitation" => ended(invitation::make(app, actor, "member", "1", "1").await),
        "list invitations" => ended(invitation::list(app, actor, None).await),
        "withdraw an invitation" => ended(invitation::withdraw(app, actor, things.invitation).await),
        _ => return None,
    })
}

async fn with_the_draft(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor, draft) = (&things.world.app, &who.actor, things.draft);
    let own = PostmortemId::new(Uuid::from_u128(who.n));
    Some(match operation {
        "begin a draft" => ended(postmortem::begin(app, actor, own, "en", &lines("Mine")).await),
        "list own drafts" => ended(postmortem::list_own(app, actor, false).await),
        "read the draft" => ended(postmortem::read(app, actor, draft).await),
        "save the draft" => ended(postmortem::save(app, actor, draft, 1, &summary("Anew"), None).await),
        "see its history" => ended(postmortem::history(app, actor, draft).await),
        "see its first revision" => ended(postmortem::revision(app, actor, draft, 1).await),
        "see what it leaves alone" => ended(ignore::list(app, actor, draft).await),
        "leave a question alone" => ended(ignore::keep(app, actor, draft, asked("00c0ffee"), "").await),
        "have it asked again" => ended(ignore::end(app, actor, draft, &asked("00c0ffee")).await),
        "bring it to the meeting" => ended(assignment::bring(app, actor, things.meeting, draft).await),
        _ => return None,
    })
}

async fn with_its_action(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor, id) = (&things.world.app, &who.actor, things.action);
    let (nowhere, nothing) = (ActionItemId::new(Uuid::from_u128(404)), TypedPlan::default());
    Some(match operation {
        "see the draft's action" => ended(action_item::read(app, actor, id).await),
        "choose for the draft's action" => {
            ended(action_item::plan(app, actor, id, &Plan::default(), nothing).await)
        }
        "close the draft's action" => ended(action_item::close(app, actor, id, "done", "It stops").await),
        "open the draft's action again" => ended(action_item::reopen(app, actor, id).await),
        "see an action that is not there" => ended(action_item::read(app, actor, nowhere).await),
        "list actions" => ended(action_item::list(app, actor, Wanted::default(), "").await),
        "list one's own actions" => ended(action_item::list_mine(app, actor, 5).await),
        "list the club's actions" => ended(action_item::of_club(app, actor, things.club, 5).await),
        "list the meeting's actions" => ended(action_item::of_meeting(app, actor, things.meeting).await),
        _ => return None,
    })
}

async fn with_the_shelf(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor) = (&things.world.app, &who.actor);
    let own = Factor::parse("own-00000001").unwrap();
    Some(match operation {
        "see the library" => ended(library::page(app, actor, &library::Filter::default(), None).await),
        "see what is new in it" => ended(library::newest(app, actor, 5).await),
        "list factors" => ended(factor::list(app, actor).await),
        "list factors to keep them" => ended(factor::list_to_keep(app, actor).await),
        "add a factor" => ended(factor::add(app, actor, &own, "Two clocks", &[]).await),
        "rename a factor" => ended(factor::rename(app, actor, &own, "One clock", &[]).await),
        "retire a factor" => ended(factor::retire(app, actor, &own).await),
        "bring a factor back" => ended(factor::bring_back(app, actor, &own).await),
        "see the latest minutes" => ended(minutes::latest(app, actor).await),
        _ => return None,
    })
}

async fn with_the_club(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor, club) = (&things.world.app, &who.actor, things.club);
    let own = ClubId::new(Uuid::from_u128(who.n));
    Some(match operation {
        "list clubs" => ended(club::list(app, actor).await),
        "found a club" => ended(club::found(app, actor, own, "Own", "en", "x").await),
        "see the club" => ended(club::enter(app, actor, club).await),
        "change its charter" => ended(club::set_charter(app, actor, club, "Anew", "en", "x").await),
        "take somebody in" => ended(club::add_member(app, actor, club, &things.target.to_string()).await),
        "leave a club" => ended(club::leave(app, actor, things.other_club).await),
        _ => return None,
    })
}

async fn with_the_meeting(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor, id) = (&things.world.app, &who.actor, things.meeting);
    let spare = |n: u128| things.spare_meeting(100 * who.n + n);
    let nowhere = MeetingId::new(Uuid::from_u128(404));
    let own = MeetingId::new(Uuid::from_u128(who.n));
    Some(match operation {
        "arrange a meeting" => ended(meeting::arrange(app, actor, things.club, own, typed(STARTS)).await),
        "move the meeting" => ended(meeting::reschedule(app, actor, id, typed(STARTS)).await),
        "choose who steers" => ended(meeting::set_facilitator(app, actor, id, &things.facilitator).await),
        "open a call" => ended(meeting::open_call(app, actor, spare(1).await, DEADLINE).await),
        "cancel a meeting" => ended(meeting::cancel(app, actor, spare(2).await).await),
        "see the meeting" => ended(meeting::look_ahead(app, actor, id).await),
        "see how its time would be used" => ended(meeting::outlook(app, actor, id).await),
        "see who may need help" => {
            let seen = meeting::look_ahead(app, actor, id).await;
            ended(seen.and_then(|ahead| ahead.may_need_help.ok_or(yomikai_app::Error::NotFound)))
        }
        "read the minutes before the end" => ended(meeting::minutes::read(app, actor, id).await),
        "see what comes" => ended(meeting::coming(app, actor).await),
        "move what is not there" => ended(meeting::reschedule(app, actor, nowhere, typed(STARTS)).await),
        "cancel what is not there" => ended(meeting::cancel(app, actor, nowhere).await),
        _ => return None,
    })
}

async fn with_their_part(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor, id) = (&things.world.app, &who.actor, things.meeting);
    let own = PostmortemId::new(Uuid::from_u128(who.n));
    let nowhere = MeetingId::new(Uuid::from_u128(404));
    Some(match operation {
        "bring one's own draft" => ended(assignment::bring(app, actor, id, own).await),
        "be ready" => ended(assignment::ready(app, actor, id).await),
        "take that back" => ended(assignment::take_back(app, actor, id).await),
        "take back what is not there" => ended(assignment::take_back(app, actor, nowhere).await),
        "sit this one out" => ended(assignment::sit_out(app, actor, id).await),
        "join in after all" => ended(assignment::join_in(app, actor, id).await),
        _ => return None,
    })
}

async fn on_its_day(things: &Things, operation: &str, who: &Persona) -> Option<String> {
    let (app, actor, id) = (&things.world.app, &who.actor, things.today);
    let nowhere = MeetingId::new(Uuid::from_u128(404));
    Some(match operation.trim_end_matches(" before entering") {
        "see the room" => ended(room::look(app, actor, id).await),
        "listen to the room" => ended(room::listen(app, actor, id).await),
        "ask in the room" => ended(room::act(app, actor, id, None, harmless(things.target)).await),
        "enter the room" => ended(room::enter(app, actor, id).await),
        "enter what is not there" => ended(room::enter(app, actor, nowhere).await),
        "see the minutes before the end" => ended(minutes::read(app, actor, id).await),
        "see the minutes" => ended(minutes::read(app, actor, things.closed).await),
        "see the minutes of what is not there" => ended(minutes::read(app, actor, nowhere).await),
        _ => return None,
    })
}

/// What every participant may ask for at any time: of a page that is far behind, nothing happens.
fn harmless(to: MemberId) -> Command {
    Command::HandOver { to, lead: 99 }
}

async fn outcome(things: &Things, operation: &str, who: &Persona) -> String {
    let mut told = with_own_account(things, operation, who).await;
    if told.is_none() {
        told = with_its_action(things, operation, who).await;
    }
    if told.is_none() {
        told = with_the_house(things, operation, who).await;
    }
    if told.is_none() {
        told = with_the_draft(things, operation, who).await;
    }
    if told.is_none() {
        told = with_the_shelf(things, operation, who).await;
    }
    if told.is_none() {
        told = with_the_club(things, operation, who).await;
    }
    if told.is_none() {
        told = with_the_meeting(things, operation, who).await;
    }
    if told.is_none() {
        told = with_their_part(things, operation, who).await;
    }
    if told.is_none() {
        told = on_its_day(things, operation, who).await;
    }
    match told.unwrap_or_else(|| panic!("nobody knows how to {operation}")).as_str() {
        "ok" => "yes".to_owned(),
        "forbidden" => "no".to_owned(),
        "not found" => "-".to_owned(),
        other => other.to_owned(),
    }
}

#[tokio::test]
async fn the_table_is_what_happens() {
    let (things, personas) = begin().await;
    let mut table = String::new();
    for operation in TABLE.lines().filter_map(|line| line.split_once(':')).map(|(operation, _)| operation) {
        table.push_str(operation);
        table.push(':');
        for who in &personas {
            table.push(' ');
            table.push_str(&outcome(&things, operation, who).await);
        }
        table.push('\n');
    }
    let differing: Vec<_> = TABLE.lines().zip(table.lines()).filter(|(meant, is)| meant != is).collect();
    assert!(differing.is_empty(), "meant and happened, in the order {PERSONAS:?}:\n{differing:#?}");
}

/// What is refused tells nothing by its wording either: an empty form of a stranger is not checked.
#[tokio::test]
async fn a_stranger_learns_nothing_from_a_form_full_of_mistakes() {
    let (things, personas) = begin().await;
    let app = &things.world.app;
    for who in personas.iter().filter(|who| ["anon", "member", "admin", "author"].contains(&who.name)) {
        let expected = if who.name == "anon" { "forbidden" } else { "not found" };
        let nothing = yomikai_domain::schedule::Typed::default();
        let tries = [
            ended(club::set_charter(app, &who.actor, things.club, "", "", "").await),
            ended(club::add_member(app, &who.actor, things.club, "").await),
            ended(meeting::arrange(app, &who.actor, things.club, MeetingId::new(Uuid::nil()), nothing).await),
            ended(meeting::reschedule(app, &who.actor, things.meeting, nothing).await),
            ended(meeting::set_facilitator(app, &who.actor, things.meeting, "").await),
            ended(meeting::open_call(app, &who.actor, things.meeting, "").await),
        ];
        assert_eq!(tries, [expected; 6], "{}", who.name);
    }
}

/// Everything that can be asked of a room and of what it has left, by somebody who was in it.
async fn ask_everything(world: &World, actor: &Actor, today: MeetingId, closed: MeetingId) -> Vec<String> {
    let (app, somebody) = (&world.app, world.aida.id().unwrap());
    vec![
        ended(room::enter(app, actor, today).await),
        ended(room::look(app, actor, today).await),
        ended(room::listen(app, actor, today).await),
        ended(room::act(app, actor, today, None, harmless(somebody)).await),
        ended(minutes::read(app, actor, closed).await),
    ]
}

/// Having been in the room opens it no more once one is gone, even to a page that is still open.
#[tokio::test]
async fn a_room_is_shut_to_who_has_left_the_club_or_was_deactivated() {
    let world = World::new().await;
    let (organiser, leaver) = (world.join("Organiser").await, world.join("Leaver").await);
    let token = testing::join(&world.app, &world.aida, "Dora").await.unwrap();
    let dora = world.actor(&token).await;
    let club = world.club(1, &[&organiser, &leaver, &dora]).await;
    let today = on_the_day(&world, 1, club, &organiser).await;
    let closed = on_the_day(&world, 2, club, &organiser).await;
    for who in [&organiser, &leaver, &dora] {
        room::enter(&world.app, who, closed).await.unwrap();
        room::enter(&world.app, who, today).await.unwrap();
    }
    room::act(&world.app, &organiser, closed, None, Command::Close { turn: 0 }).await.unwrap();
    for who in [&organiser, &leaver, &dora] {
        assert_eq!(ask_everything(&world, who, today, closed).await, ["ok"; 5]);
    }
    let mut watch = room::listen(&world.app, &organiser, today).await.unwrap();
    club::leave(&world.app, &leaver, club).await.unwrap();
    member::deactivate(&world.app, &world.aida, dora.id().unwrap()).await.unwrap();

    assert_eq!(ask_everything(&world, &leaver, today, closed).await, ["not found"; 5]);
    assert_eq!(ask_everything(&world, &world.actor(&token).await, today, closed).await, ["forbidden"; 5]);
    let session = |who: &Actor| who.signed_in().unwrap().session;
    let listeners = watch.visit().listeners().await.unwrap();
    assert_eq!(listeners, [session(&organiser)].into());
}
