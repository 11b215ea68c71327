//! The secret by which a browser, and it alone, finds and changes what it has written unseen.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use yomikai_domain::meeting::KeyHash;

use crate::{App, secret};

/// A browser's secret: 256 bits that the browser keeps and the server forgets after each request.
///
/// Every text has a key of its own that follows from it. What is stored of that key is a hash, so that the rows of one
/// writer cannot be told from those of another: not even that two of them are by one hand.
#[derive(Clone, PartialEq, Eq)]
pub struct Pencil(String);

impl Pencil {
    /// A new one.
    pub fn new(app: &App) -> Self {
        Self(secret::token(app.chance.as_ref()))
    }

    /// One that a browser brings; `None` when it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let is_one = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_one.then(|| Self(text.to_owned()))
    }

    /// What the browser keeps.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The hash of the key to the text with this id.
    pub fn key(&self, text: Uuid) -> KeyHash {
        let key = Sha256::new().chain_update("yomikai pencil").chain_update(&self.0).chain_update(text);
        KeyHash(Sha256::digest(key.finalize()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_texts_of_one_writer_have_nothing_in_common() {
        let pencil = Pencil::parse(&"0a".repeat(32)).unwrap();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(pencil.key(one), pencil.key(one));
        assert_ne!(pencil.key(one), pencil.key(other));
        assert_ne!(Pencil::parse(&"0b".repeat(32)).unwrap().key(one), pencil.key(one));
        assert!(Pencil::parse("short").is_none());
    }
}
