//! `cargo xtask coach-score FILE`: how often the coach is right on labelled sentences.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;
use yomikai_coach::rules;
use yomikai_coach::strength::Strength;

use super::{Line, lines, predict};
use crate::Result;

/// Prints precision, recall and F1 for each label and language, and which rungs are taken for which.
pub(crate) fn run(file: &Path) -> Result<ExitCode> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut score = Score::default();
    for (number, line) in lines(&text) {
        score.add(line).map_err(|error| format!("{}:{number}: {error}", file.display()))?;
    }
    print!("{}", score.table()?);
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: u32,
    extra: u32,
    missing: u32,
}

#[derive(Debug, Default)]
struct Score {
    /// By language and label; the label `all` is the sum of the others.
    labels: BTreeMap<(String, String), Tally>,
    /// By language, expected and predicted rung.
    rungs: BTreeMap<(String, String, String), u32>,
}

impl Score {
    /// A line that already has predictions is scored by them, else the coach is asked.
    fn add(&mut self, line: &str) -> Result<()> {
        let value: Value = serde_json::from_str(line)?;
        let line = Line::read(&value)?;
        let expected = strings(&value["labels"]);
        let asked = predict(&line);
        let predicted = match value.get("predicted") {
            Some(predicted) => strings(predicted),
            None => asked.labels.iter().map(ToString::to_string).collect(),
        };
        for rule in rules().iter().filter(|rule| !rule.is_about_documents()) {
            let has = |list: &[String]| list.iter().any(|id| id == rule.id());
            for label in [rule.id(), "all"] {
                let tally = self.labels.entry((line.language.clone(), label.to_owned())).or_default();
                match (has(&expected), has(&predicted)) {
                    (true, true) => tally.right += 1,
                    (false, true) => tally.extra += 1,
                    (true, false) => tally.missing += 1,
                    (false, false) => {}
                }
            }
        }
        if let Some(rung) = value["strength"].as_str() {
            let given = value.get("predicted_strength").and_then(Value::as_str).or(asked.strength);
            let key = (line.language, rung.to_owned(), given.unwrap_or("-").to_owned());
            *self.rungs.entry(key).or_default() += 1;
        }
        Ok(())
    }

    fn table(&self) -> Result<String> {
        let mut out = String::new();
        writeln!(
            out,
            "{:4} {:16} {:>9} {:>7} {:>6}   right extra missing",
            "", "label", "precision", "recall", "F1"
        )?;
        for ((language, label), tally) in &self.labels {
            let Tally { right, extra, missing } = *tally;
            let (precision, recall) = (share(right, right + extra), share(right, right + missing));
            let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
            writeln!(
                out,
                "{language:4} {label:16} {precision:9.3} {recall:7.3} {f1:6.3}   {right:5} {extra:5} {missing:7}"
            )?;
        }
        for language in ["en", "ja"] {
            self.confusion(language, &mut out)?;
        }
        Ok(out)
    }

    fn confusion(&self, language: &str, out: &mut String) -> Result<()> {
        let count = |rung: &str, given: &str| {
            self.rungs.get(&(language.to_owned(), rung.to_owned(), given.to_owned())).copied().unwrap_or(0)
        };
        let all: u32 = self.rungs.iter().filter(|((of, ..), _)| of == language).map(|(_, count)| count).sum();
        if all == 0 {
            return Ok(());
        }
        let right: u32 = Strength::ALL.iter().map(|rung| count(rung.key(), rung.key())).sum();
        writeln!(
            out,
            "\n{language}   strength: accuracy {:.3} ({right} of {all}); rows as labelled, columns as suggested",
            share(right, all)
        )?;
        writeln!(
            out,
            "     {:14}{}",
            "",
            Strength::ALL.map(|given| format!("{:>14}", given.key())).concat()
        )?;
        for rung in Strength::ALL {
            let row = Strength::ALL.map(|given| format!("{:>14}", count(rung.key(), given.key()))).concat();
            writeln!(out, "     {:14}{row}", rung.key())?;
        }
        Ok(())
    }
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).map(ToOwned::to_owned).collect()
}

fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_extra_and_missing_is_told_apart() {
        let mut score = Score::default();
        for line in [
            r#"{"lang":"en","section":"improvement","text":"x","labels":["effort"],"strength":"weak","predicted":["effort"],"predicted_strength":"weak"}"#,
            r#"{"lang":"en","section":"improvement","text":"x","labels":["effort"],"strength":"weak","predicted":["blame"],"predicted_strength":"strong"}"#,
        ] {
            assert!(score.add(line).is_ok());
        }
        let effort = score.labels[&("en".to_owned(), "effort".to_owned())];
        assert_eq!((effort.right, effort.extra, effort.missing), (1, 0, 1));
        let all = score.labels[&("en".to_owned(), "all".to_owned())];
        assert_eq!((all.right, all.extra, all.missing), (1, 1, 1));
        let table = score.table().unwrap_or_default();
        assert!(table.contains("accuracy 0.500 (1 of 2)"), "{table}");
    }
}
