//! Markdown to safe HTML: what people type can format, link and list, and nothing more.

use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Tag, html};

use crate::kept::Kept;

mod bounded;
mod elsewhere;
mod passages;
mod plain;
mod references;

pub use elsewhere::{embed, escape};
pub use passages::Passages;
pub use plain::Plain;

/// The HTML of a section's prose. Raw HTML is shown as text, images become links (nothing is loaded from elsewhere),
/// headings sink below the page's own, and what is left passes a sanitiser.
pub fn to_html(markdown: &str) -> String {
    /// Some thousand documents of usual length.
    static KEPT: LazyLock<Kept> = LazyLock::new(|| Kept::new(32 << 20, 20_000));
    if markdown.trim().is_empty() { String::new() } else { KEPT.get(markdown, || render(markdown)) }
}

fn render(markdown: &str) -> String {
    let mut follows_html = false;
    let events = bounded::events(markdown).flat_map(|event| {
        let is_html = matches!(event, Event::Html(_));
        let line_break = (is_html && follows_html).then_some(Event::HardBreak);
        follows_html = is_html;
        line_break.into_iter().chain([tame(event)])
    });
    let events = bounded::in_runs(events);
    let mut unsafe_html = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut unsafe_html, events);
    cleaner().clean(&unsafe_html).to_string()
}

/// What people can use beside what plain Markdown has.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

fn tame(event: Event<'_>) -> Event<'_> {
    use pulldown_cmark::{HeadingLevel, TagEnd};
    match event {
        // One line of a block of it, which the next one follows on a line of its own.
        Event::Html(line) => Event::Text(line.trim_end_matches(['\r', '\n']).to_owned().into()),
        Event::InlineHtml(text) => Event::Text(text),
        // A paragraph like any other, that a note can point at.
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        // A line break that somebody typed is one that they meant.
        Event::SoftBreak => Event::HardBreak,
        Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
            Event::Start(Tag::Heading { level: HeadingLevel::H3, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(HeadingLevel::H3)),
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        other => other,
    }
}

fn cleaner() -> &'static ammonia::Builder<'static> {
    static CLEANER: std::sync::OnceLock<ammonia::Builder<'static>> = std::sync::OnceLock::new();
    CLEANER.get_or_init(|| {
        let mut cleaner = ammonia::Builder::default();
        cleaner
            .tags(
                [
                    "p",
                    "br",
                    "strong",
                    "em",
                    "del",
                    "code",
                    "pre",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "a",
                    "h3",
                    "hr",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "input",
                    "wbr",
                ]
                .into(),
            )
            .tag_attributes(
                [
                    ("a", ["href"].into()),
                    ("ol", ["start"].into()),
                    ("input", ["type", "checked", "disabled"].into()),
                ]
                .into(),
            )
            .generic_attributes(std::collections::HashSet::new())
            .url_schemes(["http", "https", "mailto"].into())
            .url_relative(ammonia::UrlRelative::Deny)
            .link_rel(Some("noopener noreferrer nofollow"));
        cleaner
    })
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[track_caller]
    fn check(markdown: &str, html: &str) {
        assert_eq!(to_html(markdown).trim_end(), html);
    }

    #[test]
    fn formats() {
        check("一行目\n**強い**二行目", "<p>一行目<br>\n<strong>強い</strong>二行目</p>");
        check("# Title", "<h3>Title</h3>");
        check("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    }

    #[test]
    fn shows_html_as_text() {
        check("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        check("<div>\n  a\n</div>\n\nafter", "<p>&lt;div&gt;<br>\n  a<br>\n&lt;/div&gt;</p>\n<p>after</p>");
        check("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
    }

    #[test]
    fn links_only_where_it_is_safe() {
        check(
            "[x](https://example.com/a)",
            r#"<p><a href="https://example.com/a" rel="noopener noreferrer nofollow">x</a></p>"#,
        );
        check("[x](javascript:alert(1))", r#"<p><a rel="noopener noreferrer nofollow">x</a></p>"#);
        check(
            "![cat](https://example.com/cat.png)",
            r#"<p><a href="https://example.com/cat.png" rel="noopener noreferrer nofollow">cat</a></p>"#,
        );
    }
}
