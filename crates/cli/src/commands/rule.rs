//! `yomikai rule`: what the coach notices, and the page of each rule.

use std::fmt::Write as _;

use clap::Args;
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
    #[arg(long, value_name = "ja|en", value_parser = language)]
    lang: Option<Language>,
}

fn language(typed: &str) -> std::result::Result<Language, &'static str> {
    Language::from_code(typed).ok_or("not a language that the coach knows")
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
    match say(text.trim_end()) {
        // Whoever asked has seen enough.
        Err(Error::System(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(0),
        said => said.map(|()| 0),
    }
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

/// A line for each.
fn list(language: Language) -> String {
    let width = ids().map(str::len).max().unwrap_or(0);
    let titles = rules().iter().map(|rule| rule.text(language).title);
    let titles = titles.chain([strength::page().text(language).title]);
    ids().zip(titles).fold(String::new(), |mut text, (id, title)| {
        let _ = writeln!(text, "{id:width$}  {title}");
        text
    })
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
    examples.iter().map(|example| format!("- [{}] {}", place(example.kind), example.text)).collect()
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
