//! `effort`: a remedy that rests on someone's attention, memory, will or diligence.

use std::{ops::Range, sync::LazyLock};

use super::effort_lexicon::{ENGLISH, JAPANESE, Tag};
use crate::{
    config::Config,
    kind::Stance,
    lang::Language,
    segment::Sentence,
    words::{
        english::{Token, VerbForm, tokens},
        english_context as en, english_pattern,
        japanese::{Ending, Form},
        japanese_context::{self as ja, Close},
        japanese_pattern,
        list::Words,
    },
};

static JA: LazyLock<japanese_pattern::Patterns<Tag>> =
    LazyLock::new(|| japanese_pattern::Patterns::compile(JAPANESE));
static EN: LazyLock<english_pattern::Patterns<Tag>> =
    LazyLock::new(|| english_pattern::Patterns::compile(ENGLISH));

pub(crate) fn check(sentence: &Sentence, _: &Config) -> Vec<Range<usize>> {
    match (sentence.stance, sentence.language) {
        (Stance::Reference, _) => Vec::new(),
        (_, Language::Ja) => japanese(sentence),
        (_, Language::En) => english(sentence),
    }
}

/// What a whole Japanese sentence says, read once.
#[derive(Debug, Clone, Copy)]
struct Whole {
    close: Close,
    ahead: bool,
}

fn japanese(sentence: &Sentence) -> Vec<Range<usize>> {
    let cues = JA.find(sentence.text());
    if cues.is_empty() {
        return Vec::new();
    }
    let whole = Whole { close: ja::close(sentence.text()), ahead: ja::looks_ahead(sentence.text()) };
    cues.into_iter().filter(|cue| speaks_japanese(sentence, cue, whole)).map(|cue| cue.range).collect()
}

fn speaks_japanese(sentence: &Sentence, cue: &japanese_pattern::Cue<Tag>, whole: Whole) -> bool {
    let text = sentence.text();
    let after = &text[cue.range.end..];
    let clause = ja::clause_after(text, cue.range.end);
    let before = ja::clause_before(text, cue.range.start);
    let turned_down = sentence.is_quoted(cue.range.start)
        || ja::is_rejected(clause)
        || (after.starts_with('も') && !after.starts_with("もら"));
    let by_machine = matches!(cue.tag, Tag::Vow | Tag::Manner | Tag::Eyes | Tag::Appeal)
        && ja::machine_acts(ja::last_chars(&text[..cue.range.start], 60));
    if turned_down || by_machine || is_other_word(cue.tag, before, after) || ja::serves_mechanism(after) {
        return false;
    }
    affirms(cue.tag, cue.form, after) && is_meant(sentence.stance, cue, after, whole)
}

/// Compounds that only look like the cue: 厳重注意 is a sanction, 徹底的 an adverb, 促す needs someone's attention as its object.
fn is_other_word(tag: Tag, before: &str, after: &str) -> bool {
    after.starts_with("的に")
        || after.starts_with('点')
        || before.ends_with("厳重")
        || (tag == Tag::Appeal && before.ends_with("を迅速に"))
}

/// After a stem (頑張り, 心がけ) these make a noun of it, which is only spoken about.
const PARTICLES: [char; 6] = ['に', 'を', 'は', 'が', 'の', 'で'];

/// Whether the cue says yes to effort: 注意する does, 注意しない does not, 忘れない does.
fn affirms(tag: Tag, form: Option<Form>, after: &str) -> bool {
    match (tag, form) {
        (Tag::Vow, Some(form)) => form.negative && ja::is_open(form),
        (Tag::Noun, _) => ends_item(after),
        (Tag::Eyes, None) => ends_item(after) || after.starts_with("体制"),
        (_, Some(form)) if form.ending == Ending::Stem && after.starts_with(PARTICLES) => ends_item(after),
        (_, Some(form)) => !form.negative && ja::is_open(form),
        (_, None) => true,
    }
}

/// A noun stands for its verb at the end of an item, or before a word that asks for it.
fn ends_item(after: &str) -> bool {
    let rest = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let asked =
        ["が必要", "が重要", "が大事", "が求め", "を求め", "に努め", "を強化", "を促", "をお願い", "に尽き"];
    after.is_empty()
        || (rest.is_empty() && !after.starts_with('」'))
        || after.starts_with("。")
        || after.starts_with(['(', '、'])
        || asked.iter().any(|word| after.starts_with(word))
}

/// Whether the sentence wants it done from now on, rather than telling what was done.
fn is_meant(stance: Stance, cue: &japanese_pattern::Cue<Tag>, after: &str, whole: Whole) -> bool {
    let Whole { close, ahead } = whole;
    let form = cue.form.unwrap_or(Form { ending: Ending::Te, ..Form::default() });
    let hindsight = Words("だった|でした|であった").start(after);
    let plain = form.ending == Ending::Plain && cue.form.is_some();
    if hindsight
        || (plain && ja::describes_noun(after))
        || after.starts_with("ようにな")
        || after.starts_with("ことにな")
    {
        return false;
    }
    if form.progressive && form.ending != Ending::Will {
        return ahead && close != Close::Past;
    }
    let wanted = form.ending == Ending::Will || close == Close::Resolved;
    match stance {
        Stance::Remedy => wanted || close == Close::Open || (plain && after.starts_with('。')),
        Stance::Story | Stance::Reference => wanted || (ahead && close == Close::Open),
    }
}

fn english(sentence: &Sentence) -> Vec<Range<usize>> {
    let tokens = tokens(&sentence.normal);
    let cues = EN.find(&tokens);
    if cues.is_empty() {
        return Vec::new();
    }
    let (ahead, automatic) = (en::looks_ahead(&tokens), en::is_automatic(&tokens));
    let spoken = cues.into_iter().filter(|cue| {
        !(automatic && cue.tag == Tag::Appeal) && speaks_english(sentence, &tokens, cue, ahead)
    });
    spoken
        .filter_map(|cue| {
            Some(tokens[cue.tokens.start].range.start..tokens.get(cue.tokens.end - 1)?.range.end)
        })
        .collect()
}

/// `the double check` is a thing, unless somebody is to add one.
fn is_spoken_about(before: &[Token<'_>]) -> bool {
    let thing = before.last().is_some_and(|token| Words("the|a|this|that|our|manual|every").has(token.word));
    thing && !en::has_any(before, Words("add|introduce|do|perform|require|make|have|get|need"))
}

fn speaks_english(
    sentence: &Sentence,
    tokens: &[Token<'_>],
    cue: &english_pattern::Cue<Tag>,
    ahead: bool,
) -> bool {
    let start = cue.tokens.start;
    let before = en::clause_before(tokens, start);
    let turned_down = sentence.is_quoted(tokens[start].range.start) || en::is_rejected(tokens, start);
    let afforded = tokens[start..cue.tokens.end].iter().any(|token| token.word == "afford");
    let made_impossible = !afforded
        && tokens[start].word == "n't"
        && before.last().is_some_and(|token| Words("can|could").has(token.word));
    let noun = cue.form.is_none_or(|form| form == VerbForm::Ing);
    if turned_down
        || made_impossible
        || (noun && en::is_dismissed(tokens, cue.tokens.end))
        || en::machine_acts(before)
    {
        return false;
    }
    if cue.tag == Tag::Eyes && is_spoken_about(before) {
        return false;
    }
    let wanted = en::is_wanted(before)
        || en::is_command(before, cue.form)
        || tokens[start..cue.tokens.end].iter().any(|token| token.word == "never");
    if wanted {
        return true;
    }
    let told = en::is_told(before, cue.form);
    let states_being = cue.form == Some(VerbForm::Third) && tokens[start].word.len() <= 3;
    match sentence.stance {
        Stance::Remedy => !told && !states_being,
        Stance::Story | Stance::Reference => !told && ahead,
    }
}
