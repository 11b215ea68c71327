//! What counts as a word, also where a language does not put spaces between them.

use unicode_segmentation::UnicodeSegmentation;

/// Scripts whose characters Unicode's rules would cut one by one, and that read better as runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Kanji,
    Hiragana,
}

/// Cuts a text into words, spaces and marks. Japanese is cut where the script changes, which is nearly where its words
/// begin: 確認|を|CI|に|任|せる.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, piece) in text.split_word_bound_indices() {
        let run = run_of(piece, last);
        if at > start && (run.is_none() || run != last) {
            words.push(&text[start..at]);
            start = at;
        }
        last = run;
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// The words of several texts in a row; no word goes across two of them.
pub(super) fn words_of<'a>(texts: &[&'a str]) -> Vec<&'a str> {
    texts.iter().flat_map(|text| words(text)).collect()
}

fn run_of(piece: &str, last: Option<Run>) -> Option<Run> {
    match piece.chars().next()? {
        '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}'
        | '々'
        | '〆'
        | '〇' => Some(Run::Kanji),
        '\u{3041}'..='\u{309f}' => Some(Run::Hiragana),
        // らーめん: the mark that lengthens a vowel goes with what it lengthens.
        'ー' if piece == "ー" => last.filter(|&run| run == Run::Hiragana),
        _ => None,
    }
}

/// Whether a reader pauses here: a line break, or a mark that ends a sentence.
pub(super) fn is_pause(word: &str) -> bool {
    word.contains('\n') || matches!(word, "。" | "！" | "？" | "." | "!" | "?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(words(text).join("|"), expect);
    }

    #[test]
    fn japanese_is_cut_where_the_script_changes() {
        check("確認をCIに任せる", "確認|を|CI|に|任|せる");
        check("管理画面のサーバーを30分で直した。", "管理画面|の|サーバー|を|30|分|で|直|した|。");
        check("人々はらーめんを〆切後に", "人々|はらーめんを|〆切後|に");
        check("が\u{3099}ｶﾞｷﾞ", "が\u{3099}|ｶﾞｷﾞ");
    }

    #[test]
    fn english_is_cut_by_unicodes_rules() {
        check("We don't ship 3.14  to example.com.", "We| |don't| |ship| |3.14|  |to| |example.com|.");
        check("a\r\nb", "a|\r\n|b");
        check("", "");
    }
}
