//! What surrounds an English cue: rejection, modality, tense, machines as the ones who act.

use super::{english::Token, list::Words};

/// How far context reaches.
const REACH: usize = 14;

/// The words of the clause before a place.
pub(crate) fn clause_before<'s, 't>(tokens: &'s [Token<'t>], at: usize) -> &'s [Token<'t>] {
    let from = at.saturating_sub(REACH);
    let start = tokens[from..at].iter().rposition(Token::is_mark).map_or(from, |mark| from + mark + 1);
    &tokens[start..at]
}

/// Whether the words of one of these phrases stand next to each other.
pub(crate) fn has_any(tokens: &[Token<'_>], phrases: Words) -> bool {
    phrases.iter().any(|phrase| (0..tokens.len()).any(|at| begins(&tokens[at..], phrase)))
}

fn begins(tokens: &[Token<'_>], phrase: &str) -> bool {
    let mut tokens = tokens.iter();
    phrase.split(' ').all(|word| tokens.next().is_some_and(|token| token.word == word))
}

/// Rather than, without, nobody needs to: the words are there to be turned down.
pub(crate) fn is_rejected(tokens: &[Token<'_>], at: usize) -> bool {
    let near = &tokens[at.saturating_sub(9)..at];
    has_any(near, REJECTIONS)
        || near.last().is_some_and(|token| Words("not|n't|no|never|beyond|against|than|stop").has(token.word))
}

const REJECTIONS: Words = Words(
    "never be|not be|n't be|rather than|instead of|without|no longer|not by|not about|not through|no need|not need|\
     n't need|n't have to|not have to|nobody|no one|none|no human|no amount|stop asking|not rely|\
     n't rely|not depend|n't depend|not asking|more than|other than|as opposed to|in place of|\
     blameless|nothing to do with|not because|regardless of|irrespective of|is not|are not|\
     was not|is n't|are n't|was n't|were n't|not a matter|not a question",
);

/// `X is not a control`, `X does not scale`: turned down after the fact.
pub(crate) fn is_dismissed(tokens: &[Token<'_>], end: usize) -> bool {
    let near = &tokens[end..tokens.len().min(end + 10)];
    has_any(
        near,
        Words(
            "is not|is n't|does not|does n't|was not|did not|did n't|are not|will not|\
             never works|was the outcome|is no|has no place|not enough|were left out|alone",
        ),
    )
}

/// What is wanted or promised of somebody.
pub(crate) fn is_wanted(before: &[Token<'_>]) -> bool {
    let hindsight = has_any(
        before,
        Words(
            "should have|should not have|should n't have|ought to have|could have|would have|\
             must have",
        ),
    );
    !hindsight && has_any(before, WANTED)
}

const WANTED: Words = Words(
    "must|should|will|'ll|shall|need to|needs to|have to|has to|let 's|let us|ought to|going to|\
     try to|promise|promised|commit to|committed to|want to|aim to|plan to|please|supposed to|\
     expected to|agreed to|vow to|resolved to|ask|tell|urge|can do is|got to",
);

/// Words that point to the next time.
pub(crate) fn looks_ahead(tokens: &[Token<'_>]) -> bool {
    has_any(
        tokens,
        Words(
            "going forward|next time|from now on|from here on|in future|in the future|\
             moving forward|henceforth|from today|we will|we 'll|let 's|any more|anymore|\
             again",
        ),
    )
}

const MACHINES: Words = Words(
    "bot|form|page|field|wizard|button|device|screen|job|script|pipeline|ci|system|service|client|server|scheduler|tool|linter|hook|agent|\
     controller|cache|installer|api|watchdog|parser|library|workflow|app|cron|queue|plugin|\
     monitor|daemon|proxy|gateway|process|code|software|deployer|database|cluster|\
     clients|servers|services|jobs|scripts|tools|systems|worker|workers|function|query|build|\
     test|tests|alert|alerts|config|configuration|deploy|deploys|release|rollout|change|update|\
     bug|model|node|nodes",
);

/// Whether the subject right before a verb is a machine; small words in between are passed over.
pub(crate) fn machine_acts(before: &[Token<'_>]) -> bool {
    const BETWEEN: Words = Words(
        "must|should|will|'ll|shall|can|could|may|might|would|to|needs|need|has|have|had|always|\
         never|also|then|now|not|n't|does|do|did|is|are|was|were|just|that|which",
    );
    before.iter().rev().find(|token| !BETWEEN.has(token.word)).is_some_and(|token| MACHINES.has(token.word))
}

/// Whether something is said to happen by itself.
pub(crate) fn is_automatic(tokens: &[Token<'_>]) -> bool {
    has_any(tokens, Words("automatically|bot|cron|by itself|on its own|automated"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::Normal, words::english::tokens};

    fn with<T>(source: &str, test: impl Fn(&[Token<'_>]) -> T) -> T {
        let mut normal = Normal::default();
        normal.push_source(source, 0..source.len());
        test(&tokens(&normal))
    }

    #[test]
    fn rejection_and_hindsight_are_seen() {
        assert!(with("Rather than asking people to", |t| is_rejected(t, t.len())));
        assert!(!with("We must", |t| is_rejected(t, t.len())));
        assert!(with("we need to", is_wanted));
        assert!(!with("we should have", is_wanted));
        assert!(with("the nightly job must", machine_acts));
        assert!(with("a, b c", |t| clause_before(t, t.len()).len() == 2));
    }
}
