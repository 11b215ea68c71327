//! Every module opens with one `//!` sentence that says what it is for.

use super::Finding;
use super::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.texts(&["rs"])
        .filter(|(_, text)| text.lines().next().is_none_or(|first| !opens_with_purpose(first)))
        .map(|(path, _)| Finding::new(path, 1, "open the module with a `//!` sentence of purpose"))
        .collect()
}

fn opens_with_purpose(line: &str) -> bool {
    line.strip_prefix("//! ").is_some_and(|words| !words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_module_without_purpose_is_found() {
        let files = [
            ("crates/app/src/a.rs", "use b;\n"),
            ("crates/app/src/b.rs", "//!\n"),
            ("crates/app/src/c.rs", ""),
        ];
        assert_eq!(found(check, &files).len(), 3);
    }

    #[test]
    fn a_module_with_purpose_is_fine() {
        assert!(found(check, &[("crates/app/src/a.rs", "//! Keeps the clubs.\nuse b;\n")]).is_empty());
    }
}
