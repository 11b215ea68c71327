//! `cargo xtask coach-corpus FOLDER`: what the coach says of real documents, and what a reader thought of it.
//!
//! The documents are not ours and are not in the repository: what was judged is known by file, rule and the wording of the sentence
//! (`crates/coach/data/corpus-judged.tsv`), never by its text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use yomikai_coach::{Config, Finding, Kind, LineIndex, review};

use crate::Result;

/// Where judgements are kept: rule, file, fingerprint, `right` or `wrong`.
const JUDGED: &str = "crates/coach/data/corpus-judged.tsv";

/// Prints a table of findings per 1,000 words (2,000 characters in Japanese) and, with `list`, each finding with its judgement.
pub(crate) fn run(root: &Path, folder: &Path, list: bool) -> Result<ExitCode> {
    let judged = judged(&std::fs::read_to_string(root.join(JUDGED)).unwrap_or_default());
    let mut unjudged = 0;
    for language in ["en", "ja"] {
        let mut tally = Tally::default();
        for path in documents(&folder.join(language))? {
            let text = std::fs::read_to_string(&path)?;
            let name = format!("{language}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            tally.size(language, &text);
            for finding in review(&text, Kind::Document, &Config::default()).findings {
                let verdict = judged.get(&key(&finding, &name)).map(String::as_str);
                tally.add(finding.rule, verdict);
                unjudged += usize::from(verdict.is_none());
                if list {
                    show(&finding, &name, &text, verdict);
                }
            }
        }
        tally.print(language);
    }
    println!("\n{unjudged} findings are not judged yet");
    Ok(ExitCode::SUCCESS)
}

type Key = (String, String, String);

fn key(finding: &Finding, name: &str) -> Key {
    (finding.rule.to_owned(), name.to_owned(), finding.fingerprint.to_string())
}

fn judged(table: &str) -> BTreeMap<Key, String> {
    let row = |line: &str| {
        let mut fields = line.split('\t').map(ToOwned::to_owned);
        Some(((fields.next()?, fields.next()?, fields.next()?), fields.next()?))
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// The Markdown files of a folder, in the order of their names.
pub(super) fn documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    Ok(paths)
}

fn show(finding: &Finding, name: &str, text: &str, verdict: Option<&str>) {
    let line = LineIndex::new(text).position(finding.range.start).line;
    let verdict = verdict.unwrap_or("?");
    println!(
        "{}\t{name}\t{}\t{verdict}\t{line}\t«{}»\t{}",
        finding.rule,
        finding.fingerprint,
        &text[finding.range.clone()].replace('\n', " "),
        text[finding.sentence.clone()].replace('\n', " ")
    );
}

#[derive(Debug, Default)]
struct Tally {
    documents: usize,
    words: usize,
    rules: BTreeMap<&'static str, [usize; 3]>,
}

impl Tally {
    /// English is counted in words; a Japanese text has about one word in two characters.
    fn size(&mut self, language: &str, text: &str) {
        self.documents += 1;
        self.words += if language == "ja" {
            text.chars().filter(|c| !c.is_whitespace()).count() / 2
        } else {
            text.split_whitespace().count()
        };
    }

    fn add(&mut self, rule: &'static str, verdict: Option<&str>) {
        let column = match verdict {
            Some("right") => 0,
            Some(_) => 1,
            None => 2,
        };
        self.rules.entry(rule).or_default()[column] += 1;
    }

    fn print(&self, language: &str) {
        println!("\n{language}: {} documents, {} words", self.documents, self.words);
        println!(
            "  {:26} {:>5} {:>5} {:>10} {:>14} {:>14}",
            "rule", "right", "wrong", "not judged", "per 1000 words", "wrong per 1000"
        );
        let all = self
            .rules
            .values()
            .fold([0; 3], |sum, row| std::array::from_fn(|column| sum[column] + row[column]));
        for (rule, row) in self.rules.iter().map(|(rule, row)| (*rule, *row)).chain([("all", all)]) {
            #[expect(clippy::cast_precision_loss, reason = "some thousand words")]
            let per = |count: usize| 1_000.0 * count as f64 / self.words.max(1) as f64;
            let [right, wrong, open] = row;
            println!(
                "  {rule:26} {right:>5} {wrong:>5} {open:>10} {:>14.2} {:>14.2}",
                per(right + wrong + open),
                per(wrong)
            );
        }
    }
}
