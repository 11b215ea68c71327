//! `cargo xtask tidy`: the invariants of `ARCHITECTURE.md`, checked by a machine instead of by habit.

mod attributes;
mod edges;
mod headers;
mod links;
mod locales;
mod migrations;
mod prose;
mod purity;
mod rust_source;
mod sizes;
mod slices;
mod sql;
mod templates;
mod todos;
mod tree;
mod waits;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use regex::Regex;

use self::tree::Tree;
use crate::Result;

/// One violation, printed as `path:line: message` so that editors can jump to it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    line: usize,
    message: String,
}

impl Finding {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Every check that reads the tracked files. The crate graph is the one check with another source: `edges`.
const CHECKS: &[fn(&Tree) -> Vec<Finding>] = &[
    attributes::check,
    headers::check,
    links::check,
    locales::check,
    migrations::check,
    prose::check,
    purity::check,
    sizes::check,
    slices::check,
    sql::check,
    templates::check,
    todos::check,
    waits::check,
];

/// Runs every check and prints what was found.
pub(crate) fn run(root: &Path) -> Result<ExitCode> {
    let tree = Tree::load(root)?;
    let mut findings = tree.unparsable();
    findings.extend(edges::check(&edges::Graph::load(root)?));
    findings.extend(CHECKS.iter().flat_map(|check| check(&tree)));
    findings.sort();
    findings.dedup();

    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("tidy: {} files in order", tree.paths().count());
            Ok(ExitCode::SUCCESS)
        }
        found => {
            eprintln!("tidy: {found} to put in order");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// A regular expression written down in a check.
#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and the tests of each check compile them"
)]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern compiles")
}

/// Runs one check on a made-up tree and gives the findings as they would be printed.
#[cfg(test)]
fn found(check: fn(&Tree) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    check(&Tree::of(files)).iter().map(ToString::to_string).collect()
}
