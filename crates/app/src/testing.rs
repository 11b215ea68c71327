//! For tests of this crate and of those above it: a clock that stands still, chance that repeats, a fresh application.

use std::{
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp};
use yomikai_domain::{id::PostmortemId, policy::Operation, postmortem::Body};
use yomikai_store::{Db, testing::POSTGRES_VARIABLE};

pub use yomikai_store::testing::Postgres;

use crate::{
    Actor, App, Chance, Clock, Error, Result, house, invitation, password::Hasher, postmortem, session,
    transaction,
};

/// A clock that moves when it is told to.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Stands at Monday 16 November 2026, 09:00 in Tokyo.
    pub fn new() -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(1_794_787_200_000_000)))
    }

    /// Moves it forward.
    pub fn advance(&self, by: SignedDuration) {
        let micros = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
        self.0.fetch_add(micros, Ordering::Relaxed);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::Relaxed)).unwrap_or(Timestamp::MAX)
    }
}

/// Chance that is the same in every run (xorshift64*).
#[derive(Debug)]
pub struct SeededChance(AtomicU64, Mutex<()>);

impl SeededChance {
    /// Begins with `seed`, which must not be 0.
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self(AtomicU64::new(seed), Mutex::new(())))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        let _alone = self.1.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            let mut x = self.0.load(Ordering::Relaxed);
            x ^= x >> 12;
            x ^= x << 25;
            x ^= x >> 27;
            self.0.store(x, Ordering::Relaxed);
            let word = x.wrapping_mul(0x2545_F491_4F6C_DD1D).to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}

/// An application on a fresh SQLite database in `folder`.
///
/// # Errors
/// When the database cannot be made.
pub async fn app(folder: &Path, clock: Arc<dyn Clock>) -> Result<App> {
    Ok(quick(yomikai_store::testing::sqlite(folder).await?, clock, 42))
}

/// A fresh PostgreSQL database on the server that the test runner started.
///
/// # Errors
/// When there is no server, so that the test fails: a skipped test would look like a passed one.
pub async fn postgres() -> Result<Postgres> {
    let server = std::env::var(POSTGRES_VARIABLE).map_err(|_| {
        let hint =
            "Run `./test`, which starts one, or put `cargo xtask with-postgres --` before the command.";
        Error::Internal(format!("{POSTGRES_VARIABLE} names no PostgreSQL server. {hint}").into())
    })?;
    Ok(yomikai_store::testing::postgres(&server).await?)
}

/// One of several applications on a database. Each has a seed of its own, or two would make the same ids.
///
/// # Errors
/// When the database does not answer.
pub async fn node(postgres: &Postgres, clock: Arc<dyn Clock>, seed: u64) -> Result<App> {
    Ok(quick(Db::postgres(&postgres.url).await?, clock, seed))
}

fn quick(db: Db, clock: Arc<dyn Clock>, seed: u64) -> App {
    App { hasher: Hasher::quick(), ..App::on(db, clock, SeededChance::new(seed)) }
}

/// The password of everybody that this module makes.
pub const PASSWORD: &str = "quiet tomato ladder";

/// Sets the house up; the first admin is Aida, and the answer is their session's token.
///
/// # Errors
/// When it is set up already.
pub async fn set_up(app: &App) -> Result<String> {
    let code = house::set_up_code(app).await?.unwrap_or_default();
    let form = house::SetUp {
        code: &code,
        organisation: "Kissaten",
        name: "Aida",
        email: "aida@example.com",
        password: PASSWORD,
        language: "en",
        zone: "Asia/Tokyo",
        device: "test",
    };
    Ok(house::set_up(app, &form).await?.token)
}

/// Lets somebody join by an invitation of `admin`; the answer is their session's token.
///
/// # Errors
/// When `admin` is none, or the name is taken.
pub async fn join(app: &App, admin: &Actor, name: &str) -> Result<String> {
    let token = invitation::make(app, admin, "member", "1", "7").await?;
    let form = invitation::Join {
        token: &token,
        name,
        email: &format!("{}@example.com", name.to_lowercase()),
        password: PASSWORD,
        language: "en",
        zone: "Asia/Tokyo",
        device: "test",
    };
    Ok(invitation::join(app, &form).await?.token)
}

/// Who a token stands for.
///
/// # Errors
/// When the database does not answer.
pub async fn actor(app: &App, token: &str) -> Result<Actor> {
    session::resume(app, token).await
}

/// Saves a whole document as its newest revision, whatever was there before.
///
/// # Errors
/// As any save; [`Error::NotFound`] for anybody but an author.
pub async fn write(app: &App, actor: &Actor, id: PostmortemId, body: &Body) -> Result<()> {
    transaction!(app, |tx| {
        let found = postmortem::found(&mut tx, actor, id, Operation::WritePostmortem).await?;
        postmortem::keep(app, &mut tx, actor, &found, body.clone()).await?;
    })
}
