//! A web slice never reaches into another slice: what two of them need is shared in `ui/`, `http/` or a file beside them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::tree::{Tree, line_at};
use super::{Finding, pattern};

const HOME: &str = "crates/web/src/";

/// Folders that are no slices but shared by all of them.
const SHARED: &[&str] = &["http", "markdown", "ui"];

/// Askama's `{% extends "club/page.html" %}`, `include` and `import`, with the first folder of the template.
static TEMPLATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"\{%[-+~]?\s*(?:extends|include|import)\s+"(?:\./)?([a-z0-9_]+)/"#));

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let slices: BTreeSet<&str> = tree.paths().filter_map(slice).collect();
    let mut findings = Vec::new();
    let mut report = |path: &str, line: usize, own: &str, other: &str| {
        if other != own && slices.contains(other) {
            let message =
                format!("slice `{own}` reaches into slice `{other}`: share it in crates/web/src/ui instead");
            findings.push(Finding::new(path, line, message));
        }
    };
    for (path, source) in tree.rust(&[HOME]) {
        let Some(own) = slice(path) else { continue };
        for (other, line) in source.crate_modules() {
            report(path, line, own, other);
        }
        for other in &slices {
            for line in source.sequences(&["super", "::", "super", "::", other]) {
                report(path, line, own, other);
            }
        }
    }
    for (path, text) in tree.texts(&["html"]) {
        let Some(own) = slice(path) else { continue };
        for found in TEMPLATE.captures_iter(text) {
            if let Some(other) = found.get(1) {
                report(path, line_at(text, other.start()), own, other.as_str());
            }
        }
    }
    findings
}

/// The noun of the slice that a file belongs to.
fn slice(path: &str) -> Option<&str> {
    let (folder, _) = path.strip_prefix(HOME)?.split_once('/')?;
    (!SHARED.contains(&folder)).then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    const OTHER: (&str, &str) = ("crates/web/src/club/pages.rs", "//! Clubs.\n");

    #[test]
    fn reaching_into_another_slice_is_found() {
        for text in [
            "//! A.\nuse crate::club::pages;\n",
            "//! A.\nuse crate::{club, i18n};\n",
            "//! A.\nfn a() { crate::club::pages::show() }\n",
            "//! A.\nuse super::super::club;\n",
        ] {
            let found = found(check, &[OTHER, ("crates/web/src/meeting/mod.rs", text)]);
            assert!(!found.is_empty(), "{text}");
            assert!(
                found[0].starts_with(
                    "crates/web/src/meeting/mod.rs:2: slice `meeting` reaches into slice `club`"
                )
            );
        }
    }

    #[test]
    fn a_template_of_another_slice_is_found() {
        let text = "<p></p>\n{% include \"club/card.html\" %}\n";
        assert_eq!(found(check, &[OTHER, ("crates/web/src/meeting/page.html", text)]).len(), 1);
    }

    #[test]
    fn the_shared_parts_and_the_own_slice_are_fine() {
        let rust = "//! A.\nuse crate::{http::error, i18n, links, meeting::forms, ui};\n";
        let html = "{% extends \"ui/layout.html\" %}{% include \"meeting/card.html\" %}\n";
        let files = [
            OTHER,
            ("crates/web/src/ui/mod.rs", "//! Looks.\n"),
            ("crates/web/src/http/mod.rs", "//! HTTP.\n"),
            ("crates/web/src/meeting/mod.rs", rust),
            ("crates/web/src/meeting/page.html", html),
            ("crates/web/src/lib.rs", "//! The sitemap.\nuse crate::club;\n"),
        ];
        assert!(found(check, &files).is_empty());
    }
}
