//! How it is run: one binary for the server and the command line.

mod commands;
mod config;
mod error;
mod folder;
mod help;
mod language;
mod log;
mod lsp;
mod nearest;
mod plain;
mod reason;
mod settings;
mod text;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{FromArgMatches as _, Parser, Subcommand};
use yomikai_web::i18n::Words;

use commands::{backup, demo_data, lint, restore, rule, serve, user};
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
    Lint(lint::Options),
    Rule(rule::Options),
    Lsp(lsp::Options),
}

fn main() -> ExitCode {
    let environment = Environment::read();
    let l = Words::of(environment.language);
    match run(&environment, l) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            remark(error.said(l).trim_end());
            ExitCode::from(error.exit_code())
        }
    }
}

/// Does what was typed; the answer is the exit code.
fn run(environment: &Environment, l: Words) -> Result<u8> {
    let matches = match help::localised(l).try_get_matches() {
        Ok(matches) => matches,
        Err(asked) if !asked.use_stderr() => {
            return say(asked.render().to_string().trim_end()).map(|()| 0);
        }
        Err(wrong) => return Err(Error::Typed(wrong)),
    };
    match Cli::from_arg_matches(&matches).map_err(Error::Typed)?.command {
        // The coach reads without the machinery of the server, so that it can be asked at every keystroke.
        Command::Lint(options) => lint::run(&options, l),
        Command::Rule(options) => rule::run(&options, l),
        Command::Lsp(options) => lsp::run(&options, l),
        command => with_the_house(command, environment, l).map(|()| 0),
    }
}

/// The commands that serve the house, or look after it.
fn with_the_house(command: Command, environment: &Environment, l: Words) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new().map_err(Error::System)?;
    runtime.block_on(async {
        match command {
            Command::Serve(options) => serve::run(options, environment, l).await,
            Command::DemoData(options) => demo_data::run(options, l).await,
            Command::User(command) => user::run(command, environment, l).await,
            Command::Backup(options) => backup::run(options, environment, l).await,
            Command::Restore(options) => restore::run(options, environment, l).await,
            Command::Lint(_) | Command::Rule(_) | Command::Lsp(_) => Ok(()),
        }
    })
}

/// Prints what somebody asked for, a line of its own on standard output.
fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    written(writeln!(out, "{line}").and_then(|()| out.flush()))
}

/// What became of an answer on standard output. Whoever stops listening has heard enough.
fn written(result: io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Error::Unwritten),
    }
}

/// Prints what goes with it on standard error, so that standard output can be used by a program.
fn remark(line: &str) {
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(io::stderr(), "{}", plain::no_commands(line));
}
