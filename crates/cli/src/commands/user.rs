//! `yomikai user`: what whoever holds the machine may do about somebody's account.

use clap::{Args, Subcommand};
use yomikai_app::member;
use yomikai_web::{i18n::Words, links};

use super::open;
use crate::{
    config::{Environment, Place, PublicUrl},
    error::{Error, Result},
    remark, say,
};

#[derive(Subcommand)]
pub(crate) enum Command {
    ResetPassword(ResetPassword),
}

#[derive(Args)]
pub(crate) struct ResetPassword {
    #[arg(value_name = "EMAIL")]
    email: String,
    #[command(flatten)]
    place: Place,
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

/// Does it, also while a server is running.
///
/// # Errors
/// When there is no such account.
pub(crate) async fn run(command: Command, environment: &Environment, l: Words) -> Result<()> {
    let Command::ResetPassword(options) = command;
    let public_url = options.public_url.as_deref().map(PublicUrl::parse).transpose()?;
    let app = open(&options.place.kept(environment)?.existing_database()?).await?;
    let made = member::make_reset_link_from_the_machine(&app, &options.email).await;
    app.close().await;
    let token = made.map_err(|error| match error {
        yomikai_app::Error::NotFound => Error::NoAccount(options.email),
        other => other.into(),
    })?;
    let site = public_url.as_ref().map_or("", PublicUrl::as_str);
    say(&format!("{site}{}", links::reset(&token)))?;
    remark(&l.t1("cli-reset-lasts", "hours", member::RESET_LASTS.as_hours()));
    if site.is_empty() {
        remark(&l.t("cli-reset-path"));
    }
    Ok(())
}
