//! Words as people read them, and small things that can be told from them.

use crate::words::list::Words;

/// Prose without what is not read as words: code, addresses, comments. Emphasis is seen through.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = opens(rest) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let skipped = aside(rest);
        if skipped == 0 {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        } else {
            if rest.starts_with(['`', 'h']) {
                out.push('\u{fffc}');
            }
            rest = &rest[skipped..];
        }
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// Where something that may be set aside begins; an `h` only where an address may begin.
fn opens(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let may = |at: usize| match bytes[at] {
        b'`' | b'<' | b'*' | b'~' | b']' => true,
        b'{' => bytes[at..].starts_with(b"{/*"),
        b'h' => bytes[at..].starts_with(b"http"),
        _ => false,
    };
    (0..bytes.len()).find(|&at| may(at))
}

/// How far the end of something that opens may be, so that odd input cannot make reading slow.
const REACH: usize = 400;

/// The length of what is set aside at the beginning of `rest`; 0 where prose goes on.
fn aside(rest: &str) -> usize {
    let near = &rest[..rest.floor_char_boundary(REACH)];
    let until = |end: &str, from: usize| near[from..].find(end).map_or(0, |at| from + at + end.len());
    match rest.as_bytes() {
        [b'`', ..] => {
            let ticks = near.len() - near.trim_start_matches('`').len();
            until(&near[..ticks], ticks)
        }
        [b'<', b'!', b'-', b'-', ..] => until("-->", 4),
        [b'{', b'/', b'*', ..] => until("*/}", 3),
        [b'<', b'a'..=b'z' | b'A'..=b'Z' | b'/', ..] => until(">", 1),
        [b'*', ..] => 1,
        [b'~', b'~', ..] => 2,
        [b']', b'(', ..] => until(")", 2),
        [b'h', b't', b't', b'p', ..] if rest.starts_with("http://") || rest.starts_with("https://") => near
            .find(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, ')' | '>' | '"' | '|'))
            .unwrap_or(near.len()),
        _ => 0,
    }
}

/// Whether a cell or an item says nothing yet.
pub(crate) fn is_absent(text: &str) -> bool {
    const NOTHING: Words = Words(
        "tbd|tba|todo|wip|?|？|??|未定|未記入|未設定|未入力|未|記入中|作成中|調査中|後日記入|あとで書く|後で書く|追記予定|unassigned|to be written|to be done|to be determined|to follow|coming soon|fill in|xxx|...",
    );
    let bare = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | '_'
                    | '('
                    | ')'
                    | '（'
                    | '）'
                    | '['
                    | ']'
                    | '-'
                    | '—'
                    | '–'
                    | '―'
                    | 'ー'
                    | '…'
                    | '.'
                    | '。'
                    | ':'
                    | '：'
                    | '<'
                    | '>'
                    | '|'
            )
    });
    bare.is_empty() || (bare.len() <= 60 && NOTHING.has(bare.to_lowercase().as_str()))
}

/// Whether a heading or a line begins with a time or a day: `14:08`, `~13:30`, `2026-05-01`, `May 12`, `10時`.
pub(super) fn is_timed(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let near = &text[..text.floor_char_boundary(40)];
    let digits = near.len() - near.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = near[digits..].trim_start();
    match digits {
        1 | 2 => {
            is_clock(near)
                || after.starts_with(['/', '時', '月', '日'])
                || begins_with_month(after.trim_start_matches(['.', ' ']))
        }
        4 => after.starts_with(['-', '/', '年', '.']),
        _ => {
            begins_with_month(near)
                && near
                    .split_whitespace()
                    .nth(1)
                    .is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()))
        }
    }
}

/// Whether a clock time stands somewhere in the text: `14:08`, `9：05`, `10時5分`.
pub(crate) fn has_clock(text: &str) -> bool {
    text.match_indices([':', '：', '時']).any(|(at, mark)| {
        let hour = text[..at].ends_with(|c: char| c.is_ascii_digit());
        let mut after = text[at + mark.len()..].chars();
        let minute = after.next().is_some_and(|c| c.is_ascii_digit());
        hour && minute && (mark == "時" || after.next().is_some_and(|c| c.is_ascii_digit()))
    })
}

fn is_clock(text: &str) -> bool {
    has_clock(&text[..text.char_indices().nth(6).map_or(text.len(), |(at, _)| at)])
}

fn begins_with_month(text: &str) -> bool {
    const MONTHS: Words = Words("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec");
    const LONG: Words =
        Words("january|february|march|april|june|july|august|sept|september|october|november|december");
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    MONTHS.has(&word) || LONG.has(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_set_aside() {
        for (text, expected) in [
            ("**Bold** and `code` here", "Bold and \u{fffc} here"),
            ("see https://x.example/a?b=1 now", "see \u{fffc} now"),
            ("[words](https://x.example/1)", "[words"),
            ("a <!-- b --> c", "a  c"),
            ("a {/* b */} c {d}", "a  c {d}"),
            ("half `open and 3 < 4", "half `open and 3 < 4"),
            ("halt 〜 ~~old~~", "halt 〜 old"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn a_placeholder_says_nothing() {
        for text in ["", " — ", "TBD", "（未記入）", "*to be written*", "…"] {
            assert!(is_absent(text), "{text}");
        }
        for text in ["なし", "None.", "0", "SRE", "N/A"] {
            assert!(!is_absent(text), "{text}");
        }
    }

    #[test]
    fn times_and_days_are_seen() {
        for text in [
            "14:08",
            "~13:30-13:45",
            "2026-05-01 10:00",
            "May 12",
            "**9:05** a",
            "10時5分",
            "5/1 朝",
            "12 May",
        ] {
            assert!(is_timed(text), "{text}");
        }
        for text in ["3 causes", "Maybe 5", "Process", "", "2024 was long"] {
            assert!(!is_timed(text), "{text}");
        }
        assert!(has_clock("at 14:08 it fell") && has_clock("朝10時5分に") && !has_clock("ratio 1: 20x"));
    }
}
