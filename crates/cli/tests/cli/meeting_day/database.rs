//! A fresh database on the PostgreSQL server that the test runner started.

use tokio::runtime::Runtime;
use yomikai_app::testing::{self, Postgres};

/// Gone when it is dropped.
pub(super) struct Fresh {
    runtime: Runtime,
    postgres: Option<Postgres>,
}

impl Fresh {
    pub(super) fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let postgres = Some(runtime.block_on(testing::postgres()).unwrap());
        Self { runtime, postgres }
    }

    pub(super) fn url(&self) -> &str {
        &self.postgres.as_ref().unwrap().url
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some(postgres) = self.postgres.take() {
            self.runtime.block_on(postgres.throw_away()).unwrap();
        }
    }
}
