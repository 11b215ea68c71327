//! `bench meeting`: a full room, from the lobby to its end, with a real stream for everybody in it.

mod ledger;
mod report;
mod room;
mod script;
mod storm;
mod tab;
mod watch;

use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use self::room::Room;
use self::script::Script;
use self::tab::Tab;
use crate::person::Person;
use crate::server::Server;
use crate::{Common, Result, asking, data::Data, pages::next_meeting, process, samples::Samples, say};

/// Who leads: the host of the English club of the demonstration.
const LEADER: &str = "nora";
/// Most people that the demonstration is made with. A club has five hundred members at most, and some are in its story;
/// where more take part, a few have two pages open.
const PEOPLE: usize = 490;
/// How many sign in at once; this is not measured.
const AT_ONCE: usize = 8;

#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,
    /// How many pages are open besides that of whoever leads.
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(30..=900))]
    participants: u32,
    /// How many documents there are besides those of the demonstration.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    documents: usize,
    /// How many postmortems are read.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=4))]
    items: u32,
    /// How many commands a second a storm sends.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    rate: u32,
    /// How long a storm lasts at most.
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    storm: u32,
}

/// How long it took everybody to come in.
struct Joined {
    /// From the first request until the last one's page had heard of the room.
    all: Duration,
    each: Samples,
    /// What the server spent on a core meanwhile.
    cpu: Duration,
}

/// Measures, and says what came of it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let Common { binary, data, json } = &options.common;
    let participants = usize::try_from(options.participants)?;
    let data = Data::prepare(binary, data.as_deref(), options.documents, participants.min(PEOPLE))?;
    let server = Server::product(binary, data.path())?;
    // The server has what the shell gave it; the pages are all in this process.
    process::open_many_files()?;
    let outcome = asking(async {
        server.ready().await?;
        measure(&server, options, participants).await
    });
    let measured = outcome.map_err(|error| server.trouble(&error.to_string()))?;
    let memory = server.memory()?;
    server.stop()?;
    report::conclude(&measured, memory, json.as_deref())
}

/// Everything that was measured.
struct Measured {
    participants: usize,
    joined: Joined,
    script: Script,
    /// What the server spent on a core from the lobby to the end, and how long that took.
    cpu: Duration,
    took: Duration,
}

async fn measure(server: &Server, options: &Options, participants: usize) -> Result<Measured> {
    say!("The server is process {}. {participants} sign in ...", server.id());
    let mut leader = Person::sign_in(server.address, LEADER).await?;
    let home = leader.get("/").await?.expect(200)?.body;
    let meeting = next_meeting(&home).ok_or("no meeting is on the home page")?;
    let people = sign_in(server, participants).await?;
    let room = Room::new(format!("/meetings/{meeting}"), participants + 1);
    let first = Tab::join(room.clone(), 0, leader, true).await?;
    say!("They join ...");
    let (joined, tabs) = join(server, &room, people).await?;
    // What came while others were still coming in has settled by then.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let tabs = std::iter::once(first).chain(tabs).collect();
    let mut script = Script::new(room, tabs, participants.min(PEOPLE), (options.rate, options.storm)).await;
    let (before, began) = (server.cpu()?, Instant::now());
    script.play(usize::try_from(options.items)?).await?;
    let cpu = server.cpu()?.saturating_sub(before);
    Ok(Measured { participants, joined, script, cpu, took: began.elapsed() })
}

async fn sign_in(server: &Server, participants: usize) -> Result<Vec<Person>> {
    let (address, places) = (server.address, Arc::new(Semaphore::new(AT_ONCE)));
    let mut signing_in: JoinSet<Result<_>> = JoinSet::new();
    for number in 1..=participants {
        let places = places.clone();
        signing_in.spawn(async move {
            let _place = places.acquire().await?;
            let person = (number - 1) % PEOPLE + 1;
            Ok((number, Person::sign_in(address, &format!("crowd-{person:04}")).await?))
        });
    }
    let mut people = Vec::with_capacity(participants);
    while let Some(person) = signing_in.join_next().await {
        people.push(person??);
    }
    // A page counts by its number: the first ones are of people who have no other.
    people.sort_by_key(|(number, _)| *number);
    Ok(people.into_iter().map(|(_, person)| person).collect())
}

/// All come at the same moment.
async fn join(server: &Server, room: &Arc<Room>, people: Vec<Person>) -> Result<(Joined, Vec<Tab>)> {
    let (before, began) = (server.cpu()?, Instant::now());
    let mut joining: JoinSet<Result<_>> = JoinSet::new();
    for (number, person) in (1..).zip(people) {
        let room = room.clone();
        joining.spawn(async move {
            let tab = Tab::join(room, number, person, false).await?;
            Ok((tab, began.elapsed()))
        });
    }
    let (mut tabs, mut each) = (Vec::with_capacity(room.pages()), Samples::default());
    while let Some(joined) = joining.join_next().await {
        let (tab, took) = joined??;
        tabs.push(tab);
        each.push(took);
    }
    let all = began.elapsed();
    tabs.sort_by_key(|tab| tab.number);
    Ok((Joined { all, each, cpu: server.cpu()?.saturating_sub(before) }, tabs))
}
