//! One spelling for words that Japanese writes in several: 気を付ける, 気をつける and きをつける are one word to every rule.

use std::{ops::Range, sync::LazyLock};

use crate::words::finder::Finder;

/// The spelling that is read, and those that it stands for.
const SPELLINGS: &[(&str, &str)] = &[
    ("気をつ", "気を付|気を着|きをつけ=気をつけ|きを付"),
    ("気をつ", "キヲツ|気をツ"),
    ("気を引き締め", "気をひきしめ|気を引締め|気を引きしめ"),
    ("気づ", "気付か|気付き|気付く|気付け|気付い|きづか|きづけ|きづい"),
    ("頑張", "がんば|ガンバ|頑ば"),
    ("見落と", "見おと|みおと|見落し"),
    ("見逃", "見のが|みのが"),
    ("見直", "見なお|みなお"),
    ("忘れ", "わすれ"),
    ("間違", "まちが"),
    ("怠", "おこた"),
    ("サボ", "さぼ"),
    ("うっかり", "ウッカリ"),
    ("すべて", "全て|総て"),
    ("なぜ", "何故"),
    ("わか", "分か|解か|判か"),
    ("よかった", "良かった|善かった"),
    ("より良い", "よりよい|より善い"),
    ("できる", "出来る"),
    ("できな", "出来な"),
    ("ください", "下さい"),
    ("いただ", "頂き|頂く|頂い|戴"),
    ("いたします", "致します"),
    ("ように", "様に"),
    ("ため", "為に=ために|為、=ため、|為で=ためで"),
    ("引き継ぎ", "引継ぎ|引きつぎ|ひきつぎ"),
    ("取り組", "取組"),
    ("取り違え", "取違え|とりちがえ"),
    ("ひど", "酷い=ひどい|酷く=ひどく|酷す=ひどす|ヒド"),
    ("バカ", "馬鹿|ばか"),
    ("いい加減", "いいかげん|イイカゲン"),
    ("あり得", "有り得|ありえ|有りえ"),
    ("心がけ", "心掛け|こころがけ|心懸け"),
    ("声かけ", "声掛け|声がけ|声懸け"),
    ("呼びかけ", "呼び掛け|よびかけ"),
    ("二重", "2重"),
    ("お粗末", "おそまつ"),
    ("杜撰", "ずさん|ズサン"),
    ("たるん", "弛ん"),
    ("ちゃんと", "チャント"),
    ("きちんと", "キチンと|キチント"),
    ("しっかり", "シッカリ|確り"),
    ("オペレーター", "オペレータ=オペレーター|オペレーター"),
    ("サーバー", "サーバ=サーバー|サーバー"),
    ("ユーザー", "ユーザ=ユーザー|ユーザー"),
    ("マネージャー", "マネージャ=マネージャー|マネージャー|マネジャー|マネジャ=マネージャー"),
    ("メーカー", "メーカ=メーカー|メーカー"),
    ("ブレーカー", "ブレーカ=ブレーカー|ブレーカー"),
    ("レビュアー", "レビューア=レビュアー|レビューアー|レビュワー|レビュアー"),
];

static TABLE: LazyLock<Finder<&'static str>> = LazyLock::new(|| {
    Finder::of(SPELLINGS.iter().flat_map(|&(read, written)| {
        written.split('|').map(move |written| written.split_once('=').unwrap_or((written, read)))
    }))
});

/// What is spelt otherwise in a text than it is read, in its order.
pub(super) fn other(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let found = TABLE.find_longest(text).map(|(read, range)| (range, read));
    found.filter(|(range, read)| text[range.clone()] != **read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_lead_to_one() {
        for (text, expected) in [
            ("今後はきをつける", vec!["気をつけ"]),
            ("気を付けます", vec!["気をつ"]),
            ("サーバーとサーバ", vec!["サーバー"]),
            ("気をつける", vec![]),
        ] {
            let read: Vec<_> = other(text).into_iter().map(|(_, read)| read).collect();
            assert_eq!(read, expected, "{text}");
        }
    }
}
