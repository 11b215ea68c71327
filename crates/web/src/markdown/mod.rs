//! Markdown to safe HTML: what people type can format, link and list, and nothing more.

use pulldown_cmark::{Event, Options, Parser, Tag, html};

mod elsewhere;
mod kept;
mod passages;
mod references;

pub use elsewhere::{embed, escape};
pub use passages::Passages;

/// How deep quotations and lists nest.
const DEEPEST: usize = 20;

/// The HTML of a section's prose. Raw HTML is shown as text, images become links (nothing is loaded from elsewhere),
/// headings sink below the page's own, and what is left passes a sanitiser.
pub fn to_html(markdown: &str) -> String {
    if markdown.trim().is_empty() { String::new() } else { kept::of(markdown, render) }
}

fn render(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, options()).filter(shallow()).map(tame);
    let mut unsafe_html = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut unsafe_html, events);
    cleaner().clean(&unsafe_html).to_string()
}

/// What people can use beside what plain Markdown has.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// Lets through what is nested no deeper than anybody reads; of deeper containers only the words stay. Without this, a
/// thousand quotation marks in a row would keep the sanitiser busy for longer than any reader waits.
fn shallow() -> impl FnMut(&Event<'_>) -> bool {
    use pulldown_cmark::TagEnd;
    let mut depth = 0_usize;
    move |event| match event {
        Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) => {
            depth += 1;
            depth <= DEEPEST
        }
        Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) => {
            depth = depth.saturating_sub(1);
            depth < DEEPEST
        }
        _ => true,
    }
}

fn tame(event: Event<'_>) -> Event<'_> {
    use pulldown_cmark::{HeadingLevel, TagEnd};
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
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
        check("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        check("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
    }

    #[test]
    fn nesting_ends_where_nobody_reads() {
        let deep = to_html(&format!("{}words", "> ".repeat(20_000)));
        assert_eq!(deep.matches("<blockquote>").count(), super::DEEPEST);
        assert!(deep.contains("words"));
        let lists = to_html(&format!("{}words", "- ".repeat(2_000)));
        assert_eq!(lists.matches("<ul>").count() + lists.matches("<li>").count(), super::DEEPEST);
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
