//! Secrets that travel in cookies and links, and the hashes that are kept of them.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::Chance;

/// 256 bits nobody can guess, as 64 hexadecimal digits.
pub(crate) fn token(chance: &dyn Chance) -> String {
    let mut bytes = [0; 32];
    chance.fill(&mut bytes);
    hex(&bytes)
}

/// What is kept of a token. It carries 256 bits of chance, so one round of SHA-256 is as good as a slow hash.
pub(crate) fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
