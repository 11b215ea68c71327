//! From Markdown to facts: our own files and those that people already have.

use super::{
    actions, cues, dates,
    facts::{Facts, FoundBy, Part},
    lines::{self, Line, LineKind},
    outline::{self, Head, Outline},
    terms, timeline, wording,
};
use crate::{
    kind::Section,
    lang::{Language, Letters},
    words::list::Words,
};

impl Facts {
    /// Reads a document in Markdown: headings by their meaning, tables and lists of actions, timelines, dates.
    pub fn from_markdown(text: &str) -> Self {
        read(text).0
    }
}

/// What a document in Markdown holds, and the language that most of it is written in.
pub(super) fn read(text: &str) -> (Facts, Language) {
    let (front, lines) = lines::read(text);
    let outline = outline::read(text, &lines);
    let timeline = timeline::read(text, &lines, &outline);
    let parts = parts(text, &lines, &outline);
    let (ended, published) = dates::read(text, &text[front], &lines, outline.title.as_ref(), &timeline);
    let facts = Facts {
        opening: opening(text, &parts),
        actions: actions::read(text, &lines, &outline),
        durations: durations(text),
        impact_figures: false,
        causes: causes(text, &lines, &outline),
        found_by: found_by(&parts),
        glossary: glossary(&outline),
        terms: terms::unexplained(text, &lines),
        title: outline.title,
        parts,
        timeline,
        ended,
        published,
    };
    (facts, language(text, &lines))
}

/// Code and what it prints are in no language.
fn language(text: &str, lines: &[Line]) -> Language {
    let mut letters = Letters::default();
    for line in lines.iter().filter(|line| !matches!(line.kind, LineKind::Code | LineKind::Nothing)) {
        letters.add(&text[line.range.clone()]);
    }
    letters.language()
}

fn parts(text: &str, lines: &[Line], outline: &Outline) -> Vec<Part> {
    let part = |(section, head): (Section, &Head)| {
        let end = |at: usize| lines.get(at).map_or(text.len(), |line| line.range.start);
        let mut part =
            Part::new(section, head.place.clone(), &text[end(head.lines.start)..end(head.lines.end)]);
        part.range = head.place.range.start..end(head.lines.end);
        part
    };
    outline.sections().map(part).collect()
}

fn opening(text: &str, parts: &[Part]) -> String {
    text[..parts.first().map_or(text.len(), |part| part.range.start)].to_owned()
}

fn glossary(outline: &Outline) -> bool {
    const HEADINGS: Words = Words("glossary|terminology|terms|abbreviations|acronyms|用語|略語|略称");
    outline.heads.iter().any(|head| HEADINGS.are_in(&head.place.wording.to_lowercase()))
}

/// Statistics beside the timeline, or the moments in a table at the top.
fn durations(text: &str) -> bool {
    const NOTICED: Words = Words("ime to detect|TTD|検知まで|検知日時|検知時刻|検出まで|発覚日時|気づくまで");
    const OVER: Words = Words(
        "ime to re|ime to mitigat|ime to fix|TTR|復旧まで|復旧日時|復旧時刻|解消まで|解消日時|解消時刻|影響時間|ダウンタイム",
    );
    NOTICED.are_in(text) && OVER.are_in(text)
}

/// How many causes are told. A list, a chain of whys or headings are counted by their lines, prose by its paragraphs.
fn causes(text: &str, lines: &[Line], outline: &Outline) -> Option<usize> {
    const SEVERAL: Words = Words("factors|寄与要因|関連要因|five whys|5 whys|なぜなぜ|5つのなぜ");
    let heads: Vec<_> = outline.sections().filter(|(section, _)| *section == Section::RootCauses).collect();
    let says_so = |head: &Head| SEVERAL.are_in(&head.place.wording.to_lowercase());
    let told: usize = heads.iter().map(|(_, head)| told(&lines[head.lines.clone()])).sum();
    let factors = outline.heads.iter().any(|head| says_so(head) && !lines[head.lines.clone()].is_empty());
    let several = factors && !text.is_empty();
    (!heads.is_empty()).then(|| if several { told.max(2) } else { told })
}

fn told(lines: &[Line]) -> usize {
    let mut told = 0;
    let mut goes_on = false;
    for line in lines {
        told += match line.kind {
            LineKind::Item(indent, ..) => usize::from(indent < 2),
            LineKind::Text => usize::from(!goes_on),
            LineKind::Row | LineKind::Heading(..) => 1,
            _ => 0,
        };
        goes_on = matches!(line.kind, LineKind::Text | LineKind::Item(..));
    }
    told
}

/// How it came to light, as the section about that tells it.
fn found_by(parts: &[Part]) -> Option<FoundBy> {
    let told = parts.iter().filter(|part| part.section == Section::Detection);
    told.map(|part| wording::shown(&part.text)).find_map(|words| cues::found_by(&words))
}
