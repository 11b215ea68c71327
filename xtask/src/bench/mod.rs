//! `cargo xtask bench`: builds the product and its benches as they are released, and measures.

mod coach;

use std::path::Path;
use std::process::{Command, ExitCode};

use cargo_metadata::MetadataCommand;
use xshell::{Shell, cmd};

use crate::Result;

pub(crate) use coach::run as coach;

/// What is built: the product, and what measures it from outside.
const PRODUCT: &str = "yomikai";
const BENCHES: &str = "yomikai-benches";

/// Runs one bench with its options.
pub(crate) fn run(root: &Path, bench: &str, options: &[&str]) -> Result<ExitCode> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    cmd!(shell, "cargo build --release --locked --package {PRODUCT} --package {BENCHES}").run()?;
    let metadata = MetadataCommand::new().current_dir(root).no_deps().exec()?;
    let built = metadata.target_directory.join("release");
    let status = Command::new(built.join(BENCHES))
        .arg(bench)
        .arg("--binary")
        .arg(built.join(PRODUCT))
        .args(options)
        .status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
