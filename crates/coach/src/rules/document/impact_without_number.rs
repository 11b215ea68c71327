//! An impact that is told without any figure, so that nobody can compare it with the next one.

use crate::{
    config::Config,
    document::{Facts, Lexicon, Listed, Part, Spot, is_absent, shown},
    kind::Section,
    words::list::Words,
};

pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let told: Vec<_> =
        facts.parts_of(Section::Impact).filter(|part| !is_absent(&shown(&part.text))).collect();
    if facts.impact_figures || told.iter().any(|part| is_measured(part)) {
        return Vec::new();
    }
    // A figure in the summary or beside it is a figure, wherever the template wants it.
    let elsewhere = facts.parts_of(Section::Summary).any(is_measured);
    told.into_iter().filter(|_| !elsewhere).map(|part| part.heading.clone()).collect()
}

/// A quantity: a number that is not part of a name, or a word that says how much, none and all included.
fn is_measured(part: &Part) -> bool {
    const ENGLISH: Words = Words(
        "one|two|three|four|five|six|seven|eight|nine|ten|dozen|dozens|hundred|hundreds|thousand|thousands|million|half|quarter|percent|all|every|everyone|everybody|entire|whole|none|nobody|zero",
    );
    static PHRASES: Lexicon = Lexicon::new(|| {
        Listed::of(
            "no one|no data|no customer|no user|no loss|no order|no request|no message|no impact|no other|a third|a single",
        )
    });
    const JAPANESE: Words = Words(
        "全員|全て|すべて|全ユーザ|全利用者|全社|全体|全機能|全面|全店|全サービス|全リクエスト|全件|半数|半分|半日|ゼロ|なし|影響はな|影響はありません|影響していな|損失はな|損失はありません|消失はな|消失はありません|漏えいはな|漏えいはありません|漏洩はな|流出はな|一人|二人|三人|一名|二名|一件|二件|三件|一社|一時間|二時間|一日|数分|数時間|数日|数十|数百|数千|数名|数人|数件|数社|一割|二割|三割|四割|五割|六割|七割|八割|九割",
    );
    let text = shown(&part.text).to_lowercase().replace("at all", "");
    has_number(&text)
        || JAPANESE.are_in(&text)
        || text.split(|c: char| !c.is_alphanumeric()).any(|word| ENGLISH.has(word))
        || PHRASES.is_in(&text)
}

/// `40 minutes`, `12%`, `10:02`, `３件`, `$300`; not `v2`, `HTTP 500`, `#12`, `2026-05-01` or `p99`.
fn has_number(text: &str) -> bool {
    let mut before = ' ';
    let mut word_before = "";
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        if length == 0 {
            let c = rest.chars().next().unwrap_or(' ');
            if c != ' ' {
                before = c;
            }
            at += c.len_utf8();
            continue;
        }
        let piece = &rest[..length];
        if is_quantity(piece, word_before, before) {
            return true;
        }
        (before, word_before) = (' ', piece);
        at += length;
    }
    false
}

const fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | ':' | '-' | '/' | '_' | '０'..='９')
}

fn is_quantity(piece: &str, word_before: &str, mark_before: char) -> bool {
    const NAMES: Words = Words(
        "http|https|status|error|code|version|release|port|issue|ticket|section|step|node|sev|tier|python|java|node.js|tls|phase",
    );
    let piece = piece.trim_matches(['.', ',', ':', '-', '/', '_']);
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let starts = piece.starts_with(digit);
    let unit = piece.trim_start_matches(|c: char| digit(c) || matches!(c, '.' | ',' | ':'));
    let is_date = piece.matches(['-', '/']).count() >= 2;
    let is_code = unit == "xx" || unit == "xxs" || unit == "s";
    let is_status =
        unit.is_empty() && piece.len() == 3 && matches!(piece.as_bytes(), [b'4' | b'5', b'0', b'0'..=b'9']);
    let named = NAMES.has(word_before) && mark_before == ' ';
    starts && !is_date && !is_code && !is_status && !named && mark_before != '#'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_told_from_names() {
        for text in ["40 minutes", "12%", "from 10:02 on", "３件", "$300", "1,200 orders", "約5分"] {
            assert!(has_number(text), "{text}");
        }
        for text in ["v2 and http 500", "issue #12", "on 2026-05-01", "p99", "s3", "502s", "5xx", ""] {
            assert!(!has_number(text), "{text}");
        }
    }
}
