//! A document's words, part by part, as HTML that is safe.

use yomikai_domain::{postmortem::Body, section::Section};

use crate::{i18n::Words, markdown};

/// A part of a document.
pub struct Part {
    /// Where a link to it leads.
    pub anchor: &'static str,
    /// Its heading, in the document's own language.
    pub heading: String,
    /// Its words; empty where nothing is written.
    pub html: String,
}

/// The message key of a section's name.
pub fn section_key(section: Section) -> String {
    format!("section-{}", section.key().replace('_', "-"))
}

/// The three lines always, with headings in the words given.
pub fn parts(body: &Body, words: Words) -> Vec<Part> {
    let mut parts = headings(words);
    let improvements: String = body.actions.iter().map(|action| markdown::to_html(&action.what)).collect();
    let texts = PROSE.map(|section| markdown::to_html(body.section(section)));
    for (part, html) in parts.iter_mut().zip(texts.into_iter().chain([improvements])) {
        part.html = html;
    }
    parts
}

/// The same with every passage numbered, and how each of them begins.
pub fn numbered(body: &Body, words: Words) -> (Vec<Part>, Vec<String>) {
    let prose = PROSE.map(|section| body.section(section));
    let cut = markdown::cut(prose.into_iter().chain(body.actions.iter().map(|action| action.what.as_str())));
    let (texts, improvements) = cut.html.split_at(PROSE.len());
    let mut parts = headings(words);
    for (part, html) in parts.iter_mut().zip(texts.iter().cloned().chain([improvements.concat()])) {
        part.html = html;
    }
    parts.retain(|part| !part.html.trim().is_empty());
    (parts, cut.excerpts)
}

/// The prose that is shown; the improvement is an action's wording and comes after it.
const PROSE: [Section; 2] = [Section::Summary, Section::RootCauses];

fn headings(words: Words) -> Vec<Part> {
    let part = |anchor, key: &str| Part { anchor, heading: words.t(key), html: String::new() };
    vec![part("case", "write-case"), part("cause", "write-cause"), part("improvement", "write-improvement")]
}
