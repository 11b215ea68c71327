//! What happened when: rows, items, lines that begin with a time, or headings that are one.

use std::ops::Range;

use super::{
    facts::{Entry, Spot},
    lines::{Line, LineKind},
    outline::Outline,
    table, wording,
};
use crate::kind::Section;

/// The entries of every timeline of a document.
pub(super) fn read(text: &str, lines: &[Line], outline: &Outline) -> Vec<Entry> {
    let sections = outline.sections().filter(|(section, _)| *section == Section::Timeline);
    sections.flat_map(|(_, head)| Reader::new(text).section(&lines[head.lines.clone()])).collect()
}

struct Reader<'t> {
    text: &'t str,
    /// Whether the last entry began with a heading, so that what follows is told of it.
    in_heading: bool,
    entries: Vec<Entry>,
}

impl<'t> Reader<'t> {
    const fn new(text: &'t str) -> Self {
        Self { text, in_heading: false, entries: Vec::new() }
    }

    fn section(mut self, lines: &[Line]) -> Vec<Entry> {
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            at += match &line.kind {
                LineKind::Row => self.table(&lines[at..]),
                LineKind::Heading(_, words) => {
                    let clock = wording::has_clock(&self.text[words.clone()]);
                    self.in_heading = clock;
                    if clock {
                        self.begin(words.clone());
                    }
                    1
                }
                LineKind::Item(indent, _, words) if *indent < 2 && !self.in_heading => {
                    self.begin(words.clone());
                    1
                }
                LineKind::Item(_, _, words) => self.go_on(words),
                LineKind::Text if wording::is_timed(&self.text[line.range.clone()]) => {
                    self.begin(line.range.clone());
                    1
                }
                LineKind::Text => self.go_on(&line.range),
                _ => 1,
            };
        }
        self.entries
    }

    fn begin(&mut self, words: Range<usize>) {
        let what = wording::shown(&self.text[words.clone()]);
        if !what.is_empty() {
            self.entries.push(Entry::new(Spot::new(words, what)));
        }
    }

    fn go_on(&mut self, words: &Range<usize>) -> usize {
        if let Some(entry) = self.entries.last_mut() {
            entry.what.wording.push(' ');
            entry.what.wording.push_str(&wording::shown(&self.text[words.clone()]));
        }
        1
    }

    fn table(&mut self, lines: &[Line]) -> usize {
        let (table, length) = table::read(self.text, lines);
        for row in table.rows.iter().filter(|row| row.len() > 1) {
            if let [first, .., last] = &row[..] {
                self.begin(first.start..last.end);
            }
        }
        length
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Facts;

    fn entries(body: &str) -> Vec<String> {
        let text = format!("## Timeline\n{body}");
        Facts::from_markdown(&text).timeline.into_iter().map(|entry| entry.what.wording).collect()
    }

    #[test]
    fn entries_come_in_four_shapes() {
        assert_eq!(entries("|Time|What|\n|-|-|\n|10:02|a|\n|10:05|b|\n"), ["10:02|a", "10:05|b"]);
        assert_eq!(entries("- 10:02 a\n  - more\n- 10:05 b\n"), ["10:02 a more", "10:05 b"]);
        assert_eq!(entries("10:02 a\n\n10:05 b\nand c\n"), ["10:02 a", "10:05 b and c"]);
        assert_eq!(entries("### 10:02\na\n- b\n### 10:05 c\n"), ["10:02 a b", "10:05 c"]);
    }
}
