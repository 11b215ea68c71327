//! How typed text is tidied and measured before anything is decided about it.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::{Problem, limits};

/// How long a text may be and whether it may be empty, in what a reader counts as characters.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The field's name in forms.
    pub field: &'static str,
    /// The most characters (extended grapheme clusters).
    pub most: usize,
    /// Whether an empty text is refused.
    pub required: bool,
}

impl Rule {
    /// One line: controls and line breaks become spaces, the ends are trimmed.
    ///
    /// # Errors
    /// `problem-required` when nothing is left, `problem-too-long` above the limit.
    pub fn line(self, input: &str) -> Result<String, Problem> {
        let visible = input.chars().filter(|c| !is_hidden(*c));
        let spaced: String = visible.map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.measure(spaced.trim().nfc().collect())
    }

    /// Many lines: line ends become `\n`, other controls but the tab go, blank lines at both ends go.
    ///
    /// # Errors
    /// As [`Rule::line`].
    pub fn prose(self, input: &str) -> Result<String, Problem> {
        let unix = input.replace("\r\n", "\n").replace('\r', "\n");
        let clean: String = unix.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()).collect();
        self.measure(clean.trim_matches('\n').trim_end().nfc().collect())
    }

    fn measure(self, text: String) -> Result<String, Problem> {
        if text.trim().is_empty() {
            return if self.required {
                Err(Problem::new(self.field, "problem-required"))
            } else {
                Ok(String::new())
            };
        }
        // Bytes bound graphemes from below, so that most texts are never segmented.
        let fits = text.len() <= self.most || text.graphemes(true).nth(self.most).is_none();
        // A grapheme cluster may hold any number of combining marks; the byte limit keeps rows bounded.
        if fits && text.len() <= self.most.saturating_mul(16) {
            Ok(text)
        } else {
            Err(Problem::new(self.field, "problem-too-long").number("most", self.most))
        }
    }
}

/// Characters that show nothing and turn a line around, or make two names look the same. The joiners that emoji and
/// some scripts need stay.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A link to somewhere else; empty is none. Only `http` and `https` lead anywhere from a page.
///
/// # Errors
/// `problem-link` when it is no such address, `problem-too-long` above [`limits::LINK`].
pub fn link(field: &'static str, input: &str) -> Result<String, Problem> {
    let link = Rule { field, most: limits::LINK, required: false }.line(input)?;
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
        let start = link.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &link[scheme.len()..])
    });
    let leads_somewhere = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if link.is_empty() || (leads_somewhere && !link.contains(char::is_whitespace)) {
        Ok(link)
    } else {
        Err(Problem::new(field, "problem-link"))
    }
}

/// The form in which two spellings of one name compare equal: compatibility forms, width and case folded away.
pub fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: Rule = Rule { field: "title", most: 5, required: true };

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(TITLE.line("  a\r\nb "), Ok("a  b".into()));
        assert_eq!(TITLE.line(" \n "), Err(Problem::new("title", "problem-required")));
    }

    #[test]
    fn a_line_hides_nothing() {
        assert_eq!(TITLE.line("\u{202E}a\u{200B}b\u{FEFF}"), Ok("ab".into()));
        assert_eq!(TITLE.line("\u{200B}\u{2060}"), Err(Problem::new("title", "problem-required")));
    }

    #[test]
    fn counts_what_a_reader_counts() {
        assert_eq!(TITLE.line("👩‍👩‍👧‍👦がぎぐげ").as_deref(), Ok("👩‍👩‍👧‍👦がぎぐげ"));
        assert_eq!(TITLE.line("あいうえおか").unwrap_err().key, "problem-too-long");
    }

    #[test]
    fn a_pile_of_combining_marks_is_bounded() {
        let zalgo = format!("a{}", "\u{0301}".repeat(10_000));
        assert_eq!(TITLE.line(&zalgo).unwrap_err().key, "problem-too-long");
    }

    #[test]
    fn prose_keeps_its_lines() {
        let rule = Rule { field: "summary", most: 100, required: false };
        assert_eq!(rule.prose("\r\n  one\r\n\ttwo\u{7}\r\n\r\n"), Ok("  one\n\ttwo".into()));
        assert_eq!(rule.prose("   "), Ok(String::new()));
    }

    #[test]
    fn a_link_leads_to_a_page() {
        for fine in ["", "https://example.com/図", "HTTP://example.com"] {
            assert_eq!(link("link", fine).as_deref(), Ok(fine));
        }
        for wrong in ["example.com", "javascript:alert(1)", "https://", "https:///x", "https://a b", "図"] {
            assert_eq!(link("link", wrong), Err(Problem::new("link", "problem-link")), "{wrong}");
        }
    }

    #[test]
    fn folds_width_and_case() {
        assert_eq!(fold("ＡＰＩ ｷｬｯｼｭ"), fold("api キャッシュ"));
    }
}
