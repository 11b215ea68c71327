//! A rule's page: one Markdown file that is its documentation, its messages, its examples and its tests.

use crate::{
    kind::{Kind, Section},
    lang::Language,
    strength::Strength,
};

/// How settled a rule is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lifecycle {
    /// Still being tried; it may change or go.
    #[default]
    Preview,
    /// On by default, and kept.
    Stable,
    /// On its way out.
    Deprecated,
}

/// A sentence or a small document that shows where a rule speaks, or where it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Where such a sentence would stand.
    pub kind: Kind,
    /// The sentence, or the document with its line breaks.
    pub text: &'static str,
}

/// What a rule says in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleText {
    /// What was noticed, as a suggestion.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Where that is known from.
    pub source: &'static str,
    /// One question that leads on.
    pub question: &'static str,
    /// Words to start from, where there are safe ones.
    pub rewrite: Option<&'static str>,
    /// Sentences in which the rule speaks.
    pub flagged: Vec<Example>,
    /// Sentences that look alike, in which it stays silent.
    pub silent: Vec<Example>,
    /// Only on the page of the ladder: actions on each rung, from the weakest.
    pub rungs: [Vec<Example>; 4],
    /// Only on the page of the ladder: why an action is on each rung, from the weakest.
    pub reasons: [&'static str; 4],
}

/// A parsed rule page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// The rule's name.
    pub id: &'static str,
    /// The theme that the rule belongs to.
    pub theme: &'static str,
    /// The version that brought it.
    pub since: &'static str,
    /// How settled it is.
    pub lifecycle: Lifecycle,
    /// The whole file, as written.
    pub source: &'static str,
    ja: RuleText,
    en: RuleText,
}

/// Why a page could not be read; only a test of this crate ever sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageError {
    line: usize,
    what: &'static str,
}

impl Page {
    /// What the rule says in this language.
    pub const fn text(&self, language: Language) -> &RuleText {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }

    pub(crate) fn parse(source: &'static str) -> Result<Self, PageError> {
        let mut page = Self { source, ..Self::default() };
        let mut lines = source.lines().enumerate();
        page.front_matter(&mut lines)?;
        let (mut language, mut part) = (None, None);
        for (at, line) in lines {
            let fail = |what| PageError { line: at + 1, what };
            if let Some(name) = line.strip_prefix("## ") {
                part = Some(Part::from_heading(name).ok_or_else(|| fail("unknown part"))?);
            } else if let Some(name) = line.strip_prefix("# ") {
                language = Some(heading_language(name).ok_or_else(|| fail("unknown language"))?);
                part = None;
            } else if !line.trim().is_empty() {
                let (language, part) = language.zip(part).ok_or_else(|| fail("text outside a part"))?;
                let text = if language == Language::Ja { &mut page.ja } else { &mut page.en };
                let kind = if page.theme == "document" { Kind::Document } else { Kind::Improvement };
                text.add(part, line.trim(), kind).map_err(fail)?;
            }
        }
        Ok(page)
    }

    fn front_matter(
        &mut self,
        lines: &mut impl Iterator<Item = (usize, &'static str)>,
    ) -> Result<(), PageError> {
        if lines.next().map(|(_, line)| line) != Some("---") {
            return Err(PageError { line: 1, what: "no front matter" });
        }
        for (at, line) in lines {
            let fail = |what| PageError { line: at + 1, what };
            if line == "---" {
                return Ok(());
            }
            let (key, value) = line.split_once(": ").ok_or_else(|| fail("not `key: value`"))?;
            match (key, value) {
                ("id", _) => self.id = value,
                ("theme", _) => self.theme = value,
                ("since", _) => self.since = value,
                ("lifecycle", "preview") => self.lifecycle = Lifecycle::Preview,
                ("lifecycle", "stable") => self.lifecycle = Lifecycle::Stable,
                ("lifecycle", "deprecated") => self.lifecycle = Lifecycle::Deprecated,
                _ => return Err(fail("unknown key or value")),
            }
        }
        Err(PageError { line: 1, what: "front matter without end" })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Why,
    Source,
    Question,
    Rewrite,
    Flagged,
    Silent,
    Rung(usize),
    Reasons,
}

impl Part {
    fn from_heading(heading: &str) -> Option<Self> {
        Some(match heading.trim() {
            "ひとこと" | "In a word" => Self::Title,
            "なぜ" | "Why" => Self::Why,
            "出典" | "Source" => Self::Source,
            "問い" | "Question" => Self::Question,
            "書き出し" | "To start from" => Self::Rewrite,
            "声をかける例" | "Where it speaks" => Self::Flagged,
            "黙っている例" | "Where it stays silent" => Self::Silent,
            "これから具体化する例" | "Where it is still open" => Self::Rung(0),
            "注意や記憶に頼る例" | "Where it relies on attention" => Self::Rung(1),
            "仕組みで気づく例" | "Where it reveals" => Self::Rung(2),
            "仕組みで防ぐ例" | "Where it prevents" => Self::Rung(3),
            "理由" | "Reasons" => Self::Reasons,
            _ => return None,
        })
    }
}

fn heading_language(heading: &str) -> Option<Language> {
    match heading.trim() {
        "日本語" => Some(Language::Ja),
        "English" => Some(Language::En),
        _ => None,
    }
}

impl RuleText {
    /// Each part is one line; examples are list items.
    fn add(&mut self, part: Part, line: &'static str, kind: Kind) -> Result<(), &'static str> {
        let place = match part {
            Part::Title => &mut self.title,
            Part::Why => &mut self.why,
            Part::Source => &mut self.source,
            Part::Question => &mut self.question,
            Part::Rewrite => {
                return if self.rewrite.replace(line).is_none() { Ok(()) } else { Err("a part is one line") };
            }
            Part::Flagged => return add_example(&mut self.flagged, line, kind),
            Part::Silent => return add_example(&mut self.silent, line, kind),
            Part::Rung(rung) => return add_example(&mut self.rungs[rung], line, kind),
            Part::Reasons => {
                let (key, reason) = line
                    .strip_prefix("- [")
                    .and_then(|item| item.split_once("] "))
                    .ok_or("a reason is a list item with its rung")?;
                let rung = Strength::from_key(key).ok_or("unknown rung")?;
                self.reasons[rung as usize] = reason;
                return Ok(());
            }
        };
        if !place.is_empty() {
            return Err("a part is one line");
        }
        *place = line;
        Ok(())
    }
}

/// `- [kind] text`; without a kind, an improvement card, or a document where the theme is about them.
fn add_example(examples: &mut Vec<Example>, line: &'static str, usual: Kind) -> Result<(), &'static str> {
    let item = line.strip_prefix("- ").ok_or("an example is a list item")?;
    let (kind, text) = match item.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some((key, text)) => (
            Kind::from_key(key)
                .or_else(|| Section::from_key(key).map(Kind::Section))
                .ok_or("unknown kind")?,
            text,
        ),
        None => (usual, item),
    };
    examples.push(Example { kind, text: with_breaks(text) });
    Ok(())
}

/// A document on one line: ` ⏎ ` stands for a line break.
fn with_breaks(text: &'static str) -> &'static str {
    const BREAK: char = '⏎';
    if !text.contains(BREAK) {
        return text;
    }
    let line = |(at, line): (usize, &'static str)| {
        let line = if at == 0 { line } else { line.strip_prefix(' ').unwrap_or(line) };
        line.strip_suffix(' ').unwrap_or(line)
    };
    let lines: Vec<_> = text.split(BREAK).enumerate().map(line).collect();
    // A page is read once and lives as long as the program, like the text that it was compiled from.
    lines.join("\n").leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "---\nid: a\ntheme: b\nsince: 0.1.0\nlifecycle: stable\n---\n\n# English\n\n## Why\n\nBecause.\n\n## Where it speaks\n\n- [timeline] One.\n- Two.\n";

    #[test]
    fn a_page_is_read() {
        let page = Page::parse(GOOD).unwrap_or_default();
        assert_eq!((page.id, page.theme, page.since, page.lifecycle), ("a", "b", "0.1.0", Lifecycle::Stable));
        let text = page.text(Language::En);
        assert_eq!(text.why, "Because.");
        assert_eq!(text.flagged[0], Example { kind: Kind::Section(Section::Timeline), text: "One." });
        assert_eq!(text.flagged[1], Example { kind: Kind::Improvement, text: "Two." });
    }

    #[test]
    fn a_document_stands_on_one_line() {
        let source = "---\nid: a\ntheme: document\n---\n# English\n## Where it speaks\n- # T ⏎ ⏎ - a ⏎   - b\n- [note] c\n";
        let page = Page::parse(source).unwrap_or_default();
        let flagged = &page.text(Language::En).flagged;
        assert_eq!(flagged[0], Example { kind: Kind::Document, text: "# T\n\n- a\n  - b" });
        assert_eq!(flagged[1], Example { kind: Kind::Note, text: "c" });
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (source, line) in [
            ("id: a", 1),
            ("---\nid: a", 1),
            ("---\ncolour: red\n---\n", 2),
            ("---\n---\nwords", 3),
            ("---\n---\n# Latin", 3),
            ("---\n---\n# English\n## Why\none\ntwo", 6),
            ("---\n---\n# English\n## Where it speaks\nno item", 5),
            ("---\n---\n# English\n## Where it speaks\n- [moon] x", 5),
        ] {
            assert_eq!(Page::parse(source).map_err(|error| error.line), Err(line), "{source}");
        }
    }
}
