//! Where a passage begins and ends so that it is read as words: not in the midst of one, nor on one that leans on the next.

use std::ops::Range;

use super::classes;
use crate::{
    lang::{Language, is_han, is_hiragana, is_katakana},
    text::OBJECT,
    words::{
        japanese::{Class, any_ending, ending},
        list::Lookup,
    },
};

/// Widens a passage to the beginning and the end of its words, and leaves out marks and what leans on the words around it.
pub(super) fn whole_words(text: &str, passage: Range<usize>, language: Language) -> Range<usize> {
    let (start, end) = (text.floor_char_boundary(passage.start), text.ceil_char_boundary(passage.end));
    let word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '-' | OBJECT);
    let trimmed = text[start..end].trim_matches(|c: char| !word(c));
    // The apostrophe of `nurses' negligence` belongs to the nurses.
    let inside = trimmed.trim_start_matches("' ");
    let inside = without_particle(inside);
    if inside.is_empty() {
        return start..end;
    }
    let end = start + text[start..end].find(inside).unwrap_or(0) + inside.len();
    let start = end - inside.len();
    let start = begin(text, start);
    match language {
        Language::Ja => start..start.max(japanese_end(text, start, end)),
        Language::En => start..start.max(english_end(text, start, end)),
    }
}

const PARTICLES: [char; 9] = ['を', 'が', 'は', 'に', 'で', 'と', 'の', 'も', 'へ'];

/// Without the particle at its beginning that belongs to what is not quoted.
fn without_particle(passage: &str) -> &str {
    let rest = passage.strip_prefix(['の', 'が', 'を', 'は', 'に', 'で']);
    rest.filter(|rest| !rest.starts_with(is_hiragana)).unwrap_or(passage)
}

/// Where the word begins that this place is in: a Latin one; a compound in kanji and katakana, and what its ending hangs on.
fn begin(text: &str, start: usize) -> usize {
    /// Endings are not longer.
    const ENDING: usize = 10;
    let first = text[start..].chars().next().unwrap_or(' ');
    if first.is_ascii_alphanumeric() {
        let inside = text[..start].chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '\'');
        return start - inside.map(char::len_utf8).sum::<usize>();
    }
    if is_in_compound(first) {
        return compound(text, start);
    }
    if !is_hiragana(first) {
        return start;
    }
    let ending = start - run(&text[..start], ENDING, is_hiragana);
    match text[..ending].chars().next_back() {
        // チェックしておく is one word; in チェックを忘れる the particle belongs to what is not quoted.
        Some(c) if is_katakana(c) && text[ending..].starts_with(['を', 'が', 'は']) => {
            ending + 'を'.len_utf8()
        }
        Some(c) if is_in_compound(c) => compound(text, ending),
        // Nothing but hiragana as far as one can see: a particle tells where the word begins.
        Some(c) if is_hiragana(c) => {
            let particle = text[ending..start].rfind(['を', 'に', 'が', 'は']);
            particle.map_or(start, |at| ending + at + 'を'.len_utf8())
        }
        _ => ending,
    }
}

fn is_in_compound(c: char) -> bool {
    is_han(c) || is_katakana(c)
}

/// Where the compound begins that goes on here. One without end is left as it is.
fn compound(text: &str, at: usize) -> usize {
    const LONGEST: usize = 24;
    let start = at - run(&text[..at], LONGEST, is_in_compound);
    if text[..start].ends_with(is_in_compound) { at } else { start }
}

/// The length of what stands at the end of `before` in such characters.
fn run(before: &str, most: usize, is_inside: fn(char) -> bool) -> usize {
    before.chars().rev().take(most).take_while(|c| is_inside(*c)).map(char::len_utf8).sum()
}

/// How べき goes on.
static COPULAS: Lookup =
    Lookup::of("だったのに|だった|でした|であった|だろう|ではなかった|でなかった|ではありませんでした");

/// Where a Japanese passage ends: with its run of kanji and the verb's ending, and before the particle of what comes after.
fn japanese_end(text: &str, start: usize, end: usize) -> usize {
    let last = text[..end].chars().next_back().unwrap_or(' ');
    let goes_on = |c: &char| {
        if last.is_ascii_alphanumeric() {
            c.is_ascii_alphanumeric()
        } else {
            is_han(last) && is_han(*c) || is_katakana(last) && is_katakana(*c)
        }
    };
    let end = end + text[end..].chars().take(12).take_while(goes_on).map(char::len_utf8).sum::<usize>();
    if is_han(last) || is_katakana(last) {
        return end + suru(&text[end..]);
    }
    let passage = &text[start..end];
    if let Some(noun) = without_last_particle(passage) {
        return start + noun.len();
    }
    let passage = passage.strip_suffix('の').unwrap_or(passage);
    let end = start + passage.len();
    if passage.ends_with("べき") {
        return end + COPULAS.start(&text[end..]).map_or(0, str::len);
    }
    let stem = passage.rfind(|c: char| !is_hiragana(c)).filter(|at| passage[*at..].starts_with(is_han));
    let stem = stem.and_then(|at| passage[at..].chars().next().map(|c| start + at + c.len_utf8()));
    let bent = stem.and_then(|stem| any_ending(&text[stem..]).map(|(length, _)| stem + length));
    let Some(added) = bent.and_then(|bent| text.get(end..bent)) else { return end };
    // What follows the noun 間違い is no ending.
    let added =
        if ["で", "だ", "と", "が"].contains(&added) { "" } else { added.trim_end_matches('の') };
    end + added.len()
}

/// Without the particle after its last noun. 勝手に is one word: に goes only after those who act.
fn without_last_particle(passage: &str) -> Option<&str> {
    let noun = passage.strip_suffix(PARTICLES)?;
    let long = noun.chars().rev().take_while(|c| is_in_compound(*c)).count() > 1;
    let acts = || {
        let last = classes::japanese(noun).pop();
        last.is_some_and(|(place, class)| {
            place.end == noun.len() && matches!(class.text, "role" | "team" | "name")
        })
    };
    (long && (!passage.ends_with('に') || acts())).then_some(noun)
}

/// The length of する in one of its forms, after the noun that it makes a verb of.
fn suru(rest: &str) -> usize {
    if !rest.starts_with(['し', 'す', 'さ', 'せ']) || rest.starts_with("しか") {
        return 0;
    }
    let length = ending(Class::Suru, rest).map_or(0, |(length, _)| length);
    if length > 'し'.len_utf8() { length } else { 0 }
}

/// Words that lean on the next one.
static LEANING: Lookup = Lookup::of(
    "the|a|an|of|to|in|for|with|by|at|from|and|or|as|into|onto|their|our|your|his|her|its|my|than|per|via",
);

/// Words that say what something is like, where no ending shows it.
static LIKE: Lookup = Lookup::of(
    "wrong|bad|poor|fat|own|same|simple|single|silly|stupid|human|manual|sole|root|real|main|new|old|junior|senior|obvious|dumb|big|small|\
     good|sloppy|lazy|hasty|first|last|common|plain|full|whole|more|less|most|epic|huge|gross|sheer|utter|pure|mere|rookie|classic|honest|\
     innocent|silent|recent|urgent|decent|negligent|incompetent|ignorant|reluctant|blatant|major|minor",
);

/// What can come after a word of that kind and is nothing that it is said of.
static OTHER: Lookup = Lookup::of(
    "the|a|an|this|that|these|those|it|its|there|here|to|of|in|on|at|by|for|from|with|without|about|as|into|onto|over|under|after|before|\
     until|while|when|where|which|what|who|whom|whose|why|how|if|than|then|and|or|but|so|be|is|are|was|were|been|being|has|had|have|do|\
     does|did|will|would|can|could|may|might|must|should|not|never|nor|we|they|he|she|i|you|us|them|him|enough|again|too|up|out|off|down|\
     because|since|though|although|once|now|today|yet|also|only|just|even|during|between|through|their|our|your|his|her|my",
);

/// Where an English passage ends: with its word, on none that leans on the next, and with the noun of an adjective.
fn english_end(text: &str, start: usize, end: usize) -> usize {
    let is_latin = text[..end].ends_with(|c: char| c.is_ascii_alphanumeric());
    let inside = text[end..].chars().take_while(|c| is_latin && c.is_ascii_alphanumeric());
    let mut end = end + inside.map(char::len_utf8).sum::<usize>();
    if is_like(&text[start..end]) {
        let next = next_word(text, end);
        let is_noun = next.len() > 2
            && !OTHER.has(next)
            && !["ly", "ed", "ing"].iter().any(|ending| next.ends_with(ending));
        return if is_noun { end + 1 + next.len() } else { end };
    }
    let whole = end;
    while let Some((rest, last)) = text[start..end].rsplit_once(' ')
        && LEANING.has(last)
        && !(last == "at" && last_word(rest).starts_with("look"))
    {
        end = start + rest.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    }
    if LEANING.has(&text[start..end]) {
        // It is all of such words, and what they lean on is the next.
        let next = next_word(text, whole);
        return if next.is_empty() { whole } else { whole + 1 + next.len() };
    }
    end
}

/// The word after a space.
fn next_word(text: &str, end: usize) -> &str {
    let next = text[end..].strip_prefix(' ').unwrap_or_default();
    &next[..next.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(next.len())]
}

fn last_word(passage: &str) -> &str {
    passage.rsplit(' ').next().unwrap_or_default()
}

/// Whether a passage ends in what something is like, so that this something is awaited: `the wrong`, not `was wrong`.
fn is_like(passage: &str) -> bool {
    const ENDINGS: [&str; 8] = ["less", "ful", "ous", "ive", "able", "ible", "ical", "ary"];
    static PREDICATE: Lookup = Lookup::of(
        "be|is|was|were|are|been|being|isn't|wasn't|aren't|more|most|less|very|so|too|seem|seems|seemed|stay|stayed|remain|remained|become|\
         became|get|got|felt|feel|look|looked|rather|quite|not|just|and",
    );
    static BEFORE: Lookup = Lookup::of("a|an|the|their|our|your|his|her|its|some|such|one|any");
    let Some((rest, word)) = passage.rsplit_once(' ') else { return false };
    let before = last_word(rest);
    let like = LIKE.has(word) || (word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending)));
    (like && !PREDICATE.has(before)) || (word.len() > 4 && word.ends_with("ed") && BEFORE.has(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, passage: &str, expected: &str) {
        let at = text.find(passage).unwrap();
        let words = whole_words(text, at..at + passage.len(), Language::of(text));
        assert_eq!(&text[words], expected, "{passage} of {text}");
    }

    #[test]
    fn a_japanese_passage_begins_with_its_word() {
        for (text, passage, expected) in [
            ("事前に訓練をしておくべきだった。", "べきだった", "訓練をしておくべきだった"),
            ("手順のチェックをしておくべきだった。", "しておくべきだった", "しておくべきだった"),
            ("先にチェックしておくべきだった。", "ておくべきだった", "チェックしておくべきだった"),
            ("原因は入力ミスによる。", "スによる", "入力ミスによる"),
            ("それはいまとなってはとっくにやめておくべきだった。", "べきだった", "やめておくべきだった"),
            ("リリース前にもう一度", "ス前にもう", "リリース前にもう"),
        ] {
            check(text, passage, expected);
        }
    }

    #[test]
    fn a_japanese_passage_ends_with_its_verb_and_before_a_particle() {
        for (text, passage, expected) in [
            ("担当に確認不足があった", "担当に", "担当"),
            ("勝手に変更した", "勝手に", "勝手に"),
            ("責任は担当にある", "責任は", "責任"),
            ("訓練をしておくべきだった。", "訓練をしておくべき", "訓練をしておくべきだった"),
            ("監視を怠けていた。", "怠け", "怠けていた"),
            ("次は失敗しない。", "失敗", "失敗しない"),
            ("注意しかできない", "注意", "注意"),
            ("原因は間違いである", "間違い", "間違い"),
            ("手を付けるべきだったので", "付けるべきだったの", "付けるべきだった"),
        ] {
            check(text, passage, expected);
        }
    }

    #[test]
    fn an_english_passage_ends_on_a_word_that_can_stand_there() {
        for (text, passage, expected) in [
            ("he went down the wrong path", "down the wrong", "down the wrong path"),
            (
                "the engineer led to the missed alert.",
                "engineer led to the missed",
                "engineer led to the missed alert",
            ),
            ("it was wrong again", "was wrong", "was wrong"),
            ("be careful next time", "be careful", "be careful"),
            ("we should have noticed much sooner", "should have noticed", "should have noticed"),
            ("caused by the operator", "caused by the", "caused"),
            ("take a closer look at it", "closer look at", "closer look at"),
            ("a pile of its own", "of its", "of its own"),
            ("the nurses' negligence", "' negligence", "negligence"),
            ("the careless engi-neer", "careless", "careless"),
        ] {
            check(text, passage, expected);
        }
    }
}
