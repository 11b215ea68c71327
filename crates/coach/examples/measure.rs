//! Measures the rules on labelled sentences (JSON lines with `lang`, `section`, `text`, `labels`), or counts findings in documents.
//!
//! `cargo run -p yomikai-coach --example measure -- labelled.jsonl` prints precision and recall per rule and language;
//! `-v` lists what differs. `cargo run -p yomikai-coach --example measure -- --documents a.md b.md` counts findings per 1,000 words.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{self, Write},
};

use serde::Deserialize;
use yomikai_coach::{Config, Kind, Language, LineIndex, Review, Section, review, rules};

#[derive(Deserialize)]
struct Labelled {
    lang: Language,
    section: String,
    text: String,
    labels: Vec<String>,
}

#[derive(Default)]
struct Tally {
    right: u32,
    extra: u32,
    missing: u32,
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (flags, paths): (Vec<_>, Vec<_>) =
        arguments.into_iter().partition(|argument| argument.starts_with('-'));
    let mut out = io::stdout().lock();
    for path in &paths {
        let text = fs::read_to_string(path)?;
        if flags.iter().any(|flag| flag == "--documents") {
            document(path, &text, &mut out)?;
        } else {
            labelled(&text, flags.iter().any(|flag| flag == "-v"), &mut out)?;
        }
    }
    Ok(())
}

/// The labelled sentences call their sections by the name of one row.
fn kind(section: &str) -> Kind {
    let key = match section {
        "action_item" => "action_items",
        "root_cause" => "root_causes",
        "lesson_good" => "lessons_good",
        "lesson_bad" => "lessons_bad",
        "lesson_lucky" => "lessons_lucky",
        other => other,
    };
    Kind::from_key(key).unwrap_or(Kind::Section(Section::Summary))
}

fn labelled(text: &str, verbose: bool, out: &mut impl Write) -> io::Result<()> {
    let mut tallies: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    for line in text.lines() {
        let sentence: Labelled = serde_json::from_str(line)?;
        let found = review(&sentence.text, kind(&sentence.section), &Config::default());
        for rule in rules() {
            let tally = tallies.entry((rule.id(), sentence.lang.code())).or_default();
            let expected = sentence.labels.iter().any(|label| label == rule.id());
            match (expected, found.of(rule.id()).next()) {
                (true, Some(_)) => tally.right += 1,
                (false, None) => {}
                (true, None) => {
                    tally.missing += 1;
                    if verbose {
                        writeln!(out, "missing {} [{}] {}", rule.id(), sentence.section, sentence.text)?;
                    }
                }
                (false, Some(finding)) => {
                    tally.extra += 1;
                    if verbose {
                        writeln!(
                            out,
                            "extra   {} [{}] {} <- {}",
                            rule.id(),
                            sentence.section,
                            sentence.text,
                            &sentence.text[finding.range.clone()]
                        )?;
                    }
                }
            }
        }
    }
    for ((rule, language), Tally { right, extra, missing }) in tallies {
        let share = |other: u32| f64::from(right) / f64::from((right + other).max(1));
        writeln!(
            out,
            "{rule:8} {language}  precision {:.3}  recall {:.3}  (right {right}, extra {extra}, missing {missing})",
            share(extra),
            share(missing)
        )?;
    }
    Ok(())
}

fn document(path: &str, text: &str, out: &mut impl Write) -> io::Result<()> {
    let Review { findings, .. } = review(text, Kind::Document, &Config::default());
    let index = LineIndex::new(text);
    let words = text.split_whitespace().count();
    writeln!(out, "{path}: {} findings, {words} words, {} characters", findings.len(), text.chars().count())?;
    for finding in findings {
        let line = index.position(finding.range.start).line;
        let context = text.lines().nth(line - 1).unwrap_or_default();
        writeln!(
            out,
            "  {line} {} {:?}: {}",
            finding.rule,
            &text[finding.range.clone()],
            context.chars().take(200).collect::<String>()
        )?;
    }
    Ok(())
}
