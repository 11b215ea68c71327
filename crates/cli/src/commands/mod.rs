//! The commands, one a file.

pub(crate) mod backup;
pub(crate) mod demo_data;
pub(crate) mod lint;
pub(crate) mod restore;
pub(crate) mod rule;
pub(crate) mod serve;
pub(crate) mod user;

use std::sync::Arc;

use yomikai_app::{App, Database, OsChance, SystemClock};

use crate::error::Result;

/// Opens the application as it is in real life.
async fn open(database: &Database) -> Result<App> {
    Ok(App::open(database, Arc::new(SystemClock), Arc::new(OsChance)).await?)
}
