//! Fills an empty database with the demonstration, by the same use cases that people use.

use std::sync::Arc;

use jiff::{SignedDuration, ToSpan as _, civil::DateTime};
use yomikai_domain::{
    id::{ClubId, MeetingId, PostmortemId},
    ignore::{Asked, Place},
    member::Zone,
    postmortem::{self as document, ThreeLines},
    schedule::{self, Typed},
};

use super::{
    ORGANISATION, SCRIPTS, address,
    clock::{Days, Earlier},
    grown::grow,
    held::Day,
    many::{Amount, Desk, crowd},
    script::{Item, LeftAlone, Part, Person, Script},
};
use crate::{
    Actor, App, Error, Result, assignment, club, house, ignore, invitation, meeting, password::Hasher,
    postmortem, secret, session,
};

/// A script with its people signed in, in the same order.
pub(super) struct Cast {
    pub(super) script: &'static Script,
    actors: Vec<Actor>,
}

impl Cast {
    fn host(&self) -> &Actor {
        &self.actors[0]
    }

    fn last(&self) -> &Actor {
        &self.actors[self.actors.len() - 1]
    }

    /// When its meetings are, counted from today.
    fn days(&self, clock: &Earlier) -> Result<Days> {
        let zone = Zone::parse(self.script.zone)?;
        Ok(Days::of(clock.today().to_zoned(zone.rules()).datetime()))
    }

    fn pairs(&self) -> impl Iterator<Item = (&'static Person, &Actor)> {
        self.script.people.iter().zip(&self.actors)
    }

    /// The person of that nickname.
    pub(super) fn actor(&self, nick: &str) -> Result<&Actor> {
        let found = self.pairs().find(|(person, _)| person.nick == nick);
        found.map(|(_, actor)| actor).ok_or(Error::NotFound)
    }

    /// Those who held the club's first meeting, the host first.
    fn founders(&self) -> Result<Vec<&Actor>> {
        self.script.held.people.iter().map(|nick| self.actor(nick)).collect()
    }
}

/// How long before today the company set its house up.
const SET_UP: SignedDuration = SignedDuration::from_hours(26 * 24);
/// How long before its first meeting a club is founded.
const FOUNDED: SignedDuration = SignedDuration::from_hours(8 * 24);
/// How long it takes until the next one has written something for it.
const WRITING: SignedDuration = SignedDuration::from_hours(29);
/// How long before today everybody else joins, and the next meetings are prepared.
const GROWN: SignedDuration = SignedDuration::from_hours(5 * 24);

/// How long before today a company has set its house up that has gathered a lot.
const SET_UP_LONG_AGO: SignedDuration = SignedDuration::from_hours((3 * 365 + 60) * 24);

/// Makes everything, as it would have happened in the last few weeks, or years where there is a lot of it.
pub(super) async fn fill(app: &App, amount: Amount, told: &mut (dyn FnMut(u32) + Send)) -> Result<()> {
    // Nobody waits for the disk some hundred times to see a demonstration, which is begun anew if its making is cut short.
    app.db.hurry().await?;
    let made = make(app, amount, told).await;
    app.db.settle().await?;
    made
}

async fn make(app: &App, amount: Amount, told: &mut (dyn FnMut(u32) + Send)) -> Result<()> {
    let clock = Earlier::than(app.clock.clone());
    clock.go_to(clock.today() - if amount == Amount::default() { SET_UP } else { SET_UP_LONG_AGO });
    let app = &App { hasher: Hasher::quick(), clock: clock.clone(), rooms: Arc::default(), ..app.clone() };
    let [first, second] = SCRIPTS;
    let admin = set_up(app, first).await?;
    let first = cast(app, &admin, first, Some(admin.clone())).await?;
    let second = cast(app, &admin, second, None).await?;
    let crowd = crowd::join(app, &admin, amount.members).await?;
    // Each club has a guest from the other one, who sits its next meeting out; so does the crowd.
    let mut begun = Vec::new();
    for (cast, guests) in
        [(&first, vec![second.last()]), (&second, [first.last()].into_iter().chain(&crowd).collect())]
    {
        let club = begin_a_club(app, &clock, cast, &cast.days(&clock)?).await?;
        clock.go_to(clock.today() - GROWN);
        gather(app, cast, club, &guests).await?;
        begun.push((cast, club, guests));
    }
    let everybody = first.actors.iter().chain(&second.actors);
    Desk::new(app, &clock, everybody.clone().collect(), &crowd).write(amount.documents, told).await?;
    for (cast, club, guests) in begun {
        clock.go_to(clock.today() - GROWN);
        // Asked anew: where a lot was written, a meeting that was to start soon would have begun by now.
        go_on(app, cast, club, &guests, &cast.days(&clock)?).await?;
    }
    for actor in everybody.chain(&crowd) {
        session::sign_out(app, actor).await?;
    }
    Ok(())
}

async fn set_up(app: &App, script: &Script) -> Result<Actor> {
    let host = &script.people[0];
    let code = house::set_up_code(app).await?.unwrap_or_default();
    let form = house::SetUp {
        code: &code,
        organisation: ORGANISATION,
        name: host.name,
        email: &address(host.nick),
        password: &unknown_password(app),
        language: script.language.tag(),
        zone: script.zone,
        device: "",
    };
    session::resume(app, &house::set_up(app, &form).await?.token).await
}

/// Lets everybody of a script join who is not there yet.
async fn cast(app: &App, admin: &Actor, script: &'static Script, host: Option<Actor>) -> Result<Cast> {
    let members = script.people.iter().filter(|person| person.part != Part::Host).count();
    let as_member = invitation::make(app, admin, "member", &members.to_string(), "1").await?;
    let mut actors: Vec<Actor> = host.into_iter().collect();
    for person in &script.people[actors.len()..] {
        let token = match person.part {
            Part::Host => invitation::make(app, admin, "admin", "1", "1").await?,
            _ => as_member.clone(),
        };
        let form = invitation::Join {
            token: &token,
            name: person.name,
            email: &address(person.nick),
            password: &unknown_password(app),
            language: script.language.tag(),
            zone: script.zone,
            device: "",
        };
        actors.push(session::resume(app, &invitation::join(app, &form).await?.token).await?);
    }
    Ok(Cast { script, actors })
}

/// A few people found a club and hold its first meeting.
async fn begin_a_club(app: &App, clock: &Earlier, cast: &Cast, days: &Days) -> Result<ClubId> {
    let (script, people) = (cast.script, cast.founders()?);
    let held = days.held.at(script.club.starts, 0, 0, 0);
    let starts = schedule::instant("starts", &typed(held), &Zone::parse(script.zone)?)?;
    clock.go_to(starts - FOUNDED);
    let club = ClubId::new(app.new_uuid());
    let charter = &script.club;
    club::found(app, cast.host(), club, charter.name, script.language.tag(), charter.promises).await?;
    for actor in people.iter().skip(1) {
        club::add_member(app, cast.host(), club, &actor.id()?.to_string()).await?;
    }
    let meeting = arrange(app, cast, club, held).await?;
    let eve = held.date().saturating_sub(1.day());
    meeting::open_call(app, cast.host(), meeting, &typed(eve.at(12, 0, 0, 0))).await?;
    let items = bring(app, clock, cast, meeting).await?;
    let today = days.next.date();
    Day { app, clock, cast, meeting, people, today }.hold(starts, &items).await?;
    for (id, item) in items {
        clock.pass(WRITING);
        let author = cast.actor(item.author)?;
        grow(app, script, author, id, &item.full, held.date()).await?;
    }
    Ok(club)
}

/// They write for it, one after the other; who has written nothing sits it out, and reads along.
async fn bring(
    app: &App,
    clock: &Earlier,
    cast: &Cast,
    meeting: MeetingId,
) -> Result<Vec<(PostmortemId, &'static Item)>> {
    let held = &cast.script.held;
    let mut items = Vec::with_capacity(held.items.len());
    for item in held.items {
        clock.pass(WRITING);
        let author = cast.actor(item.author)?;
        items.push((write(app, cast, author, &item.lines, meeting).await?, item));
        assignment::ready(app, author, meeting).await?;
    }
    for nick in held.people.iter().filter(|nick| held.items.iter().all(|item| item.author != **nick)) {
        assignment::sit_out(app, cast.actor(nick)?, meeting).await?;
    }
    Ok(items)
}

/// Everybody else joins the club.
async fn gather(app: &App, cast: &Cast, club: ClubId, guests: &[&Actor]) -> Result<()> {
    let others = cast.pairs().filter(|(person, _)| !cast.script.held.people.contains(&person.nick));
    for actor in others.map(|(_, actor)| actor).chain(guests.iter().copied()) {
        club::add_member(app, cast.host(), club, &actor.id()?.to_string()).await?;
    }
    Ok(())
}

/// Two meetings are arranged: one with an open call, for which most have written, and a later one.
async fn go_on(app: &App, cast: &Cast, club: ClubId, guests: &[&Actor], days: &Days) -> Result<()> {
    let next = arrange(app, cast, club, days.next).await?;
    arrange(app, cast, club, days.after_that.at(cast.script.club.starts, 0, 0, 0)).await?;
    meeting::open_call(app, cast.host(), next, &typed(days.deadline.at(12, 0, 0, 0))).await?;
    for (person, actor) in cast.pairs() {
        let Some(lines) = &person.draft else { continue };
        let id = write(app, cast, actor, lines, next).await?;
        if person.part.is_ready() {
            assignment::ready(app, actor, next).await?;
        }
        if person.part == Part::Drafting {
            leave_alone(app, actor, id, &cast.script.left).await?;
        }
    }
    for guest in guests {
        assignment::sit_out(app, guest, next).await?;
    }
    Ok(())
}

/// Somebody adds to their draft, and says of what the coach asks about that why it may stay.
async fn leave_alone(app: &App, author: &Actor, id: PostmortemId, left: &LeftAlone) -> Result<()> {
    let typed = document::Typed { sections: vec![(left.section, left.text)], ..document::Typed::default() };
    postmortem::save(app, author, id, 1, &typed, None).await?;
    let Some(section) = yomikai_coach::Section::from_key(left.section.key()) else { return Ok(()) };
    let kind = yomikai_coach::Kind::Section(section);
    let review = yomikai_coach::review(left.text, kind, &yomikai_coach::Config::default());
    let Some(found) = review.of(left.rule).next() else { return Ok(()) };
    let wording = found.fingerprint.to_string();
    let asked = Asked { place: Place::Section(left.section), rule: left.rule.to_owned(), wording };
    ignore::keep(app, author, id, asked, left.reason).await
}

async fn arrange(app: &App, cast: &Cast, club: ClubId, at: DateTime) -> Result<MeetingId> {
    let Script { club: words, zone, .. } = cast.script;
    let id = MeetingId::new(app.new_uuid());
    let starts = typed(at);
    let form = Typed { starts: &starts, length: words.length, zone, place: words.place, snack: words.snack };
    meeting::arrange(app, cast.host(), club, id, form).await?;
    Ok(id)
}

/// Somebody writes a document and brings it to a meeting. All documents of the clubs are made here.
async fn write(
    app: &App,
    cast: &Cast,
    author: &Actor,
    lines: &ThreeLines<'_>,
    meeting: MeetingId,
) -> Result<PostmortemId> {
    let id = PostmortemId::new(app.new_uuid());
    postmortem::begin(app, author, id, cast.script.language.tag(), lines).await?;
    assignment::bring(app, author, meeting, id).await?;
    Ok(id)
}

/// A local time as forms send it.
fn typed(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// A password that nobody ever learns: personas are entered by their hosts alone.
pub(super) fn unknown_password(app: &App) -> String {
    secret::token(app.chance.as_ref())
}
