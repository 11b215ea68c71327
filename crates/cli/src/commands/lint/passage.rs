//! A passage as a terminal shows it: its line, with a mark below each column of it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::plain::visible;

/// How far a tab goes.
const TAB: usize = 4;
/// What stands for the parts of a long line that are left out. Its width is the same in every terminal.
const LEFT_OUT: &str = "...";

/// A line, and marks of the same width.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) line: String,
    pub(super) marks: String,
}

/// What stands in some columns.
struct Cell {
    shown: String,
    width: usize,
    marked: bool,
}

/// Shows a passage, given by its bytes in `line`, in at most `width` columns.
pub(super) fn show(line: &str, passage: Range<usize>, width: usize, mark: char) -> Passage {
    let (cells, cut_before, cut_after) = cells(line, passage, width);
    let first = cells.iter().position(|cell| cell.marked).unwrap_or(cells.len());
    let after = cells.iter().rposition(|cell| cell.marked).map_or(first, |last| last + 1);
    let columns = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
    let room = width.saturating_sub(2 * LEFT_OUT.len()).max(8);
    let begin =
        if !cut_before && columns(&cells[..after]) <= room { 0 } else { lead(&cells[..first], room / 4) };
    let mut used = 0;
    let fits = |cell: &&Cell| {
        used += cell.width;
        used <= room
    };
    let end = begin + cells[begin..].iter().take_while(fits).count();
    let (mut shown, mut marks) = (String::new(), String::new());
    if begin > 0 || cut_before {
        shown += LEFT_OUT;
        marks += &" ".repeat(LEFT_OUT.len());
    }
    for cell in &cells[begin..end] {
        shown += &cell.shown;
        marks.extend(std::iter::repeat_n(if cell.marked { mark } else { ' ' }, cell.width));
    }
    if end < cells.len() || cut_after {
        shown += LEFT_OUT;
    }
    let marks = marks.trim_end();
    // A place without extent, such as the end of a line, is one column wide.
    let marks =
        if marks.is_empty() { format!("{}{mark}", " ".repeat(shown.width())) } else { marks.to_owned() };
    Passage { line: shown, marks }
}

/// How many cells before the passage are left out, so that some columns lead to it.
fn lead(before: &[Cell], columns: usize) -> usize {
    let mut used = 0;
    let kept = before.iter().rev().take_while(|cell| {
        used += cell.width;
        used <= columns
    });
    before.len() - kept.count()
}

/// What surrounds the passage, by what a reader sees as one character, and whether the line goes on on either side.
/// No more of the line is looked at than could be shown: it may have millions of characters.
fn cells(line: &str, passage: Range<usize>, width: usize) -> (Vec<Cell>, bool, bool) {
    let (before, after) = line.split_at_checked(passage.start).unwrap_or((line, ""));
    let mut columns = 0;
    let fits = |columns: &mut usize, grapheme: &str| {
        *columns += grapheme.width();
        *columns <= width
    };
    let back = before.grapheme_indices(true).rev().take_while(|(_, grapheme)| fits(&mut columns, grapheme));
    let from = back.last().map_or(before.len(), |(at, _)| at);
    columns = 0;
    let ahead = after.grapheme_indices(true).take_while(|(_, grapheme)| fits(&mut columns, grapheme));
    let to = ahead.last().map_or(before.len(), |(at, grapheme)| before.len() + at + grapheme.len());
    let mut column = 0;
    let cells = line[from..to].grapheme_indices(true).map(|(at, grapheme)| {
        let at = from + at;
        let marked = passage.contains(&at) || (passage.is_empty() && passage.start == at);
        let shown = if grapheme == "\t" { " ".repeat(TAB - column % TAB) } else { visible(grapheme) };
        let width = shown.width();
        column += width;
        Cell { shown, width, marked }
    });
    (cells.collect(), from > 0, to < line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, passage: &str, shown: &str, marks: &str) {
        let at = line.find(passage).unwrap();
        let found = show(line, at..at + passage.len(), 80, '~');
        assert_eq!((found.line.as_str(), found.marks.as_str()), (shown, marks));
    }

    #[test]
    fn marks_stand_below_what_is_wide() {
        check("Be careful.", "careful", "Be careful.", "   ~~~~~~~");
        check("今後は気をつける。", "気をつける", "今後は気をつける。", "      ~~~~~~~~~~");
        check("🍕 👩‍👩‍👧 ｶﾞﾝﾊﾞる", "ｶﾞﾝﾊﾞる", "🍕 👩‍👩‍👧 ｶﾞﾝﾊﾞる", "      ~~~~~~~");
        check("e\u{301}te\u{301} care", "care", "e\u{301}te\u{301} care", "    ~~~~");
    }

    #[test]
    fn tabs_are_spaces_and_nothing_moves_the_cursor() {
        check("\t- a\tcare", "care", "    - a care", "        ~~~~");
        check("\u{1b}[31m care \u{202e}", "care", "\u{fffd}[31m care \u{fffd}", "      ~~~~");
    }

    #[test]
    fn long_lines_are_cut_around_the_passage() {
        let line = format!("{}気をつける{}", "あ".repeat(500), "い".repeat(500));
        let at = line.find('気').unwrap();
        let found = show(&line, at..at + "気をつける".len(), 40, '~');
        assert_eq!(found.line, format!("...{}気をつける{}...", "あ".repeat(4), "い".repeat(8)));
        assert_eq!(found.marks, format!("{}{}", " ".repeat(11), "~".repeat(10)));
        let whole = show(&line, 0..line.len(), 40, '~');
        assert!(whole.line.width() <= 40 && whole.marks.len() == 34, "{whole:?}");
    }

    #[test]
    fn a_place_without_extent_is_one_column() {
        assert_eq!(show("## 影響", 3..3, 80, '~').marks, "   ~~");
        assert_eq!(show("abc", 3..3, 80, '^').marks, "   ^");
        assert_eq!(show("", 0..0, 80, '^').marks, "^");
    }

    #[test]
    fn a_line_of_megabytes_is_not_read_to_its_end() {
        let line = "a ".repeat(4_000_000);
        let found = show(&line, 4_000_000..4_000_001, 80, '~');
        assert!(found.line.len() <= 80 && found.marks.contains('~'));
    }
}
