//! `yomikai demo-data`: the demonstration with a lot in it, in a folder that `serve --demo` serves.

use std::path::PathBuf;

use clap::{Args, value_parser};
use yomikai_app::demo::{Amount, Demo};
use yomikai_domain::{Arg, limits};
use yomikai_web::i18n::Words;

use super::open;
use crate::{
    config::Kept,
    error::{Error, Result},
    folder::Folder,
    remark, say,
};

/// From how many documents on the operator is told how far it has got.
const WORTH_TELLING: u32 = 4_000;
/// How often they are told, and once more at the end.
const TIMES: u32 = 4;

#[derive(Args)]
pub(crate) struct Options {
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    #[arg(value_parser = value_parser!(u32).range(..=i64::from(limits::DEMO_DOCUMENTS)))]
    documents: u32,
    #[arg(long, value_name = "M", default_value_t = 0)]
    #[arg(value_parser = value_parser!(u32).range(..=i64::from(limits::DEMO_MEMBERS)))]
    members: u32,
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

/// Makes it. What is interrupted is no demonstration yet: this begins anew in its folder, and so does `serve --demo`.
///
/// # Errors
/// When the folder is not empty, or cannot be used.
pub(crate) async fn run(options: Options, l: Words) -> Result<()> {
    let Options { documents, members, data } = options;
    let folder = Folder::take_for_new_demo(&data)?;
    let app = open(&Kept::Folder(data.clone()).database()).await?;
    let made = Demo::make(&app, Amount { documents, members }, |done| tell(done, documents, l)).await;
    app.close().await;
    made.map_err(|error| match error {
        yomikai_app::Error::Forbidden => Error::FolderNotEmpty(data.clone()),
        other => other.into(),
    })?;
    folder.demo_is_made()?;
    let numbers = [("documents", Arg::Number(documents.into())), ("members", Arg::Number(members.into()))];
    remark(&l.with("cli-demo-data-done", &numbers));
    say(&data.display().to_string())
}

fn tell(done: u32, of: u32, l: Words) {
    if of >= WORTH_TELLING && done < of && done.is_multiple_of(of / TIMES) {
        let numbers = [("done", Arg::Number(done.into())), ("of", Arg::Number(of.into()))];
        remark(&l.with("cli-demo-data-progress", &numbers));
    }
}
