//! What a bench says at its end: tables, whether the aims are met, and the same for machines.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Result, say};

/// A number that was aimed at.
pub(crate) struct Aim {
    pub(crate) what: String,
    pub(crate) measured: f64,
    pub(crate) bound: Bound,
    pub(crate) unit: &'static str,
}

/// Which numbers are good.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Bound {
    Below(f64),
    AtLeast(f64),
}

impl Bound {
    fn is_met(self, measured: f64) -> bool {
        match self {
            Self::Below(bound) => measured < bound,
            Self::AtLeast(bound) => measured >= bound,
        }
    }

    fn show(self) -> String {
        match self {
            Self::Below(bound) => format!("< {bound}"),
            Self::AtLeast(bound) => format!(">= {bound}"),
        }
    }
}

impl Aim {
    pub(crate) fn new(what: impl Into<String>, measured: f64, bound: Bound, unit: &'static str) -> Self {
        Self { what: what.into(), measured, bound, unit }
    }

    fn is_met(&self) -> bool {
        self.bound.is_met(self.measured)
    }
}

/// Prints the aims, and keeps everything for machines where a file is named.
pub(crate) fn conclude(aims: &[Aim], mut everything: Value, file: Option<&Path>) -> Result<()> {
    say!("\nAims");
    let verdict = |aim: &Aim| if aim.is_met() { "met" } else { "NOT MET" };
    let rows = aims.iter().map(|aim| {
        let Aim { what, measured, bound, unit } = aim;
        vec![
            what.clone(),
            format!("{measured:.2}{unit}"),
            format!("{}{unit}", bound.show()),
            verdict(aim).to_owned(),
        ]
    });
    table(&["aim", "measured", "aimed at", ""], &rows.collect::<Vec<_>>());
    let listed: Vec<Value> = aims
        .iter()
        .map(|aim| json!({ "aim": aim.what, "measured": aim.measured, "aimed_at": aim.bound.show(), "met": aim.is_met() }))
        .collect();
    everything["aims"] = Value::from(listed);
    if let Some(file) = file {
        std::fs::write(file, serde_json::to_string_pretty(&everything)?)?;
    }
    Ok(())
}

/// Prints rows below their heads, each column as wide as it needs.
pub(crate) fn table(heads: &[&str], rows: &[Vec<String>]) {
    for line in lines(heads, rows) {
        say!("{line}");
    }
}

fn lines(heads: &[&str], rows: &[Vec<String>]) -> Vec<String> {
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let all: Vec<&Vec<String>> = std::iter::once(&heads).chain(rows).collect();
    let width = |column: usize| {
        all.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let line = |row: &&Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            0 => format!("{cell:<0$}", width(column)),
            _ => format!("{cell:>0$}", width(column)),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    all.iter().map(line).collect()
}

pub(crate) fn megabytes(bytes: u64) -> f64 {
    // A rounding error in the fifteenth digit of a memory size is none.
    let kilobytes = u32::try_from(bytes / 1024).unwrap_or(u32::MAX);
    f64::from(kilobytes) / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_they_need() {
        let rows = [vec!["room".to_owned(), "5".to_owned()], vec!["a".to_owned(), "1234".to_owned()]];
        assert_eq!(lines(&["page", "ms"], &rows), ["page    ms", "room     5", "a     1234"]);
    }

    #[test]
    fn an_aim_is_met_or_not() {
        assert!(Bound::Below(5.0).is_met(4.9) && !Bound::Below(5.0).is_met(5.0));
        assert!(Bound::AtLeast(0.3).is_met(0.3) && !Bound::AtLeast(0.3).is_met(0.29));
        assert!(!Bound::Below(5.0).is_met(f64::NAN), "what was not measured is not met");
    }
}
