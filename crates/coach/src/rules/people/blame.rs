//! `blame`: the fault is put on a person, a role or a team.

use std::{ops::Range, sync::LazyLock};

use super::blame_lexicon::{ENGLISH, JAPANESE, Tag};
use crate::{
    config::Config,
    kind::Stance,
    lang::{Language, is_hiragana},
    segment::Sentence,
    words::{
        english::{Token, VerbForm, tokens},
        english_context as en, english_pattern, japanese_context as ja, japanese_pattern,
        list::Words,
        people,
    },
};

static JA: LazyLock<japanese_pattern::Patterns<Tag>> =
    LazyLock::new(|| japanese_pattern::Patterns::compile(JAPANESE));
static EN: LazyLock<english_pattern::Patterns<Tag>> =
    LazyLock::new(|| english_pattern::Patterns::compile(ENGLISH));

pub(crate) fn check(sentence: &Sentence, config: &Config) -> Vec<Range<usize>> {
    match (sentence.stance, sentence.language) {
        (Stance::Reference, _) => Vec::new(),
        (_, Language::Ja) => japanese(sentence, config),
        (_, Language::En) => english(sentence, config),
    }
}

fn japanese(sentence: &Sentence, config: &Config) -> Vec<Range<usize>> {
    let cues = JA.find(sentence.text());
    if cues.is_empty() || speaks_about(sentence.text()) {
        return Vec::new();
    }
    cues.into_iter().filter(|cue| speaks_japanese(sentence, cue, config)).map(|cue| cue.range).collect()
}

fn speaks_japanese(sentence: &Sentence, cue: &japanese_pattern::Cue<Tag>, config: &Config) -> bool {
    let text = sentence.text();
    let clause = ja::clause_after(text, cue.range.end);
    if sentence.is_quoted(cue.range.start) || ja::is_rejected(clause) || only_possible(clause) {
        return false;
    }
    let before = ja::last_chars(&text[..cue.range.start], 60);
    let inside = &text[cue.range.clone()];
    let person = people::japanese(before, config);
    let denied = cue.form.is_some_and(|form| form.negative);
    let told = cue.form.is_some_and(|form| form.past || form.progressive || form.ending != ja_plain())
        || clause.starts_with("が");
    match cue.tag {
        Tag::Failing => !is_hazard(clause) || person,
        Tag::OfPerson => person,
        Tag::Act => {
            !denied
                && (person || told && inside.starts_with(['怠', 'サ', 'さ', '手', '高', '気']))
                && !ja::machine_acts(before)
                && !is_plan(sentence, cue.form.is_some_and(|form| form.past || form.progressive))
        }
        Tag::Way => (person || !needs_person(inside)) && !acts_by_itself(before),
        Tag::Charge => (person || people::japanese(inside, config)) && !is_duty(text, cue.range.start),
        Tag::Harm => {
            person
                && subject_is_person(text, cue.range.start, config)
                && cue.form.is_some_and(|form| form.past || form.ending != ja_plain())
                && !denied
        }
        Tag::Toward => people::japanese(clause, config),
    }
}

const fn ja_plain() -> crate::words::japanese::Ending {
    crate::words::japanese::Ending::Plain
}

/// 不注意でも押せないように: a possibility that a remedy takes into account.
fn only_possible(clause: &str) -> bool {
    Words("でも|があっても|しても|かどうか|と思われ|を責").start(clause)
}

/// A ground rule or a review of wording speaks about blame without laying any.
fn speaks_about(text: &str) -> bool {
    Words(
        "非難を目的と|非難しない|責めない|責めず|犯人探しをし|個人の問題ではな|\
             犯人捜しはし",
    )
    .are_in(text)
}

/// 〜による誤操作を防ぐ: a hazard that a remedy takes away, and nobody's in particular.
fn is_hazard(clause: &str) -> bool {
    Words("防ぐ|防止|防げ|できない|止め|弾|起き|起こり").are_in(clause)
}

/// In a plan, 後回しにする and the like are choices, not failings.
fn is_plan(sentence: &Sentence, told: bool) -> bool {
    sentence.stance == Stance::Remedy && !told
}

/// 勝手に and 適当に are said of machines and settings, too.
fn needs_person(way: &str) -> bool {
    Words("勝手|適当|安易|雑|無断").start(way)
}

/// Whether the nearest subject is a machine.
fn acts_by_itself(before: &str) -> bool {
    ja::machine_acts(ja::last_chars(before, 14))
}

/// 〜する責任がある is a duty, not a charge.
fn is_duty(text: &str, at: usize) -> bool {
    text[at..].starts_with("責任")
        && text[..at]
            .chars()
            .next_back()
            .is_some_and(|c| is_hiragana(c) && !matches!(c, 'な' | 'に' | 'が' | 'は' | 'の'))
}

/// Whether the last subject before a place is a person.
fn subject_is_person(text: &str, at: usize, config: &Config) -> bool {
    let clause = ja::last_chars(&text[..at], 30);
    clause.rfind(['が', 'は']).is_some_and(|particle| {
        people::japanese(ja::last_chars(&clause[..particle + 'が'.len_utf8()], 10), config)
    })
}

fn english(sentence: &Sentence, config: &Config) -> Vec<Range<usize>> {
    let tokens = tokens(&sentence.normal);
    let cues = EN.find(&tokens);
    if cues.is_empty() || en::has_any(&tokens, Words("blameless|no blame")) {
        return Vec::new();
    }
    let spoken = cues.into_iter().filter(|cue| speaks_english(sentence, &tokens, cue, config));
    spoken
        .filter_map(|cue| {
            Some(tokens[cue.tokens.start].range.start..tokens.get(cue.tokens.end - 1)?.range.end)
        })
        .collect()
}

fn speaks_english(
    sentence: &Sentence,
    tokens: &[Token<'_>],
    cue: &english_pattern::Cue<Tag>,
    config: &Config,
) -> bool {
    let (start, end) = (cue.tokens.start, cue.tokens.end);
    if sentence.is_quoted(tokens[start].range.start)
        || en::is_rejected(tokens, start)
        || is_technical(tokens, cue)
    {
        return false;
    }
    let near = &tokens[start.saturating_sub(16)..start];
    let after = &tokens[end..tokens.len().min(end + 8)];
    let machine = en::machine_acts(en::clause_before(tokens, start));
    let person = people::english(near, config) || near.iter().any(people::is_name);
    let done =
        matches!(cue.form, Some(VerbForm::Past | VerbForm::Third)) || sentence.stance != Stance::Remedy;
    match cue.tag {
        Tag::Failing => true,
        Tag::OfPerson => (person && !machine) || people::english(after, config),
        Tag::Charge => person && !machine && !en::has_any(near, Words("no|neither|none|nobody")),
        Tag::Way => person && !machine,
        Tag::Act => !machine && done && !near.last().is_some_and(|token| Words("a|an|the").has(token.word)),
        Tag::Harm => cue.form == Some(VerbForm::Past) && breaks(tokens, start, config),
        Tag::Toward => {
            people::english(after, config)
                || people::english(&tokens[start..end], config)
                || after.iter().any(people::is_name)
        }
    }
}

/// Terms of the trade that use the same words.
fn is_technical(tokens: &[Token<'_>], cue: &english_pattern::Cue<Tag>) -> bool {
    let next = tokens.get(cue.tokens.end).map_or("", |token| token.word);
    let previous = cue.tokens.start.checked_sub(1).map_or("", |at| tokens[at].word);
    match tokens[cue.tokens.start].word {
        "lazy" | "lazily" => {
            !matches!(next, "." | "," | "" | "and" | "about" | "in") || previous.ends_with("load")
        }
        "slack" | "slacking" => true,
        "blame" | "blames" => previous == "git" || matches!(next, "culture" | "free"),
        "sloppy" => next == "quorum",
        _ => false,
    }
}

/// A person or team right before the verb of harm, as its subject.
fn breaks(tokens: &[Token<'_>], at: usize, config: &Config) -> bool {
    let before = en::clause_before(tokens, at);
    let Some(subject) = before.iter().rev().find(|token| {
        !token.word.ends_with("ly")
            && !matches!(token.word, "had" | "has" | "have" | "then" | "also" | "just")
    }) else {
        return false;
    };
    let one = std::slice::from_ref(subject);
    let told = !matches!(subject.word, "was" | "were" | "is" | "are" | "be" | "been" | "user" | "we" | "who");
    told && (people::english(one, config) || people::is_name(subject))
}
