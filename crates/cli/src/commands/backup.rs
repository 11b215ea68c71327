//! `yomikai backup`: a copy of everything in one file, also while a server is running.

use std::{
    fs::File,
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use clap::Args;
use yomikai_app::{App, backup};
use yomikai_web::i18n::Words;

use super::open;
use crate::{
    config::{Environment, Place},
    error::{Error, Result},
    remark,
};

#[derive(Args)]
pub(crate) struct Options {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    force: bool,
}

/// Writes the copy.
///
/// # Errors
/// When the file is there already, or cannot be written.
pub(crate) async fn run(options: Options, environment: &Environment, l: Words) -> Result<()> {
    let database = options.place.kept(environment)?.existing_database()?;
    let to_stdout = options.file == Path::new("-");
    if !to_stdout && !options.force && options.file.symlink_metadata().is_ok() {
        return Err(Error::FileExists(options.file));
    }
    let app = open(&database).await?;
    let done = if to_stdout {
        let mut out = BufWriter::new(io::stdout());
        let written = backup::write(&app, &mut out).await;
        written.map_err(Error::from).and_then(|summary| {
            out.flush().map_err(Error::System)?;
            Ok(summary)
        })
    } else {
        to_file(&app, &options.file, options.force).await
    };
    app.close().await;
    remark(&l.t1("cli-backup-done", "rows", done?.rows));
    Ok(())
}

/// Writes beside the file and puts it in its place when it is whole and on disk: a backup is there, or it is not.
async fn to_file(app: &App, file: &Path, force: bool) -> Result<backup::Summary> {
    let of = |error| Error::File(file.to_owned(), error);
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Temporary files can be read by their owner alone, which a file full of drafts has to stay.
    let temporary = tempfile::Builder::new().prefix(".yomikai-backup-").tempfile_in(folder).map_err(of)?;
    let mut out = BufWriter::new(temporary);
    let summary = backup::write(app, &mut out).await?;
    let temporary = out.into_inner().map_err(|error| of(error.into_error()))?;
    temporary.as_file().sync_all().map_err(of)?;
    let placed = if force { temporary.persist(file) } else { temporary.persist_noclobber(file) };
    placed.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => Error::FileExists(file.to_owned()),
        _ => of(error.error),
    })?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(of)?;
    Ok(summary)
}
