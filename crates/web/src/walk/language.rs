//! Whether a page speaks its reader's language, and nothing but words.

use std::{collections::BTreeMap, fs, path::Path};

use scraper::{ElementRef, Html, Node};

/// The messages of a language that say the same each time, by key.
pub(super) fn messages(tag: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(tag);
    let files = fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let mut all = BTreeMap::new();
    for file in files {
        let lines = file.lines().filter_map(|line| line.split_once(" = "));
        let fixed = lines.filter(|(key, text)| !key.starts_with(['#', ' ']) && !text.contains('{'));
        all.extend(fixed.map(|(key, text)| (key.to_owned(), text.to_owned())));
    }
    all
}

/// What is told in words on a page: texts and the attributes that are read out, each with its language.
fn told(html: &Html) -> Vec<(String, String)> {
    const READ_OUT: [&str; 7] =
        ["aria-label", "title", "placeholder", "alt", "question", "question-kept", "data-copied"];
    let mut told = Vec::new();
    for node in html.tree.nodes() {
        let element = match node.value() {
            Node::Text(_) => node.parent().and_then(ElementRef::wrap),
            Node::Element(_) => ElementRef::wrap(node),
            _ => None,
        };
        let Some(element) = element else { continue };
        let language = || {
            let around = element.ancestors().filter_map(ElementRef::wrap);
            let mut around = [element].into_iter().chain(around);
            around.find_map(|element| element.attr("lang")).unwrap_or_default().to_owned()
        };
        match node.value() {
            // A name in code is one that people type, such as that of a rule.
            Node::Text(text) if !matches!(element.value().name(), "script" | "style" | "code") => {
                told.push((language(), text.text.trim().to_owned()));
            }
            Node::Element(_) => {
                let words = READ_OUT.iter().filter_map(|name| element.attr(name));
                told.extend(words.map(|text| (language(), text.trim().to_owned())));
            }
            _ => {}
        }
    }
    told
}

/// What of it is a key without words, or in another language than its place says.
pub(super) fn amiss(body: &str, messages: &BTreeMap<&str, BTreeMap<String, String>>) -> Vec<String> {
    let other = |tag: &str| if tag == "ja" { "en" } else { "ja" };
    let is_foreign = |tag: &str, text: &str| {
        let theirs = messages[other(tag)].iter().filter(|(_, words)| words.as_str() == text);
        theirs.clone().count() > 0
            && theirs.clone().all(|(key, words)| messages[tag].get(key) != Some(words))
            && messages[tag].values().all(|words| words != text)
    };
    let told = told(&Html::parse_document(body)).into_iter().filter(|(_, text)| !text.is_empty());
    told.filter(|(tag, text)| {
        let is_ours = tag == "ja" || tag == "en";
        is_key(text) || is_ours && is_foreign(tag, text) || tag == "en" && text.chars().any(is_japanese)
    })
    .map(|(tag, text)| format!("{tag}: {text}"))
    .collect()
}

/// Whether it looks like the name of a message that is not there: `club-name`.
fn is_key(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    text.contains('-') && text.split('-').all(is_part)
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

#[test]
fn what_is_amiss_is_found() {
    let messages = BTreeMap::from(["ja", "en"].map(|tag| (tag, messages(tag))));
    let amiss = |body: &str| amiss(&format!("<html lang=\"ja\"><body>{body}</body></html>"), &messages);
    assert_eq!(amiss("<p>ホームへ</p><p lang=en>Go home</p><p>Kissaten</p>"), [""; 0]);
    assert_eq!(amiss("<p>Go home</p>"), ["ja: Go home"]);
    assert_eq!(amiss("<p lang=en><b title=\"ホームへ\">x</b></p>"), ["en: ホームへ"]);
    assert_eq!(amiss("<p>error-nowhere</p>"), ["ja: error-nowhere"]);
    assert_eq!(amiss("<p><code>vague-action</code></p>"), [""; 0]);
}
