//! Connections to read an SQLite file with.
//!
//! The library's own pool asks a connection whether it still lives each time that it is given back. To SQLite's thread and
//! back again is most of what a short statement costs, and a page has few of them: so that is asked now and then here.

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use sqlx::{AnyConnection, Connection as _};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Error, Result, db::prepare};

/// How long a connection is taken to live without being asked.
const TRUSTED: Duration = Duration::from_secs(10);

/// A few connections, for whoever needs one.
#[derive(Debug, Clone)]
pub(crate) struct Readers(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    url: String,
    most: u32,
    patience: Duration,
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<Kept>>,
}

#[derive(Debug)]
struct Kept {
    connection: AnyConnection,
    seen_alive: Instant,
}

/// A connection while somebody reads with it. Whoever stops in the middle of a statement leaves it as good as new: the
/// statement ends where nobody listens, before the next one begins.
#[derive(Debug)]
pub(crate) struct Borrowed {
    /// There until it is dropped.
    kept: Option<Kept>,
    home: Arc<Inner>,
    // After the connection is back, the next one may come.
    _turn: OwnedSemaphorePermit,
}

impl Readers {
    /// At most `most` connections to the file at `url`, each opened when it is first needed; whoever finds none free waits
    /// for `patience`.
    pub(crate) fn new(url: String, most: u32, patience: Duration) -> Self {
        let turns = Arc::new(Semaphore::new(most as usize));
        Self(Arc::new(Inner { url, most, patience, turns, idle: Mutex::default() }))
    }

    /// A connection.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when none is free in time, or after [`close`](Self::close).
    pub(crate) async fn borrow(&self) -> Result<Borrowed> {
        let turn = tokio::time::timeout(self.0.patience, self.0.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| Error::Unavailable(sqlx::Error::PoolTimedOut))?;
        let turn = turn.map_err(|_| Error::Unavailable(sqlx::Error::PoolClosed))?;
        let kept = match self.0.take() {
            Some(kept) if kept.seen_alive.elapsed() < TRUSTED => kept,
            Some(kept) => self.0.look_after(kept).await?,
            None => self.0.open().await?,
        };
        Ok(Borrowed { kept: Some(kept), home: self.0.clone(), _turn: turn })
    }

    /// Closes all connections, once each is given back; there are no more afterwards.
    pub(crate) async fn close(&self) {
        // Whoever holds all turns is alone.
        let _alone = self.0.turns.acquire_many(self.0.most).await;
        self.0.turns.close();
        while let Some(kept) = self.0.take() {
            // A connection that cannot end well has nothing to lose: it only ever read.
            let _ = kept.connection.close().await;
        }
    }
}

impl Inner {
    fn take(&self) -> Option<Kept> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    async fn open(&self) -> Result<Kept> {
        let mut connection = AnyConnection::connect(&self.url).await?;
        prepare(&mut connection).await?;
        Ok(Kept { connection, seen_alive: Instant::now() })
    }

    /// A connection that nobody has asked for a while, or another one in its place.
    async fn look_after(&self, mut kept: Kept) -> Result<Kept> {
        match kept.connection.ping().await {
            Ok(()) => Ok(Kept { seen_alive: Instant::now(), ..kept }),
            Err(error) => {
                tracing::warn!(%error, "a connection has ended and is opened anew");
                self.open().await
            }
        }
    }
}

impl Deref for Borrowed {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match &self.kept {
            Some(kept) => &kept.connection,
            None => unreachable!("it is taken out by dropping alone"),
        }
    }
}

impl DerefMut for Borrowed {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.kept {
            Some(kept) => &mut kept.connection,
            None => unreachable!("it is taken out by dropping alone"),
        }
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        let mut idle = self.home.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.extend(self.kept.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn readers(most: u32) -> (Readers, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        drop(crate::Db::sqlite(&path).await.unwrap());
        let url = format!("sqlite://{}", path.display());
        (Readers::new(url, most, Duration::from_millis(50)), folder)
    }

    async fn one(db: &mut AnyConnection) -> i64 {
        sqlx::query_scalar("SELECT 1").fetch_one(db).await.unwrap()
    }

    #[tokio::test]
    async fn what_is_given_back_is_used_again() {
        let (readers, _folder) = readers(1).await;
        sqlx::query("CREATE TEMP TABLE here (n BIGINT)")
            .execute(&mut *readers.borrow().await.unwrap())
            .await
            .unwrap();
        let mut again = readers.borrow().await.unwrap();
        sqlx::query("SELECT n FROM here").fetch_all(&mut *again).await.unwrap();
    }

    #[tokio::test]
    async fn whoever_finds_none_free_waits_for_a_while() {
        let (readers, _folder) = readers(1).await;
        let held = readers.borrow().await.unwrap();
        assert!(matches!(readers.borrow().await, Err(Error::Unavailable(sqlx::Error::PoolTimedOut))));
        let waiting = tokio::spawn({
            let readers = readers.clone();
            async move { one(&mut readers.borrow().await.unwrap()).await }
        });
        drop(held);
        assert_eq!(waiting.await.unwrap(), 1);
    }

    #[tokio::test]
    async fn whoever_goes_in_the_middle_leaves_it_as_good_as_new() {
        const LONG: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT i FROM n";
        let (readers, _folder) = readers(1).await;
        for _ in 0..3 {
            let mut db = readers.borrow().await.unwrap();
            let rows = sqlx::query(LONG).fetch_all(&mut *db);
            assert!(tokio::time::timeout(Duration::from_millis(1), rows).await.is_err());
            drop(db);
            assert_eq!(one(&mut readers.borrow().await.unwrap()).await, 1);
        }
    }

    #[tokio::test]
    async fn there_are_none_after_the_end() {
        let (readers, _folder) = readers(2).await;
        one(&mut readers.borrow().await.unwrap()).await;
        readers.close().await;
        assert!(matches!(readers.borrow().await, Err(Error::Unavailable(sqlx::Error::PoolClosed))));
    }
}
