//! Files and functions stay short enough to be read in one sitting.

use super::Finding;
use super::tree::Tree;

const FILE_STOP: usize = 500;
const FUNCTION_STOP: usize = 80;
const ARCHITECTURE: (&str, usize) = ("ARCHITECTURE.md", 250);

/// Stops raised for one file, or for one function as `path::name`: where, the new stop, and why.
/// A line that is no longer needed is itself a finding.
const RAISED: &[(&str, usize, &str)] = &[];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = measure(tree, RAISED);
    let (path, stop) = ARCHITECTURE;
    if let Some(lines) = tree.text(path).map(|text| text.lines().count()).filter(|lines| *lines > stop) {
        findings.push(Finding::new(path, stop, format!("{lines} lines; what is read first stops at {stop}")));
    }
    findings
}

fn measure(tree: &Tree, raised: &[(&str, usize, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut unused: Vec<&str> = raised.iter().map(|(subject, ..)| *subject).collect();
    let mut judge = |path: &str, line: usize, subject: &str, lines: usize, default: usize, advice: &str| {
        if lines <= default {
            return;
        }
        unused.retain(|raised| *raised != subject);
        let stop =
            raised.iter().find(|(raised, ..)| *raised == subject).map_or(default, |(_, stop, _)| *stop);
        if lines > stop {
            findings.push(Finding::new(
                path,
                line,
                format!("{lines} lines, over the stop of {stop}: {advice}"),
            ));
        }
    };
    for (path, source) in tree.rust(&[""]) {
        judge(path, 1, path, source.lines_without_tests(), FILE_STOP, "cut the file by noun");
        for function in source.functions() {
            let subject = format!("{path}::{}", function.name);
            judge(
                path,
                function.line,
                &subject,
                function.length,
                FUNCTION_STOP,
                "give its steps names of their own",
            );
        }
    }
    for (path, text) in tree.texts(&["ts", "mjs", "css", "html"]).filter(|(path, _)| !is_bundle(path)) {
        judge(path, 1, path, text.lines().count(), FILE_STOP, "cut the file by noun");
    }
    let stale =
        "a stop is raised for this and no longer needed: take the line out of xtask/src/tidy/sizes.rs";
    findings.extend(unused.into_iter().map(|subject| Finding::new(subject, 1, stale)));
    findings
}

/// Bundles are built, not read.
fn is_bundle(path: &str) -> bool {
    path.starts_with("crates/web/assets/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "crates/app/src/a.rs";

    #[track_caller]
    fn check_sizes(text: &str, raised: &[(&str, usize, &str)], expect: &[&str]) {
        let tree = Tree::of(&[(PATH, text)]);
        let found: Vec<String> = measure(&tree, raised).iter().map(ToString::to_string).collect();
        assert_eq!(found, expect);
    }

    fn function(lines: usize) -> String {
        format!("//! A.\nfn long() {{\n{}}}\n", "    step();\n".repeat(lines - 2))
    }

    #[test]
    fn a_long_function_is_found_and_its_stop_can_be_raised() {
        check_sizes(&function(80), &[], &[]);
        let message =
            "crates/app/src/a.rs:2: 81 lines, over the stop of 80: give its steps names of their own";
        check_sizes(&function(81), &[], &[message]);
        check_sizes(&function(81), &[("crates/app/src/a.rs::long", 90, "one table")], &[]);
    }

    #[test]
    fn a_long_file_is_found_and_its_tests_do_not_count() {
        let long = format!("//! A.\n{}", "const A: u8 = 1;\n".repeat(500));
        check_sizes(
            &long,
            &[],
            &["crates/app/src/a.rs:1: 501 lines, over the stop of 500: cut the file by noun"],
        );
        let tests = format!("//! A.\n#[cfg(test)]\nmod tests {{\n{}}}\n", "const A: u8 = 1;\n".repeat(600));
        check_sizes(&tests, &[], &[]);
    }

    #[test]
    fn a_stop_that_is_no_longer_needed_is_found() {
        let raised = [(PATH, 600, "it was long once")];
        let tree = Tree::of(&[(PATH, "//! A.\n")]);
        assert_eq!(measure(&tree, &raised).len(), 1);
    }

    #[test]
    fn a_long_page_and_a_long_architecture_are_found_and_bundles_are_not() {
        let long = "<p></p>\n".repeat(501);
        let files = [
            ("crates/web/src/club/page.html", long.as_str()),
            ("crates/web/assets/app.css", &long),
            ("ARCHITECTURE.md", &long),
        ];
        assert_eq!(check(&Tree::of(&files)).len(), 2);
    }

    #[test]
    fn every_raised_stop_has_a_reason() {
        assert!(RAISED.iter().all(|(.., reason)| !reason.trim().is_empty()));
    }
}
