//! A fresh house with people in it, and a short way to say how something ended.

use std::{net::IpAddr, sync::Arc};

use jiff::SignedDuration;
use tempfile::TempDir;
use uuid::Uuid;
use yomikai_app::{
    Actor, App, Error, Result, club, meeting, postmortem, session,
    testing::{self, FixedClock, PASSWORD},
};
use yomikai_domain::{
    id::{ClubId, MeetingId, PostmortemId},
    ignore::Asked,
    postmortem::{self as document, ThreeLines},
    schedule::Typed,
    section::Section,
};
use yomikai_store::Db;

/// Where the usual requests come from.
pub(crate) const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));
/// When the usual meeting starts, in Tokyo: eleven days after the clock.
pub(crate) const STARTS: &str = "2026-11-27T17:00";
/// The usual deadline.
pub(crate) const DEADLINE: &str = "2026-11-26T12:00";

pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) clock: Arc<FixedClock>,
    /// The first admin.
    pub(crate) aida: Actor,
    /// Where the database lies, on SQLite.
    folder: Option<TempDir>,
}

impl World {
    /// A house that nobody has set up.
    pub(crate) async fn empty() -> (App, TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (testing::app(folder.path(), FixedClock::new()).await.unwrap(), folder)
    }

    /// A house that Aida has set up.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = FixedClock::new();
        let app = testing::app(folder.path(), clock.clone()).await.unwrap();
        Self { folder: Some(folder), ..Self::of(app, clock).await }
    }

    /// The same on a database that lies elsewhere.
    pub(crate) async fn of(app: App, clock: Arc<FixedClock>) -> Self {
        let token = testing::set_up(&app).await.unwrap();
        let aida = testing::actor(&app, &token).await.unwrap();
        Self { app, clock, aida, folder: None }
    }

    /// The SQLite file, opened by somebody else.
    pub(crate) async fn open_again(&self) -> Db {
        yomikai_store::testing::sqlite(self.folder.as_ref().unwrap().path()).await.unwrap()
    }

    /// An empty house in which only the clock goes like in `other`.
    pub(crate) async fn beside(other: &Self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = testing::app(folder.path(), other.clock.clone()).await.unwrap();
        Self { app, clock: other.clock.clone(), aida: Actor::Visitor, folder: Some(folder) }
    }

    /// Somebody who joins by an invitation; their address is their name in small letters at example.com.
    pub(crate) async fn join(&self, name: &str) -> Actor {
        let token = testing::join(&self.app, &self.aida, name).await.unwrap();
        testing::actor(&self.app, &token).await.unwrap()
    }

    /// A club that its first member founded, with the others in it.
    pub(crate) async fn club(&self, n: u128, members: &[&Actor]) -> ClubId {
        let id = ClubId::new(Uuid::from_u128(n));
        club::found(&self.app, members[0], id, "Platform", "ja", "非難は禁止").await.unwrap();
        for member in &members[1..] {
            club::add_member(&self.app, members[0], id, &id_of(member)).await.unwrap();
        }
        id
    }

    /// A meeting at the usual time, steered by who arranges it.
    pub(crate) async fn meeting(&self, n: u128, club: ClubId, by: &Actor) -> MeetingId {
        let id = MeetingId::new(Uuid::from_u128(n));
        meeting::arrange(&self.app, by, club, id, typed(STARTS)).await.unwrap();
        id
    }

    /// The same with its call open.
    pub(crate) async fn called(&self, n: u128, club: ClubId, by: &Actor) -> MeetingId {
        let id = self.meeting(n, club, by).await;
        meeting::open_call(&self.app, by, id, DEADLINE).await.unwrap();
        id
    }

    /// A document that `by` begins.
    pub(crate) async fn draft(&self, n: u128, by: &Actor) -> PostmortemId {
        let id = PostmortemId::new(Uuid::from_u128(n));
        postmortem::begin(&self.app, by, id, "en", &lines("It stopped")).await.unwrap()
    }

    /// Tries to sign in from `address`.
    pub(crate) async fn sign_in(&self, email: &str, password: &str, address: IpAddr) -> Result<String> {
        let credentials = session::Credentials { email, password, address, device: "Firefox" };
        Ok(session::sign_in(&self.app, &credentials).await?.token)
    }

    /// Somebody signed in anew, with the usual password and from nowhere in particular.
    pub(crate) async fn signed_in(&self, email: &str) -> Actor {
        let token = self.sign_in(email, PASSWORD, HOME).await.unwrap();
        self.actor(&token).await
    }

    /// Who a token stands for now.
    pub(crate) async fn actor(&self, token: &str) -> Actor {
        session::resume(&self.app, token).await.unwrap()
    }

    pub(crate) fn advance_hours(&self, hours: i64) {
        self.clock.advance(SignedDuration::from_hours(hours));
    }

    pub(crate) fn advance_seconds(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }
}

/// A member's id as forms send it.
pub(crate) fn id_of(actor: &Actor) -> String {
    actor.id().unwrap().to_string()
}

pub(crate) fn lines(case: &str) -> ThreeLines<'_> {
    ThreeLines { title: "", case, cause: "One switch for all", improvement: "A switch for each" }
}

/// A form in which the summary was typed anew and nothing else is.
pub(crate) fn summary(text: &str) -> document::Typed<'_> {
    document::Typed { sections: vec![(Section::Summary, text)], ..document::Typed::default() }
}

/// A question of the coach about a wording of the summary.
pub(crate) fn asked(wording: &str) -> Asked {
    Asked::parse("summary", "effort", wording).unwrap()
}

pub(crate) fn typed(starts: &str) -> Typed<'_> {
    Typed { starts, length: "60", zone: "Asia/Tokyo", place: "3F", snack: "pizza" }
}

/// How something ended: `ok`, one of the six errors, and what was to mend.
pub(crate) fn ended<T>(outcome: Result<T>) -> String {
    match outcome {
        Ok(_) => "ok".to_owned(),
        Err(Error::NotFound) => "not found".to_owned(),
        Err(Error::Forbidden) => "forbidden".to_owned(),
        Err(Error::Invalid(problems)) => {
            let told: Vec<_> = problems.iter().map(|p| format!("{} {}", p.field, p.key)).collect();
            told.join(", ").trim_start().to_owned()
        }
        Err(Error::Conflict(problem)) => format!("conflict {}", problem.key),
        Err(other) => panic!("no test expects a fault: {other:?}"),
    }
}
