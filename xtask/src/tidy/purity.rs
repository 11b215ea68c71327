//! `domain`, `coach` and `live` touch nothing: no disk, no network, no clock, no chance. Time and ids are arguments.

use super::Finding;
use super::tree::Tree;

/// The crates without I/O. `edges` keeps the dependencies of the same crates free of it.
pub(super) const PURE: &[&str] = &["domain", "coach", "live"];

/// Paths that reach outside. clippy's `disallowed_methods` catches renamed imports of some; this catches whole modules.
const IMPURE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "Instant::now",
    "SystemTime::now",
    "Timestamp::now",
    "Zoned::now",
    "Uuid::new_v4",
    "Uuid::now_v7",
    "rand",
    "thread_rng",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let folders: Vec<String> = PURE.iter().map(|name| format!("crates/{name}/src/")).collect();
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    let mut findings = Vec::new();
    for (path, source) in tree.rust(&folders) {
        for impure in IMPURE {
            let lines = source.mentions(impure).into_iter().filter(|line| !source.is_test(*line));
            let message =
                format!("`{impure}` in a crate that touches nothing: take what it gives as an argument");
            findings.extend(lines.map(|line| Finding::new(path, line, message.clone())));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn clocks_disks_and_chance_are_found() {
        let text = "//! A.\nuse std::{fmt, fs};\nfn a() -> Timestamp { Timestamp::now() }\nfn b() { rand::random() }\n";
        let found = found(check, &[("crates/domain/src/club.rs", text)]);
        assert_eq!(found.len(), 3);
        assert!(found[0].starts_with("crates/domain/src/club.rs:2: `std::fs`"));
    }

    #[test]
    fn tests_and_other_crates_may() {
        let text = "//! A.\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        assert!(found(check, &[("crates/coach/src/lib.rs", text)]).is_empty());
        assert!(found(check, &[("crates/store/src/backup.rs", "//! A.\nuse std::fs;\n")]).is_empty());
    }
}
