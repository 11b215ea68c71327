//! Where a body runs: a fresh database of either kind, and a second connection to race on.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
};

use tokio::{runtime::Runtime, sync::Barrier};
use yomikai_store::{Connection, Db, Result, Retries, testing};

/// A fresh database.
pub(crate) struct Place {
    pub(crate) db: Db,
    /// The file, on SQLite.
    file: Option<PathBuf>,
}

impl Place {
    pub(crate) fn is_sqlite(&self) -> bool {
        self.file.is_some()
    }

    /// Runs `work` in a transaction, as use cases do.
    pub(crate) async fn write<T>(&self, work: impl AsyncFn(&mut Connection) -> Result<T>) -> Result<T> {
        attempt(&self.db, None, work).await
    }

    /// The same database opened by somebody else: another process on SQLite, another connection on PostgreSQL.
    pub(crate) async fn open_again(&self) -> Db {
        match &self.file {
            Some(file) => Db::sqlite(file).await.unwrap(),
            None => self.db.clone(),
        }
    }

    /// Runs `work` as number 0 and as number 1 at the same time, each in a transaction of its own.
    ///
    /// On PostgreSQL neither writes before both have begun, so that they always overlap. SQLite lets the second begin
    /// when the first is done.
    pub(crate) async fn race<T>(
        &self,
        work: impl AsyncFn(&mut Connection, usize) -> Result<T>,
    ) -> [Result<T>; 2] {
        let rival = self.open_again().await;
        let barrier = Barrier::new(2);
        let start = self.file.is_none().then_some(&barrier);
        let (one, other) = tokio::join!(
            attempt(&self.db, start, async |tx| work(tx, 0).await),
            attempt(&rival, start, async |tx| work(tx, 1).await),
        );
        [one, other]
    }

    /// Runs `work` in as many transactions at once as a room has people.
    pub(crate) async fn crowd<T>(
        &self,
        people: usize,
        work: impl AsyncFn(&mut Connection, usize) -> Result<T>,
    ) -> Vec<Result<T>> {
        let work = &work;
        let each = (0..people).map(|n| attempt(&self.db, None, async move |tx| work(tx, n).await));
        futures_util::future::join_all(each).await
    }
}

async fn attempt<T>(
    db: &Db,
    mut start: Option<&Barrier>,
    work: impl AsyncFn(&mut Connection) -> Result<T>,
) -> Result<T> {
    let mut retries = Retries::default();
    loop {
        let outcome = async {
            let mut tx = db.begin().await?;
            if let Some(start) = start.take() {
                // The first statement is what fixes the state that a transaction sees.
                yomikai_store::organisation::find(&mut tx).await?;
                start.wait().await;
            }
            let value = work(&mut tx).await?;
            tx.commit().await?;
            Ok(value)
        };
        match outcome.await {
            Err(error) => {
                if !retries.again(&error).await {
                    return Err(error);
                }
            }
            done => return done,
        }
    }
}

/// How many of two succeeded with `true`.
pub(crate) fn wins(outcomes: [Result<bool>; 2]) -> usize {
    outcomes.into_iter().map(Result::unwrap).filter(|won| *won).count()
}

pub(crate) fn on_sqlite(body: impl AsyncFnOnce(Place)) {
    let folder = tempfile::tempdir().unwrap();
    runtime().block_on(async {
        let db = testing::sqlite(folder.path()).await.unwrap();
        let place = Place { db: db.clone(), file: Some(folder.path().join("test.sqlite")) };
        body(place).await;
        db.close().await;
    });
}

pub(crate) fn on_postgres(body: impl AsyncFnOnce(Place)) {
    let runtime = runtime();
    let server = postgres_server();
    let postgres = runtime.block_on(testing::postgres(&server)).unwrap();
    let place = Place { db: postgres.db.clone(), file: None };
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(body(place))));
    runtime.block_on(postgres.throw_away()).unwrap();
    outcome.unwrap_or_else(|panic| resume_unwind(panic));
}

/// The server that the test runner started. Without one the test fails: a skipped test would look like a passed one.
pub(crate) fn postgres_server() -> String {
    let variable = testing::POSTGRES_VARIABLE;
    std::env::var(variable).unwrap_or_else(|_| {
        panic!(
            "{variable} names no PostgreSQL server. Run `./test`, which starts one, or \
             `cargo xtask with-postgres -- cargo nextest run -p yomikai-store`."
        )
    })
}

pub(crate) fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
