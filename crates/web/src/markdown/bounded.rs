//! What Markdown may grow to: a few characters can ask for a page of thousands of empty cells, or nest without end.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::options;

/// How deep quotations, lists and emphasis nest.
pub(super) const DEEPEST: usize = 20;
/// Cells that the tables of one text may have beyond one for each character (byte) that they are written with. A small
/// table is mostly short cells; one that is large by what is left out is nothing that anybody reads.
const SPARE_CELLS: usize = 2_000;

/// The events of a text, within bounds.
pub(super) fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let parser = Parser::new_ext(markdown, options()).into_offset_iter();
    parser.scan(Tables::of(markdown), |tables, event| Some(tables.read(event))).flatten().filter(shallow())
}

/// Lets through what is nested no deeper than anybody reads; of deeper containers only the words stay. Without this, a
/// thousand quotation marks in a row would keep the sanitiser busy for longer than any reader waits.
fn shallow() -> impl FnMut(&Event<'_>) -> bool {
    let mut depth = 0_usize;
    move |event| match event {
        Event::Start(
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong | Tag::Strikethrough,
        ) => {
            depth += 1;
            depth <= DEEPEST
        }
        Event::End(
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough,
        ) => {
            depth = depth.saturating_sub(1);
            depth < DEEPEST
        }
        _ => true,
    }
}

/// Shows a table that grows too large as it was typed.
struct Tables<'a> {
    markdown: &'a str,
    /// How many cells may still be had for nothing.
    spare: usize,
    /// Whether what is read belongs to a table that is shown as it was typed.
    is_plain: bool,
}

impl<'a> Tables<'a> {
    fn of(markdown: &'a str) -> Self {
        Self { markdown, spare: SPARE_CELLS, is_plain: false }
    }

    fn read(&mut self, (event, range): (Event<'a>, Range<usize>)) -> Vec<Event<'a>> {
        match event {
            Event::Start(Tag::Table(ref columns)) if !self.has_room(columns.len(), &range) => {
                self.is_plain = true;
                let source = Event::Text(self.markdown[range].into());
                let block = Event::Start(Tag::CodeBlock(CodeBlockKind::Indented));
                vec![block, source, Event::End(TagEnd::CodeBlock)]
            }
            Event::End(TagEnd::Table) if self.is_plain => {
                self.is_plain = false;
                Vec::new()
            }
            _ if self.is_plain => Vec::new(),
            event => vec![event],
        }
    }

    /// Each row is one line, and is filled up to the number of columns.
    fn has_room(&mut self, columns: usize, range: &Range<usize>) -> bool {
        let source = &self.markdown[range.clone()];
        let beyond = columns.saturating_mul(source.lines().count()).saturating_sub(source.len());
        let has_room = beyond <= self.spare;
        if has_room {
            self.spare -= beyond;
        }
        has_room
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{passages::tests::MARKDOWN, to_html},
        *,
    };

    /// A link can say of itself that it vouches for nothing, which is the longest that a few characters lead to.
    const TIMES: usize = 80;
    /// Cells for nothing, and the addresses that may be named once and used often (a limit of the parser).
    const AND: usize = SPARE_CELLS * 10 + 700_000;

    #[test]
    fn nesting_ends_where_nobody_reads() {
        let deep = to_html(&format!("{}words", "> ".repeat(20_000)));
        assert_eq!(deep.matches("<blockquote>").count(), DEEPEST);
        assert!(deep.contains("words"));
        let lists = to_html(&format!("{}words", "- ".repeat(2_000)));
        assert_eq!(lists.matches("<ul>").count() + lists.matches("<li>").count(), DEEPEST);
        let stars = to_html(&format!("{}words{}", "*a **b ".repeat(2_000), "** *".repeat(2_000)));
        assert!(stars.matches("<em>").count() + stars.matches("<strong>").count() <= DEEPEST * 2, "{stars}");
        assert!(stars.contains("words"));
    }

    #[test]
    fn a_table_of_empty_columns_is_shown_as_it_was_typed() {
        let head = |columns: usize| format!("{}\n{}\n", "|a".repeat(columns), "|-".repeat(columns));
        let wide = format!("{}{}\n\nafter", head(2_000), "|b\n".repeat(100));
        let html = to_html(&wide);
        assert!(!html.contains("<table>") && html.contains("<pre><code>|a|a"), "{}", &html[..200]);
        assert!(html.trim_end().ends_with("<p>after</p>") && html.len() < wide.len() * 2);
        // The parser itself ends a table that is larger still; what comes after that are lines of a paragraph.
        let endless = format!("{}{}", head(2_000), "|b\n".repeat(9_000));
        assert!(to_html(&endless).len() < endless.len() * 4);
        // What is written in full may be as wide as it likes, and a small table may leave cells out.
        assert!(to_html(&format!("{}{}", head(300), "|b".repeat(300))).contains("<table>"));
        assert!(to_html(&format!("{}|b\n|b\n", head(7))).contains("<td></td>"));
        // Many small ones are bounded together.
        let many = format!("{}|b\n|b\n\n", head(100)).repeat(200);
        assert!(to_html(&many).len() < many.len() * 20);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_text_grows_without_bounds(
            parts in prop::collection::vec((0_usize..24, 1_usize..400, "[ \n]?"), 1..6),
            prose in MARKDOWN,
        ) {
            const PIECES: [&str; 24] = [
                "|a", "|-", "|\n", "|", "> ", "- ", "1. ", "*", "**", "_a ", "[](a)", "[a]", "[a]: https://b.c/d\n",
                "<b>", "<div>\n", "\"", "&", "---\n", "# ", "- [ ]\n", "`", "![", "https://a.b ", "~~a",
            ];
            let mut text = prose;
            for (piece, times, end) in parts {
                text.push_str(&PIECES[piece].repeat(times));
                text.push_str(&end);
            }
            let html = to_html(&text);
            prop_assert!(html.len() <= text.len() * TIMES + AND, "{} of {}", html.len(), text.len());
            prop_assert!(html.matches("<td").count() <= text.len() + SPARE_CELLS);
        }
    }
}
