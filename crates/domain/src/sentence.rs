//! Where prose may be cut: into sentences, Japanese and English, and into whole lines where Markdown lives by lines.

/// One sentence, or one whole line of a list, a table, a heading, a quotation or a code block.
///
/// All sentences of a text, words and gaps in order, are the text exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// What is written, its indentation included; empty only for blank lines at the very start.
    pub words: &'a str,
    /// The white space up to the next sentence, line breaks included.
    pub gap: &'a str,
}

/// Cuts `prose` into sentences.
///
/// A line break always ends one. Within a line, `。`, `！` and `？` do, with the brackets that close after them; `.`,
/// `!` and `?` do where a space follows, unless they belong to an abbreviation, an initial or a number.
pub fn sentences(prose: &str) -> Vec<Sentence<'_>> {
    let mut fence = None;
    let mut ends = Vec::new();
    let mut start = 0;
    for line in prose.split_inclusive('\n') {
        let words = line.trim_end();
        if !words.is_empty() {
            let whole = step_fence(&mut fence, words.trim_start()) || is_whole_line(words.trim_start());
            if whole {
                ends.push(start + words.len());
            } else {
                push_sentence_ends(words, start, &mut ends);
            }
        }
        start += line.len();
    }
    between(prose, &ends)
}

/// The sentences of `prose`, each in one piece with the white space after it.
pub fn pieces(prose: &str) -> impl Iterator<Item = &str> {
    let mut rest = prose;
    sentences(prose).into_iter().map(move |sentence| {
        let (piece, after) = rest.split_at(sentence.words.len() + sentence.gap.len());
        rest = after;
        piece
    })
}

/// Turns the ends of words into sentences; whatever lies between an end and the next line or word is gap.
fn between<'a>(prose: &'a str, ends: &[usize]) -> Vec<Sentence<'a>> {
    let mut cut = Vec::with_capacity(ends.len() + 1);
    let blank_start = gap_length(prose);
    if blank_start > 0 && prose[..blank_start].contains('\n') || (ends.is_empty() && !prose.is_empty()) {
        cut.push(Sentence { words: "", gap: &prose[..blank_start] });
    }
    let mut start = cut.first().map_or(0, |blank| blank.gap.len());
    for &end in ends {
        let gap = gap_length(&prose[end..]);
        cut.push(Sentence { words: &prose[start..end], gap: &prose[end..end + gap] });
        start = end + gap;
    }
    cut
}

/// How many bytes of white space lead `rest`, less the indentation of the line that follows them.
fn gap_length(rest: &str) -> usize {
    let space = &rest[..rest.len() - rest.trim_start().len()];
    match space.rfind('\n') {
        Some(at) if space.len() < rest.len() => at + 1,
        _ => space.len(),
    }
}

/// A code block that is open: what closes it is at least as long a run of the same character.
#[derive(Clone, Copy)]
struct Fence {
    mark: char,
    length: usize,
}

/// Whether the line belongs to a code block, its fences included; opens and closes `fence` accordingly.
fn step_fence(fence: &mut Option<Fence>, line: &str) -> bool {
    let mark = line.chars().next().filter(|&c| c == '`' || c == '~');
    let length = mark.map_or(0, |mark| line.chars().take_while(|&c| c == mark).count());
    let here = mark.filter(|_| length >= 3).map(|mark| Fence { mark, length });
    match (*fence, here) {
        (None, None) => return false,
        // Back-ticks after the opening ones mean code within a line.
        (None, Some(opening)) if opening.mark == '`' && line[length..].contains('`') => return false,
        (None, Some(_)) => *fence = here,
        (Some(open), Some(closing)) => {
            if closing.mark == open.mark && closing.length >= open.length && line.len() == length {
                *fence = None;
            }
        }
        (Some(_), None) => {}
    }
    true
}

/// Whether Markdown (or a Japanese bullet) makes this line a unit of its own.
fn is_whole_line(line: &str) -> bool {
    let bullet = ["- ", "* ", "+ ", "・", "•"].iter().any(|mark| line.starts_with(mark));
    let block = ['|', '#', '>'].iter().any(|&mark| line.starts_with(mark));
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - after_digits.len();
    let numbered =
        (1..=9).contains(&digits) && (after_digits.starts_with(". ") || after_digits.starts_with(") "));
    bullet || block || numbered
}

fn push_sentence_ends(line: &str, offset: usize, ends: &mut Vec<usize>) {
    let mut start = 0;
    while start < line.len() {
        let end = start + first_sentence(&line[start..]);
        ends.push(offset + end);
        start = end + gap_length(&line[end..]);
    }
}

/// How many bytes the first sentence of `line` has: up to its closing brackets, without the space that follows.
fn first_sentence(line: &str) -> usize {
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        if c == '`' {
            at = after_code(line, at);
        } else if is_mark(c) {
            let marks = run(&line[at..], is_mark);
            let closers = run(&line[at + marks..], is_closer);
            let end = at + marks + closers;
            let stop = Stop {
                before: &line[..at],
                marks: &line[at..at + marks],
                closed: closers > 0,
                after: &line[end..],
            };
            if stop.ends_a_sentence() {
                return end;
            }
            at = end;
        } else {
            at += c.len_utf8();
        }
    }
    line.len()
}

/// Where to go on after the back-tick at `at`: behind the code that it opens, where it is closed on this line.
fn after_code(line: &str, at: usize) -> usize {
    let inside = at + run(&line[at..], |c| c == '`');
    let closing = line[inside..].find('`').map(|length| inside + length);
    closing.map_or(inside, |closing| closing + run(&line[closing..], |c| c == '`'))
}

/// How many bytes at the start of `text` are characters that `belongs`.
fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(belongs).len()
}

fn is_wide_mark(c: char) -> bool {
    matches!(c, '。' | '｡' | '！' | '？' | '．')
}

fn is_mark(c: char) -> bool {
    is_wide_mark(c) || matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁉' | '⁇' | '⁈')
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '」' | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '］'
            | '｝'
            | '｣'
            | ')'
            | ']'
            | '}'
            | '"'
            | '\''
            | '”'
            | '’'
            | '»'
            | '*'
            | '_'
    )
}

/// A place that may end a sentence, with what stands around it.
struct Stop<'a> {
    before: &'a str,
    marks: &'a str,
    closed: bool,
    after: &'a str,
}

impl Stop<'_> {
    fn ends_a_sentence(&self) -> bool {
        let Some(next) = self.after.chars().next() else { return true };
        if self.marks.chars().any(is_wide_mark) {
            return !self.goes_on_in_japanese(next);
        }
        if next.is_whitespace() {
            return !self.goes_on_in_english();
        }
        // 「大丈夫?たぶん」 is written without a space; `file.rs` and `a?b` are not sentences.
        self.marks.ends_with(['!', '?']) && is_japanese(next)
    }

    /// 「…。」と言った quotes what was said, and １．５ is a number.
    fn goes_on_in_japanese(&self, next: char) -> bool {
        let exclaimed = self.marks.ends_with(['！', '？']);
        (next == 'と' && (self.closed || exclaimed)) || (self.marks == "．" && next.is_numeric())
    }

    fn goes_on_in_english(&self) -> bool {
        let next = self.after.trim_start().chars().next();
        let small = next.is_some_and(char::is_lowercase);
        if self.closed || self.marks.len() > 1 {
            // "Why?" she asked. It hung... then it came back.
            return small;
        }
        self.marks == "."
            && is_abbreviation(last_word(self.before), small, next.is_some_and(|c| c.is_ascii_digit()))
    }
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '（' | '「'))
        .next()
        .unwrap_or(text)
}

/// Abbreviations that are always followed by what they announce.
const ANNOUNCING: &[&str] =
    &["e.g", "i.e", "cf", "vs", "mr", "mrs", "ms", "dr", "prof", "approx", "ca", "incl", "resp"];
/// Abbreviations that may also be the last word; a small letter tells that they are not.
const PERHAPS_LAST: &[&str] =
    &["etc", "al", "a.m", "p.m", "inc", "ltd", "co", "jr", "sr", "min", "sec", "hr", "hrs", "esp"];
/// Words that are abbreviations before a number only.
const NUMBERED: &[&str] = &[
    "no", "nos", "fig", "sec", "ch", "p", "pp", "vol", "ver", "v", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec",
];

fn is_abbreviation(word: &str, before_small: bool, before_digit: bool) -> bool {
    let one_of = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let initial = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase() && c != 'I');
    initial
        || one_of(ANNOUNCING)
        || (before_small && one_of(PERHAPS_LAST))
        || (before_digit && one_of(NUMBERED))
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '「' | '『' | '（' | '\u{ff66}'..='\u{ff9d}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(prose: &str, expect: &[&str]) {
        let cut = sentences(prose);
        assert_eq!(cut.iter().map(|sentence| sentence.words).collect::<Vec<_>>(), expect, "{prose:?}");
        assert_eq!(whole(&cut), prose);
        assert_eq!(pieces(prose).collect::<String>(), prose);
    }

    fn whole(cut: &[Sentence<'_>]) -> String {
        cut.iter().flat_map(|sentence| [sentence.words, sentence.gap]).collect()
    }

    #[test]
    fn japanese_ends_at_its_marks_and_the_brackets_after_them() {
        check("止まった。直した。", &["止まった。", "直した。"]);
        check("本当？！はい！", &["本当？！", "はい！"]);
        check("（昼に止まった。）次に進む。", &["（昼に止まった。）", "次に進む。"]);
        check("「見ました。」と答えた。誰も見ていない。", &["「見ました。」と答えた。", "誰も見ていない。"]);
        check("まさか！？と思った。", &["まさか！？と思った。"]);
        check("大丈夫?たぶん大丈夫!次へ", &["大丈夫?", "たぶん大丈夫!", "次へ"]);
        check("約１．５倍．次。", &["約１．５倍．", "次。"]);
        check("句点のない行", &["句点のない行"]);
        check("。。。", &["。。。"]);
    }

    #[test]
    fn english_ends_at_a_mark_before_a_space() {
        check("It broke. We fixed it! Why? Unknown", &["It broke.", "We fixed it!", "Why?", "Unknown"]);
        check("it broke. we fixed it.", &["it broke.", "we fixed it."]);
        check("(It broke.) Then \"again.\" Done.", &["(It broke.)", "Then \"again.\"", "Done."]);
        check("\"Why?\" she asked. No one knew.", &["\"Why?\" she asked.", "No one knew."]);
        check("It hung... then came back. Odd.", &["It hung... then came back.", "Odd."]);
        check("**It broke.** Then.", &["**It broke.**", "Then."]);
    }

    #[test]
    fn abbreviations_numbers_and_addresses_stay_whole() {
        check(
            "Use a limit, e.g. 3.5 MB (approx. 3). Good.",
            &["Use a limit, e.g. 3.5 MB (approx. 3).", "Good."],
        );
        check(
            "Logs etc. were lost. Graphs etc. We wept.",
            &["Logs etc. were lost.", "Graphs etc.", "We wept."],
        );
        check("See No. 5 and Fig. 2. No. Not that.", &["See No. 5 and Fig. 2.", "No.", "Not that."]);
        check("Dr. J. Smith and I. We met.", &["Dr. J. Smith and I.", "We met."]);
        check(
            "At https://a.example/x?y=1.2 it ends. v1.2.3 began.",
            &["At https://a.example/x?y=1.2 it ends.", "v1.2.3 began."],
        );
        check("Run `a. b. c` first. Then stop.", &["Run `a. b. c` first.", "Then stop."]);
        check("A lone ` is a tick. Fine.", &["A lone ` is a tick.", "Fine."]);
    }

    #[test]
    fn lines_are_boundaries_and_markdown_lives_by_lines() {
        check("一行目\n二行目。\n\n　三行目。", &["一行目", "二行目。", "　三行目。"]);
        check("- One. Two.\n  - 三。四。\n1. Five. Six.", &["- One. Two.", "  - 三。四。", "1. Five. Six."]);
        check("・一。二。\n# 見出し。後\n> 引用。後", &["・一。二。", "# 見出し。後", "> 引用。後"]);
        check("| a. b | c |\n|---|---|\n", &["| a. b | c |", "|---|---|"]);
        check(
            "One. Two.\n```rust\na. b.\n\n  c。d\n```\nSix. End.",
            &["One.", "Two.", "```rust", "a. b.", "  c。d", "```", "Six.", "End."],
        );
        check("~~~\n```\na. b\n~~~\nSee. Done", &["~~~", "```", "a. b", "~~~", "See.", "Done"]);
        check("```x. y``` is code. So.", &["```x. y``` is code.", "So."]);
    }

    #[test]
    fn the_space_between_is_nobodys_word() {
        check("", &[]);
        check(" \n ", &[""]);
        check("\n\n a", &["", " a"]);
        check(" a. b \n \n  c\n", &[" a.", "b", "  c"]);
        assert_eq!(sentences(" a. b \n \n  c\n")[1].gap, " \n \n");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_in_cutting(prose in "(\\PC|[ \\n\\t。！？.!?」）`~|#・-]|e\\.g\\. |```\n|と){0,60}") {
            let cut = sentences(&prose);
            prop_assert_eq!(whole(&cut), &*prose);
            for (at, sentence) in cut.iter().enumerate() {
                prop_assert_eq!(sentence.words.trim_end(), sentence.words);
                prop_assert!(sentence.gap.trim().is_empty());
                prop_assert!(at == 0 || !sentence.words.is_empty());
                prop_assert!(!sentence.words.contains('\n'));
            }
        }
    }
}
