//! The headings of a document and what belongs to each.

use std::ops::Range;

use super::{
    facts::Spot,
    lines::{Line, LineKind},
    wording,
};
use crate::kind::Section;

/// A heading and the lines after it, up to the next one that is not deeper.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) level: usize,
    pub(super) place: Spot,
    /// The section of the template that it opens.
    pub(super) section: Option<Section>,
    /// Its lines, without its own.
    pub(super) lines: Range<usize>,
    /// Its lines up to the next heading of any level.
    pub(super) own: Range<usize>,
}

/// A document cut by its headings.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) title: Option<Spot>,
    pub(super) heads: Vec<Head>,
}

impl Outline {
    /// The headings that open a section.
    pub(super) fn sections(&self) -> impl Iterator<Item = (Section, &Head)> {
        self.heads.iter().filter_map(|head| Some((head.section?, head)))
    }
}

pub(super) fn read(text: &str, lines: &[Line]) -> Outline {
    let mut heads = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let LineKind::Heading(level, words) = &line.kind {
            let place = Spot::new(words.clone(), wording::shown(&text[words.clone()]));
            let rest = at + 1..lines.len();
            heads.push(Head { level: *level, place, section: None, lines: rest.clone(), own: rest });
        }
    }
    close(&mut heads);
    let title = title(&heads, lines);
    name(&mut heads[usize::from(title.is_some())..]);
    Outline { title, heads }
}

/// Lets each heading reach as far as the next one that is not deeper.
fn close(heads: &mut [Head]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..heads.len() {
        let (level, line) = (heads[at].level, heads[at].lines.start - 1);
        let timed = wording::is_timed(&heads[at].place.wording);
        if let Some(before) = at.checked_sub(1) {
            heads[before].own.end = line;
        }
        while let Some(&last) = open.last() {
            let goes_on = timed && heads[last].level == level && is_timeline(&heads[last].place);
            if heads[last].level < level || goes_on {
                break;
            }
            heads[last].lines.end = line;
            open.pop();
        }
        open.push(at);
    }
}

/// Days and hours are often headings of the same level as that of the timeline itself.
fn is_timeline(place: &Spot) -> bool {
    Section::from_heading(&place.wording) == Some(Section::Timeline)
}

/// The first heading is the title if others are below it, or if nothing but other headings follows.
fn title(heads: &[Head], lines: &[Line]) -> Option<Spot> {
    let first = heads.first().filter(|first| first.level == 1)?;
    let above = heads.get(1).is_some_and(|next| next.level > 1);
    let bare = lines[first.own.clone()].iter().all(|line| line.kind == LineKind::Blank);
    (above || bare).then(|| first.place.clone())
}

/// Headings inside a list of actions or a timeline only sort it (予防, 検知, `14:08 detected`).
fn name(heads: &mut [Head]) {
    let mut sorted_until = 0;
    for head in heads {
        if head.lines.start <= sorted_until {
            continue;
        }
        head.section = Section::from_heading(&head.place.wording);
        if matches!(head.section, Some(Section::ActionItems | Section::Timeline)) {
            sorted_until = head.lines.end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines;

    fn sections(text: &str) -> Vec<(Section, usize)> {
        let (_, lines) = lines::read(text);
        read(text, &lines).sections().map(|(section, head)| (section, head.lines.len())).collect()
    }

    #[test]
    fn the_title_is_no_section_and_sorting_headings_are_none() {
        let text =
            "# Impact of the outage\n## Summary\na\n## Action items\n### Detection\n- b\n## Impact\nc\n";
        assert_eq!(sections(text), [(Section::Summary, 1), (Section::ActionItems, 2), (Section::Impact, 1)]);
    }

    #[test]
    fn sections_may_be_inside_others() {
        let text = "## 対応の評価\n### うまくいったこと\n- a\n## 影響\nb";
        assert_eq!(
            sections(text),
            [(Section::Resolution, 2), (Section::LessonsGood, 1), (Section::Impact, 1)]
        );
    }

    #[test]
    fn days_of_a_timeline_may_be_its_equals() {
        let text = "## Timeline\nUTC\n## May 12\n### 20:15\na\n## Impact\nb";
        assert_eq!(sections(text), [(Section::Timeline, 4), (Section::Impact, 1)]);
    }
}
