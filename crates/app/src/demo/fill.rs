//! Fills an empty database with the demonstration, by the same use cases that people use.

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
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
    Actor, App, Result, assignment, club, house, invitation, meeting, password::Hasher, postmortem, secret,
    session,
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

/// Makes everything.
pub(super) async fn fill(app: &App) -> Result<()> {
    let app = &App { hasher: Hasher::quick(), ..app.clone() };
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
    let days = Days::after(app.now().to_zoned(zone.rules()).date());
    let next = arrange(app, cast, id, days.next).await?;
    arrange(app, cast, id, days.after_that).await?;
    meeting::open_call(app, host, next, &format!("{}T12:00", days.deadline)).await?;
    for (person, actor) in cast.pairs() {
        write(app, script, person, actor, next).await?;
    }
    assignment::sit_out(app, guest, next).await
}

async fn arrange(app: &App, cast: &Cast, club: ClubId, day: Date) -> Result<MeetingId> {
    let Script { club: words, zone, .. } = cast.script;
    let id = MeetingId::new(app.new_uuid());
    let starts = format!("{day}T{}", words.starts);
    let typed = Typed { starts: &starts, length: words.length, zone, place: words.place, snack: words.snack };
    meeting::arrange(app, cast.host(), club, id, typed).await?;
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

/// The days of a club's meetings.
#[derive(Debug)]
pub(super) struct Days {
    pub(super) deadline: Date,
    pub(super) next: Date,
    pub(super) after_that: Date,
}

impl Days {
    /// A few days from now and four weeks later, on working days.
    pub(super) fn after(today: Date) -> Self {
        let soon = today.saturating_add(3.days());
        let next = match soon.weekday() {
            Weekday::Saturday => soon.saturating_add(2.days()),
            Weekday::Sunday => soon.saturating_add(1.day()),
            _ => soon,
        };
        Self { deadline: next.saturating_sub(1.day()), next, after_that: next.saturating_add(4.weeks()) }
    }
}

/// A password that nobody ever learns: personas are entered by their hosts alone.
fn unknown_password(app: &App) -> String {
    secret::token(app.chance.as_ref())
}
