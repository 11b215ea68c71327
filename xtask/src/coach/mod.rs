//! `cargo xtask coach-…`: the coach against labelled sentences and real documents. It is the very coach that the product uses.

mod corpus;
mod label;
mod score;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;
use xshell::{Shell, cmd};
use yomikai_coach::{Config, Kind, Section, review, rule, strength};

use crate::Result;

pub(crate) use corpus::run as corpus;
pub(crate) use label::run as label;
pub(crate) use score::run as score;

/// Makes the weights anew from the labelled sentences, whole documents and the rule pages.
pub(crate) fn train(root: &Path) -> Result<ExitCode> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    let mut data: Vec<PathBuf> = Vec::new();
    for language in ["ja", "en"] {
        data.push(format!("crates/coach/data/train.{language}.jsonl").into());
        data.extend(corpus::documents(&root.join("crates/coach/data/documents/train").join(language))?);
    }
    cmd!(shell, "cargo run --release --locked --package yomikai-coach --features training --example train -- {data...}")
        .run()?;
    Ok(ExitCode::SUCCESS)
}

/// A line of labelled sentences, as far as it is needed.
struct Line {
    language: String,
    section: String,
    text: String,
}

impl Line {
    fn read(value: &Value) -> Result<Self> {
        let field = |name: &str| {
            let text = value.get(name).and_then(Value::as_str);
            text.map(ToOwned::to_owned).ok_or_else(|| format!("no text in the field `{name}`"))
        };
        Ok(Self { language: field("lang")?, section: field("section")?, text: field("text")? })
    }

    fn kind(&self) -> Kind {
        Kind::from_key(&self.section).unwrap_or(Kind::Section(Section::Summary))
    }
}

/// What the coach says of a sentence: the rules about wording that speak, and for an action its rung.
struct Predicted {
    labels: Vec<&'static str>,
    strength: Option<&'static str>,
}

fn predict(line: &Line) -> Predicted {
    let kind = line.kind();
    let mut labels: Vec<_> =
        review(&line.text, kind, &Config::default()).findings.iter().map(|finding| finding.rule).collect();
    labels.retain(|id| rule(id).is_some_and(|rule| !rule.is_about_documents()));
    labels.sort_unstable();
    labels.dedup();
    let is_action = matches!(kind, Kind::Improvement | Kind::Section(Section::ActionItems));
    let suggestion = is_action.then(|| strength::suggest(&line.text)).flatten();
    Predicted { labels, strength: suggestion.map(|suggestion| suggestion.strength.key()) }
}

/// The lines of a file of labelled sentences, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim().is_empty())
}
