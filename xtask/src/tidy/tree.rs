//! The files under version control, read once and shared by all checks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use xshell::{Shell, cmd};

use super::Finding;
use super::rust_source::RustSource;
use crate::Result;

/// Every file that git knows or would add, by its path from the root with forward slashes.
pub(super) struct Tree {
    /// `None` stands for a file that is not text.
    files: BTreeMap<String, Option<String>>,
    rust: BTreeMap<String, RustSource>,
    unparsable: BTreeMap<String, String>,
}

impl Tree {
    /// Reads the checkout. Files not yet added count too, so that a violation shows before it is committed.
    pub(super) fn load(root: &Path) -> Result<Self> {
        let shell = Shell::new()?;
        shell.change_dir(root);
        let listed = cmd!(shell, "git ls-files -z --cached --others --exclude-standard").read()?;
        let mut files = BTreeMap::new();
        for path in listed.split('\0').filter(|path| !path.is_empty()) {
            // A file that is deleted but still in the index is about to leave.
            if let Ok(bytes) = fs::read(root.join(path)) {
                files.insert(path.to_owned(), String::from_utf8(bytes).ok());
            }
        }
        Ok(Self::new(files))
    }

    /// A made-up tree for the tests of the checks.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        Self::new(files.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned()))).collect())
    }

    fn new(files: BTreeMap<String, Option<String>>) -> Self {
        let mut rust = BTreeMap::new();
        let mut unparsable = BTreeMap::new();
        for (path, text) in &files {
            let Some(text) = text.as_deref().filter(|_| has_extension(path, "rs")) else { continue };
            match RustSource::parse(text) {
                Ok(source) => drop(rust.insert(path.clone(), source)),
                Err(error) => drop(unparsable.insert(path.clone(), error.to_string())),
            }
        }
        mark_test_files(&mut rust);
        Self { files, rust, unparsable }
    }

    /// All paths, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of one file, if there is such a text file.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// Path and text of every text file with one of these extensions.
    pub(super) fn texts(&self, extensions: &[&str]) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(|(path, _)| extensions.iter().any(|extension| has_extension(path, extension)))
            .filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// Every Rust file below one of these folders; an empty folder name means the whole tree.
    pub(super) fn rust(&self, folders: &[&str]) -> impl Iterator<Item = (&str, &RustSource)> {
        self.rust
            .iter()
            .filter(|(path, _)| folders.iter().any(|folder| path.starts_with(folder)))
            .map(|(path, source)| (path.as_str(), source))
    }

    /// Rust files that do not parse, since every other check would be blind to them.
    pub(super) fn unparsable(&self) -> Vec<Finding> {
        self.unparsable.iter().map(|(path, error)| Finding::new(path, 1, error.as_str())).collect()
    }
}

/// Whether the path ends in `.extension`.
pub(super) fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

/// The 1-based line of a byte offset.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// Marks what is compiled for tests only: everything in a `tests/` folder beside `src/`, and the files behind
/// `#[cfg(test)] mod name;`, with all that lies below them.
fn mark_test_files(rust: &mut BTreeMap<String, RustSource>) {
    let mut roots = BTreeSet::new();
    for (path, source) in &*rust {
        let folder = module_folder(path);
        for module in source.test_modules() {
            roots.insert(format!("{folder}{module}.rs"));
            roots.insert(format!("{folder}{module}/"));
        }
    }
    for (path, source) in rust {
        let integration = path.contains("/tests/") && !path.contains("/src/");
        let behind_cfg_test =
            roots.iter().any(|root| path == root || root.ends_with('/') && path.starts_with(root));
        if integration || behind_cfg_test {
            source.mark_as_test();
        }
    }
}

/// The folder in which the children of a module file lie: `a/b.rs` has them in `a/b/`, `a/mod.rs` in `a/`.
fn module_folder(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    match name {
        "mod.rs" | "lib.rs" | "main.rs" => folder,
        _ => format!("{folder}{}/", name.trim_end_matches(".rs")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_is_test(files: &[(&str, &str)], path: &str, expect: bool) {
        let tree = Tree::of(files);
        let (_, source) = tree.rust(&[path]).next().expect("the file is in the tree");
        assert_eq!(source.is_test(1), expect, "{path}");
    }

    #[test]
    fn a_file_behind_cfg_test_is_a_test() {
        let files = [
            ("crates/web/src/club/mod.rs", "//! Clubs.\n#[cfg(test)]\nmod tests;\nmod pages;\n"),
            ("crates/web/src/club/tests.rs", "//! Tests.\n"),
            ("crates/web/src/club/tests/calls.rs", "//! Tests.\n"),
            ("crates/web/src/club/pages.rs", "//! Pages.\n"),
            ("crates/store/tests/contract.rs", "//! Contract.\n"),
        ];
        check_is_test(&files, "crates/web/src/club/tests.rs", true);
        check_is_test(&files, "crates/web/src/club/tests/calls.rs", true);
        check_is_test(&files, "crates/store/tests/contract.rs", true);
        check_is_test(&files, "crates/web/src/club/pages.rs", false);
        check_is_test(&files, "crates/web/src/club/mod.rs", false);
    }

    #[test]
    fn a_file_that_does_not_parse_is_a_finding() {
        let tree = Tree::of(&[("crates/web/src/lib.rs", "fn {")]);
        assert_eq!(tree.unparsable().len(), 1);
    }
}
