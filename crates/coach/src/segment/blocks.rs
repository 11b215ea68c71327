//! The lines of a Markdown text, gathered into blocks of prose with their section.

use std::ops::Range;

use super::{Ignore, opening};
use crate::{
    kind::{Kind, Section},
    text,
};

/// A paragraph, list item or table cell.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) section: Option<Section>,
    pub(super) lines: Vec<Range<usize>>,
    pub(super) ignores: Vec<Ignore>,
}

/// Gathers the blocks of a text, and the wishes that no block comes after.
pub(super) fn scan(text: &str, kind: Kind) -> (Vec<Block>, Vec<Ignore>) {
    let mut scanner = Scanner::new(text, kind);
    let mut lines = text::lines(text).peekable();
    scanner.skip_front_matter(&mut lines);
    while let Some(line) = lines.next() {
        let next = lines.peek().map_or("", |next| &text[next.clone()]);
        scanner.line(line, next);
    }
    scanner.flush();
    (scanner.blocks, scanner.waiting)
}

/// The section that a block's own label announces (`改善案: …`, `Root cause: …`).
pub(super) fn labelled(block: &str) -> Option<Section> {
    let (label, _) = block.split_once(':')?;
    if label.chars().count() > 20 { None } else { Section::from_heading(label) }
}

/// What the scanner is inside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Prose,
    Table,
    /// A comment, with the length of the mark that opened it, and the one that closes it.
    Comment(usize, &'static str),
    Fence(u8, usize),
}

struct Scanner<'t> {
    text: &'t str,
    kind: Kind,
    inside: Inside,
    section: Option<(usize, Section)>,
    after_blank: bool,
    in_list: bool,
    comment_from: usize,
    /// Where the last `*/}` of the text is.
    last_mdx: Option<usize>,
    waiting: Vec<Ignore>,
    current: Block,
    blocks: Vec<Block>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, kind: Kind) -> Self {
        let section = if let Kind::Section(section) = kind { Some((0, section)) } else { None };
        Self {
            text,
            kind,
            inside: Inside::Prose,
            section,
            after_blank: true,
            in_list: false,
            comment_from: 0,
            last_mdx: text.rfind("*/}"),
            waiting: Vec::new(),
            current: Block::default(),
            blocks: Vec::new(),
        }
    }

    /// Front matter is data; without its closing line there is none.
    fn skip_front_matter(&self, lines: &mut std::iter::Peekable<impl Iterator<Item = Range<usize>>>) {
        let ends = |line: Range<usize>| matches!(self.text[line].trim_end(), "---" | "...");
        let has_end = || text::lines(self.text).skip(1).any(ends);
        let opens = lines.peek().is_some_and(|line| self.text[line.clone()].trim_end() == "---");
        if self.kind == Kind::Document && opens && has_end() {
            lines.next();
            for line in lines.by_ref() {
                if ends(line) {
                    break;
                }
            }
        }
    }

    fn line(&mut self, line: Range<usize>, next: &str) {
        let text = self.text;
        let content = text[line.clone()].trim();
        match self.inside {
            Inside::Fence(mark, length) => return self.maybe_close_fence(content, mark, length),
            Inside::Comment(open, close) => return self.maybe_close_comment(&line, open, close),
            Inside::Table if content.is_empty() || !content.contains('|') => self.inside = Inside::Prose,
            Inside::Table => return self.table_row(&line),
            Inside::Prose => {}
        }
        let blank_before = std::mem::replace(&mut self.after_blank, content.is_empty());
        if content.is_empty() || self.opens_fence(content) || self.is_code(&text[line.clone()], blank_before)
        {
            self.flush();
        } else if self.is_heading(content, next) || content.starts_with('>') || is_reference(content) {
            self.flush();
            self.in_list = false;
        } else if is_rule(content) {
            self.rule_or_underline();
        } else if let Some((open, close)) = self.opens_comment(&line) {
            self.flush();
            self.maybe_close_comment(&line, open, close);
        } else if content.contains('|') && (is_delimiter(next) || content.starts_with('|')) {
            self.flush();
            self.inside = Inside::Table;
            if !is_delimiter(next) {
                self.table_row(&line);
            }
        } else {
            self.prose(line);
        }
    }

    fn prose(&mut self, line: Range<usize>) {
        let content = &self.text[line.clone()];
        let marker = marker_len(content);
        if let Some(marker) = marker {
            self.flush();
            self.in_list = true;
            self.push(line.start + marker..line.end);
        } else {
            let indent = content.len() - content.trim_start().len();
            self.in_list &= indent > 0 || !self.current.lines.is_empty();
            self.push(line.start + indent..line.end);
        }
    }

    fn push(&mut self, line: Range<usize>) {
        self.current.lines.push(line);
    }

    /// Ends the current block; its section is the one that holds now.
    fn flush(&mut self) {
        if !self.current.lines.is_empty() {
            let mut block = std::mem::take(&mut self.current);
            block.section = self.section.map(|(_, section)| section);
            block.ignores = std::mem::take(&mut self.waiting);
            self.blocks.push(block);
        }
    }

    fn opens_fence(&mut self, content: &str) -> bool {
        let Some(&mark) = content.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~')) else {
            return false;
        };
        let length = content.bytes().take_while(|&byte| byte == mark).count();
        let info = &content[length..];
        let opens = length >= 3 && !(mark == b'`' && info.contains('`'));
        if opens {
            self.inside = Inside::Fence(mark, length);
        }
        opens
    }

    fn maybe_close_fence(&mut self, content: &str, mark: u8, length: usize) {
        if content.len() >= length && content.bytes().all(|byte| byte == mark) {
            self.inside = Inside::Prose;
        }
    }

    /// Four spaces after a blank line are code, unless they continue a list.
    fn is_code(&self, line: &str, blank_before: bool) -> bool {
        let indented = line.starts_with("    ") || line.starts_with('\t');
        indented && blank_before && self.current.lines.is_empty() && !self.in_list
    }

    /// Whether a comment begins with this line. In Markdown a `{/*` without an end is prose.
    fn opens_comment(&mut self, line: &Range<usize>) -> Option<(usize, &'static str)> {
        let content = self.text[line.clone()].trim_start();
        let (open, close) = opening(content)?;
        let from = line.end - content.len();
        if content.starts_with('{') && self.last_mdx < Some(from) {
            return None;
        }
        self.comment_from = from;
        self.inside = Inside::Comment(open, close);
        Some((open, close))
    }

    fn maybe_close_comment(&mut self, line: &Range<usize>, open: usize, close: &str) {
        let start = self.comment_from + open;
        let from = self.comment_from.max(line.start);
        if let Some(end) = self.text[from..line.end].find(close).map(|end| from + end) {
            self.inside = Inside::Prose;
            let rest = end + close.len()..line.end;
            let inside = &self.text[start..end.max(start)];
            self.waiting.extend(Ignore::parse(inside, self.comment_from..rest.start));
            if !self.text[rest.clone()].trim().is_empty() {
                self.prose(rest);
            }
        }
    }

    fn is_heading(&mut self, content: &str, next: &str) -> bool {
        let hashes = content.bytes().take_while(|&byte| byte == b'#').count();
        if (1..=6).contains(&hashes) && content[hashes..].starts_with([' ', '\t', '　']) {
            self.enter(hashes, &content[hashes..]);
            return true;
        }
        if self.current.lines.is_empty()
            && is_underline(next)
            && marker_len(content).is_none()
            && !is_rule(content)
        {
            self.enter(if next.trim().starts_with('=') { 1 } else { 2 }, content);
            return true;
        }
        self.bold_heading(content)
    }

    /// Many real documents use a bold line, 【…】 or ■ for a heading; it is one if its words are known.
    fn bold_heading(&mut self, content: &str) -> bool {
        let inner = content
            .strip_prefix("**")
            .and_then(|rest| rest.trim_end_matches([':', '：']).strip_suffix("**"))
            .or_else(|| content.strip_prefix('【').and_then(|rest| rest.strip_suffix('】')))
            .or_else(|| content.strip_prefix(['■', '●', '◆', '▼']));
        let known = inner.filter(|inner| inner.chars().count() <= 30).and_then(Section::from_heading);
        if let Some(section) = known {
            self.flush();
            self.set_section(7, Some(section));
        }
        known.is_some()
    }

    fn enter(&mut self, level: usize, heading: &str) {
        self.flush();
        self.set_section(level, Section::from_heading(heading));
    }

    /// A deeper heading without a known word stays in the section that it is part of.
    fn set_section(&mut self, level: usize, section: Option<Section>) {
        if matches!(self.kind, Kind::Section(_) | Kind::Improvement) {
            return;
        }
        match (self.section, section) {
            (_, Some(section)) => self.section = Some((level, section)),
            (Some((outer, _)), None) if level > outer => {}
            (_, None) => self.section = None,
        }
    }

    /// `---` below one line of prose makes that line a heading, else it is a rule.
    fn rule_or_underline(&mut self) {
        self.flush();
        self.in_list = false;
    }

    fn table_row(&mut self, line: &Range<usize>) {
        if is_delimiter(&self.text[line.clone()]) {
            return;
        }
        let mut start = line.start;
        let mut escaped = false;
        for (at, byte) in self.text.as_bytes()[line.clone()].iter().enumerate() {
            if *byte == b'|' && !escaped {
                self.cell(start..line.start + at);
                start = line.start + at + 1;
            }
            escaped = *byte == b'\\' && !escaped;
        }
        self.cell(start..line.end);
    }

    fn cell(&mut self, cell: Range<usize>) {
        if !self.text[cell.clone()].trim().is_empty() {
            self.push(cell);
            self.flush();
        }
    }
}

fn is_underline(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 2 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

fn is_rule(content: &str) -> bool {
    let marks = content.bytes().filter(|byte| !byte.is_ascii_whitespace());
    content.len() >= 3
        && ["-", "*", "_", "="].iter().any(|mark| marks.clone().all(|byte| [byte] == mark.as_bytes()))
}

fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('-')
        && line.contains('|')
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

fn is_reference(content: &str) -> bool {
    content.starts_with('[')
        && content.contains("]: ")
        && !content.starts_with("[ ]")
        && !content.starts_with("[x]")
}

/// The length of a list marker, with its indentation and check box.
fn marker_len(line: &str) -> Option<usize> {
    let body = line.trim_start();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let after = if (1..=9).contains(&digits) {
        body[digits..].strip_prefix(['.', ')'])
    } else {
        body.strip_prefix(['-', '*', '+', '・', '•', '‣', '●', '○'])
    }?;
    let spaced = after.is_empty() || after.starts_with([' ', '\t', '　']);
    if !spaced && !body.starts_with(['・', '•', '‣', '●', '○']) {
        return None;
    }
    let after = after.trim_start();
    let unboxed = ["[ ]", "[x]", "[X]"].iter().find_map(|boxed| after.strip_prefix(boxed)).unwrap_or(after);
    Some(line.len() - unboxed.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_markers_are_recognised() {
        for (line, expected) in [
            ("- [ ] one", Some("one")),
            ("  12. two", Some("two")),
            ("・三つ", Some("三つ")),
            ("-5 degrees", None),
            ("2024 was long", None),
        ] {
            assert_eq!(marker_len(line).map(|at| &line[at..]), expected, "{line}");
        }
    }

    #[test]
    fn a_long_sentence_before_a_colon_is_no_label() {
        assert_eq!(labelled("原因: 不明"), Some(Section::RootCauses));
        assert_eq!(labelled("we talked for an hour about the root cause: it was late"), None);
    }
}
