//! `cargo xtask bench coach DIR`: speed of the reading, start of the command, size of the binary.
//!
//! `DIR/ja` and `DIR/en` hold real documents. Text in which every sentence must be analysed is made of the labelled sentences.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use cargo_metadata::MetadataCommand;
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::Result;

const STARTS: usize = 40;
/// What `yomikai lint` is started on.
const FILE: usize = 10_000;

/// Measures the coach as it is released.
pub(crate) fn run(root: &Path, documents: &Path) -> Result<ExitCode> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    cmd!(shell, "cargo build --release --locked --package yomikai").run()?;
    cmd!(shell, "cargo build --release --locked --package yomikai-coach --example speed").run()?;
    let metadata = MetadataCommand::new().current_dir(root).no_deps().exec()?;
    let built = metadata.target_directory.join("release").into_std_path_buf();
    let folder = tempfile::tempdir()?;
    let mut texts = Vec::new();
    for language in ["ja", "en"] {
        texts.push(format!("real-{language}={}", documents.join(language).display()));
        let dense = folder.path().join(format!("dense.{language}.md"));
        std::fs::write(&dense, dense_text(root, language)?)?;
        texts.push(format!("dense-{language}={}", dense.display()));
    }
    let speed = built.join("examples/speed");
    if !Command::new(&speed).args(&texts).status()?.success() {
        return Ok(ExitCode::FAILURE);
    }
    for language in ["ja", "en"] {
        let file = folder.path().join(format!("start.{language}.md"));
        let dense = dense_text(root, language)?;
        std::fs::write(&file, &dense[..dense.floor_char_boundary(FILE)])?;
        println!(
            "start to end of `yomikai lint` on 10 KB, {language}: {:.1} ms (median of {STARTS})",
            start(&built.join("yomikai"), &file)?
        );
    }
    let megabytes = |path: &Path| -> Result<f64> {
        #[expect(clippy::cast_precision_loss, reason = "megabytes")]
        Ok(std::fs::metadata(path)?.len() as f64 / 1e6)
    };
    println!(
        "the binary: {:.1} MB; a program with nothing but the coach: {:.1} MB",
        megabytes(&built.join("yomikai"))?,
        megabytes(&speed)?
    );
    Ok(ExitCode::SUCCESS)
}

fn dense_text(root: &Path, language: &str) -> Result<String> {
    let lines = std::fs::read_to_string(root.join(format!("crates/coach/data/train.{language}.jsonl")))?;
    let mut text = String::new();
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line)?;
        let flagged = value["labels"].as_array().is_some_and(|labels| !labels.is_empty());
        if let Some(sentence) = value["text"].as_str().filter(|_| flagged) {
            text.push_str(sentence);
            text.push_str("\n\n");
        }
    }
    Ok(text)
}

/// The median time of a whole run, in milliseconds.
fn start(binary: &Path, file: &Path) -> Result<f64> {
    let mut times = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let begun = Instant::now();
        Command::new(binary)
            .args(["lint", "--no-config"])
            .arg(file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[STARTS / 2])
}
