//! Japanese lives in the locales: what is written in the code itself can be read in one language only.

use std::sync::LazyLock;

use regex::Regex;

use super::templates::without_comments;
use super::tree::{Tree, line_at};
use super::{Finding, pattern};

const CRATES: &[&str] =
    &["crates/app/src/", "crates/cli/src/", "crates/domain/src/", "crates/store/src/", "crates/web/src/"];

/// Where Japanese in a literal is data, not the voice of the product.
const ALLOWED: &[(&str, &str)] = &[
    ("crates/app/src/demo/", "the demo organisation writes in both languages"),
    ("crates/domain/src/file/", "headings of files from elsewhere are recognised in both languages"),
];

static JAPANESE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[\p{Hiragana}\p{Katakana}\p{Han}\x{FF66}-\x{FF9F}]+"));

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.rust(CRATES).filter(|(path, _)| !is_allowed(path)) {
        // A single letter is there to be recognised; a voice needs a string.
        let strings = source.literals().filter(|(literal, _)| !literal.starts_with('\''));
        for (literal, line) in strings.filter(|(_, line)| !source.is_test(*line)) {
            findings.extend(JAPANESE.find(literal).map(|found| finding(path, line, found.as_str())));
        }
    }
    for (path, text) in
        tree.texts(&["html"]).filter(|(path, _)| CRATES.iter().any(|folder| path.starts_with(folder)))
    {
        let shown = without_comments(text);
        findings.extend(
            JAPANESE
                .find_iter(&shown)
                .map(|found| finding(path, line_at(&shown, found.start()), found.as_str())),
        );
    }
    findings
}

fn is_allowed(path: &str) -> bool {
    ALLOWED.iter().any(|(prefix, _)| path.starts_with(prefix))
}

fn finding(path: &str, line: usize, words: &str) -> Finding {
    Finding::new(path, line, format!("\"{words}\" belongs in crates/web/locales, in both languages"))
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn japanese_in_a_literal_or_a_template_is_found() {
        let rust = "//! A.\nconst A: &str = \"読書会\";\n";
        assert_eq!(
            found(check, &[("crates/web/src/club/mod.rs", rust)]),
            ["crates/web/src/club/mod.rs:2: \"読書会\" belongs in crates/web/locales, in both languages"]
        );
        assert_eq!(found(check, &[("crates/web/src/club/a.html", "<p>\nはじめる</p>")]).len(), 1);
        assert_eq!(found(check, &[("crates/web/src/club/a.html", "<p>{{ \"読む\" }}</p>")]).len(), 1);
    }

    #[test]
    fn comments_tests_and_data_are_fine() {
        let rust =
            "//! 読み会.\n/// 「学び」\nfn a() {}\n#[cfg(test)]\nmod tests { const A: &str = \"読む\"; }\n";
        let files = [
            ("crates/web/src/club/mod.rs", rust),
            ("crates/web/src/club/a.html", "{# 読書会 #}<p></p>"),
            ("crates/app/src/demo/cases.rs", "//! A.\nconst A: &str = \"読む\";\n"),
        ];
        assert!(found(check, &files).is_empty());
    }

    #[test]
    fn every_exception_has_a_reason() {
        assert!(ALLOWED.iter().all(|(_, reason)| !reason.trim().is_empty()));
    }
}
