//! What words tell about an action, a timeline or a way of finding out. Each leans towards having seen it: a check then stays silent.

use super::{
    day,
    facts::FoundBy,
    lexicon::{Lexicon, Listed},
};
use crate::{strength::Strength, words::list::Words};

/// Whether somebody has it: a handle, a team, a label, a name in brackets.
pub(super) fn names_owner(words: &str) -> bool {
    static LABELS: Lexicon = Lexicon::new(|| {
        Listed::of(
            "owner|assignee|assigned to|owned by|responsible|dri:|lead:|担当|責任者|オーナー|主管|アサイン|チーム|グループ|部門|sre will|sre to|we own| team|team:",
        )
    });
    has_handle(words) || LABELS.is_in(words) || ends_with_name(words)
}

/// `@name`, but no address of mail and no decorator alone.
fn has_handle(words: &str) -> bool {
    words.match_indices('@').any(|(at, _)| {
        !words[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
            && words[at + 1..].starts_with(char::is_alphabetic)
    })
}

/// `… (Alice)`, `…（基盤）`, `… — SRE`: a few words in brackets or after a dash at the end.
fn ends_with_name(words: &str) -> bool {
    let words = words.trim_end_matches(['.', '。', ' ']);
    let inside = words
        .strip_suffix([')', '）', ']'])
        .and_then(|rest| rest.rfind(['(', '（', '[']).map(|at| &rest[at..]))
        .or_else(|| {
            words.rfind([' ']).and_then(|at| words[..at].ends_with(['—', '–', '→']).then(|| &words[at..]))
        });
    inside.is_some_and(|name| {
        let name = name.trim_start_matches(['(', '（', '[', ' ']);
        let first = name.split([',', '、', '/', ';']).next().unwrap_or("").trim();
        let capital = first.starts_with(char::is_uppercase)
            && first.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-' || c == '.');
        let japanese = !first.is_ascii()
            && first.chars().count() <= 8
            && first.ends_with(['さ', '班', '課', '部', '係', '室', '氏', 'ん']);
        (capital && first.split(' ').count() <= 3 && first.len() > 1) || japanese
    })
}

/// `**Alice**: …`, `[Alice] …`, `Alice to add …`, `SRE: …`.
pub(super) fn leads_with_name(written: &str) -> bool {
    let bare = written.trim_start_matches(['*', '[', '_']);
    let Some(end) = bare.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')) else { return false };
    let (name, after) = bare.split_at(end);
    let after = after.trim_start_matches(['*', ']', '_']);
    let capital = name.starts_with(char::is_uppercase) && name.len() > 1;
    let acts = after.starts_with(" will ") || (after.starts_with(" to ") && !VERBS.has(&name.to_lowercase()));
    capital && (acts || (written.starts_with('[') && after.starts_with(' ')))
}

/// What stands before `to` without being somebody: `Revert to the default`.
const VERBS: Words = Words(
    "add|adjust|agree|aim|allow|apply|ask|attempt|back|bind|change|changes|commit|connect|consider|continue|convert|decide|default|document|downgrade|drop|ensure|expand|export|extend|fall|figure|go|have|how|improvements|increase|limit|link|listen|log|look|lower|make|map|migrate|move|need|plan|point|port|prefer|prepare|publish|push|raise|reach|reduce|refer|remember|remind|report|reserve|respond|restrict|return|revert|roll|route|send|set|start|stick|subscribe|switch|talk|test|tests|train|try|tune|update|updates|upgrade|use|want|way|ways|what|work|write|access|alert|alerts|changes|fixes",
);

/// Whether there is a time for it, however roughly.
pub(super) fn has_due(words: &str) -> bool {
    static WORDS: Lexicon = Lexicon::new(|| {
        Listed::of(
            "due|deadline|eta|by monday|by tuesday|by wednesday|by thursday|by friday|by end of|by the end|by eod|by next|by q|this week|next week|this month|next month|next sprint|this sprint|this quarter|next quarter|end of|within|before the next|期限|期日|までに|今週|来週|今月|来月|月末|週末|年内|年度|四半期|スプリント|月中|末まで|以内|次回リリース|january|february|march|april|june|july|august|september|october|november|december|in may|by may",
        )
    });
    WORDS.is_in(words) || has_short_date(words) || !day::all_in(words).is_empty()
}

/// `5/31`, `5月31日`, `5月末`, `Q3`.
fn has_short_date(words: &str) -> bool {
    words.match_indices(['/', '月', 'Q']).any(|(at, mark)| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let before = words[..at].chars().next_back();
        let after = words[at + mark.len()..].chars().next();
        match mark {
            "Q" => matches!(after, Some('1'..='4')) && !before.is_some_and(char::is_alphanumeric),
            "月" => digit(before),
            _ => digit(before) && digit(after),
        }
    })
}

/// Whether a heading says when, roughly: short term, this quarter.
pub(super) fn has_time_frame(words: &str) -> bool {
    static WORDS: Lexicon = Lexicon::new(|| {
        Listed::of(
            "short term|short-term|medium term|medium-term|mid-term|long term|long-term|immediate|短期|中期|長期|即時|直近|すぐ",
        )
    });
    WORDS.is_in(words) || has_due(words)
}

/// Whether a tracker follows it: an address, a number, a reference.
pub(super) fn is_tracked(written: &str) -> bool {
    let numbered = |mark: char| {
        written.match_indices(mark).any(|(at, _)| {
            written[at + 1..].starts_with(|c: char| c.is_ascii_digit())
                && (mark == '#' || written[..at].ends_with(|c: char| c.is_ascii_uppercase()))
        })
    };
    written.contains("://")
        || written.contains("](")
        || written.contains("][")
        || numbered('#')
        || numbered('-')
}

/// Whether it is over: done, or decided against.
pub(super) fn is_closed(words: &str) -> bool {
    static WORDS: Lexicon = Lexicon::new(|| {
        Listed::of(
            "(done|(completed|(complete|(fixed|(merged|(closed|[done|done:|done.|completed:|✅|☑|完了|実施済|対応済|済み|見送|wontfix|won't do|won't fix",
        )
    });
    const ALONE: Words =
        Words("done|complete|completed|closed|fixed|merged|resolved|済|finished|shipped|yes|○");
    static NOT_YET: Lexicon = Lexicon::new(|| Listed::of("未完了|not done|not complete"));
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '○');
    let alone = bare.len() <= 12 && ALONE.has(&bare.to_lowercase());
    alone || (WORDS.is_in(words) && !NOT_YET.is_in(words))
}

/// What stands after one of these labels, in small letters.
pub(super) fn labelled(words: &str, labels: &[&str]) -> Option<String> {
    let lower = words.to_lowercase();
    let said =
        labels.iter().find_map(|label| Some(lower[lower.find(label)? + label.len()..].trim_start()))?;
    let end = said.find(|c: char| !c.is_alphanumeric()).unwrap_or(said.len());
    Some(said[..end].to_owned()).filter(|said| !said.is_empty())
}

/// How soon it matters: a label, or `P1` alone.
pub(super) fn priority(words: &str) -> Option<String> {
    labelled(words, &["priority:", "priority：", "prio:", "優先度:", "優先度："]).or_else(|| {
        let mut tokens = words.split(|c: char| !c.is_ascii_alphanumeric());
        tokens.find(|token| matches!(token.as_bytes(), [b'P', b'0'..=b'4'])).map(str::to_lowercase)
    })
}

/// The rung that people gave it, in the words of the ladder or in those of the product.
pub(super) fn strength(said: &str) -> Option<Strength> {
    const RUNGS: [(Strength, Words); 3] = [
        (Strength::Strong, Words("strong|prevents|a mechanism prevents|強|仕組みで防ぐ")),
        (Strength::Intermediate, Words("intermediate|medium|reveals|a mechanism reveals|中|仕組みで気づく")),
        (Strength::Weak, Words("weak|relies|弱|注意や記憶")),
    ];
    let said = said.to_lowercase();
    RUNGS.iter().find(|(_, words)| words.start(&said)).map(|(rung, _)| *rung)
}

/// Whether it lets something be noticed.
pub(crate) fn detects(words: &str) -> bool {
    static WORDS: Lexicon = Lexicon::new(|| {
        Listed::of(
            "alert|alarm|monitor|detect|metric|dashboard|notif|pager|paging|probe|health check|healthcheck|health-check|observab|telemetry|canary|synthetic|smoke test|graph|watchdog|heartbeat|slo|visib|tracing|log |logging|log when|warn|report when|report on|アラート|警報|監視|検知|検出|通知|計測|メトリク|ダッシュボード|ヘルスチェック|気づけ|気付け|気づく|気付く|可視化|観測|死活|見える|ログ|しきい値|閾値|外形|報告する仕組み|異常を|突合",
        )
    });
    WORDS.is_in(words)
}

/// How it came to light, as far as a few words tell. People first: an alert that came later is no way of finding out.
pub(crate) fn found_by(words: &str) -> Option<FoundBy> {
    static ALERT: Lexicon =
        Lexicon::new(|| Listed::of("alert|alarm|paged|pager|monitor|pingdom|アラート|監視|自動検知|通知"));
    static NOT_ALERT: Lexicon = Lexicon::new(|| {
        Listed::of(
            "no alert|no monitor|not alert|not monitor|without alert|without monitor|alert did not|alerts did not|alarm did not|did not fire|didn't fire|never fired|did not page|not automatic|not detected by|not paged|no page|no metric|before any alert|アラートはな|アラートはありません|アラートは上がら|アラートは鳴ら|アラートは出な|アラートは出ず|アラートは発報されな|アラートは発報されず|アラートは発生しな|アラートは届か|アラートは届いていな|アラートが鳴ら|アラートが上がら|アラートが出な|アラートが出ず|アラートが届か|アラートが発報されな|アラートもな|アラートを設定してい|アラートがな|アラートではな|監視していな|監視ではな|監視では検知でき|監視では気|監視にはな|監視には含まれて|監視には現れ|監視はな|監視がな|監視対象外|監視の対象外|検知できな|検知できて|通知はな|通知は来な|通知は来て|通知は出な|通知は出ず|通知がな|自動検知ではな",
        )
    });
    static CUSTOMER: Lexicon = Lexicon::new(|| {
        Listed::of(
            "customer report|customers report|user report|users report|reported by user|reported by a user|reported by customer|reported by a customer|a user reported|a customer|by users|by customers|by a user|complain|support ticket|support request|freshdesk|community report|利用者から|利用者の|お客様から|お客さまから|顧客から|ユーザーから|ユーザから|会員から|問い合わせ|問合せ|取引先から|クレーム|申告",
        )
    });
    static CHANCE: Lexicon = Lexicon::new(|| {
        Listed::of(
            "by chance|by accident|happened to|by luck|luckily|coincidence|lucky|たまたま|偶然|運よく|運良く|ふと",
        )
    });
    static COLLEAGUE: Lexicon = Lexicon::new(|| {
        Listed::of(
            "noticed|a colleague|project members|team member|an engineer|a developer|manually|someone|staff|社員|同僚|メンバーが|エンジニアが|オペレータが|開発者が|目視|手動|気づいた|気付いた|担当が",
        )
    });
    if ALERT.is_in(words) && !NOT_ALERT.is_in(words) {
        return Some(FoundBy::Alert);
    }
    [(&CHANCE, FoundBy::Chance), (&CUSTOMER, FoundBy::Customer), (&COLLEAGUE, FoundBy::Colleague)]
        .into_iter()
        .find_map(|(told, by)| told.is_in(words).then_some(by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_seen_in_many_forms() {
        for text in [
            "Cap it (@ana)",
            "Owner: SRE",
            "Cap it (Alice Smith)",
            "担当：基盤",
            "Cap it — SRE",
            "the storage team caps it",
        ] {
            assert!(names_owner(text), "{text}");
        }
        for text in ["Cap it", "Mail to a@b.example", "Cap it (see below)", "上限を設ける（詳細は後述）"]
        {
            assert!(!names_owner(text), "{text}");
        }
        assert!(leads_with_name("Alice to cap it") && leads_with_name("[Alice] Cap it"));
        assert!(
            !leads_with_name("Revert to the default")
                && !leads_with_name("Cap it to ten")
                && !leads_with_name("[link](x)")
        );
    }

    #[test]
    fn times_trackers_and_ends_are_seen() {
        for text in ["by Friday", "2026-05-01", "5/31", "5月末", "in Q3", "来週"] {
            assert!(has_due(text), "{text}");
        }
        assert!(!has_due("add a second region / zone"));
        assert!(is_tracked("see #12") && is_tracked("OPS-12") && !is_tracked("top-10"));
        assert!(is_closed("完了") && is_closed("(done) cap") && is_closed("Done") && !is_closed("未完了"));
        assert_eq!(priority("Cap it [P1]").as_deref(), Some("p1"));
        assert_eq!(priority("優先度: 高").as_deref(), Some("高"));
        assert_eq!(priority("Cap it"), None);
    }

    #[test]
    fn the_way_of_finding_out_is_told_from_its_words() {
        for (text, expected) in [
            ("A customer told us.", Some(FoundBy::Customer)),
            ("No alert fired; a customer told us.", Some(FoundBy::Customer)),
            ("An alert fired at 10:02.", Some(FoundBy::Alert)),
            ("利用者からの問い合わせで判明した。", Some(FoundBy::Customer)),
            ("偶然グラフを見て気づいた。", Some(FoundBy::Chance)),
            ("監視が検知した。", Some(FoundBy::Alert)),
            ("10:02", None),
        ] {
            assert_eq!(found_by(text), expected, "{text}");
        }
    }
}
