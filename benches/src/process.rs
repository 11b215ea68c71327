//! What a process has used, as Linux tells it.

use std::fs;
use std::time::Duration;

use crate::Result;

/// Memory in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Memory {
    /// The most that was ever resident.
    pub(crate) peak: u64,
    /// What it holds now, with its share of what it has in common with others.
    pub(crate) now: u64,
}

impl Memory {
    pub(crate) fn of(process: u32) -> Result<Self> {
        let peak = kilobytes(&fs::read_to_string(format!("/proc/{process}/status"))?, "VmHWM:")?;
        let now = kilobytes(&fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?, "Pss:")?;
        Ok(Self { peak: peak * 1024, now: now * 1024 })
    }
}

fn kilobytes(text: &str, name: &str) -> Result<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or_else(|| format!("no {name} in what the system says of a process"))?.parse()?)
}

/// The time that all its threads have spent on a core so far, in steps of the system's clock (10 ms).
pub(crate) fn cpu(process: u32) -> Result<Duration> {
    ticks(&fs::read_to_string(format!("/proc/{process}/stat"))?)
        .map(|ticks| Duration::from_secs_f64(ticks / ticks_per_second()))
        .ok_or_else(|| "what the system says of a process has another form than expected".into())
}

fn ticks_per_second() -> f64 {
    f64::from(u32::try_from(rustix::param::clock_ticks_per_second()).unwrap_or(100))
}

/// User and system time. The name of the program, in brackets, may hold anything.
fn ticks(stat: &str) -> Option<f64> {
    let fields = stat.rsplit_once(')')?.1.split_whitespace();
    let times: Vec<f64> = fields.skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
    (times.len() == 2).then(|| times.iter().sum())
}

/// Lets this process hold as many files open as it may: each page of a full room has up to three connections.
pub(crate) fn open_many_files() -> Result<u64> {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit)?;
    Ok(limit.current.unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_a_process_are_behind_its_name() {
        let stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 5 0 0 0 120 30 0 0 20 0 4 0 1 2 3";
        assert_eq!(ticks(stat), Some(150.0));
        assert_eq!(ticks("42 (a) S 1"), None);
    }

    #[test]
    fn this_very_process_uses_something() {
        let memory = Memory::of(std::process::id()).unwrap();
        assert!(memory.peak > 0 && memory.now > 0, "{memory:?}");
        assert!(cpu(std::process::id()).is_ok());
    }
}
