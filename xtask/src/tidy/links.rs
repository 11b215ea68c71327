//! Every path that a document names exists, so that documents do not rot when files move.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Parser, Tag};
use regex::Regex;

use super::tree::{Tree, line_at};
use super::{Finding, pattern};

/// Words that stand for something else: `<noun>`, `NAME`, `NNNN`, `…`.
const PLACEHOLDERS: &str = r"<[^>]*>|NAME|NNN+|…|\.\.\.";

/// Documents that the coach learns from: what they name is in them alone.
const STORIES: &str = "crates/coach/data/documents/";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let place = Places::new(tree);
    let mut findings = Vec::new();
    for (path, text) in tree.texts(&["md"]).filter(|(path, _)| !path.starts_with(STORIES)) {
        let missing = |offset, name: &str| {
            Finding::new(path, line_at(text, offset), format!("`{name}` does not exist"))
        };
        for (event, range) in Parser::new(text).into_offset_iter() {
            match event {
                Event::Code(code) => {
                    let words = code.split_whitespace().filter(|word| place.is_lost(word));
                    findings.extend(words.map(|word| missing(range.start, word)));
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    if let Some(target) = relative(path, &dest_url).filter(|target| !place.exists(target)) {
                        findings.push(missing(range.start, &target));
                    }
                }
                _ => {}
            }
        }
    }
    findings
}

/// The target of a link within the repository, as a path from its root.
fn relative(document: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next().unwrap_or_default();
    if target.is_empty() || target.contains(':') || target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Every tracked file and every folder that holds one.
struct Places<'tree> {
    all: BTreeSet<&'tree str>,
    tops: BTreeSet<&'tree str>,
    placeholder: Regex,
}

impl<'tree> Places<'tree> {
    fn new(tree: &'tree Tree) -> Self {
        let mut all = BTreeSet::new();
        let mut tops = BTreeSet::new();
        for path in tree.paths() {
            let mut place = Some(path);
            while let Some(path) = place {
                all.insert(path);
                place = path.rsplit_once('/').map(|(folder, _)| folder);
            }
            tops.extend(path.split('/').next());
        }
        Self { all, tops, placeholder: pattern(PLACEHOLDERS) }
    }

    /// Whether a word looks like a path of this repository and leads nowhere.
    fn is_lost(&self, word: &str) -> bool {
        let word = word.trim_start_matches("./").trim_end_matches([',', ';', '.']).trim_end_matches("()");
        let looks_like_a_path = word.split_once('/').is_some_and(|(top, _)| self.tops.contains(top));
        looks_like_a_path && spelt_out(without_line(word)).iter().any(|path| !self.exists(path))
    }

    fn exists(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        // What a placeholder stands for is unknown; the folder that it is in is not.
        let known = match self.placeholder.find(path) {
            Some(placeholder) => {
                path[..placeholder.start()].rsplit_once('/').map_or("", |(folder, _)| folder)
            }
            None => path,
        };
        if known.is_empty() || self.all.contains(known) {
            return true;
        }
        known.contains('*') && {
            let shape = regex::escape(known).replace(r"\*\*", ".*").replace(r"\*", "[^/]*");
            let shape = pattern(&format!("^{shape}$"));
            self.all.iter().any(|place| shape.is_match(place))
        }
    }
}

/// `file.rs:12` names a line of a file.
fn without_line(word: &str) -> &str {
    match word.split_once(':') {
        Some((path, line)) if line.chars().all(|digit| digit.is_ascii_digit()) => path,
        _ => word,
    }
}

/// `a/{b,c}` stands for `a/b` and `a/c`.
fn spelt_out(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else { return vec![path.to_owned()] };
    let Some((choices, after)) = rest.split_once('}') else { return vec![path.to_owned()] };
    choices.split(',').flat_map(|choice| spelt_out(&format!("{before}{choice}{after}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[track_caller]
    fn check_document(text: &str, expect: &[&str]) {
        let files = [
            ("docs/guide.md", text),
            ("crates/web/locales/ja/club.ftl", ""),
            ("crates/web/locales/en/club.ftl", ""),
            (".ci/run", ""),
            ("README.md", ""),
        ];
        let expect: Vec<String> =
            expect.iter().map(|name| format!("docs/guide.md:1: `{name}` does not exist")).collect();
        assert_eq!(found(check, &files), expect, "{text}");
    }

    #[test]
    fn a_path_that_leads_nowhere_is_found() {
        check_document("See `crates/web/gone.rs`.", &["crates/web/gone.rs"]);
        check_document("Run `node crates/gone.mjs --fast`.", &["crates/gone.mjs"]);
        check_document("`crates/web/locales/{ja,fr}/club.ftl`", &["crates/web/locales/{ja,fr}/club.ftl"]);
        check_document("`crates/**/*.rs`", &["crates/**/*.rs"]);
        check_document("`crates/gone/<noun>.rs`", &["crates/gone/<noun>.rs"]);
        check_document("[the guide](gone.md)", &["docs/gone.md"]);
    }

    #[test]
    fn paths_that_exist_are_fine_however_they_are_written() {
        check_document("`crates/web/locales/{ja,en}/*.ftl` `crates/web/` `.ci/run` `./.ci/run`", &[]);
        check_document("`crates/**/*.ftl` `crates/web/locales/ja/club.ftl:12`", &[]);
        check_document("`crates/web/locales/<language>/NNNN.ftl` [top](../README.md#start)", &[]);
    }

    #[test]
    fn what_is_no_path_of_this_repository_is_left_alone() {
        check_document("`text/html` `/healthz` `a/b` [out](https://example.com/gone) [here](#start)", &[]);
        check_document("```\ncrates/gone.rs\n```", &[]);
    }
}
