//! The pieces of an English sentence: words, neighbours, classes of words, who did what, and where it stands.

use std::{borrow::Cow, ops::Range};

use super::{
    classes, cues,
    features::Features,
    stem::{self, stem},
};
use crate::{
    segment::Sentence,
    words::{
        english::{Token, tokens},
        english_context as context,
        english_pattern::Line,
        list::Words,
    },
};

/// How far words of a clause are still read as a pair.
const REACH: usize = 6;

/// A word as the weights see it.
pub(super) struct Unit<'t> {
    token: Token<'t>,
    stem: Cow<'t, str>,
    /// What stands for the word among its neighbours: its class, itself for small words, else only its shape.
    general: &'t str,
    class: Option<&'static str>,
    quoted: bool,
}

impl Unit<'_> {
    fn is_mark(&self) -> bool {
        self.token.is_mark()
    }

    /// A past form: `-ed`, or one that no rule makes.
    fn is_done(&self) -> bool {
        let word = self.token.word;
        let regular =
            word.len() > 3 && (word.ends_with("ed") || word.ends_with("en") || word.ends_with("own"));
        let irregular = stem::is_past(word);
        (regular || irregular)
            && !matches!(
                word,
                "need" | "when" | "then" | "own" | "even" | "often" | "open" | "seven" | "down"
            )
    }

    fn is_actor(&self) -> bool {
        matches!(
            self.general,
            "role" | "team" | "pron" | "anyone" | "machine" | "name" | "prod" | "<Unknown>"
        )
    }
}

/// Small words, which carry the grammar of a sentence.
const SMALL: Words = Words(
    "a|an|the|this|that|these|those|it|its|there|here|to|of|in|on|at|by|for|from|with|without|about|as|into|onto|\
     over|under|after|before|until|while|when|where|which|what|who|whom|whose|why|how|if|than|then|and|or|but|so|\
     be|is|are|was|were|been|being|am|have|has|had|do|does|did|will|would|can|may|must|let|get|got|make|made|go|\
     going|need|needs|want|please|all|any|some|every|each|more|most|much|less|least|very|too|only|just|even|also|\
     again|once|still|already|always|ever|often|next|last|first|now|up|out|off|down|back|through|between|during|\
     their|our|your|my|his|her|itself|themselves|ourselves|himself|herself|because|since|due|though|although|\
     instead|rather|like|such|own|same|other|another|one|two|n't|'s|'ll|'d|'re|'ve|onwards|forward|future",
);

/// Reads the units of a sentence; whoever is one of the team's own people stands for a role.
fn units<'s>(sentence: &'s Sentence, people: &[Range<usize>]) -> Vec<Unit<'s>> {
    let tokens = tokens(&sentence.normal);
    let mut begins = true;
    let unit = |token: Token<'s>| {
        let stem = stem(token.word);
        let own =
            people.iter().any(|person| person.start <= token.range.start && token.range.end <= person.end);
        let class = if own { Some("role") } else { class(&token, &stem, begins) };
        let general = class.unwrap_or_else(|| shape(&token, begins));
        begins = begins_after(&token, begins);
        Unit { quoted: sentence.is_quoted(token.range.start), token, stem, general, class }
    };
    tokens.into_iter().map(unit).collect()
}

/// Whether the word after this one has its capital from its place alone: at the beginning (after a time, too), and after a mark that
/// opens something new.
fn begins_after(token: &Token<'_>, begins: bool) -> bool {
    const TIMES: Words =
        Words("am|pm|utc|gmt|cet|cest|jst|pst|pdt|est|edt|ist|bst|hkt|uhr|h|mon|tue|wed|thu|fri|sat|sun");
    let number = token.word.starts_with(|c: char| c.is_ascii_digit());
    match token.word {
        "." | ":" | "—" | "\"" | "(" | "[" | "*" | "!" | "?" | "|" => true,
        word => begins && (token.is_mark() || number || TIMES.has(word)),
    }
}

fn class(token: &Token<'_>, stem: &str, first: bool) -> Option<&'static str> {
    let class = classes::english(token.word, stem);
    let name = token.capital && classes::is_given_name(token.word);
    match class {
        Some("time" | "neg" | "should" | "could" | "title") => class,
        // Will, Grace, Mark: a word that begins a sentence has its capital from there.
        _ if name && !(first && (class.is_some() || SMALL.has(token.word))) => Some(classes::NAME),
        Some("heat" | "vague" | "care" | "slip" | "fault") if token.capital && !first => class,
        _ => class,
    }
}

fn shape<'t>(token: &Token<'t>, first: bool) -> &'t str {
    let word = token.word;
    if token.is_mark() || SMALL.has(word) {
        word
    } else if word.contains('\u{fffc}') {
        "<code>"
    } else if word.starts_with(|c: char| c.is_ascii_digit()) {
        "<number>"
    } else if token.capital {
        match (classes::is_ordinary(word), first) {
            _ if word.len() < 3 || word.contains(|c: char| c.is_ascii_digit()) => "<Short>",
            (false, _) => "<Unknown>",
            (true, true) => "<Begin>",
            (true, false) => "<Capital>",
        }
    } else {
        ending(word)
    }
}

fn ending(word: &str) -> &'static str {
    const ENDINGS: [(&str, &str); 8] = [
        ("ing", "<ing>"),
        ("ed", "<ed>"),
        ("ly", "<ly>"),
        ("tion", "<noun>"),
        ("ment", "<noun>"),
        ("ness", "<noun>"),
        ("ity", "<noun>"),
        ("s", "<s>"),
    ];
    ENDINGS.iter().find(|(end, _)| word.ends_with(end)).map_or("<word>", |(_, shape)| shape)
}

/// Gathers the pieces of a sentence.
pub(super) fn read(sentence: &Sentence, people: &[Range<usize>], into: &mut Features) {
    let units = units(sentence, people);
    let place = sentence.place.name();
    into.whole("place", &[place]);
    for (at, unit) in units.iter().enumerate() {
        single(unit, place, into);
        neighbours(&units, at, into);
        pairs(&units, at, into);
    }
    beginning(&units, place, into);
    turns(&units, place, into);
    whole(&units, place, into);
    acts(&units, into);
}

/// Names of people: known given names and words that no dictionary has, with the name that follows.
pub(super) fn names(sentence: &Sentence) -> Vec<Range<usize>> {
    let units = units(sentence, &[]);
    let is_name =
        |unit: &Unit<'_>| !unit.quoted && (unit.class == Some(classes::NAME) || unit.general == "<Unknown>");
    let mut names: Vec<Range<usize>> = Vec::new();
    for unit in units.iter().filter(|unit| is_name(unit)) {
        match names.last_mut() {
            Some(name) if sentence.text()[name.end..unit.token.range.start].trim().is_empty() => {
                name.end = unit.token.range.end;
            }
            _ => names.push(unit.token.range.clone()),
        }
    }
    names
}

fn single(unit: &Unit<'_>, place: &str, into: &mut Features) {
    let range = &unit.token.range;
    if unit.quoted {
        into.at(range, "quoted", &[unit.general]);
        return into.at(range, "quoted-stem", &[&unit.stem]);
    }
    into.at(range, "stem", &[&unit.stem]);
    into.at(range, "word", &[unit.token.word]);
    if let Some(class) = unit.class {
        into.at(range, "class", &[class]);
        into.at(range, "class-place", &[class, place]);
        into.at(range, "class-form", &[class, ending(unit.token.word)]);
        into.at(range, "stem-place", &[&unit.stem, place]);
    } else if unit.token.word.len() > 5 && unit.token.word.is_ascii() {
        into.at(range, "begins", &[&unit.token.word[..5]]);
    }
}

/// Runs of two to four units, in their words and in their classes.
fn neighbours(units: &[Unit<'_>], at: usize, into: &mut Features) {
    const BEFORE: &str = "^";
    let (mut stems, mut generals) = ([BEFORE; 4], [BEFORE; 4]);
    let from = at.checked_sub(1);
    for length in 1..=4 {
        let Some(run) = units.get(from.map_or(0, |from| from + 1)..at + length) else { break };
        if run.iter().any(|unit| unit.quoted) {
            break;
        }
        let last = &run[length - 1];
        stems[length - 1] = &last.stem;
        generals[length - 1] = last.general;
        let range = run[0].token.range.start..last.token.range.end;
        if length > 1 {
            if length < 4 {
                into.at(&range, "stems", &stems[..length]);
            }
            into.at(&range, "run", &generals[..length]);
        }
        if length < 4 && at + length == units.len() {
            into.at(&range, "end", &generals[..length]);
        }
    }
}

/// Two classed words of one clause, in their order.
fn pairs(units: &[Unit<'_>], at: usize, into: &mut Features) {
    let unit = &units[at];
    let weighs = |unit: &Unit<'_>| unit.class.is_some() && !unit.quoted;
    if !weighs(unit) {
        return;
    }
    let clause =
        units[at + 1..].iter().take(REACH).take_while(|next| !matches!(next.token.word, "." | ";" | ":"));
    for next in clause.filter(|next| weighs(next)) {
        let range = unit.token.range.start..next.token.range.end;
        into.at(&range, "pair", &[unit.general, next.general]);
        into.at(&range, "pair-stem", &[unit.general, &next.stem]);
        into.at(&range, "stem-pair", &[&unit.stem, next.general]);
    }
}

/// The turns of phrase that the rules listen for, with what turns them down.
fn turns(units: &[Unit<'_>], place: &str, into: &mut Features) {
    let tokens: Vec<Token<'_>> = units.iter().map(|unit| unit.token.clone()).collect();
    let classes: Vec<&str> = units.iter().map(|unit| unit.general).collect();
    let done: Vec<bool> = units.iter().map(Unit::is_done).collect();
    for cue in cues::ENGLISH.find(Line { tokens: &tokens, classes: &classes, done: &done }) {
        let (rule, group) = cue.tag;
        let Some(words) = units.get(cue.tokens.clone()).filter(|words| !words.is_empty()) else { continue };
        let range = words[0].token.range.start..words[words.len() - 1].token.range.end;
        if words[0].quoted {
            into.at(&range, "quoted-turn", &[rule]);
            continue;
        }
        let rejected = context::is_rejected(&tokens, cue.tokens.start);
        let dismissed = context::is_dismissed(&tokens, cue.tokens.end);
        let before = context::clause_before(&tokens, cue.tokens.start);
        let by_machine = context::machine_acts(before);
        into.at(&range, "turn", &[rule]);
        into.at(&range, "turn-place", &[rule, place]);
        if rejected || dismissed || by_machine {
            let how = if rejected {
                "rejected"
            } else if by_machine {
                "machine"
            } else {
                "dismissed"
            };
            into.at(&range, "turn-but", &[rule, how]);
            into.at(&range, "turn-group-but", &[rule, group, how]);
            continue;
        }
        into.at(&range, "turn-group", &[rule, group]);
        into.at(&range, "turn-group-place", &[rule, group, place]);
        if context::is_wanted(before) {
            into.at(&range, "turn-wanted", &[rule, group]);
        }
        if before.is_empty() {
            into.at(&range, "turn-first", &[rule, group, place]);
        }
        let person = units[..cue.tokens.start].iter().rev().take(12).find(|unit| unit.is_actor());
        into.at(&range, "turn-actor", &[rule, group, person.map_or("nobody", |unit| unit.general)]);
    }
}

/// How a sentence sets out: commands begin with their verb.
fn beginning(units: &[Unit<'_>], place: &str, into: &mut Features) {
    let words: Vec<_> = units.iter().filter(|unit| !unit.is_mark()).take(3).collect();
    let Some(first) = words.first() else { return };
    let range = &first.token.range;
    into.at(range, "first", &[&first.stem]);
    into.at(range, "first-place", &[&first.stem, place]);
    into.at(range, "first-class", &[first.general, place]);
    if let Some(second) = words.get(1) {
        let range = range.start..second.token.range.end;
        into.at(&range, "first-two", &[first.general, second.general, place]);
        if let Some(third) = words.get(2) {
            let range = range.start..third.token.range.end;
            into.at(&range, "first-three", &[first.general, second.general, third.general]);
        }
    }
}

/// What can only be said of the sentence: its length, numbers in it, where it looks, what turns it down.
fn whole(units: &[Unit<'_>], place: &str, into: &mut Features) {
    let tokens: Vec<Token<'_>> = units.iter().map(|unit| unit.token.clone()).collect();
    let length = match units.len() {
        0..=4 => "shortest",
        5..=8 => "short",
        9..=16 => "middle",
        _ => "long",
    };
    into.whole("length", &[length, place]);
    let has = |class: &str| units.iter().any(|unit| unit.general == class);
    for class in
        ["<number>", "<code>", "block", "watch", "doc", "machine", "prod", "neg", "name", "vague", "care"]
    {
        into.whole(if has(class) { "has" } else { "lacks" }, &[class, place]);
    }
    if context::looks_ahead(&tokens) {
        into.whole("ahead", &[place]);
    }
    if context::is_automatic(&tokens) {
        into.whole("automatic", &[place]);
    }
    for (at, unit) in units.iter().enumerate() {
        if let (Some(class), false) = (unit.class, unit.quoted) {
            if context::is_rejected(&tokens, at) {
                into.at(&unit.token.range, "rejected", &[class]);
            }
            if context::is_dismissed(&tokens, at + 1) {
                into.at(&unit.token.range, "dismissed", &[class]);
            }
        }
    }
}

/// Who did, or did not do, what: each verb with the nearest of those who can act before it.
fn acts(units: &[Unit<'_>], into: &mut Features) {
    let mut actor: Option<(&str, Range<usize>)> = None;
    let mut negated = false;
    for unit in units {
        match unit.class {
            _ if matches!(unit.token.word, "." | ";" | ":") => actor = None,
            Some(class @ ("role" | "team" | "pron" | "anyone" | "machine" | "name" | "prod")) => {
                actor = Some((class, unit.token.range.clone()));
                negated = matches!(unit.token.word, "nobody" | "none" | "no-one");
            }
            Some("neg") => negated = true,
            _ if matches!(unit.general, "<Capital>" | "<Unknown>") => {
                actor = Some((unit.general, unit.token.range.clone()));
            }
            _ => {}
        }
        let past = unit.token.word.ends_with("ed") || &*unit.stem != unit.token.word;
        if let (Some((actor, from)), true) = (&actor, past || negated) {
            let range = from.start..unit.token.range.end;
            let said = if negated { "not" } else { "did" };
            into.at(&range, "act", &[actor, said, &unit.stem]);
            if !unit.is_mark() {
                into.at(&range, "act-class", &[actor, said, unit.general]);
            }
        }
    }
}
