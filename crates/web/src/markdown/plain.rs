//! Markdown as plain words, with where each of them stands: what a quotation of a few of them shows.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::options;

/// The words of a text, each run with the bytes that it was written as.
pub struct Plain(Vec<(Range<usize>, String)>);

impl Plain {
    /// Reads a text.
    pub fn of(markdown: &str) -> Self {
        let events = Parser::new_ext(markdown, options()).into_offset_iter();
        let run = |(event, range): (Event<'_>, Range<usize>)| match event {
            Event::Text(text) | Event::Code(text) => Some((range, text.into_string())),
            // A line that goes on reads on; two Japanese ones without a space between them.
            Event::SoftBreak | Event::HardBreak => {
                let before = markdown[..range.start].trim_end().chars().next_back();
                let after = markdown[range.end..].trim_start().chars().next();
                let is_wide = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
                Some((range, if is_wide(before) && is_wide(after) { String::new() } else { " ".to_owned() }))
            }
            _ => None,
        };
        Self(events.filter_map(run).collect())
    }

    /// The words that stand in these bytes.
    pub fn words(&self, range: &Range<usize>) -> String {
        let first = self.0.partition_point(|(run, _)| run.end <= range.start);
        let runs = self.0[first..].iter().take_while(|(run, _)| run.start < range.end);
        runs.filter_map(|(run, words)| part(run, words, range)).collect()
    }
}

/// What of a run stands in these bytes. Where it was written in another way than it reads (a reference, code between
/// marks), it belongs whole to where it begins.
fn part<'w>(run: &Range<usize>, words: &'w str, range: &Range<usize>) -> Option<&'w str> {
    if run.len() == words.len() {
        let (start, end) = (range.start.max(run.start), range.end.min(run.end));
        return words.get(start - run.start..end - run.start);
    }
    range.contains(&run.start).then_some(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::passages::tests::MARKDOWN, *};

    #[track_caller]
    fn check(markdown: &str, words: &str) {
        assert_eq!(Plain::of(markdown).words(&(0..markdown.len())), words);
    }

    #[test]
    fn marks_are_left_out() {
        check(
            "- **気をつける** `x = 1` [手順](https://example.com/a) ~~古い~~",
            "気をつける x = 1 手順 古い",
        );
        check("> &lt;b&gt; \\*kept\\*", "<b> *kept*");
        check("今後は\n気をつける。\nBe\ncareful.", "今後は気をつける。 Be careful.");
        check("![図](https://example.com/a.png) <!-- yomikai-ignore effort -->", "図 ");
    }

    #[test]
    fn a_part_is_what_stands_in_its_bytes() {
        let markdown = "We **forgot to check** it, with `rm -rf`.";
        let plain = Plain::of(markdown);
        let at = |words: &str| {
            let start = markdown.find(words).unwrap();
            start..start + words.len()
        };
        assert_eq!(plain.words(&at("forgot to")), "forgot to");
        assert_eq!(plain.words(&at("We **forgot")), "We forgot");
        assert_eq!(plain.words(&at("check** it, with `rm")), "check it, with rm -rf");
        assert_eq!(plain.words(&at("-rf`.")), ".");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn parts_come_to_the_whole(text in MARKDOWN, cut in 0.0..1.0) {
            let plain = Plain::of(&text);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short text")]
            let cut = text.floor_char_boundary((text.len() as f64 * cut) as usize);
            let (before, after) = (plain.words(&(0..cut)), plain.words(&(cut..text.len())));
            prop_assert_eq!(before + &after, plain.words(&(0..text.len())));
        }
    }
}
