//! The project's own chores, run as `cargo xtask COMMAND`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks through its output")]

mod assets;
mod bench;
mod coach;
mod postgres;
mod screenshots;
mod tidy;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A chore fails with a message for the person who ran it; nobody matches on the kind.
type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

const USAGE: &str = "\
cargo xtask COMMAND

  tidy                    check the invariants of ARCHITECTURE.md
  assets [--check]        bundle islands and styles into crates/web/assets (--check: fail on a difference)
  screenshots [WORD]      take pictures of the pages into screenshots/, of those with WORD in their names
  bench pages|meeting [OPTION…]
                          measure the release binary (--help tells the options)
  coach-train             make the coach's weights anew from crates/coach/data and the rule pages
  coach-label IN OUT      write the lines of IN (JSON lines) with what the coach says of each
  coach-score FILE        print how often the coach is right on labelled sentences
  coach-corpus DIR [--list]
                          print what the coach says of the real documents in DIR/en and DIR/ja
  bench coach DIR         measure the coach; DIR/ja and DIR/en hold real documents
  with-postgres -- CMD…   run CMD with a throw-away PostgreSQL in YOMIKAI_TEST_POSTGRES";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Result<ExitCode> {
    let root = root()?;
    match args {
        ["tidy"] => tidy::run(&root),
        ["assets"] => assets::build(&root),
        ["assets", "--check"] => assets::check(&root),
        ["screenshots", word @ ..] if word.len() < 2 => screenshots::run(&root, word),
        ["bench", "coach", documents] => bench::coach(&root, Path::new(documents)),
        ["bench", bench @ ("pages" | "meeting"), options @ ..] => bench::run(&root, bench, options),
        ["coach-train"] => coach::train(&root),
        ["coach-label", input, out] => coach::label(Path::new(input), Path::new(out)),
        ["coach-score", file] => coach::score(Path::new(file)),
        ["coach-corpus", folder] => coach::corpus(&root, Path::new(folder), false),
        ["coach-corpus", folder, "--list"] => coach::corpus(&root, Path::new(folder), true),
        ["with-postgres", "--", program, args @ ..] => postgres::run_with(program, args),
        _ => {
            eprintln!("{USAGE}");
            Ok(ExitCode::from(2))
        }
    }
}

/// The folder of the workspace, wherever in it the command was typed.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().ok_or("xtask lies in a folder of the workspace")?.to_owned())
}
