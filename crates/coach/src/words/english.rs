//! English words: tokens with their place, and the forms of verbs.

use std::ops::Range;

use crate::text::Normal;

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    pub(crate) word: &'t str,
    pub(crate) range: Range<usize>,
    /// Written with a capital.
    pub(crate) capital: bool,
}

impl Token<'_> {
    /// A mark at which a clause may end.
    pub(crate) fn is_mark(&self) -> bool {
        !self.word.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{fffc}'))
            && self.word != "n't"
    }
}

/// Cuts a normalised sentence into words and marks. Hyphens part words; contractions are taken apart (do + n't, we + 'll).
pub(crate) fn tokens(normal: &Normal) -> Vec<Token<'_>> {
    let text = normal.as_str();
    let mut found = Vec::with_capacity(text.len() / 4 + 1);
    let mut push = |range: Range<usize>, word: Option<&'static str>| {
        let capital = normal.is_upper(range.start);
        found.push(Token { word: word.unwrap_or(&text[range.clone()]), range, capital });
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        if c.is_alphanumeric() {
            let end = at + word_len(&text[at..]);
            apart(text, at..end, &mut push);
            at = end;
        } else {
            if !(c.is_whitespace() || matches!(c, '-' | '_' | '`' | '/')) {
                push(at..next, None);
            }
            at = next;
        }
    }
    found
}

fn word_len(text: &str) -> usize {
    let inside = |(at, c): (usize, char)| {
        c.is_alphanumeric() || (c == '\'' && text[at + 1..].starts_with(char::is_alphabetic))
    };
    text.char_indices().find(|&piece| !inside(piece)).map_or(text.len(), |(at, _)| at)
}

/// Takes a contraction apart, in its full spelling.
fn apart(text: &str, range: Range<usize>, push: &mut impl FnMut(Range<usize>, Option<&'static str>)) {
    let word = &text[range.clone()];
    if word == "cannot" {
        push(range.start..range.start + 3, Some("can"));
        return push(range.start + 3..range.end, Some("n't"));
    }
    let Some(mark) = word.find('\'') else { return push(range, None) };
    if let Some(stem) = word.strip_suffix("n't") {
        let split = range.start + stem.len();
        let full = match stem {
            "ca" => Some("can"),
            "wo" => Some("will"),
            "sha" => Some("shall"),
            _ => None,
        };
        push(range.start..split, full);
        push(split..range.end, Some("n't"));
    } else {
        push(range.start..range.start + mark, None);
        push(range.start + mark..range.end, None);
    }
}

/// Which form of its verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbForm {
    Base,
    Third,
    Past,
    Ing,
}

const IRREGULAR: &[(&str, &[(&str, VerbForm)])] = &[
    (
        "be",
        &[
            ("be", VerbForm::Base),
            ("is", VerbForm::Third),
            ("are", VerbForm::Third),
            ("am", VerbForm::Third),
            ("'s", VerbForm::Third),
            ("'re", VerbForm::Third),
            ("was", VerbForm::Past),
            ("were", VerbForm::Past),
            ("been", VerbForm::Past),
            ("being", VerbForm::Ing),
        ],
    ),
    (
        "break",
        &[
            ("break", VerbForm::Base),
            ("breaks", VerbForm::Third),
            ("broke", VerbForm::Past),
            ("broken", VerbForm::Past),
            ("breaking", VerbForm::Ing),
        ],
    ),
    (
        "bring",
        &[
            ("bring", VerbForm::Base),
            ("brings", VerbForm::Third),
            ("brought", VerbForm::Past),
            ("bringing", VerbForm::Ing),
        ],
    ),
    (
        "cut",
        &[
            ("cut", VerbForm::Base),
            ("cuts", VerbForm::Third),
            ("cut", VerbForm::Past),
            ("cutting", VerbForm::Ing),
        ],
    ),
    (
        "do",
        &[
            ("do", VerbForm::Base),
            ("does", VerbForm::Third),
            ("did", VerbForm::Past),
            ("done", VerbForm::Past),
            ("doing", VerbForm::Ing),
        ],
    ),
    (
        "forget",
        &[
            ("forget", VerbForm::Base),
            ("forgets", VerbForm::Third),
            ("forgot", VerbForm::Past),
            ("forgotten", VerbForm::Past),
            ("forgetting", VerbForm::Ing),
        ],
    ),
    (
        "get",
        &[
            ("get", VerbForm::Base),
            ("gets", VerbForm::Third),
            ("got", VerbForm::Past),
            ("getting", VerbForm::Ing),
        ],
    ),
    (
        "have",
        &[
            ("have", VerbForm::Base),
            ("has", VerbForm::Third),
            ("had", VerbForm::Past),
            ("having", VerbForm::Ing),
        ],
    ),
    (
        "keep",
        &[
            ("keep", VerbForm::Base),
            ("keeps", VerbForm::Third),
            ("kept", VerbForm::Past),
            ("keeping", VerbForm::Ing),
        ],
    ),
    (
        "let",
        &[
            ("let", VerbForm::Base),
            ("lets", VerbForm::Third),
            ("let", VerbForm::Past),
            ("letting", VerbForm::Ing),
        ],
    ),
    (
        "make",
        &[
            ("make", VerbForm::Base),
            ("makes", VerbForm::Third),
            ("made", VerbForm::Past),
            ("making", VerbForm::Ing),
        ],
    ),
    (
        "pay",
        &[
            ("pay", VerbForm::Base),
            ("pays", VerbForm::Third),
            ("paid", VerbForm::Past),
            ("paying", VerbForm::Ing),
        ],
    ),
    ("read", &[("read", VerbForm::Base), ("reads", VerbForm::Third), ("reading", VerbForm::Ing)]),
    (
        "take",
        &[
            ("take", VerbForm::Base),
            ("takes", VerbForm::Third),
            ("took", VerbForm::Past),
            ("taken", VerbForm::Past),
            ("taking", VerbForm::Ing),
        ],
    ),
    (
        "think",
        &[
            ("think", VerbForm::Base),
            ("thinks", VerbForm::Third),
            ("thought", VerbForm::Past),
            ("thinking", VerbForm::Ing),
        ],
    ),
];

/// The forms of a verb, built by rule unless it is irregular.
pub(crate) fn forms(verb: &'static str) -> Vec<(String, VerbForm)> {
    if let Some((_, forms)) = IRREGULAR.iter().find(|(irregular, _)| *irregular == verb) {
        return forms.iter().map(|&(word, form)| (word.to_owned(), form)).collect();
    }
    let silent_e = verb.strip_suffix('e');
    let ies = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let third = match ies {
        Some(stem) => format!("{stem}ies"),
        None if verb.ends_with(['s', 'x']) || verb.ends_with("ch") || verb.ends_with("sh") => {
            format!("{verb}es")
        }
        None => format!("{verb}s"),
    };
    let doubled = doubles(verb).then(|| format!("{verb}{}", &verb[verb.len() - 1..]));
    let past = match (silent_e, ies, &doubled) {
        (Some(stem), ..) => format!("{stem}ed"),
        (_, Some(stem), _) => format!("{stem}ied"),
        (.., Some(doubled)) => format!("{doubled}ed"),
        _ => format!("{verb}ed"),
    };
    let ing = silent_e.filter(|stem| !stem.ends_with('e')).or(doubled.as_deref()).unwrap_or(verb);
    let ing = format!("{ing}ing");
    vec![
        (verb.to_owned(), VerbForm::Base),
        (third, VerbForm::Third),
        (past, VerbForm::Past),
        (ing, VerbForm::Ing),
    ]
}

/// One short syllable ending in a single consonant doubles it: drop, dropped.
fn doubles(verb: &str) -> bool {
    let vowel = |byte: &u8| b"aeiou".contains(byte);
    let bytes = verb.as_bytes();
    let single = bytes.iter().filter(|byte| vowel(byte)).count() == 1;
    matches!(bytes, [.., before, v, last] if !vowel(before) && vowel(v) && !vowel(last) && !b"wxy".contains(last))
        && single
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_and_hyphens_are_taken_apart() {
        let mut normal = Normal::default();
        let source = "We’ll double-check; they Can't, the team's won't.";
        normal.push_source(source, 0..source.len());
        let words: Vec<_> = tokens(&normal).iter().map(|token| token.word.to_owned()).collect();
        assert_eq!(
            words,
            [
                "we", "'ll", "double", "check", ";", "they", "can", "n't", ",", "the", "team", "'s", "will",
                "n't", "."
            ]
        );
    }

    #[test]
    fn verbs_bend_by_rule() {
        for (verb, expected) in [
            ("remind", ["remind", "reminds", "reminded", "reminding"]),
            ("raise", ["raise", "raises", "raised", "raising"]),
            ("drop", ["drop", "drops", "dropped", "dropping"]),
            ("try", ["try", "tries", "tried", "trying"]),
            ("stay", ["stay", "stays", "stayed", "staying"]),
            ("watch", ["watch", "watches", "watched", "watching"]),
        ] {
            assert_eq!(forms(verb).into_iter().map(|(word, _)| word).collect::<Vec<_>>(), expected);
        }
    }
}
