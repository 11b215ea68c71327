//! What surrounds the words of a Japanese sentence: rejection, purpose, tense at its end, promises, machines.

use std::{ops::Range, sync::LazyLock};

use super::{
    finder::Finder,
    list::{Lookup, Words},
};
use crate::lang::{is_han, is_hiragana};

/// What a phrase does to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// 〜ではなく, 〜に頼らず, 〜なくてよい: the words before are there to be turned down.
    Rejects,
    /// Something that acts by itself.
    Machine,
    /// What points to the next time.
    LooksAhead,
}

static PHRASES: LazyLock<Finder<Turn>> = LazyLock::new(|| {
    let lists = [(Turn::Rejects, REJECTIONS), (Turn::Machine, MACHINES), (Turn::LooksAhead, AHEAD)];
    Finder::of(lists.into_iter().flat_map(|(turn, words)| words.iter().map(move |word| (word, turn))))
});

const REJECTIONS: Words = Words(
    "ではなく|でなく|じゃなく|ではない|じゃない|ではありません|ではあるまい|に頼ら|に依存せ|\
     に依存し|に期待せ|に任せず|に任せない|のをやめ|代わりに|かわりに|よりも|だけでは|だけに頼|\
     なくても|なくてよ|なくて良|なくてい|なくて済|なくて構|必要がな|必要のな|必要はな|必要をな|\
     必要もな|ずに済|ずにす|なしで|無しで|をなく|を無く|を減ら|を不要|が不要|は不要|を要さ|限界|\
     に終わら|で終わ|にとどま|としない|とはしない|にしない|にはしない|に帰さ|に帰着させ|\
     を採用しない|を採用せ|を責め|を問わ|を追及せ|を追及しな|という言葉|という表現|といった言葉|\
     という語|の有無|にかかわら|に関わら|とは限ら|と片付け|で片付け|と呼ば|と決めつけ|見え|\
     とみなさ|とは書か|と書か|を避け|は避け|を禁|は禁|は続か|では続|では防|では足り|には頼|\
     に左右され",
);

const MACHINES: Words = Words(
    "システム|ジョブ|bot|ボット|ci|ツール|スクリプト|サーバー|サーバ|パイプライン|バッチ|\
     クライアント|スケジューラ|監視|エージェント|linter|api|プログラム|アプリ|処理|機能|側で",
);

const AHEAD: Words = Words(
    "今後|これから|次回|次から|次は|次も|次こそ|次の機会|以後|再発防止|二度と|当面|\
     来期|引き続き|これまで以上|一層|いっそう|より一層",
);

/// The phrases of a sentence, found once, whichever of its words asks for what surrounds it.
#[derive(Debug)]
pub(crate) struct Context<'t> {
    text: &'t str,
    /// What each does and where it stands, in the order of their ends.
    phrases: Vec<(Turn, Range<usize>)>,
    /// How the sentence ends.
    pub(crate) close: Close,
}

impl<'t> Context<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let mut phrases: Vec<_> = PHRASES.find(text).collect();
        phrases.sort_unstable_by_key(|(_, phrase)| phrase.end);
        Self { text, phrases, close: close(text) }
    }

    /// Where the phrases that do this stand, of those that end in a stretch.
    fn ending_in(&self, turn: Turn, within: Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let from = self.phrases.partition_point(|(_, phrase)| phrase.end <= within.start);
        let near = self.phrases[from..].iter().take_while(move |(_, phrase)| phrase.end <= within.end);
        near.filter(move |(does, _)| *does == turn).map(|(_, phrase)| phrase)
    }

    /// Whether the rest of the clause turns down what ends at this place.
    pub(crate) fn is_rejected(&self, at: usize) -> bool {
        let mut rejections = self.ending_in(Turn::Rejects, at..self.text.len()).peekable();
        if rejections.peek().is_none() {
            return false;
        }
        let end = at + clause_after(self.text, at).len();
        rejections.take_while(|phrase| phrase.end <= end).any(|phrase| phrase.start >= at)
    }

    /// Whether something that acts by itself stands shortly before this place as the one who acts.
    pub(crate) fn machine_acts(&self, at: usize) -> bool {
        let before = &self.text[..at];
        let acts = |machine: &Range<usize>| {
            ["が", "は", "で", "に", "側"].iter().any(|particle| before[machine.end..].starts_with(particle))
        };
        let mut machines = self.ending_in(Turn::Machine, 0..at).filter(|machine| acts(machine)).peekable();
        if machines.peek().is_none() {
            return false;
        }
        let from = at - last_chars(before, 40).len();
        machines.any(|machine| machine.start >= from)
    }

    /// Whether the sentence points to the next time.
    pub(crate) fn looks_ahead(&self) -> bool {
        self.phrases.iter().any(|(does, _)| *does == Turn::LooksAhead)
    }
}

/// The rest of the clause: up to the next comma or full stop, and not far.
pub(crate) fn clause_after(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let inside =
        |&(count, (_, c)): &(usize, (usize, char))| count < 40 && !matches!(c, '、' | '。' | ',' | ';');
    let end = rest.char_indices().enumerate().find(|piece| !inside(piece));
    end.map_or(rest, |(_, (end, _))| &rest[..end])
}

/// The last `count` characters.
pub(crate) fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

/// 〜よう, 〜ため with a mechanism behind it: the mechanism carries the load.
pub(crate) fn serves_mechanism(after: &str) -> bool {
    let purpose =
        ["よう", "ため", "為に", "ことを防", "ことのない"].iter().find_map(|word| after.strip_prefix(word));
    let Some(rest) = purpose.filter(|rest| !rest.starts_with(['な', '心']) && !rest.starts_with("に心"))
    else {
        return false;
    };
    let reach = after.char_indices().nth(120).map_or(after.len(), |(end, _)| end);
    MECHANISMS.are_in(&rest[..reach.saturating_sub(after.len() - rest.len())])
}

/// Things that work by themselves, or that will exist and be seen.
static MECHANISMS: Lookup = Lookup::of(
    "自動|ツール|bot|ボット|ci|スクリプト|アラート|通知|ジョブ|仕組み|仕組|システム|画面|表示|\
     ブロック|拒否|弾|止め|停止|検知|検査|検証|必須|制限|廃止|追加|分け|分割|統一|テンプレ|\
     チェックリスト|設定|lint|フック|パイプライン|バリデーション|ダイアログ|キュー|\
     ダッシュボード|カレンダー|リマインダ|スケジュール|仕様|実装|変更|切り|簡素|減ら|小さく|外す|\
     なく|隔離|共有|プラグ|色",
);

/// What the end of the sentence says about time and will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Close {
    /// It happened.
    Past,
    /// It is so, or will be.
    Open,
    /// It is wanted, decided or promised.
    Resolved,
}

/// Reads the end of a sentence, brackets and marks aside.
fn close(text: &str) -> Close {
    let end = text.trim_end_matches(['。', '!', '.', ' ']);
    let end =
        end.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')).map_or(end, |(before, _)| before);
    let end = last_chars(end.trim_end_matches(|c: char| !c.is_alphanumeric()), 24);
    if RESOLVED.end(end) {
        Close::Resolved
    } else if is_past(end) {
        Close::Past
    } else {
        Close::Open
    }
}

static RESOLVED: Lookup = Lookup::of(
    "ことにした|ことにしました|ようにした|ようにしました|こととした|こととしました|ことになった|\
     ことになりました|と決めた|と決めました|と約束した|を約束した|と誓った|と痛感した|を痛感した|\
     と痛感しました|と感じた|と感じました|と思った|と思いました|と学んだ|と学びました|と反省した|\
     と反省しました|たい|たいです|たいと思う|たいと思います|たいと考えています|ましょう|しよう|\
     いこう|しかない|しかありません|所存です|所存|まいります|参ります|べき|べきだ|べきです|\
     べきである|必要がある|必要があります|必要だ|必要です|大事|大事だ|大事です|大切だ|大切です|\
     重要だ|重要です|重要である|肝心だ|こと|ようにする|ようにします|お願いします|お願いした|\
     お願いしました",
);

fn is_past(end: &str) -> bool {
    end.ends_with('た') || end.ends_with("んだ") || end.ends_with("いだ")
}

/// Whether a plain form stands before a noun that it only describes (人が覚えておく工程).
pub(crate) fn describes_noun(after: &str) -> bool {
    static CARRIED: Lookup = Lookup::of(
        "こと|方針|姿勢|意識|文化|習慣|癖|クセ|心構え|体制|所存|次第|必要|つもり|よう|運用|ルール|\
         しか|大切さ|重要性|予定|形|旨|為|ため|事",
    );
    static NOUNS: Lookup =
        Lookup::of("もの|ところ|とき|まま|うち|わけ|かどうか|かも|はず|だけの|のに|と、|なら");
    const TOPICS: [&str; 3] = ["のは", "のが", "のも"];
    static WEIGHED: Lookup = Lookup::of("大事|大切|重要|肝心|必要|基本|鉄則");
    if CARRIED.start(after).is_some() {
        return false;
    }
    if TOPICS.iter().any(|topic| after.starts_with(topic)) {
        return !WEIGHED.are_in(after);
    }
    let next = after.chars().next();
    NOUNS.start(after).is_some()
        || next.is_some_and(|c| is_han(c) || (c.is_alphanumeric() && !is_hiragana(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_sentence_tells_its_time() {
        for (text, expected) in [
            ("5%ずつ戻した。", Close::Past),
            ("丁寧に読んだ", Close::Past),
            ("対応したい。", Close::Resolved),
            ("見ることにした(当面)。", Close::Resolved),
            ("確認する!", Close::Open),
            ("大事だ", Close::Resolved),
        ] {
            assert_eq!(close(text), expected, "{text}");
        }
    }

    #[test]
    fn a_plain_form_before_a_noun_only_describes() {
        assert!(describes_noun("工程をなくす"));
        assert!(!describes_noun("ことが大事だ"));
        assert!(!describes_noun("。"));
        assert!(describes_noun("のは難しい"));
    }

    #[test]
    fn what_is_turned_down_is_so_in_its_clause() {
        let rejected = |text: &str, before: &str| Context::of(text).is_rejected(before.len());
        assert!(rejected("注意するのではなく、仕組みにする", "注意"));
        assert!(!rejected("注意する、根性ではなく仕組みで", "注意"));
        assert!(!rejected("ではなく注意する", "ではなく注意"));
    }

    #[test]
    fn a_machine_acts_with_its_particle() {
        let acts = |text: &str| Context::of(text).machine_acts(text.len());
        assert!(acts("ジョブが"));
        assert!(!acts("ジョブ") && !acts("ジョブを"));
    }
}
