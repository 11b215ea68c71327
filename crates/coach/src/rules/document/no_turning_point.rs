//! A timeline from which nobody can read how long it took to notice, or how long people were affected.

use crate::{
    config::Config,
    document::{Entry, Facts, Lexicon, Listed, Marker, Spot, has_clock, shown},
    kind::Section,
};

/// A shorter timeline is a note, not yet a timeline.
const ENTRIES: usize = 3;

static DETECTED: Lexicon = Lexicon::new(|| {
    Listed::of(
        "detect|alert|alarm|page|notic|report|discover|found|find|observ|identif|aware|realiz|realis|saw|sees|see |seen|complain|ticket|spot|ping|notif|investigat|acknowledg|declar|warn|monitor|user|customer|fires|fired|confirm|検知|検出|気づ|気付|発見|報告|通知|アラート|警報|問い合わせ|問合せ|連絡|認識|指摘|発覚|確認|判明|監視|調査|申告|苦情|電話|検知",
    )
});

static MITIGATED: Lexicon = Lexicon::new(|| {
    Listed::of(
        "mitigat|resolv|restor|recover|fix|roll back|rolled back|rollback|rolls back|revert|back online|back up|back to|is back|was back|were back|back in|healthy|ends|ended|end of|over|resum|closed|complet|normal|success|works|working|deploy|restart|stable|stabil|solved|clear|unblock|reboot|patch|terminat|no further action|disabled|all clear|return|drop|復旧|解消|解決|収束|緩和|回復|切り戻|切戻|ロールバック|正常|完了|修正|再開|終息|落ち着|再起動|戻|治|クローズ|終了|復帰|直っ|修復|止ま|稼働|成功",
    )
});

pub(crate) fn check(facts: &Facts, _: &Config) -> Vec<Spot> {
    let marked =
        |markers: &[Marker], words: &Lexicon| facts.timeline.iter().any(|entry| is(entry, markers, words));
    // A clock time in the section about it says when, too.
    let told = |section| facts.parts_of(section).any(|part| has_clock(&shown(&part.text)));
    let noticed = marked(&[Marker::Detected, Marker::Acknowledged], &DETECTED) || told(Section::Detection);
    let over = marked(&[Marker::Mitigated, Marker::Resolved], &MITIGATED) || told(Section::Resolution);
    let asked = facts.timeline.len() >= ENTRIES && !facts.durations && !(noticed && over);
    facts.part(Section::Timeline).filter(|_| asked).map(|part| part.heading.clone()).into_iter().collect()
}

fn is(entry: &Entry, markers: &[Marker], words: &Lexicon) -> bool {
    entry.marker.is_some_and(|marker| markers.contains(&marker)) || words.is_in(&entry.what.wording)
}
