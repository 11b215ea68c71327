//! Days of the calendar, and how they are written.

use std::ops::RangeInclusive;

/// A day of the calendar, without a time or a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// The day of that date, if the calendar has it.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        const PLAUSIBLE: RangeInclusive<i64> = 1900..=2200;
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let known = PLAUSIBLE.contains(&year) && (1..=12).contains(&month) && (1..=last).contains(&day);
        known.then(|| Self(days(year, month, day)))
    }

    /// How many days after `earlier` it is.
    pub const fn days_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

/// Days since the first of March of the year 0: with March first, the leap day is the last day of a year.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 1
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A word or a number of a text in which days are looked for.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Number(i64, usize),
    Month(i64),
    Mark(char),
    Other,
}

/// Every day that a text gives in full: `2026-05-01`, `2026/5/1`, `2026年5月1日`, `May 1st, 2026`, `1 May 2026`.
pub(super) fn all_in(text: &str) -> Vec<Day> {
    use Piece::{Mark, Month, Number};
    let pieces = pieces(text);
    (0..pieces.len())
        .filter_map(|at| match pieces[at..] {
            [Number(year, 4), Mark(first), Number(month, ..=2), Mark(second), Number(day, ..=2), ..]
                if (first == second && matches!(first, '-' | '/' | '.'))
                    || (first == '年' && second == '月') =>
            {
                Day::new(year, month, day)
            }
            [Month(month), Number(day, ..=2), Number(year, 4), ..]
            | [Month(month), Number(day, ..=2), Mark(','), Number(year, 4), ..]
            | [Number(day, ..=2), Month(month), Number(year, 4), ..]
            | [Number(day, ..=2), Month(month), Mark(','), Number(year, 4), ..] => Day::new(year, month, day),
            _ => None,
        })
        .collect()
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit())
        } else if c.is_ascii_alphabetic() {
            rest.find(|c: char| !c.is_ascii_alphabetic())
        } else {
            Some(c.len_utf8())
        };
        let (piece, after) = rest.split_at(length.unwrap_or(rest.len()));
        rest = after;
        match c {
            '0'..='9' => {
                let number = piece.parse().map_or(Piece::Other, |number| Piece::Number(number, piece.len()));
                found.push(number);
            }
            c if c.is_ascii_alphabetic() => found.extend(word(piece)),
            c if c.is_whitespace() => {}
            c => found.push(Piece::Mark(c)),
        }
    }
    found
}

/// A month, or nothing for what stands beside the number of a day (`1st of May`).
fn word(word: &str) -> Option<Piece> {
    let lower = word.to_ascii_lowercase();
    let month = MONTHS.iter().zip(1..).find(|(month, _)| lower.starts_with(*month));
    match (month, lower.as_str()) {
        (Some((_, number)), _) if lower.len() <= 9 => Some(Piece::Month(number)),
        (_, "st" | "nd" | "rd" | "th" | "of" | "the") => None,
        _ => Some(Piece::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let day = |y, m, d| Day::new(y, m, d).unwrap();
        assert_eq!(day(2024, 3, 1).days_since(day(2024, 2, 28)), 2);
        assert_eq!(day(2025, 1, 1).days_since(day(2024, 1, 1)), 366);
        assert_eq!(day(2026, 11, 22).days_since(day(2026, 11, 1)), 21);
        assert_eq!(Day::new(2025, 2, 29), None);
        assert_eq!(Day::new(2025, 13, 1), None);
    }

    #[test]
    fn dates_are_read_in_the_forms_that_people_write() {
        for text in [
            "2026-05-01",
            "on 2026/5/1 at noon",
            "2026年5月1日",
            "May 1st, 2026",
            "May 1 2026",
            "1 May 2026",
            "the 1st of May, 2026",
            "2026-05-01T10:00:00Z",
        ] {
            assert_eq!(all_in(text), [Day::new(2026, 5, 1).unwrap()], "{text}");
        }
        for text in ["PM-2026-053", "5/1", "10.0.0.1", "2026-99-01", ""] {
            assert_eq!(all_in(text), [], "{text}");
        }
    }
}
