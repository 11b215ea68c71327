//! Reading rows: instants, ids and names as the domain knows them.

use std::{fmt::Write as _, str::FromStr};

use jiff::Timestamp;
use sqlx::{Row, any::AnyRow};

use crate::{Error, Result};

/// An instant as rows keep it.
pub(crate) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// Reads columns by name; what cannot be read names its table.
pub(crate) struct Columns<'r> {
    row: &'r AnyRow,
    table: &'static str,
}

impl<'r> Columns<'r> {
    pub(crate) fn of(row: &'r AnyRow, table: &'static str) -> Self {
        Self { row, table }
    }

    pub(crate) fn text(&self, column: &str) -> Result<String> {
        Ok(self.borrowed(column)?.to_owned())
    }

    /// A text that is only looked at: a document's is long, and is read into something else.
    fn borrowed(&self, column: &str) -> Result<&'r str> {
        Ok(self.row.try_get(column)?)
    }

    pub(crate) fn number(&self, column: &str) -> Result<i64> {
        Ok(self.row.try_get(column)?)
    }

    pub(crate) fn instant(&self, column: &str) -> Result<Timestamp> {
        Timestamp::from_microsecond(self.number(column)?).map_err(|_| Error::Unreadable(self.table))
    }

    pub(crate) fn maybe_instant(&self, column: &str) -> Result<Option<Timestamp>> {
        let micros: Option<i64> = self.row.try_get(column)?;
        micros.map(|m| Timestamp::from_microsecond(m).map_err(|_| Error::Unreadable(self.table))).transpose()
    }

    /// Anything that is kept as text: ids above all.
    pub(crate) fn parsed<T: FromStr>(&self, column: &str) -> Result<T> {
        self.borrowed(column)?.parse().map_err(|_| Error::Unreadable(self.table))
    }

    pub(crate) fn maybe_parsed<T: FromStr>(&self, column: &str) -> Result<Option<T>> {
        let text: Option<&str> = self.row.try_get(column)?;
        text.map(|t| t.parse().map_err(|_| Error::Unreadable(self.table))).transpose()
    }

    /// Anything that a function reads from text.
    pub(crate) fn read<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        read(self.borrowed(column)?).ok_or(Error::Unreadable(self.table))
    }
}

/// Bytes as rows keep them.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
