//! When the incident was, and when others could read about it.

use super::{
    day::{self, Day},
    facts::{Entry, Spot},
    lines::{Line, LineKind},
};
use crate::{text, words::list::Words};

const INCIDENT: Words = Words(
    "incident date|date of incident|incident start|incident end|start time|start_time|end time|end_time|started|ended|resolved|occurred|発生日|発生日時|発生時刻|障害発生|発生|復旧日|復旧日時|復旧|解消日時|障害日時|障害日|日時|影響期間|期間",
);
const PUBLISHED: Words = Words(
    "published|publication date|date published|report date|date|created|created on|written|written on|公開日|公開|作成日|作成日時|報告日|執筆日|記入日",
);

/// The last day of the incident and the day of publication, as far as a document gives them in full.
pub(super) fn read(
    text: &str,
    front: &str,
    lines: &[Line],
    title: Option<&Spot>,
    timeline: &[Entry],
) -> (Option<Day>, Option<Day>) {
    let labelled: Vec<(String, &str)> = text::lines(front)
        .map(|line| &front[line])
        .chain(lines.iter().filter(|line| speaks(line)).map(|line| &text[line.range.clone()]))
        .filter_map(label)
        .collect();
    let last = |words: Words| {
        let meant = labelled.iter().filter(|(name, _)| words.has(name));
        meant.flat_map(|(_, value)| day::all_in(value)).max()
    };
    let told = timeline.iter().flat_map(|entry| day::all_in(&entry.what.wording)).max();
    let ended = told
        .max(last(INCIDENT))
        .or_else(|| title.and_then(|title| day::all_in(&title.wording).into_iter().max()));
    let first = labelled.iter().filter(|(name, _)| PUBLISHED.has(name));
    (ended, first.flat_map(|(_, value)| day::all_in(value)).min())
}

const fn speaks(line: &Line) -> bool {
    matches!(line.kind, LineKind::Text | LineKind::Item(..) | LineKind::Row)
}

/// `Date: …`, `**作成日**: …`, `| 作成日 | … |`, `date = …`.
fn label(line: &str) -> Option<(String, &str)> {
    if !["20", "19"].iter().any(|century| line.contains(century)) {
        return None;
    }
    let line = line.trim_start_matches(['|', '-', '*', ' ', '\t', '_', '・']);
    let end = line.find([':', '：', '|', '=']).filter(|end| *end <= 60)?;
    let name = line[..end].trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    Some((name.to_lowercase(), &line[end..]))
}

#[cfg(test)]
mod tests {
    use crate::document::{Day, Facts};

    #[test]
    fn days_come_from_labels_timeline_and_title() {
        let day = |d| Day::new(2026, 5, d);
        for (text, ended, published) in [
            (
                "---\ndate: 2026-05-20\n---\n## Timeline\n- 2026-05-01 10:00 a\n- 2026-05-02 b\n",
                day(2),
                day(20),
            ),
            ("# 2026-05-01 outage\n\nDate: 2026-05-09\n## Impact\n", day(1), day(9)),
            (
                "| 項目 | 値 |\n|-|-|\n| 発生日時 | 2026年5月1日 10:00 |\n| 作成日 | 2026/5/3 |\n",
                day(1),
                day(3),
            ),
            ("nothing", None, None),
        ] {
            let facts = Facts::from_markdown(text);
            assert_eq!((facts.ended, facts.published), (ended, published), "{text}");
        }
    }
}
