//! Tests wait for a condition, never for time to pass: a sleep is either too short or too long.

use std::sync::LazyLock;

use regex::Regex;

use super::tree::{Tree, line_at};
use super::{Finding, pattern};

const MESSAGE: &str = "wait for a condition, not for time to pass";

/// The ways to let time pass in a browser story. `setTimeout` stays possible for the deadline of a condition.
static STORY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:sleep|waitForTimeout)\s*\("));

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.rust(&[""]) {
        let lines = source.sequences(&["sleep", "("]).into_iter().filter(|line| source.is_test(*line));
        findings.extend(lines.map(|line| Finding::new(path, line, MESSAGE)));
    }
    for (path, text) in tree.texts(&["mjs"]).filter(|(path, _)| path.starts_with("e2e/")) {
        let found = STORY.find_iter(text);
        findings.extend(found.map(|found| Finding::new(path, line_at(text, found.start()), MESSAGE)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    const SLEEP: &str = "//! A.\nasync fn a() { tokio::time::sleep(d).await; }\n";

    #[test]
    fn a_sleeping_test_is_found() {
        assert_eq!(
            found(check, &[("crates/app/tests/stories.rs", SLEEP)]),
            ["crates/app/tests/stories.rs:2: wait for a condition, not for time to pass"]
        );
        let module = "//! A.\n#[cfg(test)]\nmod tests { fn a() { std::thread::sleep(d); } }\n";
        assert_eq!(found(check, &[("crates/app/src/a.rs", module)]).len(), 1);
        assert_eq!(found(check, &[("e2e/club.mjs", "await page.waitForTimeout(100);\n")]).len(), 1);
    }

    #[test]
    fn the_product_may_sleep() {
        assert!(found(check, &[("crates/app/src/a.rs", SLEEP)]).is_empty());
    }
}
