//! The log on standard error: for people on a terminal, for programs elsewhere; never anybody's words.

use std::io::IsTerminal as _;

use clap::ValueEnum;
use tracing_subscriber::EnvFilter;

use crate::config::Environment;

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Lines for people.
    Human,
    /// One JSON object a line.
    Json,
}

/// What is logged when `YOMIKAI_LOG` does not say.
const USUAL: &str = "info,sqlx=warn";

/// Begins to log.
pub(crate) fn begin(form: Option<Form>, environment: &Environment) {
    let terminal = std::io::stderr().is_terminal();
    let form = form.unwrap_or(if terminal { Form::Human } else { Form::Json });
    let filter = EnvFilter::builder().parse_lossy(environment.log.as_deref().unwrap_or(USUAL));
    let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter);
    // A second beginning, which only a test could make, is no reason to stop.
    let _ = match form {
        Form::Human => log.with_ansi(terminal).try_init(),
        Form::Json => log.json().flatten_event(true).try_init(),
    };
}
