//! Passages: the blocks of a document that a note can point at, numbered in reading order.

use unicode_segmentation::UnicodeSegmentation;

use super::{references::decode, to_html};

/// How many characters of a passage stand for it in lists.
const EXCERPT: usize = 40;
/// The elements within a line. Any other parts the words around it, as two cells of a table are parted.
const INLINE: [&str; 6] = ["a", "code", "del", "em", "strong", "wbr"];

/// The passages of a document, numbered in the order in which its texts are added: list items, table rows, and the
/// paragraphs, code blocks and headings outside of lists. What has no words is no passage.
///
/// The element of passage `N` has the class `passage`, the id `passage-N` and the attribute `data-passage="N"`. Focus can
/// be set on it, so that it finds its way back from a note, but it is no stop on the way through the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passages {
    /// How each passage begins: plain text on one line, with `…` where it goes on.
    pub excerpts: Vec<String>,
}

impl Passages {
    /// A text as safe HTML, whose passages are numbered after those that came before.
    pub fn add(&mut self, markdown: &str) -> String {
        self.mark(&to_html(markdown))
    }

    /// The same for HTML of ours: well formed, with each `<` and `>` in it belonging to a tag.
    pub fn mark(&mut self, html: &str) -> String {
        let mut marked = String::with_capacity(html.len() + html.len() / 4);
        let mut done = 0;
        for block in blocks(html) {
            let Some(number) = self.number(&block.words) else { continue };
            marked.push_str(&html[done..block.name_end]);
            marked.push_str(&attributes(number));
            done = block.name_end;
        }
        marked + &html[done..]
    }

    /// The next number, for a block that has words. A meeting's log counts this far, which is more than anybody reads.
    fn number(&mut self, words: &str) -> Option<u16> {
        let excerpt = excerpt(words)?;
        let number = u16::try_from(self.excerpts.len()).ok()?;
        self.excerpts.push(excerpt);
        Some(number)
    }
}

fn attributes(number: u16) -> String {
    format!(r#" class="passage" id="passage-{number}" data-passage="{number}" tabindex="-1""#)
}

/// The beginning of a block's words, with all white space folded; `None` where there are no words.
fn excerpt(words: &str) -> Option<String> {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (cut, _) = line.grapheme_indices(true).nth(EXCERPT).unwrap_or((line.len(), ""));
    let more = if cut < line.len() { "…" } else { "" };
    (!line.is_empty()).then(|| format!("{}{more}", line[..cut].trim_end()))
}

/// An element that counts if it has words.
struct Block {
    /// Where its name ends in the opening tag.
    name_end: usize,
    /// What it says, without the blocks inside of it.
    words: String,
}

/// All blocks, in the order in which they open. What the sanitiser lets out is well formed, and each `<` and `>` in it
/// belongs to a tag.
fn blocks(html: &str) -> Vec<Block> {
    let mut scan = Scan::default();
    let mut at = 0;
    for piece in html.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        scan.tag(tag, at);
        scan.say(text);
        at += piece.len() + 1;
    }
    scan.blocks
}

/// One walk over the tags. Lists nest no deeper than [`super::bounded::DEEPEST`], so that looking outwards is quick.
#[derive(Default)]
struct Scan<'a> {
    blocks: Vec<Block>,
    /// The blocks that are not closed yet, by name and place; the words belong to the last.
    open: Vec<(&'a str, usize)>,
}

impl<'a> Scan<'a> {
    fn tag(&mut self, tag: &'a str, at: usize) {
        let inner = tag.strip_prefix('/');
        let name = inner.unwrap_or(tag).split(' ').next().unwrap_or_default();
        if !INLINE.contains(&name) {
            self.say(" ");
        }
        if inner.is_none() && self.counts(name) {
            self.open.push((name, self.blocks.len()));
            self.blocks.push(Block { name_end: at + name.len(), words: String::new() });
        } else if inner.is_some() {
            self.open.pop_if(|(open, _)| *open == name);
        }
    }

    /// What stands in a list belongs to its item, but for the rows of a table.
    fn counts(&self, name: &str) -> bool {
        match name {
            "li" | "tr" => true,
            "p" | "pre" | "h3" => self.open.iter().all(|(open, _)| *open != "li"),
            _ => false,
        }
    }

    fn say(&mut self, text: &str) {
        if let Some((_, block)) = self.open.last() {
            decode(text, &mut self.blocks[*block].words);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;
    use scraper::{Html, Selector};

    use super::*;

    /// The texts of a document with their passages numbered.
    struct Cut {
        html: Vec<String>,
        excerpts: Vec<String>,
    }

    fn cut<'a>(texts: impl IntoIterator<Item = &'a str>) -> Cut {
        let mut passages = Passages::default();
        let html = texts.into_iter().map(|text| passages.add(text)).collect();
        Cut { html, excerpts: passages.excerpts }
    }

    #[track_caller]
    fn check(markdown: &str, excerpts: &[&str]) {
        assert_eq!(cut([markdown]).excerpts, excerpts, "{markdown}");
    }

    #[test]
    fn every_block_is_a_passage() {
        check("レジが止まった。\n\n二十分後に気づいた。", &["レジが止まった。", "二十分後に気づいた。"]);
        check("# Timeline\n\nIt **stopped**\nat noon.", &["Timeline", "It stopped at noon."]);
        check("- 監視がない\n- 二人しか知らない", &["監視がない", "二人しか知らない"]);
        check("| 時刻 | what |\n|---|---|\n| 12:00 | it stopped |", &["時刻 what", "12:00 it stopped"]);
        check("> 静かだった。\n>\n> Too quiet.", &["静かだった。", "Too quiet."]);
        check("```sh\nrm -r build\nmake\n```", &["rm -r build make"]);
        check("<details>\nmore\n</details>\n\nafter", &["<details> more </details>", "after"]);
        check("- <div>\n  a", &["<div> a"]);
    }

    #[test]
    fn a_list_item_speaks_for_itself_alone() {
        check("- outer\n  - inner\n    1. innermost\n- next", &["outer", "inner", "innermost", "next"]);
        check("- 一段目\n\n  二段目\n\n  ```\n  code\n  ```\n\n  > 引用", &["一段目 二段目 code 引用"]);
        check("- before\n  - inner\n\n  after", &["before after", "inner"]);
        check("- - only inside", &["only inside"]);
        check("- rows\n\n  | a | b |\n  |---|---|\n  | c | d |", &["rows", "a b", "c d"]);
        check("- [ ] 確かめる\n- [ ]", &["確かめる", "[ ]"]);
    }

    #[test]
    fn what_has_no_words_is_no_passage() {
        check("", &[]);
        check("before\n\n---\n\n![](https://example.com/cat.png)\n\n&nbsp;\n\nafter", &["before", "after"]);
        check("- \n- a", &["a"]);
    }

    #[test]
    fn an_excerpt_is_plain_text() {
        check("`a < b && c` \"と\" &copy; &amp;lt; &#x1F355;", &["a < b && c \"と\" © &lt; 🍕"]);
        check(&"あ".repeat(40), &[&"あ".repeat(40)]);
        check(&"👩‍👩‍👧‍👦".repeat(41), &[&format!("{}…", "👩‍👩‍👧‍👦".repeat(40))]);
        check(&"four ".repeat(20), &[&format!("{}four…", "four ".repeat(7))]);
    }

    #[test]
    fn numbers_run_through_all_texts() {
        let passages = cut(["Summary", "", "1. one\n2. two"]);
        assert_eq!(
            passages.html[0].trim_end(),
            r#"<p class="passage" id="passage-0" data-passage="0" tabindex="-1">Summary</p>"#
        );
        assert_eq!(passages.html[1], "");
        assert!(
            passages.html[2]
                .contains(r#"<li class="passage" id="passage-2" data-passage="2" tabindex="-1">two</li>"#)
        );
    }

    #[test]
    fn what_an_element_has_it_keeps() {
        let marked = Passages::default().mark(r#"<li value="3">a</li>"#);
        assert_eq!(
            marked,
            r#"<li class="passage" id="passage-0" data-passage="0" tabindex="-1" value="3">a</li>"#
        );
    }

    #[test]
    fn numbers_end_where_the_log_has_no_room() {
        let most = usize::from(u16::MAX) + 1;
        let mut passages = Passages::default();
        let marked = passages.mark(&"<li>a</li>".repeat(most + 2));
        assert_eq!(passages.excerpts.len(), most);
        let (_, after) = marked.split_once(&attributes(u16::MAX)).unwrap();
        assert_eq!(after, ">a</li><li>a</li><li>a</li>");
    }

    /// The numbers of the elements that can be pointed at, as a browser finds them.
    fn numbers(html: &str) -> Vec<String> {
        let selector = Selector::parse(".passage[id][data-passage]").unwrap();
        let page = Html::parse_fragment(html);
        let numbers = page.select(&selector).map(|element| {
            let number = element.attr("data-passage").unwrap();
            assert_eq!(element.attr("id").unwrap(), format!("passage-{number}"));
            assert!(element.text().any(|text| !text.trim().is_empty()));
            number.to_owned()
        });
        numbers.collect()
    }

    /// Markdown as people type it, and as nobody does.
    pub(in crate::markdown) const MARKDOWN: &str = "(\\PC|[ \n\t*_`~|>#&<;-]|\n- |\n  - |\n1\\. |\n> |\n\n|\n\\| a \\| b \\|\n\\|-\\|-\\|\n|\n```\n|<b>\
        |&lt;|!?\\[x\\]\\(https://a\\.b/\\)|\\[ \\] |語){0,120}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn marking_adds_numbers_and_nothing_else(texts in prop::collection::vec(MARKDOWN, 0..4)) {
            let passages = cut(texts.iter().map(String::as_str));
            let mut html = passages.html.concat();
            let expected: Vec<_> = (0..passages.excerpts.len()).map(|n| n.to_string()).collect();
            prop_assert_eq!(numbers(&html), expected);
            for number in 0..passages.excerpts.len() {
                html = html.replacen(&attributes(u16::try_from(number)?), "", 1);
            }
            prop_assert_eq!(html, texts.iter().map(|text| to_html(text)).collect::<String>());
        }

        #[test]
        fn any_text_can_be_cut(text in "(?s).{0,3000}") {
            let passages = cut([text.as_str()]);
            prop_assert_eq!(numbers(&passages.html[0]).len(), passages.excerpts.len());
        }
    }
}
