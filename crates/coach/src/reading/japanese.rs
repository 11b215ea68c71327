//! The pieces of a Japanese sentence: characters, runs of one script, classes of words, endings, and where it stands.

use std::ops::{Range, RangeInclusive};

use super::{
    classes, cues,
    features::{Features, Part, Piece},
    glance::Plain,
};
use crate::{
    lang::{is_han, is_hiragana, is_kana},
    segment::Sentence,
    words::{
        japanese::{Ending, any_ending},
        japanese_context::{self as context, Close, Context},
        japanese_pattern::Cue,
    },
};

/// A word of a class, or a run of one script.
#[derive(Debug)]
struct Unit<'t> {
    text: Part<'t>,
    range: Range<usize>,
    class: Option<Part<'static>>,
    /// What stands for it among its neighbours.
    general: Part<'t>,
    quoted: bool,
}

impl Unit<'_> {
    /// Whether it counts in what a sentence says: a word of a class, in the writer's own words.
    fn weighs(&self) -> bool {
        self.class.is_some() && !self.quoted
    }
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
        classed.extend(people.iter().map(|person| (person.clone(), Part::of("role"))));
        classed.sort_by_key(|(range, _)| range.start);
        classed.dedup_by(|next, before| next.0.start < before.0.end);
    }
    for (range, class) in classed {
        runs(sentence, at..range.start, &mut units);
        let quoted = sentence.is_quoted(range.start);
        units.push(Unit {
            text: Part::of(&text[range.clone()]),
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
    let is_name =
        general == "<latin>" && sentence.normal.is_upper(range.start) && classes::is_given_name(text);
    let class = is_name.then_some(classes::NAME);
    let general = class.unwrap_or(Part::of(general));
    let quoted = sentence.is_quoted(range.start);
    (text != " ").then(|| Unit { text: Part::of(text), class, general, quoted, range })
}

/// Gathers the pieces of a sentence: first the plain ones, by which `is_worth` decides whether the others are gathered at all.
pub(super) fn read(
    sentence: &Sentence,
    people: &[Range<usize>],
    into: &mut Features,
    is_worth: impl FnOnce(&Plain<'_>) -> bool,
) -> bool {
    let place = Part::of(sentence.place.name());
    let context = Context::of(sentence.text());
    into.whole(Piece::of("place").with(place));
    characters(sentence, 1..=3, into);
    let units = units(sentence, people);
    for (at, unit) in units.iter().enumerate() {
        single(unit, place, into);
        neighbours(&units, at, into);
    }
    closing(sentence.text(), &context, place, into);
    // Any kanji may be a name.
    if !is_worth(&Plain { pieces: &into.list, may_name: true }) {
        return false;
    }
    characters(sentence, 4..=5, into);
    for (at, unit) in units.iter().enumerate() {
        surrounded(unit, &context, sentence.text(), into);
        pairs(&units, at, into);
    }
    for cue in cues::JAPANESE.find(sentence.text()) {
        turn(sentence, &cue, &context, place, into);
    }
    whole(&units, sentence.text(), &context, place, into);
    true
}

/// Names of people: known ones, and whatever stands before さん and its like; without that.
pub(super) fn names(sentence: &Sentence) -> Vec<Range<usize>> {
    let units = units(sentence, &[]);
    let has_class = |unit: &Unit<'_>, class: &str| unit.class.is_some_and(|has| has.text == class);
    let name = |at: usize| {
        let unit = &units[at];
        let honour = units.get(at + 1).filter(|next| has_class(next, "honor") || has_class(next, "rank"));
        let word = matches!(unit.general.text, "<han>" | "<kata>" | "<latin>" | "placename");
        if unit.quoted {
            None
        } else if unit.class == Some(classes::NAME) || (honour.is_some() && word) {
            Some(unit.range.clone())
        } else if honour.is_some_and(|honour| has_class(honour, "honor")) {
            in_hiragana(unit)
        } else {
            None
        }
    };
    (0..units.len()).filter_map(name).collect()
}

/// The name in a run of hiragana before さん: without the particle that it may begin with, and not that of みなさん.
fn in_hiragana(unit: &Unit<'_>) -> Option<Range<usize>> {
    let text = unit.text.text;
    let nobody = unit.class.is_some() || ["みな", "たく", "おく"].contains(&text) || text.starts_with('お');
    if nobody || !text.chars().all(is_hiragana) {
        return None;
    }
    let name = text.strip_prefix(['は', 'が', 'を', 'に', 'で', 'と', 'も', 'の']);
    let name = name.filter(|name| unit.range.start > 0 && name.chars().count() > 1).unwrap_or(text);
    (name.chars().count() > 1).then(|| unit.range.end - name.len()..unit.range.end)
}

/// Runs of so many characters, with the edges of the sentence.
fn characters(sentence: &Sentence, lengths: RangeInclusive<usize>, into: &mut Features) {
    let text = sentence.text();
    for (start, first) in text.char_indices() {
        let quoted = sentence.is_quoted(start);
        let mut piece = Piece::of(if quoted { "quoted" } else { "chars" });
        let (mut open, mut close) = (Piece::of("open"), Piece::of("close"));
        let longest = if quoted { 3 } else { *lengths.end() };
        for ((offset, c), length) in text[start..].char_indices().zip(1..=longest) {
            let range = start..start + offset + c.len_utf8();
            piece = piece.letter(c);
            open = open.letter(c);
            close = close.letter(c);
            if length < *lengths.start() {
                continue;
            }
            if length > 1 || is_han(first) {
                into.at(&range, piece);
            }
            if range.end == text.len() && length > 1 && !(quoted && length == 3) {
                into.at(&range, close);
            }
            if start == 0 && length > 1 && !(quoted && length == 3) {
                into.at(&range, open);
            }
        }
    }
}

fn single(unit: &Unit<'_>, place: Part<'_>, into: &mut Features) {
    let kind = if unit.quoted { Piece::of("quoted-unit") } else { Piece::of("unit") };
    into.at(&unit.range, kind.with(unit.text));
    let (Some(class), false) = (unit.class, unit.quoted) else { return };
    into.at(&unit.range, Piece::of("class").with(class));
    into.at(&unit.range, Piece::of("class-place").with(class).with(place));
    into.at(&unit.range, Piece::of("unit-place").with(unit.text).with(place));
}

/// What turns a unit down, and how its verb ends.
fn surrounded(unit: &Unit<'_>, context: &Context<'_>, text: &str, into: &mut Features) {
    if unit.quoted {
        return;
    }
    if let Some(class) = unit.class {
        if context.is_rejected(unit.range.end) {
            into.at(&unit.range, Piece::of("rejected").with(class));
        }
        if context::serves_mechanism(context::clause_after(text, unit.range.end)) {
            into.at(&unit.range, Piece::of("serves").with(class));
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
    let Some((length, form)) = any_ending(rest) else { return };
    let yes = Part::of(if form.negative { "not" } else { "yes" });
    let time = Part::of(if form.past { "past" } else { "now" });
    let voice = Part::of(if form.passive { "passive" } else { "" });
    let ending = Part::of(match form.ending {
        Ending::Plain => "plain",
        Ending::Te => "te",
        Ending::Stem => "stem",
        Ending::Condition => "if",
        Ending::Will => "will",
        Ending::While => "while",
    });
    let said = |piece: Piece| piece.with(yes).with(time).with(voice).with(ending);
    let range = unit.range.start..unit.range.end + length;
    into.at(&range, said(Piece::of("bends").with(unit.general)));
    into.at(&range, Piece::of("unit-bends").with(unit.text).with(yes).with(time));
    into.at(&range, said(Piece::of("form")));
}

/// Runs of two to four units in their classes, with the edges of the sentence.
fn neighbours(units: &[Unit<'_>], at: usize, into: &mut Features) {
    let first = &units[at];
    let mut run = if first.quoted { Piece::of("quoted-run") } else { Piece::of("run") };
    let (mut begin, mut end) = (Piece::of("begin"), Piece::of("end"));
    let alike = units[at..].iter().take_while(|unit| unit.quoted == first.quoted);
    for (unit, length) in alike.zip(1..=4) {
        (run, begin, end) = (run.with(unit.general), begin.with(unit.general), end.with(unit.general));
        if length == 1 {
            continue;
        }
        let range = first.range.start..unit.range.end;
        into.at(&range, run);
        if at + length == units.len() {
            into.at(&range, end);
        }
        if at == 0 {
            into.at(&range, begin);
        }
    }
}

/// Two classed words of the sentence, in their order.
fn pairs(units: &[Unit<'_>], at: usize, into: &mut Features) {
    const REACH: usize = 10;
    let unit = &units[at];
    if !unit.weighs() {
        return;
    }
    let (pair, pair_unit) = (Piece::of("pair").with(unit.general), Piece::of("pair-unit").with(unit.general));
    let unit_pair = Piece::of("unit-pair").with(unit.text);
    let near = units[at + 1..].iter().take(REACH).take_while(|next| next.text.text != "。");
    for next in near.filter(|next| next.weighs()) {
        let range = unit.range.start..next.range.end;
        into.at(&range, pair.with(next.general));
        into.at(&range, pair_unit.with(next.text));
        into.at(&range, unit_pair.with(next.general));
    }
}

/// A turn of phrase that the rules listen for, with what turns it down.
fn turn(
    sentence: &Sentence,
    cue: &Cue<cues::Tag>,
    context: &Context<'_>,
    place: Part<'_>,
    into: &mut Features,
) {
    let (rule, group) = cue.tag;
    let range = &cue.range;
    if sentence.is_quoted(range.start) {
        return into.at(range, Piece::of("quoted-turn").with(rule));
    }
    let after = &sentence.text()[range.end..];
    into.at(range, Piece::of("turn").with(rule));
    into.at(range, Piece::of("turn-place").with(rule).with(place));
    let but = if context.is_rejected(range.end) {
        Some("rejected")
    } else if context.machine_acts(range.start) {
        Some("machine")
    } else if context::serves_mechanism(after) {
        Some("serves")
    } else {
        None
    };
    if let Some(but) = but.map(Part::of) {
        into.at(range, Piece::of("turn-but").with(rule).with(but));
        return into.at(range, Piece::of("turn-group-but").with(rule).with(group).with(but));
    }
    into.at(range, Piece::of("turn-group").with(rule).with(group));
    into.at(range, Piece::of("turn-group-place").with(rule).with(group).with(place));
    into.at(range, Piece::of("turn-closes").with(rule).with(group).with(name(context.close)).with(place));
    if after.trim_end_matches(['。', ')', ' ']).is_empty() {
        into.at(range, Piece::of("turn-last").with(rule).with(group).with(place));
    }
    if let Some(form) = cue.form {
        let yes = Part::of(if form.negative { "not" } else { "yes" });
        let time = Part::of(if form.past { "past" } else { "now" });
        let voice = Part::of(if form.passive { "passive" } else { "active" });
        into.at(range, Piece::of("turn-form").with(rule).with(group).with(yes).with(time).with(voice));
        if form.ending == Ending::Plain && context::describes_noun(after) {
            into.at(range, Piece::of("turn-describes").with(rule).with(group));
        }
    }
}

fn name(close: Close) -> Part<'static> {
    Part::of(match close {
        Close::Past => "past",
        Close::Open => "open",
        Close::Resolved => "resolved",
    })
}

/// The end of a Japanese sentence says how it is meant.
fn closing(text: &str, context: &Context<'_>, place: Part<'_>, into: &mut Features) {
    into.whole(Piece::of("closes").with(name(context.close)).with(place));
    let trimmed = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    if let Some(last) = trimmed.chars().next_back() {
        let script = match script(last) {
            Script::Hiragana => "hiragana",
            Script::Katakana => "katakana",
            Script::Han => "han",
            _ => "other",
        };
        into.whole(Piece::of("closes-with").with(Part::of(script)).with(place));
    }
    for length in [2, 3, 4, 6] {
        let tail = context::last_chars(trimmed, length);
        let range = trimmed.len() - tail.len()..trimmed.len();
        into.at(&range, Piece::of("tail").with(Part::of(tail)).with(place));
    }
}

/// What can only be said of the sentence: its length, what is in it and what is not, where it looks.
fn whole(units: &[Unit<'_>], text: &str, context: &Context<'_>, place: Part<'_>, into: &mut Features) {
    const LOOKED_FOR: [Part<'_>; 12] = [
        Part::of("<number>"),
        Part::of("<latin>"),
        Part::of("<kata>"),
        Part::of("block"),
        Part::of("watch"),
        Part::of("doc"),
        Part::of("machine"),
        Part::of("name"),
        Part::of("honor"),
        Part::of("vague"),
        Part::of("care"),
        Part::of("plan"),
    ];
    let length = match text.chars().count() {
        0..=12 => "shortest",
        13..=22 => "short",
        23..=45 => "middle",
        _ => "long",
    };
    into.whole(Piece::of("length").with(Part::of(length)).with(place));
    for class in LOOKED_FOR {
        let has = units.iter().any(|unit| unit.general == class && !unit.quoted);
        into.whole(Piece::of(if has { "has" } else { "lacks" }).with(class).with(place));
    }
    if context.looks_ahead() {
        into.whole(Piece::of("ahead").with(place));
    }
}
