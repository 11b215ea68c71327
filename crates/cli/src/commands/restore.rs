//! `yomikai restore`: fills an empty place with a backup.

use std::{
    fs::File,
    io::{self, BufReader},
    path::{Path, PathBuf},
};

use clap::Args;
use yomikai_app::backup;
use yomikai_web::i18n::Words;

use super::open;
use crate::{
    config::{Environment, Kept, Place},
    error::{Error, Result},
    folder::Folder,
    remark,
};

#[derive(Args)]
pub(crate) struct Options {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

/// Reads the backup. No server may use the folder meanwhile.
///
/// # Errors
/// When the place is not empty, or the backup is not whole.
pub(crate) async fn run(options: Options, environment: &Environment, l: Words) -> Result<()> {
    let kept = options.place.kept(environment)?;
    let input: Box<dyn io::Read + Send> = if options.file == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(&options.file).map_err(|error| Error::File(options.file.clone(), error))?)
    };
    let _folder = match &kept {
        Kept::Folder(path) => Some(Folder::take(path)?),
        Kept::Postgres(_) => None,
    };
    let app = open(&kept.database()).await?;
    let restored = backup::restore(&app, BufReader::new(input)).await;
    app.close().await;
    remark(&l.t1("cli-restore-done", "rows", restored?.rows));
    Ok(())
}
