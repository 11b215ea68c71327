//! What a writer asks the coach to leave alone, and what of that it could not make out.

use std::ops::Range;

use crate::{
    finding::{Fingerprint, Trouble, Unheard},
    registry::rule,
    text::Normal,
};

/// How comments open and close: in Markdown as in HTML, and in MDX, which knows no HTML comments.
const MARKS: [(&str, &str); 2] = [("<!--", "-->"), ("{/*", "*/}")];

/// How the comment closes that opens at the beginning of this, and how long its opening is.
pub(crate) fn opening(text: &str) -> Option<(usize, &'static str)> {
    MARKS.iter().find(|(open, _)| text.starts_with(open)).map(|(open, close)| (open.len(), *close))
}

/// Every comment of a text, its inside.
pub(crate) fn comments(text: &str) -> impl Iterator<Item = Range<usize>> {
    MARKS.iter().flat_map(move |&(open, close)| {
        text.match_indices(open).filter_map(move |(at, _)| {
            let start = at + open.len();
            let rest = &text[start..];
            let rest = &rest[..rest.find(open).unwrap_or(rest.len())];
            Some(start..start + rest.find(close)?)
        })
    })
}

/// A writer's wish to leave something alone: `<!-- yomikai-ignore effort: reason -->`.
///
/// `effort#1a2b3c4d` means only the sentence with that wording, so that the question comes back when the words change. Several rules
/// are parted by commas or spaces. Without any, `<!-- yomikai-ignore: reason -->`, it is about every rule that looks at sentences.
/// Japanese keyboards type `：`, `、` and `＃` where others type `:`, `,` and `#`: they mean the same here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ignore {
    /// The rules named, each with the wording it is meant for.
    rules: Vec<(&'static str, Option<Fingerprint>)>,
    /// Whether no name was given at all, which means every rule.
    every: bool,
    /// The reason, as written.
    pub(crate) reason: String,
    /// What is wrong with it.
    pub(crate) trouble: Vec<Trouble>,
    /// Where the comment stands.
    range: Range<usize>,
}

impl Ignore {
    /// Reads the comment at `range`, of which `inside` is the text between its marks.
    pub(crate) fn parse(inside: &str, range: Range<usize>) -> Option<Self> {
        const NAME: &str = "yomikai-ignore";
        let inside = inside.trim();
        let name = inside.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME))?;
        let rest = &inside[name.len()..];
        if rest.starts_with(|c: char| !c.is_whitespace() && !is_colon(c)) {
            return None;
        }
        let (names, reason) = rest.split_once(is_colon).unwrap_or((rest, ""));
        let (mut names, mut reason) = (names.trim(), reason.trim());
        if names.is_empty() && Named::of(reason).are_rules() {
            // `yomikai-ignore: effort` gives the rule where the reason would be.
            (names, reason) = (reason, "");
        }
        let named = Named::of(names);
        let trouble = named.trouble(reason);
        Some(Self { rules: named.rules, every: names.is_empty(), reason: reason.to_owned(), trouble, range })
    }

    /// What the writer can be told about it.
    pub(crate) fn unheard(&self) -> impl Iterator<Item = Unheard> {
        self.trouble.iter().map(|trouble| Unheard { range: self.range.clone(), trouble: trouble.clone() })
    }

    /// Whether this rule is meant by its name, at words with this wording.
    pub(crate) fn names(&self, rule: &str, wording: Fingerprint) -> bool {
        !self.every && self.covers(rule, wording)
    }

    /// Whether this rule is meant, in a sentence with this wording.
    pub(crate) fn covers(&self, rule: &str, sentence: Fingerprint) -> bool {
        let meant = |(named, wording): &(&str, Option<Fingerprint>)| {
            *named == rule && wording.is_none_or(|wording| wording == sentence)
        };
        self.every || self.rules.iter().any(meant)
    }
}

const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// The names before the colon.
#[derive(Debug, Default)]
struct Named {
    rules: Vec<(&'static str, Option<Fingerprint>)>,
    unknown: Vec<String>,
    unreadable: Vec<String>,
}

impl Named {
    /// Reads them in any width and case.
    fn of(names: &str) -> Self {
        let mut normal = Normal::default();
        normal.push_source(names, 0..names.len());
        let mut named = Self::default();
        for word in normal.as_str().split([',', '、', ' ']).filter(|word| !word.is_empty()) {
            let (name, wording) =
                word.split_once('#').map_or((word, None), |(name, wording)| (name, Some(wording)));
            let Some(known) = rule(&name.replace('_', "-")) else {
                named.unknown.push(name.to_owned());
                continue;
            };
            match wording.map(|wording| (wording, Fingerprint::parse(wording))) {
                None => named.rules.push((known.id(), None)),
                Some((_, Some(wording))) => named.rules.push((known.id(), Some(wording))),
                Some((digits, None)) => named.unreadable.push(digits.to_owned()),
            }
        }
        named
    }

    const fn are_rules(&self) -> bool {
        !self.rules.is_empty() && self.unknown.is_empty() && self.unreadable.is_empty()
    }

    fn trouble(&self, reason: &str) -> Vec<Trouble> {
        let mut trouble = Vec::new();
        if !self.unknown.is_empty() {
            trouble.push(Trouble::UnknownRules(self.unknown.clone()));
        }
        if !self.unreadable.is_empty() {
            trouble.push(Trouble::UnreadableFingerprints(self.unreadable.clone()));
        }
        if trouble.is_empty() && reason.is_empty() {
            trouble.push(Trouble::NoReason);
        }
        trouble
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(comment: &str) -> Option<Ignore> {
        Ignore::parse(comment, 0..comment.len())
    }

    #[track_caller]
    fn covers(comment: &str, expected: &[&str]) {
        let wording = Fingerprint::of("words");
        let ignore = parse(comment).unwrap();
        let covered = ["effort", "blame", "vague-action"].into_iter().filter(|id| ignore.covers(id, wording));
        assert_eq!(covered.collect::<Vec<_>>(), expected, "{comment}");
    }

    #[test]
    fn a_wish_is_heard_however_it_is_typed() {
        let digits = Fingerprint::of("words").to_string();
        for comment in [
            "yomikai-ignore effort: agreed",
            "  yomikai-ignore effort：agreed ",
            "yomikai-ignore　ｅｆｆｏｒｔ： agreed",
            "Yomikai-Ignore EFFORT : agreed",
            &format!("yomikai-ignore effort#{digits}: agreed"),
            &format!("yomikai-ignore Effort＃{digits}：agreed"),
        ] {
            covers(comment, &["effort"]);
            assert_eq!(
                parse(comment).map(|ignore| (ignore.reason, ignore.trouble)),
                Some(("agreed".into(), vec![]))
            );
        }
        for comment in ["yomikai-ignore effort, vague-action: x", "yomikai-ignore effort、Vague_Action：x"]
        {
            covers(comment, &["effort", "vague-action"]);
        }
        covers("yomikai-ignore: x", &["effort", "blame", "vague-action"]);
        covers("yomikai-ignore: effort", &["effort"]);
        assert!(parse("yomikai-ignored").is_none());
        assert!(parse("yomikai").is_none());
    }

    #[test]
    fn what_cannot_be_made_out_is_told() {
        let trouble = |comment: &str| parse(comment).unwrap().trouble;
        covers("yomikai-ignore efort: x", &[]);
        assert_eq!(trouble("yomikai-ignore efort: x"), [Trouble::UnknownRules(vec!["efort".into()])]);
        covers("yomikai-ignore effort until May", &["effort"]);
        assert_eq!(
            trouble("yomikai-ignore effort until May"),
            [Trouble::UnknownRules(vec!["until".into(), "may".into()])]
        );
        covers("yomikai-ignore effort#12: x", &[]);
        assert_eq!(
            trouble("yomikai-ignore effort#12: x"),
            [Trouble::UnreadableFingerprints(vec!["12".into()])]
        );
        for comment in
            ["yomikai-ignore", "yomikai-ignore effort", "yomikai-ignore: effort", "yomikai-ignore effort:"]
        {
            assert_eq!(trouble(comment), [Trouble::NoReason], "{comment}");
        }
    }

    #[test]
    fn comments_are_found_in_both_dresses() {
        let text = "a <!-- b --> {/* c */} <!-- open {/* d */}";
        let mut found: Vec<_> = comments(text).map(|inside| text[inside].trim()).collect();
        found.sort_unstable();
        assert_eq!(found, ["b", "c", "d"]);
    }
}
