//! `bench pages`: pages beside a bare handler that answers as many bytes, memory, and how long a start takes.

mod bare;
mod load;
mod report;
mod site;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use self::load::{Load, Target, load, warm_up};
use self::site::Kind;
use crate::person::Person;
use crate::server::Server;
use crate::{Common, Result, asking, data::Data, html, say};

pub(crate) use bare::serve as serve_bare;
pub(crate) use site::meeting as next_meeting;

/// Who reads: the host of the club of the demonstration.
const READER: &str = "nora";
/// How many connections there are under load.
const CONNECTIONS: usize = 8;
/// How often the server is started to see how long that takes.
const STARTS: usize = 7;

#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    common: Common,
    /// How many documents there are besides those of the demonstration.
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    documents: usize,
    /// How often the product and the bare handler take turns at each page.
    #[arg(long, value_name = "N", default_value_t = 3)]
    rounds: usize,
    /// How long one turn lasts at each number of connections.
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0)]
    seconds: f64,
}

/// One turn of one side at one page.
struct Turn {
    alone: Load,
    full: Load,
    /// Time on a core for each request under load.
    cpu: Duration,
}

/// All turns at one page.
struct Measured {
    name: &'static str,
    bytes: usize,
    pages: usize,
    product: Vec<Turn>,
    bare: Vec<Turn>,
}

/// How long it took until the server was ready, and until somebody saw their home page.
struct Start {
    ready: Duration,
    home: Duration,
}

/// Measures, and says what came of it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let Common { binary, data, json } = &options.common;
    let data = Data::prepare(binary, data.as_deref(), options.documents, 0)?;
    let starts = asking(start_again_and_again(binary, data.path()))?;
    let server = Server::product(binary, data.path())?;
    let measured = asking(async {
        server.ready().await?;
        measure_all(&server, options).await
    })?;
    let memory = server.memory()?;
    server.stop()?;
    report::conclude(&measured, &starts, memory, json.as_deref())
}

async fn start_again_and_again(binary: &Path, data: &Path) -> Result<Vec<Start>> {
    let mut starts = Vec::new();
    let mut known: Option<Person> = None;
    // The first one begins the session; it also ends what the making of the data has left to do.
    for number in 0..=STARTS {
        let server = Server::product(binary, data)?;
        let ready = server.ready().await?;
        let mut person = match &known {
            Some(person) => person.at(server.address),
            None => Person::sign_in(server.address, READER).await?,
        };
        person.get("/").await?.expect(200)?.with("</html>")?;
        if number > 0 {
            starts.push(Start { ready, home: server.age() });
        }
        known = Some(person);
        server.stop()?;
    }
    Ok(starts)
}

async fn measure_all(server: &Server, options: &Options) -> Result<Vec<Measured>> {
    let mut person = Person::sign_in(server.address, READER).await?;
    let mut measured = Vec::new();
    for kind in site::explore(&mut person).await? {
        say!("{} ...", kind.name);
        measured.push(measure(server, &mut person, &kind, options).await?);
    }
    Ok(measured)
}

async fn measure(server: &Server, person: &mut Person, kind: &Kind, options: &Options) -> Result<Measured> {
    if let Some(meeting) = kind.paths[0].strip_suffix("/room") {
        person.post(&format!("{meeting}/participants"), &[]).await?.expect(303)?;
    }
    let folder = tempfile::tempdir()?;
    let answers = folder.path().join("answers");
    std::fs::create_dir(&answers)?;
    let (mut targets, mut twins) = (Vec::new(), Vec::new());
    for (number, path) in kind.paths.iter().enumerate() {
        let answer = person.get(path).await?.expect(200)?;
        bare::keep(&answers, number, &answer)?;
        let length = answer.body.len();
        let marker = html::first(&answer.body, "<h1", "</h1>").unwrap_or("</html>").as_bytes().to_vec();
        // A time or a count may change by a few letters from one look to the next.
        targets.push(Target { request: person.request(path), length, give: 256 + length / 50, marker });
        let request = person.request(&format!("/{number}"));
        twins.push(Target { request, length, give: 0, marker: Vec::new() });
    }
    let bytes = targets.iter().map(|target| target.length).sum::<usize>() / targets.len();
    let (targets, twins): (Arc<[Target]>, Arc<[Target]>) = (targets.into(), twins.into());
    let bare = Server::bare(&answers)?;
    bare.ready().await?;
    let mut measured =
        Measured { name: kind.name, bytes, pages: targets.len(), product: Vec::new(), bare: Vec::new() };
    for _ in 0..options.rounds {
        measured.product.push(turn(server, &targets, options.seconds).await?);
        measured.bare.push(turn(&bare, &twins, options.seconds).await?);
    }
    Ok(measured)
}

async fn turn(server: &Server, targets: &Arc<[Target]>, seconds: f64) -> Result<Turn> {
    let lasting = Duration::from_secs_f64(seconds);
    warm_up(server.address, targets, CONNECTIONS).await?;
    let alone = load(server.address, targets, 1, lasting).await?;
    let before = server.cpu()?;
    let full = load(server.address, targets, CONNECTIONS, lasting).await?;
    let spent = server.cpu()?.saturating_sub(before);
    let cpu = spent / u32::try_from(full.requests.max(1))?;
    Ok(Turn { alone, full, cpu })
}
