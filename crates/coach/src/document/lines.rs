//! The lines of a Markdown text and what each of them is: one pass, no look further than the next line.

use std::ops::Range;

use crate::{kind::Section, segment::opening, text};

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LineKind {
    Blank,
    /// A heading with its level; a bold line counts as the deepest.
    Heading(usize, Range<usize>),
    /// A list item: its indentation, whether its box is ticked, its words.
    Item(usize, bool, Range<usize>),
    Row,
    Delimiter,
    Text,
    /// A line of a code block, or one that opens or closes it.
    Code,
    /// A comment, or something that shows nothing by itself.
    Nothing,
}

/// A line of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) range: Range<usize>,
    pub(super) kind: LineKind,
}

/// The level of a bold line that serves as a heading.
const BOLD: usize = 7;

/// The lines of a text after its front matter, and the front matter.
pub(super) fn read(text: &str) -> (Range<usize>, Vec<Line>) {
    let all: Vec<_> = text::lines(text).collect();
    let front = front_matter(text, &all);
    let mut reader = Reader {
        text,
        fence: None,
        comment: None,
        last_mdx: text.rfind("*/}"),
        lines: Vec::with_capacity(all.len()),
    };
    for range in &all[front..] {
        let kind = reader.kind(range);
        reader.lines.push(Line { range: range.clone(), kind });
    }
    let end = front.checked_sub(1).map_or(0, |last| all[last].end);
    (0..end, reader.lines)
}

/// How many lines the front matter takes; without its end there is none.
fn front_matter(text: &str, lines: &[Range<usize>]) -> usize {
    let mark = lines.first().map_or("", |line| text[line.clone()].trim_end());
    if !matches!(mark, "---" | "+++") {
        return 0;
    }
    let end = lines[1..].iter().position(|line| text[line.clone()].trim_end() == mark);
    end.map_or(0, |end| end + 2)
}

struct Reader<'t> {
    text: &'t str,
    fence: Option<&'t str>,
    /// What closes the comment that has been opened.
    comment: Option<&'static str>,
    /// Where the last `*/}` of the text is.
    last_mdx: Option<usize>,
    lines: Vec<Line>,
}

impl Reader<'_> {
    fn kind(&mut self, range: &Range<usize>) -> LineKind {
        let line = &self.text[range.clone()];
        let content = line.trim();
        let start = range.start + line.len() - line.trim_start().len();
        if let Some(fence) = self.fence {
            if content.starts_with(fence) && content.trim_start_matches(['`', '~']).is_empty() {
                self.fence = None;
            }
            return LineKind::Code;
        }
        let opened = || {
            let (_, close) = opening(content).filter(|_| {
                // In Markdown a `{/*` without an end is prose.
                content.starts_with('<') || self.last_mdx.is_some_and(|last| last > start)
            })?;
            Some(close)
        };
        if let Some(close) = self.comment.or_else(opened) {
            let end = content.find(close).map(|end| end + close.len());
            self.comment = if end.is_none() { Some(close) } else { None };
            let shown = end.is_some_and(|end| !content[end..].trim().is_empty());
            return if shown { LineKind::Text } else { LineKind::Nothing };
        }
        if content.is_empty() {
            return LineKind::Blank;
        }
        self.fence = ["```", "~~~"].iter().find_map(|mark| content.get(..3).filter(|open| open == mark));
        if self.fence.is_some() {
            return LineKind::Code;
        }
        heading(content, start)
            .or_else(|| self.underline(content))
            .or_else(|| self.row(content))
            .or_else(|| item(self.text, range))
            .unwrap_or(LineKind::Text)
    }

    /// A line of `=` or `-` makes a heading of a single line of words before it; else it is a rule.
    fn underline(&mut self, content: &str) -> Option<LineKind> {
        let level = match content.as_bytes() {
            [b'=', rest @ ..] if rest.iter().all(|byte| *byte == b'=') => 1,
            [b'-', rest @ ..] if !rest.is_empty() && rest.iter().all(|byte| *byte == b'-') => 2,
            _ if is_rule(content) => return Some(LineKind::Nothing),
            _ => return None,
        };
        if let [before @ .., Line { range, kind: kind @ LineKind::Text }] = &mut *self.lines
            && before.last().is_none_or(|line| line.kind != LineKind::Text)
        {
            let line = &self.text[range.clone()];
            let start = range.start + line.len() - line.trim_start().len();
            *kind = LineKind::Heading(level, start..start + line.trim().len());
        }
        Some(LineKind::Nothing)
    }
}

impl Reader<'_> {
    /// Rows begin with a bar, or they are in a table that has begun: the line before a delimiter is its head.
    fn row(&mut self, content: &str) -> Option<LineKind> {
        if !content.contains('|') {
            return None;
        }
        let text = self.text;
        let last = self.lines.last_mut();
        if content.contains('-')
            && content.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
        {
            if let Some(head) = last.filter(|line| line.kind == LineKind::Text)
                && text[head.range.clone()].contains('|')
            {
                head.kind = LineKind::Row;
            }
            return Some(LineKind::Delimiter);
        }
        let inside = last.is_some_and(|line| matches!(line.kind, LineKind::Row | LineKind::Delimiter));
        (inside || content.starts_with('|')).then_some(LineKind::Row)
    }
}

fn is_rule(content: &str) -> bool {
    let mut marks = content.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let first = marks.next();
    content.len() >= 3 && matches!(first, Some(b'*' | b'_' | b'-')) && marks.all(|byte| Some(byte) == first)
}

fn heading(content: &str, start: usize) -> Option<LineKind> {
    let hashes = content.bytes().take_while(|&byte| byte == b'#').count();
    let (level, inner) = if (1..=6).contains(&hashes) {
        let inner = &content[hashes..];
        (hashes, inner.starts_with([' ', '\t', '\u{3000}']).then(|| inner.trim_end_matches('#'))?)
    } else {
        let inner = bold(content)?;
        Section::from_heading(inner).filter(|_| inner.chars().count() <= 30)?;
        (BOLD, inner)
    };
    let at = start + content.find(inner)?;
    let lead = inner.len() - inner.trim_start().len();
    Some(LineKind::Heading(level, at + lead..at + lead + inner.trim().len()))
}

/// Many real documents use a bold line, 【…】 or ■ for a heading; it is one if its words are known.
fn bold(content: &str) -> Option<&str> {
    content
        .strip_prefix("**")
        .and_then(|rest| rest.trim_end_matches([':', '：']).strip_suffix("**"))
        .map(|inner| inner.trim_end_matches([':', '：']))
        .or_else(|| content.strip_prefix('【').and_then(|rest| rest.strip_suffix('】')))
        .or_else(|| content.strip_prefix(['■', '◆', '▼']))
}

fn item(text: &str, range: &Range<usize>) -> Option<LineKind> {
    let line = &text[range.clone()];
    let body = line.trim_start();
    let indent = line[..line.len() - body.len()].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let after = if (1..=9).contains(&digits) {
        body[digits..].strip_prefix(['.', ')'])
    } else {
        body.strip_prefix(['-', '*', '+', '・', '•', '●', '○'])
    }?;
    if !(after.is_empty()
        || after.starts_with(char::is_whitespace)
        || body.starts_with(['・', '•', '●', '○']))
    {
        return None;
    }
    let after = after.trim_start();
    let ticked = after.starts_with("[x]") || after.starts_with("[X]");
    let words = if ticked || after.starts_with("[ ]") { after[3..].trim_start() } else { after };
    Some(LineKind::Item(indent, ticked, range.end - words.len()..range.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<LineKind> {
        read(text).1.into_iter().map(|line| line.kind).collect()
    }

    #[test]
    fn headings_come_in_several_dresses() {
        for (text, level, words) in [
            ("## Impact ##", 2, "Impact"),
            ("Impact\n======", 1, "Impact"),
            ("影響\n---", 2, "影響"),
            ("**Root cause:**", BOLD, "Root cause"),
            ("【影響】", BOLD, "影響"),
            ("■原因", BOLD, "原因"),
        ] {
            let (_, lines) = read(text);
            let LineKind::Heading(found, range) = &lines[0].kind else { panic!("{text}: {lines:?}") };
            assert_eq!((*found, &text[range.clone()]), (level, words));
        }
        assert_eq!(kinds("**Note well**"), [LineKind::Text]);
        assert_eq!(kinds("one\ntwo\n---"), [LineKind::Text, LineKind::Text, LineKind::Nothing]);
    }

    #[test]
    fn code_comments_and_front_matter_are_set_aside() {
        assert_eq!(kinds("```\n## Impact\n```"), [LineKind::Code, LineKind::Code, LineKind::Code]);
        assert_eq!(kinds("<!-- a\n## b\n-->"), [LineKind::Nothing, LineKind::Nothing, LineKind::Nothing]);
        assert_eq!(kinds("{/* a\n## b\n*/}"), [LineKind::Nothing, LineKind::Nothing, LineKind::Nothing]);
        assert_eq!(kinds("{/* open\na"), [LineKind::Text, LineKind::Text]);
        let (front, lines) = read("---\ndate: x\n---\ntext");
        assert_eq!((front, lines.len()), (0..15, 1));
        assert_eq!(read("---\nno end").1.len(), 2);
    }

    #[test]
    fn items_rows_and_boxes_are_told_apart() {
        let text = "- [x] done\n  1. two\n| a |\n|---|\n・三";
        let kinds = kinds(text);
        assert!(matches!(&kinds[0], LineKind::Item(0, true, words) if &text[words.clone()] == "done"));
        assert!(matches!(&kinds[1], LineKind::Item(2, false, words) if &text[words.clone()] == "two"));
        assert_eq!((&kinds[2], &kinds[3]), (&LineKind::Row, &LineKind::Delimiter));
        assert!(matches!(&kinds[4], LineKind::Item(0, false, _)));
    }
}
