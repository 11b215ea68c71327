//! The pieces of an English sentence: words, neighbours, classes of words, who did what, and where it stands.

use std::ops::Range;

use super::{
    classes, cues,
    features::{Features, Part, Piece},
    glance::Plain,
    lexeme::{CODE, Capital, Lexeme, Look, NUMBER},
};
use crate::{
    segment::Sentence,
    words::{
        english::{Token, tokens},
        english_context::Context,
        english_pattern::Seen,
        list::Lookup,
    },
};

/// How far words of a clause are still read as a pair.
const REACH: usize = 6;

/// A word as the weights see it.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    token: &'a Token<'a>,
    known: Lexeme,
    /// What stands for the word among its neighbours: its class, itself for small words, else only its shape.
    general: Part<'a>,
    class: Option<Part<'static>>,
    quoted: bool,
}

impl Unit<'_> {
    const fn range(&self) -> &Range<usize> {
        &self.token.range
    }

    fn may_be_name(&self) -> bool {
        self.class.is_some_and(|class| matches!(class.text, "name" | "title"))
            || matches!(self.general.text, "<Unknown>" | "<Capital>" | "<Short>")
            || (self.token.capital && self.known.is_given_name)
    }

    fn is_actor(&self) -> bool {
        is_actor(self.general.text) || self.general.text == "<Unknown>"
    }
}

/// Whether this is a class of those who can act.
fn is_actor(class: &str) -> bool {
    matches!(class, "role" | "team" | "pron" | "anyone" | "machine" | "name" | "prod")
}

const ROLE: Part<'static> = Part::of("role");

/// Reads the units of a sentence; whoever is one of the team's own people stands for a role.
fn units<'a>(sentence: &Sentence, tokens: &'a [Token<'a>], people: &[Range<usize>]) -> Vec<Unit<'a>> {
    let mut begins = true;
    let unit = |token: &'a Token<'a>| {
        let known = Lexeme::of(token);
        let is_own =
            people.iter().any(|person| person.start <= token.range.start && token.range.end <= person.end);
        let class = if is_own { Some(ROLE) } else { class(token, &known, begins) };
        let general = class.unwrap_or_else(|| shape(token, &known, begins));
        begins = begins_after(token, &known, begins);
        Unit { token, known, general, class, quoted: sentence.is_quoted(token.range.start) }
    };
    tokens.iter().map(unit).collect()
}

/// Whether the word after this one has its capital from its place alone: at the beginning (after a time, too), and after a mark that
/// opens something new.
fn begins_after(token: &Token<'_>, known: &Lexeme, begins: bool) -> bool {
    static TIMES: Lookup = Lookup::of(
        "am|pm|utc|gmt|cet|cest|jst|pst|pdt|est|edt|ist|bst|hkt|uhr|h|mon|tue|wed|thu|fri|sat|sun",
    );
    let number = token.word.starts_with(|c: char| c.is_ascii_digit());
    match token.word {
        "." | ":" | "—" | "\"" | "(" | "[" | "*" | "!" | "?" | "|" => true,
        word => begins && (known.look == Look::Mark || number || TIMES.has(word)),
    }
}

fn class(token: &Token<'_>, known: &Lexeme, first: bool) -> Option<Part<'static>> {
    if !token.capital || !known.is_given_name {
        return known.class;
    }
    // Will, Grace, Mark: a word that begins a sentence has its capital from there.
    let is_other = first && (known.class.is_some() || known.look == Look::Small);
    let never = |class: Part<'_>| matches!(class.text, "time" | "neg" | "should" | "could" | "title");
    if is_other || known.class.is_some_and(never) { known.class } else { Some(classes::NAME) }
}

fn shape<'t>(token: &Token<'t>, known: &Lexeme, first: bool) -> Part<'t> {
    const SHORT: Part<'static> = Part::of("<Short>");
    const UNKNOWN: Part<'static> = Part::of("<Unknown>");
    const BEGIN: Part<'static> = Part::of("<Begin>");
    const CAPITAL: Part<'static> = Part::of("<Capital>");
    let Look::Like(like) = known.look else { return Part::known(token.word, known.word) };
    if !token.capital || like == CODE || like == NUMBER {
        return like;
    }
    match (known.capital(), first) {
        (Capital::Short, _) => SHORT,
        (Capital::Unknown, _) => UNKNOWN,
        (Capital::Ordinary, true) => BEGIN,
        (Capital::Ordinary, false) => CAPITAL,
    }
}

/// Gathers the pieces of a sentence: first the plain ones, by which `is_worth` decides whether the others are gathered at all.
pub(super) fn read(
    sentence: &Sentence,
    people: &[Range<usize>],
    into: &mut Features,
    is_worth: impl FnOnce(&Plain<'_>) -> bool,
) -> bool {
    let tokens = tokens(&sentence.normal);
    let units = units(sentence, &tokens, people);
    let place = Part::of(sentence.place.name());
    into.whole(Piece::of("place").with(place));
    for (at, unit) in units.iter().enumerate() {
        single(unit, place, into);
        neighbours(&units, at, into);
    }
    beginning(&units, place, into);
    let may_name = units.iter().any(Unit::may_be_name);
    if !is_worth(&Plain { pieces: &into.list, may_name }) {
        return false;
    }
    let context = Context::of(&tokens);
    for (at, unit) in units.iter().enumerate() {
        surrounded(unit, &context, at, into);
        pairs(&units, at, into);
    }
    turns(&units, &context, place, into);
    whole(&units, &context, place, into);
    acts(&units, into);
    true
}

/// Names of people: known given names and words that no dictionary has, with the name that follows. Where there are none, given names
/// that are ordinary words, too (Grace).
pub(super) fn names(sentence: &Sentence) -> Vec<Range<usize>> {
    let tokens = tokens(&sentence.normal);
    let units = units(sentence, &tokens, &[]);
    let known = |unit: &Unit<'_>| unit.class == Some(classes::NAME) || unit.general.text == "<Unknown>";
    let names = joined(sentence, &units, known);
    if names.is_empty() {
        joined(sentence, &units, |unit| unit.token.capital && unit.known.is_given_name)
    } else {
        names
    }
}

fn joined(sentence: &Sentence, units: &[Unit<'_>], is_name: impl Fn(&Unit<'_>) -> bool) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    for unit in units.iter().filter(|unit| !unit.quoted && is_name(unit)) {
        match names.last_mut() {
            Some(name) if sentence.text()[name.end..unit.range().start].trim().is_empty() => {
                name.end = unit.range().end;
            }
            _ => names.push(unit.range().clone()),
        }
    }
    names
}

/// What a word beside a name is to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Perhaps another part of the name.
    Name,
    /// What somebody is: a nurse.
    Role,
    /// What somebody did or does.
    Done,
    Other,
}

/// What a word beside a name is to it.
pub(crate) fn manner(token: &Token<'_>) -> Manner {
    let known = Lexeme::of(token);
    let is_word = matches!(known.look, Look::Like(like) if like != CODE && like != NUMBER);
    match known.class {
        Some(class) if class.text == "role" => Manner::Role,
        _ if !token.capital && (known.is_done || (is_word && token.word.ends_with('s'))) => Manner::Done,
        None if token.capital && is_word => Manner::Name,
        Some(class) if token.capital && class == classes::NAME => Manner::Name,
        _ => Manner::Other,
    }
}

fn single(unit: &Unit<'_>, place: Part<'_>, into: &mut Features) {
    let range = unit.range();
    if unit.quoted {
        into.at(range, Piece::of("quoted").with(unit.general));
        return into.at(range, Piece::of("quoted-stem").with(unit.known.stem));
    }
    into.at(range, Piece::of("stem").with(unit.known.stem));
    into.at(range, Piece::of("word").with(unit.known.word));
    if let Some(class) = unit.class {
        into.at(range, Piece::of("class").with(class));
        into.at(range, Piece::of("class-place").with(class).with(place));
        into.at(range, Piece::of("class-form").with(class).with(unit.known.ending));
        into.at(range, Piece::of("stem-place").with(unit.known.stem).with(place));
    } else if let Some(begins) = unit.known.begins {
        into.at(range, Piece::of("begins").with(begins));
    }
}

/// What turns a classed word down.
fn surrounded(unit: &Unit<'_>, context: &Context<'_, '_>, at: usize, into: &mut Features) {
    let (Some(class), false) = (unit.class, unit.quoted) else { return };
    if context.is_rejected(at) {
        into.at(unit.range(), Piece::of("rejected").with(class));
    }
    if context.is_dismissed(at + 1) {
        into.at(unit.range(), Piece::of("dismissed").with(class));
    }
}

/// Runs of two to four units, in their words and in their classes.
fn neighbours(units: &[Unit<'_>], at: usize, into: &mut Features) {
    let is_last = |length: usize| at + length == units.len();
    let (mut stems, mut run, mut end) = (Piece::of("stems"), Piece::of("run"), Piece::of("end"));
    let mut range = units[at].range().clone();
    for (unit, length) in units[at..].iter().take_while(|unit| !unit.quoted).zip(1..=4) {
        range.end = unit.range().end;
        (stems, run, end) = (stems.with(unit.known.stem), run.with(unit.general), end.with(unit.general));
        if matches!(length, 2 | 3) {
            into.at(&range, stems);
        }
        if length > 1 {
            into.at(&range, run);
        }
        if length < 4 && is_last(length) {
            into.at(&range, end);
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
    let (pair, pair_stem) = (Piece::of("pair").with(unit.general), Piece::of("pair-stem").with(unit.general));
    let stem_pair = Piece::of("stem-pair").with(unit.known.stem);
    let clause = units[at + 1..].iter().take(REACH).take_while(|next| !ends_clause(next));
    for next in clause.filter(|next| weighs(next)) {
        let range = unit.range().start..next.range().end;
        into.at(&range, pair.with(next.general));
        into.at(&range, pair_stem.with(next.known.stem));
        into.at(&range, stem_pair.with(next.general));
    }
}

fn ends_clause(unit: &Unit<'_>) -> bool {
    matches!(unit.token.word, "." | ";" | ":")
}

/// The turns of phrase that the rules listen for, with what turns them down.
fn turns(units: &[Unit<'_>], context: &Context<'_, '_>, place: Part<'_>, into: &mut Features) {
    let see = |unit: &Unit<'_>| {
        cues::ENGLISH.see(
            unit.token.word,
            unit.general.text,
            unit.known.is_done,
            unit.known.look == Look::Mark,
        )
    };
    let line: Vec<Seen> = units.iter().map(see).collect();
    for cue in cues::ENGLISH.find(&line) {
        turn(units, context, cue.tag, &cue.tokens, place, into);
    }
}

fn turn(
    units: &[Unit<'_>],
    context: &Context<'_, '_>,
    (rule, group): cues::Tag,
    tokens: &Range<usize>,
    place: Part<'_>,
    into: &mut Features,
) {
    let Some((first, last)) = units.get(tokens.clone()).and_then(|words| words.first().zip(words.last()))
    else {
        return;
    };
    let range = first.range().start..last.range().end;
    if first.quoted {
        return into.at(&range, Piece::of("quoted-turn").with(rule));
    }
    into.at(&range, Piece::of("turn").with(rule));
    into.at(&range, Piece::of("turn-place").with(rule).with(place));
    let before = context.clause_before(tokens.start);
    let but = if context.is_rejected(tokens.start) {
        Some("rejected")
    } else if context.machine_acts(before.clone()) {
        Some("machine")
    } else if context.is_dismissed(tokens.end) {
        Some("dismissed")
    } else {
        None
    };
    if let Some(but) = but.map(Part::of) {
        into.at(&range, Piece::of("turn-but").with(rule).with(but));
        return into.at(&range, Piece::of("turn-group-but").with(rule).with(group).with(but));
    }
    into.at(&range, Piece::of("turn-group").with(rule).with(group));
    into.at(&range, Piece::of("turn-group-place").with(rule).with(group).with(place));
    if context.is_wanted(&before) {
        into.at(&range, Piece::of("turn-wanted").with(rule).with(group));
    }
    if before.is_empty() {
        into.at(&range, Piece::of("turn-first").with(rule).with(group).with(place));
    }
    let person = units[..tokens.start].iter().rev().take(12).find(|unit| unit.is_actor());
    let person = person.map_or(Part::of("nobody"), |unit| unit.general);
    into.at(&range, Piece::of("turn-actor").with(rule).with(group).with(person));
}

/// How a sentence sets out: commands begin with their verb.
fn beginning(units: &[Unit<'_>], place: Part<'_>, into: &mut Features) {
    let mut words = units.iter().filter(|unit| unit.known.look != Look::Mark);
    let Some(first) = words.next() else { return };
    let range = first.range();
    into.at(range, Piece::of("first").with(first.known.stem));
    into.at(range, Piece::of("first-place").with(first.known.stem).with(place));
    into.at(range, Piece::of("first-class").with(first.general).with(place));
    let Some(second) = words.next() else { return };
    let range = range.start..second.range().end;
    into.at(&range, Piece::of("first-two").with(first.general).with(second.general).with(place));
    let Some(third) = words.next() else { return };
    let range = range.start..third.range().end;
    into.at(&range, Piece::of("first-three").with(first.general).with(second.general).with(third.general));
}

/// What can only be said of the sentence: its length, numbers in it, where it looks.
fn whole(units: &[Unit<'_>], context: &Context<'_, '_>, place: Part<'_>, into: &mut Features) {
    const LOOKED_FOR: [Part<'_>; 11] = [
        Part::of("<number>"),
        Part::of("<code>"),
        Part::of("block"),
        Part::of("watch"),
        Part::of("doc"),
        Part::of("machine"),
        Part::of("prod"),
        Part::of("neg"),
        Part::of("name"),
        Part::of("vague"),
        Part::of("care"),
    ];
    let length = match units.len() {
        0..=4 => "shortest",
        5..=8 => "short",
        9..=16 => "middle",
        _ => "long",
    };
    into.whole(Piece::of("length").with(Part::of(length)).with(place));
    for class in LOOKED_FOR {
        let has = units.iter().any(|unit| unit.general == class);
        into.whole(Piece::of(if has { "has" } else { "lacks" }).with(class).with(place));
    }
    if context.looks_ahead() {
        into.whole(Piece::of("ahead").with(place));
    }
    if context.is_automatic() {
        into.whole(Piece::of("automatic").with(place));
    }
}

/// Who did, or did not do, what: each verb with the nearest of those who can act before it.
fn acts(units: &[Unit<'_>], into: &mut Features) {
    let mut actor: Option<(Part<'_>, usize)> = None;
    let mut negated = false;
    for unit in units {
        match unit.class {
            _ if ends_clause(unit) => actor = None,
            Some(class) if is_actor(class.text) => {
                actor = Some((class, unit.range().start));
                negated = matches!(unit.token.word, "nobody" | "none" | "no-one");
            }
            Some(class) if class.text == "neg" => negated = true,
            _ if matches!(unit.general.text, "<Capital>" | "<Unknown>") => {
                actor = Some((unit.general, unit.range().start));
            }
            _ => {}
        }
        let past = unit.token.word.ends_with("ed") || unit.known.stem != unit.known.word;
        if let (Some((actor, from)), true) = (actor, past || negated) {
            let range = from..unit.range().end;
            let said = Part::of(if negated { "not" } else { "did" });
            into.at(&range, Piece::of("act").with(actor).with(said).with(unit.known.stem));
            if unit.known.look != Look::Mark {
                into.at(&range, Piece::of("act-class").with(actor).with(said).with(unit.general));
            }
        }
    }
}
