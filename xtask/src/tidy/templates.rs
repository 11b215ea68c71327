//! Templates keep to the strict content security policy and hold no words of their own.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::tree::{Tree, line_at};
use super::{Finding, pattern};

/// Markup that the content security policy would refuse in the browser, found before it gets there.
static REFUSED: LazyLock<[(Regex, &str); 6]> = LazyLock::new(|| {
    [
        (
            pattern(r"(?i)<[a-z][^<>]*\sstyle\s*="),
            "no style attribute: the policy refuses it, give it a class",
        ),
        (pattern(r"(?i)<style\b"), "no inline style: it belongs in crates/web/css"),
        (
            pattern(r"(?i)<[a-z][^<>]*\son[a-z]+\s*="),
            "no inline handler: make an island in crates/web/islands",
        ),
        (pattern(r#"(?i)=\s*["']?\s*javascript:"#), "no script in an address"),
        (
            pattern(
                r#"(?i)<(?:script|link|img|iframe|source|audio|video)\b[^<>]*\s(?:src|href)\s*=\s*["'](?:https?:)?//"#,
            ),
            "nothing is loaded from another host",
        ),
        (pattern(r"(?i)<base\b"), "no <base>: the policy refuses it"),
    ]
});

static SCRIPT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)<script\b[^<>]*>"));
static SOURCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\ssrc\s*="));
static COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)\{#.*?#\}|<!--.*?-->"));
/// A page names its shape (the class of its `<main>`) in a block of its own.
static SHAPE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?s)\{%\s*block shape\s*%\}.*?\{%\s*endblock\s*%\}"));
static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)\{\{.*?\}\}|\{%.*?%\}"));
static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<[^<>]*>|&[a-zA-Z0-9#]+;"));
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)\s(?:alt|aria-label|aria-description|aria-roledescription|placeholder|title)\s*=\s*"([^"]*)""#,
    )
});
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{L}{2,}"));

/// Words that are the same in every language.
const NAMES: &[&str] = &["Yomikai"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts(&["html"]).filter(|(path, _)| path.starts_with("crates/")) {
        let markup = blank(&EXPRESSION, &blank(&SHAPE, &without_comments(text)));
        for (refused, message) in REFUSED.iter() {
            findings.extend(refused.find_iter(&markup).map(|found| at(path, &markup, found.end(), *message)));
        }
        for script in SCRIPT.find_iter(&markup).filter(|script| !SOURCE.is_match(script.as_str())) {
            findings.push(at(
                path,
                &markup,
                script.start(),
                "no inline script: make an island in crates/web/islands",
            ));
        }
        findings.extend(words(path, &markup));
    }
    findings
}

/// Words between tags, or in an attribute that is read out, that no locale can translate.
fn words(path: &str, markup: &str) -> Vec<Finding> {
    let text = blank(&TAG, markup);
    let shown = WORD.find_iter(&text).map(|word| (word.as_str(), word.start()));
    let spoken = SPOKEN.captures_iter(markup).filter_map(|found| found.get(1)).flat_map(|value| {
        WORD.find_iter(value.as_str()).map(move |word| (word.as_str(), value.start() + word.start()))
    });
    shown
        .chain(spoken)
        .filter(|(word, _)| !NAMES.contains(word))
        .map(|(word, offset)| at(path, markup, offset, format!("\"{word}\" belongs in crates/web/locales")))
        .collect()
}

fn at(path: &str, text: &str, offset: usize, message: impl Into<String>) -> Finding {
    Finding::new(path, line_at(text, offset), message)
}

/// The template with its comments blanked out; lines stay where they are.
pub(super) fn without_comments(text: &str) -> String {
    blank(&COMMENT, text)
}

fn blank(what: &Regex, text: &str) -> String {
    what.replace_all(text, |found: &Captures<'_>| {
        found[0].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect::<String>()
    })
    .into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[track_caller]
    fn check_template(html: &str, expect: &[&str]) {
        let found = found(check, &[("crates/web/src/club/page.html", html)]);
        assert_eq!(found.len(), expect.len(), "{html}: {found:?}");
        for (found, expect) in found.iter().zip(expect) {
            assert!(found.contains(expect), "{found} should say {expect}");
        }
    }

    #[test]
    fn what_the_policy_refuses_is_found() {
        check_template("<p\n  style=\"a\"></p>", &[":2: no style attribute"]);
        check_template("<p class=\"{% if a > 1 %}b{% endif %}\" style=\"a\"></p>", &["no style attribute"]);
        check_template("<style></style>", &["no inline style"]);
        check_template("<button onclick=\"a()\"></button>", &["no inline handler"]);
        check_template("<script></script>", &["no inline script"]);
        check_template("<a href=\"javascript:a()\"></a>", &["no script in an address"]);
        check_template(
            "<img alt=\"\" src=\"https://example.com/a.png\">",
            &["nothing is loaded from another host"],
        );
    }

    #[test]
    fn words_of_one_language_are_found() {
        check_template("{% block shape %}page narrow{% endblock %}", &[]);
        check_template("<h1>\nClubs</h1>", &[":2: \"Clubs\" belongs in crates/web/locales"]);
        check_template("<input placeholder=\"Name\">", &["\"Name\" belongs"]);
    }

    #[test]
    fn a_clean_template_is_fine() {
        check_template(
            "{# A comment, style= #}{% extends \"ui/layout.html\" %}\n<script src=\"/a.js\" defer></script>\n\
             <h1 class=\"title\" aria-label=\"{{ t(\"club-title\") }}\">{{ t(\"club-title\") }} &nbsp;·&nbsp; Yomikai</h1>\n\
             <a href=\"https://example.com/\">1</a>\n",
            &[],
        );
    }
}
