//! Measures the release binary from outside, over HTTP: `cargo xtask bench pages` and `cargo xtask bench meeting`.
#![expect(clippy::print_stderr, reason = "a command line speaks through its output")]

mod data;
mod html;
mod http;
mod meeting;
mod pages;
mod person;
mod process;
mod report;
mod samples;
mod server;
mod sse;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// A bench fails with a message for the person who ran it; nobody matches on the kind.
type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// Prints a line of what is going on, or of what came of it.
macro_rules! say {
    ($($words:tt)*) => { println!($($words)*) };
}
use say;

#[derive(Parser)]
#[command(name = "cargo xtask bench", about = "Measures the release binary from outside, over HTTP.")]
struct Line {
    #[command(subcommand)]
    bench: Bench,
}

#[derive(Subcommand)]
enum Bench {
    /// How fast pages are, beside a bare handler that answers as many bytes; how much memory and time a start takes.
    Pages(pages::Options),
    /// How fast a full room is: joining it, asking for something in it, and hearing what others did.
    Meeting(meeting::Options),
    /// The bare handler.
    #[command(hide = true)]
    Bare {
        /// The folder with its answers.
        answers: PathBuf,
    },
}

/// What every bench is told.
#[derive(Args)]
struct Common {
    /// The product.
    #[arg(long, value_name = "FILE")]
    binary: PathBuf,
    /// Data made before, used on a copy; where there are none yet, they are made and kept there.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Keeps what was measured for machines, too.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

fn main() -> ExitCode {
    let outcome = match Line::parse().bench {
        Bench::Pages(options) => pages::run(&options),
        Bench::Meeting(options) => meeting::run(&options),
        Bench::Bare { answers } => pages::serve_bare(&answers),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One thread asks: what it needs of the cores is taken from what it measures.
fn asking<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}
