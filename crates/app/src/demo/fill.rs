//! Fills an empty database with the demonstration, by the same use cases that people use.

use std::sync::Arc;

use jiff::{
    SignedDuration, Timestamp, ToSpan as _,
    civil::{Date, DateTime, Weekday},
};
use yomikai_domain::{
    id::{ClubId, MeetingId, PostmortemId},
    member::Zone,
    schedule::Typed,
};

use super::{
    ORGANISATION, SCRIPTS, address,
    script::{Part, Person, Script},
};
use crate::{
    Actor, App, Clock, Result, assignment, club, house, invitation, meeting, password::Hasher, postmortem,
    secret, session,
};

/// A script with its people signed in, in the same order.
struct Cast {
    script: &'static Script,
    actors: Vec<Actor>,
}

impl Cast {
    fn host(&self) -> &Actor {
        &self.actors[0]
    }

    fn last(&self) -> &Actor {
        &self.actors[self.actors.len() - 1]
    }

    fn pairs(&self) -> impl Iterator<Item = (&'static Person, &Actor)> {
        self.script.people.iter().zip(&self.actors)
    }
}

/// How long before today the demonstration's people began.
const BEGAN: SignedDuration = SignedDuration::from_hours(5 * 24);

/// A clock that shows what another one showed some days before.
struct Earlier(Arc<dyn Clock>);

impl Clock for Earlier {
    fn now(&self) -> Timestamp {
        self.0.now() - BEGAN
    }
}

/// Makes everything, as it would have happened in the last few days.
pub(super) async fn fill(app: &App) -> Result<()> {
    let clock = Arc::new(Earlier(app.clock.clone()));
    let app = &App { hasher: Hasher::quick(), clock, rooms: Arc::default(), ..app.clone() };
    let [first, second] = SCRIPTS;
    let admin = set_up(app, first).await?;
    let first = cast(app, &admin, first, Some(admin.clone())).await?;
    let second = cast(app, &admin, second, None).await?;
    // Each club has a guest from the other one, who sits its next meeting out.
    hold_a_club(app, &first, second.last()).await?;
    hold_a_club(app, &second, first.last()).await?;
    for (_, actor) in first.pairs().chain(second.pairs()) {
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

/// Founds the club and arranges two meetings: one with an open call, for which most have written, and a later one.
async fn hold_a_club(app: &App, cast: &Cast, guest: &Actor) -> Result<()> {
    let (script, host) = (cast.script, cast.host());
    let id = ClubId::new(app.new_uuid());
    let charter = &script.club;
    club::found(app, host, id, charter.name, script.language.tag(), charter.promises).await?;
    for actor in cast.actors.iter().skip(1).chain([guest]) {
        club::add_member(app, host, id, &actor.id()?.to_string()).await?;
    }
    let zone = Zone::parse(script.zone)?;
    let days = Days::of((app.now() + BEGAN).to_zoned(zone.rules()).datetime());
    let next = arrange(app, cast, id, days.next).await?;
    arrange(app, cast, id, days.after_that.at(charter.starts, 0, 0, 0)).await?;
    meeting::open_call(app, host, next, &typed(days.deadline.at(12, 0, 0, 0))).await?;
    for (person, actor) in cast.pairs() {
        write(app, script, person, actor, next).await?;
    }
    assignment::sit_out(app, guest, next).await
}

async fn arrange(app: &App, cast: &Cast, club: ClubId, at: DateTime) -> Result<MeetingId> {
    let Script { club: words, zone, .. } = cast.script;
    let id = MeetingId::new(app.new_uuid());
    let starts = typed(at);
    let form = Typed { starts: &starts, length: words.length, zone, place: words.place, snack: words.snack };
    meeting::arrange(app, cast.host(), club, id, form).await?;
    Ok(id)
}

async fn write(app: &App, script: &Script, person: &Person, actor: &Actor, next: MeetingId) -> Result<()> {
    let Some(lines) = &person.draft else { return Ok(()) };
    let id = PostmortemId::new(app.new_uuid());
    postmortem::begin(app, actor, id, script.language.tag(), lines).await?;
    assignment::bring(app, actor, next, id).await?;
    if person.part.is_ready() {
        assignment::ready(app, actor, next).await?;
    }
    Ok(())
}

/// A local time as forms send it.
fn typed(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// When a club's meetings are.
#[derive(Debug)]
pub(super) struct Days {
    pub(super) deadline: Date,
    pub(super) next: DateTime,
    pub(super) after_that: Date,
}

impl Days {
    /// One in a quarter of an hour, so that its room is open already; another one four weeks later, on a working day.
    pub(super) fn of(now: DateTime) -> Self {
        let soon = now.saturating_add(15.minutes());
        let next = soon.with().minute(soon.minute() / 5 * 5).second(0).subsec_nanosecond(0).build();
        let next = next.unwrap_or(soon);
        let later = next.date().saturating_add(4.weeks());
        let after_that = match later.weekday() {
            Weekday::Saturday => later.saturating_add(2.days()),
            Weekday::Sunday => later.saturating_add(1.day()),
            _ => later,
        };
        Self { deadline: next.date().saturating_sub(1.day()), next, after_that }
    }
}

/// A password that nobody ever learns: personas are entered by their hosts alone.
fn unknown_password(app: &App) -> String {
    secret::token(app.chance.as_ref())
}
