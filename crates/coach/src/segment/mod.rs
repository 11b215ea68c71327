//! From Markdown to sentences: what is prose, in which section, and what the writer asked to leave alone.

mod blocks;
mod ignore;
mod inline;
mod sentences;
mod spellings;

use std::{ops::Range, rc::Rc};

pub(crate) use ignore::{Ignore, comments, opening};

use crate::{
    finding::{Fingerprint, Unheard},
    kind::{Kind, Place},
    lang::{Language, is_katakana},
    text::Normal,
};

/// One sentence of prose, ready to be read by the rules.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) normal: Normal,
    pub(crate) language: Language,
    pub(crate) place: Place,
    /// Whether it stands in the midst of a whole document.
    pub(crate) in_document: bool,
    pub(crate) ignores: Rc<[Ignore]>,
    quotes: Vec<Range<usize>>,
}

impl Sentence {
    fn new(normal: Normal, kind: Kind, place: Place, ignores: Rc<[Ignore]>) -> Self {
        let language = Language::of(normal.as_str());
        let others = if language == Language::Ja { spellings::other(normal.as_str()) } else { Vec::new() };
        let normal = if others.is_empty() { normal } else { normal.reading(&others) };
        let quotes = sentences::quotations(normal.as_str());
        Self { language, normal, place, in_document: kind == Kind::Document, ignores, quotes }
    }

    /// The normalised text.
    pub(crate) fn text(&self) -> &str {
        self.normal.as_str()
    }

    /// Whether it is one that rules look at: in the midst of a document a word alone or with a colon is a cell or a label, and no
    /// sentence.
    pub(crate) fn is_read(&self) -> bool {
        self.place != Place::Reference && !(self.in_document && (self.is_one_word() || self.is_label()))
    }

    /// Whether it is a single word in Latin letters or katakana, marks aside.
    fn is_one_word(&self) -> bool {
        let word = self.text().trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().all(|c| c.is_ascii_alphanumeric()) || word.chars().all(is_katakana)
    }

    /// Whether it only names what follows: `Next steps:`, `検知方法:`.
    fn is_label(&self) -> bool {
        const WORDS: usize = 4;
        const CHARACTERS: usize = 12;
        let bare = self.text().trim_end_matches(|c: char| c != ':' && !c.is_alphanumeric());
        let Some(name) = bare.strip_suffix(':') else { return false };
        match self.language {
            Language::En => name.split(' ').count() <= WORDS,
            Language::Ja => name.chars().count() <= CHARACTERS,
        }
    }

    /// What its wording is recognised by.
    pub(crate) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.text())
    }

    /// Whether this place of the normalised text is inside quotation marks.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quotes
            .get(self.quotes.partition_point(|quote| quote.end <= at))
            .is_some_and(|quote| quote.start <= at)
    }
}

/// A text as the rules read it.
#[derive(Debug, Default)]
pub(crate) struct Segmented {
    /// All sentences, in the order of the text.
    pub(crate) sentences: Vec<Sentence>,
    /// What could not be made out of the wishes to leave something alone.
    pub(crate) unheard: Vec<Unheard>,
}

/// Reads a text: its sentences, and what its writers ask to leave alone.
pub(crate) fn read(text: &str, kind: Kind) -> Segmented {
    let mut read = Segmented::default();
    let (blocks, last) = blocks::scan(text, kind);
    for block in blocks {
        let mut normal = Normal::default();
        let mut ignores = block.ignores;
        for line in &block.lines {
            if !normal.as_str().is_empty() {
                normal.push_break(line.start, text[line.clone()].chars().next());
            }
            inline::read(text, line, &mut normal, &mut ignores);
        }
        read.unheard.extend(ignores.iter().flat_map(Ignore::unheard));
        let section = blocks::labelled(normal.as_str()).or(block.section);
        let ignores: Rc<[Ignore]> = ignores.into();
        for range in sentences::split(normal.as_str()) {
            let place = Place::of(kind, section);
            read.sentences.push(Sentence::new(normal.slice(&range), kind, place, Rc::clone(&ignores)));
        }
    }
    read.unheard.extend(last.iter().flat_map(Ignore::unheard));
    read
}

/// All sentences of a text, in its order.
pub(crate) fn sentences(text: &str, kind: Kind) -> Vec<Sentence> {
    read(text, kind).sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Section;

    fn texts(source: &str) -> Vec<String> {
        sentences(source, Kind::Document).iter().map(|sentence| sentence.text().to_owned()).collect()
    }

    #[test]
    fn only_prose_is_read() {
        let source = "---\nstatus: be careful\n---\n# Be careful\n\n> be careful\n\n```\nbe careful\n```\n\nReal [words](https://x.example/be-careful) and `be careful` end.\n\n<!-- be\ncareful -->\n";
        assert_eq!(texts(source), ["real words and \u{fffc} end."]);
    }

    #[test]
    fn headings_give_the_section_and_labels_a_nearer_one() {
        let source = "## 再発防止\n- 一つ目\n### 詳細\n- 二つ目\n## 雑談\n三つ目\n\n改善案: 四つ目\n\n**Root cause**\n\nfive\n";
        let places: Vec<_> = sentences(source, Kind::Document).iter().map(|s| s.place).collect();
        assert_eq!(places, [Place::Action, Place::Action, Place::Story, Place::Action, Place::Cause]);
    }

    #[test]
    fn soft_breaks_and_sentences_follow_the_language() {
        assert_eq!(texts("今後は確\n認する。次も\n同じ。\n"), ["今後は確認する。", "次も同じ。"]);
        assert_eq!(
            texts("We saw v1.2 fail,\ne.g. at noon. Then\nit worked! Good."),
            ["we saw v1.2 fail, e.g. at noon.", "then it worked!", "good."]
        );
    }

    #[test]
    fn table_cells_are_read_one_by_one_without_their_header() {
        let source = "| What | Owner |\n| --- | --- |\n| Be careful | SRE |\n";
        assert_eq!(texts(source), ["be careful", "sre"]);
    }

    #[test]
    fn comments_of_mdx_are_no_prose_either() {
        let source = "{/* be careful */}\n{/* yomikai-ignore\n   effort: agreed */}\none {/* aside */} two\n\n{/* open\n\nthree\n";
        assert_eq!(texts(source), ["one  two", "{/ open", "three"]);
        let read = sentences(source, Kind::Document);
        let covered = |s: &Sentence| s.ignores.iter().any(|ignore| ignore.covers("effort", s.fingerprint()));
        assert_eq!(read.iter().map(covered).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn an_ignore_covers_its_block_or_the_next_one() {
        let source = "<!-- yomikai-ignore effort: agreed with the team -->\none\n\ntwo <!-- yomikai-ignore effort, blame -->\n\nthree\n";
        let read = sentences(source, Kind::Section(Section::Summary));
        let covered: Vec<_> = read
            .iter()
            .map(|s| s.ignores.iter().any(|ignore| ignore.covers("effort", s.fingerprint())))
            .collect();
        assert_eq!(covered, [true, true, false]);
        assert_eq!(read[0].ignores[0].reason, "agreed with the team");
    }
}
