//! HTML that was made lately, by the text that it was made of: people read the same documents again and again, and to
//! sanitise one takes longer than everything else that its page needs.

use std::sync::LazyLock;

use quick_cache::{Weighter, sync::Cache};

/// How much is kept, in bytes of text and HTML: some thousand documents of usual length.
const MOST_BYTES: u64 = 32 << 20;
/// About how many texts that is; a guess to begin with.
const ABOUT: usize = 20_000;

static KEPT: LazyLock<Cache<Box<str>, Box<str>, Bytes>> =
    LazyLock::new(|| Cache::with_weighter(ABOUT, MOST_BYTES, Bytes));

#[derive(Clone)]
struct Bytes;

impl Weighter<Box<str>, Box<str>> for Bytes {
    fn weight(&self, text: &Box<str>, html: &Box<str>) -> u64 {
        // What the map itself needs for an entry weighs, too.
        (text.len() + html.len() + 64) as u64
    }
}

/// What `make` makes of `text`, or made of it before. Nothing is looked up by anything but the whole text, so that
/// whoever cannot read a text cannot find its HTML.
pub(super) fn of(text: &str, make: impl FnOnce(&str) -> String) -> String {
    if let Some(html) = KEPT.get(text) {
        return html.into();
    }
    let html = make(text);
    KEPT.insert(text.into(), html.as_str().into());
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_once_is_not_made_again() {
        assert_eq!(
            of("a text that no other test has", |text| format!("<p>{text}</p>")),
            "<p>a text that no other test has</p>"
        );
        let again = of("a text that no other test has", |_| unreachable!("it is kept"));
        assert_eq!(again, "<p>a text that no other test has</p>");
    }

    #[test]
    fn what_is_too_much_to_keep_is_made_all_the_same() {
        let long = "long ".repeat(8 << 20);
        assert_eq!(of(&long, |text| text.to_owned()).len(), long.len());
        assert!(KEPT.weight() <= MOST_BYTES);
    }
}
