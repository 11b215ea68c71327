//! What is to be done: rows of a table or items of a list in a section of actions.

use std::ops::Range;

use super::{
    cues,
    facts::{Action, Spot},
    lines::{Line, LineKind},
    outline::Outline,
    table::{self, Column},
    wording,
};
use crate::kind::Section;

/// The actions of a document.
pub(super) fn read(text: &str, lines: &[Line], outline: &Outline) -> Vec<Action> {
    let sections = outline.sections().filter(|(section, _)| *section == Section::ActionItems);
    sections
        .flat_map(|(_, head)| Reader::new(text).section(&head.place, &lines[head.lines.clone()]))
        .collect()
}

/// What a heading or a line of prose says about all the actions below it.
#[expect(clippy::struct_excessive_bools, reason = "each is lent to the actions by itself")]
#[derive(Debug, Clone, Copy, Default)]
struct Common {
    owner: bool,
    due: bool,
    tracked: bool,
    closed: bool,
    detects: bool,
}

impl Common {
    fn of(words: &str, written: &str) -> Self {
        Self {
            owner: cues::names_owner(words),
            due: cues::has_time_frame(words),
            tracked: cues::is_tracked(written),
            closed: cues::is_closed(words),
            detects: cues::detects(words),
        }
    }

    const fn and(self, other: Self) -> Self {
        Self {
            owner: self.owner || other.owner,
            due: self.due || other.due,
            tracked: self.tracked || other.tracked,
            closed: self.closed || other.closed,
            detects: self.detects || other.detects,
        }
    }

    const fn lend(self, action: &mut Action) {
        action.owner |= self.owner;
        action.due |= self.due;
        action.tracked |= self.tracked;
        action.closed |= self.closed;
        action.detects |= self.detects;
    }
}

struct Reader<'t> {
    text: &'t str,
    section: Common,
    below: Common,
    listed: Vec<Action>,
    rows: Vec<Action>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let (listed, rows) = (Vec::new(), Vec::new());
        Self { text, section: Common::default(), below: Common::default(), listed, rows }
    }

    /// Where there is a table of actions, lists beside it explain it.
    fn section(mut self, heading: &Spot, lines: &[Line]) -> Vec<Action> {
        self.section = Common { detects: false, ..Common::of(&heading.wording, "") };
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            at += match &line.kind {
                LineKind::Heading(_, words) => {
                    let written = &self.text[words.clone()];
                    self.below = Common::of(&wording::shown(written), written);
                    1
                }
                LineKind::Row => self.table(&lines[at..]),
                LineKind::Item(indent, ticked, words) => self.item(*indent, *ticked, words, &lines[at..]),
                LineKind::Text => {
                    let written = &self.text[line.range.clone()];
                    let said = Common { closed: false, detects: false, ..Common::of(written, "") };
                    self.below = self.below.and(said);
                    1
                }
                _ => 1,
            };
        }
        if self.rows.is_empty() { self.listed } else { self.rows }
    }

    /// An item with everything that is indented below it or goes on without a blank line.
    fn item(&mut self, indent: usize, ticked: bool, words: &Range<usize>, lines: &[Line]) -> usize {
        let belongs = |line: &Line| match line.kind {
            LineKind::Item(deeper, ..) => deeper > indent + 1,
            LineKind::Text => self.text[line.range.clone()].starts_with([' ', '\t']),
            _ => false,
        };
        let plain = lines[1..].iter().take_while(|line| line.kind == LineKind::Text).count();
        let length = 1 + plain + lines[1 + plain..].iter().take_while(|line| belongs(line)).count();
        let written = &self.text[words.start..lines[length - 1].range.end];
        let words = words.start..lines[plain].range.end;
        let what = wording::shown(&self.text[words.clone()]);
        if wording::is_absent(&what) {
            return length;
        }
        let all = wording::shown(written);
        let mut action = Action::new(Spot::new(words, what));
        action.owner = cues::names_owner(&all) || cues::leads_with_name(written);
        action.due = cues::has_due(&all);
        action.tracked = cues::is_tracked(written);
        action.closed = ticked || cues::is_closed(&all) || written.starts_with("~~");
        action.priority = cues::priority(&all);
        action.strength =
            cues::labelled(&all, &["strength:", "強さ:", "強さ："]).and_then(|said| cues::strength(&said));
        action.detects = cues::detects(&all);
        self.section.and(self.below).lend(&mut action);
        self.listed.push(action);
        length
    }

    fn table(&mut self, lines: &[Line]) -> usize {
        let (table, length) = table::read(self.text, lines);
        let columns: Vec<_> = table.head.iter().map(|head| Column::of(head)).collect();
        let what = columns.iter().position(|column| *column == Column::What).or_else(|| {
            let known = columns.iter().any(|column| *column != Column::Other);
            let named = |at: &usize| columns[*at] == Column::Other && table.head[*at].len() > 2;
            (0..columns.len()).find(named).filter(|_| known)
        });
        if let Some(what) = what {
            let rows = table.rows.iter().filter_map(|row| self.row(&columns, what, row));
            let rows: Vec<_> = rows.collect();
            self.rows.extend(rows);
        }
        length
    }

    fn row(&self, columns: &[Column], what: usize, row: &[Range<usize>]) -> Option<Action> {
        let place = row.get(what)?.clone();
        let words = wording::shown(&self.text[place.clone()]);
        if wording::is_absent(&words) {
            return None;
        }
        let mut action = Action::new(Spot::new(place, words));
        action.detects = cues::detects(&action.what.wording);
        action.tracked = cues::is_tracked(&self.text[row[what].clone()]);
        for (column, cell) in columns.iter().zip(row) {
            let written = &self.text[cell.clone()];
            let said = wording::shown(written);
            let given =
                !wording::is_absent(&said) && !matches!(said.as_str(), "なし" | "N/A" | "None" | "none");
            match column {
                Column::Owner => action.owner |= given,
                Column::Due => action.due |= given,
                Column::Tracker => action.tracked |= given,
                Column::Priority => action.priority = given.then(|| said.to_lowercase()),
                Column::State => action.closed |= cues::is_closed(&said),
                Column::Kind => action.detects |= cues::detects(&said),
                Column::Strength => action.strength = cues::strength(&said),
                Column::What | Column::Other => {}
            }
        }
        self.section.and(self.below).lend(&mut action);
        Some(action)
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Facts;

    fn actions(text: &str) -> Vec<(String, bool, bool)> {
        let facts = Facts::from_markdown(text);
        facts.actions.into_iter().map(|action| (action.what.wording, action.owner, action.due)).collect()
    }

    #[test]
    fn a_table_is_read_by_its_head() {
        let text = "## Action items\n- **Prevent**: what stops it\n\n| Type | Action Item | Owner | Due |\n|---|---|---|---|\n| Detect | Count rows | @ana | — |\n| Prevent | | | |\n";
        let facts = Facts::from_markdown(text);
        assert_eq!(facts.actions.len(), 1);
        let action = &facts.actions[0];
        assert_eq!(&text[action.what.range.clone()], "Count rows");
        assert!(action.owner && !action.due && action.detects && !action.closed);
    }

    #[test]
    fn items_take_what_is_below_them() {
        let text = "## 再発防止策\n- 上限を設ける\n  - 担当: 基盤チーム\n  - 期限: 5月末\n- [x] 済んだこと\n- ログを残す\n";
        let facts = Facts::from_markdown(text);
        let read: Vec<_> =
            facts.actions.iter().map(|action| (action.owner, action.due, action.closed)).collect();
        assert_eq!(read, [(true, true, false), (false, false, true), (false, false, false)]);
    }

    #[test]
    fn a_heading_speaks_for_its_actions() {
        let text = "## Follow-ups\n### Short-term (owner: payments)\n- Cap the pool\n### Done\n- Restart\n";
        assert_eq!(actions(text)[0], ("Cap the pool".to_owned(), true, true));
        assert!(Facts::from_markdown(text).actions[1].closed);
    }
}
