//! Names in English: Mr. Tanaka, Alice Johnson, Tanaka-san, `@tanaka`.

use std::ops::Range;

use super::{Name, Room};
use crate::{
    reading::{self, Manner},
    segment::Sentence,
    words::{
        english::{Token, tokens},
        list::Lookup,
    },
};

static TITLES: Lookup = Lookup::of("mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam");

const HONOURS: [&str; 6] = ["san", "sama", "kun", "chan", "sensei", "senpai"];

/// After these a name is a name of its own, for which any words may stand; an article, too.
static BEFORE: Lookup = Lookup::of(
    "to|of|by|for|from|with|without|about|as|into|onto|over|under|after|before|until|till|while|when|whenever|where|and|or|but|so|yet|\
     because|since|that|which|who|whom|if|than|then|only|also|again|told|asked|called|let|via|through|though|although|unless|whether|\
     once|meanwhile|later|today|yesterday|is|was|be|are|were|had|has|have|did|does|except|plus|said|thinks|thought|knew|saw|gave|\
     between|against|toward|towards|like|per|help|helped|met",
);

/// What makes the name of a firm, a place or a thing of a name.
static THINGS: Lookup = Lookup::of(
    "inc|ltd|gmbh|corp|corporation|llc|co|bank|group|labs|systems|airlines|railways|hospital|street|road|university|college|school|\
     station|airport|city|county|campus|building|bridge|river|law|theorem|algorithm|principle|distribution|center|centre|island|park",
);

/// Whoever is written down after these is the owner or the author of something.
static OWNERS: Lookup = Lookup::of(
    "owner|owners|author|authors|reviewer|reviewers|approver|approvers|assignee|assignees|commander|ic|scribe|facilitator|contact|dri|\
     lead|attendees|attendee|participants|present|responders|editor|editors|contributors|cc|signed",
);

pub(super) fn whole(sentence: &Sentence, bare: Range<usize>) -> Name {
    let text = sentence.text();
    let words = tokens(&sentence.normal);
    let first = words.partition_point(|word| word.range.end <= bare.start);
    let after = words.partition_point(|word| word.range.start < bare.end);
    let after = family(text, &words, after, sentence);
    let bare =
        bare.start..words.get(after.wrapping_sub(1)).map_or(bare.end, |word| word.range.end.max(bare.end));
    let first = title(text, &words, first);
    let start = words.get(first).map_or(bare.start, |word| word.range.start.min(bare.start));
    let start = if text[..start].ends_with('@') { start - 1 } else { start };
    let end = bare.end + honour(sentence, &text[bare.end..], bare.end);
    let before = words[..first.min(words.len())].iter().rfind(|word| word.word != "@");
    let room = room(text, &(start..end), before);
    Name { range: start..end, bare, hidden: 0, room }
}

/// Whether a word stands right after another, with only a space between.
fn follows(text: &str, one: &Token<'_>, next: &Token<'_>) -> bool {
    text[one.range.end..next.range.start].chars().all(|c| c == ' ') && one.range.end < next.range.start
}

/// Where the words end that go on with the name: a family name, or a letter for a name in the middle.
fn family(text: &str, words: &[Token<'_>], mut after: usize, sentence: &Sentence) -> usize {
    const MOST: usize = 3;
    let is_family = |word: &Token<'_>| {
        word.capital
            && !word.is_mark()
            && word.range.len() > 1
            && !sentence.normal.is_upper(word.range.start + 1)
            && reading::manner(word) == Manner::Name
    };
    for _ in 0..MOST {
        let Some(last) = after.checked_sub(1).and_then(|last| words.get(last)) else { break };
        match &words[after..] {
            [next, ..] if follows(text, last, next) && is_family(next) => after += 1,
            [letter, dot, next, ..]
                if follows(text, last, letter)
                    && letter.capital
                    && letter.range.len() == 1
                    && dot.word == "."
                    && follows(text, dot, next)
                    && is_family(next) =>
            {
                after += 3;
            }
            _ => break,
        }
    }
    after
}

/// Where the titles and the letters begin that stand before a name: Mr., Dr, Nurse, J.
fn title(text: &str, words: &[Token<'_>], mut first: usize) -> usize {
    loop {
        let Some(name) = words.get(first) else { return first };
        let is_title = |word: &Token<'_>| TITLES.has(word.word);
        let is_letter = |word: &Token<'_>| word.capital && word.range.len() == 1;
        let is_role = |word: &Token<'_>| word.capital && reading::manner(word) == Manner::Role;
        match &words[..first] {
            [.., word, dot]
                if dot.word == "."
                    && word.range.end == dot.range.start
                    && text[dot.range.end..name.range.start].trim().is_empty()
                    && (is_title(word) || is_letter(word)) =>
            {
                first -= 2;
            }
            [.., word] if follows(text, word, name) && (is_title(word) || is_role(word)) => first -= 1,
            _ => return first,
        }
    }
}

/// The length of `-san` and its like.
fn honour(sentence: &Sentence, rest: &str, at: usize) -> usize {
    let Some(after) = rest.strip_prefix(['-', ' ']).filter(|_| !sentence.normal.is_upper(at + 1)) else {
        return 0;
    };
    let found = HONOURS.iter().find(|honour| {
        after.strip_prefix(**honour).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
    });
    found.map_or(0, |honour| honour.len() + 1)
}

fn room(text: &str, name: &Range<usize>, before: Option<&Token<'_>>) -> Room {
    let rest = &text[name.end..];
    let joins = |c: char| matches!(c, '-' | '/' | '_' | '@' | '\u{fffc}');
    let owns = rest.strip_prefix('\'').is_some_and(|after| !after.starts_with('s'));
    if owns || rest.starts_with(joins) || text[..name.start].ends_with(joins) {
        return Room::None;
    }
    let free = before.is_none_or(|word| {
        word.is_mark()
            || word.word.starts_with(|c: char| c.is_ascii_digit())
            || BEFORE.has(word.word)
            || word.word.ends_with("ed")
            || word.word.ends_with("ing")
    });
    if free { Room::Any } else { Room::Bare }
}

/// Whether a name begins its sentence.
pub(super) fn begins(text: &str, name: &Range<usize>) -> bool {
    !text[..name.start].contains(char::is_alphanumeric)
}

/// Whether the name is that of somebody in the story: not of a firm or a place, not alone, and not in a list of owners.
pub(super) fn acts(sentence: &Sentence, name: &Name) -> bool {
    let text = sentence.text();
    let words = tokens(&sentence.normal);
    let after = words.partition_point(|word| word.range.start < name.range.end);
    let before = words.partition_point(|word| word.range.end <= name.range.start);
    let next = words.get(after).map_or("", |word| word.word);
    let is_place = before.checked_sub(1).is_some_and(|last| matches!(words[last].word, "in" | "at" | "near"));
    let is_thing = THINGS.has(next)
        || next == "'s" && words.get(after + 1).is_some_and(|word| THINGS.has(word.word))
        || is_place && next != "'s";
    let is_alone = words[..before]
        .iter()
        .chain(&words[after..])
        .all(|word| word.is_mark() || word.word.starts_with(|c: char| c.is_ascii_digit() || c == '\u{fffc}'));
    let joined = text[..name.range.start].ends_with(['/', '-', '_', '.', '@'])
        || text[name.range.end..].starts_with(['/', '_', '@', '\u{fffc}'])
        || text[name.range.end..].starts_with('.')
            && !text[name.range.end + 1..].starts_with(' ')
            && text.len() > name.range.end + 1;
    !(is_thing || is_alone || joined || is_written_down(text, &words[..before], sentence))
}

/// Whether only names stand between here and `Author:`.
fn is_written_down(text: &str, before: &[Token<'_>], sentence: &Sentence) -> bool {
    let is_name = |word: &Token<'_>| {
        sentence.normal.is_upper(word.range.start)
            || matches!(word.word, "," | "and" | "&" | "." | ";" | "@" | "(" | ")")
    };
    let names = before.iter().rev().take_while(|word| is_name(word)).count();
    match &before[..before.len() - names] {
        [.., owner, mark] if matches!(mark.word, ":" | "=" | "—") => OWNERS.has(owner.word),
        [first, by] if by.word == "by" => {
            matches!(first.word, "written" | "prepared" | "reviewed" | "owned" | "approved" | "edited")
                && text.len() < 200
        }
        _ => false,
    }
}

/// Whether a word that is also an ordinary one (Mark, Will) is a name at the beginning of a sentence: somebody did something.
pub(super) fn is_name_here(sentence: &Sentence, name: &Range<usize>) -> bool {
    let text = sentence.text();
    if !begins(text, name) || !reading::is_ordinary(&text[name.clone()]) {
        return true;
    }
    let words = tokens(&sentence.normal);
    let after = words.partition_point(|word| word.range.start < name.end);
    let Some(next) = words.get(after) else { return false };
    next.capital || matches!(next.word, "'s" | "and" | ",") || reading::manner(next) == Manner::Done
}
