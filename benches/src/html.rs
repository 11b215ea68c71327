//! Finding a few things in the product's own pages, where a parser would cost more than what is measured.

use memchr::memmem;

/// The texts between each `after` and the next `until`.
pub(crate) fn all<'a>(html: &'a str, after: &'a str, until: &'a str) -> impl Iterator<Item = &'a str> {
    memmem::find_iter(html.as_bytes(), after).filter_map(move |at| {
        let rest = &html[at + after.len()..];
        Some(&rest[..memmem::find(rest.as_bytes(), until.as_bytes())?])
    })
}

/// The first of them.
pub(crate) fn first<'a>(html: &'a str, after: &'a str, until: &'a str) -> Option<&'a str> {
    all(html, after, until).next()
}

/// The number that a text holds, whatever stands around it.
pub(crate) fn number(text: &str) -> Option<u64> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let digits = text[from..].split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_two_texts_is_found() {
        let html = r#"<a href="/one">1</a><a href="/two">2</a><a href="/three"#;
        assert_eq!(all(html, "href=\"", "\"").collect::<Vec<_>>(), ["/one", "/two"]);
        assert_eq!(first(html, ">", "</a>"), Some("1"));
        assert_eq!(first(html, "src=\"", "\""), None);
    }

    #[test]
    fn a_number_is_found_among_words() {
        assert_eq!(number("12 have voted"), Some(12));
        assert_eq!(number("読了 3/500"), Some(3));
        assert_eq!(number("nobody"), None);
    }
}
