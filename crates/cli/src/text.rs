//! Reading a text that the coach is to look at: UTF-8, of a size that somebody could have written.

use std::io::{self, Read};

use yomikai_web::i18n::Words;

/// The largest text that is read; a larger one is left alone, and that is said.
pub(crate) const TEXT_BYTES: usize = 8 * 1024 * 1024;

/// What some editors put at the beginning of a file; it is no part of the text.
const MARK: char = '\u{feff}';

/// A text, and how many bytes of its file come before it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// The text.
    pub(crate) body: String,
    /// The length of the byte order mark, if there is one.
    pub(crate) skipped: usize,
}

/// Why a text is not read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// The system refused.
    System(io::Error),
    /// It is larger than [`TEXT_BYTES`].
    TooLarge,
    /// It is not UTF-8.
    NotText,
}

impl Unread {
    /// What is told beside its path.
    pub(crate) fn said(&self, l: Words) -> String {
        match self {
            Self::System(error) => format!("{} {error}", l.t("cli-lint-unread")),
            Self::TooLarge => l.t1("cli-lint-too-large", "mib", TEXT_BYTES / (1024 * 1024)),
            Self::NotText => l.t("cli-lint-not-text"),
        }
    }
}

/// Reads a text to its end.
///
/// # Errors
/// When it cannot be read, is too large, or is no UTF-8.
pub(crate) fn read(from: impl Read) -> Result<Text, Unread> {
    let mut bytes = Vec::new();
    let most = u64::try_from(TEXT_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    from.take(most).read_to_end(&mut bytes).map_err(Unread::System)?;
    if bytes.len() > TEXT_BYTES {
        return Err(Unread::TooLarge);
    }
    let body = String::from_utf8(bytes).map_err(|_| Unread::NotText)?;
    let skipped = if body.starts_with(MARK) { MARK.len_utf8() } else { 0 };
    Ok(Text { body: if skipped > 0 { body[skipped..].to_owned() } else { body }, skipped })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_to_its_end_or_not_at_all() {
        let text = |body: &str, skipped| Text { body: body.to_owned(), skipped };
        assert_eq!(read("気を".as_bytes()).unwrap(), text("気を", 0));
        assert_eq!(read("\u{feff}# a".as_bytes()).unwrap(), text("# a", 3));
        assert!(matches!(read(&[0x8b, 0x43][..]), Err(Unread::NotText)));
        assert_eq!(read(io::repeat(b'a').take(TEXT_BYTES as u64)).unwrap().body.len(), TEXT_BYTES);
        assert!(matches!(read(io::repeat(b'a')), Err(Unread::TooLarge)));
    }
}
