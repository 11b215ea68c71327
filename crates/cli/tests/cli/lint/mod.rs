//! The coach on the command line: what it reads, how it answers, and what a team may choose.

mod choices;
mod formats;
mod promises;
mod reading;

use std::{fs, io::Write as _, path::Path, process::Stdio};

use crate::server::{texts, yomikai};

/// A sentence that relies on effort, read as an improvement card.
const EFFORT: &str = "Be more careful.\n";

/// A folder with files in it.
struct Desk(tempfile::TempDir);

/// What one run said.
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            desk.put(path, text.as_bytes());
        }
        desk
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs `yomikai lint --kind improvement` here.
    fn lint(&self, arguments: &[&str]) -> Said {
        self.lint_from(arguments, "")
    }

    /// The same with something on standard input.
    fn lint_from(&self, arguments: &[&str], stdin: &str) -> Said {
        let mut command = yomikai(&["lint", "--kind", "improvement"]);
        // A home of its own, so that nobody's own choices are found above the folder.
        command.args(arguments).current_dir(self.path()).env("HOME", self.path());
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        // A program that needs no input may end before it is written.
        let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
        let output = child.wait_with_output().unwrap();
        let (out, err) = texts(&output);
        Said { code: output.status.code(), out, err }
    }

    /// The paths that were found in, by the report for programs.
    fn found(&self, arguments: &[&str]) -> Vec<String> {
        let said = self.lint(&[arguments, &["--format", "json"]].concat());
        let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let findings = report["findings"].as_array().unwrap();
        findings.iter().map(|finding| finding["path"].as_str().unwrap().to_owned()).collect()
    }
}
