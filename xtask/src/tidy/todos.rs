//! A note to come back names who will: `TODO(name)`.

use std::sync::LazyLock;

use regex::Regex;

use super::tree::{Tree, line_at};
use super::{Finding, pattern};

const EXTENSIONS: &[&str] = &["rs", "ts", "mjs", "css", "html", "sql", "ftl", "toml"];

/// The word after the sign of a comment on the same line, without an owner.
/// The brackets around the first letters keep this line from finding itself.
static UNOWNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?m)(?://|/\*|<!--|\{#|--|#|^\s*\*).*?\b(?:[T]ODO|[F]IXME|[X]XX)\b(?:[^(]|\(\s*\)|$)")
});

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts(EXTENSIONS) {
        for found in UNOWNED.find_iter(text) {
            findings.push(Finding::new(
                path,
                line_at(text, found.start()),
                "name who comes back to it: TODO(name)",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    // The examples are put together at run time, since this file is checked too.
    fn example(comment: &str) -> String {
        comment.replace("T-O", "TO")
    }

    #[test]
    fn a_note_without_an_owner_is_found() {
        for text in ["//! A.\n// T-ODO: later\n", "//! A.\nfn a() {} // T-ODO()\n", "//! A.\n/// T-ODO\n"] {
            assert_eq!(
                found(check, &[("crates/app/src/a.rs", &example(text))]),
                ["crates/app/src/a.rs:2: name who comes back to it: TODO(name)"]
            );
        }
        assert_eq!(found(check, &[("crates/web/src/club/a.html", &example("{# T-ODO later #}"))]).len(), 1);
    }

    #[test]
    fn an_owned_note_and_a_plain_word_are_fine() {
        let text = example("//! A.\n// T-ODO(mori): later\nconst A: &str = \"T-ODO list\";\n");
        assert!(found(check, &[("crates/app/src/a.rs", &text)]).is_empty());
    }
}
