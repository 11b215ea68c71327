//! Reading a text that the coach is to look at: UTF-8, of a size that somebody could have written.

use std::io::{self, Read};

use yomikai_web::i18n::Words;

use crate::reason::reason;

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
    /// It is larger than this many bytes, which are the most that are read of such a file.
    TooLarge(usize),
    /// It is not UTF-8.
    NotText,
    /// It is a folder, a pipe, or a link that leads nowhere.
    NoFile,
}

impl Unread {
    /// What is told beside its path.
    pub(crate) fn said(&self, l: Words) -> String {
        match self {
            Self::System(error) => l.t1("cli-lint-unread", "reason", reason(error, l)),
            Self::TooLarge(most) => l.t1("cli-lint-too-large", "mib", most / (1024 * 1024)),
            Self::NotText => l.t("cli-lint-not-text"),
            Self::NoFile => l.t("cli-lint-no-file"),
        }
    }
}

/// Reads a text to its end.
///
/// # Errors
/// When it cannot be read, is too large, or is no UTF-8.
pub(crate) fn read(from: impl Read) -> Result<Text, Unread> {
    let body = read_at_most(from, TEXT_BYTES)?;
    let skipped = if body.starts_with(MARK) { MARK.len_utf8() } else { 0 };
    Ok(Text { body: if skipped > 0 { body[skipped..].to_owned() } else { body }, skipped })
}

/// Reads whatever is UTF-8 to its end, and no more than so many bytes: some files have no end.
///
/// # Errors
/// As for [`read`].
pub(crate) fn read_at_most(from: impl Read, most: usize) -> Result<String, Unread> {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    from.take(one_more).read_to_end(&mut bytes).map_err(Unread::System)?;
    if bytes.len() > most {
        return Err(Unread::TooLarge(most));
    }
    String::from_utf8(bytes).map_err(|_| Unread::NotText)
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
        assert!(matches!(read(io::repeat(b'a')), Err(Unread::TooLarge(TEXT_BYTES))));
    }
}
