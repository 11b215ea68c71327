//! Use cases: authorise, decide, save, announce.
//!
//! Every function takes an [`Actor`], reading ones too; pages, the command line and imports call the same ones.

pub mod account;
pub mod action_item;
pub mod actor;
pub mod assignment;
pub mod backup;
pub mod chance;
pub mod club;
mod database;
pub mod demo;
pub mod error;
pub mod factor;
pub mod house;
pub mod ignore;
pub mod invitation;
pub mod library;
pub mod life;
pub mod meeting;
pub mod member;
mod paging;
mod password;
pub mod people;
pub mod postmortem;
mod secret;
pub mod session;
pub mod testing;
mod throttle;
pub mod working_copy;

use std::sync::Arc;

use jiff::Timestamp;
use yomikai_store::Db;

pub use actor::{Actor, SignedIn};
pub use chance::{Chance, Clock, OsChance, SystemClock};
pub use database::Database;
pub use error::{Error, Result};

use house::SetUpCode;
use meeting::Rooms;
use password::Hasher;

/// The application: a database, a clock and a source of chance, and what every use case shares.
#[derive(Clone)]
pub struct App {
    db: Db,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    hasher: Hasher,
    set_up_code: Arc<SetUpCode>,
    rooms: Arc<Rooms>,
}

impl App {
    /// Opens the application on a database.
    ///
    /// # Errors
    /// When the database cannot be opened or brought up to date.
    pub async fn open(database: &Database, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Result<Self> {
        Ok(Self::on(database.open().await?, clock, chance))
    }

    fn on(db: Db, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        let set_up_code = Arc::new(SetUpCode::new(chance.as_ref()));
        Self { db, clock, chance, hasher: Hasher::for_this_machine(), set_up_code, rooms: Arc::default() }
    }

    /// The instant at which a use case happens.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new identifier: forms carry one, so that sending them twice makes one thing.
    pub fn new_uuid(&self) -> uuid::Uuid {
        chance::uuid(self.now(), self.chance.as_ref())
    }

    /// A new identifier that is chance alone (UUID version 4): it says nothing about when it was made.
    pub fn new_random(&self) -> uuid::Uuid {
        let mut bytes = [0; 16];
        self.chance.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// Closes the database; what was acknowledged is on disk.
    pub async fn close(&self) {
        self.db.close().await;
    }

    /// Whether the database answers: what a load balancer asks before it sends anybody here.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it does not.
    pub async fn check_readiness(&self) -> Result<()> {
        let mut db = self.db.read().await?;
        yomikai_store::organisation::find(&mut db).await?;
        Ok(())
    }
}

/// Runs a block in a transaction and commits it, again from its start where two got in each other's way.
macro_rules! transaction {
    ($app:expr, |$tx:ident| $body:block) => {{
        let mut retries = yomikai_store::Retries::default();
        loop {
            let outcome: $crate::Result<_> = async {
                let mut $tx = $app.db.begin().await?;
                let value = $body;
                $tx.commit().await.map_err(yomikai_store::Error::from)?;
                Ok(value)
            }
            .await;
            match outcome {
                Err($crate::Error::Unavailable(error)) => {
                    if !retries.again(&error).await {
                        break Err($crate::Error::Unavailable(error));
                    }
                }
                outcome => break outcome,
            }
        }
    }};
}
use transaction;
