//! No `#[allow]`, which outlives its cause in silence, and no `#[ignore]`, which skips a test in silence.

use super::Finding;
use super::tree::Tree;

const FORBIDDEN: &[(&str, &str)] = &[
    (
        "allow",
        "use #[expect(…, reason = \"…\")], which complains once its cause is gone, instead of #[allow]",
    ),
    ("ignore", "no test is skipped: mend it or remove it, instead of #[ignore]"),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.rust(&[""]) {
        for (words, line) in source.attributes() {
            for (forbidden, message) in FORBIDDEN {
                let conditional = words.first() == Some(&"cfg_attr") && words.contains(forbidden);
                if conditional || words.first() == Some(forbidden) {
                    findings.push(Finding::new(path, line, *message));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn allow_and_ignore_are_found() {
        let text = "//! A.\n#![allow(dead_code)]\n#[test]\n#[ignore]\nfn a() {}\n#[cfg_attr(test, ignore)]\nfn b() {}\n";
        let found = found(check, &[("crates/domain/src/lib.rs", text)]);
        assert_eq!(found.len(), 3);
        assert!(found[0].starts_with("crates/domain/src/lib.rs:2: use #[expect"));
        assert!(found[1].starts_with("crates/domain/src/lib.rs:4: no test is skipped"));
        assert!(found[2].starts_with("crates/domain/src/lib.rs:6: no test is skipped"));
    }

    #[test]
    fn expect_and_other_words_are_fine() {
        let text =
            "//! A.\n#[expect(dead_code, reason = \"allow\")]\n#[derive(Debug)]\nstruct A { ignore: bool }\n";
        assert!(found(check, &[("crates/domain/src/lib.rs", text)]).is_empty());
    }
}
