//! HTML that was made lately, by what it was made of: people read the same documents again and again, and to make their
//! HTML takes longer than everything else that a page needs.
//!
//! What a key stands for never changes, so that nothing is ever out of date; and whoever may not read something does not
//! come as far as its key. Nothing that says who may read what is kept here.

use std::convert::Infallible;

use quick_cache::{Weighter, sync::Cache};

/// What an entry needs beside its key and its HTML.
const OVERHEAD: usize = 64;

/// HTML by its key; what was not used for longest goes when it comes to more than a number of bytes.
pub(crate) struct Kept(Cache<Box<str>, Box<str>, Bytes>);

#[derive(Clone)]
struct Bytes;

impl Weighter<Box<str>, Box<str>> for Bytes {
    fn weight(&self, key: &Box<str>, html: &Box<str>) -> u64 {
        (key.len() + html.len() + OVERHEAD) as u64
    }
}

impl Kept {
    /// Room for `most` bytes, in about as many entries as `about`.
    pub(crate) fn new(most: u64, about: usize) -> Self {
        Self(Cache::with_weighter(about, most, Bytes))
    }

    /// What `make` makes, or made for that key before.
    pub(crate) fn get(&self, key: &str, make: impl FnOnce() -> String) -> String {
        match self.try_get(key, || Ok::<_, Infallible>(make())) {
            Ok(html) => html,
        }
    }

    /// The same where making can fail; a failure is not kept.
    ///
    /// # Errors
    /// Those of `make`.
    pub(crate) fn try_get<E>(
        &self,
        key: &str,
        make: impl FnOnce() -> Result<String, E>,
    ) -> Result<String, E> {
        if let Some(html) = self.0.get(key) {
            return Ok(html.into());
        }
        let html = make()?;
        self.0.insert(key.into(), html.as_str().into());
        Ok(html)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_once_is_not_made_again() {
        let kept = Kept::new(1_000, 10);
        assert_eq!(kept.get("a text", || "<p>a text</p>".to_owned()), "<p>a text</p>");
        assert_eq!(kept.get("a text", || unreachable!("it is kept")), "<p>a text</p>");
        assert_eq!(kept.get("another", || "<p>another</p>".to_owned()), "<p>another</p>");
    }

    #[test]
    fn what_is_too_much_to_keep_is_made_all_the_same() {
        let kept = Kept::new(1_000, 10);
        let long = "long ".repeat(1_000);
        assert_eq!(kept.get(long.as_str(), || long.clone()).len(), long.len());
        assert!(kept.0.weight() <= 1_000);
        for n in 0..1_000 {
            kept.get(n.to_string().as_str(), || "x".repeat(50));
        }
        assert!(kept.0.weight() <= 1_000 && kept.0.len() > 1);
    }

    #[test]
    fn a_failure_is_not_kept() {
        let kept = Kept::new(1_000, 10);
        assert_eq!(kept.try_get("a", || Err("no")), Err("no"));
        assert_eq!(kept.try_get("a", || Ok::<_, &str>("yes".to_owned())), Ok("yes".to_owned()));
    }
}
