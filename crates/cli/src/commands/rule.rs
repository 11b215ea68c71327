//! `yomikai rule`: what the coach notices, and the page of each rule.

use std::fmt::Write as _;

use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};
use yomikai_coach::{
    Example, Kind, Language, Lifecycle, Rule, rules,
    strength::{self, Strength},
};
use yomikai_web::i18n::Words;

use crate::{
    error::{Error, Result},
    language::{spoken, words},
    nearest::nearest,
    say,
    settings::voice,
};

#[derive(Args)]
pub(crate) struct Options {
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "ja|en", value_parser = languages())]
    lang: Option<Language>,
}

fn languages() -> impl TypedValueParser<Value = Language> {
    let parser = PossibleValuesParser::new(Language::ALL.map(Language::code));
    parser.try_map(|typed| Language::from_code(&typed).ok_or("not a language that the coach knows"))
}

/// Prints the list, or one page.
///
/// # Errors
/// When no rule has this name.
pub(crate) fn run(options: &Options, l: Words) -> Result<u8> {
    let language = options.lang.unwrap_or_else(|| spoken(l));
    let text = match &options.name {
        None => list(language),
        Some(typed) if typed == strength::page().id => ladder(language),
        Some(typed) => page(find(typed)?, language),
    };
    say(text.trim_end()).map(|()| 0)
}

fn find(typed: &str) -> Result<&'static Rule> {
    yomikai_coach::rule(typed).ok_or_else(|| {
        let near = nearest(typed, ids());
        Error::NoRule { typed: typed.to_owned(), near }
    })
}

/// Everything that has a page: the rules, and the ladder.
fn ids() -> impl Iterator<Item = &'static str> + Clone {
    rules().iter().map(Rule::id).chain([strength::page().id])
}

/// A line for each rule, and apart from them the ladder, which is none.
fn list(language: Language) -> String {
    let width = ids().map(str::len).max().unwrap_or(0);
    let mut text = String::new();
    for rule in rules() {
        let _ = writeln!(text, "{:width$}  {}", rule.id(), rule.text(language).title);
    }
    let ladder = strength::page();
    let _ = writeln!(text, "\n{:width$}  {}", ladder.id, ladder.text(language).title);
    text
}

/// How strong an action is: the rungs, from the strongest, with the words that the pages have for them.
fn ladder(language: Language) -> String {
    const WORDS: [&str; 4] =
        ["strength-undecided", "strength-relies-on-attention", "strength-reveals", "strength-prevents"];
    let (l, page) = (words(language), strength::page());
    let text = page.text(language);
    let mut told = format!("{}  {}\n", page.id, text.title);
    for (key, line) in [("cli-lint-why", text.why), ("cli-rule-question", text.question)] {
        let _ = writeln!(told, "\n{}\n  {line}", l.t(key));
    }
    for (at, rung) in Strength::ALL.iter().enumerate().rev() {
        let _ = writeln!(told, "\n{} ({})\n  {}", l.t(WORDS[at]), rung.key(), text.reasons[at]);
        for line in examples(&text.rungs[at]) {
            let _ = writeln!(told, "  {line}");
        }
    }
    let _ = writeln!(told, "\n{}\n  {}", l.t("cli-lint-source"), text.source);
    told
}

/// Everything that is known of a rule.
fn page(rule: &Rule, language: Language) -> String {
    let l = words(language);
    let text = rule.text(language);
    let state = match rule.page.lifecycle {
        Lifecycle::Stable => "cli-rule-stable",
        Lifecycle::Deprecated => "cli-rule-deprecated",
        _ => "cli-rule-preview",
    };
    let mut page = format!("{}  {}\n", rule.id(), text.title);
    let facts = [
        l.t(state),
        l.t1("cli-rule-since", "version", rule.page.since),
        l.t1("cli-rule-voice", "voice", voice(rule.severity)),
    ];
    let _ = writeln!(page, "{}", facts.join(&l.t("cli-rule-between")));
    let mut part = |key, lines: &[String]| {
        let _ = writeln!(page, "\n{}", l.t(key));
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let _ = writeln!(page, "  {line}");
        }
    };
    let one = |line: &str| [line.to_owned()];
    part("cli-lint-why", &one(text.why));
    part("cli-rule-question", &one(text.question));
    if let Some(rewrite) = text.rewrite {
        part("cli-lint-rewrite", &one(rewrite));
    }
    part("cli-rule-flagged", &examples(&text.flagged));
    part("cli-rule-silent", &examples(&text.silent));
    part("cli-lint-source", &one(text.source));
    page
}

fn examples(examples: &[Example]) -> Vec<String> {
    let one = |example: &Example| format!("- [{}] {}", place(example.kind), deep(example.text));
    examples.iter().map(one).collect()
}

/// A document has lines of its own, which stand below its first one.
fn deep(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    let below = text.lines().skip(1).map(line);
    let lines: Vec<_> = text.lines().take(1).map(str::to_owned).chain(below).collect();
    lines.join("\n")
}

/// Where a sentence would stand, as `--kind` names it.
fn place(kind: Kind) -> &'static str {
    match kind {
        Kind::Section(section) => section.key(),
        Kind::Document => "document",
        Kind::Improvement => "improvement",
        Kind::Minutes => "minutes",
        _ => "note",
    }
}
