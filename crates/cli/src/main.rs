//! How it is run: one binary for the server and the command line.

mod commands;
mod config;
mod error;
mod folder;
mod help;
mod log;

use std::{io::Write as _, process::ExitCode};

use clap::{FromArgMatches as _, Parser, Subcommand};
use yomikai_web::i18n::Words;

use commands::{backup, demo_data, restore, serve, user};
use config::Environment;
use error::{Error, Result};

/// A page is made of some thousand small strings, and the system's allocator takes a fifth of the time for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What can be typed. The words of its help are in the locale files; [`help::localised`] puts them in.
#[derive(Parser)]
#[command(name = "yomikai", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Options),
    DemoData(demo_data::Options),
    #[command(subcommand)]
    User(user::Command),
    Backup(backup::Options),
    Restore(restore::Options),
}

fn main() -> ExitCode {
    let environment = Environment::read();
    let l = Words::of(environment.language);
    match run(&environment, l) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let said = error.said(l);
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(std::io::stderr(), "{}", said.trim_end());
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(environment: &Environment, l: Words) -> Result<()> {
    let matches = match help::localised(l).try_get_matches() {
        Ok(matches) => matches,
        Err(asked) if !asked.use_stderr() => return say(asked.render().to_string().trim_end()),
        Err(wrong) => return Err(Error::Typed(wrong)),
    };
    let cli = Cli::from_arg_matches(&matches).map_err(Error::Typed)?;
    let runtime = tokio::runtime::Runtime::new().map_err(Error::System)?;
    runtime.block_on(async {
        match cli.command {
            Command::Serve(options) => serve::run(options, environment, l).await,
            Command::DemoData(options) => demo_data::run(options, l).await,
            Command::User(command) => user::run(command, environment, l).await,
            Command::Backup(options) => backup::run(options, environment, l).await,
            Command::Restore(options) => restore::run(options, environment, l).await,
        }
    })
}

/// Prints what somebody asked for, a line of its own on standard output.
fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(Error::System)
}

/// Prints what goes with it on standard error, so that standard output can be used by a program.
fn remark(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
