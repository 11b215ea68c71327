//! The day of a meeting, from the lobby to the end.

use uuid::Uuid;
use yomikai_app::{
    Actor, App, Result, assignment,
    meeting::{self, Pencil, minutes, room},
    postmortem,
};
use yomikai_domain::{
    Language,
    id::{ActionItemId, MeetingId, PostmortemId},
    meeting::{
        CardId, Command, CommandId, KudosId, NoteId, Part, Phase, Promotion, Step, Strength,
        unsigned::{Card, Kudos, KudosKind, Note, NoteKind, Reaction},
    },
};

use crate::world::{World, ended};

/// A random identifier with a number in it.
pub(crate) fn chance(n: u128) -> Uuid {
    uuid::Builder::from_random_bytes((n << 80).to_be_bytes()).into_uuid()
}

pub(crate) fn note_id(n: u128) -> NoteId {
    NoteId::random(chance(n)).unwrap()
}

fn card_id(n: u128) -> CardId {
    CardId::random(chance(n)).unwrap()
}

pub(crate) fn note(n: u128, text: &str) -> Note {
    Note::parse(note_id(n), None, NoteKind::Remark, Language::En, text).unwrap()
}

pub(crate) fn card(n: u128, we: &str) -> Card {
    Card::parse(card_id(n), "trying harder", we, Language::En).unwrap()
}

/// A club of four with a called meeting, on its day; Aida and Ben have something ready.
pub(crate) struct Day {
    pub(crate) world: World,
    pub(crate) id: MeetingId,
    pub(crate) people: Vec<Actor>,
    pub(crate) items: Vec<PostmortemId>,
}

impl Day {
    /// As the meeting starts.
    pub(crate) async fn new() -> Self {
        Self::of(World::new().await).await
    }

    /// As it starts, in another world.
    pub(crate) async fn of(world: World) -> Self {
        let day = Self::before(world).await;
        day.world.advance_hours(1);
        day
    }

    /// An hour before it starts, when its door opens.
    async fn early() -> Self {
        Self::before(World::new().await).await
    }

    async fn before(world: World) -> Self {
        let mut people = vec![world.aida.clone()];
        for name in ["Ben", "Chie", "Dan"] {
            people.push(world.join(name).await);
        }
        let club = world.club(1, &people.iter().collect::<Vec<_>>()).await;
        let id = world.called(1, club, &people[0]).await;
        let mut items = Vec::new();
        for (n, who) in (1..).zip(&people[..2]) {
            let item = world.draft(n, who).await;
            assignment::bring(&world.app, who, id, item).await.unwrap();
            assignment::ready(&world.app, who, id).await.unwrap();
            items.push(item);
        }
        world.advance_hours(11 * 24 + 7);
        Self { world, id, people, items }
    }

    fn app(&self) -> &App {
        &self.world.app
    }

    pub(crate) async fn enter(&self, who: usize) -> Result<()> {
        room::enter(self.app(), &self.people[who], self.id).await
    }

    pub(crate) async fn act(&self, who: usize, command: Command) -> Result<()> {
        room::act(self.app(), &self.people[who], self.id, None, command).await
    }

    pub(crate) async fn look(&self, who: usize) -> room::Room {
        room::look(self.app(), &self.people[who], self.id).await.unwrap()
    }

    async fn phase(&self) -> Phase {
        self.look(0).await.now.state.phase
    }

    /// The facilitator goes on.
    pub(crate) async fn next(&self) -> Phase {
        let turn = self.look(0).await.now.state.turn;
        self.act(0, Command::Next { turn }).await.unwrap();
        self.phase().await
    }
}

#[tokio::test]
async fn from_the_lobby_to_the_end() {
    let day = Day::new().await;
    for who in 0..3 {
        day.enter(who).await.unwrap();
    }
    let room = day.look(1).await;
    assert_eq!((room.now.state.phase, room.now.state.ahead.len()), (Phase::Lobby, 2));
    assert_eq!(room.documents.len(), 2);
    assert_eq!(
        ended(day.act(1, Command::Start { turn: 0 }).await),
        "conflict problem-meeting-only-facilitator"
    );

    let Phase::Reading { item } = day.next().await else { panic!() };
    let (writer, other) = (Pencil::new(day.app()), Pencil::new(day.app()));
    let key = writer.key(note_id(1).uuid());
    let write = |text| Command::WriteNote { item, note: note(1, text), key };
    day.act(1, write("we have this, too")).await.unwrap();
    day.act(1, write("we have this, too!")).await.unwrap();
    let visit = room::visit(day.app(), &day.people[1], day.id).await.unwrap();
    assert_eq!(visit.mine(&writer).await.unwrap().notes, [note(1, "we have this, too!")]);
    assert!(visit.mine(&other).await.unwrap().notes.is_empty());
    for who in 0..3 {
        day.act(who, Command::Finish { item, on: true }).await.unwrap();
    }
    day.act(2, Command::Finish { item, on: false }).await.unwrap();
    assert_eq!(day.look(0).await.now.counts.finished, 2);

    assert_eq!(day.next().await, Phase::Discussing { item });
    let seen = day.look(2).await.now.state.items[&item].clone();
    assert_eq!((seen.finished, seen.notes.unwrap()[0].note.text.as_str()), (Some(2), "we have this, too!"));
    let react = Command::React { item, note: note_id(1), reaction: Reaction::SameHere, on: true };
    day.act(2, react.clone()).await.unwrap();
    day.act(2, react).await.unwrap();
    assert_eq!(day.look(0).await.now.counts.reactions[0].count, 1);

    day.next().await;
    let key = writer.key(card_id(1).uuid());
    day.act(1, Command::WriteCard { item, card: card(1, "ship small"), key }).await.unwrap();
    assert_eq!(day.next().await, Phase::Improving { item, step: Step::Revealed });
    day.next().await;
    day.act(2, Command::Vote { item, card: card_id(1), on: true }).await.unwrap();
    assert_eq!(day.look(0).await.now.counts.voters, 1);
    assert_eq!(day.next().await, Phase::Improving { item, step: Step::Decided });
    let tally = day.look(0).await.now.state.items[&item].tally.clone().unwrap();
    assert_eq!(tally.dots[&card_id(1)], 1);
    let promotion = Promotion {
        action: ActionItemId::new(chance(7)),
        item,
        card: card_id(1),
        owner: day.people[2].id().unwrap(),
        due: "2026-12-18".parse().unwrap(),
        strength: Some(Strength::Prevents),
    };
    day.act(2, Command::Promote(promotion)).await.unwrap();
    day.act(2, Command::Promote(promotion)).await.unwrap();

    let turn = day.look(0).await.now.state.turn;
    day.act(0, Command::WrapUp { turn }).await.unwrap();
    let reason = "it was told so that I understood";
    let id = KudosId::random(chance(9)).unwrap();
    let kudos = Kudos::parse(id, item, KudosKind::ClearTelling, Language::En, reason).unwrap();
    day.act(2, Command::GiveKudos(kudos)).await.unwrap();
    day.act(0, Command::Close { turn: turn + 1 }).await.unwrap();
    let state = day.look(0).await.now.state.clone();
    assert_eq!((state.phase, state.carried_over.len(), state.actions.len()), (Phase::Closed, 1, 1));
    assert_eq!(ended(day.enter(3).await), "conflict problem-meeting-closed");
}

#[tokio::test]
async fn the_door_is_for_the_club_and_opens_an_hour_before() {
    let day = Day::new().await;
    let outsider = day.world.join("Eve").await;
    assert_eq!(ended(room::enter(day.app(), &outsider, day.id).await), "not found");
    assert_eq!(ended(room::look(day.app(), &outsider, day.id).await), "not found");
    assert_eq!(ended(room::look(day.app(), &day.people[1], day.id).await), "forbidden");
    assert_eq!(ended(day.act(1, Command::Pause).await), "forbidden");

    let club = day.world.club(2, &[&day.people[0]]).await;
    let later = MeetingId::new(Uuid::from_u128(9));
    let typed = crate::world::typed("2026-11-28T19:00");
    meeting::arrange(day.app(), &day.people[0], club, later, typed).await.unwrap();
    let enter = async || ended(room::enter(day.app(), &day.people[0], later).await);
    assert_eq!(enter().await, "conflict problem-meeting-door");
    day.world.advance_hours(25);
    assert_eq!(enter().await, "ok");
}

#[tokio::test]
async fn what_becomes_ready_late_joins_the_agenda_and_what_is_being_read_stays() {
    let day = Day::new().await;
    day.enter(0).await.unwrap();
    let late = day.world.draft(3, &day.people[2]).await;
    assignment::bring(day.app(), &day.people[2], day.id, late).await.unwrap();
    assignment::ready(day.app(), &day.people[2], day.id).await.unwrap();
    assert_eq!(day.look(0).await.now.state.ahead.last(), Some(&late));
    let Phase::Reading { item } = day.next().await else { panic!() };
    let author = day.items.iter().position(|known| *known == item).unwrap_or(2);
    let back = assignment::take_back(day.app(), &day.people[author], day.id).await;
    assert_eq!(ended(back), "conflict problem-being-read");
    postmortem::throw_away(day.app(), &day.people[author], item).await.unwrap();
    let room = day.look(0).await;
    assert!(!room.documents.contains_key(&item), "its words are gone");
    assert_eq!(room.now.state.phase, Phase::Reading { item });
    let third = (0..3).find(|n| *n != author).unwrap();
    assignment::take_back(day.app(), &day.people[third], day.id).await.unwrap();
    assert_eq!(day.look(0).await.now.state.ahead.len(), 1);
}

#[tokio::test]
async fn nobody_sees_any_more_who_may_need_help_once_it_has_begun() {
    let day = Day::new().await;
    day.enter(0).await.unwrap();
    day.next().await;
    for who in &day.people {
        let ahead = meeting::look_ahead(day.app(), who, day.id).await.unwrap();
        assert!(ahead.may_need_help.is_none());
        assert_eq!(ahead.readiness.map(|number| (number.settled, number.members)), Some((2, 4)));
    }
    let sit_out = assignment::sit_out(day.app(), &day.people[3], day.id).await;
    assert_eq!(ended(sit_out), "conflict problem-started");
}

#[tokio::test]
async fn the_facilitator_s_absence_lets_somebody_take_over() {
    let day = Day::new().await;
    for who in 0..2 {
        day.enter(who).await.unwrap();
    }
    day.act(0, Command::Pause).await.unwrap_err();
    let take_over = Command::TakeOver { lead: 0 };
    assert_eq!(ended(day.act(1, take_over.clone()).await), "conflict problem-meeting-facilitator-is-here");
    day.world.advance_seconds(31);
    day.act(1, take_over).await.unwrap();
    let state = day.look(1).await.now.state.clone();
    assert_eq!((state.facilitator, state.displaced), (day.people[1].id().ok(), day.people[0].id().ok()));
    let back = Command::HandOver { to: day.people[0].id().unwrap(), lead: 1 };
    day.act(0, back).await.unwrap();
    assert!(day.look(0).await.now.state.is_led_by(day.people[0].id().unwrap()));
}

#[tokio::test]
async fn a_listener_hears_of_changes_and_only_those_in_the_club_may_listen() {
    let day = Day::new().await;
    for who in 0..2 {
        day.enter(who).await.unwrap();
    }
    let mut watch = room::listen(day.app(), &day.people[1], day.id).await.unwrap();
    let before = watch.visit().now().state.turn;
    let session = watch.session();
    assert!(watch.visit().listeners().await.unwrap().contains(&session));
    day.next().await;
    while watch.visit().now().state.turn == before {
        assert!(watch.changed().await);
    }
    let other = room::listen(day.app(), &day.people[0], day.id).await.unwrap();
    while watch.visit().now().here != 2 {
        assert!(watch.changed().await);
    }
    drop(other);
    while watch.visit().now().here != 1 {
        assert!(watch.changed().await);
    }
    let club = watch.visit().room().await.unwrap().club.id;
    yomikai_app::club::leave(day.app(), &day.people[1], club).await.unwrap();
    assert!(!watch.visit().listeners().await.unwrap().contains(&session));
}

#[tokio::test]
async fn what_was_not_read_comes_first_next_time() {
    let day = Day::new().await;
    day.enter(0).await.unwrap();
    day.act(0, Command::Close { turn: 0 }).await.unwrap();
    let carried = day.look(0).await.now.state.carried_over.clone();
    assert_eq!(carried.len(), 2);
    let club = meeting::look_ahead(day.app(), &day.people[0], day.id).await.unwrap().club.id;
    let next = MeetingId::new(Uuid::from_u128(2));
    let typed = crate::world::typed("2026-12-11T17:00");
    meeting::arrange(day.app(), &day.people[0], club, next, typed).await.unwrap();
    meeting::open_call(day.app(), &day.people[0], next, "2026-12-10T12:00").await.unwrap();
    for (who, item) in day.people.iter().zip(&day.items) {
        let own = meeting::look_ahead(day.app(), who, next).await.unwrap().own.unwrap();
        assert_eq!((own.postmortem, own.ready_at.is_some()), (Some(*item), true));
    }
    let own = meeting::look_ahead(day.app(), &day.people[2], next).await.unwrap().own.unwrap();
    assert_eq!(own.postmortem, None);
    let late = day.world.draft(3, &day.people[2]).await;
    assignment::bring(day.app(), &day.people[2], next, late).await.unwrap();
    assignment::ready(day.app(), &day.people[2], next).await.unwrap();
    day.world.advance_hours(14 * 24);
    room::enter(day.app(), &day.people[0], next).await.unwrap();
    let ahead = room::look(day.app(), &day.people[0], next).await.unwrap().now.state.ahead.clone();
    assert_eq!(ahead[..2], carried);
    assert_eq!(ahead[2], late);
}

#[tokio::test]
async fn the_minutes_are_for_the_club_and_there_once_it_is_over() {
    let day = Day::new().await;
    let outsider = day.world.join("Eve").await;
    day.enter(0).await.unwrap();
    day.enter(1).await.unwrap();
    let Phase::Reading { item } = day.next().await else { panic!() };
    day.next().await;
    let request = || CommandId::random(day.app().new_random()).unwrap();
    let wording =
        || minutes::Wording { request: request(), part: Part::Opening, text: Some("It rained.".into()) };
    let word =
        async |who: usize| ended(minutes::word(day.app(), &day.people[who], day.id, vec![wording()]).await);
    let read = async |who: &Actor| minutes::read(day.app(), who, day.id).await;
    assert_eq!(word(0).await, "conflict problem-meeting-not-now");
    let turn = day.look(0).await.now.state.turn;
    day.act(0, Command::WrapUp { turn }).await.unwrap();
    assert_eq!(word(1).await, "conflict problem-meeting-only-facilitator");
    assert_eq!((word(3).await, word(0).await), ("forbidden".into(), "ok".into()));
    assert_eq!(ended(read(&day.people[0]).await), "not found");
    day.act(0, Command::Close { turn: turn + 1 }).await.unwrap();
    assert_eq!(word(0).await, "conflict problem-meeting-closed");
    assert_eq!(ended(read(&outsider).await), "not found");

    // Whoever has left is still thanked, and somebody who was not there reads it.
    let club = day.look(0).await.club.id;
    yomikai_app::club::leave(day.app(), &day.people[1], club).await.unwrap();
    let room = read(&day.people[3]).await.unwrap();
    let author = room.now.state.items[&item].authors.first().unwrap();
    assert!(["Aida", "Ben"].contains(&room.names[author].as_str()));
    assert_eq!((room.names.len(), room.documents.len()), (4, 2));
    assert_eq!(room.now.state.minutes[&Part::Opening], "It rained.");
}

#[tokio::test]
async fn a_meeting_that_was_cancelled_or_moved_is_not_begun_and_consent_can_be_taken_back() {
    let day = Day::early().await;
    for who in 0..2 {
        day.enter(who).await.unwrap();
    }
    let typed = crate::world::typed("2026-12-24T17:00");
    meeting::reschedule(day.app(), &day.people[1], day.id, typed).await.unwrap();
    let start = Command::Next { turn: 0 };
    assert_eq!(ended(day.act(0, start.clone()).await), "conflict problem-meeting-not-today");
    meeting::cancel(day.app(), &day.people[1], day.id).await.unwrap();
    assert_eq!(ended(day.act(0, start).await), "conflict problem-cancelled");
    assert_eq!(ended(room::look(day.app(), &day.people[0], day.id).await), "conflict problem-cancelled");
    assert_eq!(ended(assignment::take_back(day.app(), &day.people[1], day.id).await), "ok");
}

#[tokio::test]
async fn who_leaves_the_club_takes_theirs_along_and_is_handed_no_lead() {
    let day = Day::early().await;
    for who in 0..2 {
        day.enter(who).await.unwrap();
    }
    let club = day.look(0).await.club.id;
    let typed = crate::world::typed("2026-12-24T17:00");
    meeting::reschedule(day.app(), &day.people[0], day.id, typed).await.unwrap();
    yomikai_app::club::leave(day.app(), &day.people[1], club).await.unwrap();
    let room = day.look(0).await;
    assert_eq!((room.now.state.ahead.as_slice(), room.documents.len()), (&day.items[..1], 1));
    let hand_over = Command::HandOver { to: day.people[1].id().unwrap(), lead: 0 };
    assert_eq!(ended(day.act(0, hand_over).await), "conflict problem-meeting-heir-absent");
}

#[tokio::test]
async fn nobody_leads_for_a_facilitator_who_is_not_even_expected_yet() {
    let day = Day::early().await;
    let club = day.world.club(2, &[&day.people[0], &day.people[1]]).await;
    let later = MeetingId::new(Uuid::from_u128(9));
    let typed = crate::world::typed("2026-11-27T16:30");
    meeting::arrange(day.app(), &day.people[0], club, later, typed).await.unwrap();
    room::enter(day.app(), &day.people[1], later).await.unwrap();
    let take_over =
        async || room::act(day.app(), &day.people[1], later, None, Command::TakeOver { lead: 0 }).await;
    assert_eq!(ended(take_over().await), "conflict problem-meeting-facilitator-is-here");
    day.world.advance_seconds(30 * 60 + 31);
    assert_eq!(ended(take_over().await), "ok");
}
