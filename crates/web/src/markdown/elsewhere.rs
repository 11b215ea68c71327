//! Markdown to take elsewhere: what people typed stays what they typed, and in its place.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::options;

/// A heading inside of prose, below those of a text that the prose is put into.
const HEADING: &str = "####";

/// Plain text as one line of Markdown that reads as it was typed, wherever it stands: in a heading, a list, a table.
pub fn escape(text: &str) -> String {
    literal(&text.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}

/// Somebody's prose as a part of a larger text. Raw HTML, which is shown as text here, stays text elsewhere; headings
/// sink; and code that nobody closed ends where the prose does.
pub fn embed(prose: &str) -> String {
    let mut embedded = String::with_capacity(prose.len());
    let mut done = 0;
    for (range, instead) in changes(prose) {
        embedded.push_str(&prose[done..range.start]);
        embedded.push_str(&instead);
        done = range.end;
    }
    embedded.push_str(&prose[done..]);
    let embedded = embedded.trim_matches('\n');
    embedded.to_owned() + &open_fence(embedded).unwrap_or_default()
}

/// What is written in another way, in order.
fn changes(prose: &str) -> Vec<(Range<usize>, String)> {
    let mut changes = Vec::new();
    for (event, range) in Parser::new_ext(prose, options()).into_offset_iter() {
        let source = &prose[range.clone()];
        // Neither in a list nor in a quotation, which are places of their own.
        let begins_line = prose[..range.start].is_empty() || prose[..range.start].ends_with('\n');
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                let lines = source.split_inclusive('\n').map(|line| literal(line.trim_start()));
                changes.push((range, lines.collect()));
            }
            // As text it would go on from the line before and into the next, where as HTML it began and ended.
            Event::Start(Tag::HtmlBlock) if begins_line => {
                changes.push((range.start..range.start, "\n".to_owned()));
            }
            Event::End(TagEnd::HtmlBlock) => changes.push((range.end..range.end, "\n".to_owned())),
            Event::Start(Tag::Heading { .. }) if begins_line => {
                let marks = source.len() - source.trim_start_matches('#').len();
                // A title that is underlined may begin with this character, too; then no white space follows.
                let is_marked = source[marks..].is_empty() || source[marks..].starts_with([' ', '\t', '\n']);
                if (1..HEADING.len()).contains(&marks) && is_marked {
                    changes.push((range.start..range.start + marks, HEADING.to_owned()));
                }
            }
            _ => {}
        }
    }
    changes
}

/// A line that ends the block of code in which a text ends, where it does.
fn open_fence(markdown: &str) -> Option<String> {
    const AFTER: &str = "\n\nafter";
    let followed = format!("{markdown}{AFTER}");
    let mut events = Parser::new_ext(&followed, options()).into_offset_iter();
    let (_, block) = events.find(|(event, range)| {
        let is_fenced = matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))));
        is_fenced && range.end == followed.len()
    })?;
    let source = followed[block].trim_start();
    let mark = source.chars().next()?;
    Some(format!("\n{}", source.chars().take_while(|c| *c == mark).collect::<String>()))
}

/// Text in which no character has a meaning of its own.
fn literal(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let marker = list_marker(text);
    for (at, c) in text.char_indices() {
        if Some(at) == marker || has_meaning(text, at, c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Where the full stop or bracket is that would make a line the item of a numbered list.
fn list_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && line[digits..].starts_with(['.', ')'])).then_some(digits)
}

fn has_meaning(text: &str, at: usize, c: char) -> bool {
    let (before, after) = (text[..at].chars().next_back(), &text[at + c.len_utf8()..]);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
        // Inside of a word, as in `order_service`, it has none.
        '_' => !(before.is_some_and(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)),
        '&' => is_reference(after),
        '>' | '+' | '-' | '=' => before.is_none(),
        // At its beginning it makes a heading of a line, and at its end a heading forgets it.
        '#' => before.is_none() || before == Some(' ') && after.bytes().all(|byte| byte == b'#'),
        _ => false,
    }
}

/// Whether what follows a `&` makes it a character reference, such as `&lt;`.
fn is_reference(after: &str) -> bool {
    let name = after.split_once(';').map_or("", |(name, _)| name);
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use scraper::Html;

    use super::{
        super::{passages::tests::MARKDOWN, to_html},
        *,
    };

    /// What a reader sees, without the white space.
    fn seen(markdown: &str) -> String {
        let html = Html::parse_fragment(&to_html(markdown));
        html.root_element().text().flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
    }

    #[test]
    fn what_has_no_meaning_is_left_alone() {
        for plain in ["頑張るのではなく、締めが止まる", "order_service: R&D, 50 > 40", "C# 3.5 (a-b)!", "#"]
        {
            assert_eq!(escape(plain).replace("\\#", "#"), plain);
        }
    }

    #[test]
    fn what_has_one_is_escaped() {
        assert_eq!(escape("1. *a* _b_ `c`"), r"1\. \*a\* \_b\_ \`c\`");
        assert_eq!(escape("# a #"), r"\# a \#");
        assert_eq!(escape("- <b>|\n &lt; [x](y) \\"), r"\- \<b>\| \&lt; \[x\](y) \\");
    }

    #[test]
    fn prose_keeps_to_its_place() {
        assert_eq!(embed("a **b**\n- c"), "a **b**\n- c");
        assert_eq!(embed("# Title\n\n##### small\n\n#hash"), "#### Title\n\n##### small\n\n#hash");
        assert_eq!(embed("a <b onclick=x>*b*</b>"), r"a \<b onclick=x>*b*\</b>");
        assert_eq!(embed("<div>\n  *a*\n</div>"), "\\<div>\n\\*a\\*\n\\</div>");
        assert_eq!(embed("```sh\nmake"), "```sh\nmake\n```");
        assert_eq!(embed("~~~~\n`a`\n~~~~"), "~~~~\n`a`\n~~~~");
        assert_eq!(embed("- ```\n  make"), "- ```\n  make");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn escaped_text_is_seen_as_it_was_typed(text in "(\\PC|[ \n\t*_`~|>#&<;=+!0-9.)(-]|&lt;|https://a\\.b/|\\[x\\]){0,40}") {
            let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(seen(&escape(&text)), plain.clone());
            prop_assert_eq!(seen(&format!("# {}", escape(&text))), plain.clone());
            prop_assert_eq!(seen(&format!("- {}", escape(&text))), plain.clone());
            prop_assert_eq!(seen(&format!("|a|\n|-|\n| {} |", escape(&text))), format!("a{plain}"));
        }

        #[test]
        fn embedded_prose_says_what_it_said_and_lets_others_speak(
            (before, html, after) in (MARKDOWN, "\n?(<!--|-->|</?pre>|<div>|<b>|<\\?|)(\n{0,2} *[*`#]){0,3}", MARKDOWN)
        ) {
            let prose = format!("{before}{html}{after}");
            prop_assert_eq!(seen(&embed(&prose)), seen(&prose));
            let followed = to_html(&format!("{}\n\n## after", embed(&prose)));
            prop_assert!(followed.trim_end().ends_with("<h3>after</h3>"), "{}", followed);
        }
    }
}
