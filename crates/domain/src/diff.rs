//! What changed between two texts, word by word, in a form that people like to read.

mod body;
mod word;

use std::{iter::zip, ops::Range, slice};

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::{compare::compare, sentence::pieces};

pub use body::{BodyDiff, FactDiff, Names, PlaceDiff, diff_bodies};

/// What happened to a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is in both texts.
    Kept,
    /// It is in the old text only.
    Removed,
    /// It is in the new text only.
    Added,
}

/// A stretch of text and what happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// What happened.
    pub kind: ChangeKind,
    /// The words.
    pub text: &'a str,
}

/// Compares two texts by word.
///
/// What is kept and removed is the old text, what is kept and added the new one. Where something was replaced, the
/// removed words come first. A few kept words between big replacements are shown as replaced, because a text that
/// changes its mind at every other word cannot be read; a line break or the end of a sentence always stays.
pub fn diff<'a>(old: &'a str, new: &'a str) -> Vec<Change<'a>> {
    let mut stretches = Vec::new();
    for stretch in Comparison::of(old, new) {
        stretches.push(stretch);
        while absorb_island(&mut stretches) {}
    }
    stretches.iter().flat_map(|stretch| stretch.changes(old, new)).collect()
}

/// A stretch of both texts that is the same, or that was replaced. Ranges are bytes; sizes are characters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    kept: bool,
    old: Range<usize>,
    new: Range<usize>,
    /// How many characters of the old text.
    removed: usize,
    /// How many characters of the new text.
    added: usize,
    /// Whether a reader pauses within: a line break or the end of a sentence.
    pause: bool,
}

impl Stretch {
    fn changes<'a>(&self, old: &'a str, new: &'a str) -> impl Iterator<Item = Change<'a>> {
        let (old, new) = (&old[self.old.clone()], &new[self.new.clone()]);
        let changes = if self.kept {
            [Change { kind: ChangeKind::Kept, text: new }, Change { kind: ChangeKind::Added, text: "" }]
        } else {
            [Change { kind: ChangeKind::Removed, text: old }, Change { kind: ChangeKind::Added, text: new }]
        };
        changes.into_iter().filter(|change| !change.text.is_empty())
    }

    fn join(&mut self, next: &Self) {
        self.kept &= next.kept;
        self.old.end = next.old.end;
        self.new.end = next.new.end;
        self.removed += next.removed;
        self.added += next.added;
        self.pause |= next.pause;
    }

    /// Whether keeping `self` apart would only make the changes around it harder to read.
    fn is_lost_between(&self, before: &Self, after: &Self) -> bool {
        let replaces = before.removed + after.removed > 0 && before.added + after.added > 0;
        let smaller_than = |change: &Self| self.added <= change.removed.max(change.added);
        replaces && !self.pause && smaller_than(before) && smaller_than(after)
    }
}

/// Joins the last change, the island before it and the change before that, if the island is not worth keeping.
fn absorb_island(stretches: &mut Vec<Stretch>) -> bool {
    let [.., before, island, after] = stretches.as_mut_slice() else { return false };
    if before.kept || !island.kept || after.kept || !island.is_lost_between(before, after) {
        return false;
    }
    before.join(island);
    before.join(after);
    stretches.truncate(stretches.len() - 2);
    true
}

/// Most words, old and new together, that are compared one by one where no whole sentence is the same.
const BLOCK_WORDS: usize = 2_000;

/// The bare comparison: what is kept and what is changed take turns.
#[derive(Default)]
struct Comparison {
    stretches: Vec<Stretch>,
}

impl Comparison {
    /// First by sentence, then by word within the sentences that changed: an added sentence reads as one addition, and
    /// the search stays short however long the texts are.
    fn of(old: &str, new: &str) -> Vec<Stretch> {
        let (old, new): (Vec<_>, Vec<_>) = (pieces(old).collect(), pieces(new).collect());
        let mut comparison = Self::default();
        for op in compare(&old, &new) {
            let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
            if op.tag() == DiffTag::Equal {
                comparison.push(Stretch { pause: true, ..measure(old, new, true) });
            } else {
                comparison.block(old, new);
            }
        }
        comparison.stretches
    }

    /// Sentences that changed. Where too many did to compare all their words, each is compared with the one in its
    /// place; if there are more than before, or fewer, the block has been written anew and is shown like that.
    fn block(&mut self, old: &[&str], new: &[&str]) {
        let (old_words, new_words) = (word::words_of(old), word::words_of(new));
        if old_words.len() + new_words.len() <= BLOCK_WORDS {
            self.by_word(&old_words, &new_words);
        } else if old.len() == new.len() && old.len() > 1 {
            for (old, new) in zip(old, new) {
                self.block(slice::from_ref(old), slice::from_ref(new));
            }
        } else {
            self.written_anew(&old_words, &new_words);
        }
    }

    fn by_word(&mut self, old: &[&str], new: &[&str]) {
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            self.push(measure(&old[op.old_range()], &new[op.new_range()], op.tag() == DiffTag::Equal));
        }
    }

    /// Only what is the same at the start and at the end is kept.
    fn written_anew(&mut self, old: &[&str], new: &[&str]) {
        let start = zip(old, new).take_while(|(old, new)| old == new).count();
        let (kept, old, new) = (&old[..start], &old[start..], &new[start..]);
        self.push(measure(kept, kept, true));
        let end = zip(old.iter().rev(), new.iter().rev()).take_while(|(old, new)| old == new).count();
        let ((old, kept), new) = (old.split_at(old.len() - end), &new[..new.len() - end]);
        self.push(measure(old, new, false));
        self.push(measure(kept, kept, true));
    }

    /// Adds a stretch whose ranges start at nought.
    fn push(&mut self, mut next: Stretch) {
        let (old, new) = self.stretches.last().map_or((0, 0), |last| (last.old.end, last.new.end));
        next.old = old..old + next.old.end;
        next.new = new..new + next.new.end;
        match self.stretches.last_mut() {
            _ if next.old.is_empty() && next.new.is_empty() => {}
            Some(last) if last.kept == next.kept => last.join(&next),
            _ => self.stretches.push(next),
        }
    }
}

/// The size of a stretch, its ranges starting at nought.
fn measure(old: &[&str], new: &[&str], kept: bool) -> Stretch {
    let bytes = |words: &[&str]| words.iter().map(|word| word.len()).sum();
    let visible =
        |words: &[&str]| words.iter().map(|word| word.chars().filter(|c| !c.is_whitespace()).count()).sum();
    Stretch {
        kept,
        old: 0..bytes(old),
        new: 0..bytes(new),
        removed: visible(old),
        added: visible(new),
        pause: new.iter().any(|word| word::is_pause(word)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What was removed in `[-…-]`, what was added in `{+…+}`.
    pub(super) fn show(changes: &[Change<'_>]) -> String {
        let shown = changes.iter().map(|change| match change.kind {
            ChangeKind::Kept => change.text.to_owned(),
            ChangeKind::Removed => format!("[-{}-]", change.text),
            ChangeKind::Added => format!("{{+{}+}}", change.text),
        });
        shown.collect()
    }

    #[track_caller]
    fn check(old: &str, new: &str, expect: &str) {
        assert_eq!(show(&diff(old, new)), expect);
    }

    #[test]
    fn japanese_changes_read_as_words() {
        check("確認を徹底する", "確認をCIに任せる", "確認を[-徹底する-]{+CIに任せる+}");
        check("復旧に30分かかった。", "復旧に45分かかった。", "復旧に[-30-]{+45+}分かかった。");
        check("二人しか知らない。", "二人しか知らない。手順もない。", "二人しか知らない。{+手順もない。+}");
        check("管理画面のサーバー", "管理画面のデータベース", "管理画面の[-サーバー-]{+データベース+}");
    }

    #[test]
    fn english_changes_read_as_words() {
        check("We will try harder.", "We will test it in CI.", "We will [-try harder-]{+test it in CI+}.");
        check("It took 30 minutes.", "It took 3.5 minutes.", "It took [-30-]{+3.5+} minutes.");
        check("Two people knew.", "Only two people knew.", "[-Two-]{+Only two+} people knew.");
        check("the café's door", "the café door", "the [-café's-]{+café+} door");
    }

    #[test]
    fn islands_between_big_changes_are_absorbed() {
        check(
            "手順書を見て作業する",
            "チェックリストを使って確認する",
            "[-手順書を見て作業-]{+チェックリストを使って確認+}する",
        );
        check("quick brown fox", "slow red fox", "[-quick brown-]{+slow red+} fox");
        check("Aを見てからBを直す", "Cを見てからDを直す", "[-A-]{+C+}を見てから[-B-]{+D+}を直す");
    }

    #[test]
    fn pauses_and_lone_additions_stay_apart() {
        check(
            "朝に起きた。\n夜に寝た。",
            "昼食を取った。\n仕事をした。",
            "[-朝に起きた-]{+昼食を取った+}。\n[-夜に寝た-]{+仕事をした+}。",
        );
        check("壊れた を 直した", "すぐ 壊れた を また 直した", "{+すぐ +}壊れた を {+また +}直した");
    }

    #[test]
    fn an_added_sentence_is_one_addition() {
        check(
            "It broke. It was late.",
            "It broke. It was fixed. It was late.",
            "It broke. {+It was fixed. +}It was late.",
        );
        check("- 一\n- 二\n", "- 一\n- 三\n- 二\n", "- 一\n{+- 三\n+}- 二\n");
    }

    #[test]
    fn long_texts_are_compared_sentence_by_sentence() {
        let long =
            |tool: &str| (0..500).map(|n| [&n.to_string(), "番は", tool, "で確かめる。"].concat()).collect();
        let (old, new): (String, String) = (long("手順書"), long("CI"));
        let shown = show(&diff(&old, &new));
        assert!(shown.starts_with("0番は[-手順書-]{+CI+}で確かめる。1番は[-手順書-]{+CI+}で"), "{shown}");
    }

    #[test]
    fn a_long_text_written_anew_is_shown_like_that() {
        let (old, new) = (vec!["one"; 1_000].join(" "), vec!["two"; 1_001].join(" "));
        check(&format!("from {old} to"), &format!("from {new} to"), &format!("from [-{old}-]{{+{new}+}} to"));
    }

    #[test]
    fn all_or_nothing() {
        check("", "", "");
        check("同じ", "同じ", "同じ");
        check("", "new", "{+new+}");
        check("旧", "", "[-旧-]");
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_it(
            old in "(確認|を|する|CI|[ab .\n。のー]|\\PC){0,30}",
            new in "(確認|を|する|CI|[ab .\n。のー]|\\PC){0,30}",
        ) {
            let changes = diff(&old, &new);
            let without = |kind| -> String {
                changes.iter().filter(|change| change.kind != kind).map(|change| change.text).collect()
            };
            prop_assert_eq!(without(ChangeKind::Added), &*old);
            prop_assert_eq!(without(ChangeKind::Removed), &*new);
            prop_assert!(changes.iter().all(|change| !change.text.is_empty()));
            prop_assert!(changes.windows(2).all(|pair| pair[0].kind != pair[1].kind));
        }
    }
}
