//! Lists of words, written as one readable line: `a|b|c d`.

/// Words and phrases, separated by `|`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(self, word: &str) -> bool {
        self.iter().any(|listed| listed == word)
    }

    /// Whether one of them is in `text`.
    pub(crate) fn are_in(self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// Whether `text` starts with one of them.
    pub(crate) fn start(self, text: &str) -> bool {
        self.iter().any(|word| text.starts_with(word))
    }

    /// Whether `text` ends with one of them.
    pub(crate) fn end(self, text: &str) -> bool {
        self.iter().any(|word| text.ends_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        const LIST: Words = Words("rather than|not by");
        assert_eq!(LIST.iter().collect::<Vec<_>>(), ["rather than", "not by"]);
        assert!(LIST.has("not by") && !LIST.has("not"));
        assert!(LIST.start("not by me") && LIST.end("but rather than") && LIST.are_in("so not by it"));
    }
}
