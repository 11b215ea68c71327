//! Tables: cells, and what a column holds by the words of its head.

use std::ops::Range;

use super::{
    lines::{Line, LineKind},
    wording,
};
use crate::words::list::Words;

/// What a column of actions holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    What,
    Owner,
    Due,
    Priority,
    State,
    Tracker,
    Kind,
    Strength,
    Other,
}

/// From the most telling words to those that many columns could carry.
const COLUMNS: &[(Column, Words)] = &[
    (Column::Strength, Words("strength|強さ|強度")),
    (Column::Priority, Words("priority|prio|優先|重要度")),
    (Column::Due, Words("due|deadline|by when|eta|target|timeline|when|期限|期日|締切|納期|予定|時期|いつ")),
    (
        Column::Owner,
        Words(
            "owner|assignee|assigned|responsible|who|dri|lead|driver|team|担当|責任|オーナー|主管|アサイン|誰|実施者",
        ),
    ),
    (Column::State, Words("status|state|progress|done|状態|状況|ステータス|進捗|完了")),
    (
        Column::Tracker,
        Words(
            "bug|ticket|issue|tracker|tracking|link|jira|url|pr|pull request|チケット|リンク|課題番号|起票",
        ),
    ),
    (Column::Kind, Words("type|kind|category|種別|種類|分類|カテゴリ|区分|目的")),
    (
        Column::What,
        Words(
            "action|what|task|item|description|todo|improvement|measure|follow|アクション|対策|対応|内容|施策|改善|やること|タスク|項目|再発防止",
        ),
    ),
];

impl Column {
    pub(super) fn of(head: &str) -> Self {
        let head = head.trim().to_lowercase();
        let known = |words: Words| words.iter().any(|word| names(&head, word));
        COLUMNS.iter().find(|(_, words)| known(*words)).map_or(Self::Other, |(column, _)| *column)
    }
}

/// Latin words must begin a word, so that `pr` is not in `approach`.
fn names(head: &str, word: &str) -> bool {
    let start = head.find(word);
    start.is_some_and(|at| {
        let after = &head[at + word.len()..];
        let whole = word.len() > 3 || !after.starts_with(|c: char| c.is_ascii_alphanumeric());
        !word.is_ascii() || (whole && !head[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// The cells of a row, trimmed, without what is before the first and after the last bar.
pub(super) fn cells(text: &str, row: &Range<usize>) -> Vec<Range<usize>> {
    let line = &text[row.clone()];
    let mut found = Vec::new();
    let (mut start, mut escaped) = (row.start, false);
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            found.push(trimmed(text, start..row.start + at));
            start = row.start + at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    found.push(trimmed(text, start..row.end));
    let outer = |cell: Option<&Range<usize>>| cell.is_some_and(Range::is_empty);
    if line.trim_end().ends_with('|') && outer(found.last()) {
        found.pop();
    }
    if line.trim_start().starts_with('|') && outer(found.first()) {
        found.remove(0);
    }
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let cell = &text[range.clone()];
    let start = range.start + cell.len() - cell.trim_start().len();
    start..start + cell.trim().len()
}

/// A table: the words of its head, and its rows.
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Range<usize>>>,
}

/// The table that begins at the first of these lines, and how many lines it takes.
pub(super) fn read(text: &str, lines: &[Line]) -> (Table, usize) {
    let length =
        lines.iter().take_while(|line| matches!(line.kind, LineKind::Row | LineKind::Delimiter)).count();
    let mut rows =
        lines[..length].iter().filter(|line| line.kind == LineKind::Row).map(|line| cells(text, &line.range));
    let head = rows.next().unwrap_or_default();
    let head = head.into_iter().map(|cell| wording::shown(&text[cell])).collect();
    (Table { head, rows: rows.collect() }, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_heads() {
        for (head, expected) in [
            ("Action Item", Column::What),
            ("Owner", Column::Owner),
            ("Due date", Column::Due),
            ("Approach", Column::Other),
            ("Bug", Column::Tracker),
            ("担当", Column::Owner),
            ("対応期限", Column::Due),
            ("優先度", Column::Priority),
            ("対策", Column::What),
            ("強さ", Column::Strength),
            ("#", Column::Other),
        ] {
            assert_eq!(Column::of(head), expected, "{head}");
        }
    }

    #[test]
    fn cells_are_cut_at_bars_that_are_not_escaped() {
        let text = "| a | b \\| c |  |";
        let found: Vec<_> = cells(text, &(0..text.len())).into_iter().map(|cell| &text[cell]).collect();
        assert_eq!(found, ["a", "b \\| c", ""]);
        let text = "a | b";
        assert_eq!(cells(text, &(0..text.len())), [0..1, 4..5]);
    }
}
