//! What surrounds a Japanese cue: rejection, purpose, tense at the end of the sentence, promises, machines.

use super::list::Words;
use crate::lang::{is_han, is_hiragana};

/// The rest of the clause: up to the next comma or full stop, and not far.
pub(crate) fn clause_after(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest.char_indices().take(40).find(|(_, c)| matches!(c, '、' | '。' | ',' | ';'));
    &rest[..end.map_or_else(|| rest.char_indices().nth(40).map_or(rest.len(), |(at, _)| at), |(at, _)| at)]
}

/// The last `count` characters.
pub(crate) fn last_chars(text: &str, count: usize) -> &str {
    text.char_indices().rev().nth(count.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

/// 〜ではなく, 〜に頼らず, 〜なくてよい: the words are there to be turned down.
pub(crate) fn is_rejected(clause_after: &str) -> bool {
    REJECTIONS.are_in(clause_after)
}

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

/// 〜よう, 〜ため with a mechanism behind it: the mechanism carries the load.
pub(crate) fn serves_mechanism(after: &str) -> bool {
    let after = after.char_indices().nth(120).map_or(after, |(end, _)| &after[..end]);
    let purpose =
        Words("よう|ため|為に|ことを防|ことのない").iter().find_map(|word| after.strip_prefix(word));
    purpose.is_some_and(|rest| !Words("な|に心|心").start(rest) && MECHANISMS.are_in(rest))
}

/// Things that work by themselves, or that will exist and be seen.
const MECHANISMS: Words = Words(
    "自動|ツール|bot|ボット|ci|スクリプト|アラート|通知|ジョブ|仕組み|仕組|システム|画面|表示|\
     ブロック|拒否|弾|止め|停止|検知|検査|検証|必須|制限|廃止|追加|分け|分割|統一|テンプレ|\
     チェックリスト|設定|lint|フック|パイプライン|バリデーション|ダイアログ|キュー|\
     ダッシュボード|カレンダー|リマインダ|スケジュール|仕様|実装|変更|切り|簡素|減ら|小さく|外す|\
     なく|隔離|共有|プラグ|色",
);

/// Things that act by themselves, standing as the one who acts.
pub(crate) fn machine_acts(before: &str) -> bool {
    const MACHINES: Words = Words(
        "システム|ジョブ|bot|ボット|ci|ツール|スクリプト|サーバー|サーバ|パイプライン|バッチ|\
         クライアント|スケジューラ|監視|エージェント|linter|api|プログラム|アプリ|処理|機能|側で",
    );
    MACHINES.iter().any(|machine| {
        before
            .match_indices(machine)
            .any(|(at, _)| Words("が|は|で|に|側").start(&before[at + machine.len()..]))
    })
}

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
pub(crate) fn close(text: &str) -> Close {
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

const RESOLVED: Words = Words(
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
    let verb = end.ends_with('た') || end.ends_with("んだ") || end.ends_with("いだ");
    verb || Words("でした|ました|だった").end(end)
}

/// Words that point to the next time.
pub(crate) fn looks_ahead(text: &str) -> bool {
    Words(
        "今後|これから|次回|次から|次は|次も|次こそ|次の機会|以後|再発防止|二度と|当面|\
             来期|引き続き|これまで以上|一層|いっそう|より一層",
    )
    .are_in(text)
}

/// Whether a plain form stands before a noun that it only describes (人が覚えておく工程).
pub(crate) fn describes_noun(after: &str) -> bool {
    const CARRIED: Words = Words(
        "こと|方針|姿勢|意識|文化|習慣|癖|クセ|心構え|体制|所存|次第|必要|つもり|よう|運用|ルール|\
         しか|大切さ|重要性|予定|形|旨|為|ため|事",
    );
    const NOUNS: Words = Words("もの|ところ|とき|まま|うち|わけ|かどうか|かも|はず|だけの|のに|と、|なら");
    const TOPICS: Words = Words("のは|のが|のも");
    const WEIGHED: Words = Words("大事|大切|重要|肝心|必要|基本|鉄則");
    if CARRIED.start(after) {
        return false;
    }
    if TOPICS.start(after) {
        return !WEIGHED.are_in(after);
    }
    let next = after.chars().next();
    NOUNS.start(after) || next.is_some_and(|c| is_han(c) || (c.is_alphanumeric() && !is_hiragana(c)))
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
}
