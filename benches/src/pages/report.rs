//! What came of measuring pages.

use std::path::Path;

use serde_json::{Value, json};

use super::{Measured, Start, Turn};
use crate::process::Memory;
use crate::report::{self, Aim, Bound, megabytes, table};
use crate::samples::{median, milliseconds};
use crate::{Result, say};

/// The page whose aims these are.
const READING: &str = "reading page";

/// Medians of the turns.
struct Side {
    alone: [f64; 2],
    full: [f64; 2],
    rate: f64,
    /// Microseconds on a core for each request.
    cpu: f64,
}

impl Side {
    fn of(turns: &[Turn]) -> Self {
        let over = |value: &dyn Fn(&Turn) -> f64| median(turns.iter().map(value));
        let nan = f64::NAN;
        Self {
            alone: [50, 99].map(|p| over(&|turn| turn.alone.latency.percentile(p).unwrap_or(nan))),
            full: [50, 99].map(|p| over(&|turn| turn.full.latency.percentile(p).unwrap_or(nan))),
            rate: over(&|turn| turn.full.rate),
            cpu: over(&|turn| turn.cpu.as_secs_f64() * 1e6),
        }
    }

    fn json(&self) -> Value {
        let Self { alone, full, rate, cpu } = self;
        json!({ "p50_ms_1": alone[0], "p99_ms_1": alone[1], "p50_ms_8": full[0], "p99_ms_8": full[1],
            "requests_per_second": rate, "cpu_us": cpu })
    }
}

/// A page with both sides.
struct Row<'a> {
    page: &'a Measured,
    product: Side,
    bare: Side,
    /// The product's requests per second by those of the bare handler, turn by turn.
    ratio: f64,
}

impl<'a> Row<'a> {
    fn of(page: &'a Measured) -> Self {
        let both = page.product.iter().zip(&page.bare);
        let ratio = median(both.map(|(product, bare)| product.full.rate / bare.full.rate));
        Self { page, product: Side::of(&page.product), bare: Side::of(&page.bare), ratio }
    }

    fn cells(&self) -> Vec<String> {
        let Self { page, product, bare, ratio } = self;
        let pair = |[half, most]: [f64; 2]| format!("{half:.2} / {most:.2}");
        vec![
            page.name.to_owned(),
            page.bytes.to_string(),
            pair(product.alone),
            pair(bare.alone),
            pair(product.full),
            pair(bare.full),
            format!("{:.0}", product.rate),
            format!("{:.0}", bare.rate),
            format!("{ratio:.3}"),
            format!("{:.0}", product.cpu),
            format!("{:.0}", bare.cpu),
        ]
    }

    fn json(&self) -> Value {
        let Self { page, product, bare, ratio } = self;
        json!({ "page": page.name, "bytes": page.bytes, "different_pages": page.pages, "ratio": ratio,
            "product": product.json(), "bare": bare.json() })
    }
}

pub(super) fn conclude(
    measured: &[Measured],
    starts: &[Start],
    memory: Memory,
    file: Option<&Path>,
) -> Result<()> {
    let rows: Vec<Row<'_>> = measured.iter().map(Row::of).collect();
    let ready = median(starts.iter().map(|start| milliseconds(start.ready)));
    let home = median(starts.iter().map(|start| milliseconds(start.home)));
    say!(
        "\nMilliseconds are p50 / p99, with 1 and with 8 connections; CPU is time on a core for each request, in us."
    );
    let heads = ["page", "bytes", "ms 1", "bare", "ms 8", "bare", "req/s 8", "bare", "ratio", "CPU", "bare"];
    table(&heads, &rows.iter().map(Row::cells).collect::<Vec<_>>());
    say!(
        "\nStart: ready after {ready:.0} ms, first home page after {home:.0} ms (median of {}).",
        starts.len()
    );
    let (peak, now) = (megabytes(memory.peak), megabytes(memory.now));
    say!("Memory after all that: {peak:.0} MB resident at most, {now:.0} MB (PSS) now.");
    let mut aims = Vec::new();
    if let Some(reading) = rows.iter().find(|row| row.page.name == READING) {
        let Row { ratio, product, .. } = reading;
        aims.push(Aim::new("reading page by the bare handler", *ratio, Bound::AtLeast(0.3), ""));
        aims.push(Aim::new("reading page p99, 1 connection", product.alone[1], Bound::Below(5.0), " ms"));
        aims.push(Aim::new("reading page p99, 8 connections", product.full[1], Bound::Below(5.0), " ms"));
    }
    aims.push(Aim::new("memory", peak, Bound::Below(150.0), " MB"));
    aims.push(Aim::new("cold start, ready", ready, Bound::Below(300.0), " ms"));
    aims.push(Aim::new("cold start, first home page", home, Bound::Below(300.0), " ms"));
    let everything = json!({
        "bench": "pages",
        "pages": rows.iter().map(Row::json).collect::<Vec<_>>(),
        "start_ms": { "ready": ready, "home": home },
        "memory_mb": { "peak": peak, "now": now },
    });
    report::conclude(&aims, everything, file)
}
