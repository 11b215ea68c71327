//! How fast the coach reads: megabytes a second on one core, for each file or folder named.
//!
//! `cargo run --release -p yomikai-coach --example speed -- NAME=PATH …`: every text is read whole, again and again for about two
//! seconds; `cargo xtask bench coach` runs it.

use std::{
    env, fs,
    io::{self, Write},
    path::Path,
    time::{Duration, Instant},
};

use yomikai_coach::{Config, Kind, review};

const LONG_ENOUGH: Duration = Duration::from_secs(2);

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for argument in env::args().skip(1) {
        let (name, path) = argument.split_once('=').unwrap_or(("", &argument));
        let texts = texts(Path::new(path))?;
        let size: usize = texts.iter().map(String::len).sum();
        let (mut rounds, mut findings) = (0_u32, 0);
        let start = Instant::now();
        while start.elapsed() < LONG_ENOUGH {
            findings = texts
                .iter()
                .map(|text| review(text, Kind::Document, &Config::default()).findings.len())
                .sum();
            rounds += 1;
        }
        #[expect(clippy::cast_precision_loss, reason = "megabytes")]
        let rate = size as f64 * f64::from(rounds) / start.elapsed().as_secs_f64() / 1e6;
        writeln!(out, "{name}\t{rate:.1} MB/s\t{} texts\t{size} bytes\t{findings} findings", texts.len())?;
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
