//! `cargo xtask screenshots`: pictures of the pages, to be looked at by people.

use std::path::Path;
use std::process::ExitCode;

use xshell::{Shell, cmd};

use crate::Result;

/// Builds the product and has the browser walk through its pages; a word chooses which are taken a picture of.
pub(crate) fn run(root: &Path, word: &[&str]) -> Result<ExitCode> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    cmd!(shell, "cargo build --package yomikai").quiet().run()?;
    cmd!(shell, "node e2e/screenshots.mjs {word...}").quiet().run()?;
    Ok(ExitCode::SUCCESS)
}
