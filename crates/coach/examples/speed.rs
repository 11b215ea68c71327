//! How fast the coach reads, in one thread. `cargo xtask bench coach` runs it.
//!
//! `speed -- NAME=PATH …`: each file, or all files of a folder, is read whole again and again for about two seconds (MB/s), then ten
//! times as much of it in one text (how the time grows), and the first 20 KB of it at each of a hundred keystrokes.

use std::{
    env, fs,
    io::{self, Write},
    path::Path,
    time::{Duration, Instant},
};

use yomikai_coach::{Config, Kind, review};

const LONG_ENOUGH: Duration = Duration::from_secs(2);
const DRAFT: usize = 20_000;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{:12} {:>8} {:>10} {:>18} {:>18}",
        "text", "MB/s", "findings", "10x the text", "keystroke p50/p99"
    )?;
    for argument in env::args().skip(1) {
        let (name, path) = argument.split_once('=').unwrap_or(("", &argument));
        let texts = texts(Path::new(path))?;
        let (rate, findings) = rate(&texts);
        let whole = texts.join("\n\n");
        let (p50, p99) = keystrokes(&whole);
        writeln!(
            out,
            "{name:12} {rate:8.1} {findings:10} {:>14.1}x {:>9.2} / {:.2} ms",
            growth(&whole),
            p50.as_secs_f64() * 1e3,
            p99.as_secs_f64() * 1e3
        )?;
    }
    if let Ok(status) = fs::read_to_string("/proc/self/status")
        && let Some(most) = status.lines().find(|line| line.starts_with("VmHWM"))
    {
        writeln!(out, "memory at most:{}", most.trim_start_matches("VmHWM:").trim_end())?;
    }
    Ok(())
}

fn texts(path: &Path) -> io::Result<Vec<String>> {
    if path.is_file() {
        return Ok(vec![fs::read_to_string(path)?]);
    }
    let mut paths: Vec<_> = fs::read_dir(path)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().filter(|path| path.is_file()).map(fs::read_to_string).collect()
}

fn read(text: &str) -> usize {
    review(text, Kind::Document, &Config::default()).findings.len()
}

/// Megabytes a second, and the findings of one round.
fn rate(texts: &[String]) -> (f64, usize) {
    let (mut rounds, mut findings) = (0_u32, 0);
    let start = Instant::now();
    while start.elapsed() < LONG_ENOUGH {
        findings = texts.iter().map(|text| read(text)).sum();
        rounds += 1;
    }
    let size: usize = texts.iter().map(String::len).sum();
    #[expect(clippy::cast_precision_loss, reason = "megabytes")]
    let rate = size as f64 * f64::from(rounds) / start.elapsed().as_secs_f64() / 1e6;
    (rate, findings)
}

/// How many times as long ten times the text takes.
fn growth(text: &str) -> f64 {
    let time = |text: &str| {
        let start = Instant::now();
        read(text);
        start.elapsed()
    };
    let once = (0..5).map(|_| time(text)).min().unwrap_or_default();
    let ten = text.repeat(10);
    let ten = (0..3).map(|_| time(&ten)).min().unwrap_or_default();
    ten.as_secs_f64() / once.as_secs_f64().max(f64::MIN_POSITIVE)
}

/// The time for a draft of 20 KB that grows by a letter at a time, in its middle.
fn keystrokes(text: &str) -> (Duration, Duration) {
    let mut draft = text[..text.floor_char_boundary(DRAFT)].to_owned();
    let middle = draft.floor_char_boundary(draft.len() / 2);
    let mut times: Vec<Duration> = (0..100)
        .map(|_| {
            draft.insert(middle, 'a');
            let start = Instant::now();
            read(&draft);
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[49], times[98])
}
