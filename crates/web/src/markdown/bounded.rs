//! What Markdown may grow to: a few characters can ask for a page of thousands of empty cells, or nest without end.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::options;

/// How deep quotations, lists and emphasis nest.
pub(super) const DEEPEST: usize = 20;
/// Cells that the tables of one text may have beyond one for each character (byte) that they are written with. A small
/// table is mostly short cells; one that is large by what is left out is nothing that anybody reads.
const SPARE_CELLS: usize = 2_000;

/// How many bytes of words follow one another before a place where a line may break is put between them. The sanitiser
/// looks through the rest of a run for each letter in it that it has to escape.
const LONGEST_RUN: usize = 4_096;
/// The longest address of a link; a longer one is none that anybody typed, and the sanitiser escapes it letter by letter.
const LONGEST_ADDRESS: usize = 2_000;

/// The events with no run of words longer than the sanitiser can bear, and no address.
pub(super) fn in_runs<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let mut run = 0_usize;
    events.flat_map(move |event| match event {
        Event::Text(text) if run + text.len() <= LONGEST_RUN => {
            run += text.len();
            vec![Event::Text(text)]
        }
        Event::Text(text) => {
            let goes_on = run > 0;
            run = LONGEST_RUN;
            pieces(&text, goes_on)
        }
        Event::Code(text) if text.len() > LONGEST_RUN => {
            run = 0;
            let tag = |html: &'static str| Event::InlineHtml(html.into());
            [vec![tag("<code>")], pieces(&text, false), vec![tag("</code>")]].concat()
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) if dest_url.len() > LONGEST_ADDRESS => {
            run = 0;
            vec![Event::Start(Tag::Link { link_type, dest_url: "".into(), title, id })]
        }
        other => {
            run = 0;
            vec![other]
        }
    })
}

/// A long text in pieces, with a place where a line may break between them, and before them where it goes on.
fn pieces(text: &str, goes_on: bool) -> Vec<Event<'static>> {
    let mut events = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, more) = rest.split_at(rest.floor_char_boundary(LONGEST_RUN));
        if goes_on || !events.is_empty() {
            events.push(Event::InlineHtml("<wbr>".into()));
        }
        events.push(Event::Text(piece.to_owned().into()));
        rest = more;
    }
    events
}

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

    #[test]
    fn no_run_of_words_is_longer_than_the_sanitiser_can_bear() {
        for piece in ["&", "©\u{200d}", "a ", "語", "[x](https://a.b/?&) & ", "\\&"] {
            let long = piece.repeat(60_000 / piece.len());
            for text in
                [long.clone(), format!("`{long}`"), format!("    {long}"), format!("[x](https://a.b/{long})")]
            {
                let html = to_html(&text);
                let longest = html.split('<').map(str::len).max().unwrap_or_default();
                // Each letter is escaped to at most six.
                assert!(longest <= LONGEST_RUN * 6, "{piece:?}: {longest}");
            }
        }
        let words = to_html(&"語 ".repeat(4_000));
        let read = words.replace("<wbr>", "");
        assert_eq!(read.trim_end(), format!("<p>{}</p>", "語 ".repeat(4_000).trim_end()));
        assert!(to_html(&format!("`{}`", "c".repeat(9_000))).starts_with("<p><code>ccc"));
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
