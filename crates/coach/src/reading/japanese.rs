//! The pieces of a Japanese sentence: characters, runs of one script, classes of words, endings, and where it stands.

use std::ops::Range;

use super::{classes, cues, features::Features};
use crate::{
    lang::{is_han, is_hiragana, is_kana},
    segment::Sentence,
    words::{
        japanese::{Class, Ending, ending},
        japanese_context as context,
    },
};

/// A word of a class, or a run of one script.
struct Unit<'t> {
    text: &'t str,
    range: Range<usize>,
    class: Option<&'static str>,
    /// What stands for it among its neighbours.
    general: &'t str,
    quoted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Hiragana,
    Katakana,
    Han,
    Latin,
    Digit,
    Other,
}

fn script(c: char) -> Script {
    match c {
        'ー' => Script::Katakana,
        c if is_hiragana(c) => Script::Hiragana,
        c if is_kana(c) => Script::Katakana,
        c if is_han(c) => Script::Han,
        c if c.is_numeric() => Script::Digit,
        c if c.is_alphabetic() || c == '\u{fffc}' => Script::Latin,
        _ => Script::Other,
    }
}

fn units<'s>(sentence: &'s Sentence, people: &[Range<usize>]) -> Vec<Unit<'s>> {
    let text = sentence.text();
    let mut units = Vec::new();
    let mut at = 0;
    let mut classed = classes::japanese(text);
    if !people.is_empty() {
        // Whoever is one of the team's own people stands for a role.
        let apart =
            |one: &Range<usize>, other: &Range<usize>| one.end <= other.start || other.end <= one.start;
        classed.retain(|(range, _)| people.iter().all(|person| apart(range, person)));
        classed.extend(people.iter().map(|person| (person.clone(), "role")));
        classed.sort_by_key(|(range, _)| range.start);
        classed.dedup_by(|next, before| next.0.start < before.0.end);
    }
    for (range, class) in classed {
        runs(sentence, at..range.start, &mut units);
        let quoted = sentence.is_quoted(range.start);
        units.push(Unit {
            text: &text[range.clone()],
            class: Some(class),
            general: class,
            quoted,
            range: range.clone(),
        });
        at = range.end;
    }
    runs(sentence, at..text.len(), &mut units);
    units
}

/// What no class knows, cut where the script changes.
fn runs<'s>(sentence: &'s Sentence, gap: Range<usize>, into: &mut Vec<Unit<'s>>) {
    let text = sentence.text();
    let mut start = gap.start;
    let mut current = None;
    for (offset, c) in text[gap.clone()].char_indices() {
        let at = gap.start + offset;
        let next = script(c);
        if current.is_some_and(|current| current != next || next == Script::Other) {
            into.extend(run(sentence, start..at, current));
            start = at;
        }
        current = Some(next);
    }
    into.extend(run(sentence, start..gap.end, current));
}

fn run(sentence: &Sentence, range: Range<usize>, script: Option<Script>) -> Option<Unit<'_>> {
    let text = &sentence.text()[range.clone()];
    let general = match script? {
        Script::Hiragana | Script::Other => text,
        Script::Katakana => "<kata>",
        Script::Han => "<han>",
        Script::Latin => "<latin>",
        Script::Digit => "<number>",
    };
    let name = general == "<latin>" && sentence.normal.is_upper(range.start) && classes::is_given_name(text);
    let class = name.then_some(classes::NAME);
    let general = class.unwrap_or(general);
    (text != " ").then(|| Unit { text, class, general, quoted: sentence.is_quoted(range.start), range })
}

/// Gathers the pieces of a sentence.
pub(super) fn read(sentence: &Sentence, people: &[Range<usize>], into: &mut Features) {
    let text = sentence.text();
    let place = sentence.place.name();
    into.whole("place", &[place]);
    characters(sentence, into);
    let units = units(sentence, people);
    for (at, unit) in units.iter().enumerate() {
        single(text, unit, place, into);
        neighbours(&units, at, into);
        pairs(&units, at, into);
    }
    turns(sentence, place, into);
    closing(text, place, into);
    whole(&units, text, place, into);
}

/// Names of people: known ones, and whatever stands before さん and its like.
pub(super) fn names(sentence: &Sentence) -> Vec<Range<usize>> {
    let units = units(sentence, &[]);
    let is_name = |at: usize| {
        let honoured = units.get(at + 1).is_some_and(|next| matches!(next.class, Some("honor" | "rank")));
        let word = matches!(units[at].general, "<han>" | "<kata>" | "<latin>" | "placename");
        !units[at].quoted && (units[at].class == Some(classes::NAME) || (honoured && word))
    };
    let with_honour = |at: usize| {
        let honour = units.get(at + 1).filter(|next| next.class == Some("honor"));
        units[at].range.start..honour.map_or(units[at].range.end, |honour| honour.range.end)
    };
    (0..units.len()).filter(|&at| is_name(at)).map(with_honour).collect()
}

/// Runs of one to five characters, with the edges of the sentence.
fn characters(sentence: &Sentence, into: &mut Features) {
    let text = sentence.text();
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for (at, &start) in places.iter().enumerate().take(places.len() - 1) {
        let quoted = sentence.is_quoted(start);
        for length in 1..=5 {
            let Some(&end) = places.get(at + length) else { break };
            let piece = &text[start..end];
            if length == 1 && !piece.starts_with(is_han) {
                continue;
            }
            let kind = if quoted { "quoted" } else { "chars" };
            into.at(&(start..end), kind, &[piece]);
            if quoted && length == 3 {
                break;
            }
            if end == text.len() && length > 1 {
                into.at(&(start..end), "close", &[piece]);
            }
            if at == 0 && length > 1 {
                into.at(&(start..end), "open", &[piece]);
            }
        }
    }
}

fn single(text: &str, unit: &Unit<'_>, place: &str, into: &mut Features) {
    let kind = if unit.quoted { "quoted-unit" } else { "unit" };
    into.at(&unit.range, kind, &[unit.text]);
    if unit.quoted {
        return;
    }
    if let Some(class) = unit.class {
        into.at(&unit.range, "class", &[class]);
        into.at(&unit.range, "class-place", &[class, place]);
        into.at(&unit.range, "unit-place", &[unit.text, place]);
        let clause = context::clause_after(text, unit.range.end);
        if context::is_rejected(clause) {
            into.at(&unit.range, "rejected", &[class]);
        }
        if context::serves_mechanism(clause) {
            into.at(&unit.range, "serves", &[class]);
        }
    }
    bends(text, unit, into);
}

/// How the verb that begins with this unit ends: what it says about time, will and yes or no.
fn bends(text: &str, unit: &Unit<'_>, into: &mut Features) {
    let rest = &text[unit.range.end..];
    if !rest.starts_with(is_hiragana) {
        return;
    }
    let longest = Class::ALL
        .iter()
        .filter_map(|&class| ending(class, rest))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let Some((length, form)) = longest.filter(|&(length, _)| length > 0) else { return };
    let mut said = [if form.negative { "not" } else { "yes" }, "now", "", ""];
    if form.past {
        said[1] = "past";
    }
    if form.passive {
        said[2] = "passive";
    }
    said[3] = match form.ending {
        Ending::Plain => "plain",
        Ending::Te => "te",
        Ending::Stem => "stem",
        Ending::Condition => "if",
        Ending::Will => "will",
        Ending::While => "while",
    };
    let range = unit.range.start..unit.range.end + length;
    let word = unit.class.unwrap_or(unit.general);
    into.at(&range, "bends", &[word, said[0], said[1], said[2], said[3]]);
    into.at(&range, "unit-bends", &[unit.text, said[0], said[1]]);
    into.at(&range, "form", &said);
}

fn neighbours(units: &[Unit<'_>], at: usize, into: &mut Features) {
    let mut generals = [""; 4];
    for length in 1..=4 {
        let Some(last) = units.get(at + length - 1) else { break };
        if last.quoted != units[at].quoted {
            break;
        }
        generals[length - 1] = last.general;
        let range = units[at].range.start..last.range.end;
        if length > 1 {
            into.at(&range, if last.quoted { "quoted-run" } else { "run" }, &generals[..length]);
            if at + length == units.len() {
                into.at(&range, "end", &generals[..length]);
            }
            if at == 0 {
                into.at(&range, "begin", &generals[..length]);
            }
        }
    }
}

/// Two classed words of the sentence, in their order.
fn pairs(units: &[Unit<'_>], at: usize, into: &mut Features) {
    const REACH: usize = 10;
    let weighs = |unit: &Unit<'_>| unit.class.is_some() && !unit.quoted;
    let unit = &units[at];
    if !weighs(unit) {
        return;
    }
    for next in
        units[at + 1..].iter().take(REACH).take_while(|next| next.text != "。").filter(|next| weighs(next))
    {
        let range = unit.range.start..next.range.end;
        into.at(&range, "pair", &[unit.general, next.general]);
        into.at(&range, "pair-unit", &[unit.general, next.text]);
        into.at(&range, "unit-pair", &[unit.text, next.general]);
    }
}

/// The turns of phrase that the rules listen for, with what turns them down.
fn turns(sentence: &Sentence, place: &str, into: &mut Features) {
    let text = sentence.text();
    let close = context::close(text);
    for cue in cues::JAPANESE.find(text) {
        let (rule, group) = cue.tag;
        let range = &cue.range;
        if sentence.is_quoted(range.start) {
            into.at(range, "quoted-turn", &[rule]);
            continue;
        }
        let after = &text[range.end..];
        let clause = context::clause_after(text, range.end);
        into.at(range, "turn", &[rule]);
        into.at(range, "turn-place", &[rule, place]);
        let but = if context::is_rejected(clause) {
            Some("rejected")
        } else if context::machine_acts(context::last_chars(&text[..range.start], 40)) {
            Some("machine")
        } else if context::serves_mechanism(after) {
            Some("serves")
        } else {
            None
        };
        if let Some(but) = but {
            into.at(range, "turn-but", &[rule, but]);
            into.at(range, "turn-group-but", &[rule, group, but]);
            continue;
        }
        into.at(range, "turn-group", &[rule, group]);
        into.at(range, "turn-group-place", &[rule, group, place]);
        let closing = match close {
            context::Close::Past => "past",
            context::Close::Open => "open",
            context::Close::Resolved => "resolved",
        };
        into.at(range, "turn-closes", &[rule, group, closing, place]);
        if after.trim_end_matches(['。', ')', ' ']).is_empty() {
            into.at(range, "turn-last", &[rule, group, place]);
        }
        if let Some(form) = cue.form {
            let yes = if form.negative { "not" } else { "yes" };
            let time = if form.past { "past" } else { "now" };
            let voice = if form.passive { "passive" } else { "active" };
            into.at(range, "turn-form", &[rule, group, yes, time, voice]);
            if form.ending == Ending::Plain && context::describes_noun(after) {
                into.at(range, "turn-describes", &[rule, group]);
            }
        }
    }
}

/// The end of a Japanese sentence says how it is meant.
fn closing(text: &str, place: &str, into: &mut Features) {
    let close = match context::close(text) {
        context::Close::Past => "past",
        context::Close::Open => "open",
        context::Close::Resolved => "resolved",
    };
    into.whole("closes", &[close, place]);
    let trimmed = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    if let Some(last) = trimmed.chars().next_back() {
        let script = match script(last) {
            Script::Hiragana => "hiragana",
            Script::Katakana => "katakana",
            Script::Han => "han",
            _ => "other",
        };
        into.whole("closes-with", &[script, place]);
    }
    for length in [2, 3, 4, 6] {
        let tail = context::last_chars(trimmed, length);
        into.at(&(trimmed.len() - tail.len()..trimmed.len()), "tail", &[tail, place]);
    }
}

fn whole(units: &[Unit<'_>], text: &str, place: &str, into: &mut Features) {
    let length = match text.chars().count() {
        0..=12 => "shortest",
        13..=22 => "short",
        23..=45 => "middle",
        _ => "long",
    };
    into.whole("length", &[length, place]);
    let has = |class: &str| units.iter().any(|unit| unit.general == class && !unit.quoted);
    for class in [
        "<number>", "<latin>", "<kata>", "block", "watch", "doc", "machine", "name", "honor", "vague",
        "care", "plan",
    ] {
        into.whole(if has(class) { "has" } else { "lacks" }, &[class, place]);
    }
    if context::looks_ahead(text) {
        into.whole("ahead", &[place]);
    }
}
