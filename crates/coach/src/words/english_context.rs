//! What surrounds the words of an English sentence: rejection, modality, machines as the ones who act.

use std::{ops::Range, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::{
    english::Token,
    list::{Lookup, Words},
};

/// How far context reaches.
const REACH: usize = 14;

/// What a phrase does to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Rather than, without, nobody needs to: what follows is there to be turned down.
    Rejects,
    /// `X is not a control`, `X does not scale`: turned down after the fact.
    Dismisses,
    /// What is wanted or promised of somebody.
    Wants,
    /// What would have been wanted.
    LooksBack,
    /// What points to the next time.
    LooksAhead,
    /// What happens by itself.
    Automatic,
}

const PHRASES: [(Turn, Words); 6] = [
    (
        Turn::Rejects,
        Words(
            "never be|not be|n't be|rather than|instead of|without|no longer|not by|not about|not through|no need|not need|\
             n't need|n't have to|not have to|nobody|no one|none|no human|no amount|stop asking|not rely|\
             n't rely|not depend|n't depend|not asking|more than|other than|as opposed to|in place of|\
             blameless|nothing to do with|not because|regardless of|irrespective of|is not|are not|\
             was not|is n't|are n't|was n't|were n't|not a matter|not a question",
        ),
    ),
    (
        Turn::Dismisses,
        Words(
            "is not|is n't|does not|does n't|was not|did not|did n't|are not|will not|\
             never works|was the outcome|is no|has no place|not enough|were left out|alone",
        ),
    ),
    (
        Turn::Wants,
        Words(
            "must|should|will|'ll|shall|need to|needs to|have to|has to|let 's|let us|ought to|going to|\
             try to|promise|promised|commit to|committed to|want to|aim to|plan to|please|supposed to|\
             expected to|agreed to|vow to|resolved to|ask|tell|urge|can do is|got to",
        ),
    ),
    (
        Turn::LooksBack,
        Words(
            "should have|should not have|should n't have|ought to have|could have|would have|\
             must have",
        ),
    ),
    (
        Turn::LooksAhead,
        Words(
            "going forward|next time|from now on|from here on|in future|in the future|\
             moving forward|henceforth|from today|we will|we 'll|let 's|any more|anymore|\
             again",
        ),
    ),
    (Turn::Automatic, Words("automatically|bot|cron|by itself|on its own|automated")),
];

/// The phrases by their first word: what they do, and the words that follow.
type ByFirst = FxHashMap<&'static str, Vec<(Turn, Vec<&'static str>)>>;

static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut by_first = ByFirst::default();
    for (turn, phrase) in PHRASES.iter().flat_map(|&(turn, words)| words.iter().map(move |word| (turn, word)))
    {
        let mut words = phrase.split(' ');
        by_first.entry(words.next().unwrap_or_default()).or_default().push((turn, words.collect()));
    }
    by_first
});

/// The phrases of a sentence, found once, whichever of its words asks for what surrounds it.
#[derive(Debug)]
pub(crate) struct Context<'a, 't> {
    tokens: &'a [Token<'t>],
    /// What each does, and the tokens that it is made of; in the order of their beginnings.
    phrases: Vec<(Turn, Range<usize>)>,
}

impl<'a, 't> Context<'a, 't> {
    pub(crate) fn of(tokens: &'a [Token<'t>]) -> Self {
        let mut phrases = Vec::new();
        for (at, first) in tokens.iter().enumerate() {
            for (turn, rest) in BY_FIRST.get(first.word).into_iter().flatten() {
                let end = at + 1 + rest.len();
                let stands =
                    |words: &[Token<'_>]| words.iter().map(|token| token.word).eq(rest.iter().copied());
                if tokens.get(at + 1..end).is_some_and(stands) {
                    phrases.push((*turn, at..end));
                }
            }
        }
        Self { tokens, phrases }
    }

    /// Whether a phrase that does this stands within these tokens.
    fn has(&self, turn: Turn, within: &Range<usize>) -> bool {
        let from = self.phrases.partition_point(|(_, phrase)| phrase.start < within.start);
        let near = self.phrases[from..].iter().take_while(|(_, phrase)| phrase.start < within.end);
        near.into_iter().any(|(does, phrase)| *does == turn && phrase.end <= within.end)
    }

    /// The tokens of the clause before a place.
    pub(crate) fn clause_before(&self, at: usize) -> Range<usize> {
        let from = at.saturating_sub(REACH);
        let mark = self.tokens[from..at].iter().rposition(Token::is_mark);
        mark.map_or(from, |mark| from + mark + 1)..at
    }

    /// Whether what stands at this place is turned down before it is said.
    pub(crate) fn is_rejected(&self, at: usize) -> bool {
        static RIGHT_BEFORE: Lookup = Lookup::of("not|n't|no|never|beyond|against|than|stop");
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_some_and(|token| RIGHT_BEFORE.has(token.word))
            || self.has(Turn::Rejects, &(at.saturating_sub(9)..at))
    }

    /// Whether what ends at this place is turned down after it was said.
    pub(crate) fn is_dismissed(&self, end: usize) -> bool {
        self.has(Turn::Dismisses, &(end..self.tokens.len().min(end + 10)))
    }

    /// Whether the tokens of a clause want or promise something.
    pub(crate) fn is_wanted(&self, clause: &Range<usize>) -> bool {
        self.has(Turn::Wants, clause) && !self.has(Turn::LooksBack, clause)
    }

    /// Whether the sentence points to the next time.
    pub(crate) fn looks_ahead(&self) -> bool {
        self.has(Turn::LooksAhead, &(0..self.tokens.len()))
    }

    /// Whether something is said to happen by itself.
    pub(crate) fn is_automatic(&self) -> bool {
        self.has(Turn::Automatic, &(0..self.tokens.len()))
    }

    /// Whether the subject at the end of a clause is a machine; small words in between are passed over.
    pub(crate) fn machine_acts(&self, clause: Range<usize>) -> bool {
        static BETWEEN: Lookup = Lookup::of(
            "must|should|will|'ll|shall|can|could|may|might|would|to|needs|need|has|have|had|always|\
             never|also|then|now|not|n't|does|do|did|is|are|was|were|just|that|which",
        );
        let subject = self.tokens[clause].iter().rev().find(|token| !BETWEEN.has(token.word));
        subject.is_some_and(|token| MACHINES.has(token.word))
    }
}

static MACHINES: Lookup = Lookup::of(
    "bot|form|page|field|wizard|button|device|screen|job|script|pipeline|ci|system|service|client|server|scheduler|tool|linter|hook|agent|\
     controller|cache|installer|api|watchdog|parser|library|workflow|app|cron|queue|plugin|\
     monitor|daemon|proxy|gateway|process|code|software|deployer|database|cluster|\
     clients|servers|services|jobs|scripts|tools|systems|worker|workers|function|query|build|\
     test|tests|alert|alerts|config|configuration|deploy|deploys|release|rollout|change|update|\
     bug|model|node|nodes",
);

#[cfg(test)]
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method's path has one lifetime, and the closure must have any"
)]
mod tests {
    use super::*;
    use crate::{text::Normal, words::english::tokens};

    fn with<T>(source: &str, test: impl Fn(&Context<'_, '_>, usize) -> T) -> T {
        let mut normal = Normal::default();
        normal.push_source(source, 0..source.len());
        let tokens = tokens(&normal);
        test(&Context::of(&tokens), tokens.len())
    }

    #[test]
    fn rejection_and_hindsight_are_seen() {
        let rejected = |source: &str| with(source, |context, end| context.is_rejected(end));
        assert!(rejected("Rather than asking people to") && !rejected("We must"));
        assert!(with("we need to", |context, end| context.is_wanted(&(0..end))));
        assert!(!with("we should have", |context, end| context.is_wanted(&(0..end))));
        assert!(with("the nightly job must", |context, end| context.machine_acts(0..end)));
        assert_eq!(with("a, b c", |context, end| context.clause_before(end)), 2..4);
    }

    #[test]
    fn a_phrase_counts_where_it_stands_as_a_whole() {
        let dismissed = |source: &str, end: usize| with(source, |context, _| context.is_dismissed(end));
        assert!(dismissed("care does not scale", 1));
        assert!(!dismissed("care does not scale", 2));
    }
}
