//! What came of measuring a room.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::ledger::Kind;
use super::{Joined, Measured};
use crate::process::Memory;
use crate::report::{self, Aim, Bound, megabytes, table};
use crate::samples::milliseconds;
use crate::{Result, say};

pub(super) fn conclude(measured: &Measured, memory: Memory, file: Option<&Path>) -> Result<()> {
    let Measured { participants, joined, script, .. } = measured;
    let total = script.ledger.total();
    let told = script.room.told().clone();
    say!(
        "\nMilliseconds are p50 / p99: until the sender has the answer; from then until the last of {} pages shows it, and until each does.",
        participants + 1
    );
    let kinds = script.ledger.0.iter().chain([&total]);
    table(
        &["command", "n", "answer", "last page", "each page", "sent to last"],
        &kinds.map(cells).collect::<Vec<_>>(),
    );
    say!("\nMany at once; counters are told at most four times a second, by design.");
    let storms = script.storms.iter().map(|storm| {
        let mut row = cells(&storm.kind);
        row[0] = format!("{} at {}/s", row[0], storm.rate);
        row
    });
    table(&["storm", "n", "answer", "last page", "each page", "sent to last"], &storms.collect::<Vec<_>>());
    say_the_rest(measured, memory);
    let Joined { all, each, cpu } = joined;
    let nan = f64::NAN;
    let aims = [
        Aim::new(
            "acknowledged to the last page, p99",
            total.last.percentile(99).unwrap_or(nan),
            Bound::Below(150.0),
            " ms",
        ),
        Aim::new(format!("{participants} join"), all.as_secs_f64(), Bound::Below(2.0), " s"),
    ];
    let everything = json!({
        "bench": "meeting",
        "participants": participants,
        "join": { "all_s": all.as_secs_f64(), "each": each.json(), "server_cpu_s": cpu.as_secs_f64() },
        "commands": script.ledger.0.iter().map(kind).collect::<Vec<_>>(),
        "all_commands": kind(&total),
        "storms": script.storms.iter().map(|storm| json!({ "rate": storm.rate, "measured": kind(&storm.kind) })).collect::<Vec<_>>(),
        "own_part": told.mine.json(),
        "updates": { "events": told.events, "bytes": told.bytes },
        "server": { "cpu_s": measured.cpu.as_secs_f64(), "of_s": measured.took.as_secs_f64(),
            "memory_mb": { "peak": megabytes(memory.peak), "now": megabytes(memory.now) } },
    });
    report::conclude(&aims, everything, file)
}

fn say_the_rest(measured: &Measured, memory: Memory) {
    let Measured { participants, joined, script, cpu, took } = measured;
    let told = script.room.told();
    let seconds = |time: &Duration| format!("{:.2} s", time.as_secs_f64());
    say!(
        "\nJoining: {participants} at the same moment in {}, one by one after {} ms; the server spent {} on a core.",
        seconds(&joined.all),
        joined.each.show(),
        seconds(&joined.cpu),
    );
    say!("What is one's own, after the room has moved: {} ms (n = {}).", told.mine.show(), told.mine.len());
    say!(
        "From the lobby to the end: {}, of which the server spent {} on a core.",
        seconds(took),
        seconds(cpu)
    );
    say!("Updates: {} to all pages together, {:.0} MB; none was missed.", told.events, megabytes(told.bytes));
    say!(
        "Memory: {:.0} MB resident at most, {:.0} MB (PSS) now.",
        megabytes(memory.peak),
        megabytes(memory.now)
    );
    say!("The longest wait of a sender was {:.1} ms.", longest(measured));
}

fn longest(measured: &Measured) -> f64 {
    let kinds = measured.script.ledger.0.iter().chain(measured.script.storms.iter().map(|storm| &storm.kind));
    kinds.filter_map(|kind| kind.answered.percentile(100)).fold(milliseconds(Duration::ZERO), f64::max)
}

fn cells(kind: &Kind) -> Vec<String> {
    let Kind { name, answered, whole, last, each } = kind;
    vec![name.clone(), answered.len().to_string(), answered.show(), last.show(), each.show(), whole.show()]
}

fn kind(kind: &Kind) -> Value {
    let Kind { name, answered, whole, last, each } = kind;
    json!({ "command": name, "answer": answered.json(), "last_page": last.json(), "each_page": each.json(),
        "sent_to_last_page": whole.json() })
}
