//! Two people's changes to one text, brought together sentence by sentence so that nobody's words are lost.
//!
//! Each side is compared with the text that both began from. A sentence that only one side changed, added or took away
//! becomes what that side made of it; what both did alike is done once. Beyond that:
//!
//! - Changes to **neighbouring** sentences do not clash: they are different sentences.
//! - Changes that share a sentence clash, and so does an addition in the middle of what the other side rewrote.
//! - Where two changes **meet without sharing a sentence** they clash only if both add more sentences than they take
//!   away, because nobody could say which addition comes first. So two additions at one place clash, while an addition
//!   beside a reworded or removed sentence does not.
//! - White space never clashes: of two ways to set sentences apart, the one with more line breaks is taken.
//!
//! What comes out may be longer than a section may be; whoever saves it measures it again.

mod body;

use std::{iter, mem, ops::Range};

use similar::DiffTag;

use crate::{
    compare::compare,
    sentence::{Sentence, sentences},
};

pub(crate) use body::is_rearranged;
pub use body::{BodyConflict, BodyMerge, Clash, Place, merge_bodies};

/// One stretch of text in three versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions {
    /// What both began from.
    pub base: String,
    /// What the one who is saving made of it.
    pub mine: String,
    /// What was saved meanwhile.
    pub theirs: String,
}

/// A part of a text that could not be merged as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chunk {
    /// Here there is nothing to decide.
    Settled(String),
    /// Here somebody chooses, or writes something better.
    Open(Versions),
}

/// Two changes that only a person can bring together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The whole texts.
    pub whole: Versions,
    /// The same cut up: all chunks in order, with one version chosen for each open one, are a text.
    pub chunks: Vec<Chunk>,
}

/// What became of two changes to one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// One text that holds both changes.
    Clean(String),
    /// Both changed the same place differently.
    Conflict(Conflict),
}

/// Merges two changes to prose, by sentence.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merge {
    let texts = Texts { base: Text::cut(base), mine: Text::cut(mine), theirs: Text::cut(theirs) };
    let mut chunks = Vec::new();
    for region in texts.regions() {
        push(&mut chunks, texts.chunk(&region));
    }
    finish(&mut chunks, texts.tail());
    if let [Chunk::Settled(text)] = chunks.as_mut_slice() {
        return Merge::Clean(mem::take(text));
    }
    let whole = Versions { base: base.into(), mine: mine.into(), theirs: theirs.into() };
    Merge::Conflict(Conflict { whole, chunks })
}

/// Merges two changes to a text that means something only as a whole, such as a title.
pub fn merge_whole(base: &str, mine: &str, theirs: &str) -> Merge {
    if mine == theirs || theirs == base {
        return Merge::Clean(mine.into());
    }
    if mine == base {
        return Merge::Clean(theirs.into());
    }
    let whole = Versions { base: base.into(), mine: mine.into(), theirs: theirs.into() };
    Merge::Conflict(Conflict { chunks: vec![Chunk::Open(whole.clone())], whole })
}

/// A text, cut.
struct Text<'a> {
    sentences: Vec<Sentence<'a>>,
}

impl<'a> Text<'a> {
    fn cut(prose: &'a str) -> Self {
        Self { sentences: sentences(prose) }
    }

    fn words(&self, range: Range<usize>) -> Vec<&'a str> {
        self.sentences[range].iter().map(|sentence| sentence.words).collect()
    }

    fn all_words(&self) -> Vec<&'a str> {
        self.words(0..self.sentences.len())
    }

    /// What sets this sentence apart from the next one; `None` where there is no next one to be set apart from.
    fn gap(&self, at: usize) -> Option<&'a str> {
        (at + 1 < self.sentences.len()).then(|| self.sentences[at].gap)
    }

    /// The white space that ends the text.
    fn tail(&self) -> &'a str {
        self.sentences.last().map_or("", |sentence| sentence.gap)
    }

    fn part(&self, range: Range<usize>) -> String {
        range.flat_map(|at| [self.sentences[at].words, self.gap(at).unwrap_or("\n")]).collect()
    }
}

/// A stretch of the base and the sentences of `side` that took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    base: Range<usize>,
    side: Range<usize>,
}

impl Edit {
    fn adds_more_than_it_takes(&self) -> bool {
        self.side.len() > self.base.len()
    }

    fn clashes_with(&self, other: &Self) -> bool {
        let share = self.base.start < other.base.end && other.base.start < self.base.end;
        let meet = self.base.end == other.base.start || other.base.end == self.base.start;
        share || (meet && self.adds_more_than_it_takes() && other.adds_more_than_it_takes())
    }

    /// As many sentences as before are the same sentences reworded: one edit for each.
    fn by_sentence(self) -> Vec<Self> {
        if self.base.len() != self.side.len() {
            return vec![self];
        }
        iter::zip(self.base, self.side).map(|(b, s)| Self { base: b..b + 1, side: s..s + 1 }).collect()
    }
}

/// What turned `base` into `side`, in order; no two edits meet unless each rewords a single sentence.
fn edits(base: &Text<'_>, side: &Text<'_>) -> Vec<Edit> {
    let mut joined: Vec<Edit> = Vec::new();
    for op in compare(&base.all_words(), &side.all_words()) {
        let (base, side) = (op.old_range(), op.new_range());
        match joined.last_mut() {
            _ if op.tag() == DiffTag::Equal => {}
            Some(last) if last.base.end == base.start && last.side.end == side.start => {
                last.base.end = base.end;
                last.side.end = side.end;
            }
            _ => joined.push(Edit { base, side }),
        }
    }
    joined.into_iter().flat_map(Edit::by_sentence).collect()
}

/// Edits that have to be looked at together.
#[derive(Default)]
struct Group<'e> {
    mine: &'e [Edit],
    theirs: &'e [Edit],
}

impl Group<'_> {
    /// The stretch of the base that the group covers.
    fn hull(&self) -> Range<usize> {
        let bases = || self.mine.iter().chain(self.theirs).map(|edit| &edit.base);
        bases().map(|base| base.start).min().unwrap_or(0)..bases().map(|base| base.end).max().unwrap_or(0)
    }
}

/// Takes the earliest edit off the two lists, with all that clash with it or with one another.
fn next_group<'e>(mine: &mut &'e [Edit], theirs: &mut &'e [Edit]) -> Option<Group<'e>> {
    let place = |edit: &Edit| (edit.base.start, edit.base.end);
    let mine_first = match (mine.first(), theirs.first()) {
        (None, None) => return None,
        (Some(m), Some(t)) => place(m) <= place(t),
        (m, _) => m.is_some(),
    };
    let (mut m, mut t) = (usize::from(mine_first), usize::from(!mine_first));
    // Edits of one side are in order and apart, so that only the last one taken can reach the other side's next.
    let clash = |next: Option<&Edit>, taken: &[Edit]| {
        next.zip(taken.last()).is_some_and(|(next, last)| next.clashes_with(last))
    };
    loop {
        if clash(mine.get(m), &theirs[..t]) {
            m += 1;
        } else if clash(theirs.get(t), &mine[..m]) {
            t += 1;
        } else {
            break;
        }
    }
    let group = Group { mine: &mine[..m], theirs: &theirs[..t] };
    (*mine, *theirs) = (&mine[m..], &theirs[t..]);
    Some(group)
}

/// Sentences of the three texts that correspond.
struct Region {
    base: Range<usize>,
    mine: Range<usize>,
    theirs: Range<usize>,
}

/// How far the three texts have been cut.
#[derive(Default)]
struct Cursor {
    base: usize,
    mine: usize,
    theirs: usize,
}

impl Cursor {
    /// Cuts off the next `length` sentences of the base and what `group` made of them.
    fn advance(&mut self, length: usize, group: &Group<'_>) -> Region {
        let step = |from: &mut usize, edits: &[Edit]| {
            let taken: usize = edits.iter().map(|edit| edit.base.len()).sum();
            let added: usize = edits.iter().map(|edit| edit.side.len()).sum();
            let start = *from;
            *from = start + length - taken + added;
            start..*from
        };
        Region {
            base: step(&mut self.base, &[]),
            mine: step(&mut self.mine, group.mine),
            theirs: step(&mut self.theirs, group.theirs),
        }
    }
}

/// The three texts, cut.
struct Texts<'a> {
    base: Text<'a>,
    mine: Text<'a>,
    theirs: Text<'a>,
}

impl<'a> Texts<'a> {
    /// Cuts the three texts into corresponding regions, in order and leaving nothing out.
    fn regions(&self) -> Vec<Region> {
        let (mine, theirs) = (edits(&self.base, &self.mine), edits(&self.base, &self.theirs));
        let (mut mine, mut theirs) = (mine.as_slice(), theirs.as_slice());
        let mut cursor = Cursor::default();
        let mut cut = Vec::new();
        while let Some(group) = next_group(&mut mine, &mut theirs) {
            let hull = group.hull();
            cut.push(cursor.advance(hull.start - cursor.base, &Group::default()));
            cut.push(cursor.advance(hull.len(), &group));
        }
        cut.push(cursor.advance(self.base.sentences.len() - cursor.base, &Group::default()));
        cut
    }

    /// Decides about a region, unless only a person can.
    fn chunk(&self, region: &Region) -> Chunk {
        let base = self.base.words(region.base.clone());
        let mine = self.mine.words(region.mine.clone());
        let theirs = self.theirs.words(region.theirs.clone());
        if mine == theirs || theirs == base {
            Chunk::Settled(self.settled(region, &mine))
        } else if mine == base {
            Chunk::Settled(self.settled(region, &theirs))
        } else {
            Chunk::Open(Versions {
                base: self.base.part(region.base.clone()),
                mine: self.mine.part(region.mine.clone()),
                theirs: self.theirs.part(region.theirs.clone()),
            })
        }
    }

    /// The chosen words of a region, set apart the way the three texts together say.
    fn settled(&self, region: &Region, words: &[&str]) -> String {
        let mut text = String::new();
        for (at, word) in words.iter().enumerate() {
            let counterpart = |text: &Text<'a>, range: &Range<usize>| {
                let sentence = match words.len() {
                    length if range.len() == length => Some(range.start + at),
                    length if at + 1 == length && !range.is_empty() => Some(range.end - 1),
                    _ => None,
                };
                sentence.and_then(|sentence| text.gap(sentence))
            };
            let base = counterpart(&self.base, &region.base);
            let mine = counterpart(&self.mine, &region.mine);
            let theirs = counterpart(&self.theirs, &region.theirs);
            text.push_str(word);
            text.push_str(merge_gap(base, mine, theirs).unwrap_or("\n"));
        }
        text
    }

    /// The white space that ends the merged text.
    fn tail(&self) -> &'a str {
        merge_gap(Some(self.base.tail()), Some(self.mine.tail()), Some(self.theirs.tail()))
            .unwrap_or_default()
    }
}

/// White space that only one side changed is as that side made it; else the one with more line breaks.
fn merge_gap<'a>(base: Option<&'a str>, mine: Option<&'a str>, theirs: Option<&'a str>) -> Option<&'a str> {
    let (mine, theirs) = (mine.or(base), theirs.or(base));
    if mine == theirs || theirs == base {
        mine
    } else if mine == base {
        theirs
    } else {
        [mine, theirs].into_iter().flatten().max_by_key(|gap| (gap.matches('\n').count(), *gap))
    }
}

/// Adds a chunk, joining what is settled.
fn push(chunks: &mut Vec<Chunk>, next: Chunk) {
    match (chunks.last_mut(), next) {
        (_, Chunk::Settled(text)) if text.is_empty() => {}
        (Some(Chunk::Settled(before)), Chunk::Settled(text)) => before.push_str(&text),
        (_, next) => chunks.push(next),
    }
}

/// Ends the text as a text ends: the white space after its last sentence sets nothing apart any more.
fn finish(chunks: &mut Vec<Chunk>, tail: &str) {
    let end = |text: &mut String| {
        text.truncate(text.trim_end().len());
        text.push_str(tail);
    };
    match chunks.last_mut() {
        Some(Chunk::Settled(text)) => end(text),
        Some(Chunk::Open(versions)) => {
            for text in [&mut versions.base, &mut versions.mine, &mut versions.theirs] {
                end(text);
            }
        }
        None => chunks.push(Chunk::Settled(tail.into())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(versions: [&str; 3], expect: &str) {
        let [base, mine, theirs] = versions;
        assert_eq!(merge(base, mine, theirs), Merge::Clean(expect.into()));
        assert_eq!(merge(base, theirs, mine), Merge::Clean(expect.into()), "the other way round");
    }

    /// Shows the open chunks as `‹base|mine|theirs›` among what is settled.
    #[track_caller]
    fn check_conflict(versions: [&str; 3], expect: &str) {
        let [base, mine, theirs] = versions;
        let Merge::Conflict(conflict) = merge(base, mine, theirs) else { panic!("clean: {versions:?}") };
        let shown = conflict.chunks.iter().map(|chunk| match chunk {
            Chunk::Settled(text) => text.clone(),
            Chunk::Open(open) => format!("‹{}|{}|{}›", open.base, open.mine, open.theirs),
        });
        assert_eq!(shown.collect::<String>(), expect);
        assert_eq!(conflict.whole, Versions { base: base.into(), mine: mine.into(), theirs: theirs.into() });
    }

    #[test]
    fn changes_to_different_sentences_are_both_taken() {
        check(["朝。昼。夜。", "早朝。昼。夜。", "朝。昼。深夜。"], "早朝。昼。深夜。");
        check(["朝。昼。", "早朝。昼。", "朝。正午。"], "早朝。正午。");
        check(["Ash. Birch. Cedar.", "Ash2. Birch. Cedar.", "Ash. Birch2. Cedar."], "Ash2. Birch2. Cedar.");
        check(["Ash. Birch. Cedar.", "Birch. Cedar.", "Ash. Birch."], "Birch.");
        check(["- 一\n- 二\n- 三", "- 一\n- 二", "- 一\n- 弐\n- 三"], "- 一\n- 弐");
        check(["Ash.\n\nBirch.", "Ash. New.\n\nBirch.", "Ash.\n\nBirch2."], "Ash. New.\n\nBirch2.");
    }

    #[test]
    fn the_same_change_is_done_once() {
        check(["朝。昼。", "朝。夜。", "朝。夜。"], "朝。夜。");
        check(["Ash. Birch.", "Ash. Birch. Same.", "Ash2. Birch. Same."], "Ash2. Birch. Same.");
        check(["Ash. Birch.", "Birch.", "Birch."], "Birch.");
    }

    #[test]
    fn an_addition_beside_a_rewording_is_clean() {
        check(["朝。", "早朝。", "朝。昼。"], "早朝。昼。");
        check(["A last line", "A last line\nand more", "A changed line"], "A changed line\nand more");
        check(["Ash. Birch.", "Ash2. Birch2.", "Ash. New. Birch."], "Ash2. New. Birch2.");
        check(["Ash. Birch.", "Birch.", "Ash. New. Birch."], "New. Birch.");
    }

    #[test]
    fn one_sentence_in_two_versions_is_for_a_person_to_decide() {
        check_conflict(["朝。昼。夜。", "朝。正午。夜。", "朝。午後。夜。"], "朝。‹昼。|正午。|午後。›夜。");
        check_conflict(["Ash. Birch.", "Ash.", "Ash. Birch2."], "Ash. ‹Birch.||Birch2.›");
        check_conflict(
            ["Ash. Birch. Cedar.", "Ash1. Birch. Cedar.", "Ash2. Birch. Cedar2."],
            "‹Ash. |Ash1. |Ash2. ›Birch. Cedar2.",
        );
        check_conflict(["", "mine", "theirs"], "‹|mine|theirs›");
    }

    #[test]
    fn two_additions_at_one_place_are_for_a_person_to_order() {
        check_conflict(["朝。", "朝。昼。", "朝。夜。"], "朝。‹|昼。|夜。›");
        check_conflict(
            ["Ash. Zelkova.", "Ash. Birch. Zelkova.", "Ash. Cedar. Dogwood. Zelkova."],
            "Ash. ‹|Birch. |Cedar. Dogwood. ›Zelkova.",
        );
        check_conflict(["Ash.", "Ash. Birch.", "Ash2. Cedar."], "‹Ash.|Ash. Birch.|Ash2. Cedar.›");
        check_conflict(
            ["Ash. Birch. Cedar.", "Ash. Xylem. Birch. Cedar.", "One. Cedar."],
            "‹Ash. Birch. |Ash. Xylem. Birch. |One. ›Cedar.",
        );
    }

    #[test]
    fn white_space_never_clashes() {
        check(["Ash. Birch.", "Ash.\nBirch.", "Ash.\n\nBirch."], "Ash.\n\nBirch.");
        check(["Ash. Birch.", "Ash.\nBirch.", "Ash. Birch2."], "Ash.\nBirch2.");
        check(["Ash.", "Ash.\n", "Ash. Birch."], "Ash. Birch.\n");
        check(["\n\nAsh.", "Ash.", "\n\nAsh2."], "Ash2.");
    }

    #[test]
    fn a_title_is_one_unit() {
        assert_eq!(merge_whole("a", "b", "a"), Merge::Clean("b".into()));
        assert_eq!(merge_whole("a", "a", "b"), Merge::Clean("b".into()));
        assert_eq!(merge_whole("a", "b", "b"), Merge::Clean("b".into()));
        assert!(matches!(merge_whole("One. Two.", "1. Two.", "One. 2."), Merge::Conflict(_)));
    }

    /// Texts of few different sentences, so that they have much in common.
    fn plain_prose() -> impl Strategy<Value = String> {
        texts_of(&[
            "朝に止まった。",
            "昼に直した。",
            "夜。",
            "It broke. ",
            "We fixed it. ",
            "- item\n",
            "a",
            "\n",
            "\n\n",
            "  ",
        ])
    }

    /// The same with code blocks, open ones too.
    fn prose() -> impl Strategy<Value = String> {
        texts_of(&["朝に止まった。", "夜。", "It broke. ", "- item\n", "a", "\n", "\n\n", "  ", "```\n"])
    }

    fn texts_of(parts: &'static [&'static str]) -> impl Strategy<Value = String> {
        proptest::collection::vec(proptest::sample::select(parts), 0..9).prop_map(|parts| parts.concat())
    }

    fn settle(conflict: &Conflict, choose: impl Fn(&Versions) -> &String) -> String {
        let texts = conflict.chunks.iter().map(|chunk| match chunk {
            Chunk::Settled(text) => text,
            Chunk::Open(open) => choose(open),
        });
        texts.map(String::as_str).collect()
    }

    /// Every sentence that `side` has and `base` has not.
    fn added<'a>(base: &str, side: &'a str) -> Vec<&'a str> {
        let base: Vec<_> = sentences(base).iter().map(|sentence| sentence.words).collect();
        sentences(side).iter().map(|sentence| sentence.words).filter(|words| !base.contains(words)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn one_persons_changes_are_taken_as_they_are(base in prose(), side in prose()) {
            prop_assert_eq!(merge(&base, &side, &base), Merge::Clean(side.clone()));
            prop_assert_eq!(merge(&base, &base, &side), Merge::Clean(side.clone()));
            prop_assert_eq!(merge(&base, &side, &side), Merge::Clean(side));
        }

        #[test]
        fn nothing_that_anybody_wrote_is_lost(base in prose(), mine in prose(), theirs in prose()) {
            match merge(&base, &mine, &theirs) {
                Merge::Clean(text) => {
                    for words in added(&base, &mine).into_iter().chain(added(&base, &theirs)) {
                        prop_assert!(text.contains(words), "{words:?} is missing from {text:?}");
                    }
                }
                Merge::Conflict(conflict) => {
                    let (as_mine, as_theirs) =
                        (settle(&conflict, |open| &open.mine), settle(&conflict, |open| &open.theirs));
                    for words in added(&base, &mine) {
                        prop_assert!(as_mine.contains(words), "{words:?} is missing from {as_mine:?}");
                    }
                    for words in added(&base, &theirs) {
                        prop_assert!(as_theirs.contains(words), "{words:?} is missing from {as_theirs:?}");
                    }
                }
            }
        }

        #[test]
        fn it_does_not_matter_who_saved_first(base in prose(), one in prose(), two in prose()) {
            match (merge(&base, &one, &two), merge(&base, &two, &one)) {
                (Merge::Clean(here), Merge::Clean(there)) => prop_assert_eq!(here, there),
                (Merge::Conflict(here), Merge::Conflict(there)) => {
                    prop_assert_eq!(settle(&here, |open| &open.mine), settle(&there, |open| &open.theirs));
                    prop_assert_eq!(settle(&here, |open| &open.base), settle(&there, |open| &open.base));
                }
                (here, there) => prop_assert!(false, "{here:?} but {there:?}"),
            }
        }

        #[test]
        fn what_one_took_away_and_nobody_touched_is_gone(base in plain_prose(), mine in plain_prose()) {
            let Merge::Clean(text) = merge(&base, &mine, &format!("{base}\n\nzz")) else { return Ok(()) };
            let kept: Vec<_> = sentences(&mine).iter().map(|sentence| sentence.words).collect();
            for sentence in sentences(&text) {
                prop_assert!(kept.contains(&sentence.words) || ["", "zz"].contains(&sentence.words), "{sentence:?}");
            }
        }

        #[test]
        fn any_text_can_be_merged(base in "(\\PC|[ab. 。\n]){0,12}", mine in "(\\PC|[ab. 。\n]){0,12}", theirs in "(\\PC|[ab. 。\n]){0,12}") {
            let either = matches!(merge(&base, &mine, &theirs), Merge::Clean(_));
            prop_assert_eq!(matches!(merge(&base, &theirs, &mine), Merge::Clean(_)), either);
        }
    }
}
